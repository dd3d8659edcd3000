"""What the cells of a row may hold, as one type for each table, made from the rows of `kinds.py`.

A type of a kind says what its values are like. These say the same of what only rows have: numbers, identities, who
owns what, and in which order.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal, get_args, get_type_hints

import msgspec

from pm_career.domain.person import Identity, IdentityOrNone, Instant, require_utc
from pm_career.store.kind_types import HIGHEST_NUMBER, Column
from pm_career.store.kinds import HISTORY, HOME, Kinds

Number = Annotated[int, msgspec.Meta(ge=1, le=HIGHEST_NUMBER)]
Flag = Literal[0, 1]
Place = Annotated[int, msgspec.Meta(ge=0, le=HIGHEST_NUMBER)]


class RowType(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all types of rows."""

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(*(each for each in msgspec.structs.astuple(self) if hasattr(each, "astimezone")))


@cache
def make_row_types(kinds: Kinds) -> dict[str, type[RowType]]:
    """The type of a row of each table that holds a person's data or tells how it came about."""
    names: Any = Literal[tuple(kind.name for kind in kinds)]
    others: dict[str, dict[str, Any]] = {
        HISTORY: {
            "kind": names, "subject": str, "number": Number, "replaced": Instant, "content": str,
            "origin": IdentityOrNone,
        },
        HOME: {"identity": Identity, "here": Flag},
        "issued": {"kind": names, "number": Number, "identity": Identity | None},
        "change": {"number": Number, "at": Instant, "did": str},
        "change_row": {"change": Number, "number": Place, "place": str, "key": str, "before": str | None},
    }  # fmt: skip
    types = {table: _make_type(table, cells) for table, cells in others.items()}
    for kind in kinds:
        hints = get_type_hints(kind.value, include_extras=True)
        own: dict[str, Any] = {"number": Number, "identity": Identity} if kind.letter else {}
        own |= {"origin": IdentityOrNone} if kind.has_origin else {}
        types[kind.name] = _make_type(kind.name, own | _list_cells(kind.columns, hints))
        for part in kind.parts:
            if not part.read_only:
                item = _list_item_hints(part.item, hints[part.field], part.columns)
                own = {part.owner: Number, part.order: Place}
                own |= {"identity": Identity, "origin": IdentityOrNone} if part.recorded else {}
                types[part.table] = _make_type(part.table, own | _list_cells(part.columns, item))
    return types


@cache
def make_cell_types(kinds: Kinds) -> dict[str, dict[str, Any]]:
    """The type of each cell of a row, by its table and its column."""
    return {
        table: {field.name: field.type for field in msgspec.structs.fields(row_type)}
        for table, row_type in make_row_types(kinds).items()
    }


def _make_type(table: str, cells: dict[str, Any]) -> type[RowType]:
    fields = list(cells.items())
    return msgspec.defstruct(f"{table}_row", fields, bases=(RowType,), frozen=True, kw_only=True)  # type: ignore[return-value]


def _list_cells(columns: tuple[Column, ...], hints: dict[str, Any]) -> dict[str, Any]:
    """The type of each cell: lists are JSON, references are numbers, the rest is as the field."""
    cells: dict[str, Any] = {}
    for column in columns:
        hint = hints[column.field]
        if column.many:
            cells[column.name] = str
        elif column.is_bool:
            cells[column.name] = Flag
        elif column.to:
            cells[column.name] = Number | None if type(None) in get_args(hint) else Number
        else:
            cells[column.name] = hint
    return cells


def _list_item_hints(item: type[Any] | None, field: Any, columns: tuple[Column, ...]) -> dict[str, Any]:
    """The types of an item's fields; an item that is no value of its own is what its only column holds."""
    return get_type_hints(item, include_extras=True) if item else {columns[0].field: get_args(field)[0]}
