"""Text taken apart: words, stems, and what of it is not in quotes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import msgspec

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


class VagueGroup(msgspec.Struct, frozen=True):
    """Vague words that share a reason: `pattern` finds them, `spared` their uses that say something.

    `first` holds the words that they begin with: a text with none of them need not be searched.
    """

    words: tuple[str, ...]
    why: str
    instead: str
    first: frozenset[str]
    pattern: re.Pattern[str]
    spared: re.Pattern[str]


class Describing(msgspec.Struct, frozen=True):
    """Words that can be added to a sentence without making it another task."""

    words: frozenset[str]
    endings: tuple[str, ...]
    exceptions: frozenset[str]
    phrases: re.Pattern[str]

    def __contains__(self, word: str) -> bool:
        """Whether a word in lower case describes more than it says."""
        if word in self.words:
            return True
        first, hyphen, _ = word.partition("-")
        if hyphen:
            return first in _COMPOUNDING or first.endswith("ly")
        return len(word) > 4 and word.endswith(self.endings) and word not in self.exceptions


class Traits(msgspec.Struct, frozen=True):
    """What tells a trait from something done; each list is explained in words.toml."""

    being: frozenset[str]
    adjectives: frozenset[str]
    people: frozenset[str]
    showing: frozenset[str]
    colouring: frozenset[str]
    qualities: frozenset[str]
    after_quality: frozenset[str]
    minding: frozenset[str]
    phrases: re.Pattern[str]


class Beginnings(msgspec.Struct, frozen=True):
    """What tells a verb in the third person from other words at the beginning of a sentence."""

    exceptions: frozenset[str]
    noun_endings: tuple[str, ...]
    either: frozenset[str]
    object_before: frozenset[str]
    noun_before: frozenset[str]
    takes_of: frozenset[str]
    verbs: frozenset[str]


class Lexicon(msgspec.Struct, frozen=True):
    """All word lists."""

    vague: tuple[VagueGroup, ...]
    describing: Describing
    joining: frozenset[str]
    traits: Traits
    beginnings: Beginnings
    english: frozenset[str]
    abbreviations: frozenset[str]


# The first parts of compounds that describe as a whole: "high-stakes", "well-written", "long-running".
_COMPOUNDING = frozenset(
    {"high", "low", "well", "ill", "long", "short", "large", "small", "big", "fast", "hard", "far"}
)


@cache
def lexicon() -> Lexicon:
    """The shipped word lists."""
    lists = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    return Lexicon(
        vague=tuple(_vague(group) for group in lists["vague"]),
        describing=_describing(lists["describing"]),
        joining=frozenset(lists["joining"]["words"]),
        traits=_traits(lists["traits"]),
        beginnings=_beginnings(lists["beginnings"]),
        english=frozenset(lists["english"]["words"]),
        abbreviations=frozenset(lists["abbreviations"]["words"]),
    )


def _vague(group: dict[str, Any]) -> VagueGroup:
    return VagueGroup(
        words=tuple(group["words"]),
        why=group["why"],
        instead=group["instead"],
        first=frozenset(words(phrase.replace("/", " "))[0] for phrase in group["words"]),
        pattern=_any_of(group["words"]),
        spared=_any_of(group.get("except", ())),
    )


def _describing(lists: dict[str, Any]) -> Describing:
    compared = {form for word in lists["gradable"] for form in _compared(word)}
    return Describing(
        words=frozenset(lists["words"]) | compared,
        endings=tuple(lists["endings"]),
        exceptions=frozenset(lists["not"]),
        phrases=_any_of(lists["phrases"]),
    )


def _compared(word: str) -> tuple[str, ...]:
    """'big' -> big, bigger, biggest; 'early' -> early, earlier, earliest; 'large' -> large, larger, largest."""
    if word.endswith("e"):
        stem = word[:-1]
    elif word.endswith("y"):
        stem = f"{word[:-1]}i"
    elif re.search(r"[^aeiou][aeiou][bdgmnpt]$", word):
        stem = word + word[-1]
    else:
        stem = word
    return word, f"{stem}er", f"{stem}est"


def _traits(lists: dict[str, Any]) -> Traits:
    sets = {name: frozenset(words) for name, words in lists.items() if name != "phrases"}
    return Traits(**sets, phrases=_any_of(lists["phrases"]))


def _beginnings(lists: dict[str, Any]) -> Beginnings:
    return Beginnings(
        exceptions=frozenset(lists["not"]),
        noun_endings=tuple(lists["noun_endings"]),
        either=frozenset(lists["either"]),
        object_before=frozenset(lists["object_before"]),
        noun_before=frozenset(lists["noun_before"]),
        takes_of=frozenset(lists["takes_of"]),
        verbs=frozenset(lists["verbs"]),
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words, the longest first; with none, one that never matches."""
    spelled = [r"\s+".join(map(_either, each.split())) for each in sorted(phrases, key=len, reverse=True)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spelled)})(?![\w-])" if spelled else r"(?!)", re.IGNORECASE)


def _either(word: str) -> str:
    """'a|b' as a pattern for either word."""
    return f"(?:{'|'.join(map(re.escape, word.split('|')))})"
