"""`pmcareer me`: the dashboard."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec.structs import replace

from pm_career.commands import clock, hints, options, output
from pm_career.commands.person_context import choose_rater
from pm_career.journal.access import open_store, parse_person
from pm_career.journal.dashboard import read_dashboard_of
from pm_career.journal.profile import remark_on_target
from pm_career.journal.raters import find_newest_of_each


def command(
    context: typer.Context,
    rater: options.Rater = "self",
    rater_name: options.RaterName = None,
    all_raters: Annotated[
        bool, typer.Option("--all-raters", help="Show the newest rating by everybody who rated you, side by side.")
    ] = False,
    framework: options.Framework = None,
    map_file: options.Map = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show where you stand: each skill against two bars, how it moved, what proves it, what is due."""
    if context.invoked_subcommand is not None:
        return
    today = clock.today()
    id = parse_person(person)
    who = choose_rater(id, rater, rater_name)
    with open_store() as store:
        owner, board, carried, newer = read_dashboard_of(store, id, framework, today, rater=who, map_file=map_file)
        views = find_newest_of_each(store, owner, framework, map_file) if all_raters else None
    ladder, profile = owner.require_ladder(), owner.profile
    if map_file is not None:
        hints.remember_ladder(ladder.id)
    command = hints.complete(f"pmcareer {board.next_step.command}").removeprefix("pmcareer ")
    board = replace(board, next_step=replace(board.next_step, command=command))
    if json:
        from pm_career.documents.me import build_answer

        output.show_json(build_answer(ladder, profile, board, carried, views, newer))
        return
    from pm_career.views.me import build_page

    lost = remark_on_target(owner) if board.level is not None else ""
    remarks = (*((lost,) if lost else ()), *((newer.sentence,) if newer else ()), *(carried.notes if carried else ()))
    shown = build_page(ladder, profile, board, today, remarks, views)
    output.show(shown, output.Manner(json, plain, color))
