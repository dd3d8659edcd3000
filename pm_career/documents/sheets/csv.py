"""Tables as one CSV: each below its name, a blank row between them, and nothing that a spreadsheet acts on."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from pm_career.domain.text import escape_cell
from pm_career.importing.ladders.sheets.table import Table


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
