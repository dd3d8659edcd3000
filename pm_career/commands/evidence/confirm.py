"""`pmcareer evidence confirm ID --by NAME TEXT`: keep what somebody said about a piece of evidence."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, hints, output, streams
from pm_career.commands import options as shared
from pm_career.commands.options import EvidenceArgument
from pm_career.commands.person_context import open_owner, write_ids
from pm_career.commands.prompts import DAY_HELP, STDIN, ask_which_day, read_text
from pm_career.domain.dates import format_relative
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.journal import confirmations as journal
from pm_career.journal.access import open_store_for_change
from pm_career.store.log import make_excerpt


def command(
    id: Annotated[str, EvidenceArgument(help="The evidence's id, such as e3; or that of a word kept before: c1.")],
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="What they said, in their words; or - for stdin.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who said it.")] = None,
    on: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", callback=ask_which_day, help=f"The day: {DAY_HELP}; or today."),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take out the word with this id, such as c1.")] = False,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
) -> None:
    """Keep what somebody else said about it. The piece then rests on somebody else's word.

    With the id of a word that you kept, such as c1, its text, --by and --date change it, and --remove takes it out.
    """
    today, is_kept = clock.today(), journal.is_id(id)
    if remove and not is_kept:
        raise UsageError("--remove is for a word that you kept.", "Give its id, such as c1; evidence show has it.")
    if remove and (text is not None or by is not None or on is not None):
        raise UsageError("What is taken out cannot be changed.", "Leave --remove out, or the rest.")
    if not is_kept:
        journal.require_name(by or "", "--by NAME")  # before a text is typed
        text = STDIN if text is None else text
    said = None if text is None else read_text(text)
    with open_store_for_change(clock.now()) as change:
        owner = open_owner(change, person, framework)
        if remove:
            verb, stored = "Removed", journal.remove(change, owner, id)
        elif is_kept:
            verb, stored = "Changed", journal.edit(change, owner, id, today, text=said, by=by, on=on)
        else:
            verb, stored = "Kept", journal.add(change, owner, id, said or "", today, by=by or "", on=on)
    day = format_relative(stored.date, today)
    streams.tell(f"{verb} {stored.id}: {one_line(stored.by)} on {stored.evidence}, {day}: {make_excerpt(stored.text)}")
    if not remove:
        streams.tell(f"Look at it: {hints.complete(f'pmcareer evidence show {stored.evidence}')}")
    streams.tell("Take it back: pmcareer data undo")
    if json:
        from pm_career.documents.evidence import build_confirmation

        output.show_json(build_confirmation(stored))
    else:
        write_ids((stored.id,))
