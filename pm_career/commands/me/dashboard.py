"""`pmcareer me`: the dashboard."""

from __future__ import annotations

import typer
from msgspec.structs import replace

from pm_career.commands import clock, options, output
from pm_career.commands.person_context import RaterOption
from pm_career.journal.access import open_store, parse_person
from pm_career.journal.dashboard import read_dashboard_of


def command(
    context: typer.Context,
    rater: RaterOption = "self",
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
    with open_store() as store:
        owner, board, carried = read_dashboard_of(
            store, parse_person(person), framework, today, rater=rater, map_file=map_file
        )
    ladder, profile = owner.require_ladder(), owner.profile
    asked = framework or (ladder.id if map_file else None)
    if board is not None and asked:
        from pm_career.commands.hints import format_ladder_option

        # The names in it are those of this ladder, which need not be the person's own.
        step = replace(board.next_step, command=f"{board.next_step.command}{format_ladder_option(asked)}")
        board = replace(board, next_step=step)
    if json:
        from pm_career.documents.me import build_answer

        output.show_json(build_answer(ladder, profile, board, carried))
        return
    from pm_career.views.me import build_page, build_welcome_page

    remarks = carried.notes if carried else ()
    shown = build_page(ladder, profile, board, today, remarks) if board else build_welcome_page(ladder, profile)
    output.show(shown, output.Manner(json, plain, color), ladder=asked, map_file=map_file)
