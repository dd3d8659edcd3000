"""What is said of a kind of personal data: its table, columns and parts, its ids, and how messages call it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

import msgspec

from pm_career.domain.framework import Value
from pm_career.domain.renamed_ids import RenamedKind
from pm_career.domain.text import cut_text, one_line

V = TypeVar("V", bound=Value)

_MOST_DIGITS = 12
"""Digits of an id."""
HIGHEST_NUMBER = 10**_MOST_DIGITS - 1
"""The highest number that anything may have."""

_LONGEST_PLACE = 80


class Column(msgspec.Struct, frozen=True):
    """A column of a table and the field of the domain type that it holds.

    Days and instants are stored as text. `many`: the field is a list, the cell holds it as JSON. `is_bool`: the field
    is true or false, the cell 1 or 0. `to`: the field holds the id of something of that kind, the cell its number.
    `dependent`: the row is nothing without what it refers to, and goes with it. `names`: what it names of a framework,
    by id; with `where`, an SQL condition, only in rows that it holds for. `first`: exports have the first item of the
    list under this name, too.
    """

    name: str
    field: str
    many: bool = False
    is_bool: bool = False
    to: str = ""
    dependent: bool = False
    names: RenamedKind | None = None
    where: str = ""
    first: str = ""


class Part(msgspec.Struct, frozen=True):
    """A list field of a domain type whose items are rows of a table of their own.

    `owner` is the column with the number of what the items belong to; `order` the column that they are sorted by.
    """

    table: str
    field: str
    owner: str
    key: tuple[str, ...]
    order: str
    columns: tuple[Column, ...]
    item: type[Value] | None = None  # None: an item is what the only column holds
    plural: str = ""  # how messages count the items; "": as what they belong to
    recorded: str = ""  # items are added one by one, have an identity, and this field says when
    read_only: bool = False  # another kind's rows say it


class Kind(msgspec.Struct, Generic[V], frozen=True, kw_only=True, cache_hash=True):
    """A kind of personal data.

    `columns` are without what the table of everything with an id has: `number`, `identity` and `origin`, the identity
    of the home that it came from (empty: it was made here).
    """

    name: str  # also its table's
    plural: str  # its key in an export
    value: type[V]
    key: tuple[str, ...] = ("number",)
    called: str = ""  # how messages call one of it; "": as `name`
    letter: str = ""  # the first letter of its ids; "": it has none, and `key` is what it is known by
    recorded: str = ""  # the field with the instant at which it was first stored; everything with an id has one
    columns: tuple[Column, ...]
    parts: tuple[Part, ...] = ()
    once: tuple[str, ...] = ()  # columns that are not the same in two of it; for kinds with ids
    owner: str = "person"  # the column with the person it belongs to; "": it belongs to the whole file
    keeps_history: bool = False  # it can be edited, and what it was before is kept
    counted_as: str = ""  # how messages count it; "": as `plural`
    is_counted: bool = True  # whether counts of what there is have it
    order: str = ""  # what its rows are sorted by, in SQL; "": the key
    is_map: bool = False  # an export holds it as one object: first column -> second column

    @property
    def has_origin(self) -> bool:
        """Whether its rows say which home they came from: all that belong to a person do."""
        return bool(self.owner)

    @property
    def word(self) -> str:
        """How messages call one of it."""
        return self.called or self.name

    def find_place(self, fields: Mapping[str, Any]) -> str:
        """How messages name one row by its fields: its kind and its id or key, `evidence e3`."""
        key = ["id"] if self.letter else [column.field for column in self.columns if column.name in self.key]
        return cut_text(one_line(" ".join([self.word, *(str(fields[field]) for field in key)])), _LONGEST_PLACE)

    def format_id(self, number: int) -> str:
        """The id that people see and type, `e12`."""
        return f"{self.letter}{number}"

    def parse_id(self, id: str) -> int | None:
        """The number in an id of this kind, in either case; None if it is not one."""
        letter, digits = id[:1].lower(), id[1:]
        well_formed = letter == self.letter and digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS
        return int(digits) if well_formed else None
