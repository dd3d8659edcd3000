"""`pmcareer data restore FILE`: put a backup back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pm_career.commands import clock, options, streams
from pm_career.commands.prompts import confirm
from pm_career.domain.text import one_line
from pm_career.paths import find_data_file
from pm_career.store.restore import restore


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that data backup wrote.")],
    yes: options.Yes = False,
) -> None:
    """Replace your data by a backup. Your present data is kept as another backup."""
    question = "Replace your data by this backup? Your present data is kept as another backup."
    if find_data_file().exists() and not confirm(question, yes=yes):
        streams.tell("Nothing was changed.")
        return
    kept = restore(find_data_file(), file, clock.now()).kept
    streams.tell(f"Restored from {one_line(str(file))}.")
    if kept:
        streams.tell(f"Your former data is in {one_line(kept)}")
