"""Ids that are gone while another came for the same content: what was renamed, as far as content tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from pm_career.domain.framework import Framework, Level, Skill, Track
from pm_career.domain.text import fold_name
from pm_career.domain.wording import count_words, measure_likeness
from pm_career.frameworks.changes.pairing import best

NEARLY_SAME = 0.7
"""From this share of words in common, what has another id is held for the same under another name."""
_FEWEST_WORDS = 6
"""With fewer words than this, only the same name tells that two are the same."""
_MOST_WEIGHED = 4_000
"""Of more pairs than this, only those are weighed that share a word which is rare."""
_RARE = 6


class Renamed(NamedTuple):
    """Old id -> new id, and for each old id the share of words that both have in common."""

    ids: dict[str, str]
    alike: dict[str, float]


class _Content(NamedTuple):
    id: str
    name: str
    words: Counter[str]


Piece = TypeVar("Piece", Level, Skill, Track)


def renamed_levels(old: Framework, new: Framework) -> Renamed:
    """The levels that have another id, by their texts and by what they expect."""
    gone, come = _unmatched(old.levels, new.levels)
    return _matched([_level(old, each) for each in gone], [_level(new, each) for each in come])


def renamed_skills(old: Framework, new: Framework) -> Renamed:
    """The skills that have another id, by their texts."""
    gone, come = _unmatched(old.skills, new.skills)
    return _matched([_skill(each) for each in gone], [_skill(each) for each in come])


def renamed_tracks(old: Framework, new: Framework) -> Renamed:
    """The tracks that have another id, by their title."""
    gone, come = _unmatched(old.tracks, new.tracks)
    return _matched([_track(each) for each in gone], [_track(each) for each in come])


def _unmatched(old: Sequence[Piece], new: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    olds, news = {each.id for each in old}, {each.id for each in new}
    return [each for each in old if each.id not in news], [each for each in new if each.id not in olds]


def _matched(gone: Sequence[_Content], come: Sequence[_Content]) -> Renamed:
    scored: list[tuple[float, int, int]] = []
    shares: dict[tuple[int, int], float] = {}
    for a, b in _candidates(gone, come):
        one, other = gone[a], come[b]
        share = 1.0 if one.words == other.words else measure_likeness(one.words, other.words)
        same_name = fold_name(one.name) == fold_name(other.name) != ""
        enough = min(one.words.total(), other.words.total()) >= _FEWEST_WORDS
        if same_name or (enough and share >= NEARLY_SAME):
            scored.append((share + same_name, a, b))
            shares[a, b] = share
    pairs = best(scored)
    return Renamed(
        {gone[a].id: come[b].id for a, b in pairs.items()},
        {gone[a].id: round(shares[a, b], 2) for a, b in pairs.items()},
    )


def _candidates(gone: Sequence[_Content], come: Sequence[_Content]) -> Iterable[tuple[int, int]]:
    """The pairs that are worth weighing: all of a few; of many, those of one name or with a rare word in common."""
    if len(gone) * len(come) <= _MOST_WEIGHED:
        return ((a, b) for a in range(len(gone)) for b in range(len(come)))
    olds, news = _holders(gone), _holders(come)
    return {
        (a, b)
        for word, holding in olds.items()
        if len(holding) + len(news.get(word, ())) <= _RARE
        for a in holding
        for b in news.get(word, ())
    }


def _holders(contents: Sequence[_Content]) -> Mapping[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for at, content in enumerate(contents):
        for word in (*content.words, f"name {fold_name(content.name)}"):
            holders[word].append(at)
    return holders


def _level(framework: Framework, level: Level) -> _Content:
    texts = [
        *(level.title, *level.titles, level.summary, level.titles_apart),
        *(level.scope.impact, level.scope.autonomy, level.scope.influence, level.scope.complexity),
        *(text for each in level.responsibilities for text in (each.title, each.summary, *each.in_practice)),
        *(text for each in level.watch_outs for text in (each.text, each.instead)),
        *level.first_90_days,
        *level.not_this_level,
        *level.growing_here,
    ]
    for skill in framework.skills:
        expectation = skill.expectations.get(level.id)
        if expectation is not None:
            texts += [expectation.label, expectation.bar, *expectation.behaviours]
    return _Content(level.id, level.title, count_words(texts))


def _skill(skill: Skill) -> _Content:
    return _Content(skill.id, skill.name, count_words((skill.name, *_skill_texts(skill))))


def _skill_texts(skill: Skill) -> Iterator[str]:
    yield from (skill.description, skill.is_not)
    for each in skill.expectations.values():
        yield from (each.label, each.bar, *each.behaviours, *each.evidence)
    for growth in skill.growth:
        yield from (*(action.text for action in growth.actions), *growth.done_when, growth.trap)


def _track(track: Track) -> _Content:
    return _Content(track.id, track.title, count_words((track.title,)))
