"""Suggest the skills that a text about something that happened is likely to be about, each with the words that say so.

A word speaks for a skill as far as the framework uses it there more than elsewhere: "negotiate" speaks for the one
skill whose texts have it, "team" for none if all have it. A skill's names and keywords count most, then what it asks
for: examples are full of things that belong to no skill, such as clinics. Nothing is learnt and nothing is random: the
same text and the same framework give the same answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from pm_career.domain.framework import Framework, Skill, Value
from pm_career.domain.text import WORD, fold
from pm_career.domain.wording import SMALL_WORDS, stem

FEW = 3
"""Skills that are suggested at most, unless asked otherwise."""
_MOST_WORDS = 3
"""Words that are shown for a skill."""
_NAME, _BAR, _OTHER = 10, 2, 1
"""How much a word counts in a skill's names, in what it asks for, and in its examples and actions."""
_LIKELY = 0.3
"""The score from which a skill is suggested. These numbers were tried on 180 sentences about product work."""
_AHEAD = 0.4
"""So far ahead of the second, the first suggestion was right 117 times out of 122, on these 180 sentences."""
_DAMPING = 0.002
"""Added to a word's share of all words: what a skill uses once or twice says less than what it repeats."""
_COMMON_WORDS = frozenset({
    "about", "after", "afterwards", "again", "ago", "all", "also", "any", "because", "before", "both", "can", "could",
    "down", "each", "early", "eight", "else", "even", "every", "everybody", "everyone", "everything", "first", "five",
    "four", "get", "got", "here", "into", "just", "last", "less", "made", "make", "many", "more", "most", "much", "new",
    "next", "nine", "no", "nobody", "not", "nothing", "now", "off", "one", "only", "other", "others", "out", "over",
    "per", "really", "same", "second", "seven", "several", "should", "six", "some", "such", "ten", "then", "there",
    "these", "third", "those", "three", "through", "together", "too", "twice", "two", "until", "up", "us", "very",
    "want", "wanted", "where", "while", "who", "whole", "whom", "why", "without", "would", "yet",
})  # fmt: skip
"""Common words beside the small ones: however unevenly a framework uses them, they say nothing."""


class Suggestion(Value, frozen=True):
    """A skill, and the words of the text that speak for it, the most telling first.

    `sure`: it stands out, and can be offered as the answer.
    """

    skill: str
    words: tuple[str, ...]
    sure: bool = False


def suggest_skills(framework: Framework, text: str, few: int = FEW) -> tuple[Suggestion, ...]:
    """The likely skills, the likeliest first; none if no word speaks for one."""
    return next(suggest_skills_for_each(framework, (text,), few))


def suggest_skills_for_each(
    framework: Framework, texts: Iterable[str], few: int = FEW
) -> Iterator[tuple[Suggestion, ...]]:
    """As `suggest_skills` for each of the texts, in their order. The framework's own are gone through once."""
    written = [_find_words(text) for text in texts]
    stems = frozenset().union(*written)
    rates = {skill.id: _measure_rates(skill, stems) for skill in framework.skills} if stems else {}
    for words in written:
        yield _choose_skills(rates, words, few) if words else ()


def _choose_skills(
    rates: Mapping[str, Mapping[str, float]], written: Mapping[str, str], few: int
) -> tuple[Suggestion, ...]:
    """The likely skills for the words of one text."""
    votes = _count_votes(rates, written)
    scores = {skill: sum(votes[skill].values()) for skill in rates}
    order = sorted(scores, key=lambda skill: -scores[skill])  # a stable sort: ties stay in the framework's order
    best, second = [*(scores[skill] for skill in order), 0.0, 0.0][:2]
    several = bool(order) and len(votes[order[0]]) > 1  # one word alone may be there by chance
    stands_out = several and best - second >= _AHEAD
    return tuple(
        Suggestion(skill, _choose_words(votes[skill], written), sure=stands_out and place == 0)
        for place, skill in enumerate(order[:few])
        if scores[skill] >= _LIKELY
    )


def _find_words(text: str) -> dict[str, str]:
    """The words of the text that can say something, by stem, each as it is first written."""
    found: dict[str, str] = {}
    for match in WORD.finditer(text):
        if _can_tell(word := fold(match.group())):
            found.setdefault(stem(word), match.group())
    return found


def _can_tell(word: str) -> bool:
    return len(word) > 1 and not (word in SMALL_WORDS or word in _COMMON_WORDS or word.isdecimal())


def _count_votes(rates: Mapping[str, Mapping[str, float]], written: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """For each skill the stems that speak for it, and how much: its share of the word's uses beyond an even share."""
    even = 1 / (len(rates) + 1)
    everywhere = {key: sum(each.get(key, 0.0) for each in rates.values()) + _DAMPING for key in written}
    return {
        skill: {key: share for key in written if (share := each.get(key, 0.0) / everywhere[key] - even) > 0}
        for skill, each in rates.items()
    }


def _measure_rates(skill: Skill, stems: AbstractSet[str]) -> dict[str, float]:
    """The share that each of the stems has in the words of the texts about a skill."""
    uses: Counter[str] = Counter()
    for text, weight in _list_texts(skill):
        for word in WORD.findall(fold(text)):
            uses[word] += weight
    initials = {key[0] for key in stems}
    total = sum(count for word, count in uses.items() if _can_tell(word))
    found: Counter[str] = Counter()
    for word, count in uses.items():
        # A stem begins with its word's first letter, so most words need none.
        if word[0] in initials and _can_tell(word) and (key := stem(word)) in stems:
            found[key] += count
    return {key: count / total for key, count in found.items()}


def _list_texts(skill: Skill) -> Iterator[tuple[str, int]]:
    """The texts about a skill and their weights. What it is not, and books, would speak for other skills."""
    yield skill.name, _NAME
    for keyword in skill.keywords:
        yield keyword, _NAME
    yield skill.description, _BAR
    for asked in skill.expectations.values():
        yield asked.label, _NAME
        yield asked.bar, _BAR
        for text in asked.behaviours:
            yield text, _BAR
        for text in asked.evidence:
            yield text, _OTHER
    for growth in skill.growth:
        for action in growth.actions:
            if action.kind != "study":
                yield action.text, _OTHER
        for text in growth.done_when:
            yield text, _OTHER


def _choose_words(votes: Mapping[str, float], written: Mapping[str, str]) -> tuple[str, ...]:
    """The words of the text that speak most for a skill; where two speak as much, in the order of the text."""
    order = list(written)
    loudest = sorted(votes, key=lambda key: (-votes[key], order.index(key)))
    return tuple(written[key] for key in loudest[:_MOST_WORDS])
