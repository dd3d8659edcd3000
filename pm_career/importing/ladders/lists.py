"""Read long tables into claims: one row per level and skill, or per behaviour."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.claims import Gathered, make_key
from pm_career.importing.ladders.columns import OF_LEVELS
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.options import Question, Wishes
from pm_career.importing.ladders.row_filter import list_rows
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Cell
from pm_career.importing.ladders.table_layout import Layout
from pm_career.importing.ladders.vocabulary import says_nothing

_AGREE = 0.8
"""How much of a column must follow from the level, or the skill, for it to be about that; the rest is contradicted."""
_SENTENCE_LENGTH = 20
"""Average characters from which on the cells of an unnamed column are sentences."""
_KEYS = ("level", "skill", "track", "area")


class Row(msgspec.Struct, frozen=True):
    """One row: its number, and the cells that say what it is about (its own, or those it is shown below)."""

    number: int
    level: str
    skill: str
    track: str = ""
    cells: dict[str, Cell] = {}


def read_long(sheet: Sheet, layout: Layout, wishes: Wishes, gathered: Gathered, given: dict[str, str]) -> None:
    """Add what a long table says. `given` has the level, skill, track or area that the table's name says."""
    rows = _tell_areas_apart(_list_rows(sheet, layout, wishes, gathered, given), gathered)
    _require_one_role(sheet, layout, wishes, rows)
    for row in rows:
        level = make_key(row.level, row.track) if row.level else None
        for role, cell in row.cells.items():
            if role == "level":
                gathered.add_claim(sheet.locate(cell), "level", cell.text, level)
            elif role in ("skill", "area"):
                gathered.add_claim(sheet.locate(cell), role, cell.text, skill=row.skill)
            else:
                gathered.add_claim(sheet.locate(cell), role, cell.text, level)
        for role, text in given.items():  # what no cell says
            about_level = role in ("level", "track")
            gathered.add_claim(None, role, text, level if about_level else None, "" if about_level else row.skill)
    for column in sheet.columns:
        role = layout.roles.get(column, "")
        if role not in _KEYS:
            _add_column(sheet, layout, gathered, column, role, rows)


def _list_rows(sheet: Sheet, layout: Layout, wishes: Wishes, gathered: Gathered, given: dict[str, str]) -> list[Row]:
    columns = {role: column for role in _KEYS if (column := layout.find_column(role)) is not None}
    above: dict[str, Cell] = {}
    rows: list[Row] = []
    filled = 0
    for number, section in list_rows(sheet, layout, wishes, gathered):
        own = {role: cell for role, column in columns.items() if (cell := sheet.get_shown_cell(number, column))}
        if section is not None and "area" not in columns:
            own["area"] = section
        nothing = next((role for role in ("level", "skill") if role in own and says_nothing(own[role].text)), None)
        if nothing:
            _book_nameless(sheet, gathered, number, own[nothing], nothing)
            continue
        changed = [role for role in ("level", "skill") if role in own]
        for role in columns:
            # A blank below a filled cell is the same again: but a new skill may well have no area.
            if role not in own and role in above and (role in ("level", "skill") or not changed):
                own[role] = above[role]
                filled += 1
        above = {**above, **own}
        texts = {**given, **{role: cell.text for role, cell in own.items()}}
        if not texts.get("skill") and not texts.get("level"):
            _book_nameless(sheet, gathered, number, None, "skill or level")
            continue
        rows.append(Row(number, texts.get("level", ""), texts.get("skill", ""), texts.get("track", ""), own))
    if filled:
        gathered.assume(f"{sheet.called}: a blank below a level or skill is the same again (cells: {filled}).")
    return rows


def _tell_areas_apart(rows: Sequence[Row], gathered: Gathered) -> list[Row]:
    """Tell apart skills of one name in several areas, if each of them has all its levels in both."""
    levels: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if row.skill and "area" in row.cells:
            levels[fold_spaces(row.skill)][fold_spaces(row.cells["area"].text)].add(fold_spaces(row.level))
    apart: list[Row] = []
    for row in rows:
        areas = levels[fold_spaces(row.skill)]
        own = row.cells.get("area")
        several = own is not None and len({frozenset(each) for each in areas.values()}) == 1 < len(areas)
        if own is not None and several and fold_spaces(own.text) != next(iter(areas)):
            apart.append(msgspec.structs.replace(row, skill=gathered.name_in_area(row.skill, own.text)))
        else:
            apart.append(row)
    return apart


def _book_nameless(sheet: Sheet, gathered: Gathered, number: int, blank: Cell | None, called: str) -> None:
    """Book a row that is about nothing."""
    for cell in sheet.list_row(number):
        if cell == blank or says_nothing(cell.text):
            gathered.account.book_open(sheet.index, [cell], Fate.BLANK, "it says that there is nothing")
        else:
            why = f"its row names no {called}"
            gathered.account.book_open(sheet.index, [cell], Fate.NOT_UNDERSTOOD, why)


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


def _add_column(sheet: Sheet, layout: Layout, gathered: Gathered, column: int, role: str, rows: Sequence[Row]) -> None:
    """Add what a column says about the level, the skill, or both: by its heading and by what it varies with."""
    cells = [(row, cell) for row in rows if (cell := sheet.get_shown_cell(row.number, column))]
    heading = layout.headings.get(column)
    called = heading.text.strip() if heading else f"column {column}"
    if role in ("", "note", "text") and _says_the_same(cells):
        gathered.account.book_open(sheet.index, [cell for _, cell in cells], Fate.META, "the same in every row")
        return
    what, about = _find_meaning(role, cells, has_content=_has_content(layout), only=_find_only_subject(rows))
    if not what:
        why = f"a framework has no place for the column {called}"
        fate = {"status": Fate.META, "role": Fate.META, "skip": Fate.FILTERED}.get(role, Fate.NOT_UNDERSTOOD)
        words = {Fate.META: f"the {role} of its row", Fate.FILTERED: "left out by --column"}.get(fate, why)
        if fate is Fate.NOT_UNDERSTOOD and cells:
            gathered.note_left_out_column(called)
        gathered.account.book_open(sheet.index, [cell for _, cell in cells], fate, words)
        return
    if role in ("", "note", "text") and about != "both":
        gathered.assume(
            f"The column {called} says the same of a {about} everywhere: it describes the {about}.",
            f'--column "{called}=bar"',
        )
    if not role and about == "both":
        gathered.assume(
            f"The column {called} holds texts about a skill at a level: {what}.", f'--column "{called}=skip"'
        )
    label = called if role in ("", "note") and what != "behaviours" else ""
    for row, cell in cells:
        level = make_key(row.level, row.track) if row.level and about != "skill" else None
        gathered.add_claim(sheet.locate(cell), what, cell.text, level, row.skill if about != "level" else "", label)


def _says_the_same(cells: Sequence[tuple[Row, Cell]]) -> bool:
    """Whether a column says the same of several skills at several levels: it is about all of them together."""
    subjects = [{fold_spaces(row.level) for row, _ in cells}, {fold_spaces(row.skill) for row, _ in cells}]
    return len({fold_spaces(cell.text) for _, cell in cells}) == 1 and all(len(each) > 1 for each in subjects)


def _find_only_subject(rows: Sequence[Row]) -> str:
    """Return 'level' or 'skill' if all rows are only about that; '' otherwise."""
    if not any(row.skill for row in rows):
        return "level"
    return "" if any(row.level for row in rows) else "skill"


def _has_content(layout: Layout) -> bool:
    return any(role in ("bar", "behaviours", "text") for role in layout.roles.values())


def _find_meaning(  # noqa: PLR0911  one return a meaning
    role: str, cells: Sequence[tuple[Row, Cell]], *, has_content: bool, only: str
) -> tuple[str, str]:
    """Find what a column claims, and whether about the level, the skill, or both; '' if there is no place for it."""
    if role in ("status", "role", "skip"):
        return "", ""
    if only:  # a table of levels, or of skills, beside the ladder itself
        own = role in OF_LEVELS if only == "level" else role in ("description", "is_not")
        return (role if own else "summary" if only == "level" else "description"), only
    agree = _measure_agreement(cells, "level")
    of_skill = _measure_agreement(cells, "skill")
    by_level, by_skill = (agree or 0) >= _AGREE, (of_skill or 0) >= _AGREE
    if role in ("summary", "description") and not by_level and not by_skill and None not in (agree, of_skill):
        return "content", "both"  # described is neither the level nor the skill, but the one at the other
    if role in OF_LEVELS:
        return (role, "level") if agree is None or by_level else ("", "")
    if role in ("description", "is_not"):
        return (role, "skill") if by_skill or not by_level else ("summary", "level")
    if role == "text":
        if by_skill and not by_level:
            return "description", "skill"
        return ("summary", "level") if by_level and not by_skill else ("content", "both")
    if role in ("bar", "behaviours", "evidence", "label", "step"):
        return ("content" if role == "bar" else role), "both"
    if role == "other":
        return "", ""
    if by_skill and not by_level:
        return "description", "skill"
    if by_level and not by_skill:
        return "summary", "level"
    long = sum(len(cell.text) for _, cell in cells) >= _SENTENCE_LENGTH * len(cells) > 0
    return ("behaviours" if has_content else "content", "both") if role == "" and long else ("", "")


def _measure_agreement(cells: Sequence[tuple[Row, Cell]], key: str) -> float | None:
    """Measure how far a column depends on the level (or skill): the share of cells that say what most do for theirs.

    None if no two cells are about the same one.
    """
    texts: dict[str, Counter[str]] = defaultdict(Counter)
    for row, cell in cells:
        if not says_nothing(cell.text):
            name = f"{fold_spaces(row.level)}\n{fold_spaces(row.track)}" if key == "level" else fold_spaces(row.skill)
            texts[name][fold_spaces(cell.text)] += 1
    several = [counted for counted in texts.values() if counted.total() > 1]
    total = sum(counted.total() for counted in several)
    return sum(max(counted.values()) for counted in several) / total if total else None
