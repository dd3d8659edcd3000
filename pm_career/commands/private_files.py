"""Write an answer to a file that only its owner can read, or to stdout; check what its format is."""

from __future__ import annotations

from pathlib import Path

from pm_career.commands import streams
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.store.export import write_private_file

STDOUT = "-"
"""What to type for stdout, where a file is asked for."""


def check_ending(file: str | None, format: str | None, only: str) -> None:
    """Raise a UsageError where neither --format nor the file's ending says the `only` format that there is."""
    if file and format is None and not file.lower().endswith(f".{only}"):
        raise UsageError(f"The name {one_line(file)} does not say which format.", f"Say --format {only}")


def write_private(content: str | bytes, file: str | None, what: str, *, force: bool) -> Path | None:
    """Write a text to a file for its owner alone, and say on stderr that `what` is there; return the file.

    Without a file, or for '-', write it to stdout, and return None.
    """
    if file is None or file == STDOUT:
        streams.write(content if isinstance(content, str) else content.decode())
        return None
    written = write_private_file(Path(file), content, force=force)
    streams.tell(f"{what} in {one_line(str(written))}. It is not encrypted.")
    return written
