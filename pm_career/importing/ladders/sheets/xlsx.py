"""The sheets of an .xlsx workbook as tables: values as people see them; nothing is computed, followed or executed."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import msgspec

from pm_career.importing.ladders.sheets.bounds import MAX_TABLES, Budget, NotRead
from pm_career.importing.ladders.sheets.table import Cell, Table
from pm_career.importing.ladders.sheets.xlsx_package import (
    WORKBOOK,
    Marks,
    format_column,
    is_comments,
    keep_cells_only,
    make_broken_error,
    read_sheet_parts,
)

_Sheet = Any
"""openpyxl's sheet as it is read: the stubs lack half of what it has."""
UNVALUED = "a formula whose value was not saved: open the file in a spreadsheet and save it"
_SPELLED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a workbook writes characters that XML cannot hold."""
_NAMED = re.compile(rb"<(?:\w+:)?sheet\s")
_COMMENT = re.compile(rb"<(?:\w+:)?comment\s")
_PERCENT = re.compile(r"0(?:\.(0+))?%")


def read_xlsx(raw: bytes, file: str, budget: Budget) -> list[Table]:
    """Every worksheet of a workbook that has something in it, hidden ones included, in the workbook's order."""
    parts = read_sheet_parts(raw, file)
    try:
        return _read_sheets(keep_cells_only(raw), parts, file, budget)
    except NotRead:
        raise
    except Exception as error:
        raise make_broken_error(file) from error


def _read_sheets(raw: bytes, parts: dict[str, bytes], file: str, budget: Budget) -> list[Table]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that it does not know, on stderr
        workbook = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        try:
            if len(workbook.worksheets) > MAX_TABLES:
                raise NotRead(f"{file} has over {MAX_TABLES} sheets.", "Save those with the ladder alone.")
            tables = [_read_sheet(sheet, parts, file, budget) for sheet in workbook.worksheets]
            tables = _add_missing_remark(tables, parts[WORKBOOK], len(workbook.sheetnames))
            return _add_comments_remark(tables, parts)
        finally:
            workbook.close()


def _add_missing_remark(tables: list[Table], workbook: bytes, read: int) -> list[Table]:
    """The tables; on the first of them a remark where the workbook names sheets that it does not hold."""
    named = len(_NAMED.findall(workbook))
    if named <= read or not tables:
        return tables
    remark = f"The workbook names {named} sheets, of which only {read} could be read."
    return [msgspec.structs.replace(tables[0], remarks=(*tables[0].remarks, remark)), *tables[1:]]


def _add_comments_remark(tables: list[Table], parts: dict[str, bytes]) -> list[Table]:
    """The tables; on the first of them a remark where cells have comments."""
    comments = sum(len(_COMMENT.findall(xml)) for name, xml in parts.items() if is_comments(name))
    if not comments or not tables:
        return tables
    remark = f"Comments on cells are not read: {comments}."
    return [msgspec.structs.replace(tables[0], remarks=(*tables[0].remarks, remark)), *tables[1:]]


def _read_sheet(sheet: _Sheet, parts: dict[str, bytes], file: str, budget: Budget) -> Table:
    part = sheet._worksheet_path  # noqa: SLF001  which part a sheet is, nothing else tells
    marks = Marks(parts[part.lstrip("/")], f"{file}, {sheet.title}")
    budget.check_extent(marks.last_row, marks.last_column, sheet.title)
    sheet.reset_dimensions()  # what a file says of its own extent need not be true
    found = sheet.iter_rows(max_row=marks.last_row, max_col=marks.last_column) if marks.last_row else ()
    rows = [budget.take_row(_list_cells(row, marks)) for row in found]
    return Table(
        file, sheet.title, tuple(row for row in rows if row), tuple(marks.merged), tuple(_list_remarks(sheet, marks))
    )


def _list_cells(row: Iterable[Any], marks: Marks) -> Iterator[Cell]:
    for found in row:
        value = found.value
        if value is None:
            row_and_column = getattr(found, "row", 0), getattr(found, "column", 0)  # what was never there has none
            if row_and_column in marks.unvalued:
                yield Cell("", *row_and_column, UNVALUED)
        elif found.data_type == "e":
            yield Cell("", found.row, found.column, f"it holds the error {value}")
        else:
            yield Cell(_format_value(value, found), found.row, found.column)


def _format_value(value: Any, cell: Any) -> str:
    """A value as people see it in its cell: 3.0 as 3, days as ISO has them, percentages as such."""
    if isinstance(value, str):
        return _SPELLED.sub(lambda found: chr(int(found[1], 16)), value) if "_x" in value else value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        percent = _PERCENT.fullmatch(str(cell.number_format))
        return f"{value * 100:.{len(percent[1] or '')}f}%" if percent else _format_number(value)
    if isinstance(value, datetime):
        seen = value.isoformat(" ", "seconds")
        return seen.removesuffix(" 00:00:00").removesuffix(":00") if seen.endswith(":00") else seen
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _format_number(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"


def _list_remarks(sheet: _Sheet, marks: Marks) -> Iterator[str]:
    if sheet.sheet_state != "visible":
        yield f"The sheet {sheet.title} is hidden, and was read all the same: --sheet takes one alone."
    if marks.hidden_rows:
        rows = _format_list([str(row) for row in marks.hidden_rows])
        yield f"Hidden rows of {sheet.title} were read all the same: {rows}."
    if marks.hidden_columns:
        shown = [
            format_column(a) if a == b else f"{format_column(a)} to {format_column(b)}" for a, b in marks.hidden_columns
        ]
        yield f"Hidden columns of {sheet.title} were read all the same: {_format_list(shown)}."


def _format_list(names: list[str]) -> str:
    more = len(names) - 10
    return f"{', '.join(names[:10])}{f' and {more} more' if more > 0 else ''}"
