"""`pmcareer evidence remove ID...`: take evidence out."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, options, output, streams
from pm_career.commands.person_context import open_owner
from pm_career.journal import evidence as journal
from pm_career.journal.access import open_store, open_store_for_change
from pm_career.store.log import make_excerpt


def command(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of evidence, such as e12.")],
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
) -> None:
    """Take evidence out, with its history, as one change: pmcareer data undo brings all of it back."""
    with open_store() as store:
        owner = open_owner(store, person, framework)
        going = [journal.find(store, owner, id).id for id in ids]
    with open_store_for_change(clock.now()) as change:
        removed = journal.remove(change, owner, going)
    for each in removed:
        streams.tell(f"Removed {each.id} {make_excerpt(each.what)}")
    streams.tell(f"pmcareer data undo brings {'it' if len(removed) == 1 else 'them'} back.")
    if json:
        from pm_career.documents.evidence import build_entry

        output.show_json([build_entry(each, owner.renamed) for each in removed])
