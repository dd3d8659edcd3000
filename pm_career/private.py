"""Folders for their owner alone: where a person's own things are kept, whoever needs the place first."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

PRIVATE_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """Create `folder` and what is missing above it, for its owner alone, whatever the umask."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        with suppress(FileExistsError):  # another process was first
            each.mkdir(PRIVATE_FOLDER)
            each.chmod(PRIVATE_FOLDER)
