"""The legend of the scale: '1 = Awareness, 2 = Working' in a cell, or a table of numbers and names."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pm_career.domain.framework import Step
from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.cell_text import clean_name, fit_text
from pm_career.importing.ladders.claims import Gathered, Sorted, book_fitted
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.steps import Scale
from pm_career.importing.ladders.vocabulary import find_role

_ENTRY = re.compile(r"(?<![\w.])(\d{1,2})\s*(?:=|:|[-–—](?=\s))\s*([^\d\s=:,;|/][^=,;|\n]*)")
_CALLED = re.compile(
    r"\b(?:scale|legend|proficiency|rating|scoring|skala|bewertung|échelle|escala|steps|legende|mastery|scores?|meaning"
    r"|bedeutung|points)\b"
)
_LONGEST_NAME = 60
_MOST_DIGITS = 2
_OTHER_NAMES = "the scale has other names for its steps"


def parse_legend(text: str) -> dict[int, str]:
    """The names of steps that a line gives, by their number: two at least, counting up one by one."""
    found = {int(number): name.strip(" .)\"'") for number, name in _ENTRY.findall(text)}
    values = sorted(found)
    counts_up = len(values) >= 2 and values == list(range(values[0], values[0] + len(values))) and values[0] <= 1
    return found if counts_up and all(0 < len(name) <= _LONGEST_NAME for name in found.values()) else {}


def find_legend(sheet: Sheet) -> dict[int, tuple[int, int, int | None]]:
    """A table that is nothing but a scale: by step its row, the column of its name and that of its description."""
    columns = sheet.columns
    if not 2 <= len(columns) <= 3 or not _CALLED.search(fold_spaces(f"{sheet.table.name} {_find_top(sheet)}")):
        return {}
    if any(find_role(cell.text) == "skill" for row in sheet.rows[:2] for cell in sheet.list_row(row)):
        return {}
    number, name = columns[:2]
    found: dict[int, tuple[int, int, int | None]] = {}
    counted = 0
    for row in sheet.rows:
        value, called = sheet.get_cell(row, number), sheet.get_cell(row, name)
        if value and called and value.text.strip().isdecimal() and len(value.text) <= _MOST_DIGITS:
            counted += 1
            found.setdefault(int(value.text), (row, name, columns[2] if len(columns) == 3 else None))
    values = sorted(found)
    counts_up = counted >= 2 and values == list(range(values[0], values[0] + counted)) and values[0] <= 1
    return found if counts_up else {}


def _find_top(sheet: Sheet) -> str:
    return " ".join(cell.text for row in sheet.rows[:2] for cell in sheet.list_row(row))


def take_scale(sheet: Sheet, gathered: Gathered) -> None:
    """Take the names of steps and what is said of them."""
    found = find_legend(sheet)
    for step, (row, name, description) in found.items():
        said = sheet.get_cell(row, name)
        number = sheet.list_row(row)[0]
        if said is None:
            continue
        gathered.named_steps[step] = (sheet.locate(number), sheet.locate(said), said.text)
        told = sheet.get_cell(row, description) if description is not None else None
        if told is not None:
            gathered.described_steps[step] = (sheet.locate(told), told.text)
    taken = {row for row, _, _ in found.values()}
    for row in sheet.rows:
        if row not in taken:
            gathered.account.book_open(sheet.index, sheet.list_row(row), Fate.HEADING, "")


def book_legend(claims: Sorted, scale: Scale, gathered: Gathered) -> None:
    """Book what gives the names of steps: kept where the scale has them."""
    for claim in claims.scale:
        said = [clean_name(name).text for step, name in parse_legend(claim.text).items() if step > 0]
        if said and all(name in scale.names for name in said):
            gathered.account.book(claim.at, Fate.ASSUMED, "read as a legend of the scale", ("scale",))
        else:
            gathered.account.book(claim.at, Fate.NOT_UNDERSTOOD, _OTHER_NAMES)
    for number, (at, said_at, text) in gathered.named_steps.items():
        known = clean_name(text).text in scale.names or number == 0
        for each in (at, said_at):
            fate = Fate.NOT_UNDERSTOOD if not known else Fate.KEPT if number else Fate.META
            gathered.account.book(each, fate, "" if known else _OTHER_NAMES, ("scale",) if fate.placed else ())


def describe_steps(steps: Sequence[Step], scale: Scale, gathered: Gathered) -> tuple[Step, ...]:
    """The steps with what a table of the scale says of them; its cells are booked."""
    described = list(steps)
    for number, (at, text) in gathered.described_steps.items():
        step = scale.find_step(number)
        if step is not None:
            fitted = fit_text(text)
            described[step - 1] = msgspec.structs.replace(described[step - 1], description=fitted.text)
            book_fitted(gathered.account, at, fitted, ("scale", str(step), "description"))
    return tuple(described)
