"""Load the word lists from words.toml beside this module."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from pm_career.domain.prose import extract_words
from pm_career.domain.word_lists import DescribingWords, TraitWords, VagueGroup, VerbWords, WordLists


@cache
def load_word_lists() -> WordLists:
    """The shipped word lists. Reads words.toml."""
    lists = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    return WordLists(
        vague=tuple(_make_vague_group(group) for group in lists["vague"]),
        describing=_make_describing_words(lists["describing"]),
        joining=frozenset(lists["joining"]["words"]),
        traits=_make_trait_words(lists["traits"]),
        verbs=_make_verb_words(lists["beginnings"]),
        english=frozenset(lists["english"]["words"]),
        abbreviations=frozenset(lists["abbreviations"]["words"]),
    )


def _make_vague_group(group: dict[str, Any]) -> VagueGroup:
    return VagueGroup(
        words=tuple(group["words"]),
        why=group["why"],
        instead=group["instead"],
        first_words=frozenset(extract_words(phrase.replace("/", " "))[0] for phrase in group["words"]),
        pattern=_compile_phrases(group["words"]),
        exceptions=_compile_phrases(group.get("except", ())),
    )


def _make_describing_words(lists: dict[str, Any]) -> DescribingWords:
    return DescribingWords(
        words=frozenset(lists["words"]).union(*map(_list_degrees, lists["gradable"])),
        endings=tuple(lists["endings"]),
        exceptions=frozenset(lists["not"]),
        phrases=_compile_phrases(lists["phrases"]),
    )


def _list_degrees(word: str) -> tuple[str, ...]:
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


def _make_trait_words(lists: dict[str, Any]) -> TraitWords:
    sets = {name: frozenset(words) for name, words in lists.items() if name != "phrases"}
    return TraitWords(**sets, phrases=_compile_phrases(lists["phrases"]))


def _make_verb_words(lists: dict[str, Any]) -> VerbWords:
    sets = {name: frozenset(words) for name, words in lists.items() if name not in ("not", "noun_endings")}
    return VerbWords(**sets, exceptions=frozenset(lists["not"]), noun_endings=tuple(lists["noun_endings"]))


def _compile_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words, the longest first; with none, one that never matches."""
    spelled = [r"\s+".join(map(_spell_either, each.split())) for each in sorted(phrases, key=len, reverse=True)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spelled)})(?![\w-])" if spelled else r"(?!)", re.IGNORECASE)


def _spell_either(word: str) -> str:
    """'a|b' as a pattern for either word."""
    return f"(?:{'|'.join(map(re.escape, word.split('|')))})"
