"""What is wrong in one file, noted as it is found, each with its line."""

from __future__ import annotations

from functools import cached_property

from pm_career.frameworks.faults import Fault, excerpt
from pm_career.frameworks.file_text import lines_of
from pm_career.frameworks.nearest_name import Nearest
from pm_career.frameworks.yaml_nodes import Node, Refused

MAX_FAULTS = 200


class Notes:
    """The faults of one file, with its `lines`.

    `losses` counts what was refused: what was noted, and what is known to follow from that and so is not.
    """

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.losses = 0
        self.nearest = Nearest()
        self._text = text

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines."""
        return lines_of(self._text)

    @property
    def full(self) -> bool:
        """Whether no more faults are noted."""
        return len(self.faults) > MAX_FAULTS

    def fault(self, line: int, column: int, rule: str, message: str, hint: str = "") -> None:
        """Note a fault at a line and column counted from 1."""
        self.losses += 1
        if self.full:
            return
        if len(self.faults) == MAX_FAULTS:
            rule, message, hint = "more-problems", "there are more problems in this file", "Mend the others first."
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.faults.append(Fault(self.file, line, column, rule, message, hint, excerpt(source, column)))

    def at(self, node: Node, rule: str, message: str, hint: str = "") -> None:
        """Note a fault at a node, unless the node itself was refused: then its fault is noted already."""
        if isinstance(node, Refused):
            self.losses += 1
        else:
            self.fault(node.line, node.column, rule, message, hint)
