"""`pmcareer data undo`: take back the last change, or list the changes."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, options, output, streams
from pm_career.domain.text import one_line
from pm_career.journal.access import open_store
from pm_career.journal.data_file import take_back
from pm_career.store.log import list_changes


def command(
    show: Annotated[bool, typer.Option("--list", help="Only list what undo would take back.")] = False,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Take back the last change. Repeat it to take back the one before."""
    if show:
        with open_store() as store:
            changes = list_changes(store)
        if json:
            output.show_json(changes)
            return
        from pm_career.views.data import build_changes_page

        output.show(build_changes_page(changes, clock.today()), output.Manner(json, plain, color))
        return
    undone = take_back(clock.now())
    if json:
        output.show_json(undone)
    elif undone is None:
        streams.tell("There is nothing to take back.")
    else:
        streams.tell(one_line(f"Taken back: {undone.did}."))
