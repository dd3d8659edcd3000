"""Read a page of headings and lists into claims: headings of one depth are levels, those of another skills."""

from __future__ import annotations

from pm_career.importing.ladders.claims import Gathered, LevelKey, make_key
from pm_career.importing.ladders.headings import is_level
from pm_career.importing.ladders.layout import Layout
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.page_text import TEXT_COLUMN
from pm_career.importing.ladders.sheets.table import Cell


def read_outline(sheet: Sheet, layout: Layout, wishes: Wishes, gathered: Gathered, given: dict[str, str]) -> None:
    """Add what a page of headings says: a paragraph is the bar, other paragraphs and items of lists are behaviours.

    What stands below a level alone describes it, below a skill alone that.
    """
    level_depth, skill_depth = layout.find_column("level") or 0, layout.find_column("skill") or 0
    level: LevelKey | None = None
    skill = ""
    told: set[tuple[LevelKey | None, str]] = set()
    for row in sheet.rows:
        cell = sheet.list_row(row)[0]
        at = sheet.locate(cell)
        if cell.column <= min(level_depth, skill_depth):  # what is below is about another one
            level, skill = None, ""
        if cell.column == level_depth:
            level = make_key(cell.text, given.get("track", "")) if is_level(cell.text, wishes) else None
            if level is not None:
                gathered.add_claim(at, "level", cell.text, level)
                _claim_given(gathered, given, "track", level, "")
        elif cell.column == skill_depth and (level is not None or skill_depth < level_depth):
            skill = cell.text
            gathered.add_claim(at, "skill", cell.text, skill=skill)
            _claim_given(gathered, given, "area", None, skill)
        elif cell.column < TEXT_COLUMN:
            if cell.column < min(level_depth, skill_depth):
                _take_title(sheet, gathered, cell)
            else:
                level, skill = (level, "") if level_depth < skill_depth else (None, skill)
        else:
            is_first = not cell.is_item and (level, skill) not in told
            told.add((level, skill))
            _add_text(sheet, gathered, cell, level, skill, is_first=is_first)


def _add_text(
    sheet: Sheet, gathered: Gathered, cell: Cell, level: LevelKey | None, skill: str, *, is_first: bool
) -> None:
    at = sheet.locate(cell)
    if cell.text.endswith(":") and not cell.is_item:
        gathered.account.book_open(sheet.index, [cell], Fate.META, "it leads to its list")
    elif level is not None and skill:
        gathered.add_claim(at, "content" if is_first else "behaviours", cell.text, level, skill)
    elif level is not None:
        gathered.add_claim(at, "summary" if is_first else "responsibilities", cell.text, level)
    elif skill:
        gathered.add_claim(at, "description", cell.text, skill=skill)


def _claim_given(gathered: Gathered, given: dict[str, str], role: str, level: LevelKey | None, skill: str) -> None:
    if role in given:
        gathered.add_claim(None, role, given[role], level, skill)


def _take_title(sheet: Sheet, gathered: Gathered, cell: Cell) -> None:
    """Take the first heading of a page for its title."""
    if gathered.title is None and cell.row == sheet.rows[0]:
        gathered.title = sheet.locate(cell)
