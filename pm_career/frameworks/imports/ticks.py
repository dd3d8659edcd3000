"""Matrices with a behaviour in each row, and ticks at the levels that show it."""

from __future__ import annotations

from pm_career.frameworks.imports.account import Fate
from pm_career.frameworks.imports.booked import NOTHING
from pm_career.frameworks.imports.claims import Gathered, LevelKey
from pm_career.frameworks.imports.layout import Layout
from pm_career.frameworks.imports.sheet import Sheet
from pm_career.frameworks.imports.steps import is_mark
from pm_career.frameworks.imports.words import says_nothing


def ticked_column(sheet: Sheet, layout: Layout) -> int | None:
    """The column of what the ticks are about, where the cells below the levels are ticks."""
    column = next((c for c, role in sorted(layout.roles.items()) if role in ("behaviours", "bar")), None)
    if column is None or column in layout.across:
        return None
    cells = [cell for level in layout.across for cell in sheet.in_column(level, layout.rows)]
    ticks = sum(is_mark(cell.text) for cell in cells)
    others = sum(not is_mark(cell.text) and not says_nothing(cell.text) for cell in cells)
    return column if ticks > 4 * others else None


def take_ticked(
    sheet: Sheet, gathered: Gathered, row: int, column: int, skill: str, levels: dict[int, LevelKey]
) -> None:
    """Say of each level that is ticked in a row that the row's behaviour is expected there."""
    said = sheet.shown(row, column)
    if said is None:
        return
    ticked = [cell for cell in sheet.in_row(row) if cell.column in levels and is_mark(cell.text)]
    for cell in ticked:
        gathered.say(sheet.at(said), "behaviours", said.text, levels[cell.column], skill)
    if not ticked:
        nothing = says_nothing(said.text)
        why = NOTHING if nothing else "no level is ticked in its row"
        gathered.account.book_open(sheet.index, [said], Fate.BLANK if nothing else Fate.NOT_UNDERSTOOD, why)
