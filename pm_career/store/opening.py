"""Open the personal data: for reading, which never changes the file, or for one change, which is whole or nothing."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from pm_career.files import make_private_folder, make_temporary_file, place_new_file, remove_leftovers
from pm_career.paths import find_backups_directory
from pm_career.store import schema
from pm_career.store.backups import save_own_backup
from pm_career.store.connection import connect, data_file_exists, open_in_memory, open_snapshot, read_version
from pm_career.store.faults import translate_errors
from pm_career.store.foreign import remove_foreign_code
from pm_career.store.homes import ensure_home
from pm_career.store.kinds import KINDS, Kinds
from pm_career.store.log import Change, Store
from pm_career.store.schema import migrate
from pm_career.store.unfinished import remove_unfinished


@contextmanager
def open_for_reading(path: Path, kinds: Kinds = KINDS, timeout: float | None = None) -> Iterator[Store]:
    """Open the personal data as it is now, for as long as the block lasts (keep it short: writers wait for it).

    The file is not changed in any way; where there is none, the store is empty. A file of an older schema is read
    as if it were migrated. Whatever keeps it from being read is a PersonalDataError; so is another process that
    keeps it locked for `timeout` seconds (None: for five).
    """
    with translate_errors(path):
        connection = open_readable(path, timeout)
    with closing(connection), translate_errors(path, (sqlite3.Error,)):
        yield Store(connection, path, kinds)


@contextmanager
def open_for_change(path: Path, now: datetime, kinds: Kinds = KINDS) -> Iterator[Change]:
    """Open the personal data for one change: stored when the block ends, as one entry of the log, unless it raises.

    Creates the file, and the folder, for their owner alone; they are removed again if nothing was changed. An older
    schema is migrated first, after a backup. When the block has ended without an exception, what was changed is on the
    disk.
    """
    real = Path(os.path.realpath(path))
    with translate_errors(path):
        had_folder = real.parent.exists()
        connection, is_new = _open_or_create(path, real, now)
    with closing(connection), translate_errors(path, (sqlite3.Error,)):  # closed, it takes back what is not committed
        change = Change(connection, path, now, kinds)
        try:
            ensure_home(connection)
            yield change
            change.finish()
            connection.execute("COMMIT" if change.touched else "ROLLBACK")
        finally:
            if is_new and (connection.in_transaction or not change.touched):
                _remove_new(connection, real, with_folder=not had_folder)


def _open_or_create(path: Path, real: Path, now: datetime) -> tuple[sqlite3.Connection, bool]:
    """Open the file in a write transaction; return whether this made it, too."""
    while True:
        is_new = not data_file_exists(path) and _create(real)
        remove_unfinished(real)
        remove_leftovers(real.parent)
        remove_leftovers(find_backups_directory(real))
        with suppress(_RemovedError):
            return open_writable(real, now), is_new


def _remove_new(connection: sqlite3.Connection, path: Path, *, with_folder: bool) -> None:
    """Remove the file that was made for a change which stores nothing, unless another process has stored something.

    A process that waits for it meanwhile finds that it is gone, and begins anew.
    """
    with suppress(sqlite3.Error, OSError):  # locked by then, or on Windows still open: an empty file stays
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("BEGIN IMMEDIATE")
        if not connection.execute("SELECT 1 FROM change").fetchone():
            path.unlink()
            if with_folder:
                path.parent.rmdir()  # refused if there is something else in it


def _create(path: Path) -> bool:
    """Make an empty data file at `path`, at once: nobody sees it half made. False if one is there, which stays."""
    make_private_folder(path.parent)
    with make_temporary_file(path) as temporary:
        with closing(sqlite3.connect(temporary, isolation_level=None)) as connection, closing(_open_empty()) as empty:
            connection.execute("PRAGMA journal_mode = OFF")  # it is not in its place yet: nothing to take back
            empty.backup(connection)
        return place_new_file(temporary, path)


def _open_empty() -> sqlite3.Connection:
    """Open an empty database of the present schema in memory."""
    connection = open_in_memory()
    schema.create(connection)
    return connection


def open_readable(path: Path, timeout: float | None = None) -> sqlite3.Connection:
    """Open a connection in a read transaction, of the present schema; where there is no file, to an empty database."""
    if not data_file_exists(path):
        return _open_empty()
    connection, version = open_snapshot(path, timeout)
    if version == schema.VERSION:
        return connection
    migrated = open_in_memory()
    try:
        with closing(connection):
            connection.backup(migrated)
        remove_foreign_code(migrated)
        migrate(migrated, version)
    except BaseException:
        migrated.close()
        raise
    return migrated


def open_writable(path: Path, now: datetime) -> sqlite3.Connection:
    """Open a file that is there in a write transaction; migrate it first, and finish an erasure that was killed."""
    connection = connect(path, "rw")
    try:
        _begin(connection, path)
        if read_version(connection, path) < schema.VERSION:
            connection.execute("ROLLBACK")
            _migrate_after_backup(connection, path, now)
            connection.execute("BEGIN IMMEDIATE")
        if remove_foreign_code(connection):
            connection.execute("COMMIT")
            connection.execute("BEGIN IMMEDIATE")
        if connection.execute("SELECT 1 FROM pending").fetchone():
            connection.execute("ROLLBACK")
            with suppress(sqlite3.OperationalError):  # no room for it: tried again by the next change
                finish_pending(connection)
            connection.execute("BEGIN IMMEDIATE")
    except BaseException:
        connection.close()
        raise
    return connection


class _RemovedError(FileNotFoundError):
    """The file was removed after it was opened: another process had made it, and then stored nothing in it."""


def _begin(connection: sqlite3.Connection, path: Path) -> None:
    """Begin to write. Raises a _RemovedError if the file that is open is not, or no longer, the one at `path`."""
    try:
        found = path.stat().st_ino
        connection.execute("PRAGMA journal_mode = DELETE")  # whatever another program has set it to
        connection.execute("BEGIN IMMEDIATE")
        is_there = path.stat().st_ino == found
    except (sqlite3.OperationalError, FileNotFoundError):
        if path.exists():
            raise
        is_there = False
    if not is_there:
        raise _RemovedError(errno.ENOENT, "it was removed just now")


def _migrate_after_backup(connection: sqlite3.Connection, path: Path, now: datetime) -> None:
    """Migrate in one transaction, after a backup; another process that was faster is fine."""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    version = read_version(connection, path)
    if version < schema.VERSION:
        save_own_backup(path, now, f"before-schema-{schema.VERSION}")
        remove_foreign_code(connection)
        migrate(connection, version)
        ensure_home(connection)  # or a change that has nothing else to write would need room on the disk for it
    connection.execute("COMMIT")
    connection.execute("PRAGMA foreign_keys = ON")


def finish_pending(connection: sqlite3.Connection) -> None:
    """Do what an erasure has left to do: rewrite the file, so that no trace stays in its free space."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("VACUUM")
    connection.execute("DELETE FROM pending")
