"""`pmcareer me`: the dashboard."""

from __future__ import annotations

from typing import Annotated, Literal

import typer
from msgspec.structs import replace

from pm_career.commands import clock, hints, options, output
from pm_career.commands.options import FileOption
from pm_career.commands.person_context import choose_rater
from pm_career.commands.private_files import check_ending, write_private
from pm_career.journal.access import open_store, parse_person
from pm_career.journal.dashboard import read_dashboard_of
from pm_career.journal.raters import choose_beside, find_newest_of_each


def command(
    context: typer.Context,
    rater: options.Rater = "self",
    rater_name: options.RaterName = None,
    all_raters: Annotated[
        bool, typer.Option("--all-raters", help="Show the newest rating by everybody who rated you, side by side.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Add how ratings moved, counts, and all goals to look at.")
    ] = False,
    format: Annotated[
        Literal["svg"] | None, typer.Option("--format", help="Write it as a picture: svg. That of --output's ending.")
    ] = None,
    file: Annotated[str | None, FileOption("--output", help="Write the picture to this file; - for stdout.")] = None,
    force: options.Force = False,
    framework: options.Framework = None,
    map_file: options.Map = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show where you stand: each skill against two bars, what others rated, what proves it, and what to do next."""
    if context.invoked_subcommand is not None:
        return
    check_ending(file, format, "svg")
    today = clock.today()
    id = parse_person(person)
    who = choose_rater(id, rater, rater_name)
    with open_store() as store:
        owner, board, remarks, carried, newer, agreement = read_dashboard_of(
            store, id, framework, today, rater=who, map_file=map_file
        )
        views = find_newest_of_each(store, owner, framework, map_file)
    ladder, profile = owner.require_ladder(), owner.profile
    if map_file is not None:
        hints.remember_ladder(ladder.id)
    command = hints.complete(f"pmcareer {board.next_step.command}").removeprefix("pmcareer ")
    board = replace(board, next_step=replace(board.next_step, command=command))
    if json:
        from pm_career.documents.me import build_answer

        shown = views if all_raters else None
        output.show_json(build_answer(ladder, profile, board, who, carried, shown, newer, agreement))
        return
    beside = choose_beside(views, who, everybody=all_raters)
    if file or format:
        from pm_career.documents.me_svg import format_svg

        own = "own" if who.kind == "self" else who.describe()
        picture = format_svg(ladder, profile, board, beside, own=own)
        write_private(picture, file, "The picture is", force=force)
        return
    from pm_career.views.me import build_page

    page = build_page(
        ladder,
        profile,
        board,
        today,
        remarks,
        views if all_raters else None,
        beside=beside,
        agreement=agreement,
        full=full,
    )
    output.show(page, output.Manner(json, plain, color))
