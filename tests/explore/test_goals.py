"""The plan in the navigator: goals added, checked in, edited, closed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from frozen import FrozenClock
from navigating import Person, navigate
from shell import Shell
from textual.widgets import TextArea

pytestmark = pytest.mark.usefixtures("known", "frozen_clock")


def goal(shell: Shell, *words: str) -> dict[str, Any]:
    (found,) = shell("plan", "list", "--json", *words).json
    assert isinstance(found, dict)
    return found


def test_a_goal_is_reworded_and_gets_another_day_and_is_let_go_with_a_reason(shell: Shell) -> None:
    assert shell("plan", "add", "Run two interviews", "--due", "next friday").code == 0

    async def story(person: Person) -> None:
        await person.types("p", "c")
        assert "Run two interviews" in person.screen
        person.app.screen.query_one("#what", TextArea).text = "Run three interviews"
        await person.types("tab", "end", *["backspace"] * 10)
        await person.writes("someday")
        await person.types("enter")
        assert "'someday' is not a day." in person.screen
        await person.types(*["backspace"] * 7)
        await person.writes("in 3 weeks")
        await person.types("enter")
        assert "Run three interviews" in person.page
        await person.types("x")
        assert "Drop this goal?" in person.screen
        await person.writes("no customers to talk to")
        await person.types("enter")

    navigate(story)
    kept = goal(shell)
    assert (kept["what"], kept["due"], kept["status"]) == ("Run three interviews", "2026-12-11", "dropped")
    assert kept["check_ins"][-1]["note"] == "no customers to talk to"
    assert shell("data", "undo").code == 0
    assert goal(shell)["status"] == "open"


def test_a_goal_in_ones_own_words(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("p", "a")
        await person.writes("other words")
        await person.types("enter")
        await person.writes("Shadow the sales team")
        await person.types("tab")
        await person.writes("2026-12-24")
        await person.types("enter")
        assert "Shadow the sales team" in person.page

    navigate(story)
    assert (goal(shell)["what"], goal(shell)["due"]) == ("Shadow the sales team", "2026-12-24")


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
        await person.types("h")
        await person.types("down", "enter")
        await person.writes("no access yet")
        await person.types("enter")
        assert "slow: no access yet" in person.page
        await person.types("d")
        assert goals()[0]["status"] == "done"
        await person.types("u")
        assert goals()[0]["status"] == "open"
        await person.types("backspace")
        assert person.focus == "places"

    navigate(story)
    assert goals()[0]["check_ins"]


def test_a_goal_that_is_done_already_keeps_the_day_on_which_it_was_closed(
    shell: Shell, frozen_clock: FrozenClock
) -> None:
    assert shell("plan", "add", "Run two interviews").code == 0

    async def story(person: Person) -> None:
        await person.types("p", "d")
        assert "Done: g1." in person.messages
        frozen_clock.go_to(date(2026, 11, 27))
        await person.types("d")
        assert "g1 was done already." in person.messages

    navigate(story)
    assert (goal(shell)["status"], goal(shell)["closed"]) == ("done", "2026-11-20")


def test_a_note_to_a_goal_that_is_closed_already_is_stored(shell: Shell, frozen_clock: FrozenClock) -> None:
    assert shell("plan", "add", "Run two interviews").code == 0

    async def story(person: Person) -> None:
        await person.types("p", "d")
        frozen_clock.go_to(date(2026, 11, 27))
        for note, message in (
            ("nobody came", "Dropped: g1."),
            ("nor will they", "g1 was dropped already; your note is its last check-in."),
        ):
            await person.types("x")
            await person.writes(note)
            await person.types("enter")
            assert message in person.messages
            assert note in person.page

    navigate(story)
    stored = goal(shell)
    assert (stored["status"], stored["closed"]) == ("dropped", "2026-11-27")
    assert [each["note"] for each in stored["check_ins"]] == ["nobody came", "nor will they"]


def test_a_goal_that_somebody_took_meanwhile_is_not_added_again(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("p", "a")
        assert shell("plan", "from-next", "--take", "1").code == 0
        await person.types("enter")
        assert "g1 is an open goal with the same text, so it was not added again." in person.messages

    navigate(story)
    assert goal(shell)["id"] == "g1"


def test_a_goal_is_found_by_its_words(shell: Shell) -> None:
    for words in ("Run two interviews", "Ask for the price review", "Write five predictions"):
        assert shell("plan", "add", words).code == 0

    async def story(person: Person) -> None:
        await person.types("p", "slash")
        await person.writes("price")
        await person.sees("g2 Ask for the price review")
        await person.types("enter")
        assert person.page.startswith("Goal g2")
        await person.types("slash")
        await person.writes("qqqzzz")
        await person.sees("Nothing here has these words.")

    navigate(story)
