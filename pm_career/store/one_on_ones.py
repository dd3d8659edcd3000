"""One-on-ones: add, edit, remove and list them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from pm_career.domain.one_on_ones import OneOnOne, Point
from pm_career.domain.person import Former
from pm_career.store.edits import add_value, edit_value, list_former, remove_value
from pm_career.store.ids import find_number
from pm_career.store.kinds import ONE_ON_ONE
from pm_career.store.log import Change, Store, make_excerpt, name_owner
from pm_career.store.rows import find_value, read_values


def add_one_on_one(change: Change, one_on_one: OneOnOne) -> OneOnOne:
    """Store a new one-on-one; it comes back with its id. Points without an instant are recorded now."""
    stored = add_value(change, ONE_ON_ONE, replace(one_on_one, points=_record(change, one_on_one.points)))
    change.describe(f"added {_describe(stored)}")
    return stored


def edit_one_on_one(change: Change, one_on_one: OneOnOne) -> OneOnOne:
    """Store the one-on-one with this id as it is given now; what it was before becomes history.

    Points without an instant are recorded now.
    """
    given = replace(one_on_one, points=_record(change, one_on_one.points))
    before, after = edit_value(change, ONE_ON_ONE, given)
    if after != before:
        is_held = after.state == "held" != before.state
        change.describe(f"{'marked as held' if is_held else 'edited'} {_describe(after)}")
    return after


def remove_one_on_one(change: Change, id: str) -> OneOnOne:
    """Take a one-on-one out, with its points and its history. Only undo brings it back; its id stays its own."""
    removed = remove_value(change, ONE_ON_ONE, id)
    change.describe(f"removed {_describe(removed)}")
    return removed


def find_one_on_one(store: Store, id: str) -> OneOnOne:
    """The one-on-one with this id; an unknown one is a UsageError."""
    return find_value(store, ONE_ON_ONE, id)


def list_one_on_ones(store: Store, person: str) -> tuple[OneOnOne, ...]:
    """A person's one-on-ones in the order they were added, the open ones included."""
    return read_values(store, ONE_ON_ONE, "person = ?", (person,))


def list_former_one_on_ones(store: Store, id: str) -> tuple[Former[OneOnOne], ...]:
    """The one-on-one as it was before each edit, the oldest first."""
    return list_former(store, ONE_ON_ONE, find_number(store, ONE_ON_ONE, id))


def _record(change: Change, points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(replace(each, recorded=each.recorded or change.now) for each in points)


def _describe(one_on_one: OneOnOne) -> str:
    """The words for a one-on-one in the log of changes, without its points: they may be private."""
    who = f" with {make_excerpt(one_on_one.with_name)}" if one_on_one.with_name else ""
    return f"one-on-one {one_on_one.id}{who}{name_owner(one_on_one.person)}"
