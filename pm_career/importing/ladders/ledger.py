"""The account of an import: every filled cell is in it from the start, and is booked once, to one fate.

A cell that nobody books stays what it was at the beginning: not understood. So the counts add up by construction, and
a shape that overlooks a cell loses it in the open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec

from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.table import Cell, Table

Key = tuple[int, int, int, int]
"""The position of the table, row and column of the cell, and its `aside`."""
OVERLOOKED = "nothing in the ladder was found for it"


class Fate(StrEnum):
    """What became of a cell."""

    KEPT = "kept"
    ASSUMED = "assumed"
    DUPLICATE = "duplicate"
    CONTRADICTION = "contradiction"
    BLANK = "blank"
    NOT_UNDERSTOOD = "not-understood"
    FILTERED = "filtered"
    HEADING = "heading"
    META = "meta"

    @property
    def placed(self) -> bool:
        """Whether what the cell says is in the framework."""
        return self in (Fate.KEPT, Fate.ASSUMED, Fate.DUPLICATE)

    @property
    def lost(self) -> bool:
        """Whether the cell said something that is not in the framework, though nobody asked to leave it out."""
        return self in (Fate.CONTRADICTION, Fate.NOT_UNDERSTOOD)


class At(msgspec.Struct, frozen=True):
    """A cell of one of the tables: `table` is its position among them."""

    table: int
    cell: Cell

    @property
    def key(self) -> Key:
        """What tells it apart from all others."""
        return self.table, self.cell.row, self.cell.column, self.cell.aside


class Booking(msgspec.Struct, frozen=True):
    """What became of one cell: `to` is where in the framework it went, `why` a clause about what did not fit.

    `other` is the place of the cell that said the same, or the contrary, before.
    """

    place: str
    text: str
    fate: Fate
    why: str = ""
    to: tuple[str, ...] = ()
    other: str = ""


class Account:
    """Every filled cell of the tables, each with its booking."""

    def __init__(self, tables: Sequence[Table | Outline], sheets: Sequence[int] = ()) -> None:
        """`sheets` has for each table the number of the sheet that it is a part of, where several share one."""
        self.parts = tuple(tables)
        self._open: dict[Key, At] = {}
        self._booked: dict[Key, Booking] = {}
        for index, table in enumerate(self.parts):
            for cell in table.list_filled():
                at = At(index, cell)
                assert at.key not in self._open, "a reader gave the same cell twice"
                self._open[at.key] = at
        self._order = tuple(self._open)
        if sheets:
            self._order = tuple(sorted(self._open, key=lambda key: (sheets[key[0]], *key[1:])))
        for at in tuple(self._open.values()):
            if at.cell.problem:
                self.book(at, Fate.NOT_UNDERSTOOD, at.cell.problem)

    def place(self, at: At) -> str:
        """Where a cell stands, for messages."""
        return self.parts[at.table].place(at.cell)

    def is_open(self, at: At) -> bool:
        """Whether the cell is filled and not yet booked."""
        return at.key in self._open

    def book(self, at: At | None, fate: Fate, why: str = "", to: tuple[str, ...] = (), other: At | None = None) -> None:
        """Book a cell, if there is one: a claim may come from none, and several from one.

        Its first booking stays, unless this one says that something of it is lost.

        Raises a KeyError for a cell that was never there.
        """
        if at is None:
            return
        earlier = self._booked.get(at.key)
        if earlier is None:
            del self._open[at.key]
        elif not (earlier.fate.placed and fate.lost):
            return
        elsewhere = self.place(other) if other else ""
        self._booked[at.key] = Booking(self.place(at), at.cell.text, fate, why, to, elsewhere)

    def find_booking(self, at: At) -> Booking | None:
        """Return the booking of a cell; None if it is not booked yet."""
        return self._booked.get(at.key)

    def book_open(self, table: int, cells: Sequence[Cell], fate: Fate, why: str = "") -> None:
        """Book those cells that are still open."""
        for cell in cells:
            self.book(At(table, cell), fate, why)

    def disown(self, key: Key, why: str) -> None:
        """Book a cell that was placed as not understood: it is not where its booking says."""
        booking = self._booked.get(key)
        if booking is not None and booking.fate.placed:
            self._booked[key] = Booking(booking.place, booking.text, Fate.NOT_UNDERSTOOD, why)

    def list_placed(self) -> list[tuple[Key, Booking]]:
        """List the cells that are booked as being in the framework, with their keys."""
        return [(key, booking) for key, booking in self._booked.items() if booking.fate.placed]

    def list_bookings(self) -> Iterator[Booking]:
        """List the bookings of every filled cell in the order of the tables; one never booked is not understood."""
        for key in self._order:
            booked = self._booked.get(key)
            if booked is None:
                at = self._open[key]
                booked = Booking(self.place(at), at.cell.text, Fate.NOT_UNDERSTOOD, OVERLOOKED)
            yield booked

    def count_fates(self) -> dict[str, int]:
        """Count the cells of each fate; their sum is the number of filled cells."""
        counted = Counter(booking.fate for booking in self.list_bookings())
        return {fate.value: counted[fate] for fate in Fate}
