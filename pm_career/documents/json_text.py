"""Write any answer as JSON: valid, and without characters that act on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from pm_career.domain.text import HIDDEN

_UNSAFE = re.compile(f"[\x7f-\x9f{HIDDEN}]")
_NON_ASCII = re.compile("[^\x00-\x7e]")


def format_json(value: Any) -> str:
    """`value` (structs, dicts, lists) as indented JSON; C1, DEL, bidi and invisible characters are escaped."""
    try:
        text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    except UnicodeEncodeError:  # a lone surrogate, such as in the name of a folder that is not UTF-8
        import json

        return json.dumps(msgspec.to_builtins(value), indent=2)
    if text.isascii() and "\x7f" not in text:
        return text  # known at once, where a search takes 10 ms a megabyte
    return _UNSAFE.sub(_escape, text)


def format_json_parts(value: Mapping[str, Any]) -> Iterator[str]:
    """The same text as `format_json` gives for an object, in parts; a list that is an iterator is read item by item.

    For answers of megabytes, of which somebody may read only the beginning.
    """
    opening = "{\n"
    for key, item in value.items():
        yield f"{opening}  {format_json(key)}: "
        opening = ",\n"
        yield from _format_items(item) if isinstance(item, Iterator) else (_indent(format_json(item), 2),)
    yield "\n}" if value else "{}"


def _format_items(items: Iterator[Any]) -> Iterator[str]:
    opening = "[\n    "
    for item in items:
        yield opening + _indent(format_json(item), 4)
        opening = ",\n    "
    yield "\n  ]" if opening.startswith(",") else "[]"


def _indent(text: str, columns: int) -> str:
    return text.replace("\n", "\n" + " " * columns)


def escape_non_ascii(text: str) -> str:
    """JSON text with every character outside ASCII escaped, for a stream that lacks them. It means the same."""
    return _NON_ASCII.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
