"""Goals of one person: what closing keeps, what an edit replaces, and whose goal may be touched."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from notes import TODAY, change, new_goal, read

from pm_career.domain.goals import CheckIn, Goal
from pm_career.errors import UsageError
from pm_career.journal import goals
from pm_career.journal.goals import Closed, Ending

LATER = TODAY + timedelta(days=9)


def close(
    goal_id: str, status: Ending, *, on: date | None = None, note: str = "", today: date = LATER, person: str = "me"
) -> Closed:
    return change(
        lambda store, owner: goals.close(store, owner, goal_id, status, today, on=on, note=note), person, day=9
    )


def stored(goal_id: str) -> Goal:
    return read(lambda store, owner: goals.find(store, owner, goal_id))


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_closing_again_does_not_move_the_closing_day(status: Ending) -> None:
    goal = new_goal()
    assert close(goal.id, status, today=TODAY) == Closed(
        stored(goal.id), was_closed=False, note_added=False, shown_by=()
    )
    assert close(goal.id, status) == Closed(stored(goal.id), was_closed=True, note_added=False, shown_by=())
    assert stored(goal.id).closed == TODAY


def test_a_day_that_is_given_corrects_the_closing_day() -> None:
    goal = new_goal()
    close(goal.id, "done", today=TODAY)
    assert close(goal.id, "done", on=date(2026, 11, 3)).goal.closed == date(2026, 11, 3)


def test_a_goal_that_was_done_is_dropped_on_the_day_it_is_dropped() -> None:
    goal = new_goal()
    close(goal.id, "done", today=TODAY)
    closed = close(goal.id, "dropped")
    assert (closed.goal.status, closed.goal.closed, closed.was_closed) == ("dropped", LATER, False)


@pytest.mark.parametrize("before", [None, "done", "dropped"])
@pytest.mark.parametrize("status", ["done", "dropped"])
def test_a_note_is_the_last_check_in_whatever_the_goal_was(before: Ending | None, status: Ending) -> None:
    goal = new_goal()
    if before:
        close(goal.id, before, today=TODAY)
    closed = close(goal.id, status, note="The team was dissolved")
    assert closed.note_added
    (look,) = stored(goal.id).check_ins
    assert (look.date, look.note) == (LATER, "The team was dissolved")


def test_a_note_says_how_the_goal_went_at_its_last_check_in() -> None:
    first, second, third = new_goal("One"), new_goal("Two"), new_goal("Three")
    change(lambda store, owner: goals.check_in(store, owner, first.id, CheckIn(TODAY, "slow")))
    endings: list[tuple[Goal, Ending]] = [(first, "done"), (second, "done"), (third, "dropped")]
    states = [close(each.id, status, note="So it ended").goal.check_ins[-1].state for each, status in endings]
    assert states == ["slow", "on-track", "stuck"]


def test_a_closed_goal_takes_no_check_in() -> None:
    goal = new_goal()
    close(goal.id, "done")
    with pytest.raises(UsageError, match="is done") as refused:
        change(lambda store, owner: goals.check_in(store, owner, goal.id, CheckIn(TODAY)))
    assert "--reopen" in refused.value.hint


def test_another_persons_goal_is_refused_with_the_way_to_it() -> None:
    goal = new_goal(person="ana")
    with pytest.raises(UsageError, match="ana's") as refused:
        close(goal.id, "done")
    assert refused.value.hint == "Add --person ana"
    mine = new_goal()
    with pytest.raises(UsageError, match="yours"):
        close(mine.id, "done", person="ana")


def test_an_edit_replaces_the_parts_that_were_typed_and_no_other() -> None:
    goal = new_goal(skill="delivery", when="When a review ends,", due="next friday")
    assert (goal.skill, goal.when, goal.due) == ("delivery", "a review ends", date(2026, 11, 27))
    typed = {"what": "Run four talks", "due": "", "when": None}
    edited = change(
        lambda store, owner: goals.edit(store, owner, goal.id, goals.read_parts(owner, TODAY, typed, goal.skill))
    )
    assert edited.before == goal
    assert (edited.after.what, edited.after.due, edited.after.when) == ("Run four talks", None, "a review ends")


def test_a_goal_without_words_is_refused_and_nothing_is_stored() -> None:
    with pytest.raises(UsageError, match="what the goal is"):
        new_goal("  ")
    assert read(lambda store, owner: goals.find_all(store, owner, TODAY)) == ((), False, frozenset())


def test_what_is_open_already_is_not_taken_again() -> None:
    offer = change(lambda store, owner: goals.propose(store, owner, TODAY, start="pm"))
    wanted = [each.goal for each in offer.proposals[:2]]
    first = change(lambda store, owner: goals.take(store, owner, wanted[:1]))
    second = change(lambda store, owner: goals.take(store, owner, wanted))
    assert second.open_already == (first.added[0].id,)
    assert [goal.what for goal in second.added] == [wanted[1].what]
    again = read(lambda store, owner: goals.propose(store, owner, TODAY, start="pm"))
    assert [each.number for each in again.new] == [each.number for each in again.proposals[2:]]
