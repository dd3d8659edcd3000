"""Copy a data file: consistent, complete and private, or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from pm_career.domain.person import to_instant
from pm_career.errors import PmCareerError
from pm_career.files import (
    make_private_folder,
    make_temporary_file,
    make_temporary_name,
    place_file,
    place_new_file,
    resolve_target,
    write_atomically,
)
from pm_career.paths import find_backups_directory
from pm_career.store.connection import data_file_exists, open_snapshot
from pm_career.store.faults import make_damaged_error, translate_errors
from pm_career.store.unfinished import record_place


def backup(path: Path, target: Path, *, force: bool = False) -> Path:
    """Copy the personal data, as it is at one moment, to a new file; where there is one, only with `force`.

    Other processes may read and write meanwhile. Return the file written.
    """
    if not data_file_exists(path):
        raise PmCareerError(f"There is no personal data at {path} yet.", "Nothing was written.")
    real = resolve_target(target, force=force)
    if real.exists() and real.samefile(path):
        raise PmCareerError(f"{target} is the personal data itself.", "Name another file.")
    with translate_errors(path):
        source, _ = open_snapshot(path)
    try:
        content = _serialize(source, path)
        with translate_errors(target), record_place(path, make_temporary_name(real)):
            if content is not None:
                return write_atomically(target, content, force=force)
            with make_temporary_file(real) as temporary:
                fill_copy(source, temporary, path)
                place_file(temporary, real, target, force=force)
    finally:
        source.close()
    return real


def _serialize(source: sqlite3.Connection, path: Path) -> bytes | None:
    """A checked copy of a data file as bytes, which need no temporary file; None where this SQLite cannot do that."""
    if not hasattr(source, "serialize"):
        return None
    with closing(sqlite3.connect(":memory:")) as copy, translate_errors(path):
        source.backup(copy)
        _require_sound(copy, path)
        return copy.serialize()


def save_own_backup(path: Path, now: datetime, why: str) -> Path:
    """Copy a data file among the program's own backups, named for the moment and the reason. Return the copy."""
    with translate_errors(path):
        make_private_folder(find_backups_directory(path))
        source, _ = open_snapshot(path)
        try:
            while True:
                target = find_free_name(path, now, why)
                with make_temporary_file(target) as temporary:
                    fill_copy(source, temporary, path)
                    if place_new_file(temporary, target):
                        return target
        finally:
            source.close()


def find_free_name(path: Path, now: datetime, why: str) -> Path:
    """A name among the program's own backups that no file has; names sort by time."""
    stamp = to_instant(now).strftime("%Y%m%dT%H%M%SZ")
    number = 1
    while True:
        target = find_backups_directory(path) / f"{path.stem}-{stamp}-{number:02}-{why}{path.suffix}"
        if not target.exists():
            return target
        number += 1


def fill_copy(source: sqlite3.Connection, temporary: Path, path: Path) -> None:
    """Fill a temporary file from a connection to `path`, and check the copy before anybody relies on it."""
    copy = sqlite3.connect(temporary, isolation_level=None)
    try:
        copy.execute("PRAGMA journal_mode = OFF")  # it is not in its place yet: nothing to take back
        source.backup(copy)
        _require_sound(copy, path)
    finally:
        copy.close()


def _require_sound(copy: sqlite3.Connection, path: Path) -> None:
    if not is_sound(copy):
        raise make_damaged_error(path, "parts of the file are damaged, and a copy of it would be, too")


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing wrong with a whole file."""
    return [tuple(row) for row in connection.execute("PRAGMA integrity_check(1)")] == [("ok",)]
