"""Propose a table with a row for each skill, and levels across."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.mapping import Column, Doubt, Holds, Part, Row, format_texts, spell
from pm_career.importing.ladders.propose.header import HALVES, split_heading
from pm_career.importing.ladders.propose.row_doubts import doubt_rows
from pm_career.importing.ladders.propose.rows import find_filters, find_rows
from pm_career.importing.ladders.propose.table_proposal import HOLDS, TableProposal
from pm_career.importing.ladders.vocabulary import count_up, find_scale_place, names_profession, strip_heading

_YEARS = re.compile(
    r"[<>~≥]?\s*\d{1,2}\s*(?:[-–+]|to)?\s*\d{0,2}\s*\+?\s*(?:(?:years?|yrs?|y|jahre?|ans?|años?|anos?)\b.*)?"
)
_SAYS_YEARS = re.compile(r"\d\s*(?:[-–]|to)\s*\d|\d\s*\+|\b(?:years?|yrs?|jahre?|ans?|años?|anos?)\b")
_MOST_LINES = 2
"""So many ends of lines in a heading are one too many for a name."""
_OF_SKILL = dict.fromkeys(("text", "bar", "more", "summary"), "description")
"""What these say of a skill, in a table with a row for each."""


def make_across(
    found: TableProposal, empty: Part, values: Mapping[int, Holds], names: Mapping[int, str]
) -> Part | None:
    """Make the part of a table with a row for each skill, and levels across."""
    levels = sorted(values)
    contents = {*values.values()}
    if contents == {"step", "text"} and not names:  # numbers beside texts are texts
        values = dict.fromkeys(values, "text")
    if contents in ({"tick", "text"}, {"tick", "step"}):
        is_drawn = "step" in contents and any(found.are_drawn(at) for at in levels)
        values = dict.fromkeys(values, "step" if is_drawn else "tick")
    before = _find_columns_before(found, levels)
    if "skill" not in before.values() and not ("tick" in values.values() and "behaviours" in before.values()):
        return None
    _doubt_names(found, values, names, before)
    if not names:
        _doubt_contents(found, values)
    columns = []
    titles = _are_titles(found, levels)
    groups = {found.above[at].text for at in levels if at in found.above}
    of_each = not names and len(groups) == len(levels) > 1  # what is said of each level alone
    for at in found.sheet.columns:
        heading = found.get_heading(at)
        if at in values:
            name, over = names.get(at) or heading, found.above.get(at)
            is_track = over is not None and not of_each and over.text not in (name, heading)
            is_track = is_track and (len(groups) > 1 or bool(names))
            track = over.text.strip() if over is not None and is_track else ""
            columns.append(Column(heading, at, values[at], spell(name), spell(track)))
        else:
            columns.append(Column(heading, at, before.get(at, "nothing")))
    area = next((at for at, holds in before.items() if holds == "category"), 0)
    skill = next((at for at, holds in before.items() if holds == "skill"), 0)
    rows, alone = find_rows(found, skill, area, levels)
    doubt_rows(found, skill, levels, {fold_spaces(row.text) for row in rows})
    alone = alone if skill else "skill"
    header = (found.top - 1, found.top) if found.above else (found.top,)
    if titles or of_each:
        rows = (_read_above(found, levels, titles=titles), *rows)
    elif len(groups) > 1 and not names:
        _doubt_groups(found, levels)
    only = find_filters(found)
    return Part(empty.name, empty.number, "table", empty.about, header, tuple(columns), rows, only, alone)


def _doubt_names(
    found: TableProposal, values: Mapping[int, Holds], names: Mapping[int, str], before: Mapping[int, Holds]
) -> None:
    """Doubt two levels of one name, and names with numbers or a word beside them that no heading calls skills."""
    called = Counter(fold_spaces(found.get_heading(at)) for at in values if at not in names and at not in found.above)
    several = [at for at in values if called[fold_spaces(found.get_heading(at))] > 1]
    if several:
        found.doubt(f"Several columns are called '{one_line(found.get_heading(several[0]))}'.", ("nothing",))
    skill = next((at for at, holds in before.items() if holds == "skill"), 0)
    heading = found.get_heading(skill)
    is_said = found.roles.get(skill) in ("skill", "area") or fold_spaces(heading) in ("", "name") or found.has_given
    if not is_said and not found.has_sentences(*values):
        found.doubt(f"Nothing says that the names below '{one_line(heading)}' are skills.", ("nothing",))


def _read_above(found: TableProposal, levels: Sequence[int], *, titles: bool) -> Row:
    """Read the row above the headings, which says something of each level: its title, its years, or anything else."""
    texts = [found.above[at].text for at in levels if at in found.above]
    first = found.sheet.list_row(found.top - 1)[0].text
    years = all(map(_YEARS.fullmatch, map(fold_spaces, texts))) and any(map(_SAYS_YEARS.search, texts))
    if not titles and not years:
        said = ", ".join(f"'{one_line(text)}'" for text in texts)
        found.doubt(f"{said} above the levels are not taken.", ("title", "stage", "summary"))
    return Row(first, "title" if titles else "years" if years else "nothing")


def _doubt_groups(found: TableProposal, levels: Sequence[int]) -> None:
    """Doubt that headings above the levels are tracks, where each has the same levels below it."""
    below: dict[str, list[str]] = {}
    for at in levels:
        if at in found.above:
            below.setdefault(one_line(found.above[at].text), []).append(fold_spaces(found.get_heading(at)))
    if len(below) > 1 and len({frozenset(names) for names in below.values()}) == 1:
        found.doubt(f"The same levels stand below {format_texts(below)}: are they tracks?", ("nothing",))


def _doubt_contents(found: TableProposal, values: Mapping[int, Holds]) -> None:
    """Doubt columns of numbers beside columns of texts, and headings of several lines."""
    kinds = {at: found.find_content(at) for at in values if found.list_texts(at)}
    numbers = [one_line(found.get_heading(at)) for at, kind in kinds.items() if kind == "step"]
    texts = [at for at, kind in kinds.items() if kind == "text" and found.has_sentences(at)]
    if numbers and texts:
        found.doubt(f"There are numbers alone below {format_texts(numbers)}, and texts below others.", ("nothing",))
    long = [found.get_heading(at) for at in values if found.get_heading(at).count("\n") >= _MOST_LINES]
    if long:
        found.doubt(f"Headings of several lines are taken as one name: {format_texts(long)}.")


def _are_titles(found: TableProposal, levels: Sequence[int]) -> bool:
    """Whether the headings above levels name each of them again, as 'Senior PM' over 'L4' does."""
    names = [found.above[at].text for at in levels if at in found.above]
    return len({*names}) == len(names) > 1 and 2 * sum(map(found.is_level, names)) > len(names)


def find_level_columns(found: TableProposal, across: Sequence[int], skill: int) -> list[int]:
    """Find the columns of levels: those whose headings read so, and those before and between them, which are doubts.

    Where no two read so, all columns behind that of the skills may be levels: that is a doubt, which lists them.
    """
    first = skill or min(found.sheet.columns)
    if found.has_given:
        return sorted(across)
    free = [at for at in found.headings if at not in found.roles and at > first and found.list_texts(at)]
    if len(across) < 2:
        if len(free) < 2:
            return []
        is_said = across and all(at in across or _is_part_of_others(found, at, across) for at in free)
        if not is_said and not count_up([found.get_heading(at) for at in free]):
            names = [one_line(found.get_heading(at)) for at in free]
            said = f"Nothing says whether these headings are levels: {', '.join(names)}."
            found.doubts.append(Doubt(said, f"parts.{found.number}", tuple(names), "--levels"))
        return free
    for at in across:
        half = split_heading(found.get_heading(at), found.is_level)
        if half and any(fold_spaces(half[0]) == fold_spaces(found.get_heading(other)) for other in across):
            said = f"'{one_line(found.get_heading(at))}' may be no level, but say more of '{one_line(half[0])}'."
            found.doubt(said, (f"{half[1]}, level: {one_line(half[0])}",))
    levels = list(across)
    group = [at for at, role in found.roles.items() if role == "area" and min(across) < at < max(across)]
    for at in (*free, *group):
        heading = one_line(found.get_heading(at))
        has_names = found.find_content(at) == "text" and not found.has_sentences(at)
        if at in across or (at < min(across) and not skill and has_names):
            continue
        is_step = find_scale_place(heading) is not None
        if is_step or names_profession(heading) or _is_part_of_others(found, at, across):
            levels.append(at)
        elif at < max(across):
            levels.append(at)
            found.doubt(f"'{heading}' stands among the levels, and does not read like one.", ("nothing",))
        else:
            said = f"'{heading}' stands beside the levels, and is not taken for one."
            found.doubt(said, (f"text, level: {heading}",))
    return sorted(levels)


def find_behind(found: TableProposal, levels: Sequence[int]) -> dict[int, int]:
    """Find columns behind levels that say more of each, such as 'Junior, Examples, Senior, Examples'; to their levels.

    Where not all levels have the same, nothing says what they are about.
    """
    values = [at for at, role in found.roles.items() if role in HALVES and at > min(levels)]
    behind = {at: max(level for level in levels if level < at) for at in values}
    groups = [[found.roles[at] for at in values if behind[at] == level] for level in levels]
    if all(group == groups[0] and len({*group}) == len(group) for group in groups):
        return behind
    for at in values:
        found.doubt(f"Nothing says which level '{one_line(found.get_heading(at))}' is about.", ("nothing",))
    return {}


def _is_part_of_others(found: TableProposal, at: int, levels: Sequence[int]) -> bool:
    """Whether levels add a word to a heading, as 'Lead Designer' and 'Senior Designer' do to 'Designer'."""
    words = {*strip_heading(found.get_heading(at)).split()}
    others = [{*strip_heading(found.get_heading(level)).split()} for level in levels]
    return bool(words) and sum(words < other for other in others) * 2 >= len(others)


def _find_columns_before(found: TableProposal, levels: Sequence[int]) -> dict[int, Holds]:
    """Find what the other columns of a table with levels across hold: skills, categories and descriptions.

    Without headings that say so, a column before that of the skills has the categories, and one behind it descriptions.
    """
    held: dict[int, Holds] = {}
    for at, role in found.roles.items():
        if at not in levels:
            known = _OF_SKILL.get(role, role)
            is_known = known in ("skill", "area", "description", "is_not", "behaviours")
            held[at] = HOLDS[known] if is_known else "nothing"
    left = [at for at in found.sheet.columns if at < min(levels) and at not in held]
    counted = {at: len({*map(fold_spaces, found.list_texts(at))}) for at in (*left, *held)}
    beside = [row for row in found.rows if any(found.sheet.get_cell(row, level) for level in levels)]
    names = {
        at: sum(found.sheet.get_cell(row, at) is not None for row in beside)
        for at in left
        if counted[at] and not found.are_numbers(at)
    }
    skill = _find_skill_column(held, names, counted, has_ticks=_has_ticks(found, levels))
    for at in left:
        if at in held or not counted[at]:
            continue
        if at < skill and "category" not in held.values() and at in names:
            held[at] = "category"
        elif at > skill and at in names:
            held[at] = "description"
            if not found.get_heading(at):
                found.doubt("A column without a heading stands before the levels: is it one of them?", ("nothing",))
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
    return any(found.find_content(at) == "tick" for at in levels)
