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
        assert "○ aim: senior" in person.screen

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
        assert "● you: Product Manager" in person.screen

    navigate(story)


def test_the_notes_of_somebody_else_are_opened_and_it_is_plain_whose_they_are(shell: Shell) -> None:
    assert shell("me", "set", "--person", "ben", "--name", "Ben B", "--level", "apm").code == 0

    async def story(person: Person) -> None:
        assert "Notes about" not in person.screen
        await person.types("z")
        await person.writes("ben")
        await person.types("enter", "enter")
        assert person.title == "Notes about Ben B (ben): their own words"
        assert "Ben B: apm" in person.screen
        await person.types("a")
        await person.writes("Ran his first review")
        await person.types("enter", "e")
        assert person.title == "Notes about Ben B (ben): their own words"
        assert person.page.startswith("Evidence e1")
        await person.types("backspace", "r", "3", "escape", "z")
        await person.writes("Chris Doe")
        await person.sees("Begin notes about chris-doe")
        await person.types("enter", "down", "enter")
        assert person.title == "Notes about chris-doe: my view (manager)"
        await person.types("z", "enter")
        assert "Notes about" not in person.screen

    navigate(story)
    assert evidence(shell) == []
    assert [each["what"] for each in evidence(shell, "--person", "ben")] == ["Ran his first review"]


@pytest.mark.usefixtures("in_process")
def test_a_command_is_about_the_person_whose_notes_are_open(shell: Shell) -> None:
    assert shell("evidence", "add", "Mine", "--person", "me").code == 0
    assert shell("evidence", "add", "Hers", "--person", "ana").code == 0

    async def story(person: Person) -> None:
        await person.types("enter")
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


def rate_vision(shell: Shell, step: int, *words: str) -> None:
    assert shell("assess", "--rate", f"vision={step}", "--person", "ben", *words).code == 0


def test_whose_view_it_is_is_asked_once_and_kept_with_what_is_rated_and_written(shell: Shell) -> None:
    assert shell("me", "set", "--person", "ben", "--level", "apm").code == 0

    async def story(person: Person) -> None:
        assert "Whose view of ben?" in person.screen
        assert "Their own words" in person.screen
        await person.types("down", "enter")
        assert person.title == "Notes about ben: my view (manager)"
        await person.types("r")
        assert person.title == "Notes about ben: my view (manager)"
        total = int(person.page.splitlines()[0].rpartition(" of ")[2])
        await person.types(*"3" * total, "enter", "a")
        await person.writes("Ran the beta")
        await person.types("enter")

    async def again(person: Person) -> None:
        assert person.title == "Notes about ben: my view (manager)"
        assert "Whose view" not in person.screen

    navigate(story, person="ben")
    ratings = shell("me", "history", "--person", "ben", "--json").json
    assert {(each["rater"], each["rater_name"]) for each in ratings} == {("manager", "")}
    assert [each["source"] for each in evidence(shell, "--person", "ben")] == ["manager"]
    navigate(again, person="ben")


def test_b_switches_the_view_and_what_is_shown_is_that_raters(shell: Shell) -> None:
    assert shell("me", "set", "--person", "ben", "--level", "apm").code == 0
    rate_vision(shell, 2, "--rater", "self")
    rate_vision(shell, 4, "--rater", "manager", "--rater-name", "Lee")
    rate_vision(shell, 1, "--rater", "peer", "--rater-name", "Ana")

    async def story(person: Person) -> None:
        await person.types("escape", "m")  # not chosen: their own words, and asked the next time
        assert person.title == "Notes about ben: their own words"
        own = person.page
        await person.types("b")
        assert "The view of manager Lee" in person.screen
        assert "My view" not in person.screen
        await person.types("down", "enter")
        assert person.title == "Notes about ben: the view of manager Lee"
        lee = person.page
        await person.types("b")
        await person.writes("peer")
        await person.types("enter", "a")
        await person.writes("Saw the demo")
        await person.types("enter")
        assert len({own, lee, person.page}) == 3
        await person.types("u", "u")
        assert person.title == "Notes about ben: the view of manager Lee"

    async def asked(person: Person) -> None:
        assert "Whose view of ben?" in person.screen

    navigate(asked, person="ben")
    navigate(story, person="ben")


def test_what_to_do_next_is_a_key_and_is_about_the_person_and_the_view_that_are_shown(shell: Shell) -> None:
    assert shell("me", "set", "--person", "sam", "--level", "apm").code == 0

    async def story(person: Person) -> None:
        await person.types("down", "enter", "m")
        assert "r (Rate)" in " ".join(person.page.split())
        assert "pmcareer" not in person.page
        await person.types("r", "3", "escape")

    navigate(story, person="sam")
    assert shell("me", "--person", "sam", "--rater", "manager", "--json").json["unfinished_assessment"] is not None


def test_every_screen_and_dialog_says_whose_notes_and_whose_view(shell: Shell) -> None:
    assert shell("me", "set", "--person", "ben", "--name", "Ben B", "--level", "apm").code == 0
    assert shell("evidence", "add", "Ran the beta", "--person", "ben").code == 0

    async def story(person: Person) -> None:
        await person.types("down", "enter")
        for keys in ("f9", "a", "slash", "colon", "i", "r", "p", "p a", "e", "e c", "e x"):
            await person.types(*keys.split())
            title = person.screen.splitlines()[0].strip()
            assert title.startswith("Notes about Ben B (ben): my view (manager)"), keys
            await person.types("escape", "escape", "escape")

    navigate(story, person="ben")


def test_there_is_no_view_of_oneself_to_choose() -> None:
    async def story(person: Person) -> None:
        await person.types("b")
        assert "Whose view" not in person.screen
        await person.types("question_mark")
        assert "Whose view" not in person.page

    navigate(story)


@pytest.mark.usefixtures("in_process")
def test_a_command_in_the_navigator_is_by_the_view_that_is_shown(shell: Shell) -> None:
    rate_vision(shell, 1, "--rater", "manager", "--rater-name", "Lee")

    async def run(person: Person, line: str) -> None:
        await person.types("colon")
        await person.writes(line)
        await person.types("enter")

    async def story(person: Person) -> None:
        await person.types("down", "enter")
        await run(person, "assess --rate vision=3")
        await run(person, "evidence add 'Held the line'")
        await run(person, "evidence add 'Told me so' --source peer")
        await run(person, "assess --rate delivery=2 --rater self")
        await run(person, "me history")
        assert "manager Lee" in person.page
        assert "self" in person.page

    navigate(story, person="ben")
    ratings = shell("me", "history", "--person", "ben", "--json").json
    assert [(each["skill"], each["rater"], each["rater_name"]) for each in ratings] == [
        ("vision", "manager", "Lee"), ("vision", "manager", "Lee"), ("delivery", "self", ""),
    ]  # fmt: skip
    assert [each["source"] for each in evidence(shell, "--person", "ben")] == ["manager", "peer"]


def test_the_view_goes_with_a_person_who_is_renamed_and_is_erased_with_them(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("down", "enter")

    rate_vision(shell, 1, "--rater", "peer", "--rater-name", "Ana")
    navigate(story, person="ben")
    assert shell("data", "rename-person", "ben", "benno").code == 0
    settings = shell("data", "export").json["settings"]
    assert {name: value for name, value in settings.items() if "ben" in name} == {"view.benno": "manager"}
    assert shell("data", "erase", "--person", "benno", "--yes").code == 0
    assert not any("ben" in name for name in shell("data", "export").json["settings"])
