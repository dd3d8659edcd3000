"""Rules on how evidence and claims are worded: whose work, what came of it, traits, duties, empty words, numbers.

They go by English words. A text gets at most one finding of the three on its words (`trait`, `echo`, `vague`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from pm_career.advice.promotion_check.finding import Checked, Finding, OwnText, Remedy
from pm_career.advice.promotion_check.own_texts import ASK, list_own_texts
from pm_career.advice.promotion_check.words import (
    BASE,
    BEING,
    DEPARTMENT,
    DUTIES,
    EFFECT,
    EMPTY,
    FILLERS,
    HIDING,
    INTENSIFIERS,
    MEASURE,
    MINE,
    NUMBER_WORDS,
    ONESELF,
    OPINION,
    PAST,
    PLURALS,
    SHOWING,
    STANDS,
    THINGS,
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
from pm_career.domain.text import cut_text, one_line, start_sentence
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
MOST_OF_BOTH = 0.6
"""The same share where a piece is taken with its outcome; it holds for the sentence of the ladder, too."""
FEWEST_WORDS = 3
"""With fewer words of content a text is too short to be taken for a repetition."""
MOST_EMPTY = 0.6
"""Above this share of words that fit every product, a text without a number, day or name is empty."""
MOST_SHOWN = 60
"""Characters of a text in a message."""
_SAYING_NOTHING = SMALL_WORDS | FILLERS
_SIGNS = ",.;:–—"
_NAME = re.compile(r"(?<![.!?:\s]) +[\"'“(]?[A-Z][a-z]{2,}")
"""A word with a capital inside a sentence."""


def find_no_outcome(checked: Checked) -> Iterator[Finding]:
    """A piece of evidence that does not say what came of it."""
    for own in _list_pieces(checked):
        if (not own.outcome.strip() or UNFINISHED.match(own.outcome.strip())) and not BASE.search(own.text):
            message = "It does not say what came of it." if not own.outcome.strip() else "Its outcome is still open."
            remedy = Remedy("add outcome", own.place)
            yield Finding(NO_OUTCOME, own.place, message, "Say what changed, for whom, and when", remedy)


def find_we(checked: Checked) -> Iterator[Finding]:
    """A piece or a claim that tells what others did, and not what the person did."""
    for own in _list_judged(checked):
        if message := _explain_others(own, checked.lists):
            yield Finding(OTHERS, own.place, message, "Add the part that would not have happened otherwise", own.remedy)


def find_traits(checked: Checked) -> Iterator[Finding]:
    """A text that tells what somebody is like."""
    for own in _list_judged(checked):
        if trait := _find_trait(own.text, checked.lists):
            message = f"“{trait}” is a quality, not something that happened."
            yield Finding(TRAIT, own.place, message, "Tell what was done that shows it", own.remedy)


def find_echoes(checked: Checked) -> Iterator[Finding]:
    """A text that repeats what the level asks, or says what the job is."""
    asked = tuple(_list_stems(text) for text in checked.asked)
    for own in _list_judged(checked):
        message = _explain_echo(own, asked, checked.lists)
        if message and not _find_trait(own.text, checked.lists):
            yield Finding(ECHO, own.place, message, "Tell one time when it happened", own.remedy)


def find_vague(checked: Checked) -> Iterator[Finding]:
    """A text with empty words and nothing that could be checked, where the two rules before find nothing."""
    asked = tuple(_list_stems(text) for text in checked.asked)
    for own in _list_judged(checked):
        vague = _find_vague(own, checked.lists)
        if vague and not _find_trait(own.text, checked.lists) and not _explain_echo(own, asked, checked.lists):
            message = f"“{vague}” could be said of anybody: there is no number, day or name to check."
            yield Finding(VAGUE, own.place, message, "Say what was done, for whom, and what changed", own.remedy)


def find_bare_numbers(checked: Checked) -> Iterator[Finding]:
    """A number that claims an effect, without what it was before and without the time that it is about."""
    for own in _list_judged(checked):
        found = _find_effect(own, checked.lists)
        if found and not BASE.search(own.whole) and not WHEN.search(own.whole):
            remedy = Remedy("add outcome", own.place) if own.outcome else own.remedy
            message = f"“{found}” is told without what it was before, and without a time."
            yield Finding(NUMBER, own.place, message, "Say from what to what, or since when", remedy)


def _list_pieces(checked: Checked) -> Iterator[OwnText]:
    """The evidence that is shown."""
    shown = {piece.id for piece in checked.list_shown()}
    return (own for own in list_own_texts(checked.case) if own.place in shown)


def _list_judged(checked: Checked) -> Iterator[OwnText]:
    """Claims, lines about the scope, and the evidence that is shown. An ask tells nothing that was done."""
    yield from (own for own in list_own_texts(checked.case) if own.is_claim and own.place != ASK)
    yield from _list_pieces(checked)


def _explain_others(own: OwnText, lists: WordLists) -> str:
    """Whose work a text tells instead of the person's; empty if the person did something in it, too."""
    sentences = split_sentences(blank_quotes(one_line(own.text)), lists)
    if not sentences or ONESELF.search(blank_quotes(own.whole)) or any(map(_begins_with_deed, sentences)):
        return ""
    first = sentences[0]
    if found := WE.search(first) or (None if own.is_claim else DEPARTMENT.search(first)):
        return f"It says what “{found[0].strip(' ,')}” did, and not who did what."
    told = None if own.is_claim else THINGS.match(first)
    if told and (not told["doer"] or any(map(_is_past, extract_words(told["doer"])[1:]))):
        return f"“{cut_text(first, MOST_SHOWN)}” does not say who did it."
    return ""


def _begins_with_deed(sentence: str) -> bool:
    """Whether a sentence begins with a verb in the past: 'Wrote the …', 'Quickly agreed …'."""
    first, second, *_ = [*extract_words(sentence)[:2], "", ""]
    return _is_past(first) or (first.endswith("ly") and _is_past(second))


def _is_past(word: str) -> bool:
    return word in PAST or (word.endswith("ed") and len(word) > 3)


def _find_trait(text: str, lists: WordLists) -> str:
    """The words at the beginning of a text that describe a trait; empty if it says what was done."""
    said = one_line(text)
    if opinion := OPINION.match(said):
        return opinion[0]
    if mine := MINE.match(said):
        said = f"Shows {mine[1]}"
    said = BEING.sub("Is ", said).removeprefix("I ")
    words = said.split()
    is_intense = bool(words) and words[0].casefold() in INTENSIFIERS
    while len(words) > 1 and (words[0].casefold() in INTENSIFIERS or words[0].endswith("ly")):
        words = words[1:]
    if not words:
        return ""
    first = words[0].strip(_SIGNS).casefold()
    rest = words[1:]
    for verb in (SHOWING.get(first, words[0]), f"{first}s"):
        if found := find_trait(" ".join([verb, *rest]), lists):
            return found
    following = rest[0].casefold() if rest else "and"
    is_deed = first.endswith("ed") and "-" not in first and not is_intense
    joined = following in ("and", "about", "in", "with", "to", "of", "at", "when") or words[0][-1] in _SIGNS
    return first if first in lists.traits.adjectives and joined and not is_deed else ""


def _explain_echo(own: OwnText, asked: Sequence[frozenset[str]], lists: WordLists) -> str:
    """Why a text repeats what the level asks or what a job is; empty if it does not."""
    stems, all_stems = _list_stems(own.text), _list_stems(own.whole)
    for sentence in asked:
        repeats = len(stems) >= FEWEST_WORDS and len(stems & sentence) >= MOST_COMMON * len(stems)
        if repeats or len(all_stems & sentence) >= MOST_OF_BOTH * max(len(all_stems), len(sentence), FEWEST_WORDS):
            return "It says what the level asks, nearly word for word."
    found = DUTIES.search(blank_quotes(own.text))
    if found and not _is_anchored(own.whole):
        return f"“{found[0]}” is from a job description, not something that happened."
    if not own.is_claim and not _is_anchored(own.text) and _tells_in_present(own.text, lists):
        return "It says what the job is, not what happened once."
    return ""


def _find_effect(own: OwnText, lists: WordLists) -> str:
    """The first number of a sentence that claims an effect; else empty."""
    for line in blank_quotes(own.whole).splitlines():
        for sentence in split_sentences(line, lists):
            number = MEASURE.search(sentence)
            if number and EFFECT.search(sentence):
                return number[0].strip(" ,.")
    outcome = blank_quotes(own.outcome)
    found = MEASURE.search(outcome) or STANDS.search(outcome)
    return found[0].strip(" ,.") if found else ""


def _tells_in_present(text: str, lists: WordLists) -> bool:
    """Whether a text says what is done in general: 'Owns the roadmap', 'I communicate openly with colleagues'."""
    words = extract_words(text)
    if words[:1] == ("i",):
        return not any(map(_is_past, words))
    return (
        bool(words) and words[0] not in PLURALS and not _is_past(words[0]) and explain_missing_verb(text, lists) is None
    )


def _find_vague(own: OwnText, lists: WordLists) -> str:
    """The first empty words of a text without a number, day or name, or a verdict in such an outcome; else empty."""
    verdict = VERDICTS.search(blank_quotes(own.outcome))
    if verdict and not _is_anchored(own.outcome):
        return verdict[0]
    if _is_anchored(own.whole):
        return ""
    plain = blank_quotes(own.whole)
    if found := HIDING.search(plain) or VERDICTS.search(plain):
        return found[0]
    if span := next(find_vague_words(own.whole, lists), None):
        return own.whole[span[0] : span[1]]
    return _find_empty(own.text, lists)


def _find_empty(text: str, lists: WordLists) -> str:
    """The beginning of a text most of whose words fit every product; empty for any other text."""
    words = [word for word in extract_words(text) if word not in SMALL_WORDS]
    empty = [word for word in words if stem(word) in _list_empty_stems() or word in lists.describing]
    return cut_text(one_line(text), MOST_SHOWN) if len(empty) > MOST_EMPTY * len(words) else ""


@cache
def _list_empty_stems() -> frozenset[str]:
    return frozenset(map(stem, EMPTY))


def _is_anchored(text: str) -> bool:
    """Whether a text has something that could be checked: a number, a day, a quotation or a name."""
    if re.search(r"\d", text) or blank_quotes(text) != text or WHEN.search(text) or _NAME.search(text):
        return True
    return not NUMBER_WORDS.isdisjoint({*extract_words(text)} - {"one"})


@lru_cache(maxsize=1024)  # two rules compare each text with all that the level asks
def _list_stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in extract_words(start_sentence(text)) if word not in _SAYING_NOTHING)
