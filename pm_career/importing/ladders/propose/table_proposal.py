"""A table while it is looked at: its headings, what they are usually called for, and what its columns hold."""

from __future__ import annotations

from collections.abc import Iterable

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.mapping import Doubt, Holds
from pm_career.importing.ladders.options import Wishes, list_given_levels
from pm_career.importing.ladders.propose.header import HALVES, find_above, find_header
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.steps import count_drawn, denies, find_number, is_mark
from pm_career.importing.ladders.vocabulary import (
    find_numbered,
    find_role,
    is_pay,
    looks_like_level,
    says_nothing,
    strip_heading,
)

HOLDS: dict[str, Holds] = {
    **HALVES, "level": "level", "skill": "skill", "track": "track", "area": "category", "description": "description",
    "is_not": "is not", "rank": "rank", "title": "title", "stage": "stage", "years": "years", "summary": "summary",
    "impact": "impact", "autonomy": "autonomy", "influence": "influence", "complexity": "complexity",
    "responsibilities": "responsibilities", "watch_outs": "watch-outs",
}  # fmt: skip
"""What the usual headings say that a column holds. A column of notes, owners or dates is no part of a ladder."""

_NAMES = frozenset({"level", "skill", "track", "area", "role"})
"""Columns of names, which may have numbers in them that are no amounts."""
_MOST_WORDS = 2
"""Of a name of a person, a place, a team."""


class TableProposal:
    """A table while it is looked at."""

    def __init__(self, table: Table, number: int, wishes: Wishes) -> None:
        self.sheet, self.number = Sheet(0, table), number
        self._given, self.role, self.shape = list_given_levels(wishes), wishes.role, wishes.shape
        self.has_given = bool(wishes.levels)
        self.filtered = {strip_heading(heading) for heading, _ in wishes.where}
        self._numbered: frozenset[str] = frozenset()
        self.doubts: list[Doubt] = []
        self._texts: dict[int, list[str]] = {}
        self.top = find_header(self.sheet, self.is_level) or 0
        self.rows = tuple(row for row in self.sheet.rows if row > self.top)
        columns = self.sheet.columns
        self.headings = {at: cell for at in columns if (cell := self.sheet.get_shown_cell(self.top, at))}
        self.above = find_above(self.sheet, self.top) if self.top else {}
        for at, cell in self.above.items():
            if at not in self.headings and self.sheet.get_cell(self.top - 1, at):
                self.headings[at] = cell
        first = self.sheet.list_column(min(self.sheet.columns), self.rows)
        self._numbered = find_numbered(cell.text for cell in (*self.headings.values(), *first))
        told = {strip_heading(heading): held for heading, held in wishes.columns}
        self.roles = {}
        for at, cell in self.headings.items():
            role = told.get(strip_heading(cell.text)) or (None if self.is_level(cell.text) else find_role(cell.text))
            if role and (role in _NAMES or not self.are_paid(at)):
                self.roles[at] = role
            elif role:
                self.roles[at] = "other"
        areas = [at for at, role in self.roles.items() if role == "area"]
        if "skill" not in self.roles.values() and len(areas) == 1 and not HALVES.keys().isdisjoint(self.roles.values()):
            self.roles[areas[0]] = "skill"  # what something is expected of is the skill, whatever it is called

    def is_level(self, text: str) -> bool:
        """Whether a text names a level: one of those that were given, else one that reads like a level."""
        if self.has_given or fold_spaces(text) in self._given:
            return fold_spaces(text) in self._given
        return text in self._numbered or (looks_like_level(text) and find_role(text) is None)

    def doubt(self, said: str, others: Iterable[str] = ()) -> None:
        """Note what speaks against the proposal."""
        self.doubts.append(Doubt(said, f"parts.{self.number}", tuple(others)))

    def list_texts(self, at: int) -> list[str]:
        """List what the cells of a column say, below the headings."""
        if at not in self._texts:
            cells = self.sheet.list_column(at, self.rows)
            self._texts[at] = [cell.text for cell in cells if not says_nothing(cell.text)]
        return self._texts[at]

    def get_heading(self, at: int) -> str:
        """Get the heading of a column; '' without one."""
        return self.headings[at].text.strip() if at in self.headings else ""

    def find_role_column(self, role: str) -> int:
        """Find the first column of a role; 0 without one."""
        return next((at for at, held in sorted(self.roles.items()) if held == role), 0)

    def find_content(self, at: int) -> Holds:
        """Find what the cells below a level are: ticks, numbers of steps, or texts."""
        texts = self.list_texts(at) or [cell.text for cell in self.sheet.list_column(at, self.rows)]
        ticks = sum(is_mark(text) or denies(text) for text in texts)
        if texts and 2 * ticks > len(texts):
            return "tick"
        numbers = sum(find_number(text) is not None for text in texts)
        return "step" if (texts and numbers == len(texts)) or self.are_drawn(at) else "text"

    def has_sentences(self, *columns: int) -> bool:
        """Whether half of the cells of these columns at least say more than a name does."""
        texts = [text for at in columns for text in self.list_texts(at)]
        return 2 * sum(len(text.split()) > _MOST_WORDS and "://" not in text for text in texts) >= len(texts)

    def are_drawn(self, at: int) -> bool:
        """Whether all cells of a column draw a number, and one of them with several signs: else they are ticks."""
        drawn = [count_drawn(text) for text in self.list_texts(at)]
        return all(drawn) and any(number and (number.value > 1 or number.out_of) for number in drawn)

    def are_paid(self, at: int) -> bool:
        """Whether most cells of a column are amounts of money: no part of a ladder, whatever its heading says."""
        texts = self.list_texts(at)
        return 2 * sum(map(is_pay, texts)) > len(texts)

    def are_numbers(self, at: int) -> bool:
        """Whether a column has numbers only."""
        texts = self.list_texts(at)
        return bool(texts) and all(find_number(text) is not None for text in texts)
