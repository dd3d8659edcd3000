"""`pmcareer evidence ask ID --of NAME`: a message that asks somebody what they saw."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from pm_career.commands import hints, output, streams
from pm_career.commands import options as shared
from pm_career.commands.evidence import options
from pm_career.commands.person_context import open_owner
from pm_career.domain.text import one_line
from pm_career.journal import confirmations as journal
from pm_career.journal.access import open_store
from pm_career.journal.evidence import find


def command(
    id: options.Id,
    of: Annotated[str, typer.Option("--of", metavar="NAME", help="Whom you ask.")] = "",
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
) -> None:
    """Ask somebody what they saw: print a message that you can send as it is.

    It says what happened, and asks what they saw you do and what they would advise. Nothing is sent or saved; a
    private piece is refused. What they answer you keep with evidence confirm.
    """
    with open_store() as store:
        owner = open_owner(store, person, framework)
        piece = find(store, owner, id)
    message = journal.write_request(owner, piece, of)
    keep = f"pmcareer evidence confirm {piece.id} --by {shlex.quote(one_line(of))} TEXT"
    if json:
        output.show_json({"evidence": piece.id, "of": one_line(of), "message": message, "keep": hints.complete(keep)})
        return
    streams.write(f"{message}\n")
    streams.tell(f"To keep the answer: {hints.complete(keep)}")
