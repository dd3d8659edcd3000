"""Notes for tests of the operations: a person on the default ladder, and the store opened for one look or change."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from pm_career.commands import clock
from pm_career.domain.goals import Goal
from pm_career.journal import goals
from pm_career.journal.access import Owner, find_owner, open_store, open_store_for_change
from pm_career.store.log import Change, Store

T = TypeVar("T")

NOW = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def read(look: Callable[[Store, Owner], T], person: str = "me", framework: str | None = None) -> T:
    """What `look` returns for the open store and its owner."""
    with open_store() as store:
        return look(store, find_owner(store, person, framework))


def change(make: Callable[[Change, Owner], T], person: str = "me", framework: str | None = None, *, day: int = 0) -> T:
    """What `make` returns for one change, `day` days after TODAY, and its owner."""
    with open_store_for_change(NOW + timedelta(days=day)) as store:
        return make(store, find_owner(store, person, framework))


def new_goal(what: str = "Run six talks", person: str = "me", **parts: str) -> Goal:
    """A goal that is stored."""
    return change(
        lambda store, owner: goals.add(store, goals.draft(owner, TODAY, {"what": what, **parts})).goal, person
    )


def changing() -> AbstractContextManager[Change]:
    """The store for one change at the instant of the program's own clock, which tests may have set."""
    return open_store_for_change(clock.now())
