"""`pmcareer promotion leave ID`: leave a piece of evidence out of the case."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, hints, streams
from pm_career.commands import options as shared
from pm_career.commands.options import EvidenceArgument
from pm_career.commands.person_context import open_owner
from pm_career.commands.promotion import options
from pm_career.commands.prompts import read_text
from pm_career.journal import promotion as journal
from pm_career.journal.access import open_store_for_change


def command(
    id: Annotated[str, EvidenceArgument(help="The evidence's id, such as e7.")],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why, for yourself alone; - for stdin.")] = "",
    to: options.To = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
) -> None:
    """Leave a piece of evidence out of the case. It stays in your notes."""
    why = read_text(why)
    with open_store_for_change(clock.now()) as change:
        piece = journal.leave(change, open_owner(change, person, framework), id, to=to, why=why)
    streams.tell(
        f"{piece.id} is left out of the case. To keep it: {hints.complete(f'pmcareer promotion keep {piece.id}')}"
    )
