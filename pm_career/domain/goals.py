"""Goals: something a person means to develop, with a date and what will show that it is done."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from pm_career.domain.framework import Value
from pm_career.domain.person import (
    CalledOrNone,
    EvidenceId,
    Instant,
    PersonId,
    SomeWords,
    Words,
    count_days_since,
    require_utc,
)

GoalStatus = Literal["open", "done", "dropped"]
Progress = Literal["on-track", "slow", "stuck"]
PROGRESS: tuple[Progress, ...] = get_args(Progress)
DUE_SOON_DAYS = 14
"""`me` and one-on-ones name what is due up to so many days from today: it may be due before the next talk is held."""
WEEK_AHEAD = 7
"""`today` and the week's review name what is due up to so many days from today: they are read each day and each week,
and name what has to be done before they are read again."""


class CheckIn(Value, frozen=True):
    """A look at a goal on a day: how it goes, and a note. `recorded` is empty until it is stored."""

    date: date
    state: Progress = "on-track"
    note: Words = ""
    recorded: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.recorded)


class Goal(Value, frozen=True, kw_only=True):
    """What a person means to develop.

    `when` and `then` are the halves of the if-then sentence ("when X, I will Y"). `closed` is the day it was done or
    dropped. `check_ins` are in the order they were made; `evidence` are the ids tied to it. `id` and `created` are
    empty until it is stored.
    """

    id: str = ""
    person: PersonId
    what: SomeWords
    skill: CalledOrNone = ""
    when: Words = ""
    then: Words = ""
    due: date | None = None
    done_when: Words = ""
    status: GoalStatus = "open"
    closed: date | None = None
    check_ins: tuple[CheckIn, ...] = ()
    evidence: tuple[EvidenceId, ...] = ()
    created: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.created)


def is_overdue(goal: Goal, today: date) -> bool:
    """Whether an open goal's day has passed; on the day itself it is not overdue yet."""
    return goal.status == "open" and goal.due is not None and goal.due < today


def find_last_look(goal: Goal) -> date | None:
    """The latest day of a check-in, else the day (in UTC) the goal was set; None before it is stored."""
    days = [check_in.date for check_in in goal.check_ins]
    if not days and goal.created is not None:
        days = [goal.created.date()]
    return max(days, default=None)


def is_stale(goal: Goal, today: date, after_days: int) -> bool:
    """Whether an open goal was not looked at for more than `after_days` days."""
    looked = find_last_look(goal)
    return goal.status == "open" and looked is not None and count_days_since(looked, today) > after_days
