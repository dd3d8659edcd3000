"""Ask on a terminal: questions go to stderr, answers come from stdin. Nothing is asked in a pipe or a script."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

from pm_career.commands import streams
from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError, UsageError

T = TypeVar("T")

_MOST_LISTED = 40
"""So many choices are listed with numbers; of more, only the name can be typed."""

ANSWER_ENDED = "The input ended before the question was answered."


def can_ask() -> bool:
    """Return whether questions can be asked: whether stdin and stdout are both terminals."""
    return streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout)


def require_terminal(missing: str, option: str) -> None:
    """Raise a UsageError if nobody can be asked. `missing` says what is missing, `option` what to give instead."""
    if not can_ask():
        raise UsageError(missing, f"There is no terminal to ask you on: give {option}.")


def ask(question: str, default: str = "") -> str:
    """Ask a question and return the typed line, stripped; `default` if it is empty. Raises if the input ends."""
    shown = f" [{one_line(default)}]" if default else ""
    sys.stderr.write(f"{question}{shown}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        streams.tell("")
        raise PmCareerError(ANSWER_ENDED, "Nothing was changed.")
    return line.strip() or default


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

    def read_line(line: str) -> T:
        numbered = line.isascii() and line.isdecimal() and line not in choices
        return read(names[parse_numbers(line, len(names))[0]] if numbered else line)

    return ask_until(f"{question}, by number or name", read_line, default)


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
