"""`pmcareer promotion sent [COPY]`: the copies that were handed over, or one of them."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, output, streams
from pm_career.commands import options as shared
from pm_career.commands.completion.values import complete_sent
from pm_career.commands.person_context import open_owner
from pm_career.commands.promotion import options
from pm_career.domain.text import escape_hidden
from pm_career.journal import sent_copies as journal
from pm_career.journal.access import open_store


def command(
    copy: Annotated[
        str | None,
        typer.Argument(
            metavar="COPY",
            help="A copy's id or name: prints its text. Left out: a list.",
            autocompletion=complete_sent,
        ),
    ] = None,
    to: options.To = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
    plain: shared.Plain = False,
    color: shared.Color = None,
) -> None:
    """List the copies of the case that you handed over, the newest last; or print the text of one."""
    from pm_career.documents.promotion import build_copy

    with open_store() as store:
        owner = open_owner(store, person, framework)
        if copy is not None:
            found = journal.find_copy(store, owner, copy)
            if json:
                output.show_json(build_copy(found, whole=True))
            else:
                streams.write(escape_hidden(found.text))  # an import has what others wrote
            return
        copies = journal.list_copies(store, owner, to)
    if json:
        output.show_json([build_copy(each) for each in copies])
        return
    from pm_career.views.promotion_copies import build_copies_page

    output.show(build_copies_page(copies, clock.today()), output.Manner(json, plain, color))
