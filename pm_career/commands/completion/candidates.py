"""List what the last word of a command line may become, as Typer finds it, reduced to what is safe in a shell.

A shell may evaluate what it gets. So a value is listed only if it consists of letters, digits, dots, hyphens and
underscores, and texts are reduced to their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

# Only its reading of the command line is used: Typer's script for zsh evaluates what it gets.
from typer._completion_classes import BashComplete

from pm_career.commands.completion.values import FILES
from pm_career.errors import PmCareerError

_VALUE = re.compile(r"[a-z0-9][a-z0-9._-]*(=[a-z0-9._-]*)?\Z")
_OPTION = re.compile(r"--?[a-z][a-z-]*\Z")
_END_OF_CLAUSE = re.compile(r"[.;](?:\s|$)")
_NO_WORDS = re.compile(r"[^\w,.\- ]+")
_LONGEST_HELP = 72


def list_candidates(program: Any, words: Sequence[str]) -> list[tuple[str, str]]:
    """Return each word that the last of `words` may become, with its help; none if data for it cannot be read.

    `program` is the group of all commands, `words` what is typed after its name. For names of files, which the shell
    has to list, the help is `FILES`.
    """
    *typed, last = words or [""]
    before = find_option_name(last)
    try:
        found = BashComplete(program, {}, "pmcareer", "").get_completions(typed, last.lower())
    except (PmCareerError, OSError):
        return []
    return [(f"{before}{value}", text) for value, text in _make_safe((each.value, each.help or "") for each in found)]


def find_option_name(word: str) -> str:
    """Return the option and '=' that a word such as '--to=senior' begins with; empty for any other."""
    name, equals, _ = word.partition("=")
    return f"{name}=" if equals and name.startswith("--") else ""


def _make_safe(found: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for value, text in found:
        if text == FILES:
            yield "", FILES
        elif _VALUE.match(value):
            yield value, _reduce_to_words(text)
        elif _OPTION.match(value):
            yield value, _reduce_to_words(_END_OF_CLAUSE.split(text, maxsplit=1)[0])


def _reduce_to_words(text: str) -> str:
    """Keep only the words of a text, at most `_LONGEST_HELP` characters."""
    words = " ".join(_NO_WORDS.sub(" ", text).split())
    return words if len(words) <= _LONGEST_HELP else words[:_LONGEST_HELP].rpartition(" ")[0]
