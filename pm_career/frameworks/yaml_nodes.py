"""The nodes of a YAML file: text, lists and mappings that know their line and column."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Protocol

WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
"""A whole number as the files may have it: without a sign and without leading zeros."""
_LONGEST_VALUE = 64
"""Characters of the longest value that may be a number or a date; PyYAML's patterns take their time with others."""
_KINDS = {"int": "a number", "float": "a number", "timestamp": "a date"}
_WORDS = {
    **{
        each: "a yes/no value"
        for word in ("yes", "no", "true", "false", "on", "off")
        for each in (word, word.capitalize(), word.upper())
    },
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), "nothing"),
    "<<": "a merge key",
    "=": "a special value",
}


class Mark(Protocol):
    """A place in a file, counted from 0, as PyYAML gives it."""

    line: int
    column: int


class _Placed:
    __slots__ = ("mark",)

    mark: Mark | None

    @property
    def line(self) -> int:
        """The line it begins in, from 1."""
        return self.mark.line + 1 if self.mark else 1

    @property
    def column(self) -> int:
        """The column it begins in, from 1."""
        return self.mark.column + 1 if self.mark else 1


class Scalar(_Placed):
    """A single value as written; `plain` is whether it stands there without quotes."""

    __slots__ = ("plain", "text")

    def __init__(self, text: str, plain: bool, mark: Mark | None) -> None:
        self.text, self.plain, self.mark = text, plain, mark

    def guess_kind(self) -> str:
        """What YAML takes the value for, if not for text: see `find_other_kind`."""
        return find_other_kind(self.text) if self.plain else ""


class Sequence(_Placed):
    """A list of nodes."""

    __slots__ = ("items",)

    def __init__(self, mark: Mark | None) -> None:
        self.items: list[Node] = []
        self.mark = mark


class Mapping(_Placed):
    """Named nodes: `items` are the values by key, `keys` the keys' own nodes; not `whole` where a key was refused."""

    __slots__ = ("items", "keys", "whole")

    def __init__(self, mark: Mark | None) -> None:
        self.items: dict[str, Node] = {}
        self.keys: dict[str, Scalar] = {}
        self.whole = True
        self.mark = mark


class Refused(_Placed):
    """Stands in the place of a value that was refused: its fault is noted, and no other is noted of it."""

    __slots__ = ()

    def __init__(self, mark: Mark | None) -> None:
        self.mark = mark


Node = Scalar | Sequence | Mapping | Refused


def find_other_kind(text: str) -> str:
    """What YAML takes a value without quotes for: 'a number', 'a date', 'nothing' …; empty for text."""
    word = _WORDS.get(text)
    if word is not None:
        return word
    if text[0] not in "0123456789+-." or len(text) > _LONGEST_VALUE:
        return ""
    for tag, pattern in _load_patterns().get(text[0], ()):
        if pattern.match(text):
            return _KINDS.get(tag.rpartition(":")[2], "something else")
    return "a number" if text.isdecimal() else ""  # 08: text to YAML 1.1, a number to YAML 1.2


@cache
def _load_patterns() -> Any:
    """PyYAML's patterns by first character. yaml is not imported with this module, as every command loads that."""
    from yaml import SafeLoader

    return SafeLoader.yaml_implicit_resolvers
