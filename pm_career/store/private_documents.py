"""A document of personal data written to a file: private, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from pm_career.files import make_private_folder, place_to_write, put, temporary_beside
from pm_career.store.faults import told_as_sentences


def write_whole(target: Path, text: str, *, force: bool = False) -> Path:
    """Write `text` as UTF-8 to `target`, for its owner alone; where there is a file, only with `force`.

    Written beside it, flushed and renamed: whoever reads it sees the former content or all of the new one.
    """
    real = place_to_write(target, force=force)
    with told_as_sentences(target), temporary_beside(real) as temporary:
        temporary.write_bytes(text.encode())
        put(temporary, real, target, force=force)
    return real


def write_each(folder: Path, texts: dict[str, str], *, force: bool = False) -> tuple[Path, ...]:
    """Write several documents into a folder, made if need be; none if one of them may not be written."""
    with told_as_sentences(folder):
        make_private_folder(folder)
    for name in texts:
        place_to_write(folder / name, force=force)
    return tuple(write_whole(folder / name, text, force=force) for name, text in texts.items())
