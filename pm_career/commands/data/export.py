"""`pmcareer data export [FILE]`: write everything as one JSON file, or ratings, evidence and goals as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from pm_career.commands import clock, options, streams
from pm_career.commands.options import FileArgument, PersonOption, SkillOption
from pm_career.commands.private_files import STDOUT, write_private
from pm_career.commands.prompts import ask_which_day
from pm_career.domain.text import format_count, one_line
from pm_career.errors import UsageError
from pm_career.journal.access import open_store, parse_person
from pm_career.journal.data_export import AccessRequest, read_access_request, read_part
from pm_career.store.export import read_export, read_undamaged, write_private_files
from pm_career.store.partial_export import LeftOut
from pm_career.store.people import list_people


class Format(StrEnum):
    """The formats of an export."""

    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class Only(StrEnum):
    """The kinds of notes that can be exported alone."""

    RATINGS = "ratings"
    GOALS = "goals"
    EVIDENCE = "evidence"
    PROMOTION = "promotion"
    ONE_ON_ONE = "one-on-one"


def command(
    file: Annotated[
        str | None,
        FileArgument(help="The file to write (for CSV a folder); stdout, unless given, or -."),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="json|csv|markdown",
            help="json: to import again. csv: of people, ratings, evidence, confirmations and goals. "
            "markdown: of an access request.",
        ),
    ] = None,
    person: Annotated[
        str | None,
        PersonOption(
            "--person",
            callback=options.check_person,
            help="Only notes about NAME; your own are about 'me'.",
        ),
    ] = None,
    only: Annotated[
        list[Only] | None,
        typer.Option(
            "--only", metavar="KIND", help="Only ratings, goals, evidence, promotion or one-on-one. Repeatable."
        ),
    ] = None,
    skill: Annotated[str | None, SkillOption("--skill", help="Only notes about this skill.")] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DAY", callback=ask_which_day, help="Only notes from this day on, or of: last month, Q3."
        ),
    ] = None,
    access_request: Annotated[
        bool,
        typer.Option("--access-request", help="Everything kept about one person, removed and former texts included."),
    ] = False,
    skip_damaged: Annotated[
        bool, typer.Option("--skip-damaged", help="Leave out what is damaged in the data file, and say what that is.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
) -> None:
    """Write all your data, or a part of it. The JSON can be read back with data import; CSV is for a spreadsheet.

    A part is about one person, yourself unless --person is given, and has no private pieces. --access-request answers
    somebody who asks what you keep about them.
    """
    parts = [str(each) for each in only or ()]
    if access_request and (parts or skill or since or format == Format.CSV):
        raise UsageError("An access request is about everything.", "Give no --only, --skill, --since or CSV.")
    _refuse_format(format, parts, access_request=access_request)
    is_part = bool(person or parts or skill or since)
    whose, today = parse_person(person), clock.today()
    with open_store() as store:
        everything, damaged = read_undamaged(store) if skip_damaged else (read_export(store), ())
        left_out = LeftOut()
        if access_request:
            request = read_access_request(store, everything, whose, today)
        elif is_part:
            everything, left_out = read_part(store, everything, whose, today, only=parts, skill=skill, since=since)
            if not person and len(list_people(store)) > 1:
                streams.tell("These are your own notes. For those about somebody else give --person NAME.")
    for place in damaged:
        streams.tell(f"Left out what is damaged of {place}.")
    if access_request:
        _write_access_request(request, file, format, force=force)
    elif format == Format.CSV:
        _write_csv(everything, file, force=force)
    else:
        _write_json(everything, file, force=force, what="What you asked for" if is_part else "Everything")
    if any(left_out):
        streams.tell(f"Left out: {_count_private(left_out)}.")
    if not (is_part or access_request):
        _tell_what_is_private(everything)


def _refuse_format(format: Format | None, parts: Sequence[str], *, access_request: bool) -> None:
    """Raise a UsageError for a format that does not have what is to be written."""
    if format == Format.MARKDOWN and not access_request:
        raise UsageError("Only an access request is written as Markdown.", "Add --access-request.")
    if format == Format.CSV and {Only.PROMOTION, Only.ONE_ON_ONE} & set(parts):
        raise UsageError("There is no CSV of promotion cases and one-on-ones.", "Leave out --format csv.")


def _tell_what_is_private(everything: Any) -> None:
    """Print to stderr how much in a whole export is private."""
    pieces = sum(each.private for each in everything.evidence)
    points = sum(point.private for each in everything.one_on_ones for point in each.points)
    if pieces or points:
        held = _count_private(LeftOut(pieces, points))
        streams.tell(f"It has {held}. To share it, export a part, such as --person me.")


def _count_private(left_out: LeftOut) -> str:
    """Such as '1 private piece of evidence, 2 private points'."""
    pieces, points, copies = left_out
    counted = (
        (pieces, "private pieces", " of evidence"),
        (points, "private points", ""),
        (copies, "sent", " with a private piece"),
    )
    return ", ".join(f"{format_count(number, kind)}{more}" for number, kind, more in counted if number)


def _write_json(everything: Any, file: str | None, *, force: bool, what: str) -> None:
    """Write an answer as JSON to the file, and say on stderr that `what` is there; or write it to stdout."""
    from pm_career.documents.json_text import format_json

    written = write_private(f"{format_json(everything)}\n", file, f"{what} is", force=force)
    if written is not None and written.suffix.lower() not in ("", ".json"):
        streams.tell("It is JSON, whatever its name says. For a spreadsheet: pmcareer data export --format csv DIR")


def _write_access_request(request: AccessRequest, file: str | None, format: Format | None, *, force: bool) -> None:
    """Write everything that is kept about a person: as JSON if asked or if the file is called so, else as Markdown."""
    if format == Format.JSON or (format is None and file is not None and file.lower().endswith(".json")):
        _write_json(request, file, force=force, what=f"What is kept about {request.person}")
        return
    from pm_career.documents.access_request import format_access_request

    what = f"What is kept about {one_line(request.person)} is"
    write_private(format_access_request(request), file, what, force=force)


def _write_csv(everything: Any, folder: str | None, *, force: bool) -> None:
    """Write CSV files of each kind that a spreadsheet can take into the folder, and print their paths to stderr."""
    from pm_career.documents.personal_csv import format_personal_csv

    if folder is None or folder == STDOUT:
        raise UsageError("CSV is several files.", "Name a folder: pmcareer data export --format csv DIR")
    parts = (everything.people, everything.ratings, everything.evidence, everything.confirmations, everything.goals)
    texts = format_personal_csv(*parts)
    for path in write_private_files(Path(folder), texts, force=force):
        streams.tell(one_line(str(path)))
