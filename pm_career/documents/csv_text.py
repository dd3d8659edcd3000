"""Records as CSV that a spreadsheet opens as what they are: text stays text, whatever it begins with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

Cell = str | int | float | date | None

# What a spreadsheet would take for the beginning of a formula or command. Full-width and small forms of the first
# four count, too: some programs fold them.
_ACTING = "=+-@"
_ACTING_AS_THEY_ARE = ("\t", "\r")


def csv_text(columns: Sequence[str], records: Iterable[Sequence[Cell]]) -> str:
    """A header and a line per record, as RFC 4180 has it. Numbers and days stay as they are; None is an empty cell."""
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([neutralized(column) for column in columns])
    for record in records:
        writer.writerow([neutralized(cell) if isinstance(cell, str) else cell for cell in record])
    return out.getvalue()


def neutralized(text: str) -> str:
    """`text`, behind an apostrophe if a spreadsheet might act on it; also behind spaces and invisible characters."""
    if text.lstrip(" ")[:1] in _ACTING_AS_THEY_ARE:
        return f"'{text}"
    for character in text:
        if character.isspace() or unicodedata.category(character) in ("Cc", "Cf"):
            continue
        return f"'{text}" if unicodedata.normalize("NFKC", character) in _ACTING else text
    return text
