"""Commands of the program, typed in the navigator: what the navigator needs to list, complete and run them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Command(NamedTuple):
    """A command of the program, or a group of them: its words, what it does, whether it can be run as it is."""

    path: tuple[str, ...]
    help: str
    at_once: bool


class Offer(NamedTuple):
    """A word that what is typed could become, and what it stands for."""

    word: str
    help: str = ""


class Completion(NamedTuple):
    """What the unfinished word of a line could become; it begins at `start`."""

    start: int
    offers: Sequence[Offer]


class Answer(NamedTuple):
    """What a command wrote: `line` is what was run, `path` the command in it; `remark` says how it ended."""

    line: str
    path: tuple[str, ...]
    code: int
    out: str
    err: str
    remark: str


class CommandLine(Protocol):
    """The program's commands; they are about `person` (an id) and the ladder `framework` unless a line names others.

    `framework` None: the person's own ladder.
    """

    def list_commands(self) -> Sequence[Command]:
        """Every command of the program, in the order of its help."""

    def complete(self, line: str, person: str, framework: str | None) -> Completion:
        """What the last word of a line could become."""

    async def run(self, line: str, width: int, person: str, framework: str | None) -> Answer:
        """Run a command for a page of so many columns. Cancelled, it is stopped.

        Raises a PmCareerError for a line that cannot be split into words, OSError where no process can be started.
        """
