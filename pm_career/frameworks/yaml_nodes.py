"""The nodes of a YAML file: text, lists and mappings that know their line and column, and what YAML takes text for."""

from __future__ import annotations

from functools import cache
from typing import Any, Protocol

_LONGEST_VALUE = 64
_SPELLED = {"int": "a number", "float": "a number", "timestamp": "a date"}
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


def find_other_kind(text: str) -> str:
    """What YAML takes a value without quotes for ('a number', 'a date', 'nothing' …); empty for text."""
    word = _WORDS.get(text)
    if word is not None:
        return word
    if text[0] not in "0123456789+-." or len(text) > _LONGEST_VALUE:
        return ""
    for tag, pattern in _load_resolvers().get(text[0], ()):
        if pattern.match(text):
            return _SPELLED.get(tag.rpartition(":")[2], "something else")
    return "a number" if text.isdecimal() else ""  # 08: text to YAML 1.1, a number to YAML 1.2


@cache
def _load_resolvers() -> Any:
    """PyYAML's patterns by first character. Not imported with this module, which every command loads: 15 ms."""
    from yaml import SafeLoader

    return SafeLoader.yaml_implicit_resolvers


class Mark(Protocol):
    """Where the parser met something; counted from 0."""

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

    def looks_like(self) -> str:
        """What YAML would take an unquoted value for; empty for text."""
        return find_other_kind(self.text) if self.plain else ""


class Sequence(_Placed):
    """A list of nodes."""

    __slots__ = ("items",)

    def __init__(self, mark: Mark | None) -> None:
        self.items: list[Node] = []
        self.mark = mark


class Mapping(_Placed):
    """Named nodes: `items` maps a key to its value, `keys` to the key's own node; not `whole` without a refused key."""

    __slots__ = ("items", "keys", "whole")

    def __init__(self, mark: Mark | None) -> None:
        self.items: dict[str, Node] = {}
        self.keys: dict[str, Scalar] = {}
        self.whole = True
        self.mark = mark


class Refused(_Placed):
    """What stands in the place of a value that was refused: its fault is noted, nothing more is said of it."""

    __slots__ = ()

    def __init__(self, mark: Mark | None) -> None:
        self.mark = mark


Node = Scalar | Sequence | Mapping | Refused
