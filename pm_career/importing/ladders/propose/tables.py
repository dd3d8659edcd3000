"""Propose what a table is: which of its columns and rows are levels, skills, and what is expected."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.mapping import Column, Doubt, Holds, Part, spell
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.propose.header import HALVES, find_halves
from pm_career.importing.ladders.propose.level_rows import make_levels_down, make_list
from pm_career.importing.ladders.propose.skill_rows import find_behind, find_level_columns, make_across
from pm_career.importing.ladders.propose.table_proposal import TableProposal
from pm_career.importing.ladders.scale import find_legend
from pm_career.importing.ladders.sheets.table import Table

_NO_LADDER = frozenset({"other", "note", "status", "role", "title", "level", "years"})
"""Headings of lists of people, tasks and days, where none is of a skill and none is a level."""
_CORNERS = frozenset(
    {"level", "track", "role", "title", "bar", "responsibilities", "text", "area", "behaviours", "step"}
)
"""What people write in the corner of a table with a row for each skill, and levels across."""
_AGAIN = 2
"""In so many rows a name has to come again for its column to be one of names."""


def propose_table(table: Table, number: int, wishes: Wishes) -> tuple[Part, tuple[Doubt, ...]]:
    """Propose what a table is. Its `holds` is '' where nothing in it reads like a part of a ladder."""
    if not any(cell.text.strip() for cell in table.list_filled()):
        return Part(table.name, number), ()  # its formulas have no values
    found = TableProposal(table, number, wishes)
    if find_legend(found.sheet):
        return Part(table.name, number, "scale"), ()
    part = _propose(found, Part(table.part or table.name, number, "table"))
    _doubt_longer_rows(found)
    return (part, tuple(found.doubts)) if part else (_leave_out(found), ())


def _doubt_longer_rows(found: TableProposal) -> None:
    """Doubt rows of a text file with more cells than that of the headings: a separator in one of them shifts the rest.

    Where more than half of the rows are longer, a column has no heading.
    """
    lengths = found.sheet.table.lengths
    width = max([lengths.get(found.top, 0), *found.headings])
    longer = [row for row in found.rows if lengths.get(row, 0) > width]
    if longer and 2 * len(longer) <= len(found.rows):
        rows = ", ".join(f"row {row}" for row in longer[:5])
        found.doubt(f"More cells than headings are in {rows}: is there a separator in a text without quotes?")


def _leave_out(found: TableProposal) -> Part:
    """Make the part of a table of which nothing is taken. It lists the columns: somebody may say what they are."""
    columns = [
        Column(heading, at, "text", spell(heading)) if found.is_level(heading) else Column(heading, at, "nothing")
        for at in found.headings
        if (heading := found.get_heading(at))
    ]
    table = found.sheet.table
    return Part(
        table.part or table.name, found.number, header=(found.top,) if found.top else (), columns=tuple(columns)
    )


def _propose(found: TableProposal, empty: Part) -> Part | None:  # noqa: PLR0911  one return a shape
    if not found.top:
        return None
    across = [at for at, cell in found.headings.items() if at not in found.roles and found.is_level(cell.text)]
    _read_corner(found, across)
    skill, level = found.find_role_column("skill"), found.find_role_column("level")
    pairs = _find_pairs(found) if len({fold_spaces(found.headings[at].text) for at in across}) < 2 else {}
    if pairs:
        return make_across(found, empty, pairs, {at: found.above[at].text for at in pairs})
    halves = find_halves(found.headings, found.is_level)
    if halves:
        return make_across(
            found, empty, {at: h for at, (_, h) in halves.items()}, {a: n for a, (n, _) in halves.items()}
        )
    if level and skill and len(across) < 2:
        return make_list(found, empty)
    if found.shape == "long":
        return make_list(found, empty)
    down = level or (0 if skill else _find_levels_down(found))
    if found.shape == "levels-down":
        return make_levels_down(found, empty, down or min(found.sheet.columns))
    if down and (len(across) < 2 or level) and found.shape is None:
        return make_levels_down(found, empty, down)
    if not across and not skill and any(role in _NO_LADDER for role in found.roles.values()):
        return None
    scored = [at for at, role in found.roles.items() if role == "step"]
    free = [at for at in found.headings if at not in found.roles and at > skill]
    if len(across) < 2 and scored and free:  # what somebody can and wants
        return None
    levels = find_level_columns(found, across, skill)
    if not levels:
        return make_list(found, empty) if skill else None
    values = {at: found.find_content(at) for at in levels}
    behind = find_behind(found, levels)
    held = {at: HALVES[found.roles[at]] for at in behind}
    return make_across(found, empty, {**values, **held}, {at: found.get_heading(level) for at, level in behind.items()})


def _read_corner(found: TableProposal, across: Sequence[int]) -> None:
    """Read the first column as that of the skills, whatever stands in its corner, where levels are the other headings.

    'Level' in the corner means them, unless the cells below it read like levels.
    """
    first = min(found.sheet.columns)
    texts = found.list_texts(first)
    is_odd = found.roles.get(first) in _CORNERS and 2 * sum(map(found.is_level, texts)) <= len(texts)
    is_odd = is_odd and not any(found.find_content(at) == "tick" for at in across)  # else they are what is ticked
    if len(across) > 1 and is_odd and "skill" not in found.roles.values():
        found.roles[first] = "skill"


def _find_pairs(found: TableProposal) -> dict[int, Holds]:
    """Find columns such as 'Score, Behaviours, Score, Behaviours', each pair below the name of a level."""
    values = {at: HALVES[role] for at, role in found.roles.items() if role in HALVES and at in found.above}
    groups = {found.above[at] for at in values}
    again = len({*values.values()}) * _AGAIN <= len(values)
    below = all(found.headings[at] != found.above[at] for at in values)
    return values if found.find_role_column("skill") and len(groups) > 1 and again and below else {}


def _find_levels_down(found: TableProposal) -> int:
    """Find the column whose cells read like levels, each another one; 0 if there is none."""
    for at in found.sheet.columns:
        texts = found.list_texts(at)
        if len(texts) > 1 and 2 * sum(map(found.is_level, texts)) > len(texts):
            return at if len({*map(fold_spaces, texts)}) == len(texts) else 0
        if len(texts) > 1 and found.roles.get(at) not in ("other", "rank", "track", "stage", "title"):
            return 0
    return 0
