"""Connections to a data file, each set up the one safe way, and the look at whose file it is and how old."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

from pm_career.store import schema
from pm_career.store.faults import damaged, newer, not_there, os_fault

# How long to wait for another process that is writing, in seconds.
TIMEOUT = 5.0


def data_file_exists(path: Path) -> bool:
    """Whether there is a data file at `path`. A folder, a device, a link to nowhere or 0 bytes are faults.

    SQLite would take an empty file for a new database, and wait forever at a pipe.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            raise not_there(path) from None
        return False
    except OSError as error:
        raise os_fault(error, path) from None
    if stat.S_ISDIR(found.st_mode):
        raise damaged(path, "there is a folder in its place")
    if not stat.S_ISREG(found.st_mode):
        raise damaged(path, "it is not a file")
    if found.st_size == 0:
        raise damaged(path, "the file is empty (0 bytes)")
    return True


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection to a file that is there; `mode` is 'ro' or 'rw'. Nothing is created."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=TIMEOUT
    )
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        if mode == "rw":
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory() -> sqlite3.Connection:
    """An empty database that no file knows of."""
    return sqlite3.connect(":memory:", isolation_level=None)


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of a file of ours; what is not ours, cut short, or newer is a PersonalDataError.

    To be asked inside a transaction, so that no other process changes the file's size meanwhile.
    """
    application = _number(connection, "PRAGMA application_id")
    version = _number(connection, "PRAGMA user_version")
    tables = _number(connection, "SELECT count(*) FROM sqlite_master")
    if application != schema.APPLICATION_ID:
        raise damaged(path, "it is another program's file" if tables else "the file is damaged")
    if version > schema.VERSION:
        raise newer(path, version, schema.VERSION)
    expected = _number(connection, "PRAGMA page_count") * _number(connection, "PRAGMA page_size")
    if path.stat().st_size < expected:
        raise damaged(path, "the file is cut short")
    return version


def needs_recovery(error: sqlite3.Error) -> bool:
    """Whether reading failed only because a killed process left a change half done, which a writer can take back."""
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK


def recover(path: Path) -> None:
    """Take back the half-done change that a killed process left: SQLite does it when a writer comes."""
    connection = connect(path, "rw")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    finally:
        connection.close()


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
