"""What an import has to say: what came in, what became of every cell, and what was assumed on the way."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pm_career.importing.ladders.ledger import Account, Booking, Fate
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.table import Table


class TableIn(msgspec.Struct, frozen=True):
    """One table that came in, and the shape that was seen in it."""

    file: str
    name: str
    rows: int
    cells: int
    shape: str


class ImportReport(msgspec.Struct, frozen=True):
    """The whole account: `counts` by fate add up to `cells`. `assumptions` are sentences."""

    tables: tuple[TableIn, ...]
    rows: int
    cells: int
    counts: dict[str, int]
    assumptions: tuple[str, ...]
    bookings: tuple[Booking, ...]

    @property
    def placed(self) -> int:
        """How many cells are in the framework."""
        return sum(self.counts[fate] for fate in Fate if fate.placed)

    @property
    def lost(self) -> tuple[Booking, ...]:
        """The cells that said something which is not in the framework."""
        return tuple(booking for booking in self.bookings if booking.fate.lost)


def build_report(
    account: Account, tables: Sequence[Table | Outline], shapes: Sequence[str], assumptions: Sequence[str]
) -> ImportReport:
    """The report on an account that is complete."""
    came = tuple(
        TableIn(part.file, part.name, part.count_rows(), sum(1 for _ in part.list_filled()), shape)
        for part, shape in zip(tables, shapes, strict=True)
    )
    counts = account.count_fates()
    cells = sum(each.cells for each in came)
    assert sum(counts.values()) == cells, "a cell is missing from the account"
    rows = sum(each.rows for each in came)
    return ImportReport(came, rows, cells, counts, tuple(dict.fromkeys(assumptions)), tuple(account.list_bookings()))
