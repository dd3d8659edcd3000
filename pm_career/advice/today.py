"""Today in three lines: what is due first, what to write down, what to develop."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date
from typing import Literal

from pm_career.advice.actions import find_first_action
from pm_career.advice.development import Advice
from pm_career.domain.framework import Value
from pm_career.domain.goals import WEEK_AHEAD, Goal
from pm_career.domain.one_on_ones import OneOnOne
from pm_career.domain.person import count_days_since
from pm_career.domain.promotion import Agreement, list_open
from pm_career.domain.text import fold_spaces


class Due(Value, frozen=True):
    """What is due first: a goal or an agreement, with its day; else a point of a one-on-one, which has none."""

    kind: Literal["goal", "agreement", "one-on-one"]
    id: str
    what: str
    due: date | None


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
    one_on_ones: Iterable[OneOnOne] = (),
) -> Today:
    """Find what matters today: of what is due the longest overdue, of the rest the next; goals before agreements.

    Where nothing is due soon, it is the first point that is not private of a one-on-one that is prepared.
    """
    waiting = [(each.due, Due("goal", each.id, each.what, each.due)) for each in goals if each.status == "open"]
    waiting += [(each.due, Due("agreement", each.id, each.what, each.due)) for each in list_open(agreements)]
    planned = {fold_spaces(each.what) for _, each in waiting}
    soon = [(day, each) for day, each in waiting if day and (day - today).days <= WEEK_AHEAD]
    points = (
        Due("one-on-one", each.id, point.text, None)
        for each in one_on_ones
        if each.state == "open"
        for point in each.points
        if not point.private
    )
    return Today(
        due=min(soon, key=lambda each: each[0])[1] if soon else next(points, None),
        last_written=last_written,
        days_since=None if last_written is None else count_days_since(last_written, today),
        develop=_find_to_develop(advice, planned),
    )


def _find_to_develop(advice: Advice | None, planned: Container[str]) -> ToDevelop | None:
    """The first skill of the advice, without its action where that is among what is `planned` (folded texts)."""
    if advice is None or not advice.focus:
        return None
    first = advice.focus[0]
    action = find_first_action(first)
    is_new = action is not None and fold_spaces(action.text) not in planned
    return ToDevelop(first.skill, first.label, action.text if action and is_new else "")
