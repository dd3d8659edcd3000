"""One's own beside the ladder: assessed, proven, planned; each change is the commands' own, and undone with u."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from navigating import Person, navigate
from shell import Shell
from terminal import Terminal, needs_tmux

pytestmark = pytest.mark.usefixtures("known")


def test_an_assessment_hides_the_bar_goes_back_and_goes_on_another_day(shell: Shell) -> None:
    first, second = (skill["name"] for skill in shell("ladder", "--json").json["skills"][:2])

    async def begun(person: Person) -> None:
        await person.types("a")
        assert person.page.startswith(f"{first} ")
        assert "expect" not in person.page
        assert "bar" not in person.page.split()
        await person.types("9")  # the scale has no such step
        assert person.page.startswith(f"{first} ")
        await person.types("3")
        assert person.page.startswith(f"{second} ")
        await person.types("b")
        assert "Your answer so far: 3" in person.page
        await person.types("2", "q")
        assert person.focus == "ladder"

    async def gone_on(person: Person) -> None:
        await person.types("a")
        assert person.page.startswith(f"{second} ")
        await person.types("0", "s", "q")

    navigate(begun)
    assert shell("me", "history", "--json").json == []  # a draft is no rating
    navigate(gone_on)


def test_finished_it_shows_what_moved_and_levels_show_the_ratings(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("a")
        total = int(person.page.splitlines()[0].rpartition(" of ")[2])
        await person.types(*"3" * total)
        assert person.page.startswith(f"Rated: {total} skills")
        await person.types("enter", "enter")
        assert "; rated 3" in person.page
        await person.types("m")
        assert "You" in person.page
        assert "Do this next" in person.page

    navigate(story)
    rated = shell("me", "history", "--json").json
    assert {each["step"] for each in rated} == {3}


def test_evidence_takes_two_keys_and_a_sentence(shell: Shell) -> None:
    skills = shell("ladder", "--json").json["skills"]

    async def story(person: Person) -> None:
        await person.types("e")
        await person.writes("Cut the form")
        await person.types("enter")
        assert person.focus == "ladder"
        await person.types("right", "down", "down", "down", "down")  # the first skill in focus
        name = person.page.splitlines()[0].split("  ")[0]
        await person.types("e")
        assert f"Tied to: {name}." in person.screen
        await person.writes("Said [/] no")
        await person.types("enter", "e", "escape")

    navigate(story)
    kept = shell("evidence", "list", "--json").json
    assert sorted(each["what"] for each in kept) == ["Cut the form", "Said [/] no"]
    tied = next(each for each in kept if each["what"] == "Said [/] no")
    assert len(tied["skills"]) == 1
    assert tied["skills"][0] in {each["id"] for each in skills}


def test_a_skill_that_words_sound_like_is_offered_and_never_taken_unasked(shell: Shell) -> None:
    async def story(person: Person) -> None:
        for tie in ((), ("ctrl+t",)):
            await person.types("e")
            await person.writes("Led a negotiation")
            assert "It sounds like: Influence." in person.screen
            await person.types(*tie, "enter")

    navigate(story)
    assert sorted(each["skills"] for each in shell("evidence", "list", "--json").json) == [[], ["influence"]]


def test_a_goal_is_taken_from_the_advice_looked_at_done_and_undone(shell: Shell) -> None:
    def goals() -> list[dict[str, object]]:
        found: list[dict[str, object]] = shell("plan", "list", "--json").json
        return found

    async def story(person: Person) -> None:
        await person.types("p")
        assert "Press a to choose one" in person.page
        await person.types("a")
        await person.types("enter")
        assert len(goals()) == 1
        await person.types("i")
        await person.types("down", "enter")
        await person.writes("no access yet")
        await person.types("enter")
        assert "slow: no access yet" in person.page
        await person.types("d")
        assert goals()[0]["status"] == "done"
        await person.types("u")
        assert goals()[0]["status"] == "open"
        await person.types("backspace")
        assert person.focus == "ladder"

    navigate(story)
    assert goals()[0]["check_ins"]


@needs_tmux
def test_killed_in_the_middle_every_answer_that_was_given_is_there(tmp_path: Path, shell: Shell) -> None:

    second = shell("ladder", "--json").json["skills"][1]["name"]
    with Terminal(tmp_path) as terminal:
        terminal.shows("Owns one product area")
        terminal.types("a", "3")
        terminal.shows(second, "2 of ")
        terminal.send(signal.SIGKILL)
    (tmp_path / "again").mkdir()
    with Terminal(tmp_path / "again") as terminal:
        terminal.shows("Owns one product area")
        terminal.types("a")
        terminal.shows(second, "2 of ")
        terminal.types("q")
        terminal.shows("Owns one product area")
        terminal.types("q")
        assert terminal.ended() == (0, "")
