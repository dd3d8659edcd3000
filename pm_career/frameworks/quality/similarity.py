"""How alike two texts are, to somebody who looks for what is different."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Literal

import msgspec

from pm_career.domain.wording import rough_stem
from pm_career.frameworks.quality.lexicon import lexicon, normalized, words

Likeness = Literal["same", "described", "near"]

NEAR_IN_ORDER = 0.8
"""From this share of words left alone, in their order, two texts are near-identical."""
NEAR_IN_ANY_ORDER = 0.9
"""From this share of words in common, in any order, two texts are near-identical."""


_LONGEST = 150
"""Longer texts are compared in any order only: the other way takes time with the square of their length."""


class Gist(msgspec.Struct, frozen=True):
    """A text as it is compared: its words, and the stems of those that carry it."""

    normalized: str
    content: tuple[str, ...]
    describing: Counter[str]
    bag: Counter[str]


def likeness(one: str, other: str) -> Likeness | None:
    """`same` but for case and punctuation; `described`: but for adverbs and adjectives; `near`; or None."""
    return liken(gist(one), gist(other))


@lru_cache(maxsize=8192)
def gist(text: str) -> Gist:
    """What of a text counts in a comparison: describing words and those that only join are left out."""
    lists = lexicon()
    kept = [word for word in words(lists.describing.phrases.sub(" ", text)) if word not in lists.joining]
    content = tuple(rough_stem(word) for word in kept if word not in lists.describing)
    describing = Counter(word for word in words(text) if word in lists.describing)
    describing.update(match.group().casefold() for match in lists.describing.phrases.finditer(text))
    return Gist(normalized(text), content, describing, Counter(content))


def liken(one: Gist, other: Gist) -> Likeness | None:
    """The same as `likeness`, of texts made ready before."""
    if not one.normalized or not other.normalized:
        return None
    if one.normalized == other.normalized:
        return "same"
    longest = max(len(one.content), len(other.content))
    common = sum((one.bag & other.bag).values())
    if common == longest == min(len(one.content), len(other.content)):
        return "described" if one.describing != other.describing else "near"
    if common < NEAR_IN_ORDER * longest:
        return None
    if common < NEAR_IN_ANY_ORDER * longest and not _near_in_order(one.content, other.content, longest):
        return None
    return "near"


def _near_in_order(one: tuple[str, ...], other: tuple[str, ...], longest: int) -> bool:
    return longest <= _LONGEST and 1 - _edits(one, other) / longest >= NEAR_IN_ORDER


def _edits(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words must be put in, taken out or replaced to turn one text into the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for index, word in enumerate(one, 1):
        diagonal, row[0] = row[0], index
        for position, against in enumerate(other, 1):
            cost = diagonal + (word != against)
            diagonal = row[position]
            row[position] = min(cost, row[position] + 1, row[position - 1] + 1)
    return row[-1]
