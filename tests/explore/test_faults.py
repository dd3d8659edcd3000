"""What goes wrong in the navigator ends in one sentence, without a word of what somebody wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from ladders import write_framework
from navigating import Person, navigate
from poison import POISON, Poisoned
from shell import Shell
from spoilt import Spoilt
from sweep import take_turns
from terminal import Terminal, needs_tmux

import pm_career.journal.access
from pm_career.domain.text import one_line

BROKEN = """
import sys
from pm_career.explore.screens.browse import BrowseScreen
def broken(self, to):
    secret = "what she wrote of her boss"
    raise ValueError("out of tea")
BrowseScreen.open = broken
sys.argv = ["pmcareer"]
from pm_career.cli import main
main()
"""


@needs_tmux
def test_an_exception_gives_the_terminal_back_with_one_sentence(tmp_path: Path, known: None) -> None:
    script = tmp_path / "broken.py"
    script.write_text(BROKEN, encoding="utf-8")
    with Terminal(tmp_path, program=str(script), env="PMCAREER_TRACEBACK=") as terminal:
        terminal.shows("you: Product Manager")
        terminal.types("m")
        code, left = terminal.ended()
    assert code == 1
    assert " ".join(left.split()).startswith("pmcareer: This is a bug in pmcareer: ValueError at ")
    assert "out of tea" not in left
    assert "secret" not in left
    assert "boss" not in left


def test_a_refusal_is_said_and_nothing_ends(known: None, monkeypatch: pytest.MonkeyPatch, sealed: Path) -> None:
    async def story(person: Person) -> None:
        (sealed / "career.db").write_bytes(b"no database at all")
        await person.types("down", "m")
        assert person.app.is_running
        assert "damaged" in person.messages

    navigate(story)


OPENED = ("", "e", "p", "i", "r", "w", "v", "a")
"""Keys that open a place or a question; with the first, nothing is opened."""


@pytest.mark.parametrize("opened", OPENED)
def test_every_key_is_survived_where_the_data_cannot_be_read_any_more(known: None, sealed: Path, opened: str) -> None:
    async def story(person: Person) -> None:
        await person.types(*opened)
        (sealed / "career.db").write_bytes(b"no database at all")
        letters = take_turns("maepranvitwuxcgohds", OPENED.index(opened), 2)
        await person.types("enter", *letters, "enter", "down", "backspace", "enter")
        assert person.app.is_running
        assert "damaged" in person.messages

    navigate(story)


@pytest.mark.parametrize(
    ("spoilt", "keys"),
    [
        (Spoilt("evidence", "date", "'2O26-01-01'"), "e"),
        (Spoilt("former", "replaced", "'0001-01-01T00:00:00+14:00'"), "e"),
        (Spoilt("goal", "due", "'2026-02-30'"), "p"),
        (Spoilt("rating", "step", "'x'"), "m"),
    ],
    ids=str,
)
def test_a_spoilt_row_is_named_and_nothing_ends(
    shell: Shell, known: None, sealed: Path, spoilt: Spoilt, keys: str
) -> None:
    assert shell("evidence", "add", "Shipped", "--skill", "delivery").code == 0
    assert shell("evidence", "edit", "e1", "--outcome", "Sold").code == 0
    assert shell("plan", "add", "Ship", "--due", "2027-01-01").code == 0
    assert shell("assess", "--rate", "delivery=2").code == 0

    async def story(person: Person) -> None:
        spoilt.write(sealed / "career.db")
        await person.types(*keys, "down", "enter", "backspace")
        assert person.app.is_running
        assert "is damaged" in person.messages

    navigate(story)


@pytest.mark.parametrize(
    ("asked", "answered"),
    [("v", "down"), ("t", "down"), ("down " * 5 + "g", "down"), ("slash", "o"), ("a", "o"), ("i down enter", "down")],
)
def test_a_question_is_asked_to_its_end_on_the_ladder_that_it_was_begun_on(
    shell: Shell, tmp_path: Path, asked: str, answered: str
) -> None:
    bakery = str(write_framework(tmp_path / "bakery"))
    assert shell("me", "set", "--framework", bakery, "--level", "hand", "--target", "").code == 0

    async def story(person: Person) -> None:
        await person.types(*asked.split(), answered)
        await person.finds()
        assert shell("me", "set", "--framework", "pm", "--level", "pm", "--target", "").code == 0
        await person.waits(1.1)
        assert "Product Manager" not in person.screen
        await person.types("enter", "escape")
        await person.waits(1.1)
        await person.sees("● you: Product Manager")

    navigate(story)


def test_what_another_process_changed_is_shown(shell: Shell, known: None) -> None:
    async def story(person: Person) -> None:
        assert "● you: Product Manager" in person.screen
        assert shell("me", "set", "--level", "senior").code == 0
        await person.waits(1.1)
        assert "you: senior" in person.screen

    navigate(story)


@pytest.mark.parametrize("size", [(40, 24), (160, 50)])
def test_other_peoples_text_is_text_in_every_pane(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    made = Poisoned()
    monkeypatch.setattr(pm_career.journal.access, "open_framework", lambda *_: made.framework)

    async def story(person: Person) -> None:
        seen = [person.screen]
        for keys in (
            ("enter", "enter"),  # the first start: its levels and targets
            ("down", "down", "down", "right", "down", "down", "down", "enter"),
            ("enter", "down", "enter"),
            ("enter",),
            ("down", "enter"),
            ("v",),
            ("escape",),
            ("g",),
            ("enter",),
            ("backspace", "t"),
            ("enter",),
            ("backspace", "m"),
            ("left", "down", "down", "down", "enter", "enter", "end", "enter"),  # a level in full
            ("slash", "t"),
        ):
            await person.types(*keys)
            await person.finds()
            seen.append(person.screen)
        assert person.app.is_running
        shown = "".join(seen)
        assert not {"\x1b", "\x9b", "\u202e", "\u2066", "\x07", "\x00"} & set(shown)
        squeezed = "".join(shown.split())
        for poison in POISON:
            if size[0] > 100 and "👩" not in poison:
                assert "".join(one_line(poison).split())[:12] in squeezed, poison

    navigate(story, size=size)
