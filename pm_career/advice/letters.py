"""Letters as they are compared: without case, accents and typographic variants, each with its place in the original."""

from __future__ import annotations

import re
import unicodedata

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
