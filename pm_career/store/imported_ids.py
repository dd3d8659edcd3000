"""The ids of an export, and what they are here: things keep their number where it is free, and references follow."""

# ruff: noqa: S608  The names of tables are our own; what people wrote is always bound.
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from pm_career.store.export import is_lost
from pm_career.store.ids import find_issued, find_last_issued, record_issued
from pm_career.store.kind_types import Column, Kind
from pm_career.store.kinds import PERSON
from pm_career.store.log import Change, Store

# An id beyond this is nobody's count of anything, and must not push the next ids of this file up there.
_HIGHEST_TAKEN_OVER = 1_000_000_000


class ImportedIds:
    """The ids here of the things in an export, and of its people: `people`, or None if they are the same here."""

    def __init__(self, people: Mapping[str, str] | None) -> None:
        self._people = people
        self._things: dict[str, str] = {}

    def add(self, there: str, here: str) -> None:
        """Note the id here of a thing in the export."""
        self._things[there] = here

    def rename(self, kind: Kind[Any], value: Any, id: str = "") -> Any:
        """A value with the ids that it has, and refers to, here; a former one may refer to what is gone."""
        changed: dict[str, Any] = {"person": self.find_person(value.person)}
        if kind.letter:
            changed["id"] = id
        is_path = kind.name == PERSON.name and ("/" in value.framework or "\\" in value.framework)
        if is_path and self._people is not None:
            changed["framework"] = ""  # the folder of a ladder on somebody else's machine
        for part in kind.parts:
            items = getattr(value, part.field)
            if part.read_only:
                changed[part.field] = ()
            elif part.item:
                changed[part.field] = tuple(self._rename_columns(part.columns, item) for item in items)
            elif part.columns[0].to:
                changed[part.field] = self._rename_ids(items)
        return msgspec.structs.replace(self._rename_columns(kind.columns, value), **changed)

    def is_lost(self, kind: Kind[Any], value: Any) -> bool:
        """Whether a value of the export is nothing without something that was not taken in."""
        return is_lost(kind, value, self._things)

    def find_person(self, person: str) -> str:
        """The id here of a person in the export."""
        return person if self._people is None else self._people[person]

    def _rename_columns(self, columns: Iterable[Column], value: Any) -> Any:
        changed: dict[str, Any] = {}
        for column in columns:
            if column.to:
                given = getattr(value, column.field)
                changed[column.field] = self._rename_ids(given) if column.many else self._things.get(given)
        return msgspec.structs.replace(value, **changed) if changed else value

    def _rename_ids(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._things[id] for id in ids if id in self._things)


def find_present_number(store: Store, kind: Kind[Any], identity: str) -> int | None:
    """The number of the thing with this identity; None if it is not here."""
    found = store.rows(f"SELECT number FROM {kind.name} WHERE identity = ?", (identity,))
    return found[0][0] if found else None


def find_free_number(change: Change, kind: Kind[Any], theirs: Any) -> int:
    """Its own number again, if it had one here; else the one it has there, if it is free; else the next."""
    known = find_issued(change, kind, theirs.identity)
    if known is not None:
        return known
    number = kind.parse_id(theirs.id)
    assert number is not None
    taken = change.rows("SELECT 1 FROM issued WHERE kind = ? AND number = ?", (kind.name, number))
    if taken or number > _HIGHEST_TAKEN_OVER:
        number = find_last_issued(change, kind) + 1
    record_issued(change, kind, number, theirs.identity)
    return number
