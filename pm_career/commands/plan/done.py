"""`pmcareer plan done ID`: a goal is done."""

from __future__ import annotations

from pm_career.commands import clock, streams
from pm_career.commands import options as shared
from pm_career.commands.person_context import open_owner
from pm_career.commands.plan import options
from pm_career.commands.plan.answers import answer_goal
from pm_career.commands.text_input import read_text
from pm_career.domain.dates import parse_day
from pm_career.journal import goals as journal
from pm_career.journal.access import open_store, open_store_for_change


def command(
    id: options.Id,
    note: options.ClosingNote = "",
    on: options.ClosingDay = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
) -> None:
    """Mark a goal as done. If no evidence shows it yet, you see how to add some."""
    today = clock.today()
    with open_store() as store:
        owner = open_owner(store, person, framework)
        before = journal.find(store, owner, id)
    day = parse_day(on, today) if on is not None else None
    note = read_text(note)
    with open_store_for_change(clock.now()) as change:
        goal, was_done, noted = journal.close(change, owner, before.id, "done", today, on=day, note=note)
    if was_done and goal.closed == before.closed:
        streams.tell(f"{goal.id} was done already{'; your note is its last check-in' if noted else ''}.")
    elif goal.evidence:
        streams.tell(f"Done: {goal.id}, shown by {', '.join(goal.evidence)}.")
    else:
        skill = f" --skill {goal.skill}" if goal.skill else ""
        streams.tell(f"Done: {goal.id}. No evidence shows it yet: write down what happened while you remember it.")
        streams.tell(f"pmcareer evidence add --goal {goal.id}{skill}{owner.option}")
    answer_goal(owner, goal, json=json)
