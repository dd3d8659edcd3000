"""A table as it was found in a file: every cell with its place, nothing interpreted."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

STRUCK, COMMENT, REST = 1, 2, 3


class Cell(msgspec.Struct, frozen=True):
    """One cell's text, and where it stands: `row` and `column` from 1, as its file counts them.

    `problem` says why a cell that is not empty in the file is not read, such as a formula without a kept value.
    `aside` is 0 for the cell itself; what is in it or on it, and not shown as
    its text, has a number of its own: STRUCK is a part that is struck out, COMMENT a comment, REST
    what follows a lead of its own.
    """

    text: str
    row: int
    column: int
    problem: str = ""
    aside: int = 0

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
    how the table was read. `hidden` are sentences about what a person who looks at the file does not see.
    `part` is the name of one of several tables that stand side by side. `above` are the headings of a page that the
    table stands below, the outermost first. `lengths` is how many cells a row of a text file has, by its number; in
    CSV blank ones count, too.
    """

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merged, ...] = ()
    remarks: tuple[str, ...] = ()
    part: str = ""
    above: tuple[str, ...] = ()
    lengths: dict[int, int] = {}
    hidden: tuple[str, ...] = ()

    def place(self, cell: Cell) -> str:
        """Where a cell stands, for messages: `ladder.csv:12:3`, row and column, or `ladder.xlsx, PM:12:3`."""
        return f"{self.file}{f', {self.name}' if self.name else ''}:{cell.row}:{cell.column}"

    def count_rows(self) -> int:
        """How many rows have something in them."""
        return len(self.rows)

    def list_filled(self) -> Iterator[Cell]:
        """Every filled cell, row by row."""
        return (cell for row in self.rows for cell in row if cell.filled)


def format_column(column: int) -> str:
    """A column's name as a spreadsheet shows it: 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
