"""What people write in a cell for a level, skill or track: its id, or a name that only it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from pm_career.domain.text import fold_name

_BETWEEN = re.compile(r"\s*[,;\n]\s*")


class Names:
    """The ids of levels, skills or tracks, found by what people write for them."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._by_name: dict[str, set[str]] = {}

    def know(self, own: str, *names: str) -> None:
        """Take in an id and the names that stand for it."""
        self._ids.add(own)
        for name in (own, *names):
            self._by_name.setdefault(fold_name(name), set()).add(own)

    def has(self, own: str) -> bool:
        """Whether an id is known."""
        return own in self._ids

    def id_of(self, written: str) -> str | None:
        """The one id that is meant, or None."""
        if written in self._ids:
            return written
        meant = self._by_name.get(fold_name(written), set())
        return next(iter(meant)) if len(meant) == 1 else None

    def ids_of(self, written: str) -> list[str]:
        """The ids of a list; a name that stands for none as it is."""
        found: list[str] = []
        for part in filter(None, _BETWEEN.split(written.strip())):
            whole = self.id_of(part)
            found += [whole] if whole else [self.id_of(each) or each for each in part.split()]
        return found


_BULLET = "•"
_INDENT = "  "
_BULLETED_BY_HAND = re.compile(r"[-*–] +")


def listed(texts: Sequence[str]) -> str:
    """A cell of several texts: a line each; behind bullets where one of them is empty or goes over several lines."""
    if all(_is_one_line(text) for text in texts):
        return "\n".join(texts)
    indented = (text.replace("\n", f"\n{_INDENT}") for text in texts)
    return "\n".join(f"{_BULLET} {text}" for text in indented)


def texts_in(cell: str) -> list[str]:
    """The texts of a cell: its lines, or from bullet to bullet where it begins with one."""
    if not cell.lstrip().startswith(_BULLET):
        lines = (_without_dash(line.strip()) for line in cell.split("\n"))
        return [line for line in lines if line]
    texts: list[str] = []
    for line in cell.lstrip().split("\n"):
        if line.startswith(_BULLET):
            texts.append(line.removeprefix(_BULLET).removeprefix(" "))
        else:
            texts[-1] += f"\n{line.removeprefix(_INDENT)}"
    return texts


def _is_one_line(text: str) -> bool:
    bare = _without_dash(text.strip())
    return bare != "" and bare == text and not text.startswith(_BULLET) and "\n" not in text


def _without_dash(line: str) -> str:
    """A line without the dash that people put before items by hand."""
    return _BULLETED_BY_HAND.sub("", line, count=1) if _BULLETED_BY_HAND.match(line) else line


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
