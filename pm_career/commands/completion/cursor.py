"""Where the cursor is: the words so far -> what the last of them could become."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import NamedTuple

from pm_career.commands.completion.outline import Node, Parameter


class Cursor(NamedTuple):
    """What stands at the cursor. `stem` is typed already; `before` belongs to its word but not to the value.

    `parameter` is the option or argument whose value is typed; None where a command or an option may stand. `said` are
    the values given before, by the parameter's id.
    """

    root: Node
    node: Node
    parameter: Parameter | None
    stem: str
    before: str
    said: dict[str, list[str]]
    only_values: bool


def cursor_in(root: Node, words: Sequence[str]) -> Cursor | None:
    """The place after these words, the last of them unfinished; None after words that there are not."""
    node = root
    said: dict[str, list[str]] = {}
    waiting: Parameter | None = None
    literal = False
    place = 0
    for word in words[:-1]:
        if waiting is not None:
            said.setdefault(waiting.id, []).append(word)
            waiting = None
        elif not literal and word == "--":
            literal = True
        elif not literal and word.startswith("-") and word != "-":
            name, equals, value = word.partition("=")
            option = node.option(name)
            if option is not None and option.takes and not equals:
                waiting = option
            elif option is not None:
                said.setdefault(option.id, []).append(value)
        elif node.below:
            below = node.below.get(word.casefold())
            if below is None:
                return None
            node, said = below, {}
        else:
            argument = _argument(node, place)
            if argument is not None:
                said.setdefault(argument.id, []).append(word)
            place += 1
    last = words[-1] if words else ""
    name, equals, value = last.partition("=")
    if waiting is not None:
        return Cursor(root, node, waiting, last, "", said, only_values=True)
    if equals and not literal and name.startswith("--"):
        option = node.option(name)
        return Cursor(root, node, option, value, f"{name}=", said, only_values=True) if option else None
    return Cursor(root, node, _argument(node, place), last, "", said, only_values=literal)


def _argument(node: Node, place: int) -> Parameter | None:
    """The argument that takes the word at this place, counted from 0."""
    if place < len(node.arguments):
        return node.arguments[place]
    return node.arguments[-1] if node.arguments and node.arguments[-1].many else None


def unquoted(words: Sequence[str], *, splits: bool) -> tuple[list[str], str]:
    """The words as the program would get them, and what of the last one the shell does not take as part of it.

    bash hands over words as they were typed, and where it `splits` them at '=', 'a=b' comes as three.
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
    return [*map(_bare, joined[:-1]), last.lstrip("'\"")], cut


def _bare(word: str) -> str:
    """A word without its quotation marks; nothing in it is expanded."""
    if not any(mark in word for mark in "'\"\\"):
        return word
    try:
        pieces = shlex.split(word)
    except ValueError:
        return word
    return pieces[0] if len(pieces) == 1 else word
