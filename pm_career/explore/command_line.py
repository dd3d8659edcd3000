"""Commands of the program in the navigator: what it needs to list, complete and run them, and the page of an answer.

An answer is shown with the styles that the command wrote. Other escape sequences are made visible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from rich.ansi import AnsiDecoder
from rich.console import Console
from rich.text import Text

from pm_career.domain.page import Block, Prose, Title
from pm_career.domain.ratings import SELF, Rater
from pm_career.domain.text import escape_hidden
from pm_career.views.screen import draw_page

_STYLE = re.compile(r"(\x1b\[[0-9;]*m)")
"""The only escape sequences that are obeyed: they change how the text behind them looks."""
_OWN_SCREENS = {
    ("assess",): "Here r asks the questions, one skill a screen.",
    ("evidence", "add"): "Here a asks what happened.",
    ("evidence", "edit"): "Here e lists the evidence, and c changes what is under the cursor.",
    ("plan", "add"): "Here p opens the plan, and a adds a goal to it.",
    ("plan", "from-next"): "Here p opens the plan, and a offers what the advice has.",
    ("plan", "check-in"): "Here p opens the plan, and h checks in on the goal under the cursor.",
    ("plan", "edit"): "Here p opens the plan, and c changes the goal under the cursor.",
    ("me", "set"): "Here i asks for all of it.",
    ("explore",): "It is open: this is it.",
}
"""Commands that ask questions on a terminal, and which key asks the same here."""


class Command(NamedTuple):
    """A command of the program, or a group of them: its words, what it does, whether it can be run as it is."""

    path: tuple[str, ...]
    help: str
    at_once: bool


class Offer(NamedTuple):
    """A word that the typed text could become, and what it means."""

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

    async def run(self, line: str, width: int, person: str, framework: str | None, view: Rater = SELF) -> Answer:
        """Run a command for a page of so many columns. Cancelled, it is stopped.

        `view` is whose ratings of somebody else it is about, and who says what it stores.

        Raises a PmCareerError for a line that cannot be split into words, OSError if no process can be started.
        """


def has_own_screen(path: tuple[str, ...]) -> bool:
    """Whether a command asks questions for which the navigator has a screen of its own."""
    return path in _OWN_SCREENS


class AnswerPage:
    """An answer that can be drawn at any width."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._out = _read_lines(answer.out)
        self._err = _read_lines(answer.err)

    def __call__(self, width: int) -> Iterator[Text]:
        """Its lines: the command, its stdout, its stderr, how it ended."""
        yield from draw_page((Title(f"pmcareer {self._answer.line}", "Command"),), width)
        for part in (self._out, self._err):
            if part:
                yield Text()
                for line in part:
                    yield from _wrap(line, width)
        remarks = tuple(self._list_remarks())
        if remarks:
            yield Text()
            yield from draw_page(remarks, width)

    def _list_remarks(self) -> Iterator[Block]:
        answer = self._answer
        if answer.remark:
            yield Prose(answer.remark, "How it ended", tone="strong")
        if answer.code == 2 and answer.path in _OWN_SCREENS:
            yield Prose(_OWN_SCREENS[answer.path], "Here", tone="strong")
        if not (answer.out or answer.err or answer.remark):
            yield Prose("Done; it had nothing to say.", "How it ended")


def _read_lines(written: str) -> list[Text]:
    """What was written, line by line: with its styles, and everything else that is not text made visible."""
    pieces = _STYLE.split(written.replace("\r\n", "\n"))
    harmless = "".join(piece if place % 2 else escape_hidden(piece) for place, piece in enumerate(pieces))
    lines = list(AnsiDecoder().decode(harmless.strip("\n"))) if harmless.strip() else []
    for line in lines:
        line.expand_tabs(8)
    return lines


def _wrap(line: Text, width: int) -> list[Text]:
    """A line as it is where it fits; otherwise its further lines are indented as it is."""
    if line.cell_len <= width:
        return [line]
    start = len(line.plain) - len(line.plain.lstrip())
    indent = start if start < width // 2 else 0
    first, *others = line.wrap(Console(), width - indent)
    return [first, *(Text.assemble(" " * indent, other) for other in others)]
