"""`pmcareer promotion`: the case as it stands today, on the screen or as a document."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.advice.case import Case
from pm_career.commands import clock, output, streams
from pm_career.commands import options as shared
from pm_career.commands.options import FileOption
from pm_career.commands.person_context import open_owner
from pm_career.commands.promotion import options
from pm_career.commands.promotion.document import Format, choose_format, tell_left_out, write_document
from pm_career.domain.dates import parse_first_day
from pm_career.domain.text import format_count
from pm_career.journal.access import open_store
from pm_career.journal.audience import read_case_for


def callback(
    context: typer.Context,
    to: options.To = None,
    since: options.Since = None,
    audience: options.For = None,
    names: options.Names = False,
    file: Annotated[
        str | None, FileOption("--output", help="Write it as a document to this file; - for stdout.")
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", help="The document's format: that of the file's ending, unless given."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be written and left out. Nothing is written.")
    ] = False,
    force: shared.Force = False,
    full: Annotated[bool, typer.Option("--full", help="Show each expectation, the scope and all evidence.")] = False,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
    plain: shared.Plain = False,
    color: shared.Color = None,
) -> None:
    """Show your promotion case as it stands today: what the next level asks beside what you have shown.

    It is made of your notes each time, so there is nothing to start. What is not shown yet stands there as plainly.
    Private evidence is never in it. It is a guide for development, not a judgement of performance.

    A manager does not see the notes beside ratings, nor what you left out. A committee does not see ratings by peers
    either, and sees roles instead of the names that your notes hold.
    """
    if context.invoked_subcommand is not None:
        return
    today = clock.today()
    is_document = bool(file or format)
    chosen = choose_format(format, file) if is_document and not json else None
    with open_store() as store:
        owner = open_owner(store, person, framework)
        seen = read_case_for(
            store,
            owner,
            today,
            audience or "self",
            to=to,
            since=parse_first_day(since, today),
            keep_names=names,
        )
    case = seen.case
    if audience or is_document or dry_run:
        tell_left_out(seen)
    if dry_run:
        _tell_what_goes(case)
    elif json:
        from pm_career.documents.promotion import build_answer

        output.show_json(build_answer(case))
    elif chosen is not None:
        write_document(case, chosen, file, force=force)
    else:
        from pm_career.views.promotion import build_first_page, build_page

        build = build_page if full else build_first_page
        output.show(build(case), output.Manner(json, plain, color))


def _tell_what_goes(case: Case) -> None:
    """Print what the document would have, in counts."""
    claims = sum(each.claim is not None for each in case.expected)
    streams.tell(
        f"It would have {format_count(len(case.pieces), 'evidence')}, {format_count(claims, 'claims')} and "
        f"{format_count(len(case.agreed), 'agreements')}. Nothing was written."
    )
