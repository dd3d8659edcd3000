"""Tables of separated values: CSV as spreadsheets and people systems write it, whatever separates its cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from pm_career.domain.spreadsheets import restored
from pm_career.frameworks.sheets.bounds import Budget, NotRead
from pm_career.frameworks.sheets.encodings import Decoded
from pm_career.frameworks.sheets.table import Cell, Table

_SEPARATORS = (",", ";", "\t", "|")
_CALLED = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAID = re.compile(r"\s*sep=(?P<sign>[,;\t|])\r?\n?", re.IGNORECASE)
"""Excel's own first line, which it does not show as a row."""
_END = "\x00end"


def separated(decoded: Decoded, file: str, budget: Budget) -> Table:
    """The one table of a file. Its rows are its records, numbered as a spreadsheet shows them, not lines of text."""
    text, remarks = decoded.text, [decoded.remark] if decoded.remark else []
    said = _SAID.match(text)
    sign = said["sign"] if said else _separator(text)
    if said:
        text = text[said.end() :]
    records = _records(text, sign)
    if records is None:
        raise NotRead(_open_quote(text, sign, file), "Close the quote, or save the table as .xlsx.")
    if sign != ",":
        remarks.append(f"Its cells are separated by {_CALLED[sign]}.")
    rows = (budget.row(_cells(record, number)) for number, record in enumerate(records, start=1))
    return Table(file, "", tuple(row for row in rows if row), remarks=tuple(remarks))


def _cells(record: Sequence[str], number: int) -> Iterator[Cell]:
    for column, text in enumerate(record, start=1):
        if text:
            yield Cell(restored(text), number, column)


def _records(text: str, sign: str) -> list[list[str]] | None:
    """The records as this separator parts them; None where a quote is opened and never closed.

    A record of our own at the end tells whether the last quote was closed: else it would stand inside of a cell.
    """
    try:
        records = list(csv.reader(StringIO(f"{text}\n{_END}", newline=""), delimiter=sign))
    except csv.Error:  # a cell of over 131,072 characters: a quote that is never closed
        return None
    return records[:-1] if records and records[-1] == [_END] else None


def _separator(text: str) -> str:
    """The sign that parts the whole file best: that parts most records, and into as many cells as one beside them."""
    best, most = ",", (0, 0.0, 0)
    for sign in _SEPARATORS:
        if sign not in text:
            continue
        records = _records(text, sign)
        if records is None:
            continue
        fit = _fit(records, text, sign)
        if fit > most:
            best, most = sign, fit
    return best


def _fit(records: Sequence[Sequence[str]], text: str, sign: str) -> tuple[int, float, int]:
    widths = [len(record) for record in records if record]
    beside = zip([0, *widths[:-1]], widths, [*widths[1:], 0], strict=True)
    parted = sum((width > 1) + (width > 1 and width in (before, after)) for before, width, after in beside)
    in_prose = text.count(f"{sign} ") / text.count(sign)
    return parted, -in_prose, max(widths, default=0)


def _open_quote(text: str, sign: str, file: str) -> str:
    """Names the record in which the quote that is never closed was opened."""
    complete = 0
    with_end = csv.reader(StringIO(text, newline=""), delimiter=sign)
    try:
        for _ in with_end:
            complete += 1
    except csv.Error:
        complete += 1
    return f"{file} has a quote that is opened in row {complete:,} and never closed: the rows after it cannot be told."
