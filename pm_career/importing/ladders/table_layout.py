"""Find where a table has its headings and what its columns hold."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pm_career.importing.ladders.columns import find_levels_down, find_shape, find_skills_down, settle_long_roles
from pm_career.importing.ladders.headings import (
    find_halves,
    find_header_row,
    find_outline_roles,
    find_roles,
    find_row_above,
    spread_row,
)
from pm_career.importing.ladders.layout import LEVEL_NOTE, OF_BOTH, OF_LEVELS, SKILL_NOTE, Above, Layout
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Cell
from pm_career.importing.ladders.steps import denies, is_mark
from pm_career.importing.ladders.vocabulary import find_role, looks_like_level, says_nothing

_FEWEST_PAIRED = 4
_TICKS_TO_OTHERS = 4
"""A matrix with over this many ticks for each other text below its levels is one of ticks."""


def find_layout(sheet: Sheet, wishes: Wishes) -> Layout | None:
    """The layout of a table; None if no row of it reads like headings."""
    if sheet.table.is_outline:
        roles = find_outline_roles(sheet, wishes)
        return Layout("outline", (), sheet.rows, roles, {}) if roles else None
    top = find_header_row(sheet, wishes)
    if top is None:
        return None
    header = [top]
    headings = {column: cell for column in sheet.columns if (cell := sheet.get_shown_cell(top, column))}
    over = find_row_above(sheet, top)
    above: dict[int, Cell] = {}
    if over is not None:
        above = spread_row(sheet, over)
        header.insert(0, over)
        for column, cell in above.items():
            if column not in headings and sheet.get_cell(over, column):
                headings[column] = cell
    rows = tuple(row for row in sheet.rows if row > top)
    halves = find_halves(headings, wishes)
    whole, headings = headings, dict(headings)
    for column, (level, _) in halves.items():
        headings[column] = msgspec.structs.replace(headings[column], text=level)
    roles = find_roles(headings, wishes)
    pairs = _find_paired(headings, roles, above)
    if pairs:
        across = {column: above[column] for column in pairs}
        return Layout("skills-down", tuple(header), rows, {**_note_skills(headings, roles), **pairs}, headings, across)
    shape = wishes.shape or find_shape(sheet, rows, headings, roles, wishes)
    if shape == "long":
        return Layout("long", tuple(header), rows, settle_long_roles(sheet, rows, headings, roles), headings)
    if shape == "skills-down":
        roles, across = find_skills_down(sheet, rows, headings, roles, wishes, over=above)
    else:
        roles, across = find_levels_down(sheet, rows, headings, roles)
    if not across or (shape == "skills-down" and min(across) == min(sheet.columns) and not _names_skills(roles)):
        return None
    kept = {column: cell for column, cell in above.items() if column in across and headings[column] != cell}
    if kept and shape == "skills-down":  # a level stands below one of them
        across = {column: cell for column, cell in across.items() if column in kept}
    beside = _list_beside(headings, roles, across) if shape == "skills-down" else ()
    ticked = find_ticked_column(sheet, rows, roles, across) if shape == "skills-down" else 0
    rest = {column: cell for column, cell in headings.items() if column not in across}
    roles = _note_skills(rest, roles) if shape == "skills-down" else _note_levels(rest, roles)
    roles |= {column: role for column, (_, role) in halves.items() if column in across}
    above_is: Above = "area" if shape == "levels-down" else "title" if _are_titles(kept) else "track"
    return Layout(shape, tuple(header), rows, roles, whole, across, kept, above_is, beside, ticked)


def _note_skills(headings: Mapping[int, Cell], roles: Mapping[int, str]) -> dict[int, str]:
    """Say what the columns beside levels tell of the skill of their row, where nothing says more."""
    told = {"text": "description", "bar": "description"}
    noted = {column: SKILL_NOTE for column, cell in headings.items() if not says_nothing(cell.text)}
    known = {"skill", "area", "description", "is_not", "skip", "status", "role", "other"}
    return {
        **noted,
        **{column: told.get(role, role if role in known else SKILL_NOTE) for column, role in roles.items()},
    }


def _note_levels(headings: Mapping[int, Cell], roles: Mapping[int, str]) -> dict[int, str]:
    """Say what the columns beside skills tell of the level of their row, where nothing says more."""
    noted = {column: LEVEL_NOTE for column, cell in headings.items() if not says_nothing(cell.text)}
    for column, role in sorted(roles.items()):
        is_known = role in ("level", "skip", "other") or (role in OF_LEVELS and role not in noted.values())
        noted[column] = role if is_known else LEVEL_NOTE
    return noted


def find_ticked_column(
    sheet: Sheet, rows: tuple[int, ...], roles: Mapping[int, str], across: Mapping[int, Cell]
) -> int:
    """Find the column that the ticks are about, if the cells below the levels are ticks; else 0."""
    column = next((c for c, role in sorted(roles.items()) if role in ("behaviours", "bar")), 0)
    if not column or column in across:
        return 0
    cells = [cell for level in across for cell in sheet.list_column(level, rows)]
    ticks = sum(is_mark(cell.text) for cell in cells)
    others = sum(not (is_mark(cell.text) or denies(cell.text) or says_nothing(cell.text)) for cell in cells)
    return column if ticks > _TICKS_TO_OTHERS * others else 0


def _names_skills(roles: Mapping[int, str]) -> bool:
    """Whether a column can hold the names of skills, or what is ticked of them."""
    return not {"skill", "area", "behaviours", "bar"}.isdisjoint(roles.values())


def _are_titles(over: Mapping[int, Cell]) -> bool:
    """Whether the headings above levels name each of them again, as 'Senior PM' over 'L4' does."""
    names = [cell.text for cell in over.values()]
    return len(set(over.values())) == len(names) > 1 and 2 * sum(map(looks_like_level, names)) > len(names)


def _list_beside(
    headings: Mapping[int, Cell], roles: Mapping[int, str], across: Mapping[int, Cell]
) -> tuple[Cell, ...]:
    """List the headings right of the skills that are neither levels nor known otherwise."""
    skill = min((column for column, role in roles.items() if role == "skill"), default=0)
    return tuple(cell for column, cell in headings.items() if column > skill and column not in (*roles, *across))


def names_a_ladder(sheet: Sheet, layout: Layout) -> bool:
    """Whether a word of the table says that it is a ladder: a heading of a level or skill, or a name of a level."""
    if {"level", "skill"} & {
        find_role(cell.text) for cell in layout.headings.values()
    } or "level" in layout.columns.values():
        return True
    names = [sheet.table.part or sheet.table.name, *(cell.text for cell in layout.across.values())]
    names += [cell.text for cell in sheet.list_column(min(sheet.columns), layout.rows)]
    return any(looks_like_level(name) for name in names)


def _find_paired(headings: Mapping[int, Cell], roles: Mapping[int, str], above: Mapping[int, Cell]) -> dict[int, str]:
    """Columns such as 'Score, Behaviours, Score, Behaviours', each pair below the name of a level."""
    values = [role for column, role in roles.items() if role in OF_BOTH and column in above]
    if "skill" not in roles.values() or len(values) < _FEWEST_PAIRED or len(set(values)) * 2 > len(values):
        return {}
    groups = {cell for column, cell in above.items() if roles.get(column) in OF_BOTH}
    if len(groups) < 2 or any(
        headings[column] == above[column] for column in above if column in roles and roles[column] in OF_BOTH
    ):
        return {}
    return {column: role for column, role in roles.items() if role in OF_BOTH}
