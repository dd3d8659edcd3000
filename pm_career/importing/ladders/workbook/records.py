"""Find the sheets of a workbook in tables, also stacked in one CSV file, and read their rows as records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from pm_career.domain.text import fold_spaces
from pm_career.frameworks.file_text import find_unfit
from pm_career.importing.ladders.ledger import At, Fate, Key
from pm_career.importing.ladders.sheets.table import Cell, Table
from pm_career.importing.ladders.workbook.layout import NEEDED, SHEETS, Column, Sheet

Row = tuple[Cell, ...]
_BY_NAME = {fold_spaces(sheet.name): sheet for sheet in SHEETS}


class Section(NamedTuple):
    """A sheet as it was found: `table` is the position of its table; `columns` says which column holds what."""

    sheet: Sheet
    table: int
    columns: dict[int, Column]
    headings: tuple[Cell, ...]
    rows: tuple[Row, ...]


class Found(NamedTuple):
    """Every sheet that was found; `others` are the cells, by the position of their table, that stand in none."""

    sections: tuple[Section, ...]
    others: tuple[tuple[int, Cell, str], ...]


def is_workbook(tables: Sequence[Table]) -> bool:
    """Whether these are the tables of a framework as `build_tables` makes them, however edited since."""
    names = {section.sheet.name for section in find_sheets(tables).sections}
    return all(sheet.name in names for sheet in NEEDED)


def find_sheets(tables: Sequence[Table]) -> Found:
    """Find the sheets in these tables. Of a sheet that stands there twice, both."""
    sections: list[Section] = []
    others: list[tuple[int, Cell, str]] = []
    for index, table in enumerate(tables):
        named = _find_sheet(table.name)
        parts = [(named, (), table.rows)] if named else _split_stack(table.rows)
        for sheet, titles, rows in parts:
            section, rest = _build_section(sheet, index, titles, rows)
            sections += [section] if section else []
            others += [(index, cell, why) for cell, why in rest]
    return Found(tuple(sections), tuple(others))


def _find_sheet(name: str) -> Sheet | None:
    return _BY_NAME.get(fold_spaces(name))


def _split_stack(rows: Sequence[Row]) -> list[tuple[Sheet | None, Row, tuple[Row, ...]]]:
    """The rows in parts, each with the sheet whose name stands alone above its headings; None for what is before."""
    parts: list[tuple[Sheet | None, Row, list[Row]]] = [(None, (), [])]
    for row, below in zip(rows, [*rows[1:], ()], strict=True):
        sheet = _find_sheet(row[0].text) if len(row) == 1 else None
        if sheet and _match_columns(sheet, below):
            parts.append((sheet, row, []))
        else:
            parts[-1][2].append(row)
    return [(sheet, title, tuple(part)) for sheet, title, part in parts]


def _build_section(
    sheet: Sheet | None, table: int, titles: Row, rows: Sequence[Row]
) -> tuple[Section | None, list[tuple[Cell, str]]]:
    """A sheet as it stands in these rows, and the cells around its table."""
    at = next((at for at, row in enumerate(rows) if sheet and _match_columns(sheet, row)), None)
    if sheet is None or at is None:
        why = f"it does not have the columns of {sheet.name}" if sheet else "it is in no sheet of a ladder"
        return None, [(cell, why) for row in rows for cell in row]
    columns = _match_columns(sheet, rows[at])
    repeated = [row for row in rows[at + 1 :] if _match_columns(sheet, row) == columns]
    headings = [cell for row in (titles, rows[at], *repeated) for cell in row]
    unknown = [cell for cell in rows[at] if cell.column not in columns]
    rest = [(cell, "it stands above the headings") for row in rows[:at] for cell in row]
    rest += [(cell, f"{sheet.name} has no such column") for cell in unknown]
    body = tuple(row for row in rows[at + 1 :] if row not in repeated)
    return Section(sheet, table, columns, tuple(cell for cell in headings if cell not in unknown), body), rest


def _match_columns(sheet: Sheet, row: Iterable[Cell]) -> dict[int, Column]:
    """Which column of the file holds what, by a row of headings; empty if it is none of this sheet's."""
    by_heading = {_fold_heading(column.heading): column for column in sheet.columns}
    columns: dict[int, Column] = {}
    for cell in row:
        column = by_heading.get(_fold_heading(cell.text))
        if column is not None and not cell.problem and column not in columns.values():
            columns[cell.column] = column
    present = {column.heading for column in columns.values()}
    return columns if all(heading in present for heading in sheet.required) else {}


def _fold_heading(heading: str) -> str:
    return "".join(character for character in heading.casefold() if character.isalnum())


class Odd(msgspec.Struct, frozen=True):
    """A cell that is not in the framework as it stands, and why: a clause that can follow its place.

    `first` is the cell that said the same, or the contrary, before.
    """

    at: At
    why: str
    fate: Fate
    first: At | None = None


class Record(msgspec.Struct, frozen=True):
    """A row: its cells by the heading of their column."""

    sheet: Sheet
    found: dict[str, At]

    @property
    def cells(self) -> tuple[At, ...]:
        """Every cell of it."""
        return tuple(self.found.values())

    def get_text(self, heading: str) -> str:
        """What stands under a heading, without space around it; empty if nothing does."""
        at = self.found.get(heading)
        return at.cell.text.strip() if at else ""

    def get_texts(self) -> dict[str, str]:
        """What stands under each heading."""
        return {heading: at.cell.text for heading, at in self.found.items()}


class Records:
    """The rows of all sheets, and what is odd about their cells: for each cell the first thing that was said."""

    def __init__(self, tables: Sequence[Table]) -> None:
        found = find_sheets(tables)
        self._odd: dict[Key, Odd] = {}
        self.headings = tuple(At(section.table, cell) for section in found.sections for cell in section.headings)
        self._records: dict[str, list[Record]] = {}
        for table, cell, why in found.others:
            self.note(At(table, cell), cell.problem or why)
        for section in found.sections:
            for row in section.rows:
                cells: dict[str, At] = {}
                for cell in row:
                    self._sort_cell(section.columns.get(cell.column), At(section.table, cell), cells)
                if cells:
                    self._records.setdefault(section.sheet.name, []).append(Record(section.sheet, cells))

    def list_records(self, sheet: Sheet) -> list[Record]:
        """The rows of a sheet."""
        return self._records.get(sheet.name, [])

    def note(self, at: At, why: str, fate: Fate = Fate.NOT_UNDERSTOOD, first: At | None = None) -> None:
        """Say what is odd about a cell."""
        known = self._odd.get(at.key)
        if known is None or known.fate is Fate.ASSUMED:
            self._odd[at.key] = Odd(at, why, fate, first)

    @property
    def odd(self) -> tuple[Odd, ...]:
        """Everything that was noted, in the order of the cells."""
        return tuple(self._odd[key] for key in sorted(self._odd))

    def _sort_cell(self, column: Column | None, at: At, cells: dict[str, At]) -> None:
        bad = find_unfit(at.cell.text)
        if at.cell.problem:
            self.note(at, at.cell.problem)
        elif column is None:
            self.note(at, "its column has no heading that is known")
        elif bad is not None:
            self.note(at, f"the text holds {bad.called}")
        else:
            cells[column.heading] = at
