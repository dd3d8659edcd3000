"""`pmcareer evidence import`: add the pieces of a brag document, a ticket list, `gh` or `git log`."""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pm_career.commands import clock, options, output, streams
from pm_career.commands.evidence.options import SourceOption
from pm_career.commands.options import FileArgument
from pm_career.commands.person_context import open_owner
from pm_career.commands.prompts import DAY_HELP, STDIN, can_ask
from pm_career.domain.dates import parse_last_day
from pm_career.errors import UsageError
from pm_career.journal.access import open_store, open_store_for_change

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pm_career.importing.evidence.piece import EvidenceFile
    from pm_career.journal.evidence_import import Part

Kind = Literal["markdown", "git-log", "gh", "tickets"]


def command(
    file: Annotated[str, FileArgument(metavar="FILE", help="A Markdown, CSV or JSON file, or - for stdin.")],
    as_: Annotated[
        Kind | None,
        typer.Option("--as", metavar="NAME", help="What it is, where that is unclear: markdown, tickets, gh, git-log."),
    ] = None,
    source: SourceOption = None,
    on: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", help=f"The day of what has none in the file: {DAY_HELP}; or a period."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be added, and add nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Add all that is sure, without questions.")] = False,
    all: Annotated[bool, typer.Option("--all", help="List every part of the file.")] = False,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Add the evidence in a file of another tool, or in a brag document. You are asked about each piece.

    With --yes all is added whose day is clear. Every line of the file is accounted for. A file can be imported again:
    what is here already, or was removed, is left. docs/evidence-import.md says what is understood, and how to export
    from gh, git and ticket tools.
    """
    from pm_career.journal.evidence_import import add_import, plan_import  # 25 ms, and hashlib

    if dry_run and yes:
        raise UsageError("--dry-run adds nothing, and --yes adds.", "Give one of them.")
    asks = not (dry_run or yes)
    if asks and (file == STDIN or not can_ask()):
        raise UsageError(
            "You cannot be asked about each piece here.",
            "Give --dry-run to see what would be added, or --yes to add all that is sure.",
        )
    today = clock.today()
    day = min(parse_last_day(on, today), today) if on else None
    read = _read_file(file, today, as_)
    with open_store() as store:
        owner = open_owner(store, person, framework)
        plan = plan_import(store, owner, read, today, source=source, day=day)
    manner = output.Manner(json, plain, color)
    chosen: Sequence[Part] = plan.list_fate("taken") if yes else ()
    interrupt: BaseException | None = None
    if asks:
        from pm_career.commands.evidence.import_questions import choose_pieces

        chosen, plan, interrupt = choose_pieces(owner, plan, today, manner)
    if chosen:
        with open_store_for_change(clock.now()) as change:
            plan = add_import(change, owner, plan, chosen)
    if json:
        from pm_career.documents.evidence_import import build_import_answer

        output.show_json(build_import_answer(plan))
    else:
        from pm_career.views.evidence_import import MOST, build_page

        page = build_page(plan, owner.names, file, stored=not dry_run, most=None if all else MOST)
        output.show(page, manner)
    if interrupt is not None:
        raise interrupt


def _read_file(file: str, today: date, asked: Kind | None) -> EvidenceFile:
    """Read the file, or stdin for '-'."""
    from pm_career.importing.evidence.read_file import read_evidence, read_evidence_file

    if file != STDIN:
        return read_evidence_file(Path(os.path.expanduser(file)), today, asked)  # noqa: PTH111  Path's own raises for an unknown ~user
    if streams.is_terminal(sys.stdin):
        streams.tell("Write it here. Ctrl-D on a line of its own ends it.")
    if sys.stdin is None:  # how Python starts where descriptor 0 is closed
        return read_evidence(BytesIO(), "stdin", today, asked)
    return read_evidence(sys.stdin.buffer, "stdin", today, asked)
