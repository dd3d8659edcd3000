"""One-on-ones as JSON. Private points are in none of it: they are for their owner alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pm_career.advice.one_on_one import Item
from pm_career.domain.goals import Goal
from pm_career.domain.one_on_ones import OneOnOne
from pm_career.journal.one_on_ones import Meeting


def build_answer(meeting: Meeting, person: str) -> dict[str, Any]:
    """`pmcareer one-on-one --json`: what the next one is about. `since` is null before the first."""
    agenda = meeting.agenda
    return {
        "person": person,
        "with": meeting.with_name or None,
        "last": meeting.last.id if meeting.last else None,
        "since": None if meeting.span.is_first else meeting.span.since,
        "open": meeting.open.id if meeting.open else None,
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
