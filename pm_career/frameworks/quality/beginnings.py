"""Whether a sentence begins with a verb in the third person, without a dictionary: by lists and endings."""

from __future__ import annotations

from pm_career.frameworks.quality.lexicon import lexicon
from pm_career.frameworks.quality.wording import tokens

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
