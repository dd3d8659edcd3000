"""A tree of nodes -> a typed value, with every misfit noted at its line and column.

The types are the schema: what a field may hold is read off the msgspec types of the model and of `layout`.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import inspect as kinds

from pm_career.domain.plaintext import has_hidden
from pm_career.frameworks.nodes import Mapping, Node, Parser, Scalar, Sequence

T = TypeVar("T", bound=msgspec.Struct)

ONE_LINE_UP_TO = 120
_WHOLE = re.compile(r"^(0|[1-9][0-9]*)$")


def decode(parser: Parser, node: Node, into: type[T]) -> T | None:
    """`node` as an `into`, or None where the parser noted a fault."""
    before = len(parser.faults)
    value = _Decoder(parser).value(node, _type_info(into), "the file")
    if len(parser.faults) > before:
        return None
    return msgspec.convert(value, into)


@cache
def _type_info(into: Any) -> kinds.Type:
    return kinds.type_info(into)


class _Decoder:
    """Walks a node along a type; returns builtins, notes faults in the parser."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def value(self, node: Node, kind: kinds.Type, name: str) -> Any:  # noqa: PLR0911  one return a kind
        """What `node` holds, as builtins."""
        match kind:
            case kinds.StructType():
                return self._struct(node, kind, name)
            case kinds.StrType():
                return self._text(node, kind, name)
            case kinds.IntType():
                return self._number(node, kind, name)
            case kinds.BoolType():
                return self._truth(node, name)
            case kinds.LiteralType():
                return self._choice(node, kind, name)
            case kinds.VarTupleType():
                return [self.value(item, kind.item_type, name) for item in self._items(node, name)]
            case kinds.TupleType():
                return self._pair(node, kind, name)
            case kinds.DictType():
                return self._named(node, kind, name)
            case kinds.UnionType():
                return self._optional(node, kind, name)
        raise TypeError(f"no way to read {kind} from YAML")

    def _struct(self, node: Node, kind: kinds.StructType, name: str) -> dict[str, Any]:
        fields = {field.encode_name: field for field in kind.fields}
        found: dict[str, Any] = {}
        if not isinstance(node, Mapping):
            keys = ", ".join(f"`{key}`" for key, field in fields.items() if field.required)
            self._misfit(node, f"{name} must be a mapping", f"It needs {keys}." if keys else "")
            return found
        for key, child in node.items.items():
            if key not in fields:
                near = get_close_matches(key, fields, n=1)
                hint = f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(fields)}."
                self._parser.at(node.keys[key], "unknown-key", f"`{key}` is not a key of {name}", hint)
                continue
            found[key] = self.value(child, fields[key].type, f"`{key}`")
        for key, field in fields.items():
            if field.required and key not in node.items:
                self._parser.at(node, "missing-key", f"{name} has no `{key}`")
        return found

    def _text(self, node: Node, kind: kinds.StrType, name: str) -> str:
        if not isinstance(node, Scalar):
            self._misfit(node, f"{name} must be text")
            return ""
        read_as = node.looks_like()
        if read_as == "nothing":
            self._misfit(node, f"{name} has no value", 'Write the text, or leave the key out ("" is no text).')
        elif read_as:
            self._misfit(
                node, f"{name} must be text, but `{node.text}` is read as {read_as}", f'Quote it: "{node.text}"'
            )
        elif kind.pattern and not re.search(kind.pattern, node.text):
            self._parser.at(node, "bad-id", *_bad_pattern(name, node.text))
        elif kind.min_length and len(node.text.strip()) < kind.min_length:
            self._misfit(node, f"{name} is empty")
        elif kind.max_length is not None and len(node.text) > kind.max_length:
            rule = "bad-id" if kind.pattern else "too-long"
            self._parser.at(node, rule, f"{name} is {len(node.text)} characters long", f"At most {kind.max_length}.")
        elif kind.max_length is not None and kind.max_length <= ONE_LINE_UP_TO:
            self._one_line(node, name)
        return node.text

    def _one_line(self, node: Scalar, name: str) -> None:
        if has_hidden(node.text):
            self._parser.at(node, "hidden-character", f"{name} holds a character that hides or reorders text")
        elif "\n" in node.text:
            self._misfit(node, f"{name} must be one line")

    def _number(self, node: Node, kind: kinds.IntType, name: str) -> int:
        if not isinstance(node, Scalar) or not node.plain or not _WHOLE.match(node.text) or len(node.text) > 9:
            self._misfit(node, f"{name} must be a whole number", "Such as 3, without quotes or leading zeros.")
            return 0
        return int(node.text)

    def _truth(self, node: Node, name: str) -> bool:
        if not isinstance(node, Scalar) or not node.plain or node.text not in ("true", "false"):
            self._misfit(node, f"{name} must be true or false")
            return False
        return node.text == "true"

    def _choice(self, node: Node, kind: kinds.LiteralType, name: str) -> Any:
        for choice in kind.values:
            if isinstance(node, Scalar) and node.text == str(choice):
                return choice
        self._misfit(node, f"{name} must be {' or '.join(str(each) for each in kind.values)}")
        return kind.values[0]

    def _pair(self, node: Node, kind: kinds.TupleType, name: str) -> list[Any]:
        items = self._items(node, name)
        if len(items) != len(kind.item_types):
            self._misfit(node, f"{name} must hold {len(kind.item_types)} values")
            return []
        return [self.value(item, of, name) for item, of in zip(items, kind.item_types, strict=True)]

    def _named(self, node: Node, kind: kinds.DictType, name: str) -> dict[str, Any]:
        if not isinstance(node, Mapping):
            self._misfit(node, f"{name} must be a mapping")
            return {}
        for key in node.keys.values():
            self.value(key, kind.key_type, f"the key `{key.text}` of {name}")
        return {key: self.value(child, kind.value_type, f"`{key}`") for key, child in node.items.items()}

    def _optional(self, node: Node, kind: kinds.UnionType, name: str) -> Any:
        if isinstance(node, Scalar) and node.looks_like() == "nothing":
            return None
        (only,) = (each for each in kind.types if not isinstance(each, kinds.NoneType))
        return self.value(node, only, name)

    def _items(self, node: Node, name: str) -> list[Node]:
        if isinstance(node, Sequence):
            return node.items
        self._misfit(node, f"{name} must be a list", "Begin each item with `- `.")
        return []

    def _misfit(self, node: Node, message: str, hint: str = "") -> None:
        self._parser.at(node, "wrong-type", message, hint)


def _bad_pattern(name: str, text: str) -> tuple[str, str]:
    if name == "`version`":
        return f"{name} `{text}` is not a version", 'Three numbers in quotes, such as "1.0.0".'
    return f"{name} `{text}` is not an id", "Lower-case letters and digits, joined by single `-`, `_` or `.`."
