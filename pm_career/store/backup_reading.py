"""Read a backup row by row into a database of our own making, and check it whole. Nothing else of it comes along."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from pm_career.domain.text import one_line
from pm_career.errors import PersonalDataError, UsageError
from pm_career.store import schema
from pm_career.store.backups import is_sound
from pm_career.store.cells import decode_text
from pm_career.store.connection import SQLITE_HEADER, open_in_memory
from pm_career.store.faults import CannotBeRead, SpoiltError, make_damaged_error, translate_errors
from pm_career.store.foreign import find_foreign
from pm_career.store.kinds import Kinds
from pm_career.store.log import Store
from pm_career.store.opening import open_readable
from pm_career.store.spoilt import find_misfits, find_spoilt

_NOT_COPIED = "pending"
"""The table with the work that a home has left to do, which is none of another's."""


class Backup(NamedTuple):
    """The rows of a backup, checked, in a database in memory; and what else was in its file, by type and name."""

    rows: sqlite3.Connection
    left_out: tuple[str, ...]


def read_backup(source: Path, kinds: Kinds) -> Backup:
    """Read a backup of this or an older schema. Anything wrong in it is a PersonalDataError about the backup.

    A UsageError as `refuse_no_backup` raises it.
    """
    refuse_no_backup(source)
    with _blame_backup(source), translate_errors(source):
        rows = open_in_memory()
        try:
            schema.create(rows)
            with closing(open_readable(source)) as backup:
                _copy_tables(backup, rows)
                left_out = find_foreign(backup)
            _check_rows(rows, source, kinds)
        except BaseException:
            rows.close()
            raise
    return Backup(rows, left_out)


def refuse_no_backup(source: Path) -> None:
    """Raise a UsageError if `source` is not there, is no file, cannot be opened, or is another kind of file."""
    name, hint = one_line(str(source)), "Give the path of a file that data backup wrote."
    try:
        if not stat.S_ISREG(source.stat().st_mode):
            raise UsageError(f"{name} is no backup: it is not a file.", hint)
        with source.open("rb") as stream:
            start = stream.read(len(SQLITE_HEADER))
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"There is no backup at {name}.", hint) from None
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}.", hint) from None
    if start.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t\0").startswith(b"{"):
        raise UsageError(
            f"{name} is no backup: it looks like an export.", "To read an export: pmcareer data import FILE"
        )
    if start != SQLITE_HEADER:
        raise UsageError(f"{name} is no backup.", f"{hint} Nothing was changed.")


@contextmanager
def _blame_backup(source: Path) -> Iterator[None]:
    """Say of the backup what is said in the block of a data file that cannot be read."""
    try:
        yield
    except CannotBeRead as error:
        hint = error.hint if error.hint.startswith("Update") else "Nothing was changed. Try an older backup."
        raise PersonalDataError(f"The backup at {source} cannot be used: {error.how}.", hint) from None


def _copy_tables(backup: sqlite3.Connection, rows: sqlite3.Connection) -> None:
    """Copy the rows of all our tables; a SpoiltError for what cannot be read, or is not as ours."""
    if not is_sound(backup):
        raise SpoiltError("part of the file")
    rows.execute("BEGIN")
    for name, type in schema.list_objects().items():
        if type == "table" and name != _NOT_COPIED:
            _copy_rows(backup, rows, name)
    rows.execute("COMMIT")


def _copy_rows(backup: sqlite3.Connection, rows: sqlite3.Connection, table: str) -> None:
    """Copy all rows of a table that has the columns that ours has. Raises a SpoiltError for other columns or rows."""
    columns = _list_columns(rows, table)
    others = sorted(set(columns) ^ set(_list_columns(backup, table)))
    if others:
        missing = others[0] in columns
        raise SpoiltError(one_line(f"table {table} ({'no ' if missing else ''}column {others[0]})"))
    backup.text_factory = decode_text  # bytes for what is no UTF-8, so that the check can name the row
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    try:
        rows.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",
            backup.execute(f"SELECT {names} FROM {table} NOT INDEXED"),
        )
    except sqlite3.IntegrityError:
        raise SpoiltError(f"table {table}") from None


def _list_columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    return tuple(str(row[1]) for row in connection.execute(f"PRAGMA table_xinfo({table})"))


def _check_rows(rows: sqlite3.Connection, source: Path, kinds: Kinds) -> None:
    """Raise a SpoiltError or a PersonalDataError for the first thing that is wrong in any row, or between rows."""
    store = Store(rows, source, kinds)
    found = find_spoilt(store)
    if found:
        raise SpoiltError(found[0])
    lost = rows.execute("PRAGMA foreign_key_check").fetchone()
    if lost is not None:
        raise make_damaged_error(source, f"something that {lost[0]} refers to is missing")
    misfits = find_misfits(store)
    if misfits:
        raise make_damaged_error(source, misfits[0])
