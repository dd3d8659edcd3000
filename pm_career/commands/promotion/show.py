"""`pmcareer promotion`: the case as it stands today."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, output
from pm_career.commands import options as shared
from pm_career.commands.person_context import open_owner
from pm_career.commands.promotion import options
from pm_career.domain.dates import parse_first_day
from pm_career.journal import promotion as journal
from pm_career.journal.access import open_store


def callback(
    context: typer.Context,
    to: options.To = None,
    since: options.Since = None,
    full: Annotated[bool, typer.Option("--full", help="Show each expectation, the scope and all evidence.")] = False,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
    plain: shared.Plain = False,
    color: shared.Color = None,
) -> None:
    """Show your promotion case as it stands today: what the next level asks beside what you have shown.

    It is made of your notes each time, so there is nothing to start. What is not shown yet stands there as plainly.
    Private evidence is never in it. It is a guide for development, not a judgement of performance.
    """
    if context.invoked_subcommand is not None:
        return
    today = clock.today()
    with open_store() as store:
        owner = open_owner(store, person, framework)
        case = journal.read_case(store, owner, today, to=to, since=parse_first_day(since, today) if since else None)
    if json:
        from pm_career.documents.promotion import build_answer

        output.show_json(build_answer(case))
        return
    from pm_career.views.promotion import build_first_page, build_page

    build = build_page if full else build_first_page
    output.show(build(case), output.Manner(json, plain, color))
