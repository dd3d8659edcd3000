"""`pmcareer me history [SKILL]`: how ratings moved."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, options, output
from pm_career.journal import ratings
from pm_career.journal.access import find_owner, open_store, parse_person


def command(
    name: Annotated[
        str | None,
        typer.Argument(metavar="SKILL", help="Only this skill."),
    ] = None,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """List ratings, newest first, whoever gave them: each with its day, rater and note."""
    with open_store() as store:
        owner = find_owner(store, parse_person(person), framework)
        ladder, skill, found = ratings.find_all(store, owner, name)
    if json:
        from pm_career.documents.me import build_history_answer

        output.show_json(build_history_answer(found))
        return
    from pm_career.views.me import build_history_page

    output.show(
        build_history_page(ladder, skill, found, clock.today()), output.Manner(json, plain, color), ladder=framework
    )
