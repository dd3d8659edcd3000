"""Other people's text made safe to show: nothing in it can act on a terminal, reorder what is read, or hide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
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


_ACCENT = re.compile("[\u0300-\u036f]")
WORD = re.compile(r"\w[\w\u0300-\u036f]*")
"""A run of letters and digits, their accents included."""

_VARIANTS = {"‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "\u2011": "-"}


class _Folding(dict[int, str]):
    """What `str.translate` puts in a character's place, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _VARIANTS.get(char) or _ACCENT.sub("", unicodedata.normalize("NFKD", char)).casefold()
        self[code] = plain
        return plain


_FOLDING = _Folding()


def folded(text: str) -> str:
    """`text` as it is compared; in any alphabet, character by character."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def places(text: str) -> list[int]:
    """For each character of `folded(text)` the place in `text` that it comes from, and the end of `text`."""
    found: list[int] = []
    for place, char in enumerate(text):
        found += [place] * len(folded(char))
    return [*found, len(text)]


_UNLIKE = {"people": ("person", "people"), "evidence": ("piece of evidence", "pieces of evidence")}


def counted(number: int, kind: str) -> str:
    """So many of a kind, which is called by its key in JSON: 'ratings', 'people', 'evidence'."""
    one, several = _UNLIKE.get(kind, (kind.removesuffix("s"), kind))
    return f"{number} {one if number == 1 else several}"


def counts_in_words(counts: Mapping[str, int]) -> str:
    """All of them in their order, with commas between them."""
    return ", ".join(counted(number, kind) for kind, number in counts.items())


# What a spreadsheet would take for the beginning of a formula or command. Full-width and small forms of the first
# four count, too: some programs fold them.
_ACTING = "=+-@"
_ACTING_AS_THEY_ARE = ("\t", "\r")
_SIGN = "'"


def neutralized(text: str) -> str:
    """`text`, behind an apostrophe if a spreadsheet might act on it; also behind spaces and invisible characters.

    A text that reads as if that had been done already gets one more, so that `restored` gives back every text.
    """
    return f"{_SIGN}{text}" if _acts(text.lstrip(_SIGN)) else text


def restored(text: str) -> str:
    """The text that `neutralized` was given: without the apostrophe that keeps it from acting."""
    return text[1:] if text.startswith(_SIGN) and _acts(text.lstrip(_SIGN)) else text


def _acts(text: str) -> bool:
    if text.lstrip(" ")[:1] in _ACTING_AS_THEY_ARE:
        return text.lstrip(" ") != ""
    for character in text:
        if character.isspace() or unicodedata.category(character) in ("Cc", "Cf"):
            continue
        return unicodedata.normalize("NFKC", character) in _ACTING
    return False
