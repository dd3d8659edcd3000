"""Find the row of headings in a table, and what its headings mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from statistics import median

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.page_text import TEXT_COLUMN
from pm_career.importing.ladders.sheets.table import Cell, Table
from pm_career.importing.ladders.vocabulary import find_role, looks_like_level, strip_heading

_LOOKED_AT = 30
"""Rows from the top among which the headings are looked for."""
_LONGEST_HEADING = 80
_BODY_ROWS = 10
"""Rows below a row whose widths it is compared with."""
_WIDTH_SHARE = 0.6
"""How many cells a row of headings has at least, as a share of the median width of the rows below."""
_SURE_SCORE = 10
"""A row with this score is a candidate however narrow it is."""
_SAMPLE_ROWS = 6
_LEVEL_SHARE = 0.6
"""From this share of levels in the first column of a row and those below, the row is one of a level."""
_FOR_ROLE, _FOR_LEVEL_OR_SKILL, _FOR_OPTION, _FOR_LEVEL = 8, 15, 12, 5
_FOR_DISTINCT, _FOR_WIDTH, _AGAINST_NUMBER = 2, 3, 8

_HALVES = re.compile(r"(.+?)\s*(?:[-–—:/|\n]\s*|\(|\[)([^()\[\]]+)[)\]]?", re.DOTALL)
_HALF = ("step", "bar", "text", "behaviours", "evidence", "label")


def list_given_levels(wishes: Wishes) -> frozenset[str]:
    """List the names of levels that --levels gives, folded for comparison."""
    return frozenset(fold_spaces(name) for group in wishes.levels for name in group)


def find_header_row(sheet: Sheet, wishes: Wishes) -> int | None:
    """Find the row of headings: the one among the first whose cells read most like headings. None if none does."""
    best: tuple[int, int] | None = None
    rows = sheet.rows[:_LOOKED_AT]
    for index, row in enumerate(rows):
        cells = sheet.list_row(row)
        short = [cell for cell in cells if len(cell.text) <= _LONGEST_HEADING]
        named = any(find_role(cell.text) for cell in short)  # then what is long is a heading, too
        if len(short) < 2 or (len(short) < len(cells) and not named):
            continue
        score = _score_row(cells, wishes, of_level=_begins_with_level(sheet, row, wishes))
        widths = [len(sheet.list_row(below)) for below in sheet.rows[index + 1 : index + 1 + _BODY_ROWS]]
        fits = bool(widths) and len(cells) >= _WIDTH_SHARE * median(widths)
        if not widths or (score < _SURE_SCORE and not fits):
            continue
        score += _FOR_WIDTH if fits else 0
        if best is None or score > best[0]:
            best = (score, row)
    return best[1] if best else None


def _begins_with_level(sheet: Sheet, row: int, wishes: Wishes) -> bool:
    """Whether a row is about the level in its first cell, as the rows below are: then it is no row of headings."""
    first = min(sheet.columns)
    below = sheet.list_column(first, tuple(other for other in sheet.rows if other >= row)[:_SAMPLE_ROWS])
    levels = sum(is_level(cell.text, wishes) for cell in below)
    if len(below) < 2 or below[0].row != row or not is_level(below[0].text, wishes):
        return False
    return levels >= _LEVEL_SHARE * len(below)


def _score_row(cells: list[Cell], wishes: Wishes, *, of_level: bool) -> int:
    columns = {strip_heading(name) for name, _ in (*wishes.columns, *wishes.where)}
    roles = {role for cell in cells if (role := find_role(cell.text))}
    named = sum(1 for cell in cells if strip_heading(cell.text) in columns)
    levels = 0 if of_level else sum(is_level(cell.text, wishes) for cell in cells)
    numbers = sum(1 for cell in cells if is_number(cell.text))
    distinct = len({fold_spaces(cell.text) for cell in cells}) == len(cells)
    score = _FOR_ROLE * len(roles) + _FOR_OPTION * named + _FOR_LEVEL * levels * (levels > 1)
    score += _FOR_LEVEL_OR_SKILL * len(roles & {"level", "skill"})
    return score + (_FOR_DISTINCT if distinct else 0) - _AGAINST_NUMBER * numbers


def find_row_above(sheet: Sheet, top: int) -> int | None:
    """Find the row directly above with headings over several columns; a title is none."""
    row = top - 1
    cells = sheet.list_row(row)
    if not cells or any(len(cell.text) > _LONGEST_HEADING for cell in cells):
        return None
    below = len(sheet.list_row(top))
    over = [cell for cell in cells if cell.column != min(sheet.columns)]
    several = sum(1 for cell in over if not is_number(cell.text)) >= 2 and len(cells) < below + 2
    return row if over and (several or (sheet.has_spans(row) and len(over) == len(cells))) else None


def spread_row(sheet: Sheet, row: int) -> dict[int, Cell]:
    """Spread the cells of a row, each over the columns up to the next cell."""
    spread: dict[int, Cell] = {}
    merged = sheet.has_spans(row)
    last: Cell | None = None
    for column in sheet.columns:
        own = sheet.get_shown_cell(row, column) if merged else sheet.get_cell(row, column)
        last = own or (None if merged else last)
        if last is not None:
            spread[column] = last
    return spread


def find_roles(headings: Mapping[int, Cell], wishes: Wishes) -> dict[int, str]:
    """Find what the columns have, from --column and from their headings."""
    told = {strip_heading(heading): role for heading, role in wishes.columns}
    roles: dict[int, str] = {}
    for column, cell in sorted(headings.items()):
        role = told.get(strip_heading(cell.text)) or find_role(cell.text)
        if role and (strip_heading(cell.text) in told or not is_level(cell.text, wishes)):
            roles[column] = role
    return roles


def find_halves(headings: Mapping[int, Cell], wishes: Wishes) -> dict[int, tuple[str, str]]:
    """Find columns whose headings name a level and what they have of it, such as 'PM (score)' and 'PM (evidence)'.

    Only where there are several such levels, and several such columns for each: else it is all one name.
    """
    halves = {column: half for column, cell in headings.items() if (half := _split_heading(cell.text, wishes))}
    held: dict[str, set[str]] = defaultdict(set)
    for level, role in halves.values():
        held[fold_spaces(level)].add(role)
    several = len(held) > 1 and all(len(roles) > 1 for roles in held.values())
    return halves if several and sum(map(len, held.values())) == len(halves) else {}


def _split_heading(text: str, wishes: Wishes) -> tuple[str, str] | None:
    found = _HALVES.fullmatch(text.strip())
    before, _, last = " ".join(text.split()).rpartition(" ")
    for level, what in ((found[1], found[2]), (found[2], found[1])) if found else ((before, last),):
        role = find_role(what)
        if role in _HALF and is_level(level, wishes):
            return level.strip(), role
    return None


def is_level(text: str, wishes: Wishes) -> bool:
    """Whether a heading names a level: one of those that were given, else one that reads like a level."""
    given = list_given_levels(wishes)
    if given:
        return fold_spaces(text) in given
    on_tracks = any(fold_spaces(text) == fold_spaces(level) for _, levels in wishes.tracks for level in levels)
    return on_tracks or (looks_like_level(text) and find_role(text) != "level")


def is_number(text: str) -> bool:
    """Whether a text is a number."""
    return text.strip().replace(",", ".", 1).replace(".", "", 1).lstrip("+-").isdecimal()


def list_headings(table: Table) -> list[Cell]:
    """List the headings of an outline."""
    return [cell for row in table.rows for cell in row if cell.column < TEXT_COLUMN]


def find_outline_roles(sheet: Sheet, wishes: Wishes) -> dict[int, str]:
    """Find the depths of levels and skills: of the two above the texts the one with levels; none if that is unsure."""
    depths = sorted({cell.column for cell in list_headings(sheet.table)})
    texts = {above.column for above, cell in _list_pairs(sheet) if cell.column == TEXT_COLUMN}
    inner = max(texts, default=0)
    outer = max((depth for depth in depths if depth < inner), default=0)
    if not outer:
        return {}
    named = [depth for depth in (outer, inner) if len(_list_levels(sheet, depth, wishes)) > 1]
    if len(named) != 1:
        return {}
    other = inner if named == [outer] else outer
    return {named[0]: "level", other: "skill", TEXT_COLUMN: "text"}


def _list_pairs(sheet: Sheet) -> list[tuple[Cell, Cell]]:
    """List each cell with the last heading above it."""
    pairs: list[tuple[Cell, Cell]] = []
    above: Cell | None = None
    for row in sheet.rows:
        cell = sheet.list_row(row)[0]
        if above is not None:
            pairs.append((above, cell))
        above = cell if cell.column < TEXT_COLUMN else above
    return pairs


def _list_levels(sheet: Sheet, depth: int, wishes: Wishes) -> set[str]:
    return {fold_spaces(cell.text) for cell in sheet.list_column(depth, sheet.rows) if is_level(cell.text, wishes)}
