"""Tables as an .xlsx workbook: a sheet each; text stays text whatever it begins with; no formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pm_career.errors import PmCareerError
from pm_career.importing.ladders.sheets.table import Cell, Table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
"""Characters that a cell can hold: a spreadsheet cuts off the rest without saying so."""
_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NARROWEST, _WIDEST = 9, 60


def build_workbook(tables: Iterable[Table]) -> bytes:
    """The workbook's bytes. PmCareerError for a text that no cell can hold."""
    from openpyxl import Workbook  # 100 ms

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "pmcareer"
    for table in tables:
        _fill_sheet(workbook.create_sheet(table.name), table)
    out = BytesIO()
    workbook.save(out)
    return _remove_time(out)


def _remove_time(workbook: BytesIO) -> bytes:
    """The workbook without the time when it was written: the same tables give the same bytes."""
    out = BytesIO()
    with ZipFile(workbook) as dated, ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name in dated.namelist():
            content = dated.read(name)
            if name == "docProps/core.xml":
                content = _TIME.sub(b"1980-01-01T00:00:00Z", content)
            package.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return out.getvalue()


def _fill_sheet(sheet: Worksheet, table: Table) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    widths: dict[int, int] = {}
    for number, row in enumerate(table.rows):
        for cell in row:
            written = sheet.cell(cell.row, cell.column)
            if number and _NUMBER.fullmatch(cell.text):
                written.value = int(cell.text)
            else:
                written.value = _escape_text(table, cell)
                written.data_type = "s"  # also where it begins as a formula does
                written.number_format = "@"  # and stays text when somebody edits it
            written.alignment = wrapped
            if not number:
                written.font = bold
            longest = max(map(len, cell.text.split("\n")), default=0)
            widths[cell.column] = max(widths.get(cell.column, _NARROWEST), min(longest + 2, _WIDEST))
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    if table.rows:
        sheet.auto_filter.ref = sheet.dimensions


def _escape_text(table: Table, cell: Cell) -> str:
    """The text with what XML cannot hold escaped (`_x000D_`); what only looks like such an escape is escaped, too."""
    text = _LIKE_AN_ESCAPE.sub("_x005F_", cell.text).replace("\r", "_x000D_")
    if len(text) > LONGEST:
        raise PmCareerError(
            f"The text in {table.name}, row {cell.row}, column {cell.column}, is {len(text):,} characters long: "
            f"more than the {LONGEST:,} that a cell of a workbook holds.",
            "Export to csv, md or json instead.",
        )
    return text
