"""Between rows and values: read things of any kind, and make the cells that hold a value."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from pm_career.domain.framework import Value
from pm_career.store.cells import decode, format_list, make_cell
from pm_career.store.faults import SpoiltError
from pm_career.store.ids import find_number
from pm_career.store.kind_types import HIGHEST_NUMBER, Column, Kind, Part
from pm_career.store.log import Row, Store

V = TypeVar("V", bound=Value)
Bound = Sequence[object] | Mapping[str, object]


def find_value(store: Store, kind: Kind[V], id: str) -> V:
    """The thing with this id; an unknown one is a UsageError."""
    return read_values(store, kind, "number = ?", (find_number(store, kind, id),))[0]


def find_referred(store: Store, kind: Kind[V], id: str, place: str) -> V:
    """The thing to which a stored row refers by this id; if it is missing, a SpoiltError for `place`, the row."""
    found = read_values(store, kind, "number = ?", (kind.parse_id(id),))
    if not found:
        raise SpoiltError(place)
    return found[0]


def read_values(store: Store, kind: Kind[V], condition: str = "1", values: Bound = ()) -> tuple[V, ...]:
    """What an SQL condition holds for, in the order in which it was added. Raises a SpoiltError that names the row."""
    found: list[V] = []
    for fields in read_fields(store, kind, condition, values):
        try:
            found.append(msgspec.convert(fields, kind.value))
        except msgspec.ValidationError:
            raise SpoiltError(kind.find_place(fields)) from None
    return tuple(found)


def count_values(store: Store, person: str | None = None) -> dict[str, int]:
    """How much there is of each kind that belongs to people, by its plural; with `person`, of that person's."""
    counts = {}
    for kind in store.kinds:
        if kind.owner and kind.is_counted:
            condition, values = (f"{kind.owner} = ?", (person,)) if person else ("1", ())
            counts[kind.plural] = store.rows(f"SELECT count(*) FROM {kind.name} WHERE {condition}", values)[0][0]
    return counts


def read_fields(store: Store, kind: Kind[Any], condition: str = "1", values: Bound = ()) -> list[dict[str, Any]]:
    """The same as fields by name, of JSON's types. Nothing is checked: a cell that cannot be read stays as it is."""
    number = ["number"] if kind.letter else []
    names = [*number, *(column.name for column in kind.columns)]
    found = store.rows(
        f"SELECT {', '.join(names)} FROM {kind.name} WHERE {condition} ORDER BY {kind.order or ', '.join(kind.key)}",
        values,
    )
    fields = [*number, *(column.field for column in kind.columns)]
    things = [dict(zip(fields, cells, strict=True)) for cells in found]
    _convert_cells(store, kind.columns, things)
    for part in kind.parts:
        items = _read_items(store, kind, part, condition, values)
        for each in things:
            each[part.field] = items.get(each["number"], ())
    for each in things if kind.letter else ():
        each["id"] = _make_id(kind, each.pop("number"))
    return things


def _read_items(store: Store, kind: Kind[Any], part: Part, condition: str, values: Bound) -> dict[int, list[Any]]:
    """The items of a part, by the number of what they belong to."""
    names = ", ".join(column.name for column in part.columns)
    found = store.rows(
        f"SELECT {part.owner}, {names} FROM {part.table} WHERE {part.owner} IN"
        f" (SELECT number FROM {kind.name} WHERE {condition}) ORDER BY {part.owner}, {part.order}",
        values,
    )
    fields = [column.field for column in part.columns]
    items = [dict(zip(fields, cells[1:], strict=True)) for cells in found]
    _convert_cells(store, part.columns, items)
    by_owner: defaultdict[int, list[Any]] = defaultdict(list)
    for (owner, *_), item in zip(found, items, strict=True):
        by_owner[owner].append(item if part.item else item[fields[0]])
    return by_owner


def _convert_cells(store: Store, columns: Iterable[Column], things: list[dict[str, Any]]) -> None:
    """Make ids of numbers, lists of JSON, true and false of 1 and 0; a list names only what was not removed since."""
    for column in columns:
        if column.is_bool:
            for each in things:
                each[column.field] = {1: True, 0: False}.get(each[column.field], each[column.field])
        if not (column.to or column.many):
            continue
        cells = [decode(each[column.field]) if column.many else each[column.field] for each in things]
        if column.to:
            kind = store.get_kind(column.to)
            there = _find_existing(store, kind, cells) if column.many else set()
            cells = [_make_ids(kind, cell, there) for cell in cells]
        for each, cell in zip(things, cells, strict=True):
            each[column.field] = cell


def _find_existing(store: Store, kind: Kind[Any], lists: Iterable[Any]) -> set[int]:
    numbers = {number for each in lists if isinstance(each, list) for number in each if _is_number(number)}
    return {number for number in numbers if store.rows(f"SELECT 1 FROM {kind.name} WHERE number = ?", (number,))}


def _make_ids(kind: Kind[Any], cell: Any, there: set[int]) -> Any:
    if isinstance(cell, list):
        return [_make_id(kind, number) for number in cell if not _is_number(number) or number in there]
    return _make_id(kind, cell)


def _make_id(kind: Kind[Any], number: Any) -> Any:
    """The id with this number; what is no number of anything stays as it is, and fits no type."""
    return kind.format_id(number) if _is_number(number) else number


def _is_number(cell: Any) -> bool:
    return type(cell) is int and 0 < cell <= HIGHEST_NUMBER


def make_row(store: Store, columns: Iterable[Column], value: Value) -> Row:
    """The cells of these columns, by the columns' names."""
    return {column.name: make_field_cell(store, column, getattr(value, column.field)) for column in columns}


def make_field_cell(store: Store, column: Column, field: Any) -> Any:
    """The cell of a column for what its field holds."""
    if not column.to:
        return format_list(field) if column.many else make_cell(field)
    kind = store.get_kind(column.to)
    if column.many:
        return format_list(map(kind.parse_id, field))
    return None if field is None else kind.parse_id(field)
