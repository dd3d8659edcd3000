"""`pmcareer me history [SKILL]`: how ratings moved."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, options, output
from pm_career.commands.personal import ladder_of, reading, whose
from pm_career.commands.session import skill_called
from pm_career.store.people import read_profile
from pm_career.store.ratings import list_ratings
from pm_career.store.renamed_ids import read_moves


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
    with reading() as store:
        profile = read_profile(store, whose(person))
        ladder = ladder_of(profile, framework)
        skill = skill_called(ladder, name) if name else None
        moves = read_moves(store, ladder.id)
        ratings = list_ratings(store, profile.person, skill=skill.id if skill else "", moves=moves)
    ratings = tuple(sorted(ratings, key=lambda each: each.date))
    if json:
        from pm_career.documents.me import build_history_answer

        output.show_json(build_history_answer(ratings))
        return
    from pm_career.views.me import build_history_page

    shown = build_history_page(ladder, skill, ratings, clock.today())
    output.show(shown, output.Manner(json, plain, color), ladder=framework)
