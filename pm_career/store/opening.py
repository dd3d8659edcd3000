"""The two ways in: open for reading, which never changes a file, and open for one change, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from pm_career.files import make_private_folder, make_temporary_file, place_new_file, remove_leftovers
from pm_career.paths import backups_directory
from pm_career.store import schema
from pm_career.store.backups import save_own_backup, snapshot
from pm_career.store.connection import connect, data_file_exists, in_memory, version_of
from pm_career.store.faults import translate_errors
from pm_career.store.log import Change, Store
from pm_career.store.schema import migrate


@contextmanager
def open_for_reading(path: Path) -> Iterator[Store]:
    """The personal data as it is now, for as long as the block lasts (keep it short: writers wait for it).

    The file is not changed in any way; where there is none, the store is empty. A file of an older schema is read
    as if it were migrated. Whatever keeps it from being read is a PersonalDataError.
    """
    with translate_errors(path):
        connection = readable(path)
    with closing(connection), translate_errors(path, (sqlite3.Error,)):
        yield Store(connection, path)


@contextmanager
def open_for_change(path: Path, now: datetime) -> Iterator[Change]:
    """The personal data for one change: kept when the block ends, as one entry of the log, or not at all if it raises.

    Creates the file, and the folder, for their owner alone. An older schema is migrated first, after a backup. When
    the block has ended without an exception, what was changed is on the disk.
    """
    real = Path(os.path.realpath(path))
    with translate_errors(path):
        if not data_file_exists(path):
            create(real)
        remove_leftovers(real.parent)
        remove_leftovers(backups_directory(real))
        connection = writable(real, now)
    with closing(connection), translate_errors(path, (sqlite3.Error,)):  # closed, it takes back what is not committed
        change = Change(connection, path, now)
        yield change
        change.finish()
        connection.execute("COMMIT" if change.touched else "ROLLBACK")


def create(path: Path) -> None:
    """Make an empty data file at `path`, at once: nobody ever sees it half made, and one that is there stays."""
    make_private_folder(path.parent)
    with make_temporary_file(path) as temporary:
        connection = sqlite3.connect(temporary, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = OFF")  # it is not in its place yet: nothing to take back
            connection.execute("BEGIN")
            schema.create(connection)
            connection.execute("COMMIT")
        finally:
            connection.close()
        place_new_file(temporary, path)


def readable(path: Path) -> sqlite3.Connection:
    """A connection in a read transaction, of the present schema."""
    if not data_file_exists(path):
        connection = in_memory()
        schema.create(connection)
        return connection
    connection = snapshot(path)
    version = version_of(connection, path)
    if version == schema.VERSION:
        return connection
    migrated = in_memory()
    try:
        with closing(connection):
            connection.backup(migrated)
        migrate(migrated, version)
    except BaseException:
        migrated.close()
        raise
    return migrated


def writable(path: Path, now: datetime) -> sqlite3.Connection:
    """A connection to a file that is there, in a write transaction, of the present schema."""
    connection = connect(path, "rw")
    try:
        connection.execute("PRAGMA journal_mode = DELETE")  # whatever another program has set it to
        connection.execute("BEGIN IMMEDIATE")
        if version_of(connection, path) < schema.VERSION:
            connection.execute("ROLLBACK")
            _bring_up_to_date(connection, path, now)
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


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, now: datetime) -> None:
    """Migrate in one transaction, after a backup; another process that was faster is fine."""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    version = version_of(connection, path)
    if version < schema.VERSION:
        save_own_backup(path, now, f"before-schema-{schema.VERSION}")
        migrate(connection, version)
    connection.execute("COMMIT")
    connection.execute("PRAGMA foreign_keys = ON")


def finish_pending(connection: sqlite3.Connection) -> None:
    """Do what an erasure that was killed left to do: rewrite the file, so that no trace stays in its free space."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("VACUUM")
    connection.execute("DELETE FROM pending")
