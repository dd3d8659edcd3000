"""The value of a workbook's cell as people see it: a number, day or percentage as formatted, and what is struck out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import NamedTuple
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from pm_career.importing.ladders.sheets.xlsx_package import WORKBOOK, Package

UNVALUED = "a formula whose value was not saved: open the file in a spreadsheet and save it"
_SPELLED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a workbook writes characters that XML cannot hold."""
_PERCENT = re.compile(r"0(?:\.(0+))?%")


class Value(NamedTuple):
    """What a cell shows, and what of it is struck out; `problem` says why it cannot be taken."""

    shown: str
    struck: str = ""
    problem: str = ""


class _Style(NamedTuple):
    form: str = "General"
    struck: bool = False


class Values:
    """Reads the values of cells. Has what all sheets share: texts that cells refer to by number, styles, the calendar.

    ValueError or LookupError for what no spreadsheet writes.
    """

    def __init__(self, package: Package) -> None:
        self._texts = [_read_text(each) for each in package.walk("xl/sharedStrings.xml", "si")]
        self._styles = list(_read_styles(package)) or [_Style()]
        calendars = [is_on(each.get("date1904")) for each in package.walk(WORKBOOK, "workbookPr")]
        self._first_day = CALENDAR_MAC_1904 if any(calendars) else CALENDAR_WINDOWS_1900

    def read(self, cell: Element) -> Value:
        """Read the value of a cell (`c`)."""
        kind, written, inline = cell.get("t", "n"), cell.findtext("v"), cell.find("is")
        style = self._styles[int(cell.get("s", 0))]
        if inline is not None:
            return _read_text(inline)[style.struck]
        if not written:
            unvalued = cell.find("f") is not None and (kind != "str" or written is None)
            return Value("", problem=UNVALUED if unvalued else "")
        if kind == "s":
            return self._texts[int(written)][style.struck]
        if kind == "e":
            return Value("", problem=f"the error {written}")
        if kind == "n" and is_date_format(style.form):
            try:
                day = from_excel(float(written), self._first_day, timedelta=is_timedelta_format(style.form))
            except (ValueError, OverflowError):
                return Value(written, problem="it is formatted as a day, and is none")
            shown = _format_day(day)
        elif kind == "n":
            shown = _format_number(float(written), style.form)
        elif kind == "b":
            shown = "TRUE" if is_on(written) else "FALSE"
        else:
            shown = _format_day(datetime.fromisoformat(written)) if kind == "d" else unescape(written)
        return Value("", shown) if style.struck else Value(shown)


def _format_number(value: float, form: str) -> str:
    """Format a number as its cell shows it: 3.0 as 3, 0.25 as 25% in a cell of percentages."""
    percent = _PERCENT.fullmatch(form)
    if percent:
        return f"{value * 100:.{len(percent[1] or '')}f}%"
    return str(int(value)) if abs(value) < 1e15 and value == int(value) else f"{value:.15g}"


def _format_day(value: object) -> str:
    """Format a day as ISO has it, with the time of the day where there is one."""
    if isinstance(value, datetime):
        seen = value.isoformat(" ", "seconds")
        return seen.removesuffix(" 00:00:00").removesuffix(":00") if seen.endswith(":00") else seen
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _read_text(element: Element) -> tuple[Value, Value]:
    """Read a text (`si` or `is`) as it is in a cell whose font is not struck out, and in one whose font is.

    It is whole, or in runs; a run without a font has its cell's. How it is pronounced (`rPh`) is left out.
    """
    runs = list(element.iterfind("r")) or [element]
    texts = [(unescape(run.findtext("t", "")), run.find("rPr")) for run in runs]

    def split(in_cell: bool) -> Value:
        parts = [(text, in_cell if font is None else _is_struck(font)) for text, font in texts]
        return Value("".join(text for text, out in parts if not out), "".join(text for text, out in parts if out))

    return split(in_cell=False), split(in_cell=True)


def unescape(text: str) -> str:
    """Put in the characters that a workbook spells, as `_x000D_`."""
    return _SPELLED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _read_styles(package: Package) -> Iterator[_Style]:
    forms, fonts = dict(BUILTIN_FORMATS), []
    for part in package.walk("xl/styles.xml", "numFmts", "fonts", "cellXfs"):
        if part.tag == "numFmts":
            forms |= {int(each.get("numFmtId", 0)): each.get("formatCode", "") for each in part}
        elif part.tag == "fonts":
            fonts = [_is_struck(font) for font in part]
        else:
            for each in part:
                form = forms.get(int(each.get("numFmtId", 0)), "General")
                yield _Style(form, any(fonts[int(each.get("fontId", 0)) :][:1]))


def _is_struck(font: Element) -> bool:
    strike = font.find("strike")
    return strike is not None and is_on(strike.get("val", "1"))


def is_on(value: str | None) -> bool:
    """Whether an attribute of XML says yes."""
    return value in ("1", "true", "on")
