"""Rules on how evidence and claims are worded: whose work, what came of it, traits, duties, empty words, numbers.

They go by English words. A text gets at most one finding of the three on its words (`trait`, `echo`, `vague`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pm_career.advice.promotion_check.finding import Checked, Finding, OwnText
from pm_career.advice.promotion_check.own_texts import ASK, list_own_texts
from pm_career.advice.promotion_check.words import (
    BASE,
    BEING,
    DEPARTMENT,
    DUTIES,
    EFFECT,
    HIDING,
    INTENSIFIERS,
    MEASURE,
    NUMBER_WORDS,
    ONESELF,
    PAST,
    PLURALS,
    SHOWING,
    UNFINISHED,
    VERDICTS,
    WE,
    WHEN,
)
from pm_career.domain.prose import (
    blank_quotes,
    explain_missing_verb,
    extract_words,
    find_trait,
    find_vague_words,
    split_sentences,
)
from pm_career.domain.text import one_line, start_sentence
from pm_career.domain.word_lists import WordLists
from pm_career.domain.wording import SMALL_WORDS, stem

NO_OUTCOME = "no-outcome"
OTHERS = "we"
TRAIT = "trait"
ECHO = "echo"
VAGUE = "vague"
NUMBER = "bare-number"

MOST_COMMON = 0.75
"""From this share of its words on that a sentence of the ladder has, too, a text repeats it."""
FEWEST_WORDS = 3
"""With fewer words of content a text is too short to be taken for a repetition."""
_NAME = re.compile(r"(?<![.!?:\s]) +[\"'“(]?[A-Z][a-z]{2,}")
"""A word with a capital inside a sentence."""


def find_no_outcome(checked: Checked) -> Iterator[Finding]:
    """A piece of evidence that does not say what came of it."""
    for own in _list_pieces(checked):
        if (not own.outcome.strip() or UNFINISHED.match(own.outcome.strip())) and not BASE.search(own.text):
            message = "It does not say what came of it." if not own.outcome.strip() else "Its outcome is still open."
            command = f"pmcareer evidence edit {own.place} --outcome TEXT"
            yield Finding(NO_OUTCOME, own.place, message, "Say what changed, for whom, and when", command)


def find_we(checked: Checked) -> Iterator[Finding]:
    """A piece or a claim that tells what others did, and not what the person did."""
    for own in _list_judged(checked):
        if whose := _find_others(own, checked.lists):
            message = f"It says what “{whose}” did, and not who did what."
            yield Finding(
                OTHERS, own.place, message, "Add the part that would not have happened otherwise", own.command
            )


def find_traits(checked: Checked) -> Iterator[Finding]:
    """A text that tells what somebody is like."""
    for own in _list_judged(checked):
        if trait := _find_trait(own.text, checked.lists):
            message = f"“{trait}” is a quality, not something that happened."
            yield Finding(TRAIT, own.place, message, "Tell what was done that shows it", own.command)


def find_echoes(checked: Checked) -> Iterator[Finding]:
    """A text that repeats what the level asks, or says what the job is."""
    asked = tuple(_list_stems(text) for text in checked.asked)
    for own in _list_judged(checked):
        message = _explain_echo(own, asked, checked.lists)
        if message and not _find_trait(own.text, checked.lists):
            yield Finding(ECHO, own.place, message, "Tell one time when it happened", own.command)


def find_vague(checked: Checked) -> Iterator[Finding]:
    """A text with empty words and nothing that could be checked, where the two rules before find nothing."""
    asked = tuple(_list_stems(text) for text in checked.asked)
    for own in _list_judged(checked):
        vague = _find_vague(own.whole, checked.lists)
        if vague and not _find_trait(own.text, checked.lists) and not _explain_echo(own, asked, checked.lists):
            message = f"“{vague}” could be said of anybody: there is no number, day or name to check."
            yield Finding(VAGUE, own.place, message, "Say what was done, for whom, and what changed", own.command)


def find_bare_numbers(checked: Checked) -> Iterator[Finding]:
    """A number that claims an effect, without what it was before and without the time that it is about."""
    for own in _list_judged(checked):
        found = _find_effect(own.whole, checked.lists)
        if found and not BASE.search(own.whole) and not WHEN.search(own.whole):
            command = f"pmcareer evidence edit {own.place} --outcome TEXT" if own.outcome else own.command
            message = f"“{found}” is told without what it was before, and without a time."
            yield Finding(NUMBER, own.place, message, "Say from what to what, or since when", command)


def _list_pieces(checked: Checked) -> Iterator[OwnText]:
    """The evidence that is shown."""
    shown = {piece.id for piece in checked.list_shown()}
    return (own for own in list_own_texts(checked.case) if own.place in shown)


def _list_judged(checked: Checked) -> Iterator[OwnText]:
    """Claims, lines about the scope, and the evidence that is shown. An ask tells nothing that was done."""
    yield from (own for own in list_own_texts(checked.case) if own.is_claim and own.place != ASK)
    yield from _list_pieces(checked)


def _find_others(own: OwnText, lists: WordLists) -> str:
    """The words that name others as those who did it; empty if the person did something in it, too."""
    sentences = split_sentences(blank_quotes(one_line(own.text)), lists)
    if ONESELF.search(blank_quotes(own.whole)) or any(map(_begins_with_deed, sentences)):
        return ""
    first = sentences[0] if sentences else ""
    found = WE.search(first) or (None if own.is_claim else DEPARTMENT.search(first))
    return found[0].strip(" ,") if found else ""


def _begins_with_deed(sentence: str) -> bool:
    """Whether a sentence begins with a verb in the past: 'Wrote the …', 'Quickly agreed …'."""
    first, second, *_ = [*extract_words(sentence)[:2], "", ""]
    return _is_past(first) or (first.endswith("ly") and _is_past(second))


def _is_past(word: str) -> bool:
    return word in PAST or (word.endswith("ed") and len(word) > 3)


def _find_trait(text: str, lists: WordLists) -> str:
    """The words at the beginning of a text that describe a trait; empty if it says what was done."""
    said = BEING.sub("Is ", one_line(text), count=1) if BEING.match(one_line(text)) else one_line(text)
    said = said.removeprefix("I ")
    words = said.split()
    while len(words) > 1 and words[0].casefold() in INTENSIFIERS:
        words = words[1:]
    if not words:
        return ""
    first = words[0].strip(",.;:").casefold()
    words[0] = SHOWING.get(first, words[0])
    if found := find_trait(" ".join(words), lists):
        return found
    following = words[1].casefold() if len(words) > 1 else "and"
    is_quality = first in lists.traits.adjectives and not first.endswith("ed")
    return first if is_quality and (following in ("and", "about", "in", "with", "to") or words[0][-1] in ",.") else ""


def _explain_echo(own: OwnText, asked: Sequence[frozenset[str]], lists: WordLists) -> str:
    """Why a text repeats what the level asks or what a job is; empty if it does not."""
    stems = _list_stems(own.text)
    if len(stems) >= FEWEST_WORDS:
        for sentence in asked:
            if len(stems & sentence) >= MOST_COMMON * len(stems):
                return "It says what the level asks, nearly word for word."
    if _is_anchored(own.whole):
        return ""
    if found := DUTIES.search(blank_quotes(own.text)):
        return f"“{found[0]}” is from a job description, not something that happened."
    if not own.is_claim and _tells_in_present(own.text, lists):
        return "It says what the job is, not what happened once."
    return ""


def _find_effect(text: str, lists: WordLists) -> str:
    """The first number of a sentence that claims an effect; else empty."""
    for line in blank_quotes(text).splitlines():
        for sentence in split_sentences(line, lists):
            number = MEASURE.search(sentence)
            if number and EFFECT.search(sentence):
                return number[0].strip(" ,.")
    return ""


def _tells_in_present(text: str, lists: WordLists) -> bool:
    """Whether a text says what is done in general: 'Owns the roadmap', 'I communicate openly with colleagues'."""
    words = extract_words(text)
    if words[:1] == ("i",):
        return not any(map(_is_past, words))
    return (
        bool(words) and words[0] not in PLURALS and not _is_past(words[0]) and explain_missing_verb(text, lists) is None
    )


def _find_vague(text: str, lists: WordLists) -> str:
    """The first empty words of a text without a number, day or name; else empty."""
    plain = blank_quotes(text)
    if _is_anchored(text):
        return ""
    found = HIDING.search(plain) or VERDICTS.search(plain)
    if found:
        return found[0]
    span = next(find_vague_words(text, lists), None)
    return text[span[0] : span[1]] if span else ""


def _is_anchored(text: str) -> bool:
    """Whether a text has something that could be checked: a number, a day, a quotation or a name."""
    if re.search(r"\d", text) or blank_quotes(text) != text or WHEN.search(text) or _NAME.search(text):
        return True
    return not NUMBER_WORDS.isdisjoint(extract_words(text))


def _list_stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in extract_words(start_sentence(text)) if word not in SMALL_WORDS)
