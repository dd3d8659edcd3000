"""Find the rows of headings of a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from statistics import median

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.mapping import Holds
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Cell
from pm_career.importing.ladders.vocabulary import find_role

_LOOKED_AT = 30
_LONGEST_HEADING = 80
_BODY_ROWS = 10
_HALVES = re.compile(r"(.+?)\s*(?:[-–—:/|\n]\s*|\(|\[)([^()\[\]]+)[)\]]?", re.DOTALL)
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?\s*%?")
HALVES: dict[str, Holds] = {
    "step": "step", "bar": "bar", "text": "text", "behaviours": "behaviours", "evidence": "evidence",
    "label": "called",
}  # fmt: skip


def find_header(sheet: Sheet, is_level: Callable[[str], bool]) -> int | None:
    """Find the row of headings: among the first rows the one with most usual headings and names of levels.

    Where the rows from this one on begin with levels, each is about its own, and others in it are no headings.
    Without any it is the first row that is at least half as wide as those below it. None if there is no such row.
    """
    best: tuple[int, int] | None = None
    for index, row in enumerate(sheet.rows[:_LOOKED_AT]):
        shown = {at: cell for at in sheet.columns if (cell := sheet.get_shown_cell(row, at))}
        cells = list(dict.fromkeys(shown.values()))
        below = [len(sheet.list_row(other)) for other in sheet.rows[index + 1 : index + 1 + _BODY_ROWS]]
        if len(cells) < 2 or not below or 2 * len(cells) < median(below):
            continue
        roles = {role for cell in cells if (role := find_role(cell.text)) and role != "more"}
        first = sheet.list_column(min(sheet.columns), sheet.rows[index : index + _BODY_ROWS])
        is_down = 2 * sum(is_level(cell.text) for cell in first) > len(first)
        levels = 0 if is_down else sum(is_level(cell.text) for cell in cells)
        numbers = sum(_NUMBER.fullmatch(cell.text.strip()) is not None for cell in cells)
        numbers = 0 if "1 2" in " ".join(cell.text.strip() for cell in cells) else numbers  # they count levels
        is_short = all(len(cell.text) <= _LONGEST_HEADING for cell in cells) or roles
        score = 3 * len(roles & {"skill", "level"}) + len(roles) + (levels if levels > 1 else 0) - 2 * numbers
        if is_short and (best is None or score > best[0]):
            best = (score, row)
    return best[1] if best else None


def find_above(sheet: Sheet, top: int) -> dict[int, Cell]:
    """Find the headings over several columns right above the row of headings, for each column that they are over."""
    cells = sheet.list_row(top - 1)
    if not cells or find_role(cells[0].text) in ("other", "note", "status"):
        return {}
    over = [cell for cell in cells if cell.column != min(sheet.columns)]
    several = len(over) > 1 and len(cells) < len(sheet.list_row(top)) + 2
    merged = sheet.has_spans(top - 1)
    if not over or not (several or (merged and len(over) == len(cells))):
        return {}
    spread: dict[int, Cell] = {}
    last: Cell | None = None
    for column in sheet.columns:
        last = sheet.get_shown_cell(top - 1, column) or last
        if last is not None:
            spread[column] = last
    return spread


def find_halves(headings: Mapping[int, Cell], is_level: Callable[[str], bool]) -> dict[int, tuple[str, Holds]]:
    """Find columns whose headings name a level and what they have of it, such as 'PM (score)' and 'PM (evidence)'.

    The name of one of these alone is what has its texts. Only where there are several such levels, and several such
    columns for each: else it is all one name.
    """
    halves = {column: half for column, cell in headings.items() if (half := split_heading(cell.text, is_level))}
    names = {fold_spaces(level) for level, _ in halves.values()}
    for column, cell in headings.items():
        if fold_spaces(cell.text) in names:
            halves[column] = cell.text.strip(), "text"
    held: dict[str, set[str]] = defaultdict(set)
    for level, holds in halves.values():
        held[fold_spaces(level)].add(holds)
    several = len(held) > 1 and all(len(roles) > 1 for roles in held.values())
    return halves if several and sum(map(len, held.values())) == len(halves) else {}


def split_heading(text: str, is_level: Callable[[str], bool]) -> tuple[str, Holds] | None:
    """Split a heading such as 'PM (score)' into a level and what its column has of it."""
    found = _HALVES.fullmatch(text.strip())
    before, _, last = " ".join(text.split()).rpartition(" ")
    for level, what in ((found[1], found[2]), (found[2], found[1])) if found else ((before, last),):
        holds = HALVES.get(find_role(what) or "")
        if holds and is_level(level):
            return level.strip(), holds
    return None
