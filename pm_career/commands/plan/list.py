"""`pmcareer plan` and `pmcareer plan list`: the goals."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pm_career.commands import clock, hints, options, output, streams
from pm_career.commands.options import SkillOption
from pm_career.commands.person_context import open_owner
from pm_career.domain.goals import GoalStatus
from pm_career.journal import goals as journal
from pm_career.journal.access import open_store


def callback(
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
    status: Annotated[GoalStatus | None, typer.Option("--status", help="Only goals with this status.")] = None,
    skill: Annotated[str | None, SkillOption("--skill", help="Only goals for this skill.")] = None,
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
    today = clock.today()
    with open_store() as store:
        owner = open_owner(store, person, framework)
        shown, any_at_all, against = journal.find_all(store, owner, today, status=status, skill=skill or "")
    if manner.json:
        from pm_career.documents.plan import build_goal

        output.show_json([build_goal(each) for each in shown])
        return
    from pm_career.views.goal_list import build_empty_page, build_page

    if shown:
        output.show(build_page(shown, today, against), manner)
        return
    output.show(build_empty_page(status, some=any_at_all), manner)
    if not (streams.is_terminal(sys.stdout) or manner.plain):
        streams.tell(f"No goals to list. Set one: {hints.complete('pmcareer plan from-next')}")
