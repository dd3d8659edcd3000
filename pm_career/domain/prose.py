"""Judge sentences in English: vague words, traits instead of deeds, missing verbs. The word lists are an argument."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pm_career.domain.word_lists import VagueGroup, WordLists

FEWEST_WORDS = 200
"""With fewer words there is too little to tell a language by, and English is taken for granted."""
SMALLEST_SHARE = 0.02
"""English prose has ten times as many of the words that are counted; other languages next to none."""
_WORD = re.compile(r"[^\W_]+(?:['’/-][^\W_]+)*")
_TOKEN = re.compile(rf"{_WORD.pattern}|[^\w\s]")
_QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»')
_POSSESSIVE = ("'s", "’s")
_SENTENCE_END = re.compile(r"""(?<=[.!?])(["'”’)]*)\s+(?=["'“(]?[^\Wa-z_])""")
_IRREGULAR = {"have": "has", "be": "is", "do": "does", "go": "goes"}
_BASE_OF_IRREGULAR = {third: base for base, third in _IRREGULAR.items()}
_LONGEST_PHRASE = 3
"""Words of the longest quality, or kind of people, in the lists of traits."""


@lru_cache(maxsize=8192)
def extract_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without possessive endings: "The PM's list" -> the, pm, list.

    A compound ("cross-check") is one word; numbers count. To compare what changed, see `wording.split_words`.
    """
    found = _WORD.findall(text.casefold())
    return tuple(word[:-2] if word.endswith(_POSSESSIVE) else word for word in found)


def normalize(text: str) -> str:
    """A text by its words alone: texts that differ only in case, spaces and punctuation become the same."""
    return " ".join(extract_words(text))


def blank_quotes(text: str) -> str:
    """A text with spaces for everything in double quotes; every other character stays in its place."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def split_sentences(text: str, lists: WordLists) -> list[str]:
    """The sentences of a text. A full stop after an initial or an abbreviation ends none."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        last = text[start : end.start()].rpartition(" ")[2].rstrip(".").lstrip("(\"'")
        if len(last) == 1 or last.casefold() in lists.abbreviations:
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    return [*found, text[start:].strip()] if text[start:].strip() else found


def is_english(texts: Iterable[str], lists: WordLists) -> bool:
    """Whether texts read like English, by the share of words such as 'the', 'of' and 'which'."""
    words = [word for text in texts for word in extract_words(text)]
    share = sum(word in lists.english for word in words) / max(1, len(words))
    return len(words) < FEWEST_WORDS or share >= SMALLEST_SHARE


def find_vague_words(text: str, lists: WordLists) -> Iterator[tuple[int, int, VagueGroup]]:
    """Where vague words begin and end in a text, outside of quotes, and the group that says why they are vague."""
    plain = blank_quotes(text)
    words = frozenset(extract_words(plain.replace("/", " ")))
    for group in lists.vague:
        if words.isdisjoint(group.first_words):
            continue
        exceptions = [match.span() for match in group.exceptions.finditer(plain)]
        for match in group.pattern.finditer(plain):
            if not any(start <= match.start() and match.end() <= end for start, end in exceptions):
                yield match.start(), match.end(), group


# Traits: "Is naturally curious", "A born leader", "Shows empathy"


def find_trait(text: str, lists: WordLists) -> str:
    """The words at the beginning of a text that describe a trait; empty if it says what is done."""
    traits = lists.traits
    phrase = traits.phrases.match(text.lstrip())
    if phrase:
        return phrase.group()
    tokens = _TOKEN.findall(text)
    lower = [token.casefold() for token in tokens]
    first = lower[0] if lower else ""
    if first in traits.minding:
        end = 1
    elif first in traits.being:
        end = _find_end_of_being(lower, lists)
    elif first in traits.showing:
        end = _find_end_of_quality(lower, _skip_description(lower, 1, lists), lists)
    else:  # "Strong sense of", "A natural leader"
        start = _skip_description(lower, 0, lists)
        end = max(_find_end(lower, start, traits.people), _find_end_of_quality(lower, start, lists)) if start else 0
    return " ".join(tokens[:end])


def _find_end_of_being(lower: list[str], lists: WordLists) -> int:
    """The end of 'Is naturally curious' or 'Is a born leader'; 0 for 'Is the one …', 'Is asked to …'."""
    person = _find_end(lower, _skip_description(lower, 1, lists), lists.traits.people)
    if person:
        return person
    end = 1
    while end < len(lower) and lower[end] in lists.describing and lower[end] not in lists.traits.adjectives:
        end += 1
    return end + 1 if end < len(lower) and lower[end] in lists.traits.adjectives else 0


def _skip_description(lower: list[str], start: int, lists: WordLists) -> int:
    """The index of the first word from `start` on that is neither an article nor a describing word."""
    while start < len(lower):
        word = lower[start]
        more = start + 1 < len(lower) and _describes(lower[start + 1], lists)
        is_article = word in ("a", "an", "her", "his", "their")
        if not (is_article or _describes(word, lists) or (word in (",", "and") and more)):
            break
        if _find_end(lower, start, lists.traits.qualities | lists.traits.people):
            break  # "people skills", "strategic thinking": the describing word belongs to the quality
        start += 1
        if lower[start : start + 2] in (["level", "of"], ["degree", "of"]):
            start += 2  # "a high level of professionalism"
    return start


def _describes(word: str, lists: WordLists) -> bool:
    return word in lists.describing or word in lists.traits.adjectives or word in lists.traits.colouring


def _find_end(lower: list[str], start: int, phrases: frozenset[str]) -> int:
    """The end of the longest of the phrases that begins at `start`; 0 if none does."""
    for end in range(min(start + _LONGEST_PHRASE, len(lower)), start, -1):
        if " ".join(lower[start:end]) in phrases:
            return end
    return 0


def _find_end_of_quality(lower: list[str], start: int, lists: WordLists) -> int:
    """The end of a quality at `start` that nothing more exact follows; 0 if there is none."""
    end = _find_end(lower, start, lists.traits.qualities)
    following = lower[end] if end < len(lower) else "."
    return end if following in lists.traits.after_quality or not following[0].isalnum() else 0


# Verbs: a behaviour begins with one in the third person


def explain_missing_verb(text: str, lists: WordLists) -> tuple[str, str] | None:
    """What is wrong with the beginning of a behaviour, and what to write instead; None if it is a verb."""
    first, following, *_ = [*(token.casefold() for token in _TOKEN.findall(text)), "", ""]
    if not first or _is_third_person(first, following, lists):
        return None
    shown = text.split(maxsplit=1)[0].strip(",.;:")
    base = _find_base(first, lists)
    if base:
        return f"“{shown}” is not in the third person", f"Write “{_make_third_person(base).capitalize()}”."
    return (
        f"it does not begin with a verb, but with “{shown}”",
        "Begin with what the person does, in the third person: “Writes”, “Asks”, “Shows”.",
    )


def _is_third_person(first: str, following: str, lists: WordLists) -> bool:
    verbs = lists.verbs
    word = first.rpartition("-")[2] or first
    if first in verbs.exceptions or not word.endswith("s"):
        return False
    if word.endswith(("ss", "us", "is")) and word != "is":
        return False
    if following in verbs.noun_before or (following == "of" and word not in verbs.takes_of):
        return False
    if word in verbs.either:
        return following in verbs.object_before
    return _strip_s(word) in verbs.verbs or not word.endswith(verbs.noun_endings)


def _strip_s(word: str) -> str:
    """'passes' -> pass, 'writes' -> write, 'has' -> have."""
    if word in _BASE_OF_IRREGULAR:
        return _BASE_OF_IRREGULAR[word]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else ""


def _find_base(word: str, lists: WordLists) -> str:
    """The known verb that a word is another form of: write, writing -> write; empty if there is none."""
    verbs = lists.verbs.verbs
    if word in verbs:
        return word
    if word.endswith("ing") and len(word) > 5:
        return next((verb for verb in (word[:-3], f"{word[:-3]}e", word[:-4]) if verb in verbs), "")
    if word.endswith("ed") and len(word) > 4:
        return next((verb for verb in (word[:-2], word[:-1], word[:-3]) if verb in verbs), "")
    return ""


def _make_third_person(base: str) -> str:
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z")) else f"{base}s"
