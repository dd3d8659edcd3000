"""Find what the columns of a table hold, by their headings, positions and cells."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.headings import is_level, is_number, list_given_levels
from pm_career.importing.ladders.layout import OF_BOTH, OF_LEVELS
from pm_career.importing.ladders.options import Shape, Wishes
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Cell
from pm_career.importing.ladders.vocabulary import find_scale_place, looks_like_level, says_nothing, strip_heading

_ONCE = ("level", "skill", "track", "area", "role")
_NAMED = frozenset({"name", "names", "nom", "nombre", "nome", "bezeichnung", "what"})
"""What the column of the skills is called where it says no more than that."""
_LONGEST_SKILL = 45
"""Average characters up to which a column before the levels holds names, and above which descriptions."""
_DOWN_SHARE = 0.5
"""From this share of levels in the first column on, a table without known headings has its levels down."""
_NUMBER_SHARE = 0.9
_LEVEL_SHARE = 0.6
_LOOKED_AT = 4
"""Columns from the left among which that of the levels is looked for."""


def find_shape(
    sheet: Sheet, rows: tuple[int, ...], headings: Mapping[int, Cell], roles: Mapping[int, str], wishes: Wishes
) -> Shape:
    """Find how a table is laid out, by which of its headings are levels or skills or name such a column."""
    held = set(roles.values())
    rest = [cell for column, cell in headings.items() if column not in roles]
    levels = [cell for cell in rest if is_level(cell.text, wishes)]
    if "level" in held and "skill" in held:
        return "long"
    if "skill" in held:
        return "skills-down" if len(rest) >= 2 or levels else "long"
    if "area" in held and held & OF_BOTH and not rest:
        return "long"
    if held & {"level", "title"} and not levels:
        values = [role for role in roles.values() if role in OF_BOTH]
        return "levels-down" if len(rest) >= 2 or (rest and not values) else "long"
    first = min(sheet.columns)
    down = [cell for column in sheet.columns[:2] for cell in sheet.list_column(column, rows)]
    down_levels = [cell for cell in sheet.list_column(first, rows) if is_level(cell.text, wishes)]
    across = len(levels) / max(1, len(rest))
    share = len(down_levels) / max(1, len(sheet.list_column(first, rows)))
    return "levels-down" if down and share > across and share >= _DOWN_SHARE else "skills-down"


def settle_long_roles(
    sheet: Sheet, rows: tuple[int, ...], headings: Mapping[int, Cell], roles: Mapping[int, str]
) -> dict[int, str]:
    """Settle one column for each role of a long table: of two levels the one in numbers is the rank."""
    settled: dict[int, str] = {}
    for column, role in sorted(roles.items()):
        if role in settled.values() and role in (*_ONCE, *OF_LEVELS):
            if role == "level" and _are_numbers(sheet, column, rows):
                role = "rank"  # noqa: PLW2901
            else:  # criteria beside a skill are what shows it
                role = "behaviours" if role == "skill" and _are_criteria(headings[column].text) else ""  # noqa: PLW2901
        settled[column] = role
    by_role = {role: column for column, role in sorted(settled.items(), reverse=True)}
    if "level" in by_role and _are_numbers(sheet, by_role["level"], rows) and "rank" not in by_role:
        names = next((by_role[role] for role in ("title", "role") if role in by_role), None)
        if names is not None and _are_levels(sheet, names, rows):
            settled[by_role["level"]], settled[names] = "rank", "level"
    elif "level" not in by_role:
        names = next((by_role[role] for role in ("title", "role", "stage") if role in by_role), None)
        if names is not None and _are_levels(sheet, names, rows):
            settled[names] = "level"
    if "skill" not in by_role and "area" in by_role:  # all that is named is a category
        settled[by_role["area"]] = "skill"
    return {column: role for column, role in settled.items() if role}


def _are_criteria(heading: str) -> bool:
    return strip_heading(heading).split()[-1:] in (["criteria"], ["criterion"])


def find_skills_down(
    sheet: Sheet,
    rows: tuple[int, ...],
    headings: Mapping[int, Cell],
    roles: dict[int, str],
    wishes: Wishes,
    over: Collection[int] = (),
) -> tuple[dict[int, str], dict[int, Cell]]:
    """Find the columns of a table with levels across: before these are the skill, its category and description.

    `over` are the columns that stand below a heading of tracks: those are levels, whatever they are called.
    """
    across = {column: cell for column, cell in headings.items() if column not in roles}
    given = list_given_levels(wishes)
    if given:
        across = {column: cell for column, cell in across.items() if fold_spaces(cell.text) in given}
    elif "skill" not in roles.values() and across:
        leading = min(across)
        if leading == min(sheet.columns) or not any(c not in across for c in sheet.columns if c < leading):
            liked = _find_likely_levels(across, wishes, over)
            if leading not in liked or not (liked == list(across) or _is_part_of_others(leading, across)):
                del across[leading]
    if not given:
        skill = next((column for column, role in roles.items() if role == "skill"), 0)
        across = {c: cell for c, cell in across.items() if c > skill or is_level(cell.text, wishes)} or across
        across = _drop_edges(across, wishes, over)
    if not across:
        return dict(roles), {}
    # What is called after levels there names what stands to its right.
    roles = {column: role for column, role in roles.items() if role != "level" or column > min(across)}
    roles = {**roles, **_find_columns_before(sheet, rows, headings, roles, across)}
    beside = [column for column in headings if column not in roles and column not in across]
    # Numbers beside the levels, such as what somebody scored, describe no skill.
    roles.update({each: "other" for each in beside if _are_numbers(sheet, each, rows)})
    if "skill" not in roles.values():  # all that is named before the levels is a category
        column = next((column for column, role in roles.items() if role == "area" and column < min(across)), None)
        if column is not None:
            roles[column] = "skill"
    return roles, across


def _drop_edges(across: Mapping[int, Cell], wishes: Wishes, over: Collection[int]) -> dict[int, Cell]:
    """Drop the headings before the first and after the last that reads like a level, if most of them do.

    What stands before or after those, such as 'What it is for' or 'Tags', tells more of a skill than of one more level.
    Names that nobody knows are rather those of the lowest levels than of the highest.
    """
    liked = _find_likely_levels(across, wishes, over)
    if len(liked) < 2 or 2 * len(liked) < len(across):
        return dict(across)
    first = min(liked) if 2 * len(liked) > len(across) else 0
    return {column: cell for column, cell in across.items() if first <= column <= max(liked)}


def _find_likely_levels(across: Mapping[int, Cell], wishes: Wishes, over: Collection[int]) -> list[int]:
    """Find the columns below tracks, those whose headings read like levels, and those named by the rest of such."""
    return [
        column
        for column, cell in across.items()
        if column in over
        or is_level(cell.text, wishes)
        or find_scale_place(strip_heading(cell.text)) is not None
        or _is_part_of_others(column, across)
    ]


def _is_part_of_others(column: int, across: Mapping[int, Cell]) -> bool:
    """Whether all other headings add a word to this one, as 'Lead Designer' and 'Senior Designer' do to 'Designer'."""
    words = {*strip_heading(across[column].text).split()}
    others = [{*strip_heading(cell.text).split()} for other, cell in across.items() if other != column]
    return bool(words and others) and all(words < other for other in others)


def _find_columns_before(
    sheet: Sheet,
    rows: tuple[int, ...],
    headings: Mapping[int, Cell],
    roles: Mapping[int, str],
    across: Mapping[int, Cell],
) -> dict[int, str]:
    """Find what unnamed columns before the levels have: the longest texts are descriptions, the fewest categories."""
    left = [column for column in sheet.columns if column < min(across) and column not in roles]
    found: dict[int, str] = {}
    lengths = {}
    distinct = {}
    for column in left:
        texts = [cell.text for cell in sheet.list_column(column, rows) if not says_nothing(cell.text)]
        lengths[column] = sum(map(len, texts)) / max(1, len(texts))
        distinct[column] = len({fold_spaces(text) for text in texts})
    names = [
        column
        for column in left
        if lengths[column] <= _LONGEST_SKILL and distinct[column] and not _are_numbers(sheet, column, rows)
    ]
    if "skill" not in roles.values() and names:
        most = max(distinct[column] for column in names)
        called = [c for c in names if (cell := headings.get(c)) and strip_heading(cell.text) in _NAMED]
        chosen = called[0] if called else max(column for column in names if distinct[column] * 2 >= most)
        found[chosen] = "skill"
        for column in names:
            if column < chosen and "area" not in (*roles.values(), *found.values()):
                found[column] = "area"
    for column in left:
        if (
            column not in found
            and lengths[column] > _LONGEST_SKILL
            and "description" not in (*roles.values(), *found.values())
        ):
            found[column] = "description"
    return found


def find_levels_down(
    sheet: Sheet, rows: tuple[int, ...], headings: Mapping[int, Cell], roles: dict[int, str]
) -> tuple[dict[int, str], dict[int, Cell]]:
    """Find the columns of a table with levels down: the level's column by its heading, its texts, or as the first."""
    settled = {column: role for column, role in roles.items() if role in ("level", "other", "note", "skip", *OF_LEVELS)}
    if "level" not in settled.values():
        free = [column for column in sheet.columns if column not in settled or settled[column] in ("title", "stage")]
        counted = {
            column: sum(looks_like_level(cell.text) for cell in sheet.list_column(column, rows))
            for column in free[:_LOOKED_AT]
        }
        if not counted:
            return settled, {}
        settled[max(counted, key=lambda column: (counted[column], -column))] = "level"
    numbered = next(column for column, role in settled.items() if role == "level")
    named = next((column for column, role in settled.items() if role == "title"), None)
    if named is not None and _are_numbers(sheet, numbered, rows) and _are_levels(sheet, named, rows):
        settled[numbered], settled[named] = "rank" if "rank" not in settled.values() else "other", "level"
    for column, role in roles.items():  # what describes a level, in a table of levels
        if column not in settled and role in ("text", "description"):
            settled[column] = "summary"
    across = {column: cell for column, cell in headings.items() if column not in settled}
    return settled, across


def _are_numbers(sheet: Sheet, column: int, rows: tuple[int, ...]) -> bool:
    cells = [cell for cell in sheet.list_column(column, rows) if not says_nothing(cell.text)]
    return bool(cells) and sum(is_number(cell.text) for cell in cells) >= _NUMBER_SHARE * len(cells)


def _are_levels(sheet: Sheet, column: int, rows: tuple[int, ...]) -> bool:
    cells = sheet.list_column(column, rows)
    return bool(cells) and sum(looks_like_level(cell.text) for cell in cells) >= _LEVEL_SHARE * len(cells)
