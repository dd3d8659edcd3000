"""`pmcareer data import FILE`: an export taken in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pm_career.commands import clock, options, output, streams
from pm_career.domain.text import format_counts, one_line
from pm_career.errors import UsageError
from pm_career.journal.access import open_store_for_change
from pm_career.store.export import MAX_BYTES, parse_export
from pm_career.store.merge import Merged, merge


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="What data export wrote; - for stdin.")],
    json: options.Json = False,
) -> None:
    """Take in an export. What is there already is not added again and never overwritten; undo takes it all back."""
    export = parse_export(_read(file))
    with open_store_for_change(clock.now()) as change:
        merged = merge(change, export)
    if json:
        output.show_json(merged)
        return
    streams.tell(_sentence(merged))
    if merged.different:
        kept = ", ".join(merged.different[:12])
        streams.tell(one_line(f"Said otherwise here, and left as it is: {kept}"))


def _sentence(merged: Merged) -> str:
    if not merged.added:
        return "Nothing was added: all of it is here already."
    return f"Added {format_counts(merged.added)}."


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{one_line(file)} cannot be read: {error.strerror}", "Give the file of an export.") from None
