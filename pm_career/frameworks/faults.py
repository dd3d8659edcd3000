"""What is wrong in a framework's files: values with a place, collected and shown together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from pm_career.domain.text import one_line
from pm_career.errors import FrameworkError

_SHOWN = 60


class Fault(msgspec.Struct, frozen=True, order=True):
    """One problem: `file` as the user knows it, `line` and `column` from 1 (0 where there is no place)."""

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
        super().__init__(f"The framework in {where} has {count}.", "Mend the files and run the command again.")
        self.faults = tuple(faults)


def shown(text: str) -> str:
    """Somebody's text as a message quotes it: one visible line, cut where it is long."""
    return one_line(text) if len(text) <= _SHOWN else f"{one_line(text[:_SHOWN])}…"


def excerpt(line: str, column: int) -> str:
    """The part of a source line around a column, made visible: a line of a megabyte must not fill the screen."""
    start = max(0, column - 1 - 2 * _SHOWN) if len(line) > 3 * _SHOWN else 0
    part = line[start : start + 3 * _SHOWN]
    end = "…" if start + len(part) < len(line) else ""
    return f"{'…' if start else ''}{one_line(part)}{end}"
