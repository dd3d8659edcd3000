"""One-on-ones: the regular talk of a person and their manager, its points, and what was agreed in it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pm_career.domain.framework import Value
from pm_career.domain.person import GoalId, Instant, Line, PersonId, SomeWords, require_utc


class Point(Value, frozen=True):
    """Something to bring up. `done`: it was talked about and does not carry over. `private`: for its owner alone."""

    text: SomeWords
    private: bool = False
    done: bool = False
    recorded: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.recorded)


class OneOnOne(Value, frozen=True, kw_only=True):
    """A one-on-one: the one that is prepared (`state` open, no `held` day yet), or one that was held.

    `with_name` is whom the person meets; empty where the notes are about somebody the user leads. `goals` are those
    that were agreed in it. `id` and `created` are empty until it is stored.
    """

    id: str = ""
    person: PersonId
    with_name: Line = ""
    state: Literal["open", "held"] = "open"
    held: date | None = None
    points: tuple[Point, ...] = ()
    goals: tuple[GoalId, ...] = ()
    created: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.created)
