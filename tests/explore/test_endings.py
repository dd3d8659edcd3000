"""What goes wrong in the navigator ends in one sentence, without a word of what somebody wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from navigating import Person, navigate
from poison import POISON, Poisoned
from shell import Shell
from terminal import Terminal, needs_tmux

import pm_career.commands.personal
from pm_career.domain.plaintext import one_line

BROKEN = """
import sys
from pm_career.explore.wandering import Wandering
def broken(self):
    secret = "what she wrote of her boss"
    raise ValueError("out of tea")
Wandering.action_me = broken
sys.argv = ["pmcareer"]
from pm_career.cli import main
main()
"""


@needs_tmux
def test_an_exception_gives_the_terminal_back_with_one_sentence(tmp_path: Path, known: None) -> None:
    script = tmp_path / "broken.py"
    script.write_text(BROKEN, encoding="utf-8")
    with Terminal(tmp_path, program=str(script), env="PMCAREER_TRACEBACK=") as terminal:
        terminal.shows("Owns one product area")
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
        await person.types("down")
        assert person.app.is_running
        assert "damaged" in " ".join(each.message for each in person.app._notifications)  # noqa: SLF001

    navigate(story)


def test_what_another_process_changed_is_shown(shell: Shell, known: None) -> None:
    async def story(person: Person) -> None:
        assert "you: Product Manager (PM)" in person.screen
        assert shell("me", "set", "--level", "senior").code == 0
        await person.waits(1.1)
        assert "you: Senior Product Manager" in person.screen

    navigate(story)


@pytest.mark.parametrize("size", [(40, 24), (160, 50)])
def test_other_peoples_text_is_text_in_every_pane(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    made = Poisoned()
    monkeypatch.setattr(pm_career.commands.personal, "open_framework", lambda *_: made.framework)

    async def story(person: Person) -> None:
        seen = [person.screen]
        for keys in (
            ("enter", "enter"),  # the first start: its levels and targets
            ("right", "down", "down", "down", "enter"),
            ("enter", "down", "enter"),
            ("enter",),
            ("down", "enter"),
            ("c",),
            ("escape",),
            ("n",),
            ("enter",),
            ("backspace", "t"),
            ("enter",),
            ("backspace", "m"),
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
