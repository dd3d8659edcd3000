"""`pmcareer plan done ID`: a goal is done."""

from __future__ import annotations

from pm_career.commands import hints, streams
from pm_career.commands import options as shared
from pm_career.commands.plan import options
from pm_career.commands.plan.answers import answer_goal, close_goal


def command(
    id: options.Id,
    note: options.ClosingNote = "",
    on: options.ClosingDay = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
) -> None:
    """Mark a goal as done. If no evidence shows it yet, you see how to add some."""
    owner, closed, is_new = close_goal(id, "done", note=note, on=on, person=person, framework=framework)
    goal = closed.goal
    if is_new and closed.shown_by:
        streams.tell(f"Done: {goal.id}, shown by {', '.join(closed.shown_by)}.")
    elif is_new:
        skill = f" --skill {goal.skill}" if goal.skill else ""
        streams.tell(f"Done: {goal.id}. No evidence shows it yet: write down what happened while you remember it.")
        streams.tell(hints.complete(f"pmcareer evidence add --goal {goal.id}{skill}"))
    answer_goal(owner, goal, json=json)
