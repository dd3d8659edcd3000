"""Propose what a table is: which of its columns and rows are levels, skills, and what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.mapping import About, Column, Doubt, Holds, Part, Row, spell
from pm_career.importing.ladders.options import Wishes, list_given_levels
from pm_career.importing.ladders.propose.header import (
    HALVES,
    find_above,
    find_halves,
    find_header,
)
from pm_career.importing.ladders.propose.rows import find_rows
from pm_career.importing.ladders.scale import find_legend
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.steps import count_drawn, denies, find_number, is_mark
from pm_career.importing.ladders.vocabulary import (
    find_numbered,
    find_role,
    looks_like_level,
    says_nothing,
    says_retired,
    strip_heading,
)

_HOLDS: dict[str, Holds] = {
    **HALVES, "level": "level", "skill": "skill", "track": "track", "area": "category", "description": "description",
    "is_not": "is not", "rank": "rank", "title": "title", "stage": "stage", "years": "years", "summary": "summary",
    "impact": "impact", "autonomy": "autonomy", "influence": "influence", "complexity": "complexity",
    "responsibilities": "responsibilities", "watch_outs": "watch-outs",
}  # fmt: skip
"""What the usual headings say that a column holds. A column of notes, owners or dates is no part of a ladder."""
_OF_LEVELS = frozenset({"rank", "title", "stage", "years", "summary", "impact", "autonomy", "influence", "complexity",
                        "responsibilities", "watch-outs", "track"})  # fmt: skip
_ABOUT_LEVEL: dict[str, Holds] = {
    "text": "summary", "description": "summary", "more": "summary", "level": "title",
}  # fmt: skip
"""What these say of a level, in a table with a row for each."""
_NO_LADDER = frozenset({"other", "note", "status", "role", "title", "level", "years"})
"""Headings of lists of people, tasks and days, where none is of a skill and none is a level."""
_AGAIN = 2
"""In so many rows a name has to come again for its column to be one of names."""


class TableProposal:
    """A table while it is looked at."""

    def __init__(self, table: Table, number: int, wishes: Wishes) -> None:
        self.sheet, self.number = Sheet(0, table), number
        self._given, self.role, self.shape = list_given_levels(wishes), wishes.role, wishes.shape
        self.has_given = bool(wishes.levels)
        self.filtered = {strip_heading(heading) for heading, _ in wishes.where}
        self._numbered: frozenset[str] = frozenset()
        self.doubts: list[Doubt] = []
        self.top = find_header(self.sheet, self.is_level) or 0
        self.rows = tuple(row for row in self.sheet.rows if row > self.top)
        columns = self.sheet.columns
        self.headings = {at: cell for at in columns if (cell := self.sheet.get_shown_cell(self.top, at))}
        self.above = find_above(self.sheet, self.top) if self.top else {}
        for at, cell in self.above.items():
            if at not in self.headings and self.sheet.get_cell(self.top - 1, at):
                self.headings[at] = cell
        first = self.sheet.list_column(min(self.sheet.columns), self.rows)
        self._numbered = find_numbered(cell.text for cell in (*self.headings.values(), *first))
        told = {strip_heading(heading): held for heading, held in wishes.columns}
        self.roles = {}
        for at, cell in self.headings.items():
            role = told.get(strip_heading(cell.text)) or (None if self.is_level(cell.text) else find_role(cell.text))
            if role:
                self.roles[at] = role
        areas = [at for at, role in self.roles.items() if role == "area"]
        if "skill" not in self.roles.values() and len(areas) == 1 and not HALVES.keys().isdisjoint(self.roles.values()):
            self.roles[areas[0]] = "skill"  # what something is expected of is the skill, whatever it is called

    def is_level(self, text: str) -> bool:
        """Whether a text names a level: one of those that were given, else one that reads like a level."""
        if self.has_given or fold_spaces(text) in self._given:
            return fold_spaces(text) in self._given
        return text in self._numbered or (looks_like_level(text) and find_role(text) is None)

    def doubt(self, said: str, others: Iterable[str] = ()) -> None:
        """Note what speaks against the proposal."""
        self.doubts.append(Doubt(said, f"parts.{self.number}", tuple(others)))

    def list_texts(self, at: int) -> list[str]:
        """List what the cells of a column say, below the headings."""
        return [cell.text for cell in self.sheet.list_column(at, self.rows) if not says_nothing(cell.text)]

    def get_heading(self, at: int) -> str:
        """Get the heading of a column; '' without one."""
        return self.headings[at].text.strip() if at in self.headings else ""

    def find_role_column(self, role: str) -> int:
        """Find the first column of a role; 0 without one."""
        return next((at for at, held in sorted(self.roles.items()) if held == role), 0)


def propose_table(table: Table, number: int, wishes: Wishes) -> tuple[Part, tuple[Doubt, ...]]:
    """Propose what a table is. Its `holds` is '' where nothing in it reads like a part of a ladder."""
    if not any(cell.text.strip() for cell in table.list_filled()):
        return Part(table.name, number), ()  # its formulas have no values
    found = TableProposal(table, number, wishes)
    if find_legend(found.sheet):
        return Part(table.name, number, "scale"), ()
    part = _propose(found, Part(table.part or table.name, number, "table"))
    if part is None:
        return Part(table.name, number), ()
    return part, tuple(found.doubts)


def _propose(found: TableProposal, empty: Part) -> Part | None:  # noqa: PLR0911  one return a shape
    if not found.top:
        return None
    across = [at for at, cell in found.headings.items() if at not in found.roles and found.is_level(cell.text)]
    skill, level = found.find_role_column("skill"), found.find_role_column("level")
    pairs = _find_pairs(found)
    if pairs:
        return _make_across(found, empty, pairs, {at: found.above[at].text for at in pairs})
    halves = find_halves(found.headings, found.is_level)
    if halves:
        return _make_across(
            found, empty, {at: h for at, (_, h) in halves.items()}, {a: n for a, (n, _) in halves.items()}
        )
    if level and skill and len(across) < 2:
        return _make_list(found, empty)
    if found.shape == "long":
        return _make_list(found, empty)
    down = level or _find_levels_down(found)
    if found.shape == "levels-down":
        return _make_levels_down(found, empty, down or min(found.sheet.columns))
    if down and (len(across) < 2 or level) and found.shape is None:
        return _make_levels_down(found, empty, down)
    if not across and not skill and any(role in _NO_LADDER for role in found.roles.values()):
        return None
    scored = [at for at, role in found.roles.items() if role == "step"]
    free = [at for at in found.headings if at not in found.roles and at > skill]
    if len(across) < 2 and scored and free:  # what somebody can and wants
        return None
    levels = _find_level_columns(found, across, skill)
    if not levels:
        return _make_list(found, empty) if skill else None
    return _make_across(found, empty, {at: _find_content(found, at) for at in levels}, {})


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


def _find_level_columns(found: TableProposal, across: Sequence[int], skill: int) -> list[int]:
    """Find the columns of levels: those whose headings read so, and by their place those between and beside them.

    Where no two read so, all columns behind that of the skills may be levels: that is a doubt, which lists them.
    """
    first = skill or min(found.sheet.columns)
    if found.has_given:
        return sorted(across)
    free = [at for at in found.headings if at not in found.roles and at > first and found.list_texts(at)]
    if len(across) < 2:
        if len(free) < 2:
            return []
        if not across or not skill:
            names = [one_line(found.get_heading(at)) for at in free]
            said = f"Nothing says whether these headings are levels: {', '.join(names)}."
            found.doubts.append(Doubt(said, f"parts.{found.number}", tuple(names), "--levels"))
        return free
    levels = list(across)
    group = [at for at, role in found.roles.items() if role == "area" and min(across) < at < max(across)]
    others = [at for at in (*free, *group) if at not in across]
    for at in others:
        heading = one_line(found.get_heading(at))
        like = _find_content(found, at) == _find_content(found, across[0]) and _is_like(found, at, across)
        if _is_part_of_others(found, at, across) or (like and min(across) < at < max(across)):
            levels.append(at)
        elif min(across) < at < max(across):
            levels.append(at)
            found.doubt(f"'{heading}' stands among the levels, and does not read like one.", ("nothing",))
        elif at > max(across) or (
            found.find_role_column("skill") and at == min(across) - 1 and _is_like(found, at, across)
        ):
            found.doubt(
                f"'{heading}' stands beside the levels, and is not taken for one.", (f"text, level: {heading}",)
            )
    return sorted(levels)


def _is_part_of_others(found: TableProposal, at: int, levels: Sequence[int]) -> bool:
    """Whether levels add a word to a heading, as 'Lead Designer' and 'Senior Designer' do to 'Designer'."""
    words = {*strip_heading(found.get_heading(at)).split()}
    others = [{*strip_heading(found.get_heading(level)).split()} for level in levels]
    return bool(words) and at > min(found.sheet.columns) and sum(words < other for other in others) * 2 >= len(others)


def _is_like(found: TableProposal, at: int, levels: Sequence[int]) -> bool:
    """Whether a column is filled in most rows in which those of levels are."""
    return 2 * len(found.list_texts(at)) > max(len(found.list_texts(level)) for level in levels)


def _find_content(found: TableProposal, at: int) -> Holds:
    """Find what the cells below a level are: ticks, numbers of steps, or texts."""
    texts = found.list_texts(at) or [cell.text for cell in found.sheet.list_column(at, found.rows)]
    ticks = sum(is_mark(text) or denies(text) for text in texts)
    if texts and 2 * ticks > len(texts):
        return "tick"
    numbers = sum(find_number(text) is not None for text in texts)
    return "step" if (texts and numbers == len(texts)) or _are_drawn(found, at) else "text"


def _are_drawn(found: TableProposal, at: int) -> bool:
    """Whether all cells of a column draw a number, and one of them with several signs: else they are ticks."""
    drawn = [count_drawn(text) for text in found.list_texts(at)]
    return all(drawn) and any(number and (number.value > 1 or number.out_of) for number in drawn)


def _make_across(
    found: TableProposal, empty: Part, values: Mapping[int, Holds], names: Mapping[int, str]
) -> Part | None:
    """Make the part of a table with a row for each skill, and levels across."""
    levels = sorted(values)
    contents = {*values.values()}
    if contents == {"step", "text"} and not names:  # numbers beside texts are texts
        values = dict.fromkeys(values, "text")
    if contents in ({"tick", "text"}, {"tick", "step"}):
        is_drawn = "step" in contents and any(_are_drawn(found, at) for at in levels)
        values = dict.fromkeys(values, "step" if is_drawn else "tick")
    before = _find_columns_before(found, levels)
    if "skill" not in before.values() and not ("tick" in values.values() and "behaviours" in before.values()):
        return None
    columns = []
    titles = _are_titles(found, levels)
    for at in found.sheet.columns:
        heading = found.get_heading(at)
        if at in values:
            name = names.get(at) or heading
            over = found.above.get(at) if not names else None
            track = over.text.strip() if over is not None and not titles and over != found.headings.get(at) else ""
            columns.append(Column(heading, at, values[at], About(level=spell(name), track=spell(track))))
        else:
            columns.append(Column(heading, at, before.get(at, "nothing")))
    area = next((at for at, holds in before.items() if holds == "category"), 0)
    skill = next((at for at, holds in before.items() if holds == "skill"), 0)
    rows, alone = find_rows(found, skill, area, levels)
    alone = alone if skill else "skill"
    header = (found.top - 1, found.top) if found.above else (found.top,)
    if titles:
        rows = (Row(found.sheet.list_row(found.top - 1)[0].text, "title"), *rows)
    only = _find_filters(found)
    return Part(empty.name, empty.number, "table", empty.about, header, tuple(columns), rows, only, alone)


def _are_titles(found: TableProposal, levels: Sequence[int]) -> bool:
    """Whether the headings above levels name each of them again, as 'Senior PM' over 'L4' does."""
    names = [found.above[at].text for at in levels if at in found.above]
    return len({*names}) == len(names) > 1 and 2 * sum(map(found.is_level, names)) > len(names)


def _find_columns_before(found: TableProposal, levels: Sequence[int]) -> dict[int, Holds]:
    """Find what the other columns of a table with levels across hold: skills, categories and descriptions.

    Without headings that say so, a column before that of the skills has the categories, and one behind it descriptions.
    """
    held: dict[int, Holds] = {}
    for at, role in found.roles.items():
        if at not in levels:
            known = {"text": "description", "bar": "description", "more": "description"}.get(role, role)
            is_known = known in ("skill", "area", "description", "is_not", "behaviours")
            held[at] = _HOLDS[known] if is_known else "nothing"
    left = [at for at in found.sheet.columns if at < min(levels) and at not in held]
    counted = {at: len({*map(fold_spaces, found.list_texts(at))}) for at in (*left, *held)}
    beside = [row for row in found.rows if any(found.sheet.get_cell(row, level) for level in levels)]
    names = {
        at: sum(found.sheet.get_cell(row, at) is not None for row in beside)
        for at in left
        if counted[at] and not _are_numbers(found, at)
    }
    skill = _find_skill_column(held, names, counted, has_ticks=_has_ticks(found, levels))
    for at in left:
        is_number = at not in names
        if at in held or not counted[at]:
            continue
        if at < skill and "category" not in held.values():
            held[at] = "category"
        elif at > skill and "description" not in held.values() and not is_number:
            held[at] = "description"
        else:
            held[at] = "nothing"
    return held


def _find_skill_column(
    held: dict[int, Holds], names: Mapping[int, int], counted: Mapping[int, int], *, has_ticks: bool
) -> int:
    """Find the column of the skills, and note it in `held`: that of most names where several are called so.

    Else of the columns without a usual heading the first of those that are filled in most rows (`names`); else what is
    called a category. A list of behaviours to be ticked needs none. 0: there is none.
    """
    several = [at for at, holds in held.items() if holds == "skill"]
    areas = [at for at, holds in held.items() if holds == "category"]
    chosen = max(several, key=lambda at: counted[at], default=0)
    for at in several:
        if at != chosen:
            held[at] = "nothing" if areas else "category"
    if not chosen and not ("behaviours" in held.values() and has_ticks):
        most = max(names.values(), default=0)
        by_names = next((at for at in sorted(names) if names[at] == most), 0)
        chosen = by_names or max(areas, default=0)
    if chosen:
        held[chosen] = "skill"
    return chosen


def _has_ticks(found: TableProposal, levels: Sequence[int]) -> bool:
    return any(_find_content(found, at) == "tick" for at in levels)


def _are_numbers(found: TableProposal, at: int) -> bool:
    texts = found.list_texts(at)
    return bool(texts) and all(find_number(text) is not None for text in texts)


def _make_levels_down(found: TableProposal, empty: Part, down: int) -> Part | None:
    """Make the part of a table with a row for each level, and skills across. A title is the name, if there is one."""
    title = found.find_role_column("title")
    numbered = {}
    if title and _are_numbers(found, down) and all(map(found.is_level, found.list_texts(title))):
        numbered, down = {down: "rank"}, title
    names = found.list_texts(down)
    again = len({*map(fold_spaces, names)}) < len(names)
    columns = []
    skills = 0
    for at in found.sheet.columns:
        heading, role = found.get_heading(at), found.roles.get(at)
        holds = _HOLDS.get(role or "", "nothing" if role else "text")
        if at == down or at in numbered:
            columns.append(Column(heading, at, "level" if at == down else "rank"))
        elif holds in _OF_LEVELS or role in _ABOUT_LEVEL:
            held = _ABOUT_LEVEL.get(role or "", holds)
            is_second = held in ("impact", "autonomy", "influence", "complexity") and held in [c.holds for c in columns]
            columns.append(Column(heading, at, "summary" if is_second else held))
        elif role in (None, "area") and heading and found.list_texts(at):
            columns.append(_make_skill_column(found, at, heading))
            skills += columns[-1].holds != "nothing"
        elif holds in ("bar", "behaviours", "evidence", "step", "called", "text") and role:
            columns.append(Column(heading, at, holds))
        else:
            columns.append(Column(heading, at, "nothing"))
    expected = any(column.holds in HALVES.values() and not column.about.skill for column in columns)
    if again and (skills or not expected):  # one of people, or of several ladders
        return None
    last = max((row for row in found.rows if len(found.sheet.list_row(row)) > 1), default=0)
    rows = []
    for row in found.rows:
        cells = found.sheet.list_row(row)
        if len(cells) > 1 or cells[0].column != down or found.is_level(cells[0].text):
            continue
        rows.append(Row(cells[0].text, "track" if row < last else "nothing"))
        if row < last:
            found.doubt(
                f"'{one_line(cells[0].text)}' stands alone above levels, and is taken for their track.", ("nothing",)
            )
    header = (found.top - 1, found.top) if found.above else (found.top,)
    return Part(empty.name, empty.number, "table", empty.about, header, tuple(columns), tuple(rows), alone="level")


def _make_skill_column(found: TableProposal, at: int, heading: str) -> Column:
    """Make the column of a skill across. One that says the same of every level is about none of them."""
    texts = found.list_texts(at)
    over = found.above.get(at)
    area = over.text.strip() if over is not None and over != found.headings[at] else ""
    contents: Holds = _find_content(found, at)
    same = len(texts) > 2 and len({*map(fold_spaces, texts)}) * _AGAIN <= len(texts) and contents == "text"
    if same:
        found.doubt(f"'{one_line(heading)}' says the same of several levels, and is not taken for a skill.", ("text",))
        return Column(heading, at, "nothing")
    return Column(heading, at, contents, About(skill=spell(heading), category=spell(area)))


def _make_list(found: TableProposal, empty: Part) -> Part:
    """Make the part of a list with a row for each skill and level. What has no usual heading is looked at."""
    columns = []
    has_content = any(role in HALVES and role != "step" for role in found.roles.values())
    for at in found.sheet.columns:
        heading, role = found.get_heading(at), found.roles.get(at)
        if role is not None or not found.list_texts(at):
            holds = _HOLDS.get(role or "", "nothing")
            told: dict[str, Holds] = {"more": "description"}
            is_expected = not has_content and role in ("description", "summary", "text") and _differs(found, at)
            columns.append(Column(heading, at, "text" if is_expected else told.get(role or "", holds)))
            has_content = has_content or is_expected
            continue
        holds = _find_meaning(found, at, has_content=has_content)
        has_content = has_content or holds == "text"
        columns.append(Column(heading, at, holds))
    only = _find_filters(found)
    return Part(
        empty.name, empty.number, "table", empty.about, (found.top,), tuple(columns), only=only, alone="category"
    )


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


def _find_meaning(found: TableProposal, at: int, *, has_content: bool) -> Holds:
    """Find what a column of a list with an unusual heading holds: what is expected, if nothing else of it is."""
    heading, texts = one_line(found.get_heading(at)), found.list_texts(at)
    if len({*map(fold_spaces, texts)}) == 1 and len(texts) > 1:
        return "nothing"  # the same in every row is about the whole
    sentences = sum(len(text.split()) > 2 and "://" not in text for text in texts) * 2 > len(texts)
    if sentences and not has_content:
        return "text"
    if sentences:
        found.doubt(f"It is not clear what the column '{heading}' holds.", ("text", "description", "summary"))
    return "nothing"


def _find_filters(found: TableProposal) -> tuple[tuple[str, str], ...]:
    """Find which rows of a list count: those of one role, where it has several, and those in use."""
    only = []
    for role in ("role", "status"):
        at = found.find_role_column(role)
        cells = found.sheet.list_column(at, found.rows) if at else []
        values = list({fold_spaces(cell.text): cell.text.strip() for cell in cells}.values())
        left = [value for value in values if not says_retired(value)] if role == "status" else values
        heading = found.get_heading(at)
        if len(values) < 2 or not left or strip_heading(heading) in found.filtered:
            continue
        if role == "role" and fold_spaces(found.role) in map(fold_spaces, values):
            only.append((heading, found.role))
            continue
        if role == "role":
            said = f"The column {one_line(heading)} has {len(values)} values, and a framework is the ladder of one."
            found.doubts.append(Doubt(said, f"parts.{found.number}", tuple(values), "--role"))
        elif len(left) > 1:
            found.doubt(f"It is not clear which values of '{one_line(heading)}' count: {', '.join(left)}.", left)
        only.append((heading, left[0]))
    return tuple(only)
