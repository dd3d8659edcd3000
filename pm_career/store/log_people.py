"""Whom the rows in the log of changes are about."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from pm_career.store.cells import decode
from pm_career.store.kind_references import list_keys
from pm_career.store.kind_types import Kind, Part
from pm_career.store.kinds import HISTORY, HOME, MOVED, PERSON, SETTING, TOMBSTONE, VIEW_SETTING, Kinds

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

    @property
    def is_known(self) -> bool:
        """Whether it can be told what the row is about; that may be nobody."""
        return bool(self.people) or self.table in (SETTING.name, MOVED.name, HOME)


def list_log_rows(connection: sqlite3.Connection, kinds: Kinds) -> list[LogRow]:
    """All rows of the log, the oldest first. Of one that cannot be read it is not known what it is about."""
    return _Log(connection, kinds).list_rows()


class _Log:
    """The log with what is known of all things with ids that are there or were: their identities and owners."""

    def __init__(self, connection: sqlite3.Connection, kinds: Kinds) -> None:
        found = connection.execute("SELECT change, number, place, key, before FROM change_row ORDER BY change, number")
        self._rows = [
            (change, number, table, decode(key), decode(before)) for change, number, table, key, before in found
        ]
        self._keys = list_keys(kinds)
        self._tables: dict[str, tuple[Kind[Any], Part | None]] = {kind.name: (kind, None) for kind in kinds}
        for kind in kinds:
            self._tables |= {part.table: (kind, part) for part in kind.parts if not part.read_only}
        self._owners: defaultdict[Thing, set[str]] = defaultdict(set)
        self._by_identity: dict[str, Thing] = {}
        self._tombstones = dict(connection.execute(f"SELECT identity, person FROM {TOMBSTONE.name}"))
        for kind in kinds:
            if kind.letter:
                for number, identity, person in connection.execute(f"SELECT number, identity, person FROM {kind.name}"):
                    self._add((kind.name, number), identity, person)
        for _, _, table, key, before in self._rows:
            thing = self._find_thing(table, key)
            if thing and table == thing[0] and isinstance(before, dict):
                self._add(thing, before.get("identity"), before.get("person"))

    def _add(self, thing: Thing, identity: object, person: object) -> None:
        self._owners[thing].add(str(person))
        self._by_identity[str(identity)] = thing

    def list_rows(self) -> list[LogRow]:
        """The rows with all whom they are about."""
        rows = []
        for change, number, table, key, before in self._rows:
            thing = self._find_thing(table, key)
            people = self._owners[thing] if thing else self._list_people(table, key, before)
            held = before if isinstance(before, dict) else None
            rows.append(LogRow(change, number, table, key, held, thing, frozenset(people)))
        return rows

    def _find_thing(self, table: str, key: Any) -> Thing | None:
        """The thing with an id that a row belongs to: itself, one of its items, what it was before, its tombstone."""
        if not isinstance(key, list) or len(key) != len(self._keys.get(table, ())):
            return None
        if table == TOMBSTONE.name:
            return self._by_identity.get(str(key[0]))
        if table == HISTORY:
            kind_name, subject = str(key[0]), str(key[1])
            return (kind_name, int(subject)) if kind_name != PERSON.name and subject.isdecimal() else None
        kind, part = self._tables.get(table, (None, None))
        if kind is None or not kind.letter:
            return None
        number = key[self._keys[table].index(part.owner)] if part else key[0]
        return (kind.name, number) if isinstance(number, int) else None

    def _list_people(self, table: str, key: Any, before: Any) -> Iterable[str]:
        """Whom a row is about that belongs to no thing with an id."""
        if not isinstance(key, list) or not key:
            return ()
        if table == PERSON.name:
            return (str(key[0]),)
        if table == HISTORY:
            return map(str, key[1:2])
        if table == SETTING.name:
            name = str(key[0])
            return (name.removeprefix(VIEW_SETTING),) if name.startswith(VIEW_SETTING) else ()
        person = before.get("person") if isinstance(before, dict) else self._tombstones.get(str(key[0]))
        return (str(person),) if person else ()


def find_former_ids(connection: sqlite3.Connection, rows: Iterable[LogRow], person: str) -> frozenset[str]:
    """The id of a person and those that the person had before: who was renamed, or was merged with somebody else."""
    present = {id for (id,) in connection.execute("SELECT id FROM person")}
    together = [set(row.people) for row in rows if len(row.people) > 1]
    profiles: defaultdict[int, set[str]] = defaultdict(set)
    for row in rows:
        if row.table == PERSON.name and row.people:
            profiles[row.change] |= row.people
    together += [ids for ids in profiles.values() if len(ids - present) == 1 and len(ids) == 2]
    found = {person}
    while more := {id for ids in together if ids & found for id in ids} - found:
        found |= more
    return frozenset(found - (present - {person}))
