"""The profile, and whose notes are shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ladders import write_framework
from navigating import Person, navigate
from shell import Shell

pytestmark = pytest.mark.usefixtures("known", "frozen_clock")


def evidence(shell: Shell, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell("evidence", "list", "--json", *words).json
    return found


def test_who_one_is_stands_on_one_screen_and_changes_there(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("i", "enter")
        await person.writes("Ana [/] Lima")
        await person.types("enter")
        assert "Ana [/] Lima" in person.screen
        await person.types("down", "enter")
        await person.writes("vp")
        await person.types("enter")
        assert "the next level" in person.screen  # nothing is above
        await person.types("u")
        assert "Lead / Principal" in person.screen
        await person.types("down", "enter")
        await person.writes("senior")
        await person.types("enter", "escape")
        assert "aim: Senior Product Manager" in person.screen

    navigate(story)
    me = shell("me", "--json").json
    assert (me["level"], me["target"]) == ("pm", "senior")
    assert "Ana [/] Lima" in shell("me", "--plain").out


def test_another_ladder_asks_for_the_level_on_it_and_is_one_change(shell: Shell, sealed: Path) -> None:
    write_framework(sealed / "frameworks" / "bakery")

    async def story(person: Person) -> None:
        await person.types("i", "end", "enter")
        await person.writes("bakery")
        await person.types("enter")
        assert "Where now, on" in person.screen
        await person.types("down", "enter", "escape")
        assert "you: Journeyman" in person.screen
        await person.types("u")
        assert "you: Product Manager (PM)" in person.screen

    navigate(story)


def test_the_notes_of_somebody_else_are_opened_and_it_is_plain_whose_they_are(shell: Shell) -> None:
    assert shell("me", "set", "--person", "ben", "--name", "Ben B", "--level", "apm").code == 0

    async def story(person: Person) -> None:
        assert "Notes about" not in person.screen
        await person.types("w")
        await person.writes("ben")
        await person.types("enter")
        assert person.screen.splitlines()[0].strip() == "Notes about Ben B (ben)"
        assert "Ben B: Associate" in person.screen
        await person.types("e")
        await person.writes("Ran his first review")
        await person.types("enter", "v")
        assert person.screen.splitlines()[0].strip() == "Notes about Ben B (ben)"
        assert person.page.startswith("Evidence e1")
        await person.types("backspace", "a", "3", "q", "w")
        await person.writes("Chris Doe")
        await person.sees("Begin notes about chris-doe")
        await person.types("enter")
        assert person.screen.splitlines()[0].strip() == "Notes about chris-doe"
        await person.types("w", "enter")
        assert "Notes about" not in person.screen

    navigate(story)
    assert evidence(shell) == []
    assert [each["what"] for each in evidence(shell, "--person", "ben")] == ["Ran his first review"]


@pytest.mark.usefixtures("in_process")
def test_a_command_is_about_the_person_whose_notes_are_open(shell: Shell) -> None:
    assert shell("evidence", "add", "Mine", "--person", "me").code == 0
    assert shell("evidence", "add", "Hers", "--person", "ana").code == 0

    async def story(person: Person) -> None:
        for line, said, other in (
            ("evidence list", "Hers", "Mine"),
            ("evidence list --person me", "Mine", "Hers"),
            ("evidence list --person=me", "Mine", "Hers"),
        ):
            await person.types("colon")
            await person.writes(line)
            await person.types("enter")
            assert said in person.page
            assert other not in person.page
        assert person.completes("evidence show ")[0].word == "e2"
        assert person.completes("evidence show --person me ")[0].word == "e1"

    navigate(story, person="ana")
