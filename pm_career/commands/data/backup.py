"""`pmcareer data backup [FILE]`: copy the data file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pm_career.commands import clock, options, streams
from pm_career.commands.options import FileArgument
from pm_career.domain.text import one_line
from pm_career.journal.data_file import save_backup


def command(
    file: Annotated[Path | None, FileArgument(help="The file to write; one beside your data, unless given.")] = None,
    force: options.Force = False,
) -> None:
    """Copy all your data to one file that only you can read."""
    written = save_backup(file, clock.now(), force=force)
    streams.write(f"{one_line(str(written))}\n")
    streams.tell("To put it back: pmcareer data restore FILE")
