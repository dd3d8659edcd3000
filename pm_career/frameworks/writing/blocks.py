"""Mappings, lists and texts -> the lines of a YAML file, with remarks as comments above what they are about."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Union

from pm_career.domain.plaintext import one_line
from pm_career.frameworks.characters import unfit
from pm_career.frameworks.writing.scalars import WIDTH, lines_of, on_one_line

Tree = Union[str, int, bool, "Flow", Mapping[str, "Tree"], list["Tree"]]
Path = tuple[str, ...]


class Flow(tuple[str | int, ...]):
    """Short names or numbers that stand in one line between brackets."""

    __slots__ = ()


# Texts that are read as a paragraph stand as one, in a block of their own.
_PARAGRAPHS = {"description", "attribution", "is_not", "summary", "bar", "trap", "titles_apart"}


class Blocks:
    """Writes one file. A remark at a path that is not written out stands above the nearest that is."""

    def __init__(self, tree: Mapping[str, Tree], remarks: Mapping[Path, str]) -> None:
        self._tree = tree
        self._remarks: dict[Path, list[str]] = {}
        for path, remark in remarks.items():
            self._remarks.setdefault(_written_part(tree, path), []).append(remark)

    def text(self) -> str:
        """The file's text."""
        lines = [*self._comments((), 0), *self._mapping(self._tree, (), 0)]
        return "".join(f"{line}\n" for line in lines)

    def _comments(self, path: Path, indent: int) -> list[str]:
        margin = " " * indent
        return [line for remark in self._remarks.pop(path, ()) for line in comment(remark, margin)]

    def _mapping(self, tree: Mapping[str, Tree], path: Path, indent: int) -> list[str]:
        lines: list[str] = []
        for key, value in tree.items():
            lines += self._comments((*path, key), indent)
            prefix = f"{' ' * indent}{on_one_line(key)}:"
            lines += self._value(prefix, value, (*path, key), indent)
        return lines

    def _value(self, prefix: str, value: Tree, path: Path, indent: int) -> list[str]:
        if isinstance(value, int):
            return [f"{prefix} {str(value).lower()}"]  # 3, true, false
        if isinstance(value, str):
            return lines_of(prefix, value, indent + 2, folded=path[-1] in _PARAGRAPHS)
        if isinstance(value, Flow):
            return _between_brackets(prefix, value, indent + 2)
        if isinstance(value, Mapping):
            return [prefix, *self._mapping(value, path, indent + 2)]
        return [prefix, *self._items(value, path, indent + 2)]

    def _items(self, items: list[Tree], path: Path, indent: int) -> list[str]:
        lines: list[str] = []
        dash = f"{' ' * indent}-"
        for index, item in enumerate(items):
            own = (*path, str(index))
            lines += self._comments(own, indent)
            if isinstance(item, Mapping):
                lines += self._comments((*own, next(iter(item))), indent)
                first, *more = self._mapping(item, own, indent + 2)
                lines += [f"{dash} {first.lstrip()}", *more]
            else:
                lines += self._value(dash, item, own, indent)
        return lines


def comment(remark: str, margin: str = "") -> list[str]:
    """A remark as lines of a comment: nothing in it can end the comment or hide in it."""
    text = one_line(remark)
    if unfit(text):
        text = "".join(character if unfit(character) is None else "\N{REPLACEMENT CHARACTER}" for character in text)
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"{margin}# ",
        subsequent_indent=f"{margin}# ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _between_brackets(prefix: str, items: Flow, indent: int) -> list[str]:
    """On the key's own line where there is room, else on the lines below."""
    written = [str(item) if isinstance(item, int) else on_one_line(item, flow=True) for item in items]
    whole = f"{prefix} [{', '.join(written)}]"
    if len(whole) <= WIDTH:
        return [whole]
    margin = " " * indent
    lines = [f"{margin}["]
    for index, item in enumerate(written):
        closed = f"{item}{']' if index == len(written) - 1 else ','}"
        if not index:
            lines[-1] += closed
        elif len(lines[-1]) + 1 + len(closed) <= WIDTH:
            lines[-1] += f" {closed}"
        else:
            lines.append(margin + closed)
    return [prefix, *lines]


def _written_part(tree: Tree, path: Path) -> Path:
    """The part of a path that the tree has a line for."""
    at: Tree = tree
    for depth, key in enumerate(path):
        if isinstance(at, Mapping) and key in at:
            at = at[key]
        elif isinstance(at, list) and key.isdecimal() and int(key) < len(at):
            at = at[int(key)]
        else:
            return path[:depth]
    return path
