"""A change: one transaction, one entry in a log that remembers each row as it was, so that undo is exact."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from pm_career.domain.person import to_instant
from pm_career.domain.text import one_line
from pm_career.store import schema
from pm_career.store.rows import instant_text, parsed_instant

Row = dict[str, Any]
_SAFE_COLUMN = re.compile(r"[a-z_]+\Z")
_EXCERPT = 60


class Store:
    """Personal data open for reading: a snapshot that nothing changes while it is open."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    def rows(self, query: str, values: Iterable[object] | Mapping[str, object] = ()) -> list[Any]:
        """The rows that a query gives, each a tuple; `values` stand for `?` in their order, or for `:name` by name.

        Never `?1` with a sequence: Python 3.12 warns of it, and 3.14 refuses it.
        """
        bound = values if isinstance(values, Mapping) else tuple(values)
        return self.connection.execute(query, bound).fetchall()


class Change(Store):
    """Personal data open for one change. `now` is the instant that everything in it is recorded with."""

    def __init__(self, connection: sqlite3.Connection, path: Path, now: datetime) -> None:
        super().__init__(connection, path)
        self.now = to_instant(now)
        self.touched = False
        self._did: list[str] = []
        self._before: list[tuple[str, str, str | None]] = []

    def did(self, sentence: str) -> None:
        """Say what was done, as undo will say it; `sentence` starts with a past participle."""
        self._did.append(sentence)

    def insert(self, table: str, row: Row) -> None:
        """Add a row."""
        columns = ", ".join(row)
        marks = ", ".join("?" * len(row))
        self.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))
        self._remember(table, tuple(row[column] for column in schema.KEYS[table]), None)

    def update(self, table: str, key: tuple[object, ...], row: Row) -> None:
        """Change columns of the row with this key."""
        self._remember(table, key, self._row(table, key))
        assignments = ", ".join(f"{column} = ?" for column in row)
        self.connection.execute(
            f"UPDATE {table} SET {assignments} WHERE {_where(table)}",
            (*row.values(), *key),
        )

    def delete(self, table: str, key: tuple[object, ...]) -> None:
        """Take a row out."""
        self._remember(table, key, self._row(table, key))
        self.connection.execute(f"DELETE FROM {table} WHERE {_where(table)}", key)

    def delete_where(self, table: str, condition: str, values: tuple[object, ...]) -> None:
        """Take out all rows that a condition holds for."""
        keys = ", ".join(schema.KEYS[table])
        for key in self.rows(f"SELECT {keys} FROM {table} WHERE {condition} ORDER BY {keys}", values):
            self.delete(table, key)

    def finish(self) -> None:
        """Write the log's entry for what was changed, if anything was."""
        if not self._before:
            return
        self.touched = True
        did = "; ".join(self._did[:3]) + (f"; and {len(self._did) - 3} more" if len(self._did) > 3 else "")
        entry = self.connection.execute(
            "INSERT INTO change (at, did) VALUES (?, ?)", (instant_text(self.now), did)
        ).lastrowid
        self.connection.executemany(
            "INSERT INTO change_row (change, number, place, key, before) VALUES (?, ?, ?, ?, ?)",
            ((entry, number, *row) for number, row in enumerate(self._before)),
        )

    def _row(self, table: str, key: tuple[object, ...]) -> Row:
        cursor = self.connection.execute(f"SELECT * FROM {table} WHERE {_where(table)}", key)
        found = cursor.fetchone()
        return dict(zip((column[0] for column in cursor.description), found, strict=True))

    def _remember(self, table: str, key: tuple[object, ...], before: Row | None) -> None:
        kept = None if before is None else msgspec.json.encode(before).decode()
        self._before.append((table, msgspec.json.encode(key).decode(), kept))


class Logged(msgspec.Struct, frozen=True):
    """A change that undo can take back: when it was made and what it did, in words."""

    number: int
    at: datetime
    did: str


def list_changes(store: Store, most: int = 20) -> tuple[Logged, ...]:
    """The changes that undo would take back, the last one first."""
    found = store.rows("SELECT number, at, did FROM change ORDER BY number DESC LIMIT ?", (most,))
    return tuple(Logged(number, parsed_instant(at), did) for number, at, did in found)


def undo(change: Change) -> Logged | None:
    """Take back the last change, exactly; what it was, or None if there is none left.

    What is taken back is not a change of its own: the next undo goes one further.
    """
    last = next(iter(list_changes(change, 1)), None)
    if last is None:
        return None
    changed = change.rows(
        "SELECT place, key, before FROM change_row WHERE change = ? ORDER BY number DESC", (last.number,)
    )
    for table, key, before in changed:
        _put_back(change.connection, table, msgspec.json.decode(key), before)
    change.connection.execute("DELETE FROM change_row WHERE change = ?", (last.number,))
    change.connection.execute("DELETE FROM change WHERE number = ?", (last.number,))
    change.touched = True
    return last


def make_excerpt(text: str) -> str:
    """The beginning of what a person wrote, in quotation marks, for a sentence about it."""
    line = one_line(text)
    return f"“{line}”" if len(line) <= _EXCERPT else f"“{line[: _EXCERPT - 1].rstrip()}…”"


def _put_back(connection: sqlite3.Connection, table: str, key: list[object], before: str | None) -> None:
    where = _where(table)
    if before is None:
        connection.execute(f"DELETE FROM {table} WHERE {where}", key)
        return
    row: Row = msgspec.json.decode(before)
    if not all(_SAFE_COLUMN.match(column) for column in row):
        raise sqlite3.DataError("the log of changes is damaged")
    marks = ", ".join("?" * len(row))
    if connection.execute(f"SELECT 1 FROM {table} WHERE {where}", key).fetchone():
        assignments = ", ".join(f"{column} = ?" for column in row)
        connection.execute(f"UPDATE {table} SET {assignments} WHERE {where}", (*row.values(), *key))
    else:
        connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def _where(table: str) -> str:
    return " AND ".join(f"{column} = ?" for column in schema.KEYS[table])
