"""`pmcareer plan` and `pmcareer plan list`: the goals."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pm_career.commands import clock, options, output, streams
from pm_career.commands.personal import reading
from pm_career.commands.plan.setting import Plan
from pm_career.domain.goals import GoalStatus
from pm_career.store.goals import goals_of


def opened(
    context: typer.Context,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Plan what you will do and by when: set goals, check in on them, close them. Alone it shows the open ones."""
    if context.invoked_subcommand is None:
        _show("open", None, person, framework, output.Manner(json, plain, color))


def command(
    status: Annotated[GoalStatus | None, typer.Option("--status", help="Only these.")] = None,
    skill: Annotated[str | None, typer.Option("--skill", metavar="SKILL", help="Only those for this skill.")] = None,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """List goals: open ones first, the next due at the front, then those that were done or dropped."""
    _show(status, skill, person, framework, output.Manner(json, plain, color))


def _show(
    status: GoalStatus | None, skill: str | None, person: str | None, framework: str | None, manner: output.Manner
) -> None:
    with reading() as store:
        plan = Plan.of(store, person, framework)
        goals = plan.now(goals_of(store, plan.person))
    known = any(each.skill == skill for each in goals)  # perhaps under a name that the ladder no longer has
    wanted = plan.skill(skill or "", skill if known and skill else "")
    shown = tuple(each for each in goals if status in (None, each.goal.status) and wanted in ("", each.skill))
    if manner.json:
        from pm_career.documents.plan import goal as document

        output.show_json([document(each) for each in shown])
        return
    from pm_career.views.plan import listing, nothing

    if shown:
        output.show(listing(shown, clock.today(), option=plan.option), manner)
        return
    output.show(nothing(status, some=bool(goals), option=plan.option), manner)
    if not (streams.is_terminal(sys.stdout) or manner.plain):
        streams.tell(f"No goals to list. Set one: pmcareer plan from-next{plan.option}")
