"""Whom the rows in the log of changes are about."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Any, NamedTuple

from pm_career.store.cells import decode
from pm_career.store.kinds import HISTORY, PERSON, Kind, Kinds, Part, list_keys

Thing = tuple[str, int]
"""A kind and a number."""


class LogRow(NamedTuple):
    """A row that a change made (`before` is None), edited or took out, and all whom it is or was about."""

    change: int
    number: int
    table: str
    key: list[Any]
    before: dict[str, Any] | None
    thing: Thing | None  # what it belongs to, of a kind with ids
    people: frozenset[str]


def list_log_rows(connection: sqlite3.Connection, kinds: Kinds) -> list[LogRow]:
    """All rows of the log, the oldest first. One that cannot be read is about nobody that is known."""
    found = connection.execute("SELECT change, number, place, key, before FROM change_row ORDER BY change, number")
    rows = [(change, number, table, decode(key), decode(before)) for change, number, table, key, before in found]
    owners: defaultdict[Thing, set[str]] = defaultdict(set)
    by_table = _find_tables(kinds)
    keys = list_keys(kinds)
    for kind in kinds:
        if kind.letter:
            for number, person in connection.execute(f"SELECT number, person FROM {kind.name}"):
                owners[kind.name, number].add(person)
    for _, _, table, key, before in rows:
        thing = _find_thing(table, key, by_table, keys)
        if thing and table == thing[0] and isinstance(before, dict):
            owners[thing].add(str(before.get("person")))
    return [
        LogRow(
            change, number, table, key, before, thing, frozenset(owners[thing]) if thing else _name(table, key, before)
        )
        for change, number, table, key, before in rows
        for thing in (_find_thing(table, key, by_table, keys),)
    ]


def _find_tables(kinds: Kinds) -> dict[str, tuple[Kind[Any], Part | None]]:
    tables: dict[str, tuple[Kind[Any], Part | None]] = {kind.name: (kind, None) for kind in kinds}
    for kind in kinds:
        tables |= {part.table: (kind, part) for part in kind.parts if not part.read_only}
    return tables


def _find_thing(
    table: str, key: Any, tables: dict[str, tuple[Kind[Any], Part | None]], keys: dict[str, tuple[str, ...]]
) -> Thing | None:
    """The thing with an id that a row belongs to: itself, one of its items, or what it was before."""
    if not isinstance(key, list) or len(key) != len(keys.get(table, ())):
        return None
    if table == HISTORY:
        kind_name, subject = str(key[0]), str(key[1])
        return (kind_name, int(subject)) if kind_name != PERSON.name and subject.isdecimal() else None
    kind, part = tables.get(table, (None, None))
    if kind is None or not kind.letter:
        return None
    return kind.name, key[keys[table].index(part.owner)] if part else key[0]


def _name(table: str, key: Any, before: Any) -> frozenset[str]:
    """Whom a row is about that belongs to no thing with an id."""
    if table == PERSON.name:
        return frozenset([str(key[0])])
    if table == HISTORY:
        return frozenset([str(key[1])])
    person = before.get("person") if isinstance(before, dict) else None
    return frozenset([str(person)] if person else [])
