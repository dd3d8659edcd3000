"""Open personal data: a store to read, a change to write, and the log of changes that undo goes back by.

A change is one transaction and one entry of the log, which holds each row as it was, so that undo is exact.
"""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec

from pm_career.domain.person import ME, Instant, require_utc, to_instant
from pm_career.domain.text import one_line
from pm_career.store.cells import convert, decode, decode_text, format_instant
from pm_career.store.faults import SpoiltError
from pm_career.store.kind_references import list_keys
from pm_career.store.kind_types import Kind
from pm_career.store.kinds import KINDS, Kinds
from pm_career.store.row_types import make_cell_types, make_row_types

Row = dict[str, Any]
_Cell = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)] | str | None
_SAFE_COLUMN = re.compile(r"[a-z_]+\Z")
# The longest excerpt of what a person wrote, in characters; and the most sentences about one change.
_EXCERPT = 60
_MOST_SENTENCES = 3


class Store:
    """Personal data open for reading: a snapshot that nothing changes while it is open."""

    def __init__(self, connection: sqlite3.Connection, path: Path, kinds: Kinds = KINDS) -> None:
        self.connection = connection
        self.path = path
        self.kinds = kinds

    def get_kind(self, name: str) -> Kind[Any]:
        """The row of the kind that is called so."""
        return next(kind for kind in self.kinds if kind.name == name)

    def rows(self, query: str, values: Iterable[object] | Mapping[str, object] = ()) -> list[Any]:
        """The rows that a query gives, each a tuple; `values` stand for `?` in their order, or for `:name` by name.

        Never `?1` with a sequence: Python 3.12 warns of it, and 3.14 refuses it.
        """
        bound = values if isinstance(values, Mapping) else tuple(values)
        try:
            return self.connection.execute(query, bound).fetchall()
        except sqlite3.OperationalError as error:
            if hasattr(error, "sqlite_errorcode"):
                raise
        # It is Python's own: a text that is no UTF-8. Read again as bytes, it fits no type, and its row can be named.
        self.connection.text_factory = decode_text
        return self.connection.execute(query, bound).fetchall()


class Change(Store):
    """Personal data open for one change. `now` is the instant that everything in it is recorded with."""

    def __init__(self, connection: sqlite3.Connection, path: Path, now: datetime, kinds: Kinds = KINDS) -> None:
        super().__init__(connection, path, kinds)
        self._keys = list_keys(kinds)
        self.now = to_instant(now)
        self.touched = False
        self._done: list[str] = []
        self._before: list[tuple[str, str, str | None]] = []

    def describe(self, sentence: str) -> None:
        """Add a sentence about what was done, as undo will show it: "added evidence e3 …"."""
        self._done.append(sentence)

    def insert(self, table: str, row: Row) -> None:
        """Add a row."""
        columns = ", ".join(row)
        marks = ", ".join("?" * len(row))
        self.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))
        self._remember(table, tuple(row[column] for column in self._keys[table]), None)

    def update(self, table: str, key: tuple[object, ...], row: Row) -> None:
        """Change columns of the row with this key; what they hold already is no change."""
        before = self._row(table, key)
        if all(before[column] == cell for column, cell in row.items()):
            return
        self._remember(table, key, before)
        assignments = ", ".join(f"{column} = ?" for column in row)
        self.connection.execute(
            f"UPDATE {table} SET {assignments} WHERE {_match(self._keys[table])}",
            (*row.values(), *key),
        )

    def delete(self, table: str, key: tuple[object, ...]) -> None:
        """Take a row out."""
        self._remember(table, key, self._row(table, key))
        self.connection.execute(f"DELETE FROM {table} WHERE {_match(self._keys[table])}", key)

    def delete_where(self, table: str, condition: str, values: tuple[object, ...]) -> None:
        """Take out all rows that a condition holds for."""
        keys = ", ".join(self._keys[table])
        for key in self.rows(f"SELECT {keys} FROM {table} WHERE {condition} ORDER BY {keys}", values):
            self.delete(table, key)

    def finish(self) -> None:
        """Write the log's entry for what was changed, if anything was."""
        if not self._before:
            return
        self.touched = True
        did = "; ".join(self._done[:_MOST_SENTENCES])
        if len(self._done) > _MOST_SENTENCES:
            did += f"; and {len(self._done) - _MOST_SENTENCES} more"
        entry = self.connection.execute(
            "INSERT INTO change (at, did) VALUES (?, ?)", (format_instant(self.now), did)
        ).lastrowid
        self.connection.executemany(
            "INSERT INTO change_row (change, number, place, key, before) VALUES (?, ?, ?, ?, ?)",
            ((entry, number, *row) for number, row in enumerate(self._before)),
        )

    def _row(self, table: str, key: tuple[object, ...]) -> Row:
        query = f"SELECT * FROM {table} WHERE {_match(self._keys[table])}"
        # Closed, a query that fails does not hold the lock on the file for as long as its error is kept.
        with closing(self.connection.execute(query, key)) as cursor:
            found = cursor.fetchone()
            return dict(zip((column[0] for column in cursor.description), found, strict=True))

    def _remember(self, table: str, key: tuple[object, ...], before: Row | None) -> None:
        if before and any(isinstance(cell, bytes) for cell in before.values()):  # JSON has no bytes, and nor have we
            raise SpoiltError(f"{table} {key[-1]}")
        row = None if before is None else msgspec.json.encode(before).decode()
        self._before.append((table, msgspec.json.encode(key).decode(), row))


class Logged(msgspec.Struct, frozen=True):
    """A change that undo can take back: when it was made and what it did, in words."""

    number: int
    at: Instant
    did: str

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.at)


class LoggedRow(msgspec.Struct, frozen=True):
    """A row that a change made (`before` is None) or changed: its table, its key, and what it was before."""

    table: str
    key: list[_Cell]
    before: dict[str, _Cell] | None


def list_changes(store: Store, most: int = 20) -> tuple[Logged, ...]:
    """The changes that undo would take back, the last one first."""
    found = store.rows("SELECT number, at, did FROM change ORDER BY number DESC LIMIT ?", (most,))
    return tuple(
        convert({"number": number, "at": at, "did": did}, Logged, f"change {number}") for number, at, did in found
    )


def list_logged_rows(store: Store, change: int) -> tuple[LoggedRow, ...]:
    """The rows of one change, the last one first. Raises a SpoiltError if undo could not put them back."""
    place = f"change {change}"
    keys, types, cell_types = list_keys(store.kinds), make_row_types(store.kinds), make_cell_types(store.kinds)
    found = store.rows("SELECT place, key, before FROM change_row WHERE change = ? ORDER BY number DESC", (change,))
    rows = []
    for table, key, before in found:
        decoded = None if before is None else decode(before)
        row = convert({"table": table, "key": decode(key), "before": decoded}, LoggedRow, place)
        if table not in keys or len(row.key) != len(keys[table]):
            raise SpoiltError(place)
        for column, cell in zip(keys[table], row.key, strict=True):
            convert(cell, cell_types[table][column], place)
        if row.before is not None:
            convert(row.before, types[table], place)
            if not all(map(_SAFE_COLUMN.match, row.before)):
                raise SpoiltError(place)
        rows.append(row)
    return tuple(rows)


def undo(change: Change) -> Logged | None:
    """Take back the last change, exactly. Return what it was, or None if there is none left.

    What is taken back is not a change of its own: the next undo goes one further.
    """
    last = next(iter(list_changes(change, 1)), None)
    if last is None:
        return None
    keys = list_keys(change.kinds)
    for row in list_logged_rows(change, last.number):
        _put_back(change.connection, row, keys[row.table])
    change.connection.execute("DELETE FROM change_row WHERE change = ?", (last.number,))
    change.connection.execute("DELETE FROM change WHERE number = ?", (last.number,))
    change.touched = True
    return last


def make_excerpt(text: str) -> str:
    """The beginning of what a person wrote, in quotation marks, for a sentence about it."""
    line = one_line(text)
    return f"“{line}”" if len(line) <= _EXCERPT else f"“{line[: _EXCERPT - 1].rstrip()}…”"


def name_owner(person: str) -> str:
    """' about ana', for a sentence about somebody else's notes; empty for 'me'."""
    return "" if person == ME else f" about {person}"


def _put_back(connection: sqlite3.Connection, logged: LoggedRow, columns: tuple[str, ...]) -> None:
    table, key, row = logged.table, logged.key, logged.before
    where = _match(columns)
    if row is None:
        connection.execute(f"DELETE FROM {table} WHERE {where}", key)
        return
    marks = ", ".join("?" * len(row))
    if connection.execute(f"SELECT 1 FROM {table} WHERE {where}", key).fetchone():
        assignments = ", ".join(f"{column} = ?" for column in row)
        connection.execute(f"UPDATE {table} SET {assignments} WHERE {where}", (*row.values(), *key))
    else:
        connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def _match(columns: tuple[str, ...]) -> str:
    """A condition that these columns have the values that are bound in their order."""
    return " AND ".join(f"{column} = ?" for column in columns)
