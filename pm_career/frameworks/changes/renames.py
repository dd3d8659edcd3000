"""Find levels, skills and tracks whose id changed: as `formerly` says, else by comparing their words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple, TypeVar

from pm_career.domain.fields import list_texts
from pm_career.domain.framework import Framework, Level, Skill, Track
from pm_career.domain.text import fold_name
from pm_career.domain.wording import count_words, measure_likeness
from pm_career.frameworks.changes.pairing import choose_best

NEARLY_SAME = 0.7
"""From this share of words in common, what has another id is taken for the same under another name."""
_FEWEST_WORDS = 6
"""With fewer words than this, only the same name tells that two are the same."""
_MOST_PAIRS = 4_000
"""Of more pairs than this, only those are compared that share a word which is rare."""
_RARE = 6
"""A word in more pieces than this, old and new together, is not rare."""


class Renamed(NamedTuple):
    """Old id -> new id, and for each old id the share of words that both have in common."""

    ids: dict[str, str]
    alike: dict[str, float]


class _Content(NamedTuple):
    id: str
    name: str
    words: Counter[str]


Piece = TypeVar("Piece", Level, Skill, Track)


def find_renamed_levels(old: Framework, new: Framework) -> Renamed:
    """The levels that have another id, by their texts and by what they expect."""
    gone, come = _list_unmatched(old.levels, new.levels)
    return _match(
        [_collect_level_words(old, each) for each in gone],
        [_collect_level_words(new, each) for each in come],
        _find_declared(gone, come),
    )


def find_renamed_skills(old: Framework, new: Framework) -> Renamed:
    """The skills that have another id, by their texts."""
    gone, come = _list_unmatched(old.skills, new.skills)
    return _match(
        [_collect_skill_words(each) for each in gone],
        [_collect_skill_words(each) for each in come],
        _find_declared(gone, come),
    )


def find_renamed_tracks(old: Framework, new: Framework) -> Renamed:
    """The tracks that have another id, by their title."""
    gone, come = _list_unmatched(old.tracks, new.tracks)
    return _match([_collect_track_words(each) for each in gone], [_collect_track_words(each) for each in come], {})


def _list_unmatched(old: Sequence[Piece], new: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    olds, news = {each.id for each in old}, {each.id for each in new}
    return [each for each in old if each.id not in news], [each for each in new if each.id not in olds]


def _find_declared(gone: Sequence[Level | Skill], come: Sequence[Level | Skill]) -> dict[str, str]:
    """Old id -> new id where one that came says under `formerly` that it was that one; '' where several say so.

    Of several old ids that became one, the first is taken for it.
    """
    left = {each.id for each in gone}
    claims = [(id, each.id) for each in come for id in each.formerly if id in left]
    counts = Counter(old for old, _ in claims)
    found = {old: "" for old, count in counts.items() if count > 1}
    for old, new in claims:
        if counts[old] == 1 and new not in found.values():
            found[old] = new
    return found


def _match(gone: Sequence[_Content], come: Sequence[_Content], declared: Mapping[str, str]) -> Renamed:
    scored: list[tuple[float, int, int]] = []
    shares: dict[tuple[int, int], float] = {}
    places = {each.id: place for place, each in enumerate(come)}
    certain = [(a, places[declared[each.id]]) for a, each in enumerate(gone) if declared.get(each.id)]
    for a, b in (*certain, *_list_candidates(gone, come)):
        one, other = gone[a], come[b]
        share = measure_likeness(one.words, other.words)
        if one.id in declared:
            if declared[one.id] == other.id:
                scored.append((inf, a, b))  # before every pair that only words and names tell of
                shares[a, b] = share
            continue
        same_name = fold_name(one.name) == fold_name(other.name) != ""
        enough = min(one.words.total(), other.words.total()) >= _FEWEST_WORDS
        if same_name or (enough and share >= NEARLY_SAME):
            scored.append((share + same_name, a, b))
            shares[a, b] = share
    pairs = choose_best(scored)
    return Renamed(
        {gone[a].id: come[b].id for a, b in pairs.items()},
        {gone[a].id: round(shares[a, b], 2) for a, b in pairs.items()},
    )


def _list_candidates(gone: Sequence[_Content], come: Sequence[_Content]) -> Iterable[tuple[int, int]]:
    """The pairs that are worth comparing: all of a few; of many, those of one name or with a rare word in common."""
    if len(gone) * len(come) <= _MOST_PAIRS:
        return ((a, b) for a in range(len(gone)) for b in range(len(come)))
    olds, news = _index_by_word(gone), _index_by_word(come)
    return {
        (a, b)
        for word, holding in olds.items()
        if len(holding) + len(news.get(word, ())) <= _RARE
        for a in holding
        for b in news.get(word, ())
    }


def _index_by_word(contents: Sequence[_Content]) -> Mapping[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for at, content in enumerate(contents):
        for word in (*content.words, f"name {fold_name(content.name)}"):
            holders[word].append(at)
    return holders


_NO_WORDING = {
    "id", "aliases", "formerly", "stage", "track", "next", "lateral", "area", "builds_on", "short", "kind", "size",
}  # fmt: skip
"""What is no wording of a level or a skill: ids, groups, and other names for the same."""


def _collect_level_words(framework: Framework, level: Level) -> _Content:
    texts = list(list_texts(level, _NO_WORDING))
    for skill in framework.skills:
        if (expectation := skill.expectations.get(level.id)) is not None:
            texts += list_texts(expectation, {"evidence"})
    return _Content(level.id, level.title, count_words(texts))


def _collect_skill_words(skill: Skill) -> _Content:
    return _Content(skill.id, skill.name, count_words(list_texts(skill, _NO_WORDING)))


def _collect_track_words(track: Track) -> _Content:
    return _Content(track.id, track.title, count_words((track.title,)))
