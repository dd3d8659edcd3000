"""The sheets of an .xlsx workbook as tables: values as people see them; nothing is computed, followed or executed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple
from xml.etree.ElementTree import Element

import msgspec
from openpyxl.utils.cell import range_boundaries

from pm_career.importing.ladders.sheets.bounds import MAX_COLUMNS, MAX_TABLES, Budget, NotRead
from pm_career.importing.ladders.sheets.table import COMMENT, STRUCK, Cell, Merged, Table, format_column
from pm_career.importing.ladders.sheets.xlsx_package import WORKBOOK, Package
from pm_career.importing.ladders.sheets.xlsx_values import Values, is_on, unescape

_MAX_MERGED = 20_000
_NAMED = 10
"""Rows and columns that a remark names at most."""


class _Sheet(NamedTuple):
    name: str
    part: str
    hidden: bool


def read_xlsx(raw: bytes, file: str, budget: Budget) -> list[Table]:
    """Every worksheet of a workbook, hidden ones included, in the workbook's order."""
    package = Package(raw, file)
    sheets = list(_list_sheets(package))
    if len(sheets) > MAX_TABLES:
        raise NotRead(f"{file} has over {MAX_TABLES} sheets.", "Save those with the ladder alone.")
    part = "xl"
    try:
        values = Values(package)
        tables: list[Table] = []
        for sheet in sheets:
            part = sheet.part
            if part in package.parts:
                tables.append(_SheetReader(package, values, sheet).read(file, budget))
    except (ValueError, LookupError) as error:
        raise package.make_damaged_error(f"something in {part} is not as a spreadsheet writes it") from error
    missing = [sheet.name for sheet in sheets if sheet.part not in package.parts]
    if missing and tables:
        remark = f"Sheets that the workbook names, and that are not in the file: {_format_list(missing)}."
        tables[0] = msgspec.structs.replace(tables[0], remarks=(*tables[0].remarks, remark))
    return tables


def _list_sheets(package: Package) -> Iterator[_Sheet]:
    targets = {each.id: each.target for each in package.list_relations(WORKBOOK) if each.kind == "worksheet"}
    for each in package.walk(WORKBOOK, "sheet"):
        own = next((value for key, value in each.items() if key.endswith("}id")), "")
        if own in targets:  # a sheet of a chart is none
            yield _Sheet(each.get("name", ""), targets[own], each.get("state", "visible") != "visible")


class _SheetReader:
    """Reads one sheet; ValueError or LookupError for what no spreadsheet writes."""

    def __init__(self, package: Package, values: Values, sheet: _Sheet) -> None:
        self._package, self._values, self._sheet = package, values, sheet
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._merged: list[Merged] = []

    def read(self, file: str, budget: Budget) -> Table:
        """Read the whole sheet as a table."""
        found = {(cell.row, cell.column, cell.aside): cell for cell in self._read_cells() if cell.filled}
        cells = [found[place] for place in sorted(found)]
        rows, columns = {cell.row for cell in cells}, {cell.column for cell in cells}
        budget.check_extent(max(rows, default=0), max(columns, default=0), self._sheet.name)
        hidden = self._list_hidden(sorted(rows & self._hidden_rows), sorted(columns & self._hidden_columns))
        filled = [budget.take_row(row) for _, row in groupby(cells, attrgetter("row"))]
        return Table(file, self._sheet.name, tuple(filled), tuple(self._merged), hidden=tuple(hidden))

    def _read_cells(self) -> Iterator[Cell]:
        row = 0
        for element in self._package.walk(self._sheet.part, "row", "col", "mergeCell"):
            if element.tag == "row":
                row = int(element.get("r", row + 1))
                if is_on(element.get("hidden")):
                    self._hidden_rows.add(row)
                yield from self._read_row(element, row)
            elif element.tag == "mergeCell" and len(self._merged) < _MAX_MERGED:
                self._merged.append(_find_range(element))
            elif is_on(element.get("hidden")):
                last = min(int(element.get("max", 0)), MAX_COLUMNS)
                self._hidden_columns.update(range(int(element.get("min", 0)), last + 1))
        yield from self._read_comments()

    def _read_row(self, element: Element, row: int) -> Iterator[Cell]:
        column = 0
        for each in element.iterfind("c"):
            column += 1
            if each.get("r"):
                place = _find_range(each)
                row, column = place.top, place.left
            value = self._values.read(each)
            if not value.shown.strip() and value.struck.strip():
                yield Cell(value.struck, row, column, "it is struck out")
                continue
            yield Cell(value.shown, row, column, value.problem)
            if value.struck.strip():
                yield Cell(value.struck, row, column, "this part of the cell is struck out", aside=STRUCK)

    def _read_comments(self) -> Iterator[Cell]:
        """Read what is written on cells. Where that is a thread, its older form only says that there is one."""
        written: dict[str, dict[tuple[int, int], list[str]]] = {"comment": {}, "threadedComment": {}}
        for relation in self._package.list_relations(self._sheet.part):
            if relation.kind not in ("comments", "threadedComment"):
                continue
            for comment in self._package.walk(relation.target, *written):
                place = _find_range(comment)
                text = "".join(part.text or "" for part in comment.iter() if part.tag in ("t", "text"))
                written[comment.tag].setdefault((place.top, place.left), []).append(unescape(text).strip())
        for (row, column), texts in (written["comment"] | written["threadedComment"]).items():
            yield Cell("\n".join(texts), row, column, "it is a comment on the cell", aside=COMMENT)

    def _list_hidden(self, rows: list[int], columns: list[int]) -> Iterator[str]:
        name = self._sheet.name
        if self._sheet.hidden:
            yield f"The sheet {name} is hidden, and was read all the same: --sheet takes one alone."
        if rows:
            yield f"Hidden rows of {name} were read all the same: {_format_list(map(str, rows))}."
        if columns:
            shown = map(format_column, columns)
            yield f"Hidden columns of {name} were read all the same: {_format_list(shown)}."


def _find_range(element: Element) -> Merged:
    """Find the cells that an element is about; ValueError if it does not say so."""
    left, top, right, bottom = range_boundaries(element.get("r", element.get("ref", "")))
    if not (left and top and right and bottom):
        raise ValueError(element.get("ref"))
    return Merged(top, left, bottom, right)


def _format_list(names: Iterable[str]) -> str:
    every = list(names)
    return f"{', '.join(every[:_NAMED])}{f' and {len(every) - _NAMED} more' if len(every) > _NAMED else ''}"
