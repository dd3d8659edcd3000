"""`pmcareer plan drop ID`: let a goal go."""

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
    """Drop a goal. It stays in the plan as dropped, with what you wrote about it."""
    today = clock.today()
    with open_store() as store:
        owner = open_owner(store, person, framework)
        before = journal.find(store, owner, id)
    day = parse_day(on, today) if on is not None else None
    note = read_text(note)
    with open_store_for_change(clock.now()) as change:
        goal, was_dropped, noted = journal.close(change, owner, before.id, "dropped", today, on=day, note=note)
    if was_dropped and goal.closed == before.closed:
        streams.tell(f"{goal.id} was dropped already{'; your note is its last check-in' if noted else ''}.")
    else:
        streams.tell(f"Dropped: {goal.id}. Take it back with: pmcareer data undo")
    answer_goal(owner, goal, json=json)
