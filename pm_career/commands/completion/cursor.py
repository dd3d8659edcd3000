"""Parse the words typed so far, to find out what the last of them may be."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import NamedTuple

from pm_career.commands.completion.outline import Node, Parameter


class Cursor(NamedTuple):
    """What is being typed at the cursor.

    `stem` is the part of the value that is typed; `before` is what comes ahead of it in the same word (`--to=`).
    `parameter` is the option or argument whose value is typed; None if a command or an option may come. `typed` are
    the values before it, by the parameter's id. With `only_values` no option is possible.
    """

    root: Node
    node: Node
    parameter: Parameter | None
    stem: str
    before: str
    typed: dict[str, list[str]]
    only_values: bool


def find_cursor(root: Node, words: Sequence[str]) -> Cursor | None:
    """Find where the last, unfinished word belongs; None after a command that does not exist."""
    node = root
    typed: dict[str, list[str]] = {}
    waiting: Parameter | None = None
    literal = False
    place = 0
    for word in words[:-1]:
        if waiting is not None:
            typed.setdefault(waiting.id, []).append(word)
            waiting = None
        elif not literal and word == "--":
            literal = True
        elif not literal and word.startswith("-") and word != "-":
            name, equals, value = word.partition("=")
            option = node.find_option(name)
            if option is not None and option.takes and not equals:
                waiting = option
            elif option is not None:
                typed.setdefault(option.id, []).append(value)
        elif node.below:
            below = node.below.get(word.casefold())
            if below is None:
                return None
            node, typed = below, {}
        else:
            argument = _find_argument(node, place)
            if argument is not None:
                typed.setdefault(argument.id, []).append(word)
            place += 1
    last = words[-1] if words else ""
    name, equals, value = last.partition("=")
    if waiting is not None:
        return Cursor(root, node, waiting, last, "", typed, only_values=True)
    if equals and not literal and name.startswith("--"):
        option = node.find_option(name)
        return Cursor(root, node, option, value, f"{name}=", typed, only_values=True) if option else None
    return Cursor(root, node, _find_argument(node, place), last, "", typed, only_values=literal)


def _find_argument(node: Node, place: int) -> Parameter | None:
    """Return the argument that takes the word at `place`, counted from 0."""
    if place < len(node.arguments):
        return node.arguments[place]
    return node.arguments[-1] if node.arguments and node.arguments[-1].many else None


def unquote(words: Sequence[str], *, splits: bool) -> tuple[list[str], str]:
    """Return the words as the program would get them, and the part of the last one that the shell leaves out.

    bash passes words as they are typed. If it `splits` them at '=', 'a=b' comes as three words.
    """
    joined: list[str] = []
    glued = False
    for word in words:
        if splits and joined and (glued or word == "=") and joined[-1]:
            joined[-1] += word
        else:
            joined.append(word)
        glued = splits and word == "="
    last = joined[-1] if joined else ""
    cut = last[: last.rfind("=") + 1] if splits else ""
    return [*map(_remove_quotes, joined[:-1]), last.lstrip("'\"")], cut


def _remove_quotes(word: str) -> str:
    """Remove the quotation marks of a word, without expanding anything in it."""
    if not any(mark in word for mark in "'\"\\"):
        return word
    try:
        pieces = shlex.split(word)
    except ValueError:
        return word
    return pieces[0] if len(pieces) == 1 else word
