"""Goals as JSON, and their days as a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pm_career.advice.goals import GoalNow, Proposal
from pm_career.documents.calendar import DayEvent, format_calendar, make_event_id
from pm_career.domain.confirmations import is_others_word
from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import Goal
from pm_career.domain.person import Former
from pm_career.domain.text import one_line


def build_goal(now: GoalNow) -> dict[str, Any]:
    """One GOAL."""
    each = now.goal
    return {
        "id": each.id,
        "person": each.person,
        "what": each.what,
        "skill": now.skill or None,
        "skill_name": now.skill_name or None,
        "when": each.when,
        "then": each.then,
        "due": each.due,
        "done_when": each.done_when,
        "status": each.status,
        "overdue": now.overdue,
        "stale": now.stale,
        "created": each.created,
        "closed": each.closed,
        "last_looked_at": now.looked,
        "check_ins": [
            {"date": look.date, "state": look.state, "note": look.note, "recorded": look.recorded}
            for look in each.check_ins
        ],
        "evidence": each.evidence,
    }


def build_show_answer(
    now: GoalNow,
    evidence: Iterable[Evidence],
    former: Iterable[Former[Goal]],
    confirmed: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    """`pmcareer plan show ID --json`: the GOAL, its evidence, and what it was before each edit.

    `confirmed` has the names of those whose word is kept, by the id of the piece of evidence.
    """
    pieces = tuple(evidence)
    shown_by = [each for each in pieces if each.counts == "for"]
    return build_goal(now) | {
        "shown_by": [_build_piece(each, confirmed) for each in shown_by],
        "others_word": sum(is_others_word(each, confirmed) for each in shown_by),
        "against": [_build_piece(each, confirmed) for each in pieces if each.counts == "against"],
        "former": [
            {
                "replaced": each.replaced,
                "what": each.value.what,
                "skill": each.value.skill or None,
                "when": each.value.when,
                "then": each.value.then,
                "due": each.value.due,
                "done_when": each.value.done_when,
                "status": each.value.status,
                "closed": each.value.closed,
            }
            for each in former
        ],
    }


def _build_piece(each: Evidence, confirmed: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    return {
        "id": each.id,
        "date": each.date,
        "what": each.what,
        "outcome": each.outcome,
        "source": each.source,
        "confirmed_by": list(confirmed.get(each.id, ())),
        "link": each.link,
        "links": each.links,
    }


def build_offer_answer(found: Sequence[Proposal], open_as: Mapping[int, str]) -> list[dict[str, Any]]:
    """`pmcareer plan from-next --dry-run --json`: the proposed goals. `open_as` maps numbers to ids of open goals."""
    return [
        {
            "number": each.number,
            "skill": each.item.skill,
            "name": each.item.name,
            "label": each.item.label,
            "kind": each.action.kind if each.action else None,
            "size": each.action.size if each.action else None,
            "what": each.goal.what,
            "due": each.goal.due,
            "done_when": each.goal.done_when,
            "open_as": open_as.get(each.number),
        }
        for each in found
    ]


def format_plan_calendar(goals: Iterable[Goal], home: str, *, with_text: bool) -> bytes:
    """The days of goals as a calendar file; `home` is the identity of the home that has them.

    Without text an event has the goal's id alone.
    """
    return format_calendar(list_goal_events(goals, home, with_text=with_text))


def list_goal_events(goals: Iterable[Goal], home: str, *, with_text: bool) -> Iterator[DayEvent]:
    """The days of goals, each with the same identity in every calendar; goals without a day are left out."""
    for goal in goals:
        if goal.due and goal.created:
            yield DayEvent(
                make_event_id(home, goal.id),
                goal.due,
                f"Due: {one_line(goal.what)}" if with_text else f"Due: {goal.id}",
                goal.done_when if with_text else "",
                goal.created,
            )
