"""Ask on a terminal, and read texts from stdin and from files.

Questions go to stderr; in a pipe or a script nothing is asked.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pm_career.commands import clock, streams
from pm_career.domain.dates import format_day
from pm_career.domain.periods import read_periods
from pm_career.domain.text import one_line, unify_line_ends
from pm_career.errors import PmCareerError, UsageError

T = TypeVar("T")

_MOST_LISTED = 40
"""The most choices that are listed with numbers. With more of them only names can be typed."""
MOST_BYTES = 1_000_000
"""The most bytes of a file that somebody writes for a call: answers, a draft."""
MOST_CHARACTERS = 100_000
"""Characters read from stdin: more than can be stored, so that a longer text is refused and not cut."""
STDIN = "-"
"""What to type for a text that stdin has, so that it stays out of the shell's history."""
_KEYS = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O[@-~])?|[\x00-\x08\x0b-\x1f\x7f]")
"""What keys without a letter type on a terminal: Up is ESC [ A."""
DAY_HELP = "yesterday, 3d, last friday, 3 March 2026, 2026-11-20"


class InputEndedError(PmCareerError):
    """The input ended before a question was answered. `kept` says what was saved until then."""

    def __init__(self, kept: str = "Nothing was changed.") -> None:
        super().__init__("The input ended before the question was answered.", kept)


def can_ask() -> bool:
    """Return whether questions can be asked: whether stdin and stdout are both terminals."""
    return streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout)


def require_terminal(missing: str, option: str) -> None:
    """Raise a UsageError if nobody can be asked. `missing` says what is missing, `option` what to give instead."""
    if not can_ask():
        raise UsageError(missing, f"There is no terminal to ask you on: give {option}.")


def ask(question: str, default: str = "") -> str:
    """Ask a question and return the typed line, stripped; `default` if it is empty. Raises if the input ends.

    What keys such as Up type is left out of the line. Asks again if nothing else is in it.
    """
    shown = f" [{one_line(default)}]" if default else ""
    while True:
        streams.tell_raw(f"{streams.wrap_for_stderr(f'{question}{shown}:')} ")
        line = sys.stdin.readline()
        if not line:
            streams.tell("")
            raise InputEndedError
        typed = _KEYS.sub("", line).strip()
        if typed or not line.strip():
            return typed or default
        streams.tell("That key is no answer.")


def ask_until(question: str, read: Callable[[str], T], default: str = "") -> T:
    """Ask until `read` accepts the answer, and return what it returns. Prints each UsageError that it raises."""
    while True:
        try:
            return read(ask(question, default))
        except UsageError as error:
            streams.tell(f"{error.message} {error.hint}".strip())


def confirm(question: str, *, yes: bool) -> bool:
    """Ask a yes-or-no question, unless `yes` (--yes) is set. Raises a UsageError if nobody can be asked."""
    if yes:
        return True
    require_terminal("This needs a confirmation.", "--yes")
    return ask(f"{question} [y/N]").casefold() in ("y", "yes")


def ask_choice(question: str, choices: Mapping[str, str], read: Callable[[str], T], default: str = "") -> T:
    """Ask for one of `choices` (name -> description), and return what `read` returns for the name or text typed.

    Prints the choices with numbers, which can be typed too. More than `_MOST_LISTED` are not printed.
    """
    names = tuple(choices)
    if len(names) > _MOST_LISTED:
        return ask_until(question, read, default)
    for number, name in enumerate(names, start=1):
        said = one_line(choices[name])
        streams.tell(f"{number:>3}. {one_line(name)}{f': {said}' if said else ''}")
    return ask_for_one(question, names, read, default)


def ask_for_one(question: str, names: Sequence[str], read: Callable[[str], T], default: str = "") -> T:
    """Ask for one of `names` by number or name, as `ask_choice` does, where they are listed with numbers already."""

    def read_line(line: str) -> T:
        numbered = line.isascii() and line.isdecimal() and line not in names
        return read(names[parse_numbers(line, len(names))[0]] if numbered else line)

    return ask_until(f"{question}, by number or name", read_line, default)


def tell_numbered(choices: Sequence[str]) -> None:
    """Print choices with their numbers, from 1."""
    for number, choice in enumerate(choices, start=1):
        streams.tell(f"{number:>3}. {one_line(choice)}")


def parse_numbers(line: str, most: int) -> tuple[int, ...]:
    """Parse '1,3' or '1 3' into places from 0, each once. Raises a UsageError unless each is from 1 to `most`."""
    found: list[int] = []
    for word in line.replace(",", " ").split():
        if not word.isascii() or not word.isdigit() or not 1 <= int(word) <= most:
            raise UsageError(f"'{one_line(word)}' is not a number from 1 to {most}.")
        found.append(int(word) - 1)
    return tuple(dict.fromkeys(found))


TAKE_OUT = "-"
"""What to type to take something out, where Enter keeps it."""
_SHOWN = 50


def ask_to_change(question: str, present: str, parse: Callable[[str], T], keep: T, *, needed: bool = False) -> T:
    """Ask for something that may be there already, as `present` shows it: Enter returns `keep`, '-' takes it out.

    `parse` gets the empty text for what is taken out, and for Enter if there is nothing yet. What is `needed`
    cannot be taken out.
    """
    line = one_line(present)
    shown = line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"

    def understand(typed: str) -> T:
        if not typed and present:
            return keep
        if typed == TAKE_OUT and needed and present:
            raise UsageError("This cannot be left out.", "Enter keeps it.")
        return parse("" if typed == TAKE_OUT else typed)

    return ask_until(f"{question} [{shown}]" if shown else question, understand)


def ask_which_day(typed: str | None) -> str | None:
    """Return what was typed for a day; where day and month could change places, ask which day is meant first.

    For the `callback` of an option. Without a terminal it returns what was typed, which is then refused.
    """
    if not typed or not can_ask():
        return typed
    found = read_periods(typed, clock.today())
    if len(found) < 2:
        return typed
    days = {each.first.isoformat(): format_day(each.first) for each in found}

    def read(answer: str) -> str:
        if answer not in days:
            raise UsageError(f"Say one of: {', '.join(days)}")
        return answer

    return ask_choice(f"Which day is {typed.strip()}", days, read)


def read_text(typed: str) -> str:
    """Return a typed text, stripped; for '-' read it from stdin, and print on a terminal how to end it."""
    if typed != STDIN:
        return typed.strip()
    if streams.is_terminal(sys.stdin):
        streams.tell("Write it here. Ctrl-D on a line of its own ends it.")
    return read_stdin().strip()


def read_stdin() -> str:
    """Read all of stdin, with plain line ends and no byte order mark; empty if it is closed."""
    if sys.stdin is None:  # how Python starts where descriptor 0 is closed
        return ""
    try:
        return unify_line_ends(sys.stdin.read(MOST_CHARACTERS)).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UsageError("The text on stdin is not in this terminal's encoding.", "Give it as UTF-8.") from None


def name_file(file: str) -> str:
    """Say in messages which file it is: 'stdin' for '-'."""
    return "stdin" if file == STDIN else one_line(file)


def read_file(file: str, usual: str) -> str:
    """Read the text of a file that somebody wrote, or of stdin for '-'; with plain line ends.

    `usual` is a sentence on how long such a file is. Raises a UsageError for what cannot be read, is over MOST_BYTES or
    is not UTF-8.
    """
    try:
        if file != STDIN:
            with Path(file).open("rb") as stream:
                raw = stream.read(MOST_BYTES + 1)
        else:
            if streams.is_terminal(sys.stdin):
                streams.tell("Write or paste it here. Ctrl-D on a line of its own ends it.")
            raw = sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin is not None else b""
    except OSError as error:
        reason = f"{name_file(file)} cannot be read: {error.strerror}"
        raise UsageError(reason, "Give a file, or - for stdin.") from None
    if len(raw) > MOST_BYTES:
        raise UsageError(f"{name_file(file)} is over {MOST_BYTES // 1_000_000} MB.", usual)
    try:
        return unify_line_ends(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UsageError(f"{name_file(file)} is not UTF-8.", "Save it as UTF-8.") from None
