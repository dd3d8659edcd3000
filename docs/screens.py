"""Run the commands in the README's `console` blocks and write their answers there; --check fails if one is stale.

The blocks are one session: in one home and one folder, on one day, one after the other. After `console` may stand
`head=N`, which keeps the first N lines of each answer, `tail=N`, which keeps the last N, too, and `typed=A,B,C`, the
lines that are typed at its questions. A block marked `csv NAME` or `markdown NAME` is a file of that name.
"""

from __future__ import annotations

import argparse
import re
import shlex
import sys
import tempfile
from contextlib import chdir
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from shell import Shell  # noqa: E402  it lies beside the tests

from pm_career.commands import clock  # noqa: E402

README = ROOT / "README.md"
FRIDAY = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
_SHOWN_HOME = "~/.local/share/pmcareer"
_FILE = re.compile(r"^```(?:csv|markdown) (?P<name>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```console(?P<options>(?: \w+=\S+)*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def fill_in(text: str) -> str:
    """Return the text with new answers in every block."""
    with tempfile.TemporaryDirectory(dir="/tmp") as home:  # short enough for _run_call
        here = Path(home)
        for file in _FILE.finditer(text):
            (here / file["name"]).write_text(file["text"], encoding="utf-8")
        with (
            chdir(here),
            mock.patch.object(clock, "now", return_value=FRIDAY),
            mock.patch.object(clock, "today", return_value=FRIDAY.date()),
        ):
            return _BLOCK.sub(lambda block: _answer_block(block, here), text)


def _answer_block(block: re.Match[str], home: Path) -> str:
    calls = [line for line in block["body"].splitlines() if line.startswith("$ pmcareer ")]
    options = dict(option.split("=", 1) for option in block["options"].split())
    typed = "".join(f"{line}\n" for line in options.get("typed", "").split(","))
    cut = (int(options.get("head", 0)), int(options.get("tail", 0)))
    body = "\n\n".join("\n".join([call, *_cut(_run_call(call, home, typed), *cut)]) for call in calls)
    return f"```console{block['options']}\n{body}\n```"


def _run_call(call: str, home: Path, typed: str) -> list[str]:
    own = str(home / "h")
    own += "h" * (len(_SHOWN_HOME) - len(own))  # messages break at the same words
    env = {"PMCAREER_HOME": own, "NO_COLOR": "1"}
    result = Shell()(*shlex.split(call)[2:], terminal=80, env=env, stdin=typed, echo=True)
    if result.code:
        raise SystemExit(f"{call}: exit {result.code}\n{result.out}")
    said = result.out.replace(own, _SHOWN_HOME).replace(str(home), "~")
    return [line.rstrip() for line in said.strip("\n").splitlines()]


def _cut(lines: list[str], head: int, tail: int) -> list[str]:
    """Leave out lines after the first `head` and before the last `tail`; all stay if `head` is 0."""
    if not head or len(lines) <= head + tail:
        return lines
    return [*lines[:head], "…", *lines[len(lines) - tail :]]


def main() -> None:
    """Write the README, or check it with --check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a screen is stale")
    before = README.read_text(encoding="utf-8")
    after = fill_in(before)
    if not parser.parse_args().check:
        README.write_text(after, encoding="utf-8")
    elif before != after:
        raise SystemExit("README.md shows old screens: run python docs/screens.py")


if __name__ == "__main__":
    main()
