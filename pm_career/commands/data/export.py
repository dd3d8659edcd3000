"""`pmcareer data export [FILE]`: write everything as one JSON file, or as a CSV file for each kind."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from pm_career.commands import streams
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.journal.access import open_store
from pm_career.store.export import read_export, read_undamaged, write_private_file, write_private_files


class Format(StrEnum):
    """The formats of an export."""

    JSON = "json"
    CSV = "csv"


def command(
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="The file to write (for CSV a folder); stdout, unless given, or -."),
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", help="json: everything, to import again. csv: one file for each kind.")
    ] = Format.JSON,
    skip_damaged: Annotated[
        bool, typer.Option("--skip-damaged", help="Leave out what is damaged in the data file, and say what that is.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
) -> None:
    """Write all your data. The JSON can be read back with data import; CSV is for a spreadsheet."""
    with open_store() as store:
        everything, damaged = read_undamaged(store) if skip_damaged else (read_export(store), ())
    for place in damaged:
        streams.tell(f"Left out what is damaged of {place}.")
    if format == Format.CSV:
        _write_csv(everything, file, force=force)
        return
    from pm_career.documents.json_text import format_json

    text = f"{format_json(everything)}\n"
    if file is None or file == "-":
        streams.write(text)
        return
    written = write_private_file(Path(file), text, force=force)
    streams.tell(f"Everything is in {one_line(str(written))}. It is not encrypted.")
    if written.suffix.lower() not in ("", ".json"):
        streams.tell("It is JSON, whatever its name says. For a spreadsheet: pmcareer data export --format csv DIR")


def _write_csv(everything: Any, folder: str | None, *, force: bool) -> None:
    """Write a CSV file for each kind into the folder, and print their paths to stderr."""
    from pm_career.documents.personal_csv import format_personal_csv

    if folder is None or folder == "-":
        raise UsageError("CSV is several files.", "Name a folder: pmcareer data export --format csv DIR")
    texts = format_personal_csv(everything.people, everything.ratings, everything.evidence, everything.goals)
    for path in write_private_files(Path(folder), texts, force=force):
        streams.tell(one_line(str(path)))
