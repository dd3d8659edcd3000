"""Propose a table with a row for each level, or for each skill and level."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.mapping import SCOPE, Column, Holds, Part, Row, quote_texts, spell
from pm_career.importing.ladders.propose.header import HALVES
from pm_career.importing.ladders.propose.row_doubts import doubt_unnamed
from pm_career.importing.ladders.propose.rows import find_filters
from pm_career.importing.ladders.propose.scope import list_more
from pm_career.importing.ladders.propose.table_proposal import HOLDS, TableProposal

_OF_LEVELS = frozenset({"rank", "title", "stage", "years", "summary", "impact", "autonomy", "influence", "complexity",
                        "responsibilities", "watch-outs", "track"})  # fmt: skip
_ABOUT_LEVEL: dict[str, Holds] = {
    "text": "summary", "description": "summary", "more": "summary", "level": "title",
}  # fmt: skip
"""What these say of a level, in a table with a row for each."""
ONE_SKILL: tuple[Holds, ...] = ("bar",)
"""What the only skill of such a table may be instead, where the part as a whole is about one."""
_AGAIN = 2
"""In so many rows a name has to come again for its column to be one of names."""


def make_levels_down(found: TableProposal, empty: Part, down: int) -> Part | None:
    """Make the part of a table with a row for each level, and skills across. A title is the name, if there is one."""
    title = found.find_role_column("title")
    numbered = {}
    if title and found.are_numbers(down):
        numbered, down = {down: "rank"}, title
    names = found.list_texts(down)
    again = len({*map(fold_spaces, names)}) < len(names)
    columns: list[Column] = []
    for at in found.sheet.columns:
        heading, role = found.get_heading(at), found.roles.get(at)
        holds = HOLDS.get(role or "", "nothing")
        if at == down or at in numbered:
            columns.append(Column(heading, at, "level" if at == down else "rank"))
        elif holds in _OF_LEVELS or role in _ABOUT_LEVEL:
            columns.append(Column(heading, at, _ABOUT_LEVEL.get(role or "", holds)))
        elif role in (None, "area") and heading:
            columns.append(_make_skill_column(found, at, heading))
        else:
            columns.append(Column(heading, at, holds if holds in HALVES.values() else "nothing"))
    more = list_more((column.holds, column.heading) for column in columns)
    columns = [
        msgspec.structs.replace(column, holds="summary") if (column.holds, column.heading) in more else column
        for column in columns
    ]
    expected = any(column.holds in HALVES.values() and not column.skill for column in columns)
    skills = [column for column in columns if column.skill]
    if again and (skills or not expected):  # one of people, or of several ladders
        return None
    if not found.shape:
        _doubt_skills(found, skills, down)
        _doubt_scope(found, columns)
    rows = []
    for row in found.rows:
        cells = found.sheet.list_row(row)
        if len(cells) > 1 or cells[0].column != down or found.is_level(cells[0].text):
            continue
        rows.append(Row(cells[0].text, "track" if row < found.rows[-1] else "nothing"))
        if row < found.rows[-1]:
            found.doubt(
                f"'{one_line(cells[0].text)}' stands alone above levels, and is taken for their track.", ("nothing",)
            )
    doubt_unnamed(found, [found.sheet.list_row(row) for row in found.rows], down, found.sheet.columns)
    header = (found.top - 1, found.top) if found.above else (found.top,)
    return Part(empty.name, empty.number, "table", empty.about, header, tuple(columns), tuple(rows), alone="level")


def _doubt_scope(found: TableProposal, columns: Sequence[Column]) -> None:
    """Doubt a level's scope that may be a skill: one that is not before all skills, behind more on the level."""
    skills = [column.number for column in columns if column.skill]
    scope = [column for column in columns if found.roles.get(column.number) in SCOPE]
    others = [column for column in columns if column.holds in _OF_LEVELS and column not in scope]
    if not skills:
        return
    is_sure = any(column.number < min(skills) for column in others)
    for column in scope:
        if column.number > min(skills) or not is_sure:
            found.doubt(f"'{one_line(column.heading)}' may be a skill, or be about each level.", ("text",))


def _doubt_skills(found: TableProposal, skills: Sequence[Column], down: int) -> None:
    """Doubt what may as well be about the people at a level: names, what stands before it, numbers beside texts.

    A single column may be what is expected of a skill that another part of the file names.
    """
    if len(skills) == 1:
        found.doubt(f"Nothing says whether '{one_line(skills[0].heading)}' is a skill.", ONE_SKILL)
        return
    texts = [column for column in skills if column.holds == "text"]
    if texts and not found.has_sentences(*(column.number for column in texts)):
        said = ", ".join(f"'{one_line(column.heading)}'" for column in texts)
        found.doubt(f"These may not be skills, as their cells are as short as names: {said}.", ("nothing",))
    for column in skills:
        if column.number < down:
            found.doubt(f"'{one_line(column.heading)}' stands before the levels: is it a skill?", ("nothing",))
        elif texts and column.holds != "text":
            found.doubt(f"'{one_line(column.heading)}' has numbers where others have texts.", ("nothing",))


def _make_skill_column(found: TableProposal, at: int, heading: str) -> Column:
    """Make the column of a skill across. Ticks, amounts, and what says the same of every level are of no skill."""
    texts = found.list_texts(at)
    over = found.above.get(at)
    area = over.text.strip() if over is not None and over != found.headings[at] else ""
    contents: Holds = found.find_content(at)
    same = len({*map(fold_spaces, texts)}) * _AGAIN <= len(texts) and contents == "text"
    if contents == "tick" or same or found.are_paid(at):
        return Column(heading, at, "nothing")
    return Column(heading, at, contents, skill=spell(heading), category=spell(area))


def make_list(found: TableProposal, empty: Part) -> Part:
    """Make the part of a list with a row for each skill and level. Without usual headings the first texts are taken."""
    columns = []
    has_content = any(role in HALVES and role != "step" for role in found.roles.values())
    for at in found.sheet.columns:
        heading, role = found.get_heading(at), found.roles.get(at)
        if role is not None or not found.list_texts(at):
            holds = HOLDS.get(role or "", "nothing")
            is_expected = not has_content and role in ("description", "summary", "text") and _differs(found, at)
            columns.append(Column(heading, at, "text" if is_expected else holds))
            has_content = has_content or is_expected
            continue
        differs = len({*map(fold_spaces, found.list_texts(at))}) > 1
        is_expected = not has_content and differs and found.has_sentences(at)
        columns.append(Column(heading, at, "text" if is_expected else "nothing"))
        has_content = has_content or is_expected
    only = find_filters(found)
    values = [column.number for column in columns if column.holds in HALVES.values()]
    for key in ("skill", "level"):
        if at := found.find_role_column(key):
            doubt_unnamed(found, [found.sheet.list_row(row) for row in found.rows], at, values)
    _doubt_several(found, found.list_texts(found.find_role_column("skill")))
    return Part(
        empty.name, empty.number, "table", empty.about, (found.top,), tuple(columns), only=only, alone="category"
    )


def _doubt_several(found: TableProposal, names: Sequence[str]) -> None:
    """Doubt names such as 'Reading; Writing', where each part is a name in another row."""
    known = {*map(fold_spaces, names)}
    several = [
        name
        for name in names
        if known >= {fold_spaces(part) for part in re.split("[,;|/]", name)} != {fold_spaces(name)}
    ]
    if several:
        found.doubt(f"These may be several names in one cell: {quote_texts(several)}.")


def _differs(found: TableProposal, at: int) -> bool:
    """Whether a column says something else of one skill at each level, and of one level for each skill."""
    for key in ("skill", "level"):
        column = found.find_role_column(key)
        said: dict[str, set[str]] = {}
        for row in found.rows:
            name, cell = found.sheet.get_shown_cell(row, column), found.sheet.get_cell(row, at)
            if name and cell:
                said.setdefault(fold_spaces(name.text), set()).add(fold_spaces(cell.text))
        if not any(len(texts) > 1 for texts in said.values()):
            return False
    return True
