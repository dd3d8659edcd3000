"""Find what the names of several tables say: which level, skill, track or area each is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

import msgspec

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.claims import Gathered
from pm_career.importing.ladders.layout import Layout
from pm_career.importing.ladders.options import Named, Wishes
from pm_career.importing.ladders.sheet import Sheet

_LISTED = 12
_SHARED = 1.5
"""In how many tables a name stands on average, at least, for the tables to share their names."""
Given = dict[str, str]
Laid = Mapping[int, tuple[Sheet, Layout]]


def read_table_names(laid: Laid, wishes: Wishes, gathered: Gathered) -> dict[int, Given]:
    """Read the names of tables: for each, what it says about all rows, such as {'level': 'Senior PM'}."""
    given: dict[int, Given] = {index: {} for index in laid}
    whole = {index for index, (_, layout) in laid.items() if layout.whole}
    if not whole:
        for index, (sheet, layout) in laid.items():
            held = set(layout.columns.values())
            missing = "level" if "skill" in held else "skill" if "level" in held else ""
            if missing:
                given[index] = {missing: _name(sheet)}
        for missing in ("level", "skill"):
            names = [each[missing] for each in given.values() if missing in each]
            if names:
                gathered.assume(f"The name of a table is the {missing} of all its rows: {format_list(names)}.")
        return given
    called = {index: _name(laid[index][0]) for index in whole}
    if len(set(called.values())) < 2:
        return given
    kind = wishes.named or _find_kind({index: laid[index] for index in whole})
    if kind not in ("nothing", "level", "skill"):
        for index in whole:
            _, layout = laid[index]
            if kind not in layout.columns.values() and not (
                kind == "track" and layout.above and layout.above_is == "track"
            ):
                given[index] = {kind: called[index]}
        gathered.assume(f"The names of the tables are {kind}s: {format_list(called.values())}.", "--tables nothing")
    return given


def read_as_one_skill_each(laid: Laid, wishes: Wishes) -> dict[int, tuple[Sheet, Layout]]:
    """Read tables about the same levels whose only other column has the same heading: each is a skill by its name."""
    columns = [
        (frozenset(_list_distinct(sheet, layout, "level")), fold_spaces(next(iter(layout.across.values())).text))
        for sheet, layout in laid.values()
        if layout.shape == "levels-down" and len(layout.across) == 1
    ]
    several = len(columns) == len(laid) > 1 and len({_name(sheet) for sheet, _ in laid.values()}) == len(laid)
    if wishes.named not in (None, "skill") or wishes.shape or not several or len(set(columns)) > 1:
        return dict(laid)
    return {index: (sheet, _make_long(layout)) for index, (sheet, layout) in laid.items()}


def _make_long(layout: Layout) -> Layout:
    bars = dict.fromkeys(layout.across, "bar")
    return msgspec.structs.replace(layout, shape="long", columns={**layout.columns, **bars}, across={})


def format_list(names: Iterable[str]) -> str:
    """Format names for a sentence, each once; of many the first."""
    once = list(dict.fromkeys(one_line(name) for name in names))
    return ", ".join(once[:_LISTED]) + (f" and {len(once) - _LISTED} more" if len(once) > _LISTED else "")


def _find_kind(laid: Laid) -> Named:
    """Tables with the same levels are parts of one ladder; with others, or the same skills again, tracks."""
    levels = [_list_levels(sheet, layout) for sheet, layout in laid.values()]
    skills = [_list_skills(sheet, layout) for sheet, layout in laid.values()]
    if _are_mostly_shared(skills):
        return "track"
    return "area" if _are_mostly_shared(levels) else "track"


def _list_levels(sheet: Sheet, layout: Layout) -> set[str]:
    if layout.shape == "skills-down":
        return {fold_spaces(cell.text) for cell in layout.across.values()}
    return _list_distinct(sheet, layout, "level")


def _list_skills(sheet: Sheet, layout: Layout) -> set[str]:
    if layout.shape == "levels-down":
        return {fold_spaces(cell.text) for cell in layout.across.values()}
    return _list_distinct(sheet, layout, "skill")


def _list_distinct(sheet: Sheet, layout: Layout, role: str) -> set[str]:
    column = layout.find_column(role)
    return set() if column is None else {fold_spaces(cell.text) for cell in sheet.list_column(column, layout.rows)}


def _are_mostly_shared(sets: Sequence[set[str]]) -> bool:
    every = set.union(*sets)
    return sum(map(len, sets)) >= _SHARED * len(every)


def _name(sheet: Sheet) -> str:
    return sheet.table.part or sheet.table.name or PurePath(sheet.table.file).stem
