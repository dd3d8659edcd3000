"""Records as CSV that a spreadsheet opens as what they are: text stays text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pm_career.domain.text import escape_cell

Cell = str | int | float | date | None


def format_csv(columns: Sequence[str], records: Iterable[Sequence[Cell]]) -> str:
    """A header and a line per record, as RFC 4180 has it. Numbers and days stay as they are; None is an empty cell."""
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([escape_cell(column) for column in columns])
    for record in records:
        writer.writerow([escape_cell(cell) if isinstance(cell, str) else cell for cell in record])
    return out.getvalue()
