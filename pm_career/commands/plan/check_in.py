"""`pmcareer plan check-in ID`: look at a goal and say how it goes."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, hints, streams
from pm_career.commands import options as shared
from pm_career.commands.person_context import open_owner
from pm_career.commands.plan import options
from pm_career.commands.plan.answers import answer_goal
from pm_career.commands.prompts import ask, ask_choice, ask_which_day, read_text, require_terminal
from pm_career.domain.dates import parse_day
from pm_career.domain.goals import PROGRESS, CheckIn, Goal, Progress, is_overdue
from pm_career.journal import goals as journal
from pm_career.journal.access import open_store, open_store_for_change
from pm_career.store.log import make_excerpt


def command(
    id: options.Id,
    state: Annotated[Progress | None, typer.Option("--state", help="How it goes.")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What you saw; - for stdin.")] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="DAY", callback=ask_which_day, help="The day of the check-in; today, unless given."
        ),
    ] = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
) -> None:
    """Check in on a goal: it is on track, slow or stuck. Without --state you are asked."""
    with open_store() as store:
        owner = open_owner(store, person, framework)
        goal = journal.find(store, owner, id)
    journal.require_open(owner, goal)
    day = parse_day(on, clock.today())
    if state is None:
        require_terminal("You did not say how it goes.", f"--state ({', '.join(PROGRESS)})")
        streams.tell(f"{goal.id}: {make_excerpt(goal.what)}")
        progress = ask_choice("How does it go", dict.fromkeys(PROGRESS, ""), journal.parse_progress, PROGRESS[0])
        note = ask("A note, if you like") if note is None else note
    else:
        progress = state
    look = CheckIn(day, progress, read_text(note or ""))
    with open_store_for_change(clock.now()) as change:
        goal = journal.check_in(change, owner, id, look)
    streams.tell(f"Checked in on {goal.id}: {progress}.")
    streams.tell(_suggest_command(goal, progress))
    answer_goal(owner, goal, json=json)


def _suggest_command(goal: Goal, state: Progress) -> str:
    edit, drop, done, edit_day, add = map(
        hints.complete,
        (
            f"pmcareer plan edit {goal.id}",
            f"pmcareer plan drop {goal.id}",
            f"pmcareer plan done {goal.id}",
            f"pmcareer plan edit {goal.id} --due DAY",
            f"pmcareer evidence add --goal {goal.id}",
        ),
    )
    if state == "stuck":
        return f"Try something smaller, or another way: {edit}   (or: {drop})"
    if is_overdue(goal, clock.today()):
        return f"Its day has passed: {done}   (or: {edit_day})"
    return f"Add evidence for it: {add}"
