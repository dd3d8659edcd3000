"""The words of a ladder that are most like words that it does not have."""

from __future__ import annotations

from collections.abc import Iterable

from pm_career.domain.text import WORD, find_nearest, fold
from pm_career.domain.wording import SMALL_WORDS, stem

_EACH = 3
_LIKE = 0.65
"""difflib's ratio from which a slip is likelier than chance, and the same for words of up to four letters."""
_LIKE_SHORT = 0.75
_LONGEST = 40


def nearest(wanted: Iterable[str], chunks: Iterable[str]) -> tuple[str, ...]:
    """For each word wanted up to three words out of `chunks`: itself, longer ones that begin so, or similar ones."""
    occurring = {word for chunk in chunks for word in map(fold, WORD.findall(chunk))}
    telling = sorted(word for word in occurring if len(word) > 2 and not any(map(str.isdigit, word)))
    found: dict[str, str] = {}  # one word of each family
    for word in wanted:
        if word not in SMALL_WORDS:
            for near in [word] if word in occurring else _near(word, telling):
                found.setdefault(stem(near), near)
    return tuple(found.values())


def _near(word: str, known: list[str]) -> list[str]:
    if not 3 <= len(word) <= _LONGEST:
        return []
    longer = sorted((each for each in known if each.startswith(word)), key=len)[:_EACH]
    return longer or _alike(word, [each for each in known if each[0] == word[0]]) or _alike(word, known)


def _alike(word: str, known: list[str]) -> list[str]:
    """The words that begin like it, however they go on: `prioritse` is as near to prioritization as to prioritise."""
    heads: dict[str, str] = {}
    for each in sorted(known, key=len):
        heads.setdefault(each[: len(word)], each)
    like = _LIKE if len(word) > 4 else _LIKE_SHORT
    return [heads[head] for head in find_nearest(word, heads, _EACH, likeness=like)]
