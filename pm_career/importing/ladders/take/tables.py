"""Take a table by its part of the mapping."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from pm_career.domain.text import one_line
from pm_career.importing.ladders.cell_text import LONGEST_NAME, split_name
from pm_career.importing.ladders.claims import NO_NAME, NOTHING, Gathered, LevelKey, make_key
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.mapping import ABOUT_LEVELS, ABOUT_SKILLS, EXPECTED, ROLE_OF, Column, Holds, Part, fold
from pm_career.importing.ladders.scale import parse_legend
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Cell
from pm_career.importing.ladders.steps import read_tick
from pm_career.importing.ladders.take.find_columns import find_columns
from pm_career.importing.ladders.vocabulary import find_role, is_marked_retired, says_nothing

_KEYS: tuple[Holds, ...] = ("level", "skill", "track", "category")
_OF_FILE = re.compile(r"exported|licen[cs]e|.*\d{4}-\d\d-\d\d", re.IGNORECASE)
_LONGEST_TITLE = 100


class _Row(msgspec.Struct, frozen=True):
    """A row: what its level, skill, track and category are called, and the cells that say so, its own or one above."""

    number: int
    names: dict[str, str]
    cells: dict[str, Cell]

    @property
    def level(self) -> LevelKey | None:
        return make_key(self.names["level"], self.names.get("track", "")) if self.names.get("level") else None


def take_table(sheet: Sheet, part: Part, gathered: Gathered) -> None:
    """Add the claims of a table. Raises a UsageError for a column of the mapping that the table does not have."""
    top, columns = find_columns(sheet, part)
    _Taking(sheet, part, gathered, top, columns).take()


class _Taking:
    def __init__(self, sheet: Sheet, part: Part, gathered: Gathered, top: int, columns: Mapping[int, Column]) -> None:
        self._sheet, self._part, self._gathered = sheet, part, gathered
        self._columns = columns
        shift = top - part.header[-1] if part.header else 0
        self._header = [row + shift for row in part.header]
        self._by_row = {fold(row.text): row.holds for row in part.rows}
        self._filters = {fold(each.heading) for each in part.only}
        self._levels = {at: make_key(c.level, c.track or part.about.track) for at, c in columns.items() if c.level}
        texts = [at for at, c in columns.items() if c.holds in ("behaviours", "bar", "text") and at not in self._levels]
        has_ticks = any(column.holds == "tick" for column in columns.values())
        self._ticked = texts[0] if texts and has_ticks else 0

        skills = [
            cell.text for at, c in columns.items() if c.holds == "skill" for cell in sheet.list_column(at, sheet.rows)
        ]
        self._is_apart = any("\n" in text.strip() or len(text) > LONGEST_NAME for text in skills)

    def take(self) -> None:
        """Add the claims."""
        self._take_head()
        for row in _tell_areas_apart(list(self._list_rows()), self._gathered):
            self._claim_names(row)
            for at, cell in self._list_cells(row.number):
                if cell not in row.cells.values() and at != self._ticked:
                    self._claim(at, cell, row)
            if self._ticked:
                self._claim_ticks(row)

    def _take_head(self) -> None:
        """Claim what the headings name, and take the first line above them for the title."""
        sheet, gathered = self._sheet, self._gathered
        about = {fold(name) for name in msgspec.structs.astuple(self._part.about) if name}
        for row in (row for row in sheet.rows if self._header and row < self._header[0]):
            cells = sheet.list_row(row)
            for cell in cells:
                if fold(cell.text) in about:
                    gathered.account.book_open(sheet.index, [cell], Fate.HEADING, "")
                    continue
                is_title = gathered.title is None and len(cells) == 1 and _may_be_title(cell.text)
                if parse_legend(cell.text):
                    gathered.add_claim(sheet.locate(cell), "scale", cell.text)
                elif is_title and self._by_row.get(fold(cell.text)) != "nothing":
                    gathered.title = sheet.locate(cell)
                else:
                    gathered.leave_out(sheet.locate(cell))
        for at, column in self._columns.items():
            self._claim_heading(at, column)
        for row in self._header[:-1]:
            cells = sheet.list_row(row)
            rule = self._by_row.get(fold(cells[0].text)) if cells else None
            if rule in ABOUT_LEVELS:
                self._take_row(cells, rule)
        taken = {claim.at.cell for claim in gathered.claims if claim.at and claim.at.table == sheet.index}
        for row in self._header:
            cells = [cell for cell in sheet.list_row(row) if cell not in taken]
            gathered.account.book_open(sheet.index, cells, Fate.HEADING, "")

    def _claim_heading(self, at: int, column: Column) -> None:
        """Claim the level or skill that a column is about, and the track or category above it."""
        heading = self._sheet.get_shown_cell(self._header[-1], at) if self._header else None
        name = column.level or column.skill
        is_whole = heading is not None and fold(heading.text) == fold(name)
        where = self._sheet.locate(heading) if heading is not None and is_whole else None
        level = self._levels.get(at)
        skill = "" if level else column.skill
        track, category = (getattr(column, of) or getattr(self._part.about, of) for of in ("track", "category"))
        group = track if level else category
        over = self._find_above(at, group)
        if name:
            self._gathered.add_claim(where, "level" if level else "skill", name, level, skill)
        if name and group:
            above = self._sheet.locate(over) if over else None
            self._gathered.add_claim(above, "track" if level else "area", group, level, skill)

    def _find_above(self, at: int, text: str) -> Cell | None:
        """Find the cell with a text in a row of headings above a column."""
        for row in self._header[:-1]:
            for cell in sorted(self._sheet.list_row(row), key=lambda cell: -cell.column):
                if cell.column <= at and fold(cell.text) == fold(text):
                    return cell
        return None

    def _list_rows(self) -> Iterator[_Row]:
        """List the rows that are about the ladder, and book or claim the cells of all others."""
        sheet, account = self._sheet, self._gathered.account
        columns = sorted(self._columns.items(), reverse=True)
        keys: dict[str, int] = {column.holds: at for at, column in columns if column.holds in _KEYS}
        above: dict[str, Cell] = {}
        section: dict[str, Cell] = {}
        repeated = [[fold(cell.text) for cell in sheet.list_row(row)] for row in self._header]
        for number in (row for row in sheet.rows if not self._header or row > self._header[-1]):
            cells = sheet.list_row(number)
            rule = self._find_rule(cells)
            if [fold(cell.text) for cell in cells] in repeated:
                account.book_open(sheet.index, cells, Fate.HEADING, "the headings again")
            elif rule is not None and rule not in _KEYS:
                self._take_row(cells, rule)
            elif rule in ("category", "track") or (len(cells) == 1 and (rule or self._is_alone(cells))):
                section = {rule or self._part.alone: cells[0]}
                for other in cells[1:]:  # what describes a category
                    self._gathered.leave_out(sheet.locate(other))
                if "skill" in section:
                    above = {}
            elif why := self._find_filter(number):
                account.book_open(sheet.index, cells, Fate.FILTERED, why)
            else:
                own = {role: cell for role, at in keys.items() if (cell := sheet.get_shown_cell(number, at))}
                named = _fill_names(own, above, across=bool(self._levels))
                above = dict(named) if self._levels else {**above, **own}
                row = self._make_row(number, {**section, **named})
                if row is not None:
                    yield row

    def _find_rule(self, cells: Sequence[Cell]) -> Holds | None:
        """Find what the mapping says of a row, by its skill or else by its first cell."""
        skills = {at for at, column in self._columns.items() if column.holds == "skill"}
        named = [cell for cell in cells if cell.column in skills]
        return next((rule for cell in (*named, cells[0]) if (rule := self._by_row.get(fold(cell.text)))), None)

    def _is_alone(self, cells: Sequence[Cell]) -> bool:
        """Whether a cell stands alone in its row, in no column that says what is expected."""
        if len(self._sheet.columns) < 3 or cells[0].column in self._levels:
            return False
        if self._part.alone == "level":
            return False
        if self._part.alone == "skill":  # else it is a skill of which nothing is said
            return not any(column.holds == "skill" for column in self._columns.values())
        column = self._columns.get(cells[0].column)
        return column is None or column.holds not in EXPECTED

    def _take_row(self, cells: Sequence[Cell], holds: Holds) -> None:
        """Take a row that is about the levels of its columns, or is no part of the ladder."""
        sheet, gathered = self._sheet, self._gathered
        if holds == "scale" or any(parse_legend(cell.text) for cell in cells):
            for cell in cells:
                gathered.add_claim(sheet.locate(cell), "scale", cell.text)
        elif holds == "heading":
            gathered.account.book_open(sheet.index, cells, Fate.HEADING, "")
        elif holds == "nothing":
            for cell in cells:
                gathered.leave_out(sheet.locate(cell))
        else:
            spread = sheet.list_spread(cells[0].row, self._levels)
            for at, cell in spread:
                if at in self._levels:
                    gathered.add_claim(sheet.locate(cell), ROLE_OF.get(holds, holds), cell.text, self._levels[at])
            first = cells[0]
            if first.column not in self._levels:
                gathered.account.book_open(sheet.index, [first], Fate.HEADING, "")

    def _find_filter(self, number: int) -> str:
        """Say why a row is left out, where the mapping takes rows with certain values only."""
        for only in self._part.only:
            at = next((at for at, c in self._columns.items() if fold(c.heading) == fold(only.heading)), 0)
            cell = self._sheet.get_shown_cell(number, at)
            said = cell.text if cell else ""
            if fold(said) != fold(only.value):
                return f"{one_line(only.heading)} is {one_line(said) or 'blank'}"
        return ""

    def _make_row(self, number: int, cells: dict[str, Cell]) -> _Row | None:
        """Make a row; None, its cells booked, if it names no level or skill that it needs."""
        about = msgspec.to_builtins(self._part.about)
        names = {**about, **{role: cell.text for role, cell in cells.items()}}
        has_skills = any(column.skill for column in self._columns.values())
        needed = [] if has_skills else ["skill"] if self._levels else []
        needed += ["level"] if has_skills and not self._levels else []
        missing = [role for role in needed if not names.get(role)]
        missing = missing or ([] if names.get("level") or names.get("skill") else ["skill or level"])
        nothing = [role for role in ("level", "skill") if role in cells and says_nothing(cells[role].text)]
        if any(is_marked_retired(names.get(role, "")) for role in ("level", "skill")):
            cells_of_row = self._sheet.list_row(number)
            self._gathered.account.book_open(self._sheet.index, cells_of_row, Fate.FILTERED, "marked as not in use")
            return None
        if missing or nothing:
            for cell in self._sheet.list_row(number):
                blank = says_nothing(cell.text)
                why = NOTHING if blank else f"{NO_NAME} {(nothing or missing)[0]}"
                fate = Fate.BLANK if blank else Fate.NOT_UNDERSTOOD
                self._gathered.account.book_open(self._sheet.index, [cell], fate, why)
            return None
        if "skill" in cells and self._is_apart:
            names["skill"] = split_name(names["skill"])[0]
        return _Row(number, names, cells)

    def _claim_names(self, row: _Row) -> None:
        """Claim what a row, or the part as a whole, says of its level and skill."""
        skill, level = row.names.get("skill", ""), row.level
        for role in _KEYS:
            cell = row.cells.get(role)
            at, text = (self._sheet.locate(cell), cell.text) if cell else (None, row.names.get(role, ""))
            about_level = role in ("level", "track")
            if not text or (level is None if about_level else not skill):
                continue
            if role == "skill" and cell and skill != text and text.startswith(skill):
                self._gathered.add_claim(at, "skill", skill, skill=skill)
                self._gathered.add_claim(at, "description", split_name(text)[1], skill=skill)
                continue
            what = ROLE_OF.get(role, role)
            self._gathered.add_claim(at, what, text, level if about_level else None, "" if about_level else skill)

    def _list_cells(self, number: int) -> Iterator[tuple[int, Cell]]:
        """List the cells of a row by column, each also where it is merged over other rows, or over several levels."""
        across = {at for at, column in self._columns.items() if column.level or column.skill}
        for at in self._sheet.columns:
            cell = self._sheet.get_shown_cell(number, at)
            if cell and (cell.column == at or {cell.column, at} <= across):
                yield at, cell

    def _claim(self, at: int, cell: Cell, row: _Row) -> None:
        """Claim what a cell says, by its column."""
        where, column = self._sheet.locate(cell), self._columns.get(at)
        if column is None:  # above the headings of a mapping that names no row of headings
            self._gathered.leave_out(where)
            return
        skill = column.skill or row.names.get("skill", "")
        level = self._levels.get(at) or row.level
        heading = "" if find_role(column.heading) in ("description", "text", "summary") else column.heading
        if column.holds == "nothing" and fold(column.heading) in self._filters:
            self._gathered.account.book_open(self._sheet.index, [cell], Fate.META, "rows are taken by it")
        elif column.holds == "nothing":
            self._gathered.leave_out(where, column.heading)
        elif column.holds in EXPECTED:
            self._gathered.add_claim(where, ROLE_OF.get(column.holds, column.holds), cell.text, level, skill)
        elif column.holds in ABOUT_SKILLS:
            self._gathered.add_claim(where, ROLE_OF.get(column.holds, column.holds), cell.text, None, skill, heading)
        elif column.holds in ABOUT_LEVELS:
            noted = heading if column.holds == "summary" else ""
            self._gathered.add_claim(where, ROLE_OF.get(column.holds, column.holds), cell.text, level, "", noted)
        elif column.holds == "heading":
            self._gathered.account.book_open(self._sheet.index, [cell], Fate.META, "")

    def _claim_ticks(self, row: _Row) -> None:
        """Claim the row's text for each level that is ticked in it."""
        said = self._sheet.get_shown_cell(row.number, self._ticked)
        if said is None:
            return
        ticks = [(at, cell) for at, cell in self._list_cells(row.number) if self._columns[at].holds == "tick"]
        ticked = [at for at, cell in ticks if read_tick(cell.text)]
        for at in ticked:
            self._gathered.add_claim(
                self._sheet.locate(said), "behaviours", said.text, self._levels.get(at), row.names.get("skill", "")
            )
        if not ticked:
            why = "no level is ticked in its row"
            self._gathered.account.book_open(self._sheet.index, [said], Fate.NOT_UNDERSTOOD, why)


def _may_be_title(text: str) -> bool:
    """Whether a line above a table may be the ladder's title: neither a heading nor 'Owner: Ana', 'Exported in May'."""
    lead = text.partition(":")[0]
    is_short = len(text) <= _LONGEST_TITLE and _OF_FILE.match(text) is None
    return is_short and find_role(text) is None and (lead == text or find_role(lead) is None)


def _fill_names(own: dict[str, Cell], above: dict[str, Cell], *, across: bool) -> dict[str, Cell]:
    """Fill what a row leaves blank with the names above it: but a new level or skill may well have no category.

    With levels across, a new category never goes with the old skill.
    """
    if across:
        if "skill" not in own and "category" in own:
            return {"skill": own["category"]}
        return {**above, **own}
    same = "level" not in own and "skill" not in own
    return {**{role: cell for role, cell in above.items() if same or role in ("level", "skill")}, **own}


def _tell_areas_apart(rows: Sequence[_Row], gathered: Gathered) -> list[_Row]:
    """Tell apart skills of one name in several categories, if each of them has all its levels in both."""
    levels: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if "category" in row.cells:
            area = fold(row.names["category"])
            levels[fold(row.names.get("skill", ""))][area].add(fold(row.names.get("level", "")))
    apart: list[_Row] = []
    for row in rows:
        areas = levels[fold(row.names.get("skill", ""))]
        is_again = "category" in row.cells and fold(row.names["category"]) != next(iter(areas))
        if is_again and row.names.get("skill") and len({frozenset(each) for each in areas.values()}) == 1:
            named = gathered.name_in_area(row.names["skill"], row.names["category"])
            row = msgspec.structs.replace(row, names={**row.names, "skill": named})  # noqa: PLW2901
        apart.append(row)
    return apart
