"""Split a sheet with several tables side by side, or a legend beside its table, into tables."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from pm_career.importing.ladders.scale import scale_in
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.sheets.xlsx_package import letters
from pm_career.importing.ladders.vocabulary import role_of

_LOOKED_AT = 30
_LONGEST_NAME = 60


def parts_of(table: Table) -> tuple[Table, ...]:
    """The tables in a table, from left to right: parted at empty columns where headings begin anew, or a scale does."""
    columns = sorted({cell.column for cell in table.filled()})
    for before, after in pairwise(columns):
        if after - before > 1:
            left, right = _columns(table, 0, before), _columns(table, after, columns[-1])
            if scale_in(Sheet(0, right)):
                return left, right
            top = _both_headed(left, right)
            if top is not None:
                return _named(left, top), *parts_of(_named(right, top))
    return (table,)


def columns_of(table: Table) -> str:
    """Its columns as a spreadsheet names them: 'A to D'."""
    columns = sorted({cell.column for cell in table.filled()})
    return f"{letters(columns[0])} to {letters(columns[-1])}"


def _columns(table: Table, first: int, last: int) -> Table:
    rows = (tuple(cell for cell in row if first <= cell.column <= last) for row in table.rows)
    merged = tuple(each for each in table.merged if first <= each.left <= last)
    return msgspec.structs.replace(table, rows=tuple(row for row in rows if row), merged=merged)


def _both_headed(left: Table, right: Table) -> int | None:
    """The row in which both sides have a heading of skills, or of levels."""
    headed: dict[int, set[str]] = {}
    for row in left.rows[:_LOOKED_AT]:
        headed[row[0].row] = {role for cell in row if (role := role_of(cell.text)) in ("skill", "level")}
    for row in right.rows[:_LOOKED_AT]:
        if len(row) > 1 and headed.get(row[0].row, set()) & {role_of(cell.text) for cell in row}:
            return row[0].row
    return None


def _named(table: Table, top: int) -> Table:
    """The part under the name that stands alone above its headings, if one does."""
    above = [row for row in table.rows if row[0].row < top]
    if above and len(above[-1]) == 1 and len(above[-1][0].text) <= _LONGEST_NAME:
        return msgspec.structs.replace(table, part=above[-1][0].text.strip())
    return table
