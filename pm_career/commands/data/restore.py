"""`pmcareer data restore FILE`: put a backup back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pm_career.commands import clock, options, streams
from pm_career.commands.options import FileArgument
from pm_career.commands.prompts import can_ask, confirm
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.journal.data_import import is_another_homes_backup
from pm_career.paths import find_data_file
from pm_career.store.backup_reading import refuse_no_backup
from pm_career.store.restore import restore


def command(
    file: Annotated[Path, FileArgument(help="A file that data backup wrote.")],
    as_me: Annotated[
        bool, typer.Option("--as-me", help="It is your own, from another machine, though it has another identity.")
    ] = False,
    yes: options.Yes = False,
) -> None:
    """Replace your data by a backup. Your present data is kept as another backup."""
    refuse_no_backup(file)
    question = "Replace your data by this backup? Your present data is kept as another backup."
    if not as_me and is_another_homes_backup(file):
        if not can_ask():
            raise UsageError(
                "This backup was not made of your notes here: it is somebody else's, or your own from another machine.",
                "If it is your own, add --as-me. Nothing was changed.",
            )
        question = f"This backup was not made of your notes here: is it your own, from another machine? {question}"
        yes = False
    if find_data_file().exists() and not confirm(question, yes=yes):
        streams.tell("Nothing was changed.")
        return
    restored = restore(find_data_file(), file, clock.now())
    streams.tell(f"Restored from {one_line(str(file))}.")
    if restored.left_out:
        streams.tell(f"Left out, as it is not pmcareer's: {', '.join(restored.left_out)}.")
    if restored.kept:
        streams.tell(f"Your former data is in {one_line(restored.kept)}")
