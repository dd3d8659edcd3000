"""`pmcareer plan export`: the days of open goals as a calendar file."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pm_career.commands import options as shared
from pm_career.commands import streams
from pm_career.commands.options import FileOption
from pm_career.commands.person_context import open_owner
from pm_career.commands.private_files import write_private
from pm_career.domain.text import format_count
from pm_career.journal.access import open_store
from pm_career.store.goals import list_goals
from pm_career.store.homes import find_home


class Format(StrEnum):
    """The formats of an export."""

    ICS = "ics"


def command(
    format: Annotated[Format, typer.Option("--format", help="The format: a calendar file.")] = Format.ICS,  # noqa: ARG001
    file: Annotated[str | None, FileOption("--output", help="The file to write; stdout, unless given, or -.")] = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave out what the goals are, for a calendar that others read.")
    ] = False,
    force: shared.Force = False,
    framework: shared.Framework = None,
    person: shared.Person = None,
) -> None:
    """Write the days of your open goals to a calendar file. Each is an event that lasts all day.

    Import it again after a change: the same goal stays the same event. Goals without a day are left out.
    """
    from pm_career.documents.plan import format_plan_calendar

    with open_store() as store:
        owner = open_owner(store, person, framework)
        goals = list_goals(store, owner.person, "open")
        content = format_plan_calendar(goals, find_home(store), with_text=not no_text)
    without = sum(goal.due is None for goal in goals)
    if without:
        streams.tell(f"Left out, as they have no day: {format_count(without, 'goals')}.")
    write_private(content, file, f"A calendar of {format_count(len(goals) - without, 'goals')} is", force=force)
