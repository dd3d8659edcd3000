"""Add, edit and remove things of any kind, and keep what they were before an edit."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from pm_career.domain.framework import Value
from pm_career.domain.person import Former, Profile, Tombstone
from pm_career.store.cells import convert, decode, format_instant
from pm_career.store.ids import (
    check_value,
    find_highest,
    find_ids,
    find_number,
    issue_number,
    make_fingerprint,
    resolve_references,
)
from pm_career.store.kind_references import list_dependents
from pm_career.store.kind_types import Kind, Part
from pm_career.store.kinds import HISTORY, TOMBSTONE
from pm_career.store.log import Change, Row, Store
from pm_career.store.rows import find_value, make_field_cell, make_row

V = TypeVar("V", bound=Value)


def add_value(change: Change, kind: Kind[V], value: V, identity: str = "") -> V:
    """Store something new; it comes back with its id and its instant. What cannot be stored is a UsageError.

    An `identity` is given for what can come a second time, such as a line of a file.
    """
    new: Any = check_value(_resolve(change, kind, value))
    ensure_person(change, new.person)
    number, identity = issue_number(change, kind, new, identity)
    stored: V = msgspec.structs.replace(new, id=kind.format_id(number), **{kind.recorded: change.now})
    insert_value(change, kind, stored, number, identity)
    return stored


def insert_value(change: Change, kind: Kind[V], value: V, number: int, identity: str, origin: str = "") -> None:
    """Write the rows of something that has its id, number and instant; but for items that are added one by one.

    `origin` is the home that it comes from; empty for this one.
    """
    own = {"number": number, "identity": identity, "origin": origin}
    change.insert(kind.name, own | make_row(change, kind.columns, value))
    for part in kind.parts:
        if not (part.read_only or part.recorded):
            insert_items(change, part, number, getattr(value, part.field))


def insert_items(change: Change, part: Part, owner: int, items: Iterable[Any], origin: str = "") -> None:
    """Write items of a part behind those that are there."""
    query = f"SELECT max({part.order}) FROM {part.table} WHERE {part.owner} = ?"
    last = find_highest(change, query, (owner,), f"{part.table} of {part.owner} {owner}")
    for place, item in enumerate(items, last + 1):
        row: Row = {part.owner: owner, part.order: place}
        if part.recorded:
            row |= {"identity": make_item_identity(change, part, item), "origin": origin}
        if part.item:
            change.insert(part.table, row | make_row(change, part.columns, item))
        else:
            (column,) = part.columns
            change.insert(part.table, row | {column.name: make_field_cell(change, column, item)})


def make_item_identity(store: Store, part: Part, item: Value) -> str:
    """What tells an item that was added on its own from all others, in every copy of the file."""
    return make_fingerprint(part.table, *make_row(store, part.columns, item).values())


def edit_value(change: Change, kind: Kind[V], value: V) -> tuple[V, V]:
    """Store the thing with this id as it is given now; what it was before becomes history. Return both.

    Whose it is, when it was added and items that are added one by one stay as they are.
    """
    given: Any = value
    before = find_value(change, kind, given.id)
    fixed = ("id", "person", kind.recorded, *(part.field for part in kind.parts if part.read_only or part.recorded))
    given = msgspec.structs.replace(given, **{name: getattr(before, name) for name in fixed})
    after: V = check_value(_resolve(change, kind, given))
    if after != before:
        number = find_number(change, kind, given.id)
        save_former(change, kind, number, before)
        change.update(kind.name, (number,), make_row(change, kind.columns, after))
        replace_items(change, kind, number, before, after)
    return before, after


def remove_value(change: Change, kind: Kind[V], id: str) -> V:
    """Take something out with its items, its history and what is nothing without it. Only undo brings it back.

    Its id stays its own. Its identity and the day stay as a tombstone, so that those who have a copy of it can learn
    that it is gone.
    """
    removed: Any = find_value(change, kind, id)
    number = find_number(change, kind, id)
    for other, column in list_dependents(change.kinds, kind.name):
        for (each,) in change.rows(f"SELECT number FROM {other.name} WHERE {column.name} = ?", (number,)):
            remove_value(change, other, other.format_id(each))
    ((identity,),) = change.rows(f"SELECT identity FROM {kind.name} WHERE number = ?", (number,))
    add_tombstone(change, Tombstone(identity, kind.name, removed.person, change.now.date()))
    for part in kind.parts:
        change.delete_where(part.table, f"{part.owner} = ?", (number,))
    change.delete_where(HISTORY, "kind = ? AND subject = ?", (kind.name, str(number)))
    change.delete(kind.name, (number,))
    stored: V = removed
    return stored


def find_twin(store: Store, kind: Kind[V], value: V) -> int | None:
    """The number of what is the same as `value` in the columns that no two of its kind share; None if there is none."""
    row = make_row(store, [column for column in kind.columns if column.name in kind.once], value)
    match = " AND ".join(f"{name} = ?" for name in row)
    found = store.rows(f"SELECT number FROM {kind.name} WHERE {match} ORDER BY number", tuple(row.values()))
    return found[0][0] if found else None


def add_tombstone(change: Change, tombstone: Tombstone, origin: str = "") -> None:
    """Record that something was taken out, unless that is recorded already."""
    if not change.rows(f"SELECT 1 FROM {TOMBSTONE.name} WHERE identity = ?", (tombstone.identity,)):
        change.insert(TOMBSTONE.name, make_row(change, TOMBSTONE.columns, tombstone) | {"origin": origin})


def ensure_person(change: Change, person: str) -> None:
    """Make sure that there is somebody for a row to belong to."""
    if not change.rows("SELECT 1 FROM person WHERE id = ?", (person,)):
        kind = change.get_kind("person")
        change.insert(kind.name, make_row(change, kind.columns, check_value(Profile(person))))


def _resolve(store: Store, kind: Kind[V], value: V) -> V:
    """`value` with all ids that it refers to as they are stored; a UsageError for those that are not there."""
    found: Any = resolve_references(store, kind.columns, value, value.person)  # type: ignore[attr-defined]
    for part in kind.parts:
        items = getattr(found, part.field)
        if part.item:
            items = tuple(resolve_references(store, part.columns, item, found.person) for item in items)
        elif part.columns[0].to:
            other = store.get_kind(part.columns[0].to)
            ids = find_ids(store, other, items, found.person)
            items = tuple(sorted(ids, key=lambda each: other.parse_id(each) or 0))
        found = msgspec.structs.replace(found, **{part.field: items})
    resolved: V = found
    return resolved


def save_former(change: Change, kind: Kind[Any], subject: object, value: Value) -> None:
    """Keep something as history as it is before an edit, without what is added to it one by one."""
    query = f"SELECT max(number) FROM {HISTORY} WHERE kind = ? AND subject = ?"
    past = find_highest(change, query, (kind.name, str(subject)), f"{HISTORY} {kind.name} {subject}")
    insert_former(change, kind, subject, past + 1, make_version(kind, value), change.now)


def make_version(kind: Kind[V], value: V) -> V:
    """Something as its history has it: without what is added to it one by one."""
    apart: dict[str, Any] = {part.field: () for part in kind.parts if part.read_only or part.recorded}
    version: V = msgspec.structs.replace(value, **apart)
    return version


def replace_items(change: Change, kind: Kind[V], number: int, before: V, after: V) -> None:
    """Write the items of all parts of something that differ from those that are there."""
    for part in kind.parts:
        items = getattr(after, part.field)
        if not (part.read_only or part.recorded) and items != getattr(before, part.field):
            change.delete_where(part.table, f"{part.owner} = ?", (number,))
            insert_items(change, part, number, items)


def insert_former(
    change: Change, kind: Kind[Any], subject: object, number: int, value: Value, replaced: datetime, origin: str = ""
) -> None:
    """Write one row of history; `origin` is the home where it was edited, empty for this one."""
    row = {
        "kind": kind.name,
        "subject": str(subject),
        "number": number,
        "replaced": format_instant(replaced),
        "content": msgspec.json.encode({name: getattr(value, name) for name in kind.value.__struct_fields__}).decode(),
        "origin": origin,
    }
    change.insert(HISTORY, row)


def list_former(store: Store, kind: Kind[V], subject: object) -> tuple[Former[V], ...]:
    """What something was before each edit, the oldest first. `subject` is its number, or a person's id."""
    found = store.rows(
        f"SELECT content, replaced FROM {HISTORY} WHERE kind = ? AND subject = ? ORDER BY number",
        (kind.name, str(subject)),
    )
    former = [{"value": decode(content), "replaced": replaced} for content, replaced in found]
    place = f"{kind.word} {kind.format_id(int(str(subject))) if kind.letter else subject}"
    return convert(former, tuple[Former[kind.value], ...], place)  # type: ignore[name-defined]
