"""Decode a tree of nodes to a typed value, with every misfit noted at its line and column.

The types are the schema: what a field may hold is read off the msgspec types of the model and of `file_types`, once
for each type, as a tree of readers. A reader takes the parser (for faults), the node, and what messages call it, and
returns plain values, or INVALID.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any, Final, NamedTuple, TypeVar

import msgspec
from msgspec import inspect as kinds

from pm_career.frameworks.faults import quote
from pm_career.frameworks.file_text import hides_text
from pm_career.frameworks.yaml_nodes import WHOLE_NUMBER, Mapping, Node, Scalar, Sequence
from pm_career.frameworks.yaml_tree import Parser, note_other_key

T = TypeVar("T", bound=msgspec.Struct)
Reader = Callable[[Parser, Node, str], Any]

INVALID: Final = object()
"""Stands for a value that could not be read; its fault is noted."""
ONE_LINE_UP_TO = 120
"""A text that may be so long at most is a name: one line, nothing hidden in it."""
_WHITE = re.compile(r"[\t\n\r]")


def decode(parser: Parser, node: Mapping, into: type[T], called: str) -> tuple[T | None, dict[str, Any]]:
    """`node` as an `into`, None if it has faults; and its sound values by key, in either case.

    `called` is what messages call it: 'the level'.
    """
    losses_before = parser.losses
    values = _get_reader(into)(parser, node, called)
    return (None if parser.losses > losses_before else msgspec.convert(values, into)), values


@cache
def _get_reader(into: Any) -> Reader:
    return _make_reader(kinds.type_info(into))


def _make_reader(kind: kinds.Type, hint: str = "") -> Reader:  # noqa: PLR0911  one return for each kind
    match kind:
        case kinds.Metadata():
            return _make_reader(kind.type, (kind.extra or {}).get("hint", ""))
        case kinds.StructType():
            fields = {
                field.encode_name: _Field(f"`{field.encode_name}`", _make_reader(field.type), field.required)
                for field in kind.fields
            }
            return partial(_read_struct, fields)
        case kinds.StrType():
            pattern = re.compile(kind.pattern) if kind.pattern else None
            return partial(_read_text, _Limits(kind.min_length or 0, kind.max_length, pattern, hint))
        case kinds.IntType():
            return partial(_read_number, kind.ge or 0, kind.le)
        case kinds.BoolType():
            return _read_bool
        case kinds.LiteralType():
            return partial(_read_choice, {str(value): value for value in kind.values}, hint)
        case kinds.VarTupleType():
            return partial(_read_list, _make_reader(kind.item_type))
        case kinds.TupleType():
            return partial(_read_tuple, [_make_reader(each) for each in kind.item_types])
        case kinds.DictType():
            return partial(_read_dict, _make_key_reader(kind.key_type), _make_reader(kind.value_type))
        case kinds.UnionType() if any(isinstance(each, kinds.StructType) for each in kind.types):
            long, short = sorted(kind.types, key=lambda each: not isinstance(each, kinds.StructType))
            return partial(_read_long_or_short, _make_reader(long), _make_reader(short))
        case kinds.UnionType():
            (only,) = (each for each in kind.types if not isinstance(each, kinds.NoneType))
            return partial(_read_optional, _make_reader(only))
    raise TypeError(f"no way to read {kind} from YAML")


def _make_key_reader(kind: kinds.Type) -> Reader:
    while isinstance(kind, kinds.Metadata):
        kind = kind.type
    if isinstance(kind, kinds.IntType):
        return partial(_read_number_key, kind.ge or 0, kind.le)
    return partial(_read_text_key, _make_reader(kind))


class _Field(NamedTuple):
    name: str
    read: Reader
    required: bool


class _Limits(NamedTuple):
    shortest: int
    longest: int | None
    pattern: re.Pattern[str] | None
    hint: str


def _read_struct(fields: dict[str, _Field], parser: Parser, node: Node, name: str) -> Any:
    if not isinstance(node, Mapping):
        keys = ", ".join(field.name for field in fields.values() if field.required)
        return _note_misfit(parser, node, name, "must be a mapping", f"It needs {keys}." if keys else "")
    found: dict[str, Any] = {}
    for key, child in node.items.items():
        field = fields.get(key)
        if field is None:
            near = parser.nearest.find(key, fields)
            hint = f"Did you mean `{near}`?" if near else f"Known here: {', '.join(fields)}."
            parser.add_at(node.keys[key], "unknown-key", f"`{quote(key)}` is not a key of {name}", hint)
            continue
        value = field.read(parser, child, field.name)
        if value is not INVALID:
            found[key] = value
    for key, field in fields.items():
        if field.required and key not in node.items:
            _note_missing(parser, node, f"{name} has no {field.name}")
    return found


def _note_missing(parser: Parser, node: Mapping, message: str) -> None:
    if node.whole:
        parser.add_at(node, "missing-key", message)
    else:  # it may be the key that was refused
        parser.losses += 1


def _read_text(limits: _Limits, parser: Parser, node: Node, name: str) -> Any:  # noqa: PLR0911  one return for each misfit
    if not isinstance(node, Scalar):
        return _note_misfit(parser, node, name, "must be text")
    text = node.text
    taken_for = node.guess_kind()
    if taken_for:
        hint = limits.hint or (f'Quote it: "{quote(text)}"' if taken_for != "nothing" else "")
        return _note_misfit(parser, node, name, f"must be text, but `{quote(text)}` is read as {taken_for}", hint)
    if limits.longest is not None and len(text) > limits.longest:
        rule = "bad-id" if limits.pattern else "too-long"
        return _note_fault(parser, node, rule, f"{name} is {len(text)} characters long", f"At most {limits.longest}.")
    if limits.pattern:
        return _read_id(limits.pattern, limits.hint, parser, node, name)
    if limits.shortest and not text.strip():
        return _note_misfit(parser, node, name, "is empty")
    if limits.longest is not None and limits.longest <= ONE_LINE_UP_TO:
        return _read_name(parser, node, name)
    return text.rstrip()  # a block in YAML ends with a line break


def _read_id(pattern: re.Pattern[str], hint: str, parser: Parser, node: Scalar, name: str) -> Any:
    if pattern.fullmatch(node.text):  # not match: `$` in a pattern lets a line break pass
        return node.text
    hint = hint or "Lower-case letters and digits, joined by single `-`, `_` or `.`."
    return _note_fault(parser, node, "bad-id", f"{name} cannot be `{quote(node.text)}`", hint)


def _read_name(parser: Parser, node: Scalar, name: str) -> Any:
    """A text that stands in headings, cells and messages."""
    text = node.text.strip()
    if hides_text(text):
        message = f"{name} holds a character that hides or reorders text"
        return _note_fault(parser, node, "hidden-character", message, "Take it out.")
    if _WHITE.search(text):
        return _note_misfit(parser, node, name, "must be one line, without tabs")
    return text


def _read_number(least: int, most: int | None, parser: Parser, node: Node, name: str) -> Any:
    if not isinstance(node, Scalar) or not node.plain or not WHOLE_NUMBER.fullmatch(node.text):
        return _note_misfit(parser, node, name, "must be a whole number", "Such as 3, without quotes or leading zeros.")
    return _read_within(least, most, parser, node, name)


def _read_within(least: int, most: int | None, parser: Parser, node: Scalar, name: str) -> Any:
    number = int(node.text)
    if number < least or (most is not None and number > most):
        return _note_misfit(parser, node, name, f"must be from {least} to {most}")
    return number


def _read_number_key(least: int, most: int | None, parser: Parser, node: Node, name: str) -> Any:
    """A key that is a whole number, in quotes or not: some editors put keys in quotes."""
    if not isinstance(node, Scalar) or not WHOLE_NUMBER.fullmatch(node.text):
        return _note_misfit(parser, node, name, "must be a whole number", "Such as 3.")
    return _read_within(least, most, parser, node, name)


def _read_text_key(read: Reader, parser: Parser, node: Node, name: str) -> Any:
    if isinstance(node, Scalar) and node.guess_kind():
        note_other_key(parser, node)
        return INVALID
    return read(parser, node, name)


def _read_bool(parser: Parser, node: Node, name: str) -> Any:
    if not isinstance(node, Scalar) or not node.plain or node.text not in ("true", "false"):
        return _note_misfit(parser, node, name, "must be true or false")
    return node.text == "true"


def _read_choice(choices: dict[str, Any], hint: str, parser: Parser, node: Node, name: str) -> Any:
    if not isinstance(node, Scalar) or node.text not in choices:
        near = parser.nearest.find(node.text, choices) if isinstance(node, Scalar) else ""
        hint = hint or (f"Did you mean `{near}`?" if near else "")
        return _note_misfit(parser, node, name, f"must be {' or '.join(choices)}", hint)
    choice = choices[node.text]
    if not node.plain and not isinstance(choice, str):
        return _note_misfit(parser, node, name, f"must be {choice}, without quotes")
    return choice


def _read_list(read: Reader, parser: Parser, node: Node, name: str) -> Any:
    """A list; an item that could not be read stays in it as INVALID, so that the others keep their index."""
    if not isinstance(node, Sequence):
        return _note_misfit(parser, node, name, "must be a list", "Begin each item with `- `, or write [] for none.")
    return [read(parser, item, name) for item in node.items]


def _read_tuple(readers: list[Reader], parser: Parser, node: Node, name: str) -> Any:
    if not isinstance(node, Sequence) or len(node.items) != len(readers):
        return _note_misfit(parser, node, name, f"must be a list of {len(readers)}")
    values = [read(parser, item, name) for read, item in zip(readers, node.items, strict=True)]
    return INVALID if INVALID in values else values


def _read_dict(read_key: Reader, read: Reader, parser: Parser, node: Node, name: str) -> Any:
    if not isinstance(node, Mapping):
        return _note_misfit(parser, node, name, "must be a mapping")
    found: dict[Any, Any] = {}
    for written, child in node.items.items():
        key = read_key(parser, node.keys[written], "the key")
        value = read(parser, child, f"`{quote(written)}`")
        if key is not INVALID and value is not INVALID:
            found[key] = value
    return found


def _read_long_or_short(read_long: Reader, read_short: Reader, parser: Parser, node: Node, name: str) -> Any:
    """A value with keys, or what it is for short: a text alone."""
    return (read_long if isinstance(node, Mapping) else read_short)(parser, node, name)


def _read_optional(read: Reader, parser: Parser, node: Node, name: str) -> Any:
    if isinstance(node, Scalar) and node.guess_kind() == "nothing":
        return None
    return read(parser, node, name)


def _note_misfit(parser: Parser, node: Node, name: str, message: str, hint: str = "") -> Any:
    if isinstance(node, Scalar) and node.guess_kind() == "nothing":
        message, hint = "has no value", hint or "Write one, or leave the key out."
    return _note_fault(parser, node, "wrong-type", f"{name} {message}", hint)


def _note_fault(parser: Parser, node: Node, rule: str, message: str, hint: str = "") -> Any:
    parser.add_at(node, rule, message, hint)
    return INVALID
