"""The cells of a table in a page, while it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

import msgspec

from pm_career.importing.ladders.sheets.bounds import MAX_COLUMNS, Budget, NotRead
from pm_career.importing.ladders.sheets.table import STRUCK, Cell, Merged, Table

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "td", "th", "table", "section", "article", "blockquote"}
    | {"pre", "summary", "details", "hr", "figure", "header", "footer", "main", "nav", "aside", "body", *HEADINGS}
)
"""Elements that begin a line of their own."""
IS_STRUCK = "it is struck out"


class Grid:
    """The cells of a table while it is read."""

    def __init__(self, file: str, *, keep_space: bool) -> None:
        self._file, self.caption, self._keep_space = file, "", keep_space
        self._is_plain = True
        self._cells: dict[tuple[int, int], Cell] = {}
        self._gone: list[Cell] = []
        self._taken: set[tuple[int, int]] = set()
        self._merged: list[Merged] = []
        self._row = 0
        self._lines: dict[int, int] = {}
        self._span: tuple[int, int] | None = None
        self._text: list[tuple[str, bool]] = []
        self._depth = 0

    def begin(self, tag: str, given: dict[str, str | None], line: str) -> None:
        """Begin a row, a cell, or a line in a cell."""
        if tag in ("tr", "td", "th"):
            self._end_cell()
            if tag == "tr" or not self._row:
                self._row += 1
                if line.isdecimal():
                    self._lines[self._row] = int(line)
            if tag != "tr":
                self._span = _parse_span(given.get("colspan")), _parse_span(given.get("rowspan"))
        elif tag == "caption":
            self._text.clear()
        elif tag == "img":
            self._text.append((given.get("alt") or "", False))
        elif tag in ("ul", "ol"):
            self._depth += 1
        elif tag == "li":
            self._is_plain = False
            self._text.append((f"\n{'  ' * (self._depth - 1)}- ", False))
        elif tag in BLOCKS or tag == "br":
            self._text.append(("\n", False))

    def end(self, tag: str) -> None:
        """End what was begun."""
        if tag in ("tr", "td", "th"):
            self._end_cell()
        elif tag == "caption":
            self.caption = " ".join("".join(text for text, _ in self._text).split())
            self._text.clear()
        elif tag in ("ul", "ol"):
            self._depth = max(0, self._depth - 1)
            self._text.append(("\n", False))
        elif tag in BLOCKS:
            self._text.append(("\n", False))

    def put(self, text: str, *, struck: bool) -> None:
        """Take a text."""
        self._text.append((text if self._keep_space else re.sub(r"\s+", " ", text), struck))

    def _end_cell(self) -> None:
        said, gone = (_join_lines(text for text, struck in self._text if struck == out) for out in (False, True))
        if self._keep_space and self._is_plain:
            said = "".join(text for text, struck in self._text if not struck)
        self._text.clear()
        self._is_plain = True
        if self._span is None:
            return
        (wide, high), self._span = self._span, None
        column = 1
        while (self._row, column) in self._taken:
            column += 1
        if column + wide * high > MAX_COLUMNS:
            raise NotRead(f"{self._file} has a cell that reaches over {MAX_COLUMNS:,} others.", "Is this a table?")
        self._taken |= {(self._row + down, column + right) for down in range(high) for right in range(wide)}
        if wide * high > 1:
            self._merged.append(Merged(self._row, column, self._row + high - 1, column + wide - 1))
        self._cells[self._row, column] = Cell(said, self._row, column)
        if gone:
            self._gone.append(Cell(gone, self._row, column, IS_STRUCK, aside=STRUCK))

    def build(self, name: str, above: tuple[str, ...], budget: Budget) -> Table:
        """Build the table. Its rows are lines of the page where that is known."""
        self._end_cell()

        def place(row: int) -> int:
            return self._lines.get(row, row)

        by_row = groupby(sorted([*self._cells.values(), *self._gone], key=lambda c: (c.row, c.column)), lambda c: c.row)
        taken = (
            budget.take_row([msgspec.structs.replace(cell, row=place(row)) for cell in cells]) for row, cells in by_row
        )
        rows = tuple(row for row in taken if row)
        lengths = {row[0].row: row[-1].column for row in rows}
        merged = tuple(Merged(place(each.top), each.left, place(each.bottom), each.right) for each in self._merged)
        return Table(self._file, name, rows, merged, above=above, lengths=lengths)


def _join_lines(texts: Iterable[str]) -> str:
    lines = [line.rstrip() for line in "".join(texts).split("\n")]
    lines = [f"{line[: len(line) - len(line.lstrip())]}{' '.join(line.split())}" for line in lines]
    lines = [line if line.lstrip().startswith("- ") else line.strip() for line in lines]
    return "\n".join(filter(None, lines))


def _parse_span(text: str | None) -> int:
    return max(1, int(text.strip()[:6])) if text and text.strip().isdecimal() else 1
