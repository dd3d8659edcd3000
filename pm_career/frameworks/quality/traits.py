"""What somebody is, told from what she does, by the beginning of the sentence. words.toml lists the words."""

from __future__ import annotations

from pm_career.frameworks.quality.lexicon import lexicon
from pm_career.frameworks.quality.wording import tokens


def trait_in(text: str) -> str:
    """The words at the beginning of a text that describe a trait; nothing where it says what is done."""
    lists = lexicon().traits
    phrase = lists.phrases.match(text.lstrip())
    if phrase:
        return phrase.group()
    spelled = tokens(text)
    lower = [token.casefold() for token in spelled]
    first = lower[0] if lower else ""
    if first in lists.minding:
        end = 1
    elif first in lists.being:
        end = _being(lower)
    elif first in lists.showing:
        end = _quality(lower, _described(lower, 1))
    else:  # "Strong sense of", "A natural leader"
        start = _described(lower, 0)
        end = max(_known(lower, start, lists.people), _quality(lower, start)) if start else 0
    return " ".join(spelled[:end])


def _being(lower: list[str]) -> int:
    """The end of 'Is naturally curious' or 'Is a born leader'; 0 for 'Is the one …', 'Is asked to …'."""
    lists = lexicon().traits
    person = _known(lower, _described(lower, 1), lists.people)
    if person:
        return person
    end = 1
    while end < len(lower) and lower[end] in lexicon().describing and lower[end] not in lists.adjectives:
        end += 1
    return end + 1 if end < len(lower) and lower[end] in lists.adjectives else 0


def _described(lower: list[str], start: int) -> int:
    """The first word from `start` on that is neither an article nor a describing word."""
    lists = lexicon()
    while start < len(lower):
        word = lower[start]
        more = start + 1 < len(lower) and _describes(lower[start + 1])
        if not (word in ("a", "an", "her", "his", "their") or _describes(word) or (word in (",", "and") and more)):
            break
        if _known(lower, start, lists.traits.qualities | lists.traits.people):
            break  # "people skills", "strategic thinking": the describing word belongs to the quality
        start += 1
        if lower[start : start + 2] in (["level", "of"], ["degree", "of"]):
            start += 2  # "a high level of professionalism"
    return start


def _describes(word: str) -> bool:
    lists = lexicon()
    return word in lists.describing or word in lists.traits.adjectives or word in lists.traits.colouring


def _known(lower: list[str], start: int, known: frozenset[str]) -> int:
    """The end of the longest of the `known` phrases that begins at `start`; 0 if none does."""
    for end in range(min(start + 3, len(lower)), start, -1):
        if " ".join(lower[start:end]) in known:
            return end
    return 0


def _quality(lower: list[str], start: int) -> int:
    """The end of a quality at `start` that nothing more exact follows; 0 if there is none."""
    lists = lexicon().traits
    end = _known(lower, start, lists.qualities)
    following = lower[end] if end < len(lower) else "."
    return end if following in lists.after_quality or not following[0].isalnum() else 0
