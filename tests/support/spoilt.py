"""Cells spoilt in every way that their column allows: kinds of values × columns of all tables, after `kinds.py`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from sweep import take_turns

from pm_career.store.kind_references import list_keys
from pm_career.store.kind_types import Column
from pm_career.store.kinds import HISTORY, HOME, KINDS, Kinds
from pm_career.store.row_types import make_row_types

NO_UTF8 = "CAST(x'ff41' AS TEXT)"
NO_TEXT = "x'41'"

SPOILT: dict[type[msgspec.inspect.Type], tuple[str, ...]] = {
    msgspec.inspect.DateType: ("'2026-02-30'", "'2O26-01-01'", "''", "20260101", NO_TEXT, NO_UTF8),
    msgspec.inspect.DateTimeType: (
        "'0001-01-01T00:00:00+14:00'",
        "'9999-12-31T23:59:59-14:00'",
        "'2026-02-30T00:00:00Z'",
        "'2026-01-01T00:00:00'",
        "'2O26-01-01T00:00:00Z'",
        "1767225600",
        NO_TEXT,
        NO_UTF8,
    ),
    msgspec.inspect.IntType: ("-1", "4611686018427387904", "'x'", "2.5", "9e999", NO_TEXT, NO_UTF8),
    msgspec.inspect.LiteralType: ("'sELF'", "2", "''", NO_TEXT, NO_UTF8),
    msgspec.inspect.StrType: (NO_TEXT, NO_UTF8),
}
"""SQL for the spoilt values of a column, by the type of its cells."""

LISTS = ("'oven'", "'{}'", "'[1.5]'", "'[99999999999999999999999]'", "'[-1]'", f"'{'[' * 20_000}'", "x'5b5d'", NO_UTF8)
"""The same for columns that hold JSON."""


class Spoilt(NamedTuple):
    """A cell to spoil, in the first row of its table that the condition `where` holds for."""

    table: str
    column: str
    value: str
    where: str = "1"

    def write(self, path: Path, kinds: Kinds = KINDS) -> str:
        """Spoil the cell. Return what messages call its row."""
        key = find_key(self.table, kinds)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA ignore_check_constraints = ON")
        names = ", ".join(key)
        query = f"SELECT {names} FROM {self.table} WHERE {self.where} ORDER BY {names} LIMIT 1"
        (found,) = connection.execute(query).fetchall()
        match = " AND ".join(f"{name} = ?" for name in key)
        connection.execute(f"UPDATE {self.table} SET {self.column} = {self.value} WHERE {match}", found)
        connection.close()
        return _find_place(self.table, found, kinds)


KEYS: dict[str, tuple[str, ...]] = {
    "issued": ("kind", "number"), "change": ("number",), "change_row": ("change", "number"),
}  # fmt: skip


def find_key(table: str, kinds: Kinds = KINDS) -> tuple[str, ...]:
    """The columns by which a row of a table is known."""
    return KEYS.get(table) or list_keys(kinds)[table]


def _find_place(table: str, key: tuple[Any, ...], kinds: Kinds) -> str:
    for kind in kinds:
        if table == kind.name:
            return f"{kind.word} {kind.format_id(key[0]) if kind.letter else ' '.join(key)}"
        if table in (part.table for part in kind.parts if not part.read_only):
            return f"{kind.word} {kind.format_id(key[0])}"
    if table == HOME:
        return HOME
    if table == HISTORY:
        kind = next(kind for kind in kinds if kind.name == key[0])
        return f"{kind.word} {kind.letter}{key[1]}"
    return f"issued {key[0]} {key[1]}" if table == "issued" else f"change {key[0]}"


def list_spoilt(kinds: Kinds = KINDS) -> Iterator[Spoilt]:
    """Every column of every table, with each value that is wrong there."""
    for table, row_type in make_row_types(kinds).items():
        for field in msgspec.structs.fields(row_type):
            for value in _list_values(kinds, table, field.name, field.type):
                yield Spoilt(table, field.name, value)


def spread_spoilt(few: int) -> list[Spoilt]:
    """All of them; where a run is not thorough, `few` of each column, other ones of the next column."""
    columns: dict[tuple[str, str], list[Spoilt]] = {}
    for each in list_spoilt():
        columns.setdefault((each.table, each.column), []).append(each)
    return [
        each
        for turn, values in enumerate(columns.values())
        for each in take_turns(values, turn, max(1, len(values) // few))
    ]


def _list_values(kinds: Kinds, table: str, column: str, hint: Any) -> tuple[str, ...]:
    if (table, column) in (("change_row", "key"), ("change_row", "before"), (HISTORY, "content")) or any(
        each.name == column for each in _list_columns(kinds, table) if each.many
    ):
        return LISTS
    info = msgspec.inspect.type_info(hint)
    if isinstance(info, msgspec.inspect.UnionType):
        (info,) = (each for each in info.types if not isinstance(each, msgspec.inspect.NoneType))
    values = SPOILT[type(info)]
    if isinstance(info, msgspec.inspect.LiteralType) and "" in info.values:
        values = tuple(each for each in values if each != "''")
    if isinstance(info, msgspec.inspect.StrType):
        values += ("''",) if info.min_length else ()
        values += ("'?!'",) if info.pattern else ()
        values += (f"'{'x' * (info.max_length + 1)}'",) if info.max_length else ()
    if column == "number" and table in ("person", *(kind.name for kind in kinds if kind.letter), "change"):
        values = ("-1", "0", "4611686018427387904")  # SQLite itself takes nothing else for the number of a row
    return values


def _list_columns(kinds: Kinds, table: str) -> tuple[Column, ...]:
    own = [kind.columns for kind in kinds if kind.name == table]
    parts = [part.columns for kind in kinds for part in kind.parts if part.table == table and not part.read_only]
    return tuple(column for columns in (*own, *parts) for column in columns)
