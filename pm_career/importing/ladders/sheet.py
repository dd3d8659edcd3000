"""A table by row and column: the text of each cell, or of the merged cell shown there."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import PurePath

import msgspec

from pm_career.domain.text import one_line
from pm_career.importing.ladders.ledger import At
from pm_career.importing.ladders.sheets.table import Cell, Table
from pm_career.importing.ladders.sheets.trees import read_tags

_MOST_MERGED = 200_000
"""Cells of a table that are shown as merged with others."""


class Sheet:
    """One table, by its position among the tables of an import."""

    def __init__(self, index: int, table: Table) -> None:
        self.index, self.table = index, table
        filled = (cell for cell in table.list_filled() if not cell.problem)
        self._own = {(c.row, c.column): msgspec.structs.replace(c, text=read_tags(c.text)) for c in filled}

    @cached_property
    def _shown(self) -> dict[tuple[int, int], Cell]:
        shown: dict[tuple[int, int], Cell] = {}
        left = _MOST_MERGED
        for merged in self.table.merged:
            first = self._own.get((merged.top, merged.left))
            size = (merged.bottom - merged.top + 1) * (merged.right - merged.left + 1)
            if first is None or size > left:
                continue
            left -= size
            for row in range(merged.top, merged.bottom + 1):
                for column in range(merged.left, merged.right + 1):
                    shown.setdefault((row, column), first)
        return shown

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The numbers of the rows with something in them."""
        return tuple(sorted({row for row, _ in self._own}))

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The numbers of the columns with something in them."""
        return tuple(sorted({column for _, column in self._own}))

    @cached_property
    def _by_row(self) -> dict[int, list[Cell]]:
        by_row: dict[int, list[Cell]] = {row: [] for row in self.rows}
        for (row, _), cell in sorted(self._own.items()):
            by_row[row].append(cell)
        return by_row

    @property
    def called(self) -> str:
        """What messages call the table: its name, or that of its file."""
        return one_line(self.table.part or self.table.name or PurePath(self.table.file).name)

    def get_cell(self, row: int, column: int) -> Cell | None:
        """The cell itself, if it is filled."""
        return self._own.get((row, column))

    def get_shown_cell(self, row: int, column: int) -> Cell | None:
        """The cell, or the first of those that it is merged with."""
        return self._own.get((row, column)) or self._shown.get((row, column))

    def list_spread(self, row: int, columns: Collection[int]) -> list[tuple[int, Cell]]:
        """The filled cells of a row by column, those of `columns` also where one of them is merged with another."""
        shown = {column: self.get_shown_cell(row, column) for column in columns}
        spread = {column: cell for column, cell in shown.items() if cell and cell.column in columns}
        return sorted({**spread, **{cell.column: cell for cell in self.list_row(row)}}.items())

    def list_row(self, row: int) -> list[Cell]:
        """The filled cells of a row."""
        return self._by_row.get(row, [])

    def list_column(self, column: int, rows: tuple[int, ...]) -> list[Cell]:
        """The filled cells of a column in these rows."""
        return [cell for row in rows if (cell := self.get_cell(row, column))]

    def has_spans(self, row: int) -> bool:
        """Whether a cell of this row is shown over several columns."""
        return any(
            merged.top <= row <= merged.bottom and merged.right > merged.left and self.get_cell(merged.top, merged.left)
            for merged in self.table.merged
        )

    def locate(self, cell: Cell) -> At:
        """The cell with its table."""
        return At(self.index, cell)
