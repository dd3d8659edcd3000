"""Take in an export: what is not there yet is added, what is there stays as it is. Doing it twice changes nothing."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from pm_career.domain.framework import Value
from pm_career.domain.person import Tombstone
from pm_career.domain.text import format_counts
from pm_career.store.edits import (
    add_tombstone,
    ensure_person,
    insert_former,
    insert_items,
    insert_value,
    make_item_identity,
)
from pm_career.store.export import list_exported
from pm_career.store.homes import find_home, holds_nothing, take_over_home
from pm_career.store.ids import find_last_issued, record_issued
from pm_career.store.kinds import TOMBSTONE, Column, Kind, sort_by_references
from pm_career.store.log import Change
from pm_career.store.rows import find_value, make_row

# An id beyond this is nobody's count of anything, and must not push the next ids of this file up there.
_HIGHEST_TAKEN_OVER = 1_000_000_000


class Merged(Value, frozen=True):
    """What an import did: how many of each kind were added, and what is there already but says something else.

    `different` are ids, people and names of settings as they are here; they were not overwritten.
    """

    added: dict[str, int]
    different: tuple[str, ...]


def merge(change: Change, export: Any) -> Merged:
    """Take in all of an export, as one change. What is known by its identity is not added again.

    An id that means something else here is given anew; whatever refers to it follows.
    """
    if export.home and holds_nothing(change):
        take_over_home(change, export.home)
    merging = _Merging(change, export.home)
    for kind in sort_by_references(change.kinds):
        for theirs in list_exported(export, kind):
            if kind.name == TOMBSTONE.name:
                merging.merge_tombstone(theirs)
            elif kind.letter:
                merging.merge_thing(kind, theirs)
            elif kind.name == "person":
                merging.merge_person(kind, theirs)
            else:
                merging.merge_entry(kind, theirs)
    if merging.added:
        change.describe(f"imported {format_counts(merging.added)}")
    return Merged(added=merging.added, different=tuple(merging.different))


class _Merging:
    """An import under way. `_ids` are the ids here by the ids there."""

    def __init__(self, change: Change, home: str) -> None:
        self.change = change
        self._home = home
        self._here = find_home(change)
        self.added: dict[str, int] = {}
        self.different: list[str] = []
        self._ids: dict[str, str] = {}

    def merge_entry(self, kind: Kind[Any], theirs: Any) -> None:
        """Something without an id: what has its key here stays."""
        row = make_row(self.change, kind.columns, theirs)
        ours = self._read_row(kind, row)
        if ours is None:
            self.change.insert(kind.name, row)
            self._count(kind.counted_as or kind.plural)
        elif ours != row:
            self.different.append(row[kind.key[-1]])

    def merge_person(self, kind: Kind[Any], theirs: Any) -> None:
        """A person: what is empty in the profile here is filled in."""
        row = make_row(self.change, kind.columns, theirs)
        ours = self._read_row(kind, row)
        if ours is None:
            self.change.insert(kind.name, row | {"origin": self._find_origin(theirs.origin)})
            self._count(kind.plural)
            self._insert_history(kind, theirs.person, theirs.former)
            return
        blanks = {name: cell for name, cell in row.items() if cell and not ours[name]}
        if blanks:
            self.change.update(kind.name, (theirs.person,), blanks)
            self._count(kind.counted_as)
        if any(cell not in ("", ours[name]) for name, cell in row.items() if name not in blanks):
            self.different.append(theirs.person)

    def merge_tombstone(self, theirs: Tombstone) -> None:
        """What was taken out there and is not here: recorded here, too. What is here stays."""
        kind = next((each for each in self.change.kinds if each.letter and each.name == theirs.kind), None)
        if kind and not self.change.rows(f"SELECT 1 FROM {kind.name} WHERE identity = ?", (theirs.identity,)):
            ensure_person(self.change, theirs.person)
            add_tombstone(self.change, theirs)

    def merge_thing(self, kind: Kind[Any], theirs: Any) -> None:
        """Something with an id: it is here if its identity is."""
        found = self.change.rows(f"SELECT number FROM {kind.name} WHERE identity = ?", (theirs.identity,))
        number = found[0][0] if found else self._find_free_number(kind, theirs)
        id = self._ids[theirs.id] = kind.format_id(number)
        value = self._rename(kind, theirs, id)
        if not found:
            ensure_person(self.change, theirs.person)
            insert_value(self.change, kind, value, number, theirs.identity, self._find_origin(theirs.origin))
            self.change.delete_where(TOMBSTONE.name, "identity = ?", (theirs.identity,))
            if kind.keeps_history:
                self._insert_history(kind, number, theirs.former)
            self._count(kind.counted_as or kind.plural)
        elif kind.keeps_history and self._differs(kind, find_value(self.change, kind, id), value):
            self.different.append(id)
        elif kind.name == "assessment" and theirs.finished is not None:
            self._finish_assessment(kind, id, number, value)
        self._merge_items(kind, number, value)

    def _finish_assessment(self, kind: Kind[Any], id: str, number: int, theirs: Any) -> None:
        """It was gone on with and finished elsewhere: the draft here has become those ratings."""
        if find_value(self.change, kind, id).finished is None:
            self.change.delete_where("answer", "assessment = ?", (number,))
            finished = {"finished": make_row(self.change, kind.columns, theirs)["finished"]}
            self.change.update(kind.name, (number,), finished)
            self._count("finished assessments")

    def _merge_items(self, kind: Kind[Any], number: int, value: Any) -> None:
        """Items that were added one by one are added here, too, unless they are here already."""
        for part in kind.parts:
            if part.recorded:
                found = self.change.rows(f"SELECT identity FROM {part.table} WHERE {part.owner} = ?", (number,))
                known = {identity for (identity,) in found}
                for item in getattr(value, part.field):
                    if make_item_identity(self.change, part, item) not in known:
                        insert_items(self.change, part, number, [item], self._find_origin(""))
                        self._count(part.plural)

    def _differs(self, kind: Kind[Any], ours: Any, theirs: Any) -> bool:
        """Whether what a person wrote is another here and there; what it refers to may be."""
        written = [column for column in kind.columns if not column.to and column.field not in ("person", kind.recorded)]
        lists = [
            part.field for part in kind.parts if not (part.read_only or part.recorded or _has_references(part.columns))
        ]
        return make_row(self.change, written, ours) != make_row(self.change, written, theirs) or any(
            getattr(ours, field) != getattr(theirs, field) for field in lists
        )

    def _find_free_number(self, kind: Kind[Any], theirs: Any) -> int:
        """Its own number again, if it had one here; else the one it has there, if it is free; else the next."""
        known = self.change.rows(
            "SELECT number FROM issued WHERE kind = ? AND identity = ?", (kind.name, theirs.identity)
        )
        if known:
            return int(known[0][0])
        number = kind.parse_id(theirs.id)
        assert number is not None
        taken = self.change.rows("SELECT 1 FROM issued WHERE kind = ? AND number = ?", (kind.name, number))
        if taken or number > _HIGHEST_TAKEN_OVER:
            number = find_last_issued(self.change, kind) + 1
        record_issued(self.change, kind, number, theirs.identity)
        return number

    def _insert_history(self, kind: Kind[Any], subject: object, former: Iterable[Any]) -> None:
        for number, each in enumerate(former, 1):
            value = self._rename(kind, each.value, kind.format_id(int(str(subject)))) if kind.letter else each.value
            insert_former(self.change, kind, subject, number, value, each.replaced, self._find_origin(each.origin))

    def _rename(self, kind: Kind[Any], value: Any, id: str) -> Any:
        """A value with the ids that it has, and refers to, here; a former one may refer to what is gone."""
        changed: dict[str, Any] = {"id": id}
        for part in kind.parts:
            items = getattr(value, part.field)
            if part.read_only:
                changed[part.field] = ()
            elif part.item:
                changed[part.field] = tuple(self._rename_columns(part.columns, item) for item in items)
            elif part.columns[0].to:
                changed[part.field] = self._rename_ids(items)
        return msgspec.structs.replace(self._rename_columns(kind.columns, value), **changed)

    def _rename_columns(self, columns: Iterable[Column], value: Any) -> Any:
        changed: dict[str, Any] = {}
        for column in columns:
            if column.to:
                given = getattr(value, column.field)
                changed[column.field] = self._rename_ids(given) if column.many else self._ids.get(given)
        return msgspec.structs.replace(value, **changed) if changed else value

    def _rename_ids(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._ids[id] for id in ids if id in self._ids)

    def _find_origin(self, origin: str) -> str:
        """The home that something came from: empty in an export for its own home, and here for this one."""
        found = origin or self._home
        return "" if found == self._here else found

    def _read_row(self, kind: Kind[Any], like: dict[str, Any]) -> dict[str, Any] | None:
        """The row here with the same key and the same columns; None if there is none."""
        match = " AND ".join(f"{column} = ?" for column in kind.key)
        found = self.change.rows(
            f"SELECT {', '.join(like)} FROM {kind.name} WHERE {match}", [like[column] for column in kind.key]
        )
        return dict(zip(like, found[0], strict=True)) if found else None

    def _count(self, kind: str) -> None:
        self.added[kind] = self.added.get(kind, 0) + 1


def _has_references(columns: Iterable[Column]) -> bool:
    return any(column.to for column in columns)
