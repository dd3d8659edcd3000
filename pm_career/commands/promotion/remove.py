"""`pmcareer promotion remove ID|COPY...`: take agreements and copies of the case out."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, output, streams
from pm_career.commands import options as shared
from pm_career.commands.completion.values import complete_agreements_and_sent
from pm_career.commands.person_context import open_owner
from pm_career.domain.text import join_names
from pm_career.journal import agreements, sent_copies
from pm_career.journal.access import open_store_for_change
from pm_career.store.log import make_excerpt


def command(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID|COPY...",
            help="Ids of agreements, and ids or names of copies, such as w1 and s1.",
            autocompletion=complete_agreements_and_sent,
        ),
    ],
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
) -> None:
    """Take agreements and copies out, as one change: pmcareer data undo brings all of it back.

    For an agreement that does not hold any more there is `promotion agree ID --gone`, which keeps it in the list.
    """
    with open_store_for_change(clock.now()) as change:
        owner = open_owner(change, person, framework)
        agreed = [each for each in dict.fromkeys(ids) if agreements.is_id(each)]
        gone = agreements.remove(change, owner, agreed)
        copies = sent_copies.remove(change, owner, [each for each in ids if each not in agreed])
    for agreement in gone:
        streams.tell(f"Removed {agreement.id}: {make_excerpt(agreement.what)}")
    for copy in copies:
        streams.tell(f"Removed {copy.id}: {make_excerpt(copy.name)}")
    if copies:
        streams.tell(f"What others were given is still with them: {join_names([each.id for each in copies])}.")
    streams.tell(f"pmcareer data undo brings {'it' if len(gone) + len(copies) == 1 else 'them'} back.")
    if json:
        from pm_career.documents.promotion import build_agreement, build_copy

        output.show_json(
            {"agreements": [build_agreement(each) for each in gone], "copies": [build_copy(each) for each in copies]}
        )
