"""Each screen at three sizes, dark and light, as it must stay: SVG files to look at before a change is kept.

WRITE_GOLDENS=1 makes them anew. They are what one version of Textual draws, named in goldens/explore/made-with.txt:
with another one they are not compared.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import textual
from frozen import FrozenClock
from golden import WRITE, assert_golden
from ladders import write_framework
from navigating import Person, navigate
from shell import Shell
from textual.widgets import Input, TextArea

pytestmark = pytest.mark.checkout  # half a minute of drawing: once where the sources are is enough

SCREENS: dict[str, tuple[str, ...]] = {
    "welcome": (),
    "level": ("down", "enter", "enter", "down", "enter"),
    "ways": ("enter",),
    "skill": ("down", "enter"),
    "next": ("n",),
    "compare": ("c", "down", "enter"),
    "me": ("m",),
    "help": ("question_mark",),
    "search": ("escape", "slash"),
    "evidence": ("escape", "e"),
    "assess": ("escape", "a"),
    "plan": ("2", "q", "p", "a", "enter"),
    "goal": ("e",),
    "notes": ("escape", "q", "v"),
    "note": ("e",),
    "remove": ("escape", "x"),
    "profile": ("n", "q", "i"),
    "whose": ("escape", "w"),
    "command": ("down", "enter", "colon"),
    "answer": ("tab", "enter"),
}
"""The keys that lead from each screen to the next."""
TYPED = {"search": "dough", "command": "level ha"}
"""What is typed on it then."""
SIZES = ((40, 24), (80, 24), (140, 30))
LOOKS = ("dark", "light")
"""Every screen at each of these sizes, in each of these looks."""


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_screen_looks_as_it_was_looked_at(
    size: tuple[int, int], tmp_path: Path, goldens: Path, shell: Shell, frozen_clock: FrozenClock
) -> None:
    folder = goldens / "explore"
    assert_made_with(folder)
    ladder = str(write_framework(tmp_path / "bakery"))
    for words in (
        ("evidence", "add", "Kept the night dough alive", "--skill", "dough", "--framework", ladder),
        ("me", "set", "--person", "ben", "--name", "Ben B", "--level", "hand", "--framework", ladder),
    ):
        assert shell(*words).code == 0

    async def story(person: Person) -> None:
        for name, keys in SCREENS.items():
            for key in keys:
                await person.types(key)
            await person.settles()
            if name in TYPED:
                await person.writes(TYPED[name])
                await person.finds()
            person.app.clear_notifications()
            for line in (*person.app.screen.query(Input), *person.app.screen.query(TextArea)):
                line.cursor_blink = False
            for look in sorted(LOOKS, key=person.app.theme.__ne__):  # first the one that it has on: to change is dear
                person.app.wear(look)
                await person.settles()
                assert_golden(folder / f"{name}-{size[0]}-{look}.svg", picture(person))

    navigate(story, size=size, framework=ladder)


def picture(person: Person) -> str:
    """The screen as it is."""
    return re.sub(r"terminal-\d+", "terminal", person.app.export_screenshot(simplify=True))


def assert_made_with(folder: Path) -> None:
    """Skip where another version of Textual would be held to what this one draws."""
    note = folder / "made-with.txt"
    if os.environ.get(WRITE):
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(f"Textual {textual.__version__}\n", encoding="utf-8")
    if note.read_text(encoding="utf-8") != f"Textual {textual.__version__}\n":
        pytest.skip(f"the pictures are made with {note.read_text('utf-8').strip()}, not with {textual.__version__}")
