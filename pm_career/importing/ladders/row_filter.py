"""Find the rows of a table that are about the ladder, and book the cells of all others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.claims import Gathered
from pm_career.importing.ladders.layout import OF_LEVELS, Layout
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.scale import parse_legend
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Cell
from pm_career.importing.ladders.vocabulary import (
    find_role,
    is_marked_retired,
    says_nothing,
    says_retired,
    strip_heading,
)

_NOTE = re.compile(
    r"(?:\*|†|‡|\[?\d\]|¹|²|note\b|notes\b|source\b|sources\b|legend\b|legende\b|stand\b|version\b|confidential\b"
    r"|vertraulich\b|last updated\b|updated\b|created\b|©|\(c\)|page \d|seite \d|hinweis|anmerkung|quelle|remarque)",
    re.IGNORECASE,
)
_TOTALS = frozenset(
    {"total", "sum", "average", "mean", "summe", "gesamt", "durchschnitt", "somme", "promedio", "median"}
)
_LONGEST_SECTION = 60
_LONGEST_TITLE = 100
_SAYING = ("bar", "behaviours", "text", "step")


def list_rows(sheet: Sheet, layout: Layout, wishes: Wishes, gathered: Gathered) -> Iterator[tuple[int, Cell | None]]:
    """Each row to read, with the heading of the section that it stands in."""
    _book_head(sheet, layout, gathered)
    account = gathered.account
    repeated = {tuple(fold_spaces(cell.text) for cell in sheet.list_row(row)) for row in layout.header}
    full = [row for row in layout.rows if len(sheet.list_row(row)) > 1]
    last = full[-1] if full else 0
    above = {fold_spaces(cell.text) for row in sheet.rows if row < layout.header[0] for cell in sheet.list_row(row)}
    sections = _Sections(sheet, layout, full)
    section: Cell | None = None
    for row in layout.rows:
        cells = sheet.list_row(row)
        if tuple(fold_spaces(cell.text) for cell in cells) in repeated:
            account.book_open(sheet.index, cells, Fate.HEADING, "the headings again")
        elif _is_total(cells):
            _book_meta(sheet, cells, gathered, "a total")
        elif len(cells) == 1 and fold_spaces(cells[0].text) in above:
            _book_meta(sheet, cells, gathered, "what stands above the headings, again")
        elif len(cells) == 1 and len(sheet.columns) > 2 and _is_note(cells[0], after=row > last):
            _book_meta(sheet, cells, gathered, "a note")
        elif len(cells) == 1 and row < last and sections.begins(cells[0]):
            section = cells[0]
        else:
            why = _explain_left_out(sheet, layout, wishes, row)
            if why:
                account.book_open(sheet.index, cells, Fate.FILTERED, why)
            else:
                yield row, section


def _is_total(cells: list[Cell]) -> bool:
    return fold_spaces(cells[0].text).strip(":=. ") in _TOTALS


def _book_head(sheet: Sheet, layout: Layout, gathered: Gathered) -> None:
    """Book what stands above the headings: the first line of it may be the ladder's title."""
    for row in sheet.rows:
        if row >= layout.header[0]:
            break
        cells = sheet.list_row(row)
        if all(find_role(cell.text) for cell in cells):
            gathered.account.book_open(sheet.index, cells, Fate.HEADING)
        elif len(cells) == 1 and cells[0].text.strip() == sheet.table.part:
            _book_meta(sheet, cells, gathered, "the name of one of the tables")
        elif len(cells) == 1 and gathered.title is None and _take_titles(cells[0]):
            gathered.title = sheet.locate(cells[0])
        else:
            _book_meta(sheet, cells, gathered, "above the headings")


def _take_titles(cell: Cell) -> bool:
    return len(cell.text) <= _LONGEST_TITLE and not _NOTE.match(cell.text.strip()) and ":" not in cell.text[:-1]


def _book_meta(sheet: Sheet, cells: list[Cell], gathered: Gathered, why: str) -> None:
    """Book rows beside the table; a legend of the scale among them is read."""
    for cell in cells:
        if parse_legend(cell.text):
            gathered.add_claim(sheet.locate(cell), "scale", cell.text)
        else:
            gathered.account.book_open(sheet.index, [cell], Fate.META, why)


def _is_note(cell: Cell, *, after: bool = False) -> bool:
    text = cell.text.strip()
    return bool(_NOTE.match(text) or parse_legend(text)) or (after and len(text) > _LONGEST_SECTION)


class _Sections:
    """The rows of one cell that are headings for the rows below, where a table has such: then its first row is one.

    Elsewhere a row of one cell is a skill that nobody has written about yet.
    """

    def __init__(self, sheet: Sheet, layout: Layout, full: list[int]) -> None:
        self._sheet, self._layout, self._full = sheet, layout, full
        first = next((row for row in layout.rows if not self._is_of_levels(row)), 0)
        self._has = (
            len(sheet.columns) > 2 and len(sheet.list_row(first)) == 1 and self._may_begin(sheet.list_row(first)[0])
        )

    def begins(self, cell: Cell) -> bool:
        """Whether a cell that is alone in its row is the heading of a section."""
        return self._has and self._may_begin(cell)

    def _is_of_levels(self, row: int) -> bool:
        """Whether a row tells of the levels, as titles and years of experience do."""
        first = self._sheet.list_row(row)[0]
        return first.column > min(self._sheet.columns) or find_role(first.text) in OF_LEVELS

    def _may_begin(self, cell: Cell) -> bool:
        layout = self._layout
        if layout.find_column("area") not in (None, cell.column) or len(cell.text) > _LONGEST_SECTION:
            return False
        of_skill = layout.find_column("skill") is not None and layout.columns.get(cell.column) in _SAYING
        if cell.column in layout.across or of_skill:
            return False
        below = next((row for row in self._full if row > cell.row), None)
        before = [row for row in layout.rows if row < cell.row]
        followed = below is not None and not any(cell.row < row < below for row in layout.rows)
        alone = not before or len(self._sheet.list_row(before[-1])) > 1 or _is_note(self._sheet.list_row(before[-1])[0])
        return followed and alone and cell.column == min(self._sheet.columns)


def _explain_left_out(sheet: Sheet, layout: Layout, wishes: Wishes, row: int) -> str:
    """Why a row does not count: what was asked for, or what the row says of itself."""
    for heading, wanted in wishes.where:
        for column, above in layout.headings.items():
            if strip_heading(above.text) == strip_heading(heading):
                shown = sheet.get_shown_cell(row, column)
                if fold_spaces(shown.text if shown else "") != fold_spaces(wanted):
                    return f"left out by --where: {heading} is {shown.text if shown else 'blank'}"
    role = layout.find_column("role")
    if wishes.role and role is not None:
        cell = sheet.get_shown_cell(row, role)
        if fold_spaces(cell.text if cell else "") != fold_spaces(wishes.role):
            return f"left out by --role: {layout.headings[role].text} is {cell.text if cell else 'blank'}"
    status = layout.find_column("status")
    cell = sheet.get_cell(row, status) if status is not None else None
    if cell and says_retired(cell.text):
        return f"its row says of itself: {cell.text}"
    for key in ("skill", "level"):
        named = layout.find_column(key)
        cell = sheet.get_cell(row, named) if named is not None else None
        if cell and is_marked_retired(cell.text) and not says_nothing(cell.text):
            return "its row is marked as not in use"
    return ""
