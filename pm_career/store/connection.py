"""Open connections to a data file, all set up the same safe way; tell whose file it is, and of which schema."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from pathlib import Path

from pm_career.store import schema
from pm_career.store.faults import (
    make_damaged_error,
    make_link_error,
    make_newer_error,
    make_no_folder_error,
    make_os_error,
)

# How long to wait for another process that is writing, in seconds.
TIMEOUT = 5.0

SHORT_TIMEOUT = 0.1
"""How long to wait where an answer without the data is better than a late one: on TAB, and for `data where`."""

_LONGEST_CELL = 100_000_000

SQLITE_HEADER = b"SQLite format 3\0"
"""How every data file and every backup begins."""


def data_file_exists(path: Path) -> bool:
    """Whether there is a data file at `path`. A folder, a device, a link to nowhere or 0 bytes: PersonalDataError.

    So is a file where its folder should be. SQLite would take an empty file for a new database, and wait forever at a
    pipe.
    """
    _refuse_odd_neighbours(path)
    try:
        found = path.stat()
    except NotADirectoryError:
        raise make_no_folder_error(path) from None
    except FileNotFoundError:
        if path.is_symlink():
            raise make_link_error(path) from None
        return False
    except OSError as error:
        raise make_os_error(error, path) from None
    if stat.S_ISDIR(found.st_mode):
        raise make_damaged_error(path, "there is a folder in its place")
    if not stat.S_ISREG(found.st_mode):
        raise make_damaged_error(path, "it is not a file")
    if found.st_size == 0:
        raise make_damaged_error(path, "the file is empty (0 bytes)")
    return True


def _refuse_odd_neighbours(path: Path) -> None:
    """Raise a PersonalDataError for what is no file where SQLite would read what a killed process left half done."""
    real = Path(os.path.realpath(path))
    for end in ("-journal", "-wal", "-shm"):
        beside = real.with_name(f"{real.name}{end}")
        try:
            kind = beside.lstat().st_mode
        except OSError:
            continue
        if not stat.S_ISREG(kind):
            raise make_damaged_error(path, f"{beside.name} beside it is not a file")


def connect(path: Path, mode: str, timeout: float | None = None) -> sqlite3.Connection:
    """Open a file that is there; `mode` is 'ro' or 'rw'. Nothing is created. `timeout` None: TIMEOUT seconds."""
    timeout = TIMEOUT if timeout is None else timeout
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=timeout
    )
    try:
        _distrust_schema(connection)
        connection.execute("PRAGMA cell_size_check = ON")
        if mode == "rw":
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _distrust_schema(connection: sqlite3.Connection) -> None:
    """Run no code that the file itself brings along: functions in its schema, views, triggers.

    Python 3.11 cannot turn views and triggers off. There `read_version` refuses views in the place of tables, which
    leaves them unread, and `remove_foreign_code` takes triggers out before anything is written.
    """
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_CELL)  # for an index on a huge expression, too
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)


def open_snapshot(path: Path, timeout: float | None = None) -> tuple[sqlite3.Connection, int]:
    """Open a file of ours, of whatever schema, for reading; what is read is as it was at this moment.

    Returns the connection and the version of the schema.
    """
    connection = connect(path, "ro", timeout)
    try:
        connection.execute("BEGIN")
        try:
            version = read_version(connection, path)
        except sqlite3.Error as error:
            if not _needs_recovery(error):
                raise
            connection.execute("ROLLBACK")
            _recover(path, timeout)
            connection.execute("BEGIN")
            version = read_version(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection, version


def open_in_memory() -> sqlite3.Connection:
    """Open an empty database that is in no file."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _distrust_schema(connection)
    return connection


def read_version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of a file of ours; what is not ours, cut short, or newer is a PersonalDataError.

    To be called inside a transaction, so that no other process changes the file's size meanwhile.
    """
    application = _read_number(connection, "PRAGMA application_id")
    version = _read_number(connection, "PRAGMA user_version")
    found = connection.execute("SELECT name, type, sql FROM sqlite_master").fetchall()
    if application != schema.APPLICATION_ID:
        raise make_damaged_error(path, "it is another program's file" if found else "the file is damaged")
    if version > schema.VERSION:
        raise make_newer_error(path, version, schema.VERSION)
    _check_tables(found, path, version)
    expected = _read_number(connection, "PRAGMA page_count") * _read_number(connection, "PRAGMA page_size")
    if path.stat().st_size < expected:
        raise make_damaged_error(path, "the file is cut short")
    return version


def read_version_mark(path: Path) -> int | None:
    """The schema version that the first bytes of a file give, even if SQLite cannot open it; None if it is not ours.

    The places of the two numbers are those of SQLite's file format.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as stream:
            start = stream.read(100)
    except OSError:
        return None
    if not start.startswith(SQLITE_HEADER) or int.from_bytes(start[68:72], "big") != schema.APPLICATION_ID:
        return None
    return int.from_bytes(start[60:64], "big")


def _check_tables(found: list[tuple[str, str, str]], path: Path, version: int) -> None:
    """Raise a PersonalDataError if a table is missing, or if something else stands in its place."""
    ours = {name for name, type in schema.list_objects().items() if type == "table"}
    tables = {name for name, type, sql in found if type == "table" and not sql.upper().startswith("CREATE VIRTUAL")}
    for name in sorted(ours - tables):
        if version == schema.VERSION or any(each == name for each, _, _ in found):
            raise make_damaged_error(path, f"it has no table {name}")


def _needs_recovery(error: sqlite3.Error) -> bool:
    """Whether reading failed because a killed process left a change half done, which a writer can take back."""
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK


def _recover(path: Path, timeout: float | None) -> None:
    """Take back the half-done change that a killed process left: SQLite does it when a writer comes.

    Writes the file.
    """
    connection = connect(path, "rw", timeout)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    finally:
        connection.close()


def _read_number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
