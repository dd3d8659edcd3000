"""Tables, headings and texts of HTML: a page that a wiki or a browser saved, or a table inside Markdown."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import groupby

from pm_career.importing.ladders.sheets.bounds import MAX_COLUMNS, MAX_TABLES, Budget, NotRead
from pm_career.importing.ladders.sheets.page_text import PageLine
from pm_career.importing.ladders.sheets.table import Cell, Merged, Table

_UNSEEN = frozenset({"script", "style", "head", "template", "noscript"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BREAKS = frozenset(("br", "p", "div", "li", "ul", "ol", "tr", "table", "section", "article", "blockquote", *_HEADINGS))


def read_html(text: str, file: str, budget: Budget, name: str = "") -> tuple[list[Table], list[PageLine]]:
    """Read every table that is in no other, and what is said outside them.

    Rows and columns are counted within each table, and texts within the page, from 1. `name` is that of a table with no
    heading above it.
    """
    parser = _Reader(file, budget, name)
    parser.feed(text)
    parser.close()
    parser.end_text()
    return parser.tables, parser.lines


class _Reader(HTMLParser):
    """Collects tables and texts while HTML is fed to it."""

    def __init__(self, file: str, budget: Budget, name: str) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.lines: list[PageLine] = []
        self._file, self._budget, self._name = file, budget, name
        self._text: list[str] = []
        self._depth = self._nested = self._unseen = 0
        self._is_item = False
        self._cells: dict[tuple[int, int], Cell] = {}
        self._taken: set[tuple[int, int]] = set()
        self._merged: list[Merged] = []
        self._row = 0
        self._spans: tuple[int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, row, cell, heading or text."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._nested += 1
            if self._nested == 1:
                self.end_text()
                self._cells, self._taken, self._merged, self._row = {}, set(), [], 0
        elif self._nested == 1 and tag in ("tr", "td", "th"):
            self._end_cell()
            self._row += tag == "tr" or not self._row
            if tag != "tr":
                given = dict(attrs)
                self._spans = _parse_span(given.get("colspan")), _parse_span(given.get("rowspan"))
        if tag in _BREAKS:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._nested:
            if self._nested == 1:
                self._end_cell()
                self._end_table()
            self._nested -= 1
        elif self._nested == 1 and tag in ("tr", "td", "th"):
            self._end_cell()
        elif self._nested == 1 and tag == "caption":
            self._name = " ".join("".join(self._text).split())
            self._text.clear()
        elif tag in _BREAKS:
            self._break("")

    def handle_data(self, data: str) -> None:
        """Take text that is seen."""
        if self._unseen or (self._nested == 1 and not self._spans and not self._text and not data.strip()):
            return
        self._text.append(" ".join(f"x{data}x".split())[1:-1])

    def _break(self, tag: str) -> None:
        if self._nested:
            self._text.append("\n- " if tag == "li" else "\n")
            return
        if tag != "br":
            self.end_text()
        if tag:
            self._is_item = tag == "li" or (self._is_item and tag == "p")
            self._depth = _HEADINGS.index(tag) + 1 if tag in _HEADINGS else 0

    def end_text(self) -> None:
        """End a heading or text outside the tables."""
        said = " ".join("".join(self._text).split())
        self._text.clear()
        if said:
            self.lines.append(PageLine(len(self.lines) + 1, said, self._depth, self._is_item))
            self._name = said if self._depth else self._name

    def _end_cell(self) -> None:
        lines = [" ".join(line.split()) for line in "".join(self._text).split("\n")]
        said = "\n".join(line for line in lines if line not in ("", "-"))
        self._text.clear()
        if self._spans is None:
            return
        wide, high = self._spans
        self._spans = None
        column = 1
        while (self._row, column) in self._taken:
            column += 1
        if column + wide * high > MAX_COLUMNS:
            raise NotRead(f"{self._file} has a cell that reaches over {MAX_COLUMNS:,} others.", "Is this a table?")
        self._taken |= {(self._row + down, column + right) for down in range(high) for right in range(wide)}
        if wide * high > 1:
            self._merged.append(Merged(self._row, column, self._row + high - 1, column + wide - 1))
        self._cells[self._row, column] = Cell(said, self._row, column)

    def _end_table(self) -> None:
        if len(self.tables) >= MAX_TABLES:
            raise NotRead(f"{self._file} has over {MAX_TABLES} tables.", "Split the page.")
        by_row = groupby(sorted(self._cells.items()), key=lambda item: item[0][0])
        rows = (self._budget.take_row(cell for _, cell in cells) for _, cells in by_row)
        self.tables.append(Table(self._file, self._name, tuple(row for row in rows if row), tuple(self._merged)))


def _parse_span(text: str | None) -> int:
    return max(1, int(text)) if text and text.strip().isdecimal() else 1
