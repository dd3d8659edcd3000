"""Split a sheet with several tables side by side, or a legend beside its table, into tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from pm_career.importing.ladders.scale import find_legend
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.vocabulary import find_role

_LOOKED_AT = 30


def split_side_by_side(parts: Sequence[Table | Outline]) -> tuple[Table | Outline, ...]:
    """Split the tables that stand side by side in one sheet, each into a part of its own."""
    return tuple(each for part in parts for each in (split_table(part) if isinstance(part, Table) else (part,)))


def split_table(table: Table) -> tuple[Table, ...]:
    """Split a table at empty columns behind which headings or a scale begin; return its parts from left to right."""
    columns = sorted({cell.column for row in table.rows for cell in row})
    for before, after in pairwise(columns):
        if after - before > 1:
            left, right = _list_columns(table, 0, before), _list_columns(table, after, columns[-1])
            if find_legend(Sheet(0, right)):
                return left, right
            top = _find_common_header(left, right)
            if top is not None:
                return _take_name(left, top), *split_table(_take_name(right, top))
    return (table,)


def _list_columns(table: Table, first: int, last: int) -> Table:
    rows = (tuple(cell for cell in row if first <= cell.column <= last) for row in table.rows)
    return msgspec.structs.replace(table, rows=tuple(row for row in rows if row))


def _find_common_header(left: Table, right: Table) -> int | None:
    """Find the row in which both sides have a heading of skills, or of levels."""
    headed: dict[int, set[str]] = {}
    for row in left.rows[:_LOOKED_AT]:
        headed[row[0].row] = {role for cell in row if (role := find_role(cell.text)) in ("skill", "level")}
    for row in right.rows[:_LOOKED_AT]:
        if len(row) > 1 and headed.get(row[0].row, set()) & {find_role(cell.text) for cell in row}:
            return row[0].row
    return None


def _take_name(table: Table, top: int) -> Table:
    """Take the cell that is alone above the headings of a part as its name, if there is one."""
    above = [row for row in table.rows if row[0].row < top]
    if above and len(above[-1]) == 1:
        return msgspec.structs.replace(table, part=above[-1][0].text.strip())
    return table
