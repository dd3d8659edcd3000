"""The English word lists that texts are judged by in `prose` and `likeness`.

The domain reads no file: `frameworks.quality.lexicon` loads the lists, and they are passed as an argument.
"""

from __future__ import annotations

import re

import msgspec

# The first parts of compounds that describe as a whole: "high-stakes", "well-written", "long-running".
_COMPOUNDING = frozenset(
    {"high", "low", "well", "ill", "long", "short", "large", "small", "big", "fast", "hard", "far"}
)
_SHORTEST_WITH_ENDING = 5


class VagueGroup(msgspec.Struct, frozen=True):
    """Vague words that share a reason: `pattern` finds them, `exceptions` their uses that say something.

    `first_words` are those that they begin with: a text with none of them need not be searched.
    """

    words: tuple[str, ...]
    why: str
    instead: str
    first_words: frozenset[str]
    pattern: re.Pattern[str]
    exceptions: re.Pattern[str]


class DescribingWords(msgspec.Struct, frozen=True):
    """Words that can be added to a sentence without making it another task."""

    words: frozenset[str]
    endings: tuple[str, ...]
    exceptions: frozenset[str]
    phrases: re.Pattern[str]

    def __contains__(self, word: str) -> bool:
        """Whether a word in lower case only describes."""
        if word in self.words:
            return True
        first, hyphen, _ = word.partition("-")
        if hyphen:
            return first in _COMPOUNDING or first.endswith("ly")
        return len(word) >= _SHORTEST_WITH_ENDING and word.endswith(self.endings) and word not in self.exceptions


class TraitWords(msgspec.Struct, frozen=True):
    """What tells a trait from something done; words.toml explains each list."""

    being: frozenset[str]
    adjectives: frozenset[str]
    people: frozenset[str]
    showing: frozenset[str]
    colouring: frozenset[str]
    qualities: frozenset[str]
    after_quality: frozenset[str]
    minding: frozenset[str]
    phrases: re.Pattern[str]


class VerbWords(msgspec.Struct, frozen=True):
    """What tells a verb in the third person from other words at the beginning of a sentence."""

    exceptions: frozenset[str]
    noun_endings: tuple[str, ...]
    either: frozenset[str]
    object_before: frozenset[str]
    noun_before: frozenset[str]
    takes_of: frozenset[str]
    verbs: frozenset[str]


class WordLists(msgspec.Struct, frozen=True, eq=False):
    """All word lists. Compared by identity, so that results can be cached by them."""

    vague: tuple[VagueGroup, ...]
    describing: DescribingWords
    joining: frozenset[str]
    traits: TraitWords
    verbs: VerbWords
    english: frozenset[str]
    abbreviations: frozenset[str]
