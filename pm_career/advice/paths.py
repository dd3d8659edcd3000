"""Every sensible way from one level to another, as ids: lazily, the usual ones first, without a step into a dead end.

A way is a chain of runs: at each rank one stays, or changes tracks, then goes up. Ranks only rise, so that a way comes
twice to a level only within a run; and which numbers of changes still lead to the end is known for each level before
the first way is walked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import heappop, heappush
from itertools import islice, pairwise
from typing import NamedTuple

from pm_career.advice.comparison import Comparison, compare
from pm_career.domain.framework import Framework, Level, Skill, Value
from pm_career.errors import UsageError

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


def find_ways(framework: Framework, from_id: str, to_id: str, via: Sequence[str] = ()) -> Iterator[Run]:
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


class Carrier(Value, frozen=True):
    """A skill that counts on the whole way: raised or in focus at each stage, lowered at none. Steps at both ends."""

    skill: Skill
    start: int | None
    to: int | None
    raised: int


class Route(Value, frozen=True):
    """One way: its stages, each against the level before it, and the skills that carry all along."""

    stages: tuple[Comparison, ...]
    carriers: tuple[Carrier, ...]

    @property
    def asides(self) -> int:
        """How many of its stages are moves to another track."""
        return sum(stage.lateral for stage in self.stages)


def find_reachable(framework: Framework, from_id: str) -> tuple[Level, ...]:
    """Every level that the ladder leads to from `from_id`, up or aside: nearest first, the usual way before others."""
    targets = {level.id: (*level.next, *level.lateral) for level in framework.levels}
    found = [from_id]
    seen = {from_id}
    for current in found:  # grows while it is gone through
        for target in targets[current]:
            if target not in seen:
                seen.add(target)
                found.append(target)
    return tuple(framework.level(level_id) for level_id in found[1:])


def find_leading_to(framework: Framework, to_id: str) -> tuple[Level, ...]:
    """Every level from which the ladder leads to `to_id`, up or aside, in the order of the ladder."""
    left = _left(framework, to_id)
    return tuple(level for level in framework.levels if level.id in left and level.id != to_id)


def find_stages(framework: Framework, from_id: str, to_id: str) -> tuple[Level, ...]:
    """The levels after `from_id` up to and with `to_id`: the fewest changes of track, then the fewest rungs.

    Empty where the ladder does not lead there. Where several ways are as short, the one that changes tracks first
    (what the other track asks is learnt lowest), then the one that takes the usual way at the first fork.
    """
    left = _left(framework, to_id)
    if from_id not in left or from_id == to_id:
        return ()
    way = [framework.level(from_id)]
    while way[-1].id != to_id:
        here = way[-1]
        asides, rungs = left[here.id]
        onward = (asides, rungs - 1)
        aside = (each for each in here.lateral if left.get(each) == (asides - 1, rungs - 1))
        up = (each for each in here.next if left.get(each) == onward)
        way.append(framework.level(next(aside, None) or next(up)))
    return tuple(way[1:])


def require_way(framework: Framework, present: Level, target: Level) -> Level:
    """`target`, if the ladder leads there from `present`, up or aside; else a UsageError with what is reachable."""
    if find_stages(framework, present.id, target.id):
        return target
    reached = ", ".join(level.id for level in find_reachable(framework, present.id)[:12])
    hint = f"From {present.id} the ladder leads to: {reached}" if reached else f"It leads nowhere from {present.id}."
    no_way = f"The ladder does not lead from {present.title} to {target.title}."  # however high that is
    raise UsageError(no_way if target.rank > present.rank else f"{target.title} is not above {present.title}.", hint)


def find_routes(framework: Framework, from_id: str, to_id: str, via: Sequence[str] = ()) -> tuple[Route, ...]:
    """The routes from one level to another through all of `via`, at most `ways.MOST_ROUTES`.

    Those with the fewest changes of track come first, the usual way before the others, then those with one more: a
    way that goes to and fro between tracks more often than it must is none that anybody means.
    """
    # 0.5 ms, and every command looks up what is reachable

    return tuple(_route(framework, way) for way in find_ways(framework, from_id, to_id, via))


def _route(framework: Framework, way: Sequence[str]) -> Route:
    steps = tuple(compare(framework, before, after) for before, after in pairwise(way))
    return Route(steps, _carriers(framework, steps))


def _carriers(framework: Framework, steps: Sequence[Comparison]) -> tuple[Carrier, ...]:
    """The skills that every stage raises, asks anew or has in focus, and some stage raises; most raised first."""
    found: list[Carrier] = []
    for skill in framework.skills:
        changes = [change for step in steps for change in step.changes if change.skill.id == skill.id]
        raised = sum(change.kind in ("raised", "new") for change in changes)
        focused = sum(bool(each.kind == "unchanged" and each.after and each.after.focus) for each in changes)
        if raised and raised + focused == len(steps) > 1:
            first, last = changes[0].before, changes[-1].after
            found.append(Carrier(skill, first.step if first else None, last.step if last else None, raised))
    return tuple(sorted(found, key=lambda carrier: -carrier.raised))


def _left(framework: Framework, to_id: str) -> dict[str, tuple[int, int]]:
    """For each level that leads to `to_id`: how many changes of track and how many stages are left at the least."""
    before: dict[str, list[tuple[str, int]]] = {}
    for level in framework.levels:
        for target in level.next:
            before.setdefault(target, []).append((level.id, 0))
        for target in level.lateral:
            before.setdefault(target, []).append((level.id, 1))
    found: dict[str, tuple[int, int]] = {}
    waiting = [((0, 0), to_id)]
    while waiting:
        cost, level_id = heappop(waiting)
        if level_id not in found:
            found[level_id] = cost
            for lower, aside in before.get(level_id, ()):
                heappush(waiting, ((cost[0] + aside, cost[1] + 1), lower))
    return found
