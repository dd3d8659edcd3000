"""What stands in a worksheet's XML beside its values: formulas without one, merged ranges, what is hidden."""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat

from pm_career.frameworks.sheets.bounds import MAX_STORED, NotRead
from pm_career.frameworks.sheets.table import Merged

_MAX_MERGED = 20_000
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ON = ("1", "true")


class Marks:
    """Filled while a sheet's XML is read; ValueError or ExpatError for XML that is none.

    `unvalued` has the places (row, column) of formulas whose value was not saved with the file; `last_row` and
    `last_column` are how far the cells with a value or formula reach, which formatted empty ones may by far exceed.
    """

    def __init__(self, xml: bytes, where: str) -> None:
        self._where = where
        self._left = MAX_STORED
        self.merged: list[Merged] = []
        self.unvalued: set[tuple[int, int]] = set()
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.last_row = self.last_column = 0
        self._row = self._column = 0
        self._formula = self._value = False
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.Parse(xml, True)

    def _start(self, name: str, attributes: dict[str, Any]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self._cell(attributes)
        elif tag in {"v", "f", "is"}:
            self.last_row, self.last_column = max(self.last_row, self._row), max(self.last_column, self._column)
            self._formula |= tag == "f"
            if tag == "v" and self._formula:
                self._parser.CharacterDataHandler = self._valued
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            if attributes.get("hidden") in _ON:
                self.hidden_rows.append(self._row)
        elif tag == "col" and attributes.get("hidden") in _ON:
            self.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _end(self, name: str) -> None:
        if name.endswith(" c") and self._formula and not self._value:
            self.unvalued.add((self._row, self._column))
        elif name.endswith(" v"):
            self._parser.CharacterDataHandler = None

    def _valued(self, _text: str) -> None:
        self._value = True

    def _cell(self, attributes: dict[str, Any]) -> None:
        self._left -= 1
        if self._left < 0:
            message = f"{self._where} stores over {MAX_STORED:,} cells, filled or formatted."
            raise NotRead(message, "Copy the ladder alone to a new workbook, or save it as CSV.")
        self._formula = False
        self._value = attributes.get("t") == "str"  # text, which may be empty
        reference = attributes.get("r")
        found = _CELL.fullmatch(reference) if reference else None
        if found:
            self._column, self._row = _number(found[1]), int(found[2])
        else:
            self._column += 1

    def _merge(self, reference: str) -> None:
        found = _RANGE.fullmatch(reference)
        if found and len(self.merged) < _MAX_MERGED:
            left, top, right, bottom = _number(found[1]), int(found[2]), _number(found[3]), int(found[4])
            self.merged.append(Merged(top, left, bottom, right))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def letters(column: int) -> str:
    """A column's name as a spreadsheet shows it: 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
