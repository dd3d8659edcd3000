"""One-on-ones as JSON and as a calendar file. Private points are in neither: they are for their owner alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pm_career.advice.one_on_one import Item
from pm_career.documents.calendar import DayEvent, format_calendar, make_event_id
from pm_career.documents.plan import list_goal_events
from pm_career.documents.promotion import build_agreement
from pm_career.domain.goals import Goal
from pm_career.domain.one_on_ones import OneOnOne
from pm_career.domain.promotion import Agreement
from pm_career.domain.text import one_line
from pm_career.journal.one_on_one_agenda import Meeting


def build_answer(meeting: Meeting, person: str) -> dict[str, Any]:
    """`pmcareer one-on-one --json`: what the next one is about. `since` is null before the first."""
    agenda = meeting.agenda
    return {
        "person": person,
        "with": meeting.with_name or None,
        "last": meeting.last.id if meeting.last else None,
        "since": None if meeting.span.is_first else meeting.span.since,
        "open": meeting.open.id if meeting.open else None,
        "agreement": build_agreement(meeting.agreement) if meeting.agreement else None,
        "items": [_build_item(each) for each in agenda.items if not each.private],
        "left_out": [_build_item(each) for each in agenda.left_out if not each.private],
    }


def count_private_points(meeting: Meeting) -> int:
    """How many private points the answer lacks."""
    return sum(each.private for each in (*meeting.agenda.items, *meeting.agenda.left_out))


def _build_item(each: Item) -> dict[str, Any]:
    return {
        "part": each.part,
        "text": each.text,
        "ids": list(each.ids),
        "skills": list(each.skills),
        "number": each.number,
    }


def build_one_on_one(each: OneOnOne) -> dict[str, Any]:
    """A ONE-ON-ONE: one that was held, or the next one."""
    return {
        "id": each.id,
        "person": each.person,
        "with": each.with_name or None,
        "state": each.state,
        "held": each.held,
        "points": [
            {"number": number, "text": point.text, "done": point.done, "recorded": point.recorded}
            for number, point in enumerate(each.points, start=1)
            if not point.private
        ],
        "goals": list(each.goals),
        "created": each.created,
    }


def build_held_answer(each: OneOnOne, agreed: Sequence[Goal], following: OneOnOne | None) -> dict[str, Any]:
    """`pmcareer one-on-one held --json`: the one that was held, the goals that were agreed, and the next one."""
    return {
        "held": build_one_on_one(each),
        "agreed": [goal.id for goal in agreed],
        "next": following.id if following else None,
    }


def format_one_on_one_calendar(
    goals: Iterable[Goal], agreements: Iterable[Agreement], home: str, *, with_text: bool
) -> bytes:
    """The days of what was agreed as a calendar file; `home` is the identity of the home that has it.

    A goal is the same event as in the calendar of the plan. Without text an event has the id alone.
    """
    due = [
        DayEvent(
            make_event_id(home, each.id),
            each.due,
            f"Agreed: {one_line(each.what)}" if with_text else f"Agreed: {each.id}",
            f"With {one_line(each.with_name)}" if with_text and each.with_name else "",
            each.created,
        )
        for each in agreements
        if each.due and each.created
    ]
    return format_calendar([*list_goal_events(goals, home, with_text=with_text), *due])
