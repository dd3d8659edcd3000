"""A table as it was found in a file: every cell with its place, nothing interpreted."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec


class Cell(msgspec.Struct, frozen=True):
    """One cell's text, and where it stands: `row` and `column` from 1, as its file counts them.

    `problem` says why a cell that is not empty in the file has no text, such as a formula without a kept value.
    """

    text: str
    row: int
    column: int
    problem: str = ""

    @property
    def filled(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.text.strip() or self.problem)


class Merged(msgspec.Struct, frozen=True):
    """Cells shown as one: the text stands in the first of them. All four from 1, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


class Table(msgspec.Struct, frozen=True):
    """A sheet, a CSV file, or a table in a page. `name` is the sheet's name or the heading above it, if there is one.

    `rows` has every row in which a cell is filled, in order, each with its filled cells. `remarks` are sentences about
    how the table was read: what was assumed, and what a person who looks at the file does not see.
    `part` is the name of one of several tables that stand side by side.
    """

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merged, ...] = ()
    remarks: tuple[str, ...] = ()
    part: str = ""

    def place(self, cell: Cell) -> str:
        """Where a cell stands, for messages: `ladder.csv:12:3`, row and column, or `ladder.xlsx, PM:12:3`."""
        return f"{self.file}{f', {self.name}' if self.name else ''}:{cell.row}:{cell.column}"

    def list_filled(self) -> Iterator[Cell]:
        """Every filled cell, row by row."""
        for row in self.rows:
            yield from (cell for cell in row if cell.filled)
