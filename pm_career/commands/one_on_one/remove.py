"""`pmcareer one-on-one remove ID...`: take one-on-ones out."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, output, streams
from pm_career.commands import options as shared
from pm_career.commands.completion.values import complete_one_on_ones
from pm_career.commands.person_context import open_owner
from pm_career.domain.text import format_count, join_names, one_line
from pm_career.journal import one_on_ones as journal
from pm_career.journal.access import open_store_for_change


def command(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="Ids of one-on-ones, such as m1.", autocompletion=complete_one_on_ones),
    ],
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
) -> None:
    """Take one-on-ones out, with their points, as one change: pmcareer data undo brings all of it back.

    Goals that were agreed in them stay.
    """
    with open_store_for_change(clock.now()) as change:
        gone = journal.remove(change, open_owner(change, person, framework), ids)
    for each in gone:
        who = f" with {one_line(each.with_name)}" if each.with_name else ""
        when = f", held on {each.held.isoformat()}" if each.held else ""
        streams.tell(f"Removed {each.id}{who}{when}: {format_count(len(each.points), 'points')}")
    if goals := [goal for each in gone for goal in each.goals]:
        streams.tell(f"What was agreed stays: {join_names(goals)}.")
    streams.tell(f"pmcareer data undo brings {'it' if len(gone) == 1 else 'them'} back.")
    if json:
        from pm_career.documents.one_on_one import build_one_on_one

        output.show_json([build_one_on_one(each) for each in gone])
