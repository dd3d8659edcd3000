"""`pmcareer promotion send NAME`: freeze a copy of what is handed over."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, hints, streams
from pm_career.commands import options as shared
from pm_career.commands.person_context import open_owner, write_ids
from pm_career.commands.promotion import options
from pm_career.commands.promotion.document import tell_left_out
from pm_career.domain.dates import parse_first_day
from pm_career.domain.text import format_count
from pm_career.errors import UsageError
from pm_career.journal.access import open_store_for_change
from pm_career.journal.audience import read_case_for
from pm_career.journal.sent_copies import find_same, freeze


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call the copy, such as april.")],
    audience: options.For = None,
    names: options.Names = False,
    to: options.To = None,
    since: options.Since = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
) -> None:
    """Keep a copy of the case as you hand it over, to see later what is new since. Nothing is sent anywhere.

    The copy has the text, the version of the ladder and a digest, as --for's audience sees them.
    """
    from pm_career.documents.case_document import build_document
    from pm_career.documents.json_text import format_json
    from pm_career.documents.promotion import build_answer

    if audience is None:
        raise UsageError("You did not say for whom it is.", "--for manager, --for committee or --for self")
    today = clock.today()
    first = parse_first_day(since, today)
    with open_store_for_change(clock.now()) as change:
        owner = open_owner(change, person, framework)
        seen = read_case_for(change, owner, today, audience, to=to, since=first, keep_names=names)
        case = seen.case
        answer = build_answer(case)
        same = find_same(change, owner, audience, answer["digest"], to)
        copy = same or freeze(
            change,
            owner,
            case,
            audience,
            today,
            name=name,
            text=build_document(case, "md").decode(),
            content=format_json(answer),
            digest=answer["digest"],
        )
    tell_left_out(seen)
    if same:
        streams.tell(f"Nothing is new since {same.id}, {same.name}, so no other copy was kept.")
    else:
        streams.tell(f"Kept {copy.id}, {copy.name}: {format_count(len(case.pieces), 'evidence')}, for {copy.audience}.")
    streams.tell(f"To write the document: {hints.complete(f'pmcareer promotion --for {audience} --output case.html')}")
    streams.tell(f"To see what is new since: {hints.complete(f'pmcareer promotion diff {copy.id}')}")
    write_ids((copy.id,))
