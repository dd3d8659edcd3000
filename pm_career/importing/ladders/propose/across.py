"""Propose what several tables of one file are to one another: parts of one ladder, tracks of it, or no part of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.mapping import EXPECTED, About, Doubt, Part
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.propose.level_rows import ONE_SKILL
from pm_career.importing.ladders.propose.tables import propose_table
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.sheets.tree_keys import list_level_like
from pm_career.importing.ladders.take.find_columns import find_columns

_IN_BRACKETS = re.compile(r"\(([^()]+)\)")


class _Laid(msgspec.Struct):
    """A table with what is proposed of it: its name, its folded levels and skills, and whether it expects anything."""

    part: Part
    name: str
    levels: frozenset[str]
    skills: frozenset[str]
    expects: bool


def propose_tables(
    tables: Mapping[int, Table], wishes: Wishes
) -> tuple[dict[int, Part], list[Doubt], set[str], set[str]]:
    """Propose what each table is, by itself and beside the others, by their numbers; and list their levels and skills.

    The names of levels and skills are folded to be compared.
    """
    doubts: dict[int, list[Doubt]] = {}
    laid: dict[int, _Laid] = {}
    parts: dict[int, Part] = {}
    for number, table in tables.items():
        part, more = propose_table(table, number, wishes)
        parts[number], doubts[number] = part, list(more)
        if part.holds == "table":
            laid[number] = _lay(table, part)
    _read_one_skill_each(laid, doubts)
    _read_one_level_each(laid)
    _sort_out(laid, doubts)
    if not wishes.named:
        _doubt_others(laid, doubts)
    _read_names(laid, wishes)
    parts.update({number: each.part for number, each in laid.items()})
    levels, skills = ({name for each in laid.values() for name in getattr(each, of)} for of in ("levels", "skills"))
    return parts, [doubt for each in doubts.values() for doubt in each], levels, skills


def _lay(table: Table, part: Part) -> _Laid:
    sheet = Sheet(0, table)
    top, columns = find_columns(sheet, part)
    left_out = {fold_spaces(row.text) for row in part.rows}
    names: dict[str, set[str]] = {"level": set(), "skill": set()}
    for at, column in columns.items():
        names["level"] |= {fold_spaces(column.level)} if column.level else set()
        names["skill"] |= {fold_spaces(column.skill)} if column.skill else set()
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
    without = [each for each in laid.values() if each.expects and not each.skills]
    again = [
        each for each in laid.values() if len(each.skills) == 1 and any(c.holds == "level" for c in each.part.columns)
    ]
    is_again = len({each.skills for each in again}) == 1 and _are_shared([each.levels for each in again])
    if is_again and len({each.name for each in again}) == len(again) > 1:
        for number, each in laid.items():
            if each in again:
                doubts[number][:] = [doubt for doubt in doubts[number] if doubt.others != ONE_SKILL]
                columns = tuple(
                    msgspec.structs.replace(column, level="", track="", skill="", category="")
                    for column in each.part.columns
                )
                each.part = msgspec.structs.replace(each.part, columns=columns)
        without += again
    for each in without:
        each.part = msgspec.structs.replace(each.part, about=About(skill=each.name))
        each.skills = frozenset({fold_spaces(each.name)})


def _read_one_level_each(laid: Mapping[int, _Laid]) -> None:
    """Read tables with a row for each skill and no level as those of the level that their names are.

    A single one whose name reads like no level describes skills of other tables, or is no part of the ladder.
    """
    known = frozenset[str]().union(*(each.skills for each in laid.values() if each.levels))
    likely = list_level_like([each.name for each in laid.values()], ())
    without = [each for each in laid.values() if each.expects and not each.levels]
    for each in without:
        if each.name in likely or len(without) > 1:
            each.part = msgspec.structs.replace(each.part, about=About(level=each.name))
            each.levels = frozenset({fold_spaces(each.name)})
        elif each.skills.isdisjoint(known):
            each.part, each.skills = msgspec.structs.replace(each.part, holds="nothing"), frozenset()
        else:
            held = {"step": "nothing"}
            columns = [
                msgspec.structs.replace(column, holds=held.get(column.holds, "description"))
                if column.holds in EXPECTED
                else column
                for column in each.part.columns
            ]
            each.part = msgspec.structs.replace(each.part, columns=tuple(columns))


def _sort_out(laid: dict[int, _Laid], doubts: Mapping[int, list[Doubt]]) -> None:
    """Leave out tables about people or other levels and other skills than the largest table has; that is a doubt."""
    whole = {number: each for number, each in laid.items() if each.levels and each.skills}
    if len(whole) < 2:
        return
    main = max(whole.values(), key=lambda each: len(each.levels) * len(each.skills))
    for number, each in whole.items():
        codes = {word for level in main.levels for word in level.split()}
        of_people = any((found := _IN_BRACKETS.search(name)) and found[1] in codes for name in each.levels)
        is_apart = each.levels.isdisjoint(main.levels) and each.skills.isdisjoint(main.skills)
        if each is main or not (of_people or is_apart):
            continue
        why = "is about people" if of_people else "has other levels and other skills than the others"
        said = f"'{one_line(each.name)}' {why}, and is not taken."
        doubts[number][:] = [Doubt(said, f"parts.{number}", ("table",))]
        laid[number] = _Laid(
            msgspec.structs.replace(each.part, holds="nothing"), each.name, frozenset(), frozenset(), expects=False
        )


def _doubt_others(laid: Mapping[int, _Laid], doubts: Mapping[int, list[Doubt]]) -> None:
    """Doubt tables with the levels and the skills of another one: they may be about somebody, or be older."""
    seen: list[_Laid] = []
    for number, each in laid.items():
        again = [one for one in seen if one.levels == each.levels and _are_shared([one.skills, each.skills])]
        if each.part.about == About() and again:
            said = f"has the levels and skills of '{one_line(again[0].name)}': another track, or about somebody?"
            doubts[number].append(Doubt(f"'{one_line(each.name)}' {said}", f"parts.{number}", ("nothing",)))
        seen.append(each)


def _read_names(laid: Mapping[int, _Laid], wishes: Wishes) -> None:
    """Read the names of several whole tables: with the same skills they are tracks, else categories."""
    whole = [each for each in laid.values() if each.levels and each.skills and each.part.about == About()]
    if len({each.name for each in whole}) < 2:
        return
    found = "track" if _are_shared([each.skills for each in whole]) else "category"
    kind = {"area": "category"}.get(wishes.named or "", wishes.named or found)
    for each in whole:
        has = any(column.holds == kind or getattr(column, kind, "") for column in each.part.columns)
        if kind in ("track", "category", "level", "skill") and not has:
            each.part = msgspec.structs.replace(each.part, about=About(**{kind: each.name}))


def _are_shared(sets: Sequence[frozenset[str]]) -> bool:
    """Whether a name stands in most of the sets on average."""
    every = frozenset().union(*sets)
    return 2 * sum(map(len, sets)) > len(sets) * len(every)
