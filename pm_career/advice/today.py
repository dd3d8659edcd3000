"""Today in three lines: what is due first, what to write down, what to develop."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pm_career.advice.development import Advice
from pm_career.domain.framework import Value
from pm_career.domain.goals import Goal
from pm_career.domain.person import count_days_since
from pm_career.domain.promotion import Agreement

DUE_SOON_DAYS = 7
"""What is due up to so many days from today is named today."""


class Due(Value, frozen=True):
    """What is due first: a goal or an agreement, with its day."""

    kind: Literal["goal", "agreement"]
    id: str
    what: str
    due: date


class ToDevelop(Value, frozen=True):
    """The first skill of the advice, and the smallest thing to do for it; empty where the ladder names none."""

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
    soon = [each for each in waiting if (each.due - today).days <= DUE_SOON_DAYS]
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
    action = min(first.actions, key=lambda each: _SIZES.get(each.size or "", len(_SIZES)), default=None)
    return ToDevelop(first.skill, first.label, action.text if action else "")


_SIZES = {"week": 0, "month": 1, "quarter": 2}
