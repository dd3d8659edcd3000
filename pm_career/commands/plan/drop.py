"""`pmcareer plan drop ID`: let a goal go."""

from __future__ import annotations

from pm_career.commands import options as shared
from pm_career.commands import streams
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
    """Drop a goal. It stays in the plan as dropped, with what you wrote about it."""
    owner, (goal, *_), is_new = close_goal(id, "dropped", note=note, on=on, person=person, framework=framework)
    if is_new:
        streams.tell(f"Dropped: {goal.id}. Take it back with: pmcareer data undo")
    answer_goal(owner, goal, json=json)
