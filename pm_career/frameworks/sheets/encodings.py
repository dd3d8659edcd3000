"""The text of a file that some spreadsheet wrote: UTF-8, UTF-16 or old Windows text, told apart by its bytes."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from pm_career.frameworks.sheets.bounds import NotRead

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

_PARTED = re.compile(r"[,;\t|\n]")


class Decoded(NamedTuple):
    """A file's text, and a sentence where its encoding had to be assumed."""

    text: str
    remark: str = ""


def decoded(raw: bytes, file: str) -> Decoded:
    """The text of `raw`; NotRead for what is no text."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(_text(raw[len(mark) :], encoding, file))
    if b"\0" in raw:
        return Decoded(_unmarked(raw, file))
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
    remark = "The file is not UTF-8; it was read as Windows text (cp1252), as Excel saves CSV."
    return Decoded(_fit(text, file), remark)


def _unmarked(raw: bytes, file: str) -> str:
    """UTF-16 without a mark: in any language every second byte of its separators and line ends is zero."""
    high, low = raw[0::2].count(0), raw[1::2].count(0)
    try:
        text = raw.decode("utf-16-be" if high > low else "utf-16-le")
    except UnicodeDecodeError:
        raise _binary(file) from None
    if max(high, low) <= 8 * min(high, low) or not _PARTED.search(text):
        raise _binary(file)
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
        raise _binary(file)
    return text.removeprefix("\ufeff")


def _binary(file: str) -> NotRead:
    return NotRead(f"{file} is no text: it holds bytes that no table has.", "Save the table as .xlsx or as CSV.")
