"""How the plan commands answer: which goal was stored, its skill and its day, and the goals for a script."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.commands import clock, output, streams
from pm_career.commands.person_context import write_ids
from pm_career.domain.dates import format_relative
from pm_career.domain.goals import Goal
from pm_career.domain.text import one_line
from pm_career.journal import goals as journal
from pm_career.journal.access import Owner
from pm_career.store.log import make_excerpt


def tell_stored(owner: Owner, verb: str, goal: Goal) -> None:
    """Say on stderr which goal was stored: its id and how it begins, then its skill and its day."""
    today = clock.today()
    (now,) = journal.evaluate(owner, (goal,), today)
    streams.tell(f"{verb} {goal.id}: {make_excerpt(goal.what)}")
    due = f"due {format_relative(goal.due, today)} ({goal.due.isoformat()})" if goal.due else "no day set"
    streams.tell(f"   {', '.join(filter(None, (one_line(now.skill_name), due)))}")


def answer_goal(owner: Owner, goal: Goal, *, json: bool) -> None:
    """Write a stored goal to stdout: as JSON if asked, its id in a pipe, nothing on a terminal."""
    if json:
        output.show_json(_build_documents(owner, (goal,))[0])
    else:
        write_ids((goal.id,))


def answer_goals(owner: Owner, goals: Sequence[Goal], *, json: bool) -> None:
    """As `answer_goal`, for several: one JSON list, or an id a line."""
    if json:
        output.show_json(_build_documents(owner, goals))
    else:
        write_ids(goal.id for goal in goals)


def _build_documents(owner: Owner, goals: Sequence[Goal]) -> list[object]:
    from pm_career.documents.plan import build_goal

    return [build_goal(journal.evaluate(owner, (each,), clock.today())[0]) for each in goals]
