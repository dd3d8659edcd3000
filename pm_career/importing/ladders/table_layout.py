"""Find where a table has its headings and what its columns hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from pm_career.importing.ladders.columns import (
    VALUES,
    find_levels_down,
    find_shape,
    find_skills_down,
    settle_long_roles,
)
from pm_career.importing.ladders.headings import (
    find_halves,
    find_header_row,
    find_outline_roles,
    find_roles,
    find_row_above,
    spread_row,
)
from pm_career.importing.ladders.options import Shape, Wishes
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Cell
from pm_career.importing.ladders.vocabulary import find_role, looks_like_level

_FEWEST_PAIRED = 4


class Layout(msgspec.Struct, frozen=True):
    """What a table is: `roles` by column; `across`, the headings that are each a level or a skill.

    `above` is what stands over those in a row of its own, by column, and `titles` what stands so over each level
    alone. `header` are the rows of headings. `beside` are headings among those of levels that are taken for none.
    """

    shape: Shape | Literal["outline"]
    header: tuple[int, ...]
    rows: tuple[int, ...]
    roles: dict[int, str]
    headings: dict[int, Cell]
    across: dict[int, Cell] = {}
    above: dict[int, Cell] = {}
    titles: dict[int, Cell] = {}
    beside: tuple[Cell, ...] = ()

    def find_column(self, role: str) -> int | None:
        """Find the first column of a role; None if there is none."""
        return next((column for column, held in sorted(self.roles.items()) if held == role), None)

    @property
    def whole(self) -> bool:
        """Whether it has both levels and skills."""
        has = set(self.roles.values()) | ({"level", "skill"} if self.across else set())
        return {"level", "skill"} <= has


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
        return Layout("skills-down", tuple(header), rows, roles, headings, across)
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
    titles = kept if shape == "skills-down" and _are_titles(kept) else {}
    beside = _list_beside(headings, roles, across)
    roles = {**roles, **{column: role for column, (_, role) in halves.items() if column in across}}
    above = {} if titles else kept
    return Layout(shape, tuple(header), rows, roles, whole, across, above, titles, beside)


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
    } or "level" in layout.roles.values():
        return True
    names = [sheet.table.part or sheet.table.name, *(cell.text for cell in layout.across.values())]
    names += [cell.text for cell in sheet.list_column(min(sheet.columns), layout.rows)]
    return any(looks_like_level(name) for name in names)


def _find_paired(headings: Mapping[int, Cell], roles: Mapping[int, str], above: Mapping[int, Cell]) -> dict[int, str]:
    """Columns such as 'Score, Behaviours, Score, Behaviours', each pair below the name of a level."""
    values = [role for column, role in roles.items() if role in VALUES and column in above]
    if "skill" not in roles.values() or len(values) < _FEWEST_PAIRED or len(set(values)) * 2 > len(values):
        return {}
    groups = {cell for column, cell in above.items() if roles.get(column) in VALUES}
    if len(groups) < 2 or any(
        headings[column] == above[column] for column in above if column in roles and roles[column] in VALUES
    ):
        return {}
    return {column: role for column, role in roles.items() if role in VALUES}
