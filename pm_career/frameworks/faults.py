"""Faults in the files of a framework: values with a place, collected and shown together.

`FaultLog` gathers those of one file while it is read. `FrameworkProblems` carries all of them to whoever asked.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from pm_career.domain.text import find_nearest, one_line
from pm_career.errors import FrameworkError
from pm_career.frameworks.yaml_nodes import Node, Refused

MAX_FAULTS = 200
"""Faults of one file that are noted; one more says that there are others."""
_LONGEST_NAME = 64
_MOST_COMPARISONS = 20_000
_LONGEST_QUOTE = 60
_LONGEST_EXCERPT = 180


class Fault(msgspec.Struct, frozen=True, order=True):
    """One problem: `file` as the user knows it, `line` and `column` from 1 (0 if there is no place).

    `source` is the line of the file, as `make_excerpt` cuts it.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    source: str = ""

    @property
    def place(self) -> str:
        """`file:line:column`, or the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class FrameworkProblems(FrameworkError):
    """A framework that cannot be used: every fault found in it, in the order of the files."""

    def __init__(self, folder: Path, faults: Sequence[Fault]) -> None:
        count = "one problem" if len(faults) == 1 else f"{len(faults)} problems"
        where = one_line(str(folder))
        super().__init__(f"The framework in {where} has {count}.", "Correct the files and run the command again.")
        self.faults = tuple(faults)


class FaultLog:
    """Collects the faults of one file.

    `file` is its name as the user knows it. `losses` counts what could not be read: each fault, and what is missing
    only because of another fault and so is not noted. `nearest` finds names for hints.
    """

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.losses = 0
        self.nearest = NearestName()
        self._text = text

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines."""
        return split_lines(self._text)

    @property
    def is_full(self) -> bool:
        """Whether no more faults are noted."""
        return len(self.faults) > MAX_FAULTS

    def add_at(self, node: Node, rule: str, message: str, hint: str = "") -> None:
        """Note a fault at a node, unless the node itself was refused: then its fault is noted already."""
        if isinstance(node, Refused):
            self.losses += 1
        else:
            self.add(node.line, node.column, rule, message, hint)

    def add(self, line: int, column: int, rule: str, message: str, hint: str = "") -> None:
        """Note a fault at a line and column counted from 1."""
        self.losses += 1
        if self.is_full:
            return
        if len(self.faults) == MAX_FAULTS:
            rule, message, hint = "more-problems", "there are more problems in this file", "Correct the others first."
        self.faults.append(Fault(self.file, line, column, rule, message, hint, make_excerpt(self.lines, line, column)))


class NearestName:
    """Finds the known name that was probably meant; gives up after many comparisons, as a file may have any faults."""

    def __init__(self) -> None:
        self._comparisons_left = _MOST_COMPARISONS

    def find(self, name: str, known: Collection[str]) -> str:
        """The known name nearest to `name`, or an empty text."""
        self._comparisons_left -= len(known)
        if self._comparisons_left < 0 or len(name) > _LONGEST_NAME:
            return ""
        return "".join(find_nearest(name.casefold().replace(" ", "_"), known, 1))


def split_lines(text: str) -> list[str]:
    """The lines of a text as YAML and editors count them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def quote(text: str) -> str:
    """Somebody's text as a message quotes it: one visible line, cut where it is long."""
    return one_line(text) if len(text) <= _LONGEST_QUOTE else f"{one_line(text[:_LONGEST_QUOTE])}…"


def make_excerpt(lines: Sequence[str], line: int, column: int) -> str:
    """The part of a line around a column, both counted from 1, as visible text; empty if there is no such line.

    It is cut, as a line of a megabyte must not fill the screen.
    """
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    start = max(0, column - 1 - _LONGEST_EXCERPT * 2 // 3) if len(source) > _LONGEST_EXCERPT else 0
    part = source[start : start + _LONGEST_EXCERPT]
    end = "…" if start + len(part) < len(source) else ""
    return f"{'…' if start else ''}{one_line(part)}{end}"
