"""Doubt rows of a table with levels across that are unlike the others: notes, another table, a name that is missing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.mapping import format_texts, quote_texts
from pm_career.importing.ladders.propose.table_proposal import TableProposal
from pm_career.importing.ladders.sheets.table import Cell
from pm_career.importing.ladders.vocabulary import find_role

_MOST_WORDS = 4
"""Words of the name of a category: what stands alone in its row with more is a remark."""


def doubt_rows(found: TableProposal, skill: int, levels: Sequence[int], left_out: Collection[str]) -> None:
    """Doubt the rows that are taken. `left_out` are the names of those about no skill, folded."""
    rows = [cells for row in found.rows if not _is_left_out(cells := found.sheet.list_row(row), left_out)]
    again = [cells[0].row for cells in rows if _names_levels(found, cells, levels)]
    if again and 2 * len(again) < len(rows):  # else they are names of steps
        shown = format_texts(f"row {row}" for row in again)
        found.doubt(f"Levels are named again in {shown}: does another table begin there?", ("nothing",))
    unread = {cell.row for row in found.sheet.table.rows for cell in row if cell.problem}
    full = [cells for cells in rows if cells[0].row in unread or len(_list_values(cells, levels)) == len(levels)]
    last = max((cells[0].row for cells in full), default=0)
    begun = [cells for cells in rows if cells[0].row > last and cells[-1].column in levels[:-1]]
    has_ticks = any(found.find_content(at) == "tick" for at in levels)
    if begun and not has_ticks and 2 * len(full) >= len(rows) - sum(len(cells) == 1 for cells in rows):
        shown = quote_texts(cells[0].text for cells in begun)
        found.doubt(f"Behind the last whole row stands {shown}: is it a skill?", ("nothing",))
    doubt_unnamed(found, rows, skill, levels)
    _doubt_alone(found, [cells[0] for cells in rows if len(cells) == 1 and cells[0].column not in levels])


def _is_left_out(cells: Sequence[Cell], left_out: Collection[str]) -> bool:
    return any(fold_spaces(cell.text) in left_out for cell in cells)


def _list_values(cells: Sequence[Cell], levels: Sequence[int]) -> list[int]:
    return [cell.column for cell in cells if cell.column in levels]


def _names_levels(found: TableProposal, cells: Sequence[Cell], levels: Sequence[int]) -> bool:
    """Whether what stands below levels, in two cells at least, are names of levels; not the same headings again."""
    headings = {fold_spaces(found.get_heading(at)) for at in levels}
    if find_role(cells[0].text) == "skill" and cells[0].column not in levels:
        headings |= {fold_spaces(cell.text) for cell in cells}  # another row of headings, whatever it names
    values = [cell.text for cell in cells if cell.column in levels]
    named = [
        fold_spaces(text) in headings or (found.is_level(text) and len(text.split()) <= _MOST_WORDS) for text in values
    ]
    same = [fold_spaces(cell.text) for cell in cells] == [
        fold_spaces(cell.text) for cell in found.sheet.list_row(found.top)
    ]
    return len(named) > 1 and all(named) and not same


def doubt_unnamed(found: TableProposal, rows: Sequence[Sequence[Cell]], column: int, values: Sequence[int]) -> None:
    """Doubt rows without a name in a column, where few names have such rows below them: else each has several."""
    of: dict[str, list[int]] = {}
    above = ""
    for cells in rows:
        named = found.sheet.get_shown_cell(cells[0].row, column)
        above = named.text if named else above
        own = of.setdefault(above, [])
        if named is None and _list_values(cells, values):
            own.append(cells[0].row)
    without = [row for own in of.values() for row in own]
    if without and 2 * sum(map(bool, of.values())) <= len(of):
        shown, heading = format_texts(f"row {row}" for row in without), one_line(found.get_heading(column))
        found.doubt(f"Nothing stands below '{heading}' in {shown}: is it what stands above?", ("nothing",))


def _doubt_alone(found: TableProposal, cells: Sequence[Cell]) -> None:
    """Doubt what stands alone in its row and is hardly a category, by its words or in that others are in capitals."""
    remarks = [cell.text for cell in cells if len(cell.text.split()) > _MOST_WORDS]
    upper = [cell for cell in cells if cell.text.isupper()]
    mixed = [cell.text for cell in cells if 2 * len(upper) > len(cells) and not cell.text.isupper()]
    if remarks or mixed:
        found.doubt(f"These may not be categories: {format_texts([*remarks, *mixed])}.", ("nothing",))
