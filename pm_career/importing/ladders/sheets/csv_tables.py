"""Decode text files (UTF-8, UTF-16 or old Windows text) and parse separated values into a table."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from pm_career.domain.text import unescape_cell
from pm_career.importing.ladders.sheets.bounds import MAX_BYTES, Budget, NotRead
from pm_career.importing.ladders.sheets.table import Cell, Table

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_AS_UTF8 = "Save it as 'CSV UTF-8' or as .xlsx."
# What no text file holds, whatever wrote it.
_BINARY = re.compile("[\x00-\x06\x0e-\x1a\x7f\ufffe\uffff]")

_NOT_CP1252 = re.compile(
    r"(?<=[^\W\d_])[¿¼½¾¢£¥¦§¬¯±¶¸×÷³¹²](?=[^\W\d_])|(?<![^\W\d_])[³¹²¸](?=[^\W\d_])|(?<=[^\W\d_]{3})[³¹²]"
)
"""Signs within words, such as 'u¿ytkownik', as another encoding than that of Windows in the West gives them."""
_ZERO_RATIO = 8
"""UTF-16 text has over this many zeros on one side of its pairs of bytes for each on the other."""
_PARTED = re.compile(r"[,;\t|\n]")


class Decoded(NamedTuple):
    """A file's text, and a sentence where its encoding had to be assumed."""

    text: str
    remark: str = ""


def decode(raw: bytes, file: str) -> Decoded:
    """The text of `raw`; NotRead for what is no text."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(_text(raw[len(mark) :], encoding, file))
    if b"\0" in raw:
        return Decoded(_detect_utf_16(raw, file))
    try:
        return Decoded(_fit(raw.decode(), file))
    except UnicodeDecodeError as error:
        at = error.start
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        line = raw.count(b"\n", 0, at) + 1
        message = f"It cannot be told in which encoding {file} is written: line {line} holds the byte {raw[at]:02X}."
        raise NotRead(message, _AS_UTF8) from None
    if odd := _NOT_CP1252.search(text):
        line, word = text.count("\n", 0, odd.start()) + 1, _find_word(text, odd.start())
        message = f"It cannot be told in which encoding {file} is written: line {line} would hold '{word}'."
        raise NotRead(message, _AS_UTF8)
    remark = "The file is not UTF-8; it was read as Windows text (cp1252), as Excel saves CSV."
    return Decoded(_fit(text, file), remark)


def _find_word(text: str, at: int) -> str:
    """Find the word around a place in a text."""
    before, after = text[max(0, at - 20) : at].split(), text[at : at + 20].split()
    glued = before[-1] if before and not text[at - 1].isspace() else ""
    return f"{glued}{after[0] if after else ''}"


def _detect_utf_16(raw: bytes, file: str) -> str:
    """UTF-16 without a mark: in any language every second byte of its separators and line ends is zero."""
    high, low = raw[0::2].count(0), raw[1::2].count(0)
    try:
        text = raw.decode("utf-16-be" if high > low else "utf-16-le")
    except UnicodeDecodeError:
        raise _is_binary(file) from None
    if max(high, low) <= _ZERO_RATIO * min(high, low) or not _PARTED.search(text):
        raise _is_binary(file)
    return _fit(text, file)


def _text(raw: bytes, encoding: str, file: str) -> str:
    try:
        return _fit(raw.decode(encoding), file)
    except UnicodeDecodeError:
        called = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise NotRead(
            f"{file} is cut short or damaged: it begins as {called} and does not go on so.", _AS_UTF8
        ) from None


def _fit(text: str, file: str) -> str:
    if _BINARY.search(text):
        raise _is_binary(file)
    return text.removeprefix("\ufeff")


def _is_binary(file: str) -> NotRead:
    return NotRead(f"{file} is no text: it holds bytes that no table has.", "Save the table as .xlsx or as CSV.")


_SEPARATORS = (",", ";", "\t", "|")
_CALLED = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAID = re.compile(r"\s*(?P<quote>\"?)sep=(?P<sign>[,;\t|])(?P=quote)\r?\n?", re.IGNORECASE)
_QUOTED = re.compile(r"(?:(?<=[,;\t|\n\r])|\A)\"[^\"]*(?:\"\"[^\"]*)*\"")
"""Excel's own first line, which it does not show as a row."""
_END = "\x00end"


def read_csv(decoded: Decoded, file: str, budget: Budget) -> Table:
    """The one table of a file. Its rows are its records, numbered as a spreadsheet shows them, not lines of text."""
    text, remarks = decoded.text, [decoded.remark] if decoded.remark else []
    said = _SAID.match(text)
    sign = said["sign"] if said else _find_separator(text)
    if said:
        text = text[said.end() :]
    records, closed = _parse_records(text, sign)
    if not closed:
        message = f"{file} has a quote that is opened in row {len(records):,} and never closed"
        raise NotRead(f"{message}: the rows after it cannot be told.", "Close the quote, or save the table as .xlsx.")
    if sign != ",":
        remarks.append(f"Its cells are separated by {_CALLED[sign]}.")
    rows = (budget.take_row(_list_cells(record, number)) for number, record in enumerate(records, start=1))
    lengths = {number: len(record) for number, record in enumerate(records, start=1)}
    return Table(file, "", tuple(row for row in rows if row), remarks=tuple(remarks), lengths=lengths)


def _list_cells(record: Sequence[str], number: int) -> Iterator[Cell]:
    for column, text in enumerate(record, start=1):
        if text:
            yield Cell(unescape_cell(text), number, column)


def _parse_records(text: str, sign: str) -> tuple[list[list[str]], bool]:
    """Parse the records as this separator parts them; False if a quote is opened in the last and never closed.

    A record of our own at the end tells whether the last quote was closed: else it would stand inside of a cell.
    """
    before = csv.field_size_limit(MAX_BYTES)  # the budget says what is too long for a cell
    try:
        records = list(csv.reader(StringIO(f"{text}\n{_END}", newline=""), delimiter=sign))
    finally:
        csv.field_size_limit(before)
    closed = records[-1] == [_END]
    return records[:-1] if closed else records, closed


def _find_separator(text: str) -> str:
    """The sign that parts the whole file best: that parts most records, and into as many cells as one beside them.

    What stands in quotes has no say.
    """
    best, most = ",", (0, 0.0, 0)
    bare = _QUOTED.sub("x", text)
    for sign in _SEPARATORS:
        if sign not in bare:
            continue
        records, closed = _parse_records(bare, sign)
        if not closed:
            continue
        fit = _measure_fit(records, bare, sign)
        if fit > most:
            best, most = sign, fit
    return best


def _measure_fit(records: Sequence[Sequence[str]], text: str, sign: str) -> tuple[int, float, int]:
    widths = [len(record) for record in records if record]
    beside = zip([0, *widths[:-1]], widths, [*widths[1:], 0], strict=True)
    parted = sum((width > 1) + (width > 1 and width in (before, after)) for before, width, after in beside)
    in_prose = text.count(f"{sign} ") / text.count(sign)
    return parted, -in_prose, max(widths, default=0)
