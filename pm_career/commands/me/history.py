"""`pmcareer me history [SKILL]`: how ratings moved."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from pm_career.commands import clock, options, output
from pm_career.commands.options import SkillArgument
from pm_career.errors import UsageError
from pm_career.journal import ratings
from pm_career.journal.access import find_owner, open_store, parse_person


def command(
    name: Annotated[
        str | None,
        SkillArgument(help="Only this skill."),
    ] = None,
    rater: Annotated[
        Literal["self", "manager", "peer"] | None,
        typer.Option("--rater", help="Only your own ratings, or those by others."),
    ] = None,
    rater_name: options.RaterName = None,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """List ratings, newest first, each rater's apart: each with its day and note."""
    if rater is None and rater_name is not None:
        raise UsageError("A rater's name needs the kind of rater.", "Add --rater manager or --rater peer.")
    with open_store() as store:
        owner = find_owner(store, parse_person(person), framework)
        ladder, skill, found, names = ratings.find_all(store, owner, name, rater, rater_name)
    if json:
        from pm_career.documents.me import build_history_answer

        output.show_json(build_history_answer(found))
        return
    from pm_career.views.rating_history import build_history_page

    page = build_history_page(ladder, names, skill, found, clock.today(), owner.mention())
    output.show(page, output.Manner(json, plain, color))
