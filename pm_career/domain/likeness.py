"""How alike two sentences are to somebody who looks for another task in them. The word lists are an argument."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Literal

import msgspec

from pm_career.domain.prose import extract_words, normalize
from pm_career.domain.word_lists import WordLists
from pm_career.domain.wording import stem_roughly

Likeness = Literal["same", "described", "near"]
"""`same` but for case and punctuation; `described`: but for adverbs and adjectives; `near`: almost the same."""
NEAR_IN_ORDER = 0.8
"""From this share of words left alone, in their order, two texts are near-identical."""
NEAR_IN_ANY_ORDER = 0.9
"""From this share of words in common, in any order, two texts are near-identical."""
_LONGEST_IN_ORDER = 150
"""Words of a text that is compared in order: the time for that grows with the square of the length."""


class Gist(msgspec.Struct, frozen=True):
    """A text as it is compared: its words, and the stems of those that are neither describing nor joining."""

    normalized: str
    content: tuple[str, ...]
    describing: Counter[str]
    bag: Counter[str]


def compare_texts(one: str, other: str, lists: WordLists) -> Likeness | None:
    """How alike two texts are; None if they say something else."""
    return compare_gists(make_gist(one, lists), make_gist(other, lists))


@lru_cache(maxsize=8192)
def make_gist(text: str, lists: WordLists) -> Gist:
    """What of a text counts in a comparison."""
    phrases = lists.describing.phrases
    words = [word for word in extract_words(phrases.sub(" ", text)) if word not in lists.joining]
    content = tuple(stem_roughly(word) for word in words if word not in lists.describing)
    describing = Counter(word for word in extract_words(text) if word in lists.describing)
    describing.update(match.group().casefold() for match in phrases.finditer(text))
    return Gist(normalize(text), content, describing, Counter(content))


def compare_gists(one: Gist, other: Gist) -> Likeness | None:
    """As `compare_texts`."""
    if not one.normalized or not other.normalized:
        return None
    if one.normalized == other.normalized:
        return "same"
    longest = max(len(one.content), len(other.content))
    common = (one.bag & other.bag).total()
    if common == longest == min(len(one.content), len(other.content)):
        return "described" if one.describing != other.describing else "near"
    if common < NEAR_IN_ORDER * longest:
        return None
    if common < NEAR_IN_ANY_ORDER * longest and not _are_near_in_order(one.content, other.content, longest):
        return None
    return "near"


def _are_near_in_order(one: tuple[str, ...], other: tuple[str, ...], longest: int) -> bool:
    return longest <= _LONGEST_IN_ORDER and 1 - _count_edits(one, other) / longest >= NEAR_IN_ORDER


def _count_edits(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words must be put in, taken out or replaced to turn one text into the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for index, word in enumerate(one, 1):
        diagonal, row[0] = row[0], index
        for position, against in enumerate(other, 1):
            cost = diagonal + (word != against)
            diagonal = row[position]
            row[position] = min(cost, row[position] + 1, row[position - 1] + 1)
    return row[-1]
