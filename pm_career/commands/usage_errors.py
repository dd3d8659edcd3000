"""Reword Typer's usage errors: what is wrong with the command line, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from typer.exceptions import TyperException

from pm_career.commands.options import SHARED
from pm_career.domain.text import find_nearest
from pm_career.errors import UsageError

_REWORDED = (
    (re.compile(r"^Option '(.*)' requires an argument\."), r"The option '\1' needs a value."),
    (
        re.compile(r"^Got unexpected extra arguments?(?:\(s\))? \((.*)\)$", re.DOTALL),
        r"There are too many words: '\1'.",
    ),
    (re.compile(r" is not a valid int(?:eger)?(?: range)?\."), " is not a whole number."),
    (re.compile(r" is not a valid float(?: range)?\."), " is not a number."),
    (re.compile(r" is not in the range (-?\d+)<=x<=(-?\d+)\."), r" is not a number from \1 to \2."),
    (re.compile(r" is not in the range x>=(-?\d+)\."), r" is too small: the least is \1."),
    (re.compile(r" is not in the range x<=(-?\d+)\."), r" is too large: the most is \1."),
)
_NO_CHOICE = re.compile(r"^'(?P<given>.*)' is not one of ", re.DOTALL)


def reword(error: TyperException) -> UsageError:
    """Turn Typer's error into ours: a sentence about what is wrong, and a hint with the nearest names or an example."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "pmcareer"
    message = error.format_message()
    for pattern, words in _REWORDED:
        message = pattern.sub(words, message)
    hint = ""
    option = getattr(error, "option_name", None)
    if hasattr(error, "possibilities"):
        message = f"There is no option '{option}'."
        hint = _suggest(error.possibilities or ())
        if option in SHARED and context is not None and context.parent is None:
            hint = "Options come after the command. "
    elif hasattr(error, "param_type"):
        hint = _show_example(context)
    elif choice := _NO_CHOICE.match(error.message):
        hint = _suggest(_find_near_choices(error, choice["given"]))
    return UsageError(message, f"{hint}Help: {path} --help")


def _suggest(names: Sequence[str]) -> str:
    return f"Did you mean {' or '.join(names)}? " if names else ""


def _show_example(context: Any) -> str:
    examples = getattr(context.command, "examples", ()) if context is not None else ()
    return f"For example: {examples[0][0]}. " if examples else ""


def _find_near_choices(error: Any, given: str) -> Sequence[str]:
    choices = getattr(getattr(error.param, "type", None), "choices", ())
    return find_nearest(given.lower(), [str(getattr(choice, "value", choice)) for choice in choices], 2)
