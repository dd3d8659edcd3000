"""The rows of a workbook's sheets as records: each known column's cell, and what fits no record said."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pm_career.frameworks.characters import unfit
from pm_career.frameworks.sheets.table import Cell, Table
from pm_career.frameworks.workbook.growing import At
from pm_career.frameworks.workbook.layout import Column, Sheet
from pm_career.frameworks.workbook.sections import found_in


class Odd(msgspec.Struct, frozen=True):
    """A cell that is not in the framework as it stands, and why: a clause that can follow its place.

    `assumed`: what it says was taken in another form. `first`: the cell that said it before; `same`, or the contrary.
    """

    table: int
    cell: Cell
    why: str
    assumed: bool = False
    first: At | None = None
    same: bool = False


class Record(msgspec.Struct, frozen=True):
    """A row: its cells by the heading of their column."""

    sheet: Sheet
    found: dict[str, At]

    @property
    def cells(self) -> tuple[At, ...]:
        """Every cell of it."""
        return tuple(self.found.values())

    def text(self, heading: str) -> str:
        """What stands under a heading, without space around it; empty where nothing does."""
        at = self.found.get(heading)
        return at.cell.text.strip() if at else ""

    def texts(self) -> dict[str, str]:
        """What stands under each heading."""
        return {heading: at.cell.text for heading, at in self.found.items()}


class Records:
    """The rows of all sheets, and what is odd about their cells: for each cell the first thing that was said."""

    def __init__(self, tables: Sequence[Table]) -> None:
        found = found_in(tables)
        self._odd: dict[tuple[int, int, int], Odd] = {}
        self.headings = tuple(At(section.table, cell) for section in found.sections for cell in section.headings)
        self._records: dict[str, list[Record]] = {}
        for table, cell, why in found.others:
            self.note(At(table, cell), cell.problem or why)
        for section in found.sections:
            for row in section.rows:
                cells: dict[str, At] = {}
                for cell in row:
                    self._sort_in(section.columns.get(cell.column), At(section.table, cell), cells)
                if cells:
                    self._records.setdefault(section.sheet.name, []).append(Record(section.sheet, cells))

    def of(self, sheet: Sheet) -> list[Record]:
        """The rows of a sheet."""
        return self._records.get(sheet.name, [])

    def note(self, at: At, why: str, *, assumed: bool = False, first: At | None = None, same: bool = False) -> None:
        """Say what is odd about a cell."""
        odd = Odd(at.table, at.cell, why, assumed, first, same)
        key = at.table, at.cell.row, at.cell.column
        known = self._odd.get(key)
        if known is None or (known.assumed and not assumed):
            self._odd[key] = odd

    @property
    def odd(self) -> tuple[Odd, ...]:
        """Everything that was noted, in the order of the cells."""
        return tuple(self._odd[key] for key in sorted(self._odd))

    def _sort_in(self, column: Column | None, at: At, cells: dict[str, At]) -> None:
        bad = unfit(at.cell.text)
        if at.cell.problem:
            self.note(at, at.cell.problem)
        elif column is None:
            self.note(at, "its column has no heading that is known")
        elif bad is not None:
            self.note(at, f"the text holds {bad.called}")
        else:
            cells[column.heading] = at
