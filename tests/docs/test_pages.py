"""The pages that people read: their links lead somewhere, and the README's two lines are the two that are promised."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import checkout
import pytest
from try_each import try_each

pytestmark = pytest.mark.checkout

PAGES = sorted(
    path.relative_to(checkout.ROOT).as_posix()
    for pattern in ("*.md", "docs/**/*.md", "bench/*.md")
    for path in checkout.ROOT.glob(pattern)
)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _anchors(page: Path) -> set[str]:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return {_anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


@try_each("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    at = checkout.ROOT / page
    text = _FENCE.sub("", at.read_text(encoding="utf-8"))
    for link in (first or second for first, second in _LINK.findall(text)):
        if "://" in link or link.startswith("mailto:"):
            continue
        file, _, anchor = link.partition("#")
        target = (at.parent / file).resolve() if file else at
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


def test_the_readme_sets_up_in_one_line_and_tests_in_another() -> None:
    lines = subprocess.run(
        ["bash", ".ci/run", "--lines"], cwd=checkout.ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert len(lines) == 2
    install, test = lines
    assert install.endswith("pmcareer ladder")
    assert test.endswith("pytest -n auto --dist worksteal")
    for line in lines:
        assert line.startswith("python3 -m venv .venv && "), "each line must work on its own, in a fresh clone"
        assert ".venv/bin/pip install --quiet -c constraints.txt " in line, "only tested versions are installed"
