"""Where a table has its headings, and what its columns hold: read off the words, never off one cell alone."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median

import msgspec

from pm_career.frameworks.imports.sheet import Sheet
from pm_career.frameworks.imports.wishes import Shape, Wishes
from pm_career.frameworks.imports.words import Role, bare_heading, level_like, plain, role_of, says_nothing
from pm_career.frameworks.sheets.table import Cell

_LOOKED_AT = 30
"""Rows from the top among which the headings are looked for."""
_LONGEST_HEADING = 80
_VALUES: frozenset[str] = frozenset({"step", "bar", "text", "behaviours", "evidence", "label"})
_OF_LEVELS: frozenset[str] = frozenset(
    {"rank", "title", "track", "stage", "years", "summary", "impact", "autonomy", "influence", "complexity"}
    | {"responsibilities", "watch_outs"}
)


class Layout(msgspec.Struct, frozen=True):
    """What a table is: `roles` by column; `across`, the headings that are each a level or a skill.

    `above` is what stands over those in a row of its own, by column. `header` are the rows of headings.
    """

    shape: Shape
    header: tuple[int, ...]
    rows: tuple[int, ...]
    roles: dict[int, str]
    headings: dict[int, Cell]
    across: dict[int, Cell] = {}
    above: dict[int, Cell] = {}

    def column(self, role: str) -> int | None:
        """The first column of a role."""
        return next((column for column, held in sorted(self.roles.items()) if held == role), None)

    @property
    def whole(self) -> bool:
        """Whether it has both levels and skills."""
        has = set(self.roles.values()) | ({"level", "skill"} if self.across else set())
        return {"level", "skill"} <= has


def layout_of(sheet: Sheet, wishes: Wishes) -> Layout | None:
    """The layout of a table; None where no row of it reads like headings."""
    top = _header_row(sheet, wishes)
    if top is None:
        return None
    header = [top]
    headings = {column: cell for column in sheet.columns if (cell := sheet.shown(top, column))}
    over = _row_above(sheet, top)
    above: dict[int, Cell] = {}
    if over is not None:
        above = _spread(sheet, over)
        header.insert(0, over)
        for column, cell in above.items():
            if column not in headings and sheet.own(over, column):
                headings[column] = cell
    rows = tuple(row for row in sheet.rows if row > top)
    roles = _roles(headings, wishes)
    pairs = _paired(headings, roles, above)
    if pairs:
        across = {column: above[column] for column in pairs}
        return Layout("skills-down", tuple(header), rows, roles, headings, across)
    shape = wishes.shape or _shape(sheet, rows, headings, roles, wishes)
    if shape == "long":
        return Layout("long", tuple(header), rows, _in_long(sheet, rows, roles), headings)
    if shape == "skills-down":
        roles, across = _skills_down(sheet, rows, headings, roles, wishes)
    else:
        roles, across = _levels_down(sheet, rows, headings, roles)
    if not across:
        return None
    kept = {column: cell for column, cell in above.items() if column in across and headings[column] != cell}
    if kept and shape == "skills-down":  # a level stands below one of them
        across = {column: cell for column, cell in across.items() if column in kept}
    return Layout(shape, tuple(header), rows, roles, headings, across, kept)


def says_it(sheet: Sheet, layout: Layout) -> bool:
    """Whether a word of the table says that it is a ladder: a heading of a level or skill, or a name of a level."""
    if {"level", "skill"} & {
        role_of(cell.text) for cell in layout.headings.values()
    } or "level" in layout.roles.values():
        return True
    names = [cell.text for cell in layout.across.values()]
    names += [cell.text for cell in sheet.in_column(min(sheet.columns), layout.rows)]
    return any(level_like(name) for name in names)


def known_levels(wishes: Wishes) -> frozenset[str]:
    """The names of all levels, where they were given, as they are compared."""
    return frozenset(plain(name) for group in wishes.levels for name in group)


def _header_row(sheet: Sheet, wishes: Wishes) -> int | None:
    best: tuple[float, int] | None = None
    rows = sheet.rows[:_LOOKED_AT]
    for index, row in enumerate(rows):
        cells = sheet.in_row(row)
        short = [cell for cell in cells if len(cell.text) <= _LONGEST_HEADING]
        if len(short) < 2 or len(short) < len(cells):
            continue
        score = _score(short, wishes)
        widths = [len(sheet.in_row(below)) for below in sheet.rows[index + 1 : index + 11]]
        fits = bool(widths) and len(cells) >= 0.6 * median(widths)
        if not widths or (score < 10 and not fits):
            continue
        score += 3 if fits else 0
        if best is None or score > best[0]:
            best = (score, row)
    return best[1] if best else None


def _score(cells: list[Cell], wishes: Wishes) -> float:
    columns = {bare_heading(name) for name, _ in (*wishes.columns, *wishes.where)}
    roles = {role for cell in cells if (role := role_of(cell.text))}
    named = sum(1 for cell in cells if bare_heading(cell.text) in columns)
    levels = sum(_is_level(cell.text, wishes) for cell in cells)
    numbers = sum(1 for cell in cells if _is_number(cell.text))
    distinct = len({plain(cell.text) for cell in cells}) == len(cells)
    score = 8.0 * len(roles) + 12 * named + 5 * levels * (levels > 1)
    score += 15 * len(roles & {"level", "skill"})
    return score + (2 if distinct else 0) - 8 * numbers


def _row_above(sheet: Sheet, top: int) -> int | None:
    """The row of headings over several columns, directly above; not a title."""
    row = top - 1
    cells = sheet.in_row(row)
    if not cells or any(len(cell.text) > _LONGEST_HEADING for cell in cells):
        return None
    below = len(sheet.in_row(top))
    over = [cell for cell in cells if cell.column != min(sheet.columns)]
    several = sum(1 for cell in over if not _is_number(cell.text)) >= 2 and len(cells) < below + 2
    return row if over and (several or (sheet.spans(row) and len(over) == len(cells))) else None


def _spread(sheet: Sheet, row: int) -> dict[int, Cell]:
    """The cells of a row, each over the columns up to the next one."""
    spread: dict[int, Cell] = {}
    merged = sheet.spans(row)
    last: Cell | None = None
    for column in sheet.columns:
        own = sheet.shown(row, column) if merged else sheet.own(row, column)
        last = own or (None if merged else last)
        if last is not None:
            spread[column] = last
    return spread


def _roles(headings: Mapping[int, Cell], wishes: Wishes) -> dict[int, str]:
    told = {bare_heading(heading): role for heading, role in wishes.columns}
    roles: dict[int, str] = {}
    for column, cell in sorted(headings.items()):
        role = told.get(bare_heading(cell.text)) or role_of(cell.text)
        if role and (bare_heading(cell.text) in told or not _is_level(cell.text, wishes)):
            roles[column] = role
    return roles


def _paired(headings: Mapping[int, Cell], roles: Mapping[int, str], above: Mapping[int, Cell]) -> dict[int, str]:
    """Columns such as 'Score, Behaviours, Score, Behaviours', each pair below the name of a level."""
    values = [role for column, role in roles.items() if role in _VALUES and column in above]
    if "skill" not in roles.values() or len(values) < 4 or len(set(values)) * 2 > len(values):
        return {}
    groups = {cell for column, cell in above.items() if roles.get(column) in _VALUES}
    if len(groups) < 2 or any(
        headings[column] == above[column] for column in above if column in roles and roles[column] in _VALUES
    ):
        return {}
    return {column: role for column, role in roles.items() if role in _VALUES}


def _shape(
    sheet: Sheet, rows: tuple[int, ...], headings: Mapping[int, Cell], roles: Mapping[int, str], wishes: Wishes
) -> Shape:
    held = set(roles.values())
    rest = [cell for column, cell in headings.items() if column not in roles]
    levels = [cell for cell in rest if _is_level(cell.text, wishes)]
    if "level" in held and "skill" in held:
        return "long"
    if "skill" in held:
        return "skills-down" if len(rest) >= 2 or levels else "long"
    if held & {"level", "title"} and not levels:
        values = [role for role in roles.values() if role in _VALUES]
        return "levels-down" if len(rest) >= 2 or (rest and not values) else "long"
    first = min(sheet.columns)
    down = [cell for column in sheet.columns[:2] for cell in sheet.in_column(column, rows)]
    down_levels = [cell for cell in sheet.in_column(first, rows) if _is_level(cell.text, wishes)]
    across = len(levels) / max(1, len(rest))
    share = len(down_levels) / max(1, len(sheet.in_column(first, rows)))
    return "levels-down" if down and share > across and share >= 0.5 else "skills-down"


def _in_long(sheet: Sheet, rows: tuple[int, ...], roles: Mapping[int, str]) -> dict[int, str]:
    """One column a role: of two levels the one in numbers is the rank; a title is the level where there is none."""
    settled: dict[int, str] = {}
    for column, role in sorted(roles.items()):
        if role in settled.values() and role in ("level", "skill", "rank", "track", "area", "title", "role"):
            role = "rank" if role == "level" and _all_numbers(sheet, column, rows) else ""  # noqa: PLW2901
        settled[column] = role
    by_role = {role: column for column, role in sorted(settled.items(), reverse=True)}
    if "level" in by_role and _all_numbers(sheet, by_role["level"], rows) and "rank" not in by_role:
        names = next((by_role[role] for role in ("title", "role") if role in by_role), None)
        if names is not None and _all_levels(sheet, names, rows):
            settled[by_role["level"]], settled[names] = "rank", "level"
    elif "level" not in by_role:
        names = next((by_role[role] for role in ("title", "role", "stage") if role in by_role), None)
        if names is not None and _all_levels(sheet, names, rows):
            settled[names] = "level"
    return {column: role for column, role in settled.items() if role}


def _skills_down(
    sheet: Sheet, rows: tuple[int, ...], headings: Mapping[int, Cell], roles: dict[int, str], wishes: Wishes
) -> tuple[dict[int, str], dict[int, Cell]]:
    """Levels are the columns; of those before them one is the skill, the others its category and description."""
    across = {column: cell for column, cell in headings.items() if column not in roles}
    given = known_levels(wishes)
    if given:
        across = {column: cell for column, cell in across.items() if plain(cell.text) in given}
    elif "skill" not in roles.values() and across:
        leading = min(across)
        if leading == min(sheet.columns) or not any(c not in across for c in sheet.columns if c < leading):
            liked = [column for column, cell in across.items() if level_like(cell.text)]
            if leading not in liked[:1] or len(liked) != len(across):
                del across[leading]
    if not across:
        return dict(roles), {}
    # What is called after levels there names what stands to its right.
    roles = {column: role for column, role in roles.items() if role != "level" or column > min(across)}
    roles = {**roles, **_before(sheet, rows, roles, across)}
    if "skill" not in roles.values():  # all that is named before the levels is a category
        column = next((column for column, role in roles.items() if role == "area" and column < min(across)), None)
        if column is not None:
            roles[column] = "skill"
    return roles, across


def _before(
    sheet: Sheet, rows: tuple[int, ...], roles: Mapping[int, str], across: Mapping[int, Cell]
) -> dict[int, str]:
    """What the unnamed columns before the levels hold: the longest texts are descriptions, the fewest categories."""
    left = [column for column in sheet.columns if column < min(across) and column not in roles]
    found: dict[int, str] = {}
    lengths = {}
    distinct = {}
    for column in left:
        texts = [cell.text for cell in sheet.in_column(column, rows) if not says_nothing(cell.text)]
        lengths[column] = sum(map(len, texts)) / max(1, len(texts))
        distinct[column] = len({plain(text) for text in texts})
    names = [
        column
        for column in left
        if lengths[column] <= 45 and distinct[column] and not _all_numbers(sheet, column, rows)
    ]
    if "skill" not in roles.values() and names:
        most = max(distinct[column] for column in names)
        chosen = max(column for column in names if distinct[column] * 2 >= most)
        found[chosen] = "skill"
        for column in names:
            if column < chosen and "area" not in (*roles.values(), *found.values()):
                found[column] = "area"
    for column in left:
        if column not in found and lengths[column] > 45 and "description" not in (*roles.values(), *found.values()):
            found[column] = "description"
    return found


def _levels_down(
    sheet: Sheet, rows: tuple[int, ...], headings: Mapping[int, Cell], roles: dict[int, str]
) -> tuple[dict[int, str], dict[int, Cell]]:
    """Levels are the rows: their column is called so, or is the one whose texts read so, or the first."""
    settled = {column: role for column, role in roles.items() if role in ("level", "other", "skip", *_OF_LEVELS)}
    if "level" not in settled.values():
        free = [column for column in sheet.columns if column not in settled or settled[column] in ("title", "stage")]
        counted = {column: sum(level_like(cell.text) for cell in sheet.in_column(column, rows)) for column in free[:4]}
        if not counted:
            return settled, {}
        settled[max(counted, key=lambda column: (counted[column], -column))] = "level"
    for column, role in roles.items():  # what describes a level, in a table of levels
        if column not in settled and role == "text":
            settled[column] = "summary"
    across = {column: cell for column, cell in headings.items() if column not in settled}
    return settled, across


def _is_level(text: str, wishes: Wishes) -> bool:
    given = known_levels(wishes)
    if given:
        return plain(text) in given
    on_tracks = any(plain(text) == plain(level) for _, levels in wishes.tracks for level in levels)
    return on_tracks or (level_like(text) and role_of(text) != "level")


def _all_numbers(sheet: Sheet, column: int, rows: tuple[int, ...]) -> bool:
    cells = [cell for cell in sheet.in_column(column, rows) if not says_nothing(cell.text)]
    return bool(cells) and sum(_is_number(cell.text) for cell in cells) >= 0.9 * len(cells)


def _all_levels(sheet: Sheet, column: int, rows: tuple[int, ...]) -> bool:
    cells = sheet.in_column(column, rows)
    return bool(cells) and sum(level_like(cell.text) for cell in cells) >= 0.6 * len(cells)


def _is_number(text: str) -> bool:
    return text.strip().replace(",", ".", 1).replace(".", "", 1).lstrip("+-").isdecimal()


VALUES = _VALUES
OF_LEVELS = _OF_LEVELS
ROLES_OF_KEYS: tuple[Role, ...] = ("level", "skill", "track", "area")
