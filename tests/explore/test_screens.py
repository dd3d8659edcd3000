"""Each screen at three sizes as text: what stands where, and the styles that carry meaning.

The files in goldens/explore are there to be read in a review; WRITE_GOLDENS=1 writes them anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from frozen import FrozenClock
from golden import assert_golden
from ladders import write_framework
from navigating import Person, navigate
from screen_text import screen_lines, style_marks
from shell import Shell
from sweep import spread
from textual.widgets import Input, TextArea

from pm_career.explore.themes import LOOKS
from pm_career.paths import find_user_frameworks_directory

SCREENS: dict[str, tuple[str, ...]] = {
    "welcome": (),
    "offer": ("down", "enter", "enter"),
    "start": ("escape",),
    "open": (*["down"] * 4, "right", "down"),
    "level": ("left", "down", "enter"),
    "ways": ("enter",),
    "skill": ("down", "enter"),
    "next": ("n",),
    "compare": ("v", "down", "enter"),
    "me": ("m",),
    "skills": ("left", *["down"] * 7, "right"),
    "goals": ("left", "down"),
    "help": ("question_mark",),
    "search": ("escape", "slash"),
    "evidence": ("escape", "a"),
    "assess": ("escape", "r"),
    "plan": ("2", "escape", "p", "a", "enter"),
    "goal": ("c",),
    "notes": ("escape", "e"),
    "note": ("c",),
    "remove": ("escape", "x"),
    "profile": ("escape", "i"),
    "whose": ("escape", "z"),
    "view": ("down", "enter"),
    "command": ("enter", "colon"),
    "answer": ("tab", "enter"),
    "week": ("w",),
    "one-on-one": ("o",),
    "case": ("f",),
    "claim": ("enter", *["down"] * 3, "c"),
    "check": ("escape", "exclamation_mark"),
}
"""The keys that lead from each screen to the next."""
TYPED = {"search": "dough", "command": "level ha"}
"""What is typed on it then."""
SIZES = ((40, 24), (80, 24), (140, 30))


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_screen_shows_what_it_showed(
    size: tuple[int, int], goldens: Path, shell: Shell, frozen_clock: FrozenClock
) -> None:
    ladder = write_framework(find_user_frameworks_directory() / "bakery").name
    for words in (
        ("evidence", "add", "Kept the night dough alive", "--skill", "dough", "--framework", ladder),
        ("me", "set", "--person", "ben", "--name", "Ben B", "--level", "hand", "--framework", ladder),
    ):
        assert shell(*words).code == 0

    async def story(person: Person) -> None:
        for name, keys in SCREENS.items():
            await person.types(*keys)
            if name in TYPED:
                await person.writes(TYPED[name])
                await person.finds()
            person.app.clear_notifications()
            for line in (*person.app.screen.query(Input), *person.app.screen.query(TextArea)):
                line.cursor_blink = False
            await person.settles()
            lines = [*screen_lines(person.app), "", "Marks:", *style_marks(person.app), ""]
            assert_golden(goldens / "explore" / f"{name}-{size[0]}.txt", "\n".join(lines))

    navigate(story, size=size, framework=ladder)


def test_no_other_screen_is_kept(goldens: Path) -> None:
    kept = {path.name for path in (goldens / "explore").iterdir()}
    assert kept == {f"{name}-{width}.txt" for name in SCREENS for width, _ in SIZES}


def test_every_look_shows_and_marks_the_same(known: None, frozen_clock: FrozenClock) -> None:
    async def story(person: Person) -> None:
        for keys in ((), ("enter", "enter"), ("escape", "m", "a"), ("escape", "slash"), ("escape", "colon")):
            await person.types(*keys)
            await person.finds()
            seen = set()
            for look in spread(LOOKS, 3):
                person.app.change_look(look)
                await person.settles()
                assert person.app.theme == look
                seen.add((*screen_lines(person.app), *style_marks(person.app)))
            assert len(seen) == 1, keys

    navigate(story)
