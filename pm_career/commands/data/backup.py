"""`pmcareer data backup [FILE]`: a copy of the file as it is now."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pm_career.commands import clock, streams
from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError
from pm_career.paths import data_file
from pm_career.store.backups import backup, save_own_backup
from pm_career.store.connection import data_file_exists


def command(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="Where to; beside your data unless said.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Copy your data, whole, to one file that only you can read."""
    if file is None:
        if not data_file_exists(data_file()):
            raise PmCareerError(f"There is no personal data at {data_file()} yet.", "Nothing was written.")
        written = save_own_backup(data_file(), clock.now(), "backup")
    else:
        written = backup(data_file(), file, force=force)
    streams.write(f"{one_line(str(written))}\n")
    streams.tell("Put it back with: pmcareer data restore FILE")
