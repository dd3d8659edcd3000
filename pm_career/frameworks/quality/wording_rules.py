"""Words that sound like something and leave it to the reader what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.lexicon import VagueGroup, lexicon, tokens, unquoted, words
from pm_career.frameworks.quality.text_walk import Matter

RULE = "vague"


def vague(matter: Matter) -> Iterator[Finding]:
    """Every vague word in every text, at its place."""
    for written in matter.texts:
        for start, end, group in vague_words(written.text):
            message = f"“{written.text[start:end]}” {group.why}"
            yield written.found(RULE, message, group.instead, (start, end))


def vague_words(text: str) -> Iterator[tuple[int, int, VagueGroup]]:
    """Where vague words begin and end in a text, outside of quotes, and the group that says why."""
    plain = unquoted(text)
    own = frozenset(words(plain.replace("/", " ")))
    for group in lexicon().vague:
        if own.isdisjoint(group.first):
            continue
        spared = [match.span() for match in group.spared.finditer(plain)]
        for match in group.pattern.finditer(plain):
            if not any(start <= match.start() and match.end() <= end for start, end in spared):
                yield match.start(), match.end(), group


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


NO_VERB, TRAIT = "no-verb", "trait"

_TRAIT_HINT = "Write what a colleague would see her do, so that the answer is yes or no."


def behaviours(matter: Matter) -> Iterator[Finding]:
    """Behaviours that do not begin with a verb, and bars and behaviours that describe a trait."""
    for written in matter.texts:
        if written.slot not in ("bar", "behaviours"):
            continue
        trait = trait_in(written.text)
        if trait:
            yield written.found(TRAIT, f"“{trait}” describes a trait, not something done", _TRAIT_HINT)
        elif written.slot == "behaviours":
            missing = no_verb(written.text)
            if missing:
                yield written.found(NO_VERB, *missing)


_THIRD = {"have": "has", "be": "is", "do": "does", "go": "goes"}


def no_verb(text: str) -> tuple[str, str] | None:
    """What is wrong with the beginning of a behaviour, and what to write instead; None where it is a verb."""
    first, following, *_ = [*(token.casefold() for token in tokens(text)), "", ""]
    if not first:
        return None
    if _third_person(first, following):
        return None
    shown = text.split(maxsplit=1)[0].strip(",.;:")
    base = _base(first)
    if base:
        return f"“{shown}” is not in the third person", f"Write “{_with_s(base).capitalize()}”."
    return (
        f"it does not begin with a verb, but with “{shown}”",
        "Begin with what she does, in the third person: “Writes”, “Asks”, “Shows”.",
    )


def _third_person(first: str, following: str) -> bool:
    lists = lexicon().beginnings
    word = first.rpartition("-")[2] or first
    base = _base_of_third(word)
    if first in lists.exceptions or not word.endswith("s"):
        return False
    if word.endswith(("ss", "us", "is")) and word != "is":
        return False
    if following in lists.noun_before or (following == "of" and word not in lists.takes_of):
        return False
    if word in lists.either:
        return following in lists.object_before
    return base in lists.verbs or not word.endswith(lists.noun_endings)


def _base_of_third(word: str) -> str:
    """'carries' -> carry, 'passes' -> pass, 'writes' -> write, 'has' -> have."""
    irregular = {"has": "have", "is": "be", "does": "do", "goes": "go"}
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else ""


def _base(word: str) -> str:
    """The verb that a word is another form of, if it is a known one: write, writing -> write."""
    verbs = lexicon().beginnings.verbs
    if word in verbs:
        return word
    if word.endswith("ing") and len(word) > 5:
        return next((verb for verb in (word[:-3], f"{word[:-3]}e", word[:-4]) if verb in verbs), "")
    if word.endswith("ed") and len(word) > 4:
        return next((verb for verb in (word[:-2], word[:-1], word[:-3]) if verb in verbs), "")
    return ""


def _with_s(base: str) -> str:
    irregular = {"have": "has", "be": "is", "do": "does", "go": "goes"}
    if base in irregular:
        return irregular[base]
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z")) else f"{base}s"


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
