"""Propose what several tables of one file are to one another: parts of one ladder, tracks of it, or no part of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.mapping import EXPECTED, About, Column, Doubt, Part, format_texts
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.propose.level_rows import ONE_SKILL
from pm_career.importing.ladders.propose.tables import propose_table
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.sheets.tree_keys import list_level_like
from pm_career.importing.ladders.take.find_columns import find_columns
from pm_career.importing.ladders.vocabulary import find_role, strip_heading

_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_PROFESSION = re.compile(
    r"(?:engineer|developer|designer|analyst|scientist|researcher|writer|marketer|architect|consultant|tester|recruiter"
    r"|entwickler|ingenieur|ingénieur|développeur|analista)(?:s|in|ing|innen)?"
)


class _Laid(msgspec.Struct):
    """A table with what is proposed of it: its name, its folded levels and skills, and whether it expects anything."""

    part: Part
    name: str
    levels: frozenset[str]
    skills: frozenset[str]
    expects: bool


def propose_tables(tables: Mapping[int, Table], wishes: Wishes) -> tuple[dict[int, Part], list[Doubt]]:
    """Propose what each table is, by itself and beside the others, by their numbers."""
    doubts: dict[int, list[Doubt]] = {}
    laid: dict[int, _Laid] = {}
    parts: dict[int, Part] = {}
    for number, table in tables.items():
        part, more = propose_table(table, number, wishes)
        parts[number], doubts[number] = part, list(more)
        if part.holds == "table":
            laid[number] = _lay(table, part)
    _read_one_skill_each(laid, doubts)
    _read_one_level_each(laid, doubts)
    _sort_out(laid, doubts)
    if not wishes.named:
        _doubt_others(laid, doubts)
    _read_names(laid, wishes, doubts)
    parts.update({number: each.part for number, each in laid.items()})
    return parts, [doubt for each in doubts.values() for doubt in each]


def _lay(table: Table, part: Part) -> _Laid:
    sheet = Sheet(0, table)
    top, columns = find_columns(sheet, part)
    left_out = {fold_spaces(row.text) for row in part.rows}
    names: dict[str, set[str]] = {"level": set(), "skill": set()}
    for at, column in columns.items():
        names["level"] |= {fold_spaces(column.about.level)} if column.about.level else set()
        names["skill"] |= {fold_spaces(column.about.skill)} if column.about.skill else set()
        if column.holds in names:
            below = sheet.list_column(at, tuple(row for row in sheet.rows if row > top))
            names[column.holds] |= {fold_spaces(cell.text) for cell in below} - left_out
    expects = any(column.holds in EXPECTED for column in part.columns)
    called = table.part or table.name
    return _Laid(part, called, frozenset(names["level"]), frozenset(names["skill"]), expects)


def _read_one_skill_each(laid: Mapping[int, _Laid], doubts: Mapping[int, list[Doubt]]) -> None:
    """Read tables with a row for each level and what is expected of one skill, which their names are.

    Their columns have usual headings ('Expectation'), or one that comes again in each of several such tables.
    """
    without = [each for each in laid.values() if each.levels and each.expects and not each.skills]
    again = [
        each for each in laid.values() if len(each.skills) == 1 and any(c.holds == "level" for c in each.part.columns)
    ]
    is_again = len({each.skills for each in again}) == 1 and _are_shared([each.levels for each in again])
    if is_again and len({each.name for each in again}) == len(again) > 1:
        for number, each in laid.items():
            if each not in again:
                continue
            doubts[number][:] = [doubt for doubt in doubts[number] if doubt.others != ONE_SKILL]
            unknown = [one_line(column.heading) for column in each.part.columns if _may_be_aside(column)]
            if unknown and sum(column.holds in EXPECTED for column in each.part.columns) > 1:
                said = f"It is not clear what these columns hold: {format_texts(unknown)}."
                doubts[number].append(Doubt(said, f"parts.{number}", ("nothing",)))
            columns = tuple(msgspec.structs.replace(column, about=About()) for column in each.part.columns)
            each.part = msgspec.structs.replace(each.part, columns=columns)
        without += again
    for each in without:
        each.part = msgspec.structs.replace(each.part, about=About(skill=each.name))
        each.skills = frozenset({fold_spaces(each.name)})


def _may_be_aside(column: Column) -> bool:
    return column.holds == "text" and find_role(column.heading) is None


def _read_one_level_each(laid: Mapping[int, _Laid], doubts: Mapping[int, list[Doubt]]) -> None:
    """Read tables with a row for each skill and no level as those of the level that their names are.

    'Description' beside skills that have levels in another table is of the skills.
    """
    known = frozenset[str]().union(*(each.skills for each in laid.values() if each.levels))
    likely = list_level_like([each.name for each in laid.values()], ())
    for number, each in laid.items():
        if each.skills and each.expects and not each.levels:
            texts = {find_role(column.heading) for column in each.part.columns if column.holds in EXPECTED}
            if each.skills <= known and texts == {"text"} and each.name not in likely:
                columns = [
                    msgspec.structs.replace(column, holds="description") if column.holds == "text" else column
                    for column in each.part.columns
                ]
                each.part = msgspec.structs.replace(each.part, columns=tuple(columns))
                continue
            each.part = msgspec.structs.replace(each.part, about=About(level=each.name))
            each.levels = frozenset({fold_spaces(each.name)})
            if each.name not in likely:
                doubts[number].append(
                    Doubt(f"Nothing says that '{one_line(each.name)}' is a level.", f"parts.{number}")
                )


def _sort_out(laid: dict[int, _Laid], doubts: Mapping[int, list[Doubt]]) -> None:
    """Leave out tables about people or other levels and other skills than the largest table has; that is a doubt."""
    whole = {number: each for number, each in laid.items() if each.levels and each.skills}
    if len(whole) < 2:
        return
    main = max(whole.values(), key=lambda each: len(each.levels) * len(each.skills))
    for number, each in whole.items():
        of_people = [
            name for name in each.levels if (found := _IN_BRACKETS.search(name)) and found[1] in _list_codes(main)
        ]
        apart = not each.levels & main.levels and not each.skills & main.skills
        if each is main or not (of_people or apart):
            continue
        why = "is about people" if of_people else "has other levels and other skills than the others"
        doubts[number][:] = [Doubt(f"'{one_line(each.name)}' {why}, and is not taken.", f"parts.{number}", ("table",))]
        laid[number] = _Laid(
            msgspec.structs.replace(each.part, holds=""), each.name, frozenset(), frozenset(), expects=False
        )


def _list_codes(main: _Laid) -> set[str]:
    return {word for level in main.levels for word in (level, *level.split())}


def _doubt_others(laid: Mapping[int, _Laid], doubts: Mapping[int, list[Doubt]]) -> None:
    """Doubt tables that may be of another ladder, or of none, though they have the same levels.

    One with the same skills may be about somebody or be older, one that is called for a profession may be a ladder of
    its own, and columns beside levels are properties of these where skills are rows elsewhere.
    """
    whole = {number: each for number, each in laid.items() if each.levels and each.skills}
    by_rows = [each for each in whole.values() if any(column.holds == "skill" for column in each.part.columns)]
    seen: list[_Laid] = []
    for number, each in whole.items():
        again = [one for one in seen if one.levels == each.levels and _are_shared([one.skills, each.skills])]
        others = [one for one in by_rows if one is not each]
        said = ""
        if each.part.about == About() and again:
            said = f"has the levels and skills of '{one_line(again[0].name)}': another track, or about somebody?"
        elif others and each not in by_rows and not any(each.skills & one.skills for one in others):
            said = "may be about the levels only: no other part has its columns as skills."
        elif (
            seen and each.levels & seen[0].levels and any(map(_PROFESSION.fullmatch, strip_heading(each.name).split()))
        ):
            said = "may be a ladder of its own."
        if said:
            doubts[number].append(Doubt(f"'{one_line(each.name)}' {said}", f"parts.{number}", ("nothing",)))
        seen.append(each)


def _read_names(laid: Mapping[int, _Laid], wishes: Wishes, doubts: Mapping[int, list[Doubt]]) -> None:
    """Read the names of several whole tables: with the same skills they are tracks, with the same levels categories."""
    whole = {
        number: each for number, each in laid.items() if each.levels and each.skills and each.part.about == About()
    }
    if len({each.name for each in whole.values()}) < 2:
        return
    levels, skills = ([getattr(each, of) for each in whole.values()] for of in ("levels", "skills"))
    found = "track" if _are_shared(skills) else "category" if _are_shared(levels) else ""
    kind = {"area": "category"}.get(wishes.named or "", wishes.named or found)
    for number, each in whole.items():
        if not kind:
            said = (
                f"'{one_line(each.name)}' shares neither levels nor skills with the others: a track, or another ladder?"
            )
            doubts[number].append(Doubt(said, f"parts.{number}", ("track",)))
        has = any(column.holds == kind or getattr(column.about, kind, "") for column in each.part.columns)
        if kind in ("track", "category", "level", "skill") and not has:
            each.part = msgspec.structs.replace(each.part, about=About(**{kind: each.name}))


def _are_shared(sets: Sequence[frozenset[str]]) -> bool:
    """Whether a name stands in most of the sets on average."""
    every = frozenset().union(*sets)
    return 2 * sum(map(len, sets)) > len(sets) * len(every)
