"""Draw docs/pictures/*.svg with the program itself: `python docs/pictures.py`; --check fails if one is stale.

The pictures are one session, like the README's screens: one home, one day. They load nothing from elsewhere, not even
a font.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from rich.console import Console  # noqa: E402
from rich.terminal_theme import MONOKAI  # noqa: E402
from rich.text import Text  # noqa: E402
from shell import Shell  # noqa: E402  it lies beside the tests

from pm_career.commands import clock  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
FRIDAY = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
WEEKS = (
    "me set --level pm --target senior --name Ana",
    "assess --rate communication=3 --rate analysis=3 --rate vision=1 --rate influence=2 --date '3 months ago'",
    "assess --rate delivery=3 --rate strategy=3 --rate leadership=2 --rate problem-solving=3 --date '2 months ago'",
    "assess --rate vision=2 --rate leadership=3 --rate influence=2",
    "evidence add 'Shipped the export in two slices' --skill delivery --source manager --date yesterday",
    "evidence add 'Sales and support signed one release plan' --skill influence --skill communication",
    "plan from-next --take 1",
)
SCREENS = {"ladder": "ladder", "next": "next", "me": "me"}
LINES = 42
_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_INDENTED = re.compile(r'x="([\d.]+)"( y="[\d.]+")? textLength="([\d.]+)"([^>]*)>((?:&#160;)+)([^<]+)<')
_COLUMN = 12.2
"""Units of the picture that Rich gives a column."""


def draw_pictures() -> Iterator[tuple[str, str]]:
    """Yield the file name and the SVG of every picture."""
    with tempfile.TemporaryDirectory() as home:
        env = {"PMCAREER_HOME": f"{home}/home", "TERM": "xterm-256color", "COLORTERM": ""}
        with (
            mock.patch.dict(os.environ, env),
            mock.patch.object(clock, "now", return_value=FRIDAY),
            mock.patch.object(clock, "today", return_value=FRIDAY.date()),
        ):
            os.environ.pop("NO_COLOR", None)
            for words in WEEKS:
                assert Shell()(*shlex.split(words)).code == 0, words
            for name, words in SCREENS.items():
                drawn = Shell()(*shlex.split(words), "--color", terminal=84).out
                yield f"{name}.svg", _clean_svg(_draw_svg(drawn, f"pmcareer {words}"))
            yield "navigator.svg", _clean_svg(asyncio.run(_draw_navigator()))


def _draw_svg(drawn: str, title: str) -> str:
    lines = drawn.rstrip("\n").split("\n")
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], "…"]
    console = Console(file=StringIO(), record=True, width=84, force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi("\n".join(lines)))
    return console.export_svg(title=title, theme=MONOKAI)


def _clean_svg(svg: str) -> str:
    """The picture without fonts from elsewhere, and with no text that begins with blanks: some viewers drop them."""

    def indent(text: re.Match[str]) -> str:
        blanks = len(text[5]) // len("&#160;") * _COLUMN
        at, length = (f"{float(text[1]) + blanks:.1f}", f"{float(text[3]) - blanks:.1f}")
        return f'x="{at}"{text[2] or ""} textLength="{length}"{text[4]}>{text[6]}<'

    return _INDENTED.sub(indent, _FACES.sub("", svg))


async def _draw_navigator() -> str:
    from pm_career.commands.explore.command_line import ProgramCommands
    from pm_career.explore.app import Navigator
    from pm_career.explore.session import Session

    app = Navigator(Session(None, None, now=clock.now, today=clock.today), ProgramCommands(None))
    async with app.run_test(size=(110, 34)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("down", "down", "down", "down", "down", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot(title="pmcareer")


def main() -> None:
    """Draw all pictures, or check them with --check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a picture is stale")
    check = parser.parse_args().check
    stale = []
    for name, svg in draw_pictures():
        place = PICTURES / name
        if check and (not place.exists() or place.read_text(encoding="utf-8") != svg):
            stale.append(name)
        elif not check:
            place.parent.mkdir(exist_ok=True)
            place.write_text(svg, encoding="utf-8")
    if stale:
        raise SystemExit(f"Not as the program draws them: {', '.join(stale)}. Run: python docs/pictures.py")


if __name__ == "__main__":
    main()
