"""Find what the columns of a long table tell of: the level of their row, its skill, or the skill at the level."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.claims import Gathered
from pm_career.importing.ladders.layout import CONSTANT, LEVEL_NOTE, OF_BOTH, OF_LEVELS, SKILL_NOTE, Layout
from pm_career.importing.ladders.options import Question, Wishes
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Cell
from pm_career.importing.ladders.take_old import Row, list_named_rows
from pm_career.importing.ladders.vocabulary import says_nothing

_AGREE = 0.8
"""How much of a column must follow from the level, or the skill, for it to be about that; the rest is contradicted."""
_SENTENCE_LENGTH = 20
"""Average characters from which on the cells of an unnamed column are sentences."""
_KEYS = ("level", "skill", "track", "area")


def settle_meanings(sheet: Sheet, layout: Layout, wishes: Wishes, scratch: Gathered, gathered: Gathered) -> Layout:
    """Settle what each column tells of, by its heading and by what it varies with.

    `scratch` takes the bookings of rows that are not about the ladder. Raises a Question where a file holds the ladders
    of several roles.
    """
    rows = list_named_rows(sheet, layout, wishes, scratch, {})
    _require_one_role(sheet, layout, wishes, rows)
    only = "" if any(row.get_name("skill") for row in rows) else "level"
    only = only or ("" if any(row.get_name("level") for row in rows) else "skill")
    has_content = any(role in ("bar", "behaviours", "text") for role in layout.columns.values())
    columns = dict(layout.columns)
    for column in sheet.columns:
        role = layout.columns.get(column, "")
        if role in _KEYS:
            continue
        cells = [(row, cell) for row in rows if (cell := sheet.get_shown_cell(row.number, column))]
        columns[column] = _find_meaning(role, cells, has_content=has_content, only=only)
        _tell_meaning(layout, gathered, column, role, columns[column])
    return msgspec.structs.replace(layout, columns=columns)


def _tell_meaning(layout: Layout, gathered: Gathered, column: int, role: str, meaning: str) -> None:
    """Tell what was assumed of a column whose heading says nothing of it."""
    heading = layout.headings.get(column)
    called = heading.text.strip() if heading else f"column {column}"
    about = {SKILL_NOTE: "skill", "description": "skill", LEVEL_NOTE: "level", "summary": "level"}.get(meaning)
    if role in ("", "note", "text") and about:
        gathered.assume(
            f"The column {called} says the same of a {about} everywhere: it describes the {about}.",
            f'--column "{called}=bar"',
        )
    elif not role and meaning in OF_BOTH:
        gathered.assume(
            f"The column {called} holds texts about a skill at a level: {meaning}.", f'--column "{called}=skip"'
        )


def _require_one_role(sheet: Sheet, layout: Layout, wishes: Wishes, rows: Sequence[Row]) -> None:
    """Ask whose ladder is meant where a file holds those of several."""
    column = layout.find_column("role")
    if column is None or wishes.role:
        return
    named = [cell.text.strip() for row in rows if (cell := sheet.get_shown_cell(row.number, column))]
    roles = tuple(dict.fromkeys(text for text in named if not says_nothing(text)))
    if len({fold_spaces(role) for role in roles}) > 1:
        heading = layout.headings[column].text.strip()
        message = f"The column {heading} has {len(roles)} values, and a framework is the ladder of one."
        raise Question(message, "--role", roles, ordered=False)


def _says_the_same(cells: Sequence[tuple[Row, Cell]]) -> bool:
    """Whether a column says the same of several skills at several levels: it is about all of them together."""
    subjects = [{fold_spaces(row.get_name(role)) for row, _ in cells} for role in ("level", "skill")]
    return len({fold_spaces(cell.text) for _, cell in cells}) == 1 and all(len(each) > 1 for each in subjects)


def _find_meaning(  # noqa: PLR0911  one return a meaning
    role: str, cells: Sequence[tuple[Row, Cell]], *, has_content: bool, only: str
) -> str:
    """Find what a column holds; '' if there is no place for it."""
    if role in ("status", "role", "skip"):
        return role
    if role in ("", "note", "text") and _says_the_same(cells):
        return CONSTANT
    if only == "level":  # a table of levels, or of skills, beside the ladder itself
        return role if role in OF_LEVELS else LEVEL_NOTE if role in ("", "note") else "summary"
    if only == "skill":
        return role if role == "is_not" else SKILL_NOTE if role in ("", "note") else "description"
    agree, of_skill = _measure_agreement(cells, "level"), _measure_agreement(cells, "skill")
    by_level, by_skill = (agree or 0) >= _AGREE, (of_skill or 0) >= _AGREE
    if role in ("summary", "description") and not by_level and not by_skill and None not in (agree, of_skill):
        return "bar"  # described is neither the level nor the skill, but the one at the other
    if role in OF_LEVELS:
        return role if agree is None or by_level else ""
    if role in ("description", "is_not"):
        return role if by_skill or not by_level else "summary"
    if role in OF_BOTH - {"text"} or role == "other":
        return role
    if by_skill != by_level:
        noted = ("description", "summary") if role == "text" else (SKILL_NOTE, LEVEL_NOTE)
        return noted[by_level]
    if role == "text":
        return "bar"
    long = sum(len(cell.text) for _, cell in cells) >= _SENTENCE_LENGTH * len(cells) > 0
    return ("behaviours" if has_content else "bar") if role == "" and long else ""


def _measure_agreement(cells: Sequence[tuple[Row, Cell]], key: str) -> float | None:
    """Measure how far a column depends on the level (or skill): the share of cells that say what most do for theirs.

    None if no two cells are about the same one.
    """
    texts: dict[str, Counter[str]] = defaultdict(Counter)
    for row, cell in cells:
        if not says_nothing(cell.text):
            track = fold_spaces(row.get_name("track")) if key == "level" else ""
            name = f"{fold_spaces(row.get_name(key))}\n{track}"
            texts[name][fold_spaces(cell.text)] += 1
    several = [counted for counted in texts.values() if counted.total() > 1]
    total = sum(counted.total() for counted in several)
    return sum(max(counted.values()) for counted in several) / total if total else None
