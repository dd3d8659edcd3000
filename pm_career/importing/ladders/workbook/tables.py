"""Build the tables of a workbook from a framework: one row a thing; read_back.py makes the framework of them again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pm_career.domain.fields import Form
from pm_career.domain.framework import Framework
from pm_career.importing.ladders.sheets.table import Cell, Table
from pm_career.importing.ladders.workbook import layout
from pm_career.importing.ladders.workbook.cells import join_texts
from pm_career.importing.ladders.workbook.layout import Column, Sheet


class _Row(NamedTuple):
    keys: tuple[str | int, ...]
    value: Any


def build_tables(framework: Framework) -> tuple[Table, ...]:
    """Build a table for each sheet of the layout, also for those without rows: an author sees what can be added.

    What a skill expects stands in the order of the levels, however its file has it.
    """
    return tuple(_build_table(sheet, _ROWS[sheet.name](framework)) for sheet in layout.SHEETS)


def _build_table(sheet: Sheet, rows: Iterator[_Row]) -> Table:
    headings = [column.heading for column in sheet.columns]
    texts = [headings, *([_format_cell(column, text) for column, text in _read_values(sheet, row)] for row in rows)]
    cells = (
        tuple(Cell(text, number, column) for column, text in enumerate(row, start=1) if text)
        for number, row in enumerate(texts, start=1)
    )
    return Table("", sheet.name, tuple(cells))


def _read_values(sheet: Sheet, row: _Row) -> Iterator[tuple[Column, Any]]:
    keys = iter(row.keys)
    for column in sheet.columns:
        yield column, next(keys) if column.key else _follow(row.value, column.path)


def _follow(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        if value is None:
            break
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def _format_cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if column.form is Form.TEXTS:
        return join_texts(value)
    if column.form is Form.NAMED_TEXTS:
        return join_texts([f"{name}: {text}" for name, text in value.items()])
    if column.form is Form.IDS:
        return ", ".join(value)
    if column.form is Form.FLAG:
        return "yes" if value else ""
    return str(value)


_ROWS: dict[str, Callable[[Framework], Iterator[_Row]]] = {
    layout.FRAMEWORK.name: lambda framework: iter([_Row((), framework)]),
    layout.SCALE.name: lambda framework: (_Row((), step) for step in framework.scale),
    layout.TRACKS.name: lambda framework: (_Row((), track) for track in framework.tracks),
    layout.BACKGROUNDS.name: lambda framework: (_Row((), each) for each in framework.entry.backgrounds),
    layout.LEVELS.name: lambda framework: (_Row((), level) for level in framework.levels),
    layout.RESPONSIBILITIES.name: lambda framework: (
        _Row((level.id,), each) for level in framework.levels for each in level.responsibilities
    ),
    layout.WATCH_OUTS.name: lambda framework: (
        _Row((level.id,), each) for level in framework.levels for each in level.watch_outs
    ),
    layout.SKILLS.name: lambda framework: (_Row((), skill) for skill in framework.skills),
    layout.EXPECTATIONS.name: lambda framework: (
        _Row((skill.id, level.id), skill.expectations[level.id])
        for skill in framework.skills
        for level in framework.levels
        if level.id in skill.expectations
    ),
    layout.GROWTH.name: lambda framework: (
        _Row((skill.id, growth.to), growth) for skill in framework.skills for growth in skill.growth
    ),
    layout.ACTIONS.name: lambda framework: (
        _Row((skill.id, growth.to), action)
        for skill in framework.skills
        for growth in skill.growth
        for action in growth.actions
    ),
}
