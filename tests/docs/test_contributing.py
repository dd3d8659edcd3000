"""CONTRIBUTING.md names files that exist: whoever follows it finds each of them."""

from __future__ import annotations

import re

import checkout
import pytest
from try_each import try_each

pytestmark = pytest.mark.checkout

_PAGE = checkout.ROOT / "CONTRIBUTING.md"
TEXT = _PAGE.read_text(encoding="utf-8") if _PAGE.exists() else ""
PACKAGE = checkout.ROOT / "pm_career"
_IN_QUOTES = re.compile(r"`([\w.<>-]+(?:/[\w.<>-]*)*)`")
_IN_A_DIAGRAM = re.compile(r"(?<![\w/.])((?:\w+/)+(?:\w+\.py)?|\w+\.py)(?=[\s,;:]|$)", re.MULTILINE)
_ENDINGS = (".py", ".md", ".toml", ".txt", ".yaml", ".1", "/")


def _paths() -> set[str]:
    diagrams = "\n".join(re.findall(r"^```text$(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL))
    quoted = {each for each in _IN_QUOTES.findall(TEXT) if "/" in each or each.endswith(_ENDINGS)}
    return quoted | set(_IN_A_DIAGRAM.findall(diagrams))


PATHS = sorted(_paths())


def test_it_names_paths() -> None:
    assert {"cli.py", "journal/evidence.py", "commands/<word>.py", "tests/support/complete.py"} <= set(PATHS)
    assert len(TEXT.splitlines()) < 200


@try_each("path", PATHS)
def test_it_exists(path: str) -> None:
    """In the repository, in the package, or beside another file of its row; of a name to choose, the folder."""
    whole = path if "<" not in path else path.partition("<")[0].rpartition("/")[0]
    places = [checkout.ROOT, PACKAGE, PACKAGE / "frameworks" / "quality", checkout.ROOT / "content" / "pm"]
    assert any((place / whole).exists() for place in places), path
