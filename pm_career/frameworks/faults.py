"""What is wrong in a framework's files: values with a place, collected and shown together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from pm_career.errors import FrameworkError


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
        super().__init__(f"The framework in {folder} has {count}.", "Mend the files and run the command again.")
        self.faults = tuple(faults)
