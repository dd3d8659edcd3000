"""Every sensible way from one level to another, as ids: lazily, the usual ones first, without a step into a dead end.

A way is a chain of runs: at each rank one stays, or changes tracks, then goes up. Ranks only rise, so that a way comes
twice to a level only within a run; and which numbers of changes still lead to the end is known for each level before
the first way is walked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import NamedTuple

from pm_career.domain.framework import Framework, Level

MOST_ROUTES = 24
"""So many routes are shown at most: a ladder that forks at every rung has more than anybody can weigh."""
_MOST_RUNS = 200
"""So many ways to change tracks at one rank are looked at: more than eight tracks that all lead to each other have."""

Run = tuple[str, ...]


class _Ladder(NamedTuple):
    """What a search needs: the levels, those that a way must pass at each rank, and where it ends."""

    levels: Mapping[str, Level]
    passed: Mapping[int, AbstractSet[str]]
    end: str

    def between(self, low: int, high: int) -> bool:
        """Whether a level that must be passed lies between two ranks, so that no step may lead across it."""
        return any(low < rank < high for rank in self.passed)


def ways(framework: Framework, from_id: str, to_id: str, via: Sequence[str] = ()) -> Iterator[Run]:
    """The ways through all of `via`, at most MOST_ROUTES: with the fewest changes of track, then with one more."""
    levels = {level.id: level for level in framework.levels}
    passed: dict[int, set[str]] = {}
    for level_id in (*via, from_id, to_id):
        passed.setdefault(levels[level_id].rank, set()).add(level_id)
    start, end = levels[from_id].rank, levels[to_id].rank
    if from_id == to_id or not all(start <= rank <= end for rank in passed):
        return iter(())
    ladder = _Ladder(levels, passed, to_id)
    runs, counts = _counted(ladder, start, end)
    fewest = counts.get(from_id, 0)
    fewest = (fewest & -fewest).bit_length() - 1  # the lowest number of changes that leads to the end; -1: none does
    if fewest < 0:
        return iter(())
    found = (way for asides in (fewest, fewest + 1) for way in _walked(ladder, runs, counts, from_id, asides))
    return islice(found, MOST_ROUTES)


def _counted(ladder: _Ladder, start: int, end: int) -> tuple[dict[str, list[Run]], dict[str, int]]:
    """For each level where a way may arrive at its rank: its runs, and the numbers of changes (bits) to the end."""
    runs: dict[str, list[Run]] = {}
    counts: dict[str, int] = {}
    within = [level for level in ladder.levels.values() if start <= level.rank <= end]
    for level in sorted(within, key=lambda each: -each.rank):
        runs[level.id] = _runs(ladder, level)
        found = 0
        for run in runs[level.id]:
            for upper in _onward(ladder, run[-1]):
                found |= counts.get(upper, 0) << len(run) - 1
            if run[-1] == ladder.end:
                found |= 1 << len(run) - 1
        counts[level.id] = found
    return runs, counts


def _runs(ladder: _Ladder, level: Level) -> list[Run]:
    """What a way may do at one rank: stay, or change tracks; through all it must pass there, the longest run first.

    A change that leads where an earlier level of the run leads at once is a detour, unless it passes what it must.
    """
    needed = ladder.passed.get(level.rank, frozenset())
    found: list[Run] = [(level.id,)]
    for run in found:  # grows while it is gone through, so that short runs come first
        if len(found) >= _MOST_RUNS:
            break
        for target in dict.fromkeys(ladder.levels[run[-1]].lateral):
            detour = any(
                target in ladder.levels[early].lateral and not needed & set(run[place + 1 :])
                for place, early in enumerate(run[:-1])
            )
            if target not in run and not detour:
                found.append((*run, target))
    return sorted((run for run in found if needed <= set(run)), key=lambda run: -len(run))


def _onward(ladder: _Ladder, level_id: str) -> Iterator[str]:
    """The levels above, the usual way first, that pass over nothing that must be passed."""
    rank = ladder.levels[level_id].rank
    for upper in dict.fromkeys(ladder.levels[level_id].next):
        if not ladder.between(rank, ladder.levels[upper].rank):
            yield upper


def _walked(
    ladder: _Ladder, runs: Mapping[str, list[Run]], counts: Mapping[str, int], from_id: str, asides: int
) -> Iterator[Run]:
    """The ways with exactly so many changes of track, depth first: changes as early as they can be."""
    stack: list[tuple[Run, str | None, int]] = [((), from_id, asides)]
    while stack:
        way, here, left = stack.pop()
        if here is None:
            yield way
            continue
        onward: list[tuple[Run, str | None, int]] = []
        for run in runs[here]:
            rest = left - (len(run) - 1)
            if run[-1] == ladder.end and rest == 0:
                onward.append(((*way, *run), None, 0))
            if rest >= 0:
                onward += [
                    ((*way, *run), upper, rest)
                    for upper in _onward(ladder, run[-1])
                    if counts.get(upper, 0) >> rest & 1
                ]
        stack += reversed(onward)
