"""Write documents with personal data to files that a person named: private, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from pm_career.files import make_private_folder, resolve_target, write_atomically
from pm_career.store.faults import translate_errors


def write_private_file(target: Path, text: str, *, force: bool = False) -> Path:
    """Write `text` as UTF-8 to `target`, for its owner alone, as `write_atomically` does. Return the file written.

    What the system refuses is a PersonalDataError.
    """
    with translate_errors(target):
        return write_atomically(target, text.encode(), force=force)


def write_private_files(folder: Path, texts: dict[str, str], *, force: bool = False) -> tuple[Path, ...]:
    """Write several documents by name into a folder, made if need be; none if one of them may not be written."""
    with translate_errors(folder):
        make_private_folder(folder)
    for name in texts:
        resolve_target(folder / name, force=force)
    return tuple(write_private_file(folder / name, text, force=force) for name, text in texts.items())
