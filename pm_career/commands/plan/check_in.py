"""`pmcareer plan check-in ID`: look at a goal and say how it goes."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, options, streams
from pm_career.commands.personal import changing, day, reading
from pm_career.commands.plan import fields
from pm_career.commands.plan.setting import Plan
from pm_career.commands.plan.words import given
from pm_career.commands.prompts import ask, ask_choice, require_terminal
from pm_career.domain.goals import PROGRESS, CheckIn, Goal, Progress, is_overdue
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.store.goals import check_in
from pm_career.store.log import excerpt


def command(
    id: fields.Id,
    state: Annotated[Progress | None, typer.Option("--state", help="How it goes.")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What you saw; - for stdin.")] = None,
    on: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="When you looked at it; today unless said.")
    ] = None,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
) -> None:
    """Say how a goal goes: on track, slow or stuck, with a note. Without --state you are asked."""
    with reading() as store:
        plan = Plan.of(store, person, framework)
        goal = plan.goal(store, id)
    if goal.status != "open":
        reopen = f"pmcareer plan edit {goal.id} --reopen{plan.option}"
        raise UsageError(f"Goal {goal.id} is {goal.status}.", f"Open it again first: {reopen}")
    looked = day(on)
    if state is None:
        require_terminal("It was not said how it goes.", f"--state ({', '.join(PROGRESS)})")
        streams.tell(f"{goal.id}: {excerpt(goal.what)}")
        how = ask_choice("How does it go", dict.fromkeys(PROGRESS, ""), _progress, PROGRESS[0])
        note = ask("A note, if you like") if note is None else note
    else:
        how = state
    look = CheckIn(looked, how, given(note or ""))
    with changing() as change:
        kept = check_in(change, id, look)
    streams.tell(f"Looked at {kept.id}: {how}.")
    streams.tell(_advised(plan, kept, how))
    plan.answer(kept, json=json)


def _progress(said: str) -> Progress:
    """A state by its name or its beginning."""
    words = fold_spaces(said).replace(" ", "-")
    found = [each for each in PROGRESS if words and each.startswith(words)]
    if len(found) != 1:
        raise UsageError(f"'{one_line(said)}' is none of them.", f"Say one of: {', '.join(PROGRESS)}")
    return found[0]


def _advised(plan: Plan, goal: Goal, state: Progress) -> str:
    """The natural next command."""
    rest = f"{goal.id}{plan.option}"
    if state == "stuck":
        return f"Smaller, or another way? pmcareer plan edit {rest}   (or: pmcareer plan drop {rest})"
    if is_overdue(goal, clock.today()):
        return f"Its day has passed: pmcareer plan done {rest}   (or: pmcareer plan edit {rest} --due DAY)"
    return f"Something to show for it? pmcareer evidence add --goal {rest}"
