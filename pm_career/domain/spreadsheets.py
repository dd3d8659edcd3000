"""Text in a spreadsheet's cell: kept from acting there by an apostrophe, which is taken off again when it is read."""

from __future__ import annotations

import unicodedata

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
