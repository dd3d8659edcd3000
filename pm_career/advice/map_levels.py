"""Guess which level of another ladder each level corresponds to: in the order of rank, and one to one where possible.

No level comes below one of a lower rank; levels of one rank, on several tracks, are free of each other. Levels with a
name in common come first. The others are placed between them: all of one rank on one rank of the other ladder, on a
rank of their own as far as there are enough, on those whose levels ask the most similar, else by their place.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from pm_career.advice.level_likeness import LevelComparer, Likeness
from pm_career.domain.framework import Framework, Level
from pm_career.domain.ladder_map import Guess
from pm_career.domain.names import list_level_names
from pm_career.domain.text import fold_name


def guess_levels(
    source: Framework, target: Framework, steps: Mapping[int, int | None], skills: Mapping[str, str | None]
) -> tuple[Guess[str], ...]:
    """Guess each level of `source`, in its order; `steps` and `skills` are those of `target` that go with its own."""
    comparer = LevelComparer(source, target, steps, skills)
    found = {level.id: _find_namesake(level, comparer) for level in source.levels}
    namesakes = _keep_in_order(source.levels, {old: each for old, each in found.items() if each})
    chosen = {old: namesake.level for old, namesake in namesakes.items()}
    chosen |= _place_between(source, comparer, chosen)
    guesses = []
    for level in source.levels:
        new = chosen[level.id]
        why = namesakes[level.id].why if level.id in namesakes else _explain_place(level, new, comparer)
        guesses.append(Guess(level.id, new.id, why, _find_runner_up(level, new, comparer) if why else None))
    return tuple(guesses)


class _Namesake(NamedTuple):
    """The one level of the other ladder that has a level's id or a name of it. `why` is empty if that is certain."""

    level: Level
    why: str


def _find_namesake(level: Level, comparer: LevelComparer) -> _Namesake | None:
    """The level with the same id; else the only one with a title of it; else the only one that answers to its names."""
    others = comparer.target.levels
    titled = [other for other in others if comparer.compare(level, other).titles]
    for other in others:
        if other.id == level.id:
            doubtful = fold_name(other.title) != fold_name(level.title) and any(each.id != other.id for each in titled)
            return _Namesake(other, "likely: the same id" if doubtful else "")
    called = titled or [other for other in others if comparer.compare(level, other).names]
    if len(called) != 1:
        return None
    own = {fold_name(name) for name in list_level_names(level)}
    shared = next(name for name in list_level_names(called[0]) if fold_name(name) in own)
    exact = fold_name(called[0].title) == fold_name(level.title)
    return _Namesake(called[0], "" if exact else f"likely: both are called '{shared}'")


def _keep_in_order(levels: Sequence[Level], namesakes: Mapping[str, _Namesake]) -> dict[str, _Namesake]:
    """The most of the namesakes of which none is below that of a lower level; of as many, the more certain ones."""
    ranks = {level.id: level.rank for level in levels}
    order = sorted(namesakes, key=lambda old: (ranks[old], namesakes[old].level.rank))
    most = itemgetter(0, 1)
    longest: dict[str, tuple[int, int, tuple[str, ...]]] = {}  # to each: how many, how many are certain, and which
    for at, old in enumerate(order):
        highest = namesakes[old].level.rank
        before = (longest[each] for each in order[:at] if namesakes[each].level.rank <= highest)
        count, certain, way = max(before, default=(0, 0, ()), key=most)
        longest[old] = (count + 1, certain + (not namesakes[old].why), (*way, old))
    kept = max(longest.values(), default=(0, 0, ()), key=most)[2]
    return {old: namesakes[old] for old in kept}


class _Score(NamedTuple):
    """How well levels are placed, to be added up; of two ways to place them, the greater is the better one."""

    titles: int = 0
    names: int = 0
    words: int = 0
    apart: int = 0  # levels on a level of their own
    tracks: int = 0
    compared: int = 0
    nearness: int = 0
    place: int = 0  # how far they are from the same place, counted down from 0

    def add(self, other: _Score) -> _Score:
        return _Score(*(one + more for one, more in zip(self, other, strict=True)))


class _Way(NamedTuple):
    """A way to place the ranks that were gone through so far: the rank of the other ladder that each is on."""

    ranks: tuple[int, ...] = ()
    score: _Score = _Score()

    def lead_to(self, rank: int, score: _Score) -> _Way:
        return _Way((*self.ranks, rank), self.score.add(score))


def _place_between(source: Framework, comparer: LevelComparer, fixed: Mapping[str, Level]) -> dict[str, Level]:
    """Place the levels of `source` that are not in `fixed`, those of one rank on one rank, without leaving the order.

    Goes through the ranks from the lowest up and keeps, for each rank that one may come to, the best way to it.
    """
    rungs = _group_by_rank([level for level in source.levels if level.id not in fixed])
    there = _group_by_rank(comparer.target.levels)
    taken = {other.id for other in fixed.values()}
    ways = {0: _Way()}
    for rank, levels in rungs.items():
        below = [fixed[level.id].rank for level in source.levels if level.rank < rank and level.id in fixed]
        above = [fixed[level.id].rank for level in source.levels if level.rank > rank and level.id in fixed]
        scores = {
            other: _score_rank(levels, others, taken, comparer, shared=other in below or other in above)
            for other, others in there.items()
            if max(below, default=other) <= other <= min(above, default=other)
        }
        ways = _lead_further(ways, scores)
    best = max(ways.values(), key=_get_score)
    chosen: dict[str, Level] = {}
    for levels, other in zip(rungs.values(), best.ranks, strict=True):
        chosen |= _pair_up(levels, there[other], {*taken, *(each.id for each in chosen.values())}, comparer)
    return chosen


def _lead_further(ways: Mapping[int, _Way], scores: Mapping[int, _Score]) -> dict[int, _Way]:
    """The best way to each of the ranks in `scores`, from `ways`, which are by the rank that they end on.

    Of two as good ones the lower is taken. On a rank that is taken already, no level is on one of its own.
    """
    found: dict[int, _Way] = {}
    best: _Way | None = None  # of those that end further down
    for rank in sorted({*ways, *scores}):
        onto = []
        if rank in scores and best:
            onto.append(best.lead_to(rank, scores[rank]))
        if rank in scores and rank in ways:
            onto.append(ways[rank].lead_to(rank, scores[rank]._replace(apart=0)))
        if onto:
            found[rank] = max(onto, key=_get_score)
        if rank in ways:
            best = max(best or ways[rank], ways[rank], key=_get_score)
    return found


def _get_score(way: _Way) -> _Score:
    return way.score


def _group_by_rank(levels: Sequence[Level]) -> dict[int, list[Level]]:
    """The levels of each rank, the lowest rank first."""
    ranks = sorted({level.rank for level in levels})
    return {rank: [level for level in levels if level.rank == rank] for rank in ranks}


def _score_rank(
    levels: Sequence[Level], others: Sequence[Level], taken: Collection[str], comparer: LevelComparer, *, shared: bool
) -> _Score:
    """How well the levels of one rank are placed on those of a rank of the other ladder.

    `shared`: a level of another rank is on it. The words of a level that is taken say nothing: they are the other's.
    """
    pairs = _pair_up(levels, others, taken, comparer)
    found = [comparer.compare(level, pairs[level.id]) for level in levels]
    free = sum(other.id not in taken for other in others)
    return _Score(
        titles=sum(each.titles for each in found),
        names=sum(each.names for each in found),
        words=sum(each.words for level, each in zip(levels, found, strict=True) if pairs[level.id].id not in taken),
        apart=0 if shared else min(len(levels), free),
        tracks=sum(each.tracks for each in found),
        compared=sum(each.compared for each in found),
        nearness=sum(each.nearness for each in found),
        place=-comparer.measure_shift(levels[0], others[0]),
    )


def _pair_up(
    levels: Sequence[Level], others: Sequence[Level], taken: Collection[str], comparer: LevelComparer
) -> dict[str, Level]:
    """Give each level of one rank one of `others`: the likeliest pairs first, as long as some are not taken."""
    free = [other for other in others if other.id not in taken]
    found: dict[str, Level] = {}
    while free and len(found) < len(levels):
        pairs = [(level, other) for level in levels if level.id not in found for other in free]
        level, other = max(pairs, key=lambda pair: comparer.compare(*pair))
        found[level.id] = other
        free.remove(other)
    for level in levels:
        found.setdefault(level.id, max(others, key=lambda other: comparer.compare(level, other)))
    return found


def _explain_place(level: Level, chosen: Level, comparer: LevelComparer) -> str:
    """Why a level that has no namesake is `chosen` on the other ladder."""
    likeness = comparer.compare(level, chosen)
    if likeness.names:
        return f"perhaps: has a {'title' if likeness.titles else 'name'} of it, {chosen.title}"
    if likeness.words:
        return f"perhaps: by a word of its title, {chosen.title}"
    if not likeness.compared:
        return f"perhaps: by its place alone, {chosen.title}"
    found = [comparer.compare(level, other) for other in comparer.target.levels]
    nearest = max(each.nearness for each in found if each.compared)
    return f"perhaps: {'asks the most alike' if likeness.nearness == nearest else 'by its place'}, {chosen.title}"


def _find_runner_up(level: Level, chosen: Level, comparer: LevelComparer) -> str | None:
    """The likeliest level but the chosen one, wherever it is; the lower one of two. None if there is no other."""

    def weigh(other: Level) -> tuple[Likeness, int]:
        return comparer.compare(level, other), -comparer.measure_shift(level, other)

    others = [other for other in comparer.target.levels if other.id != chosen.id]
    return max(others, key=weigh).id if others else None
