"""How a framework is laid out in sheets: what each is called, and which column holds what."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Form(Enum):
    """How a value stands in its cell."""

    TEXT = "a text"
    TEXTS = "a text a line"
    IDS = "ids, with commas"
    NUMBER = "a whole number"
    FLAG = "yes, or nothing"


class Column(NamedTuple):
    """A column of a sheet. `path` leads to its value from what a row is of; a key says what the row belongs to."""

    heading: str
    path: tuple[str | int, ...]
    form: Form = Form.TEXT
    required: bool = False
    key: bool = False


class Sheet(NamedTuple):
    """A sheet: a row for each thing of a kind."""

    name: str
    columns: tuple[Column, ...]

    @property
    def required(self) -> tuple[str, ...]:
        """The headings without which a table is not this sheet."""
        return tuple(column.heading for column in self.columns if column.required or column.key)


def _text(heading: str, *path: str | int, required: bool = False) -> Column:
    return Column(heading, path or (heading.lower().replace(" ", "_").replace("-", "_"),), Form.TEXT, required)


def _texts(heading: str, *path: str) -> Column:
    return _text(heading, *path)._replace(form=Form.TEXTS)


def _ids(heading: str, *path: str) -> Column:
    return _text(heading, *path)._replace(form=Form.IDS)


def _number(heading: str, *path: str | int, required: bool = False) -> Column:
    return _text(heading, *path, required=required)._replace(form=Form.NUMBER)


def _key(heading: str, form: Form = Form.TEXT) -> Column:
    return Column(heading, (), form, required=True, key=True)


FRAMEWORK = Sheet(
    "Framework",
    (
        _text("Id", required=True),
        _text("Title", required=True),
        _text("Version", required=True),
        _text("Description"),
        _text("Attribution"),
    ),
)
SCALE = Sheet("Scale", (_number("Step", "value", required=True), _text("Name", required=True), _text("Description")))
TRACKS = Sheet("Tracks", (_text("Id", required=True), _text("Title", required=True)))
LEVELS = Sheet(
    "Levels",
    (
        _text("Id", required=True),
        _text("Title", required=True),
        _number("Rank", required=True),
        _text("Track"),
        _text("Stage"),
        _text("Summary"),
        _texts("Titles"),
        _texts("Aliases"),
        _text("Impact", "scope", "impact"),
        _text("Autonomy", "scope", "autonomy"),
        _text("Influence", "scope", "influence"),
        _text("Complexity", "scope", "complexity"),
        _number("Years from", "experience_years", 0),
        _number("Years to", "experience_years", 1),
        _texts("First 90 days"),
        _texts("Not this level"),
        _text("Titles apart"),
        _texts("Growing here"),
        _ids("Next"),
        _ids("Lateral"),
    ),
)
RESPONSIBILITIES = Sheet(
    "Responsibilities",
    (_key("Level"), _text("Title", required=True), _text("Short"), _text("Summary"), _texts("In practice")),
)
WATCH_OUTS = Sheet("Watch-outs", (_key("Level"), _text("Text"), _text("Instead")))
SKILLS = Sheet(
    "Skills",
    (
        _text("Id", required=True),
        _text("Name", required=True),
        _text("Area"),
        _text("Description"),
        _text("Is not"),
        _ids("Builds on"),
    ),
)
EXPECTATIONS = Sheet(
    "Expectations",
    (
        _key("Skill"),
        _key("Level"),
        _number("Step", required=True),
        _text("Label"),
        _text("Focus")._replace(form=Form.FLAG),
        _text("Bar"),
        _texts("Behaviours"),
        _texts("Evidence"),
    ),
)
GROWTH = Sheet("Growth", (_key("Skill"), _key("To step", Form.NUMBER), _texts("Done when"), _text("Trap")))
ACTIONS = Sheet(
    "Actions",
    (_key("Skill"), _key("To step", Form.NUMBER), _text("Kind", required=True), _text("Size"), _text("Text")),
)

SHEETS = (
    FRAMEWORK, SCALE, TRACKS, LEVELS, RESPONSIBILITIES, WATCH_OUTS, SKILLS, EXPECTATIONS, GROWTH, ACTIONS,
)  # fmt: skip
NEEDED = (FRAMEWORK, SCALE, LEVELS, SKILLS, EXPECTATIONS)
"""Those without which tables are somebody else's."""
