"""An assessment in the navigator: stopped, resumed, finished."""

from __future__ import annotations

import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest
from ladders import write_framework
from msgspec.structs import replace
from navigating import Person, navigate
from shell import Shell
from terminal import Terminal, needs_tmux

from pm_career.journal.access import find_owner, open_store_for_change
from pm_career.journal.assessments import answer, begin, make_assessment, prepare

pytestmark = pytest.mark.usefixtures("known")


def test_an_assessment_hides_the_bar_goes_back_and_goes_on_another_day(shell: Shell) -> None:
    first, second = (skill["name"] for skill in shell("ladder", "--json").json["skills"][:2])

    async def begun(person: Person) -> None:
        await person.types("r")
        assert person.page.startswith(f"{first} ")
        assert "Steps are absolute: what was done" in person.page
        assert "expect" not in person.page
        assert "bar" not in person.page.split()
        await person.types("9")  # the scale has no such step
        assert person.page.startswith(f"{first} ")
        await person.types("3")
        assert person.page.startswith(f"{second} ")
        await person.types("left")
        assert "Your answer so far: 3" in person.page
        await person.types("2", "escape")
        assert person.focus == "places"

    async def gone_on(person: Person) -> None:
        await person.types("r")
        assert person.page.startswith(f"{second} ")
        await person.types("question_mark", "right", "escape")

    navigate(begun)
    assert shell("me", "history", "--json").json == []  # a draft is no rating
    navigate(gone_on)


def test_finished_it_shows_what_moved_and_levels_show_the_ratings(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("r")
        total = int(person.page.splitlines()[0].rpartition(" of ")[2])
        await person.types(*"3" * total)
        assert person.page.startswith(f"Rated: {total} skills")
        await person.types("enter", "left")
        await person.goes_to("Product Manager (PM)")
        assert "; rated 3" in person.page
        await person.types("m")
        assert "You" in person.page
        assert "Do this next" in person.page

    navigate(story)
    rated = shell("me", "history", "--json").json
    assert {each["step"] for each in rated} == {3}


def test_the_quick_rating_is_offered_with_its_minutes_and_ends_with_the_keys_of_what_comes_next(shell: Shell) -> None:
    assert shell("data", "erase", "--yes").code == 0

    async def story(person: Person) -> None:
        await person.types("down", "enter", "enter")
        assert "The quick rating: 5 questions, about 4 minutes" in person.screen
        assert "all skills in 12 questions, about 9 minutes" in person.screen
        await person.types("enter")
        assert " 1 of 5" in person.page
        await person.types(*"33333")
        assert person.page.startswith("Rated: five skills")
        for line in ("n   what to develop next", "m   where you stand", "r   rate all 12 skills", "Esc   back"):
            assert " ".join(line.split()) in " ".join(person.page.split())
        assert "m Me n Next p Plan" in person.screen
        await person.types("n")
        assert person.page.startswith("From Product Manager (PM) to Senior Product Manager (SPM)")
        await person.types("r")
        assert " 1 of 12" in person.page

    navigate(story)


@pytest.mark.parametrize("keys", [("r",), ("m", "right", "right", "enter")])
def test_what_is_missing_is_asked_alone_and_then_all_skills(shell: Shell, keys: tuple[str, ...]) -> None:
    command = shell("me", "--json").json["next"]["command"]
    assert command == "pmcareer assess --quick"
    assert shell("assess", "--rate", "communication=3").code == 0
    *_, first, last = shell("me", "--json").json["next"]["command"].split()
    names = {each["id"]: each["name"] for each in shell("ladder", "--json").json["skills"]}
    assert shell("assess", "--rate", f"{first}=3").code == 0
    missing = shell("me", "--json").json["next"]["command"].split()[2:]
    assert last in missing

    async def story(person: Person) -> None:
        await person.types(*keys)
        assert f" 1 of {len(missing)}" in person.page.splitlines()[0]
        await person.types(*("right",) * (len(missing) - 1))
        assert person.page.startswith(f"{names[last]} ")
        await person.types("3")
        assert person.page.startswith("Rated: one skill")
        assert "rate all 12 skills" in person.page
        await person.types("r")
        assert " 1 of 12" in person.page

    navigate(story)


def test_going_on_keeps_the_answer_given_before(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("r", "3", "left", "right", "left")
        assert "Your answer so far: 3" in person.page
        await person.types("right", "escape")

    navigate(story)
    assert shell("me", "--json").json["unfinished_assessment"]["answered"] == 1


def test_0_is_not_yet_and_confirmed_until_one_is_kept_and_the_question_mark_is_not_known(shell: Shell) -> None:
    first, second, third = (skill["id"] for skill in shell("ladder", "--json").json["skills"][:3])

    async def story(person: Person) -> None:
        await person.types("r")
        assert "0. Not yet" in person.page
        await person.types("0")
        assert "0 now means not yet" in person.screen
        await person.types("escape")
        assert " 1 of 12" in person.page  # nothing was answered
        await person.types("0", "y")
        assert " 2 of 12" in person.page
        await person.types("question_mark", "0")  # asked once: a 0 is kept now
        assert " 4 of 12" in person.page
        await person.types("left")
        assert "Your answer so far: 0 (not yet)" in person.page
        await person.types("left")
        assert "Your answer so far: not known" in person.page
        await person.types("f1")
        assert "0 is not yet" in person.page
        await person.types("escape", *("right",) * 11)
        assert person.page.startswith("Rated: three skills")
        await person.types("question_mark")  # nothing is asked any more, so it is the help again
        assert person.page.startswith("Where you are")

    navigate(story)
    rated = {each["skill"]: each["step"] for each in shell("me", "history", "--json").json}
    assert rated == {first: 0, second: None, third: 0}

    async def another_day(person: Person) -> None:
        await person.types("r", "0")
        assert " 2 of 3" in person.page  # what is in focus and was never rated

    navigate(another_day)


def test_a_skill_is_skipped_and_gone_back_to_with_the_arrow_keys(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("r", "right", "right")
        assert " 3 of 12" in person.page
        await person.types("left")
        assert " 2 of 12" in person.page
        await person.types("2", "escape")

    navigate(story)
    assert shell("me", "--json").json["unfinished_assessment"]["answered"] == 1


@needs_tmux
def test_killed_in_the_middle_every_answer_that_was_given_is_there(tmp_path: Path, shell: Shell) -> None:

    second = shell("ladder", "--json").json["skills"][1]["name"]
    with Terminal(tmp_path) as terminal:
        terminal.shows("you: Product Manager")
        terminal.types("r", "3")
        terminal.shows(second, "2 of ")
        terminal.send(signal.SIGKILL)
    (tmp_path / "again").mkdir()
    with Terminal(tmp_path / "again") as terminal:
        terminal.shows("you: Product Manager")
        terminal.types("r")
        terminal.shows(second, "2 of ")
        terminal.types("Escape")
        terminal.shows("you: Product Manager")
        terminal.types("q")
        assert terminal.ended() == (0, "")


def test_a_stopped_one_of_which_the_level_asks_nothing_any_more_is_finished(shell: Shell, tmp_path: Path) -> None:
    ladder = str(write_framework(tmp_path / "bakery"))
    assert shell("me", "set", "--level", "boy", "--target", "hand", "--framework", ladder).code == 0
    now = datetime(2026, 11, 20, tzinfo=UTC)
    with open_store_for_change(now) as change:
        preparation = prepare(change, find_owner(change, "me", None))
        assert all(each.skill.id != "till" for each in preparation.questions)
        stopped = replace(make_assessment(preparation, now.date(), now.date()), asked=("till",))
        answer(change, begin(change, preparation, stopped).assessment.id, "till", 2)

    async def story(person: Person) -> None:
        await person.types("r")
        assert person.page.startswith("Rated: one skill")
        await person.types("3", "right", "left", "escape")
        assert person.focus == "places"

    navigate(story)
    assert [each["skill"] for each in shell("me", "history", "--json").json] == ["till"]
