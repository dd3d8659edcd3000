"""Limits on how much of a file is read, and the errors for files beyond them."""

from __future__ import annotations

from collections.abc import Iterable

from pm_career.errors import PmCareerError
from pm_career.importing.ladders.sheets.table import Cell

MAX_BYTES = 20_000_000
MAX_CELLS = 200_000
MAX_COLUMNS = 2_000
MAX_ROWS = 200_000
MAX_EXTENT = 20_000_000
MAX_TABLES = 500
MAX_FILES = 500
MAX_PAGES = 10_000_000
"""Characters of Markdown in all: mark-up takes a hundred times as long to read as separated values."""
MAX_CELL = 100_000
MAX_DEPTH = 100


class NotRead(PmCareerError):
    """A file from which no table can be had, as a sentence with what to do."""


class Budget:
    """The cells that may still be read of one import, over all its tables and files."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._left = MAX_CELLS
        self._pages = MAX_PAGES

    def take_row(self, cells: Iterable[Cell]) -> tuple[Cell, ...]:
        """The filled cells of a row, taken off the budget; NotRead if there are too many, or they reach too far."""
        filled = tuple(cell for cell in cells if cell.filled)
        self._left -= len(filled)
        if self._left < 0:
            hint = "Split it, or export less of it: a ladder of 600 levels has fewer."
            raise NotRead(f"{self._file} has over {MAX_CELLS:,} filled cells.", hint)
        for cell in filled:
            if len(cell.text) > MAX_CELL:
                message = f"{self._file} has a cell of over {MAX_CELL:,} characters in row {cell.row:,}."
                raise NotRead(message, "Is this a table? A spreadsheet's cell holds 32,767.")
        if filled:
            self.check_extent(filled[-1].row, filled[-1].column)
        return filled

    def take_page(self, text: str) -> None:
        """Take a page off the budget; NotRead if the pages are too long together."""
        self._pages -= len(text)
        if self._pages < 0:
            message = f"{self._file} has over {MAX_PAGES // 1_000_000} million characters of Markdown."
            raise NotRead(message, "Give the pages with the ladder alone.")

    def check_extent(self, row: int, column: int, sheet: str = "") -> None:
        """NotRead if a table reaches farther than a ladder can."""
        where = f"{self._file}{f', {sheet}' if sheet else ''}"
        if column > MAX_COLUMNS:
            message = f"{where} has something in column {column:,}, in row {row:,} or above."
            raise NotRead(message, f"At most {MAX_COLUMNS:,} columns are read: is this a table?")
        if row > MAX_ROWS:
            raise NotRead(f"{where} has something in row {row:,}.", f"At most {MAX_ROWS:,} rows are read.")
        if row * column > MAX_EXTENT:
            raise NotRead(f"{where} spreads over {row:,} rows and {column:,} columns.", "Save the table alone.")
