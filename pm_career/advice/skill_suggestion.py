"""The skills that a few words about something that happened are likely to be about, each with the words that say so.

A word speaks for a skill as far as the framework uses it there more than elsewhere: with "negotiate" in the texts of
one skill alone it speaks for that one, with "team" in those of all it speaks for none. The names of a skill count most,
then what it asks for: examples are full of things that belong to no skill, such as clinics. Nothing is learnt and
nothing is drawn by lot: the same words and the same framework give the same answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pm_career.domain.framework import Framework, Skill, Value
from pm_career.domain.text import WORD, fold
from pm_career.domain.wording import SMALL_WORDS, stem

FEW = 3
_NAME, _BAR, _OTHER = 10, 2, 1
"""How much a word counts in a skill's names, in what it asks for, and in its examples and actions."""
_LIKELY = 0.3
"""Below this a skill is not worth a look. This and what follows was tried on 57 sentences of product managers."""
_SURE, _AHEAD = 0.5, 0.2
"""From this on, and so far ahead of the second, the first one was right 30 times out of 31."""
_DOUBT = 2.0
"""In a thousand words: what a skill has once or twice says less than what it repeats."""
_IDLE = frozenset({
    "about", "after", "afterwards", "again", "ago", "all", "also", "any", "because", "before", "both", "can", "could",
    "down", "each", "early", "eight", "else", "even", "every", "everybody", "everyone", "everything", "first", "five",
    "four", "get", "got", "here", "into", "just", "last", "less", "made", "make", "many", "more", "most", "much", "new",
    "next", "nine", "no", "nobody", "not", "nothing", "now", "off", "one", "only", "other", "others", "out", "over",
    "per", "really", "same", "second", "seven", "several", "should", "six", "some", "such", "ten", "then", "there",
    "these", "third", "those", "three", "through", "together", "too", "twice", "two", "until", "up", "us", "very",
    "want", "wanted", "where", "while", "who", "whole", "whom", "why", "without", "would", "yet",
})  # fmt: skip
"""Words of every sentence beside the small ones: however unevenly a framework uses them, they tell nothing."""


class Suggestion(Value, frozen=True):
    """A skill, and the words as they were written that speak for it, the most telling first.

    `sure` says that it stands out: good enough to be the answer that is offered first.
    """

    skill: str
    words: tuple[str, ...]
    sure: bool = False


def suggest_skills(framework: Framework, text: str, few: int = FEW) -> tuple[Suggestion, ...]:
    """The likely skills, the likeliest first; none where the words speak for none of them."""
    written = _written(text)
    if not written:
        return ()
    votes = _votes(framework, written)
    scores = {skill.id: sum(votes[skill.id].values()) for skill in framework.skills}
    order = sorted(scores, key=lambda skill: -scores[skill])  # a stable sort: ties stay in the framework's order
    best, second = [*(scores[skill] for skill in order), 0.0, 0.0][:2]
    several = bool(order) and len(votes[order[0]]) > 1  # one word alone may be there by chance
    stands_out = several and best >= _SURE and best - second >= _AHEAD
    return tuple(
        Suggestion(skill, _telling(votes[skill], written), sure=stands_out and place == 0)
        for place, skill in enumerate(order[:few])
        if scores[skill] >= _LIKELY
    )


def _written(text: str) -> dict[str, str]:
    """The words that can tell something, by their stem, each as it was first written."""
    found: dict[str, str] = {}
    for match in WORD.finditer(text):
        if _tells(word := fold(match.group())):
            found.setdefault(stem(word), match.group())
    return found


def _tells(word: str) -> bool:
    return len(word) > 1 and not (word in SMALL_WORDS or word in _IDLE or word.isdecimal())


def _votes(framework: Framework, written: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """For each skill the stems that speak for it, and how loud: its share of the word's uses beyond an even one."""
    rates = {skill.id: _rates(skill, written) for skill in framework.skills}
    even = 1 / (len(rates) + 1)
    everywhere = {key: sum(each.get(key, 0.0) for each in rates.values()) + _DOUBT for key in written}
    return {
        skill: {key: share for key, rate in each.items() if (share := rate / everywhere[key] - even) > 0}
        for skill, each in rates.items()
    }


def _rates(skill: Skill, written: Mapping[str, str]) -> dict[str, float]:
    """How often the texts about a skill use each of the stems, in a thousand of their words."""
    uses: Counter[str] = Counter()
    for text, weight in _texts(skill):
        for word in WORD.findall(fold(text)):
            uses[word] += weight
    initials = {key[0] for key in written}
    total = sum(count for word, count in uses.items() if _tells(word))
    found: Counter[str] = Counter()
    for word, count in uses.items():
        # A stem begins with its word's first letter, so most words need none.
        if word[0] in initials and _tells(word) and (key := stem(word)) in written:
            found[key] += count
    return {key: 1000 * count / total for key, count in found.items()}


def _texts(skill: Skill) -> Iterator[tuple[str, int]]:
    """What a framework says a skill is. What it is not, and the titles of books, would speak for other skills."""
    yield skill.name, _NAME
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


def _telling(votes: Mapping[str, float], written: Mapping[str, str]) -> tuple[str, ...]:
    """The three words that speak loudest, as they were written; where two are as loud, in the order of the text."""
    order = list(written)
    loudest = sorted(votes, key=lambda key: (-votes[key], order.index(key)))
    return tuple(written[key] for key in loudest[:3])
