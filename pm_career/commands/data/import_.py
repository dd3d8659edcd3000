"""`pmcareer data import FILE`: read back what `data export` wrote."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pm_career.commands import clock, options, output, streams
from pm_career.domain.text import format_counts, one_line
from pm_career.errors import UsageError
from pm_career.journal.access import open_store_for_change
from pm_career.store import export
from pm_career.store.merge import merge

_MOST_LISTED = 12
"""So many ids are listed that say something else in your own data."""


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file that data export wrote; - for stdin.")],
    json: options.Json = False,
) -> None:
    """Import an export. It adds what you do not have yet and changes nothing else; undo takes it all back."""
    everything = export.parse_export(_read(file))
    with open_store_for_change(clock.now()) as change:
        merged = merge(change, everything)
    if json:
        output.show_json(merged)
        return
    counts = format_counts(merged.added)
    streams.tell(f"Added {counts}." if counts else "Nothing was added: you have all of it already.")
    if merged.different:
        listed = ", ".join(merged.different[:_MOST_LISTED])
        streams.tell(one_line(f"These differ from the export and were left as they are: {listed}"))


def _read(file: str) -> bytes:
    """Read a file or stdin, as far as an export may be long and one byte more, so that a longer one is refused."""
    most = export.MAX_BYTES + 1
    if file == "-":
        return sys.stdin.buffer.read(most)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        raise UsageError(f"{one_line(file)} cannot be read: {error.strerror}", "Give the file of an export.") from None
