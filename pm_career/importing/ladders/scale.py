"""Find the legend of the scale: '1 = Awareness, 2 = Working' in a cell, or a table of numbers and names."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pm_career.domain.framework import Step
from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.cell_text import Fitted, clean_name, clean_text, shorten
from pm_career.importing.ladders.claims import Gathered, Pairs, Sorted, book, book_fitted
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.steps import Scale, find_number
from pm_career.importing.ladders.table_names import format_list
from pm_career.importing.ladders.vocabulary import find_role, says_nothing

_ENTRY = re.compile(r"(?<![\w.])(\d{1,2})\s*(?:=|:|[-–—](?=\s))\s*([^\d\s=:,;|/][^=,;|\n]*)")
_CALLED = re.compile(
    r"\b(?:scale|legend|proficiency|rating|scoring|skala|bewertung|échelle|escala|steps|legende|mastery|scores?|meaning"
    r"|bedeutung|points)\b"
)
_LONGEST_NAME = 60
_MOST_DIGITS = 2


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
    return found if counted >= 2 and values == list(range(1, counted + 1)) else {}


def _find_top(sheet: Sheet) -> str:
    return " ".join(cell.text for row in sheet.rows[:2] for cell in sheet.list_row(row))


def find_scale(claims: Sorted, pairs: Pairs, wishes: Wishes, gathered: Gathered) -> Scale:
    """The scale that the cells use, with the names that a legend gives its steps."""
    legend = {step: name for step, (_, _, name) in gathered.named_steps.items()}
    for claim in claims.scale:
        legend.update({step: name for step, name in parse_legend(claim.text).items() if step not in legend})
    texts = {
        what: [
            claim.text
            for levels in pairs.values()
            for about in levels.values()
            for claim in about
            if claim.what == what and claim.text.strip() and not says_nothing(claim.text)
        ]
        for what in ("step", "content")
    }
    scale = Scale(texts["step"] or texts["content"], wishes, legend, gathered, steps=bool(texts["step"]))
    if scale.kind in ("texts", "marks") and not texts["step"]:
        gathered.assume(
            "The file gives no steps: each is that of the level's place on the ladder.",
            "--scale" if not wishes.scale else "",
        )
    if scale.kind == "texts":
        contents = [
            (claim.at.table, claim.text)
            for levels in pairs.values()
            for about in levels.values()
            for claim in about
            if claim.what == "content" and claim.at is not None and not says_nothing(claim.text)
        ]
        scale.text_tables = {table for table, text in contents if not find_number(text)}
        amounts = [text for table, text in contents if table in scale.text_tables and find_number(text)]
        if amounts:
            gathered.assume(f"A number that stands alone among texts is a text, too: {format_list(amounts)}.")
    return scale


def describe_steps(steps: tuple[Step, ...], gathered: Gathered) -> tuple[Step, ...]:
    """The steps with what a table of the scale says of them; its cells are booked."""
    described: dict[int, str] = {}
    names = {step.value: step.name for step in steps}
    for step, (number, name, text) in gathered.named_steps.items():
        known = names.get(step) == clean_name(text).text
        for at in (number, name):
            why = "" if known else "the scale has other names for its steps"
            book(gathered.account, at, Fate.KEPT if known else Fate.NOT_UNDERSTOOD, why, ("scale",) if known else ())
    for step, (at, text) in gathered.described_steps.items():
        if step in names:
            cleaned = clean_text(text)
            short = shorten(cleaned.text)
            described[step] = short.text
            book_fitted(
                gathered.account, at, Fitted("", cleaned.done or short.done), ("scale", str(step), "description")
            )
    return tuple(
        msgspec.structs.replace(step, description=described.get(step.value) or step.description) for step in steps
    )


def book_scale(claims: Sorted, names: Sequence[str], gathered: Gathered) -> None:
    """Book what gives the names of steps: kept where the scale has them."""
    for claim in claims.scale:
        said = [clean_name(name).text for step, name in parse_legend(claim.text).items() if step > 0]
        if all(name in names for name in said):
            book(gathered.account, claim.at, Fate.ASSUMED, "read as a legend of the scale", ("scale",))
        else:
            book(gathered.account, claim.at, Fate.NOT_UNDERSTOOD, "the scale has other names for its steps")
