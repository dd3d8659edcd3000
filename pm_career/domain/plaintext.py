"""Other people's text made safe to show: nothing in it can act on a terminal, reorder what is read, or hide."""

from __future__ import annotations

import re
from functools import cache

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# What takes no room but is there, and line breaks that are none. Joiners (U+200C, U+200D) and variation selectors are
# not among them: emoji and several scripts need them, and they cannot reorder anything.
_UNSEEN = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # those of them that Unicode calls printable
HIDDEN = _BIDI + _UNSEEN
"""The characters that reorder or hide text, as they stand between the brackets of a pattern."""


def visible(text: str) -> str:
    """`text` with controls in caret notation (`^[`) and C1, bidi, invisible and surrogate characters as escapes.

    Newlines and tabs stay. Text without such characters comes back as it is.
    """
    if text.isprintable() and _FILLERS.isdisjoint(text):
        return text
    return _one_of(_CONTROLS + HIDDEN).sub(_spell_out, text)


def one_line(text: str) -> str:
    """`visible` text with every run of white space as one space: for cells, records and messages."""
    return " ".join(visible(text).split())


def has_hidden(text: str) -> bool:
    """Whether `text` holds characters that reorder or hide text: bidi controls, zero-width spaces, tags."""
    return _one_of(HIDDEN).search(text) is not None


@cache
def _one_of(characters: str) -> re.Pattern[str]:
    """Any of these characters; compiled when first needed, which for most answers is never."""
    return re.compile(f"[{characters}]")


def _spell_out(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return f"^{chr(code + 0x40)}"
    if code == 0x7F:
        return "^?"
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
