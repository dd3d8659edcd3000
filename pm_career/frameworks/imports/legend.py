"""A legend of the scale, wherever it stands: '1 = Awareness, 2 = Working', or a table of numbers and names."""

from __future__ import annotations

import re

from pm_career.frameworks.imports.sheet import Sheet
from pm_career.frameworks.imports.words import plain, role_of

_ENTRY = re.compile(r"(?<![\w.])(\d{1,2})\s*(?:=|:|[-–—](?=\s))\s*([^\d\s=:,;|/][^=,;|\n]*)")
_CALLED = re.compile(
    r"\b(?:scale|legend|proficiency|rating|scoring|skala|bewertung|échelle|escala|steps|legende|mastery|scores?|meaning"
    r"|bedeutung|points)\b"
)


def steps_in(text: str) -> dict[int, str]:
    """The names of steps that a line gives, by their number: two at least, counting up one by one."""
    found = {int(number): name.strip(" .)\"'") for number, name in _ENTRY.findall(text)}
    values = sorted(found)
    counts_up = len(values) >= 2 and values == list(range(values[0], values[0] + len(values))) and values[0] <= 1
    return found if counts_up and all(0 < len(name) <= 60 for name in found.values()) else {}


def scale_in(sheet: Sheet) -> dict[int, tuple[int, int, int | None]]:
    """A table that is nothing but a scale: by step its row, the column of its name and that of its description."""
    columns = sheet.columns
    if not 2 <= len(columns) <= 3 or not _CALLED.search(plain(f"{sheet.table.name} {_top(sheet)}")):
        return {}
    if any(role_of(cell.text) == "skill" for row in sheet.rows[:2] for cell in sheet.in_row(row)):
        return {}
    number, name = columns[:2]
    found: dict[int, tuple[int, int, int | None]] = {}
    counted = 0
    for row in sheet.rows:
        value, called = sheet.own(row, number), sheet.own(row, name)
        if value and called and value.text.strip().isdecimal() and len(value.text) < 3:
            counted += 1
            found.setdefault(int(value.text), (row, name, columns[2] if len(columns) == 3 else None))
    values = sorted(found)
    return found if counted >= 2 and values == list(range(1, counted + 1)) else {}


def _top(sheet: Sheet) -> str:
    return " ".join(cell.text for row in sheet.rows[:2] for cell in sheet.in_row(row))
