"""Other people's text made safe to show: nothing in it can act on a terminal or reorder what is read."""

from __future__ import annotations

import re

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u200b\u2028\u2029\u2060\ufeff\U000e0000-\U000e007f"
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{_BIDI}{_INVISIBLE}]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_HIDDEN = re.compile(f"[{_BIDI}{_INVISIBLE}]")


def visible(text: str) -> str:
    """`text` with controls in caret notation (`^[`) and C1, bidi, invisible and surrogate characters as escapes.

    Newlines and tabs stay. Text without such characters comes back as it is.
    """
    return _UNSAFE.sub(_spell_out, text)


def one_line(text: str) -> str:
    """`visible` text with every run of white space as one space: for cells, records and messages."""
    return " ".join(visible(text).split())


def has_control(text: str) -> bool:
    """Whether `text` holds a control character other than newline and tab."""
    return _CONTROL.search(text) is not None


def has_hidden(text: str) -> bool:
    """Whether `text` holds characters that reorder or hide text: bidi controls, zero-width spaces, tags."""
    return _HIDDEN.search(text) is not None


def _spell_out(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return f"^{chr(code + 0x40)}"
    if code == 0x7F:
        return "^?"
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
