"""Read matrices of skills and levels into claims, also those with a behaviour per row and ticks per level."""

from __future__ import annotations

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.cell_text import LONGEST_NAME, split_name
from pm_career.importing.ladders.claims import NOTHING, Gathered, LevelKey, make_key
from pm_career.importing.ladders.columns import OF_LEVELS, VALUES
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.row_filter import list_rows
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Cell
from pm_career.importing.ladders.steps import denies, is_mark
from pm_career.importing.ladders.table_layout import Layout
from pm_career.importing.ladders.vocabulary import find_role, looks_like_level, says_nothing

_TICKS_TO_OTHERS = 4
"""A matrix with over this many ticks for each other text below its levels is one of ticks."""


def find_ticked_column(sheet: Sheet, layout: Layout) -> int | None:
    """Find the column that the ticks are about, if the cells below the levels are ticks."""
    column = next((c for c, role in sorted(layout.roles.items()) if role in ("behaviours", "bar")), None)
    if column is None or column in layout.across:
        return None
    cells = [cell for level in layout.across for cell in sheet.list_column(level, layout.rows)]
    ticks = sum(is_mark(cell.text) for cell in cells)
    others = sum(not (is_mark(cell.text) or denies(cell.text) or says_nothing(cell.text)) for cell in cells)
    return column if ticks > _TICKS_TO_OTHERS * others else None


def read_ticked(
    sheet: Sheet, gathered: Gathered, row: int, column: int, skill: str, levels: dict[int, LevelKey]
) -> None:
    """Read ticks: claim the row's behaviour for each level that is ticked in it."""
    said = sheet.get_shown_cell(row, column)
    if said is None:
        return
    blank = [cell for cell in sheet.list_row(row) if cell.column in levels and denies(cell.text)]
    gathered.account.book_open(sheet.index, blank, Fate.BLANK, "not ticked")
    ticked = [cell for cell in sheet.list_row(row) if cell.column in levels and is_mark(cell.text)]
    for cell in ticked:
        gathered.add_claim(sheet.locate(said), "behaviours", said.text, levels[cell.column], skill)
    if not ticked:
        nothing = says_nothing(said.text)
        why = NOTHING if nothing else "no level is ticked in its row"
        gathered.account.book_open(sheet.index, [said], Fate.BLANK if nothing else Fate.NOT_UNDERSTOOD, why)


_NO_SKILL = frozenset({"years", "title", "summary", "rank", "stage"})
"""What no skill is called, where 'Autonomy' or 'Impact' may well be one."""


def read_skills_down(sheet: Sheet, layout: Layout, wishes: Wishes, gathered: Gathered, given: dict[str, str]) -> None:
    """Add what a matrix says that has skills for rows and levels for columns."""
    levels = _add_levels_across(sheet, layout, gathered, given)
    keys = {role: column for role in ("skill", "area") if (column := layout.find_column(role)) is not None}
    ticked = find_ticked_column(sheet, layout)
    apart = _are_described(sheet, layout)
    above: dict[str, Cell] = {}
    areas: dict[str, str] = {}
    filled = 0
    for row, section in list_rows(sheet, layout, wishes, gathered):
        own = {role: cell for role, column in keys.items() if (cell := sheet.get_shown_cell(row, column))}
        named = _find_row_names(own, above, section, of_area="area" not in keys)
        if section and ticked is not None and "skill" not in keys:
            named = {"skill": section}
        if _take_row_of_levels(own, sheet, gathered, row, levels):
            continue
        skill = named.get("skill")
        if skill is None and _take_titles(sheet, gathered, row, levels):
            continue
        if skill is None or says_nothing(skill.text):
            _book_nameless(sheet, gathered, row)
            continue
        filled += sum(role not in own for role in keys if role in named)
        above = {role: cell for role, cell in named.items() if role in keys}
        key = _add_skill(sheet, gathered, skill, named.get("area"), areas, given, apart=apart)
        for column, cell in sheet.list_spread(row, levels):
            if column not in (*keys.values(), ticked) and cell is not section:
                _add_cell(sheet, layout, gathered, cell, column, key, levels)
        if ticked is not None:
            read_ticked(sheet, gathered, row, ticked, key, levels)
    if filled:
        gathered.assume(f"{sheet.called}: a blank below a category or skill is the same again (cells: {filled}).")


def _are_described(sheet: Sheet, layout: Layout) -> bool:
    """Whether cells of skills hold their descriptions, too: one of them is too long for a name."""
    column = layout.find_column("skill")
    cells = sheet.list_column(column, layout.rows) if column is not None else []
    return any(len(cell.text) > LONGEST_NAME for cell in cells)


def _find_row_names(
    own: dict[str, Cell], above: dict[str, Cell], section: Cell | None, *, of_area: bool
) -> dict[str, Cell]:
    """Find the skill and the category of a row: its own, those above it, or the section that it is in."""
    if "skill" not in own and "area" in own:  # a new category never goes with an old skill: it is the skill
        return {"skill": own["area"]}
    return {**({"area": section} if section and of_area else {}), **above, **own}


def _add_skill(
    sheet: Sheet,
    gathered: Gathered,
    skill: Cell,
    area: Cell | None,
    areas: dict[str, str],
    given: dict[str, str],
    *,
    apart: bool,
) -> str:
    """Claim a skill's name and category. Return the name that tells it apart from others."""
    key, description = split_name(skill.text) if apart else (skill.text, "")
    name = key
    if area and areas.setdefault(fold_spaces(key), fold_spaces(area.text)) != fold_spaces(area.text):
        key = gathered.name_in_area(key, area.text)
    gathered.add_claim(sheet.locate(skill), "skill", name, skill=key)
    if description:
        gathered.add_claim(sheet.locate(skill), "description", description, skill=key)
    if area:
        gathered.add_claim(sheet.locate(area), "area", area.text, skill=key)
    elif "area" in given:
        gathered.add_claim(None, "area", given["area"], skill=key)
    return key


def _take_row_of_levels(
    own: dict[str, Cell], sheet: Sheet, gathered: Gathered, row: int, levels: dict[int, LevelKey]
) -> bool:
    """Take a row such as 'Years of experience', which is about the levels and no skill."""
    name = own.get("skill") or own.get("area")
    role = find_role(name.text) if name else None
    alone = "skill" not in own
    if name is None or role not in OF_LEVELS - {"track"} or not (alone or role in _NO_SKILL):
        return False
    gathered.account.book_open(sheet.index, [name], Fate.HEADING)
    for cell in sheet.list_row(row):
        if cell.column in levels:
            gathered.add_claim(sheet.locate(cell), role, cell.text, levels[cell.column])
        elif cell is not name:
            gathered.account.book_open(sheet.index, [cell], Fate.NOT_UNDERSTOOD, "its row is about the levels")
    return True


def _take_titles(sheet: Sheet, gathered: Gathered, row: int, levels: dict[int, LevelKey]) -> bool:
    """Take a row without a name in which each level is named again, as 'Senior PM' below 'L4' does."""
    cells = [cell for cell in sheet.list_row(row) if not says_nothing(cell.text)]
    if len(cells) < 2 or 2 * sum(looks_like_level(cell.text) for cell in cells if cell.column in levels) <= len(cells):
        return False
    for cell in cells:
        if cell.column in levels:
            gathered.add_claim(sheet.locate(cell), "title", cell.text, levels[cell.column])
    return True


def read_levels_down(sheet: Sheet, layout: Layout, wishes: Wishes, gathered: Gathered, given: dict[str, str]) -> None:
    """Add what a matrix says that has levels for rows and skills for columns."""
    level_column, track_column = layout.find_column("level"), layout.find_column("track")
    across = _list_named_headings(sheet, layout, gathered)
    for column, skill in across.items():
        gathered.add_claim(sheet.locate(skill), "skill", skill.text, skill=skill.text)
        area = layout.above.get(column)
        if area is not None:
            gathered.add_claim(sheet.locate(area), "area", area.text, skill=skill.text)
        elif "area" in given:
            gathered.add_claim(None, "area", given["area"], skill=skill.text)
    track_above: Cell | None = None
    for row, section in list_rows(sheet, layout, wishes, gathered):
        name = sheet.get_shown_cell(row, level_column) if level_column is not None else None
        track = (sheet.get_shown_cell(row, track_column) if track_column is not None else None) or section
        track_above = track or (track_above if name is None else None)
        if name is None or says_nothing(name.text):
            _book_nameless(sheet, gathered, row)
            continue
        on = track.text if track else given.get("track", "")
        level = make_key(name.text, on)
        gathered.add_claim(sheet.locate(name), "level", name.text, level)
        if on:
            gathered.add_claim(sheet.locate(track) if track else None, "track", on, level)
        for column, cell in sheet.list_spread(row, across):
            if column in across:
                skill = across[column]
                gathered.add_claim(sheet.locate(cell), "content", cell.text, level, skill.text)
            elif cell.column not in (level_column, track_column) and cell is not section:
                _add_to_level(sheet, layout, gathered, cell, level)


def _list_named_headings(sheet: Sheet, layout: Layout, gathered: Gathered) -> dict[int, Cell]:
    """List the headings that name something, and book the others."""
    for cell in layout.across.values():
        if says_nothing(cell.text):
            gathered.account.book_open(sheet.index, [cell], Fate.BLANK, "a heading that names nothing")
    return {column: cell for column, cell in layout.across.items() if not says_nothing(cell.text)}


def _add_levels_across(sheet: Sheet, layout: Layout, gathered: Gathered, given: dict[str, str]) -> dict[int, LevelKey]:
    levels: dict[int, LevelKey] = {}
    for column, cell in _list_named_headings(sheet, layout, gathered).items():
        track = layout.above.get(column)
        on = track.text if track else given.get("track", "")
        levels[column] = make_key(cell.text, on)
        whole = sheet.get_cell(cell.row, cell.column)  # its heading may say what the column holds, too
        gathered.add_claim(sheet.locate(cell) if whole == cell else None, "level", cell.text, levels[column])
        if on:
            gathered.add_claim(sheet.locate(track) if track else None, "track", on, levels[column])
        title = layout.titles.get(column)
        if title is not None:
            gathered.add_claim(sheet.locate(title), "title", title.text, levels[column])
    return levels


def _add_cell(
    sheet: Sheet, layout: Layout, gathered: Gathered, cell: Cell, column: int, skill: str, levels: dict[int, LevelKey]
) -> None:
    """Add one cell right or left of a skill's name."""
    at = sheet.locate(cell)
    role = layout.roles.get(column, "")
    if column in levels:
        what = "content" if role not in VALUES or role in ("bar", "text") else role
        gathered.add_claim(at, what, cell.text, levels[column], skill)
        return
    heading = layout.headings.get(column)
    called = heading.text.strip() if heading and not says_nothing(heading.text) else ""
    if role in ("description", "is_not"):
        gathered.add_claim(at, role, cell.text, skill=skill)
    elif role in ("text", "bar"):
        gathered.add_claim(at, "description", cell.text, skill=skill)
    elif role in ("skip", "status", "role"):
        fate = Fate.FILTERED if role == "skip" else Fate.META
        gathered.account.book_open(
            sheet.index, [cell], fate, "left out by --column" if role == "skip" else f"the {role} of its row"
        )
    elif called and role != "other":
        gathered.add_claim(at, "description", cell.text, skill=skill, heading=called)
    elif says_nothing(cell.text):
        gathered.account.book_open(sheet.index, [cell], Fate.BLANK, NOTHING)
    else:
        gathered.account.book_open(sheet.index, [cell], Fate.NOT_UNDERSTOOD, _explain_no_place(called, gathered))


def _explain_no_place(called: str, gathered: Gathered) -> str:
    if not called:
        return "its column has no heading"
    gathered.note_left_out_column(called)
    return f"a framework has no place for the column {called}"


def _add_to_level(sheet: Sheet, layout: Layout, gathered: Gathered, cell: Cell, level: LevelKey) -> None:
    """Add what a row says of its level as a whole."""
    role = layout.roles.get(cell.column, "")
    heading = layout.headings.get(cell.column)
    if role in OF_LEVELS and layout.find_column(role) == cell.column:
        gathered.add_claim(sheet.locate(cell), role, cell.text, level)
    elif role == "skip":
        gathered.account.book_open(sheet.index, [cell], Fate.FILTERED, "left out by --column")
    elif heading is not None and role != "other" and not says_nothing(heading.text):
        gathered.add_claim(sheet.locate(cell), "summary", cell.text, level, heading=heading.text.strip())
    else:
        gathered.account.book_open(
            sheet.index,
            [cell],
            Fate.NOT_UNDERSTOOD,
            _explain_no_place(heading.text.strip() if heading else "", gathered),
        )


def _book_nameless(sheet: Sheet, gathered: Gathered, row: int) -> None:
    for cell in sheet.list_row(row):
        blank = says_nothing(cell.text)
        why = "it says that there is nothing" if blank else "its row has no name"
        gathered.account.book_open(sheet.index, [cell], Fate.BLANK if blank else Fate.NOT_UNDERSTOOD, why)
