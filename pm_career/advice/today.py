"""Today in three lines: what is due first, what to write down, what to develop."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pm_career.advice.development import Advice, find_first_action
from pm_career.advice.review import WEEK_AHEAD
from pm_career.domain.framework import Value
from pm_career.domain.goals import Goal
from pm_career.domain.person import count_days_since
from pm_career.domain.promotion import Agreement


class Due(Value, frozen=True):
    """What is due first: a goal or an agreement, with its day."""

    kind: Literal["goal", "agreement"]
    id: str
    what: str
    due: date


class ToDevelop(Value, frozen=True):
    """The first skill of the advice, and what to begin with, as `next` says; empty where the ladder names none."""

    skill: str
    name: str
    action: str


class Today(Value, frozen=True):
    """What matters today. `due` is None where nothing is due soon, `develop` where there is no advice.

    `last_written` is the day of the newest evidence, None without any; `days_since` are the days since then.
    """

    due: Due | None
    last_written: date | None
    days_since: int | None
    develop: ToDevelop | None


def find_today(
    goals: Iterable[Goal],
    agreements: Iterable[Agreement],
    last_written: date | None,
    advice: Advice | None,
    today: date,
) -> Today:
    """Find what matters today: of what is due the longest overdue, of the rest the next; goals before agreements."""
    waiting = [Due("goal", each.id, each.what, each.due) for each in goals if each.status == "open" and each.due]
    waiting += [
        Due("agreement", each.id, each.what, each.due) for each in agreements if each.state == "open" and each.due
    ]
    soon = [each for each in waiting if (each.due - today).days <= WEEK_AHEAD]
    return Today(
        due=min(soon, key=lambda each: each.due, default=None),
        last_written=last_written,
        days_since=None if last_written is None else count_days_since(last_written, today),
        develop=_find_to_develop(advice),
    )


def _find_to_develop(advice: Advice | None) -> ToDevelop | None:
    if advice is None or not advice.focus:
        return None
    first = advice.focus[0]
    action = find_first_action(first)
    return ToDevelop(first.skill, first.label, action.text if action else "")
