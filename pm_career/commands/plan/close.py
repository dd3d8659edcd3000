"""`pmcareer plan done ID` and `pmcareer plan drop ID`: close a goal."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import options, streams
from pm_career.commands.personal import changing, day, reading
from pm_career.commands.plan import fields
from pm_career.commands.plan.setting import Plan
from pm_career.commands.plan.words import given
from pm_career.domain.goals import CheckIn, Goal, Progress
from pm_career.store.goals import check_in, close_goal, goal_by_id

_On = Annotated[str | None, typer.Option("--date", metavar="DAY", help="The day it was; today unless said.")]


def done(
    id: fields.Id,
    on: _On = None,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
) -> None:
    """Say that a goal is done; where nothing shows it yet, you are told how to add the evidence."""
    with reading() as store:
        plan = Plan.of(store, person, framework)
        before = plan.goal(store, id)
    closed = day(on)
    with changing() as change:
        kept = before if before.status == "done" and on is None else close_goal(change, id, "done", closed)
    if kept == before:
        streams.tell(f"{kept.id} was done already.")
    elif kept.evidence:
        streams.tell(f"Done: {kept.id}, shown by {', '.join(kept.evidence)}.")
    else:
        skill = f" --skill {kept.skill}" if kept.skill else ""
        streams.tell(f"Done: {kept.id}. Nothing shows it yet: write down what happened while you remember it.")
        streams.tell(f"pmcareer evidence add --goal {kept.id}{skill}{plan.option}")
    plan.answer(kept, json=json)


def drop(
    id: fields.Id,
    note: Annotated[
        str, typer.Option("--note", metavar="TEXT", help="Why, kept as its last check-in; - for stdin.")
    ] = "",
    on: _On = None,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
) -> None:
    """Let a goal go. It stays in the plan as dropped, with what was written about it."""
    with reading() as store:
        plan = Plan.of(store, person, framework)
        before = plan.goal(store, id)
    closed = day(on)
    if before.status == "dropped":
        streams.tell(f"{before.id} was dropped already.")
        plan.answer(before, json=json)
        return
    why = given(note)
    with changing() as change:
        if why and goal_by_id(change, id).status == "open":
            check_in(change, id, CheckIn(closed, _last_state(before), why))
        kept = close_goal(change, id, "dropped", closed)
    streams.tell(f"Dropped: {kept.id}. Take it back with: pmcareer data undo")
    plan.answer(kept, json=json)


def _last_state(goal: Goal) -> Progress:
    """How it went when somebody last looked; what was let go without a look did not move."""
    return goal.check_ins[-1].state if goal.check_ins else "stuck"
