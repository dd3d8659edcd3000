"""Take the cells of a table into claims, each by what its layout says of its column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.cell_text import LONGEST_NAME, split_name
from pm_career.importing.ladders.claims import NOTHING, Gathered, LevelKey, make_key
from pm_career.importing.ladders.headings import is_level
from pm_career.importing.ladders.layout import CONSTANT, LEVEL_NOTE, OF_BOTH, OF_LEVELS, OF_SKILLS, SKILL_NOTE, Layout
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.row_filter import list_rows
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Cell
from pm_career.importing.ladders.steps import denies, is_mark
from pm_career.importing.ladders.vocabulary import find_role, looks_like_level, says_nothing

_KEYS = ("level", "skill", "track", "area")
_NO_SKILL = frozenset({"years", "title", "summary", "rank", "stage"})
"""What no skill is called, where 'Autonomy' or 'Impact' may well be one."""
_UNPLACED = {
    "skip": (Fate.FILTERED, "left out by --column"),
    "status": (Fate.META, "the status of its row"),
    "role": (Fate.META, "the role of its row"),
    CONSTANT: (Fate.META, "the same in every row"),
}


class Row(msgspec.Struct, frozen=True):
    """A row: what its level, skill, track and area are called, and the cells that say so (its own, or one above)."""

    number: int
    names: dict[str, str]
    cells: dict[str, Cell]

    def get_name(self, role: str) -> str:
        """Return the name of its level, skill, track or area; '' without one."""
        return self.names.get(role, "")

    def get_level(self) -> LevelKey | None:
        """Return the key of its level; None if it names none."""
        return make_key(self.get_name("level"), self.get_name("track")) if self.get_name("level") else None


def take_table(sheet: Sheet, layout: Layout, wishes: Wishes, gathered: Gathered) -> None:
    """Add the claims of a table."""
    levels, skills = _claim_across(sheet, layout, gathered)
    rows = list_named_rows(sheet, layout, wishes, gathered, levels)
    for row in _tell_areas_apart(rows, gathered):
        level, skill = row.get_level(), row.get_name("skill")
        _claim_names(sheet, gathered, row, level)
        for column, cell in _list_cells(sheet, layout, row.number):
            role = layout.columns.get(column, "")
            if cell in row.cells.values() or column == layout.ticked:
                continue
            if column in layout.across:
                what = role if role in OF_BOTH - {"bar", "text"} else "content"
                about = (levels[column], skill) if column in levels else (level, skills[column])
                gathered.add_claim(sheet.locate(cell), what, cell.text, *about)
            else:
                _claim_cell(sheet, layout, gathered, cell, role, level, skill)
        if layout.ticked:
            _claim_ticks(sheet, layout, gathered, row, levels)


def _claim_across(sheet: Sheet, layout: Layout, gathered: Gathered) -> tuple[dict[int, LevelKey], dict[int, str]]:
    """Claim what the headings across name, and what stands above them. Return levels or skills by column."""
    levels: dict[int, LevelKey] = {}
    skills: dict[int, str] = {}
    for column, cell in layout.across.items():
        if says_nothing(cell.text):
            gathered.account.book_open(sheet.index, [cell], Fate.BLANK, "a heading that names nothing")
            continue
        above = layout.above.get(column)
        whole = sheet.get_cell(cell.row, cell.column) == cell  # else it says what the column holds, too
        at = sheet.locate(cell) if whole else None
        if layout.across_is == "level":
            on = above if layout.above_is == "track" else None
            levels[column] = make_key(cell.text, on.text if on else layout.names.get("track", ""))
            gathered.add_claim(at, "level", cell.text, levels[column])
            _claim_name(sheet, layout, gathered, "track", on, levels[column], "")
            if above is not None and layout.above_is == "title":
                gathered.add_claim(sheet.locate(above), "title", above.text, levels[column])
        else:
            skills[column] = cell.text
            gathered.add_claim(at, "skill", cell.text, skill=cell.text)
            _claim_name(sheet, layout, gathered, "area", above, None, cell.text)
    return levels, skills


def _claim_name(
    sheet: Sheet, layout: Layout, gathered: Gathered, role: str, cell: Cell | None, level: LevelKey | None, skill: str
) -> None:
    """Claim a track or area: that of a cell, else what the name of the table says."""
    text = cell.text if cell else layout.names.get(role, "")
    if text:
        gathered.add_claim(sheet.locate(cell) if cell else None, role, text, level, skill)


def list_named_rows(
    sheet: Sheet, layout: Layout, wishes: Wishes, gathered: Gathered, levels: dict[int, LevelKey]
) -> list[Row]:
    """List the rows that are about the ladder, and book the cells of all others. `levels` are those across."""
    columns = {role: column for role in _KEYS if (column := layout.find_column(role)) is not None}
    section_is = _find_section_role(layout, columns)
    needed = ["skill"] if layout.across_is == "level" else ["level"] if layout.across_is == "skill" else []
    apart = _is_described(sheet, layout)
    above: dict[str, Cell] = {}
    rows: list[Row] = []
    filled = 0
    for number, section in list_rows(sheet, layout, wishes, gathered):
        own = {role: cell for role, column in columns.items() if (cell := sheet.get_shown_cell(number, column))}
        if layout.shape == "outline" and "level" in own and not is_level(own["level"].text, wishes):
            gathered.account.book_open(sheet.index, sheet.list_row(number), Fate.NOT_UNDERSTOOD, "it is below no level")
            continue
        if layout.across_is == "level" and "skill" not in own and "area" in own:
            own = {"skill": own["area"]}  # a new category never goes with an old skill: it is the skill
        if levels and _take_row_of_levels(sheet, gathered, number, own, columns, levels):
            continue
        cells = _fill_names(layout, own, above)
        filled += len(cells.keys() - own.keys())
        above = dict(cells) if layout.across_is == "level" else {**above, **own}
        if section is not None:
            cells.setdefault(section_is, section)
        names = {**layout.names, **{role: cell.text for role, cell in cells.items()}}
        missing = [role for role in needed if not names.get(role)]
        nothing = [role for role in ("level", "skill") if role in cells and says_nothing(cells[role].text)]
        if not names.get("level") and not names.get("skill"):
            missing = missing or ["skill or level"]
        if missing or nothing:
            _book_nameless(sheet, gathered, number, (nothing or missing)[0])
            continue
        if apart:
            names["skill"] = split_name(names["skill"])[0]
        rows.append(Row(number, names, cells))
    if filled:
        gathered.assume(f"{sheet.called}: a blank below a name is the same again (cells: {filled}).")
    return rows


def _find_section_role(layout: Layout, columns: dict[str, int]) -> str:
    """Find what a cell that stands alone above rows names."""
    if layout.across_is == "skill":
        return "track"
    return "skill" if layout.ticked and "skill" not in columns else "area"


def _is_described(sheet: Sheet, layout: Layout) -> bool:
    """Whether cells of skills hold their descriptions, too: one of them is too long for a name."""
    column = layout.find_column("skill")
    cells = sheet.list_column(column, layout.rows) if column is not None else []
    return any(len(cell.text) > LONGEST_NAME for cell in cells)


def _fill_names(layout: Layout, own: dict[str, Cell], above: dict[str, Cell]) -> dict[str, Cell]:
    """Fill what a row leaves blank with the names above it: but a new level or skill may well have no area."""
    if layout.shape in ("levels-down", "outline"):
        return dict(own)
    if layout.across_is == "level":
        return {**above, **own}
    same = "level" not in own and "skill" not in own
    return {**{role: cell for role, cell in above.items() if same or role in ("level", "skill")}, **own}


def _take_row_of_levels(
    sheet: Sheet,
    gathered: Gathered,
    number: int,
    own: dict[str, Cell],
    columns: dict[str, int],
    levels: dict[int, LevelKey],
) -> bool:
    """Take a row about the levels and no skill: 'Years of experience', or one in which each is named again."""
    cells = sheet.list_row(number)
    name = own.get("skill")
    role = find_role(name.text) if name else _find_title_row(cells, levels)
    is_alone = name is not None and name.column != columns.get("skill")
    if role not in OF_LEVELS - {"track"} or not (name is None or is_alone or role in _NO_SKILL):
        return False
    if name is not None:
        gathered.account.book_open(sheet.index, [name], Fate.HEADING)
    for cell in cells:
        if cell.column in levels:
            gathered.add_claim(sheet.locate(cell), role or "", cell.text, levels[cell.column])
        elif cell is not name:
            gathered.account.book_open(sheet.index, [cell], Fate.NOT_UNDERSTOOD, "its row is about the levels")
    return True


def _find_title_row(cells: Sequence[Cell], levels: dict[int, LevelKey]) -> str:
    """Return 'title' for a row without a name in which each level is named again, as 'Senior PM' below 'L4' does."""
    said = [cell for cell in cells if not says_nothing(cell.text)]
    named = sum(looks_like_level(cell.text) for cell in said if cell.column in levels)
    return "title" if len(said) > 1 and 2 * named > len(said) else ""


def _book_nameless(sheet: Sheet, gathered: Gathered, number: int, called: str) -> None:
    for cell in sheet.list_row(number):
        blank = says_nothing(cell.text)
        why = NOTHING if blank else f"its row names no {called}"
        gathered.account.book_open(sheet.index, [cell], Fate.BLANK if blank else Fate.NOT_UNDERSTOOD, why)


def _tell_areas_apart(rows: Sequence[Row], gathered: Gathered) -> list[Row]:
    """Tell apart skills of one name in several areas, if each of them has all its levels in both."""
    levels: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if "area" in row.cells:
            area = fold_spaces(row.get_name("area"))
            levels[fold_spaces(row.get_name("skill"))][area].add(fold_spaces(row.get_name("level")))
    apart: list[Row] = []
    for row in rows:
        areas, area = levels[fold_spaces(row.get_name("skill"))], row.get_name("area")
        is_again = "area" in row.cells and fold_spaces(area) != next(iter(areas))
        if is_again and row.get_name("skill") and len({frozenset(each) for each in areas.values()}) == 1:
            named = gathered.name_in_area(row.get_name("skill"), area)
            row = msgspec.structs.replace(row, names={**row.names, "skill": named})  # noqa: PLW2901
        apart.append(row)
    return apart


def _claim_names(sheet: Sheet, gathered: Gathered, row: Row, level: LevelKey | None) -> None:
    """Claim what a row, or the name of its table, says of its level and skill."""
    skill = row.get_name("skill")
    for role in _KEYS:
        cell = row.cells.get(role)
        at, text = (sheet.locate(cell), cell.text) if cell else (None, row.get_name(role))
        about_level = role in ("level", "track")
        if not text or (level is None if about_level else not skill):
            continue
        if role == "skill" and len(skill) < len(text):
            text, described = split_name(text)
            if described:
                gathered.add_claim(at, "skill", text, skill=skill)
                gathered.add_claim(at, "description", described, skill=skill)
                continue
        gathered.add_claim(at, role, text, level if about_level else None, "" if about_level else skill)


def _list_cells(sheet: Sheet, layout: Layout, row: int) -> Iterator[tuple[int, Cell]]:
    """List the cells of a row by column, each also where it is merged over other rows, or over columns across."""
    for column in sheet.columns:
        cell = sheet.get_shown_cell(row, column)
        if cell and (cell.column == column or {cell.column, column} <= layout.across.keys()):
            yield column, cell


def _claim_cell(
    sheet: Sheet, layout: Layout, gathered: Gathered, cell: Cell, role: str, level: LevelKey | None, skill: str
) -> None:
    """Claim a cell that is in no column of a level or skill across; book one that a framework has no place for."""
    at = sheet.locate(cell)
    heading = layout.headings.get(cell.column)
    called = heading.text.strip() if heading and not says_nothing(heading.text) else ""
    if role in _UNPLACED:
        fate, why = _UNPLACED[role]
        gathered.account.book_open(sheet.index, [cell], fate, why)
    elif role in OF_LEVELS:
        gathered.add_claim(at, role, cell.text, level)
    elif role in OF_SKILLS:
        gathered.add_claim(at, role, cell.text, skill=skill)
    elif role == LEVEL_NOTE:
        gathered.add_claim(at, "summary", cell.text, level, heading=called)
    elif role == SKILL_NOTE:
        gathered.add_claim(at, "description", cell.text, skill=skill, heading=called)
    elif role in OF_BOTH:
        gathered.add_claim(at, "content" if role in ("bar", "text") else role, cell.text, level, skill)
    elif says_nothing(cell.text):
        gathered.account.book_open(sheet.index, [cell], Fate.BLANK, NOTHING)
    else:
        why = f"a framework has no place for the column {called}" if called else "its column has no heading"
        if called:
            gathered.note_left_out_column(called)
        gathered.account.book_open(sheet.index, [cell], Fate.NOT_UNDERSTOOD, why)


def _claim_ticks(sheet: Sheet, layout: Layout, gathered: Gathered, row: Row, levels: dict[int, LevelKey]) -> None:
    """Claim the row's behaviour for each level that is ticked in it."""
    said = sheet.get_shown_cell(row.number, layout.ticked)
    if said is None:
        return
    cells = [cell for cell in sheet.list_row(row.number) if cell.column in levels]
    blank = [cell for cell in cells if denies(cell.text)]
    gathered.account.book_open(sheet.index, blank, Fate.BLANK, "not ticked")
    ticked = [cell for cell in cells if is_mark(cell.text)]
    for cell in ticked:
        gathered.add_claim(sheet.locate(said), "behaviours", said.text, levels[cell.column], row.get_name("skill"))
    if not ticked:
        nothing = says_nothing(said.text)
        why = NOTHING if nothing else "no level is ticked in its row"
        gathered.account.book_open(sheet.index, [said], Fate.BLANK if nothing else Fate.NOT_UNDERSTOOD, why)
