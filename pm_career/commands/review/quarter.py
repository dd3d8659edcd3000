"""`pmcareer review quarter [PERIOD]`: what a quarter had."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, options, output
from pm_career.commands.person_context import open_owner
from pm_career.domain.dates import parse_period
from pm_career.journal import review as journal
from pm_career.journal.access import open_store


def command(
    period: Annotated[
        str | None,
        typer.Argument(
            metavar="PERIOD",
            help="Q3, last month, 2026; the quarter that ended last, or this one in its last 14 days, unless given.",
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Show every piece of evidence.")] = False,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Review a quarter, or another period: what happened by skill and what is silent, steps that moved, and goals.

    Private evidence is in it, as nobody else reads it.
    """
    today = clock.today()
    with open_store() as store:
        owner = open_owner(store, person, framework)
        found = journal.read_quarter(store, owner, today, parse_period(period, today) if period else None)
    if json:
        from pm_career.documents.review import build_quarter_answer

        output.show_json(build_quarter_answer(found))
        return
    from pm_career.views.review import build_quarter_page

    output.show(build_quarter_page(found, today, full=full), output.Manner(json, plain, color))
