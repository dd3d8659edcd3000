"""Any answer as JSON that others may rely on: valid, and with nothing in it that acts on a terminal."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from pm_career.domain.plaintext import HIDDEN

_ACTING = re.compile(f"[\x7f-\x9f{HIDDEN}]")
_OUTSIDE_ASCII = re.compile("[^\x00-\x7e]")


def json_text(value: Any) -> str:
    """`value` (structs, dicts, lists) as indented JSON; C1, DEL, bidi and invisible characters are escaped."""
    try:
        text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    except UnicodeEncodeError:  # a lone surrogate, such as in the name of a folder that is not UTF-8
        import json

        return json.dumps(msgspec.to_builtins(value), indent=2)
    return _ACTING.sub(_escaped, text)


def ascii_json(text: str) -> str:
    """JSON text with every character outside ASCII escaped: the same value for a stream that lacks them."""
    return _OUTSIDE_ASCII.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
