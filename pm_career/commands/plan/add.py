"""`pmcareer plan add`: set a goal."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.advice.if_then import bare_then, bare_when
from pm_career.commands import options, streams
from pm_career.commands.personal import changing, reading
from pm_career.commands.plan import fields
from pm_career.commands.plan.asking import asked
from pm_career.commands.plan.setting import Plan, due_day
from pm_career.commands.plan.words import given, must_say
from pm_career.commands.prompts import require_terminal
from pm_career.domain.goals import Goal
from pm_career.store.goals import add_goal


def command(
    what: Annotated[
        str | None,
        typer.Argument(metavar="WHAT", help="What you mean to do, in quotes; - for stdin. Left out: you are asked."),
    ] = None,
    skill: fields.Skill = None,
    when: fields.When = None,
    then: fields.Then = None,
    due: fields.Due = None,
    done_when: fields.DoneWhen = None,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
) -> None:
    """Set a goal: what, for which skill, by which day, and what will show that it is done."""
    if what is None:
        require_terminal("It was not said what the goal is.", "it in quotes, or - for stdin")
    with reading() as store:
        plan = Plan.of(store, person, framework)
    goal = Goal(
        person=plan.person,
        what=must_say(given(what)) if what is not None else "",
        skill=plan.skill(skill or ""),
        when=bare_when(when or ""),
        then=bare_then(then or ""),
        due=due_day(due or ""),
        done_when=(done_when or "").strip(),
    )
    if what is None:
        goal = asked(plan, goal)
    with changing() as change:
        kept = add_goal(change, goal)
    plan.tell_kept("Added", kept)
    streams.tell(f"When you look at it again: pmcareer plan check-in {kept.id}{plan.option}")
    plan.answer(kept, json=json)
