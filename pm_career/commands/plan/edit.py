"""`pmcareer plan edit ID`: change a goal."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec.structs import replace

from pm_career.advice.if_then import bare_then, bare_when
from pm_career.commands import clock, options, streams
from pm_career.commands.personal import changing, reading
from pm_career.commands.plan import fields
from pm_career.commands.plan.asking import asked
from pm_career.commands.plan.setting import Plan, due_day
from pm_career.commands.plan.words import must_say
from pm_career.commands.prompts import require_terminal
from pm_career.domain.goals import Goal
from pm_career.store.goals import close_goal, edit_goal, goal_by_id

_OPTIONS = "--what, --skill, --when, --then, --due, --done-when or --reopen"


def command(
    id: fields.Id,
    what: Annotated[str | None, typer.Option("--what", metavar="TEXT", help="What you mean to do.")] = None,
    skill: fields.Skill = None,
    when: fields.When = None,
    then: fields.Then = None,
    due: fields.Due = None,
    done_when: fields.DoneWhen = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="Open a goal that was done or dropped again.")] = False,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
) -> None:
    """Change a goal: what is given replaces what it had, and an empty text takes it out.

    Without an option you are asked. As the goal was before, it is remembered.
    """
    given = {"what": what, "skill": skill, "when": when, "then": then, "due": due, "done_when": done_when}
    said = {name: text for name, text in given.items() if text is not None}
    with reading() as store:
        plan = Plan.of(store, person, framework)
        before = plan.goal(store, id)
    if not said and not reopen:
        require_terminal("It was not said what to change.", _OPTIONS)
    goal = _with(plan, before, said) if said or reopen else asked(plan, before)
    with changing() as change:
        kept = edit_goal(change, replace(goal_by_id(change, id), **_changed(before, goal)))
        if reopen:
            kept = close_goal(change, id, "open", clock.today())
    plan.tell_kept("As it was" if kept == before else "Changed", kept)
    streams.tell(f"The whole of it: pmcareer plan show {kept.id}{plan.option}")
    plan.answer(kept, json=json)


def _with(plan: Plan, goal: Goal, said: dict[str, str]) -> Goal:
    """The goal with each part that was said in the place of its own."""
    read = {
        "what": must_say,
        "skill": lambda text: plan.skill(text, goal.skill),
        "when": bare_when,
        "then": bare_then,
        "due": due_day,
        "done_when": str.strip,
    }
    return replace(goal, **{name: read[name](text) for name, text in said.items()})


def _changed(before: Goal, after: Goal) -> dict[str, object]:
    """The parts that differ: what another process changed meanwhile stays as it made it."""
    names = ("what", "skill", "when", "then", "due", "done_when")
    return {name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)}
