"""Questions to a person at a terminal: asked on stderr, answered on stdin, and never where nobody is there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

from pm_career.commands import streams
from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError, UsageError

T = TypeVar("T")

_LISTED = 40

ANSWER_ENDED = "The input ended before the question was answered."


def can_ask() -> bool:
    """Whether questions can be asked: both stdin and stdout are terminals."""
    return streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout)


def require_terminal(missing: str, option: str) -> None:
    """Refuse to go on where nobody can be asked; `option` is what answers instead of a person."""
    if not can_ask():
        raise UsageError(missing, f"Nobody can be asked here: give {option}.")


def ask(question: str, default: str = "") -> str:
    """The line that is typed, without spaces around it; `default` where it is empty."""
    shown = f" [{one_line(default)}]" if default else ""
    sys.stderr.write(f"{question}{shown}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        streams.tell("")
        raise PmCareerError(ANSWER_ENDED, "Nothing was changed.")
    return line.strip() or default


def ask_until(question: str, read: Callable[[str], T], default: str = "") -> T:
    """Ask until `read` takes the answer; what it raises as a UsageError is said, and the question asked again."""
    while True:
        try:
            return read(ask(question, default))
        except UsageError as error:
            streams.tell(f"{error.message} {error.hint}".strip())


def confirm(question: str, *, yes: bool) -> bool:
    """Whether to go ahead with what cannot be undone: `yes` (--yes) says so; elsewhere a person is asked."""
    if yes:
        return True
    require_terminal("This needs a confirmation.", "--yes")
    return ask(f"{question} [y/N]").casefold() in ("y", "yes")


def ask_choice(question: str, choices: Mapping[str, str], read: Callable[[str], T], default: str = "") -> T:
    """What `read` makes of one of the choices, each with what it is: by its number in the list, or in any words.

    A long list is left out, and its numbers with it: whoever is asked then knows a name, or looks it up.
    """
    names = tuple(choices)
    if len(names) > _LISTED:
        return ask_until(question, read, default)
    for number, name in enumerate(names, start=1):
        said = one_line(choices[name])
        streams.tell(f"{number:>3}. {one_line(name)}{f': {said}' if said else ''}")

    def understood(line: str) -> T:
        numbered = line.isascii() and line.isdecimal() and line not in choices
        return read(names[parse_numbers(line, len(names))[0]] if numbered else line)

    return ask_until(f"{question}, by number or name", understood, default)


def parse_numbers(line: str, most: int) -> tuple[int, ...]:
    """'1,3' or '1 3' as places from 0; a UsageError for what is no number from 1 to `most`."""
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

    `parse` gets the empty text for what is taken out, and for Enter where there is nothing yet. What is `needed`
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
