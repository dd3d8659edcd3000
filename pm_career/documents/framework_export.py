"""Write a whole framework as CSV, workbook (.xlsx), Markdown or JSON: formats that `framework import` reads back.

CSV has each table below its name, and a blank row between tables. A workbook has a sheet for each table; text stays
text whatever it begins with, and there are no formulas. In Markdown texts are escaped: none makes mark-up, a link, a
heading, a table or a fence.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from pm_career.documents.json_text import format_json
from pm_career.documents.zip_files import fix_times
from pm_career.domain.framework import Framework
from pm_career.domain.text import escape_cell
from pm_career.errors import PmCareerError
from pm_career.importing.ladders.sheets.table import Cell, Table
from pm_career.importing.ladders.workbook.json_form import build_json_value
from pm_career.importing.ladders.workbook.tables import build_tables

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_SIGNS = re.compile(
    r"[\\`*\[\]<>|~&]"  # marks, links, tags, entities, and the bar between cells
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside of a word it marks nothing
    r"|:(?=//)|(?<=\bwww)\."  # bare addresses become links
)
_WHITE_SPACE = re.compile(r"[\t\r]")
_EDGE = re.compile(r"^[^\S\n]+|[^\S\n]+$", re.MULTILINE)
LONGEST = 32_767
"""Characters that a cell can hold: a spreadsheet cuts off the rest without saying so."""
_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NARROWEST, _WIDEST = 9, 60


def format_csv_tables(tables: Iterable[Table]) -> str:
    """The tables below each other. All rows of a table are equally wide, so that every program sees the columns."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for number, table in enumerate(tables):
        if number:
            out.write("\r\n")
        writer.writerow([escape_cell(table.name)])
        width = max((cell.column for row in table.rows for cell in row), default=0)
        for row in table.rows:
            texts = {cell.column: escape_cell(cell.text) for cell in row}
            writer.writerow([texts.get(column, "") for column in range(1, width + 1)])
    return out.getvalue()


def format_markdown_tables(title: str, tables: Iterable[Table]) -> str:
    """A page with a heading and a table for each; line breaks in a cell are `<br>`."""
    return "\n".join(_format_lines(title, tables))


def escape_cell_text(text: str) -> str:
    """A text for a cell or heading, on one line. It reads back as the same text."""
    escaped = _SIGNS.sub(lambda found: f"\\{found[0]}", text)
    whole = _EDGE.sub(_format_entities, _WHITE_SPACE.sub(_format_entities, escaped))
    return whole.replace("\n", "<br>")


def _format_lines(title: str, tables: Iterable[Table]) -> Iterator[str]:
    yield f"# {escape_cell_text(title).replace('#', '&#35;')}"
    for table in tables:
        yield from ("", f"## {escape_cell_text(table.name)}", "")
        width = max((cell.column for row in table.rows for cell in row), default=0)
        for number, row in enumerate(table.rows):
            texts = {cell.column: escape_cell_text(cell.text) for cell in row}
            yield f"| {' | '.join(texts.get(column, '') for column in range(1, width + 1))} |"
            if not number:
                yield f"|{' --- |' * width}"
    yield ""


def _format_entities(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in found[0])


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
    return fix_times(out)


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


DOCUMENTS: dict[str, Callable[[Framework], bytes]] = {
    "csv": lambda framework: format_csv_tables(build_tables(framework)).encode(),
    "xlsx": lambda framework: build_workbook(build_tables(framework)),
    "md": lambda framework: format_markdown_tables(framework.title, build_tables(framework)).encode(),
    "json": lambda framework: f"{format_json(build_json_value(framework))}\n".encode(),
}
"""The writer of each format, which returns the file's bytes; all but xlsx are text in UTF-8."""
