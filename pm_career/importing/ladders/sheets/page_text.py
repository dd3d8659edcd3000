"""What a page says outside its tables: headings and texts, an outline of their own, or beside the tables and unread."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pm_career.importing.ladders.sheets.bounds import Budget
from pm_career.importing.ladders.sheets.table import Cell, Table

BOLD_LINE, PARAGRAPH, BULLET, NESTED_BULLET = 7, 8, 9, 10
"""What a line of an outline is, as its cell's column; from 1 to 6 it is a heading of that depth.

BOLD_LINE is a line that is bold as a whole and no sentence, NESTED_BULLET what is below a bullet, however deep.
"""
TEXT_COLUMN = 7
"""The column of the texts in an outline; before it stand the headings by their depth, from 1 to 6."""
UNREAD = "it stands beside the tables, which alone are read"


class PageLine(msgspec.Struct, frozen=True):
    """A heading (`depth` from 1), or a paragraph or item of a list (0), and the line of the page that it begins in."""

    line: int
    text: str
    depth: int = 0
    is_item: bool = False


def add_page_lines(tables: Sequence[Table], lines: Sequence[PageLine], file: str, budget: Budget) -> list[Table]:
    """Add what a page says beside its tables to the first of them. A page without tables is one, its outline."""
    texts = [each for each in lines if not each.depth]
    if tables:
        cells = budget.take_row(Cell(each.text, each.line, 0, UNREAD) for each in texts)
        return [msgspec.structs.replace(tables[0], beside=cells), *tables[1:]]
    if not texts or len(texts) == len(lines):
        return []
    rows = (
        budget.take_row([Cell(each.text, each.line, each.depth or TEXT_COLUMN, is_item=each.is_item)]) for each in lines
    )
    return [Table(file, "", tuple(row for row in rows if row), is_outline=True)]
