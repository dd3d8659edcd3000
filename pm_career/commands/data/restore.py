"""`pmcareer data restore FILE`: a backup put back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pm_career.commands import clock, options, streams
from pm_career.commands.prompts import confirm
from pm_career.domain.text import one_line
from pm_career.paths import data_file
from pm_career.store.restore import restore


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What data backup wrote.")],
    yes: options.Yes = False,
) -> None:
    """Put a backup in the place of your data. What is there now is kept among the backups."""
    there = data_file().exists()
    if there and not confirm("Replace your data by this backup? What is there now is kept.", yes=yes):
        streams.tell("Nothing was changed.")
        return
    kept = restore(data_file(), file, clock.now()).kept
    streams.tell(f"Restored from {one_line(str(file))}.")
    if kept:
        streams.tell(f"What was there before: {one_line(kept)}")
