"""Whether texts are in English, which the word lists are for."""

from __future__ import annotations

from collections.abc import Iterable

from pm_career.frameworks.quality.lexicon import lexicon
from pm_career.frameworks.quality.wording import words

FEWEST_WORDS = 200
"""With fewer words there is too little to tell by, and English is taken for granted."""
SMALLEST_SHARE = 0.02
"""English prose has ten times as many of the words that are counted; other languages next to none."""


def is_english(texts: Iterable[str]) -> bool:
    """Whether texts read like English: by the share of words such as 'the', 'of' and 'which'."""
    counted = lexicon().english
    all_words = [word for text in texts for word in words(text)]
    share = sum(word in counted for word in all_words) / max(1, len(all_words))
    return len(all_words) < FEWEST_WORDS or share >= SMALLEST_SHARE
