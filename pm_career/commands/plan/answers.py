"""What several plan commands share: close a goal, print which goal was stored, and print goals for a script."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.commands import clock, output, streams
from pm_career.commands.person_context import open_owner, write_ids
from pm_career.commands.prompts import read_text
from pm_career.domain.dates import format_relative, parse_day
from pm_career.domain.goals import Goal
from pm_career.domain.text import one_line
from pm_career.journal import goals as journal
from pm_career.journal.access import Owner, open_store, open_store_for_change
from pm_career.store.log import make_excerpt


def close_goal(
    goal_id: str, status: journal.Ending, *, note: str, on: str | None, person: str | None, framework: str | None
) -> tuple[Owner, journal.Closed, bool]:
    """Mark a goal as done or dropped; return whose it is, the goal, and whether that changed its status or its day.

    Prints to stderr if nothing of that changed, and if it was closed the other way before. `on` is a day as typed,
    today if it is None; the note is its last check-in, read from stdin if it is "-". Raises UsageError for an unknown
    goal or day.
    """
    today = clock.today()
    with open_store() as store:
        owner = open_owner(store, person, framework)
        before = journal.find(store, owner, goal_id)
    day = parse_day(on, today) if on is not None else None
    note = read_text(note)
    with open_store_for_change(clock.now()) as change:
        closed = journal.close(change, owner, before.id, status, today, on=day, note=note)
    is_new = not closed.was_closed or closed.goal.closed != before.closed
    if not is_new:
        from pm_career.views.plan import describe_closed_already

        streams.tell(describe_closed_already(closed))
    elif before.status not in ("open", status):
        streams.tell(f"{before.id} was {before.status} before.")
    return owner, closed, is_new


def tell_stored(owner: Owner, verb: str, goal: Goal) -> None:
    """Print to stderr which goal was stored: its id and first words, then its skill and its day."""
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
    """Write stored goals to stdout: as one JSON list if asked, one id a line in a pipe, nothing on a terminal."""
    if json:
        output.show_json(_build_documents(owner, goals))
    else:
        write_ids(goal.id for goal in goals)


def _build_documents(owner: Owner, goals: Sequence[Goal]) -> list[object]:
    from pm_career.documents.plan import build_goal

    return [build_goal(journal.evaluate(owner, (each,), clock.today())[0]) for each in goals]
