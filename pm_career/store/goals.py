"""Goals: add, edit, close and list them, and check in on them."""

from __future__ import annotations

from datetime import date

import msgspec

from pm_career.domain.goals import CheckIn, Goal, GoalStatus
from pm_career.domain.person import Former
from pm_career.errors import UsageError
from pm_career.store.edits import add_value, edit_value, insert_items, list_former
from pm_career.store.ids import check_value, find_number
from pm_career.store.kinds import CHECK_INS, GOAL
from pm_career.store.log import Change, Store, make_excerpt, name_owner
from pm_career.store.rows import find_value, read_values


def add_goal(change: Change, goal: Goal) -> Goal:
    """Store a new goal; it comes back with its id. Check-ins and evidence come to it later."""
    stored = add_value(change, GOAL, msgspec.structs.replace(goal, check_ins=(), evidence=()))
    change.describe(f"added goal {stored.id} {make_excerpt(stored.what)}{name_owner(stored.person)}")
    return stored


def edit_goal(change: Change, goal: Goal) -> Goal:
    """Store the goal with this id as it is given now; what it was before becomes history.

    Check-ins and evidence have changes of their own and stay as they are.
    """
    before, after = edit_value(change, GOAL, goal)
    if after != before:
        change.describe(f"edited goal {after.id} {make_excerpt(after.what)}{name_owner(after.person)}")
    return after


def close_goal(change: Change, id: str, status: GoalStatus, on: date) -> Goal:
    """Mark a goal as done or dropped on a day, or as open again."""
    given = msgspec.structs.replace(find_goal(change, id), status=status, closed=None if status == "open" else on)
    before, after = edit_value(change, GOAL, given)
    if after != before:
        word = {"open": "reopened", "done": "marked as done", "dropped": "dropped"}[status]
        change.describe(f"{word} goal {after.id} {make_excerpt(after.what)}{name_owner(after.person)}")
    return after


def add_check_in(change: Change, id: str, given: CheckIn, *, closed_too: bool = False) -> Goal:
    """Add a check-in to a goal; to one that is done or dropped only with `closed_too`, else a UsageError."""
    goal = find_goal(change, id)
    if goal.status != "open" and not closed_too:
        raise UsageError(f"Goal {goal.id} is {goal.status}.", "Open it again before you check in on it.")
    new = msgspec.structs.replace(check_value(given), recorded=change.now)
    insert_items(change, CHECK_INS, find_number(change, GOAL, id), [new])
    change.describe(f"checked in on goal {goal.id} {make_excerpt(goal.what)}{name_owner(goal.person)}")
    return find_goal(change, id)


def find_goal(store: Store, id: str) -> Goal:
    """The goal with this id; an unknown one is a UsageError."""
    return find_value(store, GOAL, id)


def list_goals(store: Store, person: str, status: GoalStatus | None = None) -> tuple[Goal, ...]:
    """A person's goals in the order they were set."""
    if status is None:
        return read_values(store, GOAL, "person = ?", (person,))
    return read_values(store, GOAL, "person = ? AND status = ?", (person, status))


def list_former_goals(store: Store, id: str) -> tuple[Former[Goal], ...]:
    """The goal as it was before each edit, the oldest first, without its check-ins and evidence."""
    return list_former(store, GOAL, find_number(store, GOAL, id))
