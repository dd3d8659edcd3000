"""Text taken apart: words, stems, and what of it is not in quotes."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’/-][^\W_]+)*")
_TOKEN = re.compile(rf"{_WORD.pattern}|[^\w\s]")
_QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»')
_POSSESSIVE = ("'s", "’s")


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, possessive endings taken off: "The PM's list" -> the, pm, list."""
    found = _WORD.findall(text.casefold())
    return tuple(word[:-2] if word.endswith(_POSSESSIVE) else word for word in found)


def tokens(text: str) -> list[str]:
    """The words and marks of a text as they are spelled."""
    return _TOKEN.findall(text)


def normalized(text: str) -> str:
    """A text by its words alone: two texts that differ in case, spaces or punctuation are the same."""
    return " ".join(words(text))


def unquoted(text: str) -> str:
    """A text with everything in double quotes blanked out, each character in its place."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """What the forms of a word share, roughly: leads, leading -> lead; planning -> plan; write, writing -> writ."""
    if word.endswith("ies") and len(word) > 4:
        word = f"{word[:-3]}y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    elif word.endswith("ing") and len(word) > 5 and re.search("[aeiouy]", word[:-3]):
        word = word[:-3]
        if len(word) > 2 and word[-1] == word[-2] and word[-1] not in "lsz":
            word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
