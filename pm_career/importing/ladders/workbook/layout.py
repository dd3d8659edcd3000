"""The layout of the workbook: its sheets and their columns, which are the fields of the framework's types.

A new field has its column by itself. Here stands only what is laid out in another way than the field's name and place
say: which columns come first, which values have sheets of their own, which headings are others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import msgspec

from pm_career.domain.fields import Field, Form, Target, list_fields
from pm_career.domain.framework import (
    Action,
    Background,
    Expectation,
    Framework,
    Growth,
    Level,
    Responsibility,
    Skill,
    Step,
    Track,
    WatchOut,
)


class Column(NamedTuple):
    """A column of a sheet. `path` leads to its value from what a row is of; a key says what the row belongs to.

    `refers_to` is what the ids in it are ids of.
    """

    heading: str
    path: tuple[str | int, ...]
    form: Form = Form.TEXT
    required: bool = False
    key: bool = False
    refers_to: Target = ""


class Sheet(NamedTuple):
    """A sheet: a row for each thing of a kind."""

    name: str
    columns: tuple[Column, ...]

    @property
    def required(self) -> tuple[str, ...]:
        """The headings without which a table is not this sheet."""
        return tuple(column.heading for column in self.columns if column.required or column.key)


_HEADINGS = {(Step, "value"): "Step", (Level, "experience_years"): "Years"}
"""Where a heading is not the field's name."""
_MAY_BE_EMPTY = {(WatchOut, "text"), (Action, "text")}
"""Required values whose cell may be empty: they may be the empty text."""


def _make_sheet(
    name: str,
    kind: type[msgspec.Struct],
    *keys: Column,
    first: Sequence[str] = (),
    without: Collection[str] = (),
) -> Sheet:
    """A sheet of the fields of a type, behind its keys: those `first`, then the others but those `without`."""
    fields = {field.name: field for field in list_fields(kind) if field.name not in without}
    ordered = [fields.pop(each) for each in first] + list(fields.values())
    return Sheet(name, (*keys, *(column for field in ordered for column in _list_columns(kind, field))))


def _list_columns(kind: type[msgspec.Struct], field: Field) -> Iterator[Column]:
    """The columns of a field: one, or one each for the parts of a small value. A list of values is another sheet."""
    heading = _HEADINGS.get((kind, field.name), field.name.replace("_", " ").capitalize())
    match field.form:
        case Form.PARTS:
            return
        case Form.GROUP:
            assert field.of is not None
            for inner in list_fields(field.of):
                for column in _list_columns(field.of, inner):
                    yield column._replace(path=(field.name, *column.path))
        case Form.RANGE:
            yield Column(f"{heading} from", (field.name, 0), Form.NUMBER)
            yield Column(f"{heading} to", (field.name, 1), Form.NUMBER)
        case _:
            required = field.required and (kind, field.name) not in _MAY_BE_EMPTY
            yield Column(heading, (field.name,), field.form, required, refers_to=field.about.refers_to)


def _key(heading: str, form: Form = Form.TEXT) -> Column:
    return Column(heading, (), form, required=True, key=True)


_LEVEL, _SKILL, _TO_STEP = _key("Level"), _key("Skill"), _key("To step", Form.NUMBER)

FRAMEWORK = _make_sheet("Framework", Framework)
SCALE = _make_sheet("Scale", Step)
TRACKS = _make_sheet("Tracks", Track)
BACKGROUNDS = _make_sheet("Backgrounds", Background)
LEVELS = _make_sheet("Levels", Level, first=("id", "title", "rank", "track", "stage", "summary"))
RESPONSIBILITIES = _make_sheet("Responsibilities", Responsibility, _LEVEL)
WATCH_OUTS = _make_sheet("Watch-outs", WatchOut, _LEVEL)
SKILLS = _make_sheet("Skills", Skill)
EXPECTATIONS = _make_sheet("Expectations", Expectation, _SKILL, _LEVEL, first=("step", "label", "focus"))
GROWTH = _make_sheet("Growth", Growth, _SKILL, _TO_STEP, without=("to",))
ACTIONS = _make_sheet("Actions", Action, _SKILL, _TO_STEP, first=("kind", "size"))

SHEETS = (
    FRAMEWORK, SCALE, TRACKS, BACKGROUNDS, LEVELS, RESPONSIBILITIES, WATCH_OUTS, SKILLS, EXPECTATIONS, GROWTH, ACTIONS,
)  # fmt: skip
NEEDED = (FRAMEWORK, SCALE, LEVELS, SKILLS, EXPECTATIONS)
"""Those without which tables are somebody else's."""
