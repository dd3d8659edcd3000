"""Find the rows of a table with levels across that are about no skill."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.mapping import Doubt, Holds, Only, Row, quote_texts
from pm_career.importing.ladders.propose.table_proposal import TableProposal
from pm_career.importing.ladders.scale import parse_legend
from pm_career.importing.ladders.sheets.table import Cell
from pm_career.importing.ladders.vocabulary import find_role, is_pay, looks_like_level, says_retired, strip_heading

_SURE: dict[str, Holds] = {
    "years": "years", "title": "title", "summary": "summary", "rank": "rank", "stage": "stage", "level": "title",
}  # fmt: skip
"""What no skill is called."""
_AT_TOP: dict[str, Holds] = {
    "impact": "impact", "autonomy": "autonomy", "influence": "influence", "complexity": "complexity",
    "responsibilities": "responsibilities",
}  # fmt: skip
"""What is said of the level where it stands above all skills, and may be a skill elsewhere."""
_PAY = re.compile(r"\b(?:salary|salaries|pay|compensation|gehalt|salaire|salario|salário)\b")
_TOTALS = frozenset(
    {"total", "sum", "average", "mean", "summe", "gesamt", "durchschnitt", "somme", "promedio", "median"}
)
_NOTE = re.compile(
    r"(?:\*|†|‡|\[?\d\]|¹|²|note\b|notes\b|source\b|sources\b|legend\b|legende\b|stand\b|version\b|confidential\b"
    r"|vertraulich\b|last \w+\b|updated\b|created\b|©|\(c\)|page \d|seite \d|hinweis|anmerkung|quelle|remarque)",
    re.IGNORECASE,
)


def find_rows(found: TableProposal, skill: int, area: int, levels: Sequence[int]) -> tuple[tuple[Row, ...], Holds]:
    """Find the rows that are about levels, or about nothing, and what a cell is that stands alone in its row."""
    sheet = found.sheet
    rows: list[Row] = []
    last = max((row for row in found.rows if len(sheet.list_row(row)) > 1), default=0)
    sections = _has_sections(found, area, levels)
    at_top = True
    scope: list[str] = []
    has_areas = any(sheet.get_shown_cell(row, area) for row in found.rows)
    for number in found.rows:
        cells = sheet.list_row(number)
        first = cells[0]
        if len(cells) == 1:
            at_top = at_top and not sections
            is_remark = is_note(first) or number > last
            rows += _read_alone(found, first, is_remark=is_remark, is_section=sections, is_named=first.column == skill)
            continue
        named = sheet.get_cell(number, skill) or (first if first.column not in levels else None)
        holds = _find_row(cells, named, levels, at_top=at_top)
        if holds is None and named is not None and has_areas and at_top and sheet.get_shown_cell(number, area) is None:
            holds = "summary"
            said = f"'{one_line(named.text)}' stands above the categories, and is taken for a line about each level."
            found.doubt(said, ("skill",))
        if _is_no_skill(found, cells, named, levels, holds):
            holds = "nothing"
        if holds is not None:
            rows.append(Row((named or first).text, holds))
            if holds in _SURE.values() and at_top:
                scope.clear()  # what stands above such a row is about levels, too
            elif holds in _AT_TOP.values() and not (has_areas or sections):
                scope.append(first.text)
        else:
            at_top = False
    for text in scope:
        found.doubt(f"'{one_line(text)}' may be a skill, or be about each level.", ("skill",))
    return tuple(rows), "category" if sections else "skill"


def _read_alone(
    found: TableProposal, cell: Cell, *, is_remark: bool, is_section: bool, is_named: bool
) -> Iterator[Row]:
    """Read a cell alone in its row: a category where they stand so, else a skill of which nothing is said, or a remark.

    Yields the rule of a row that is left out. `is_named`: it stands where skills do.
    """
    above = [each for number in found.sheet.rows if number < found.top for each in found.sheet.list_row(number)]
    is_again = fold_spaces(cell.text) in {fold_spaces(each.text) for each in above}  # the title, as on the next page
    if is_remark:
        yield Row(cell.text, "scale" if parse_legend(cell.text) else "nothing")
    elif is_named and not is_section and not is_again:
        named = f"{quote_texts([cell.text])} stands alone in row {cell.row}"
        said = f"{named}: is it a category, or a skill of which nothing is said?"
        found.doubt(said, ("category", "nothing"))
    elif not is_section and not is_again:
        yield Row(cell.text, "nothing")


def _is_no_skill(
    found: TableProposal, cells: Sequence[Cell], named: Cell | None, levels: Sequence[int], holds: Holds | None
) -> bool:
    """Whether a row is about pay, or its name or its numbers alone say that it is no skill."""
    if named is not None and 2 * sum(is_pay(cell.text) for cell in cells) >= len(cells):
        return True
    is_called_so = named is not None and (find_role(named.text) == "more" or _PAY.search(fold_spaces(named.text)))
    return holds is None and (bool(is_called_so) or _is_count(found, cells, levels))


def _is_count(found: TableProposal, cells: Sequence[Cell], levels: Sequence[int]) -> bool:
    """Whether a row has no more than numbers where the rows above it have texts, as one that counts them does."""
    numbers = [cell.text.strip() for cell in cells if cell.column in levels]
    if len(numbers) < 2 or not all(map(str.isdecimal, numbers)):
        return False
    above = [text for at in levels for text in found.list_texts(at)]
    return 2 * sum(text.strip().isdecimal() for text in above) < len(above)


def _find_row(cells: Sequence[Cell], named: Cell | None, levels: Sequence[int], *, at_top: bool) -> Holds | None:
    """Find what a row says of each level; None for the row of a skill."""
    if named is None:
        titles = sum(looks_like_level(cell.text) for cell in cells if cell.column in levels)
        return "title" if len(cells) > 1 and 2 * titles > len(cells) else None
    if fold_spaces(named.text).strip(":=. ") in _TOTALS:
        return "nothing"
    role = find_role(named.text) or ""
    return _SURE.get(role) or (_AT_TOP.get(role) if at_top else None)


def _has_sections(found: TableProposal, area: int, levels: Sequence[int]) -> bool:
    """Whether a cell that stands alone in its row is a heading for the rows below: so where the first skill has one.

    Elsewhere it is a skill that nobody has written about yet, or a note.
    """
    sheet = found.sheet
    for number in found.rows:
        cells = sheet.list_row(number)
        if len(cells) == 1 and not is_note(cells[0]):
            return cells[0].column not in levels and area in (0, cells[0].column)
        named = cells[0] if cells[0].column not in levels else None
        if named is not None and _find_row(cells, named, levels, at_top=True) is None:
            return False
    return False


def is_note(cell: Cell) -> bool:
    """Whether a text reads like a note, or a legend."""
    return bool(_NOTE.match(cell.text.strip()) or parse_legend(cell.text))


def find_filters(found: TableProposal) -> tuple[Only, ...]:
    """Find which rows of a list count: those of one role, where it has several, and those in use."""
    only = []
    for role in ("role", "status"):
        at = found.find_role_column(role)
        cells = found.sheet.list_column(at, found.rows)
        values = list({fold_spaces(cell.text): cell.text.strip() for cell in cells}.values())
        left = [value for value in values if role == "role" or not says_retired(value)]
        heading = found.get_heading(at)
        if len(values) < 2 or strip_heading(heading) in found.filtered:
            continue
        if role == "role" and fold_spaces(found.role) in map(fold_spaces, values):
            only.append(Only(heading, found.role))
            continue
        if role == "role":
            said = f"The column {one_line(heading)} has {len(values)} values, and a framework is the ladder of one."
            found.doubts.append(Doubt(said, f"parts.{found.number}", tuple(values), "--role"))
        elif len(left) > 1:
            found.doubt(f"It is not clear which values of '{one_line(heading)}' count: {', '.join(left)}.", left)
        only.append(Only(heading, left[0]))
    return tuple(only)
