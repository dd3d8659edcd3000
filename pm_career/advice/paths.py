"""Ways from one level to another: which levels can be reached, the shortest way, and all sensible ways.

A way goes up by `next`, and to another track at the same rank by `lateral`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import heappop, heappush
from itertools import islice, pairwise
from typing import NamedTuple

from pm_career.advice.comparison import Comparison, compare
from pm_career.domain.framework import NO_LEVEL, Framework, Level, Skill, Value
from pm_career.errors import UsageError

_REACHABLE_LISTED = 12
"""Levels that are named where a target cannot be reached."""
MOST_ROUTES = 24
"""Routes that are found at most: a ladder that forks at every level has more than anybody can compare."""
_MOST_RUNS = 200
"""Ways to change tracks at one rank that are looked at: more than eight tracks have that all lead to each other."""

Run = tuple[str, ...]
"""The ids of the levels that a way passes at one rank."""
Way = tuple[str, ...]
"""The ids of all levels of a way."""


def find_reachable(framework: Framework, from_id: str) -> tuple[Level, ...]:
    """Every level that the ladder leads to from `from_id`, up or to another track: the nearest first."""
    if from_id == NO_LEVEL:
        return framework.levels
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
    """Every level from which the ladder leads to `to_id`, up or to another track, in the order of the ladder."""
    left = _find_distances(framework, to_id)
    return tuple(level for level in framework.levels if level.id in left and level.id != to_id)


def find_stages(framework: Framework, from_id: str, to_id: str) -> tuple[Level, ...]:
    """The levels after `from_id` up to and with `to_id`: the fewest changes of track, then the fewest levels.

    From NO_LEVEL the first of them is a level that no lower one leads to. Empty where the ladder does not lead there.
    Where several ways are as short, the one that changes tracks first (what the other track asks is learnt lowest),
    then the one that takes the usual way at the first fork.
    """
    left = _find_distances(framework, to_id)
    if from_id == NO_LEVEL:
        first = _find_first(framework, left)
        return (framework.level(first), *find_stages(framework, first, to_id))
    if from_id not in left or from_id == to_id:
        return ()
    way = [framework.level(from_id)]
    while way[-1].id != to_id:
        here = way[-1]
        asides, steps = left[here.id]
        onward = (asides, steps - 1)
        aside = (each for each in here.lateral if left.get(each) == (asides - 1, steps - 1))
        up = (each for each in here.next if left.get(each) == onward)
        way.append(framework.level(next(aside, None) or next(up)))
    return tuple(way[1:])


def _find_first(framework: Framework, left: Mapping[str, tuple[int, int]]) -> str:
    """The level to begin with: the lowest from which one gets there; of several, the one with the least left."""
    leading = [level for level in framework.levels if level.id in left]
    begins = [level.id for level in leading if level.rank == leading[0].rank]
    return min(begins, key=lambda level: left[level])


def require_way(framework: Framework, present: Level, target: Level) -> Level:
    """`target`, if the ladder leads there from `present`, up or aside; else a UsageError with what can be reached."""
    if find_stages(framework, present.id, target.id):
        return target
    reached = ", ".join(level.id for level in find_reachable(framework, present.id)[:_REACHABLE_LISTED])
    hint = f"From {present.id} the ladder leads to: {reached}" if reached else f"It leads nowhere from {present.id}."
    no_way = f"The ladder does not lead from {present.title} to {target.title}."  # however high that is
    raise UsageError(no_way if target.rank > present.rank else f"{target.title} is not above {present.title}.", hint)


def require_target(framework: Framework, present: Level, target: Level) -> Level:
    """`target`, if it is the present level (to get to its bar) or the ladder leads there; else a UsageError."""
    return target if target.id == present.id else require_way(framework, present, target)


def _find_distances(framework: Framework, to_id: str) -> dict[str, tuple[int, int]]:
    """For each level that leads to `to_id`: the fewest (changes of track, stages) that are left."""
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


class Carrier(Value, frozen=True):
    """A skill that counts on the whole way: raised or in focus at each stage, lowered at none.

    `start` and `to` are its steps at both ends (None: not asked for), `raised` is the number of stages that raise it.
    """

    skill: Skill
    start: int | None
    to: int | None
    raised: int


class Route(Value, frozen=True):
    """One way: its stages, each compared with the level before it, and the skills that count at every stage."""

    stages: tuple[Comparison, ...]
    carriers: tuple[Carrier, ...]

    @property
    def asides(self) -> int:
        """How many of its stages are moves to another track."""
        return sum(stage.lateral for stage in self.stages)


def find_routes(framework: Framework, from_id: str, to_id: str, via: Sequence[str] = ()) -> tuple[Route, ...]:
    """The routes from one level to another through all of `via`, at most MOST_ROUTES.

    Those with the fewest changes of track come first, the usual way before the others, then those with one more:
    nobody means a way that goes to and fro between tracks more often than it must.
    """
    return tuple(_build_route(framework, way) for way in find_ways(framework, from_id, to_id, via))


def _build_route(framework: Framework, way: Sequence[str]) -> Route:
    steps = tuple(compare(framework, before, after) for before, after in pairwise(way))
    return Route(steps, _find_carriers(framework, steps))


def _find_carriers(framework: Framework, steps: Sequence[Comparison]) -> tuple[Carrier, ...]:
    """The skills that every stage raises, newly asks for or has in focus, at least one raises; most raised first."""
    found: list[Carrier] = []
    for skill in framework.skills:
        changes = [change for step in steps for change in step.changes if change.skill.id == skill.id]
        raised = sum(change.kind in ("raised", "new") for change in changes)
        focused = sum(bool(each.kind == "unchanged" and each.after and each.after.focus) for each in changes)
        if raised and raised + focused == len(steps) > 1:
            first, last = changes[0].before, changes[-1].after
            found.append(Carrier(skill, first.step if first else None, last.step if last else None, raised))
    return tuple(sorted(found, key=lambda carrier: -carrier.raised))


class _Ladder(NamedTuple):
    """What the search for ways needs: the levels, those that a way must pass at each rank, and where it ends."""

    levels: Mapping[str, Level]
    passed: Mapping[int, AbstractSet[str]]
    end: str

    def is_required_between(self, low: int, high: int) -> bool:
        """Whether a level that must be passed is between two ranks, so that no step may skip it."""
        return any(low < rank < high for rank in self.passed)


def find_ways(framework: Framework, from_id: str, to_id: str, via: Sequence[str] = ()) -> Iterator[Way]:
    """The ways through all of `via` as ids: those with the fewest changes of track, then with one more.

    At most MOST_ROUTES. A way is a chain of runs: at each rank it stays, or changes tracks, then goes up. Ranks only
    rise, so a way can come to a level twice only within a run. Which numbers of changes still lead to the end is known
    for each level before the first way is walked, so that no step leads into a dead end.
    """
    levels = {level.id: level for level in framework.levels}
    passed: dict[int, set[str]] = {}
    for level_id in (*via, from_id, to_id):
        passed.setdefault(levels[level_id].rank, set()).add(level_id)
    start, end = levels[from_id].rank, levels[to_id].rank
    if from_id == to_id or not all(start <= rank <= end for rank in passed):
        return iter(())
    ladder = _Ladder(levels, passed, to_id)
    runs, counts = _count_changes(ladder, start, end)
    fewest = counts.get(from_id, 0)
    fewest = (fewest & -fewest).bit_length() - 1  # the lowest number of changes that leads to the end; -1: none does
    if fewest < 0:
        return iter(())
    found = (way for asides in (fewest, fewest + 1) for way in _walk(ladder, runs, counts, from_id, asides))
    return islice(found, MOST_ROUTES)


def _count_changes(ladder: _Ladder, start: int, end: int) -> tuple[dict[str, list[Run]], dict[str, int]]:
    """For each level: the runs that a way may take from it at its rank, and which numbers of changes lead to the end.

    The numbers are the bits of an int: bit 2 is set where two changes of track lead to the end.
    """
    runs: dict[str, list[Run]] = {}
    counts: dict[str, int] = {}
    within = [level for level in ladder.levels.values() if start <= level.rank <= end]
    for level in sorted(within, key=lambda each: -each.rank):
        runs[level.id] = _list_runs(ladder, level)
        found = 0
        for run in runs[level.id]:
            for upper in _list_upper(ladder, run[-1]):
                found |= counts.get(upper, 0) << len(run) - 1
            if run[-1] == ladder.end:
                found |= 1 << len(run) - 1
        counts[level.id] = found
    return runs, counts


def _list_runs(ladder: _Ladder, level: Level) -> list[Run]:
    """What a way may do at one rank: stay, or change tracks, through all levels it must pass there; longest runs first.

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


def _list_upper(ladder: _Ladder, level_id: str) -> Iterator[str]:
    """The levels above that one leads to, the usual way first, without those that skip a level that must be passed."""
    rank = ladder.levels[level_id].rank
    for upper in dict.fromkeys(ladder.levels[level_id].next):
        if not ladder.is_required_between(rank, ladder.levels[upper].rank):
            yield upper


def _walk(
    ladder: _Ladder, runs: Mapping[str, list[Run]], counts: Mapping[str, int], from_id: str, asides: int
) -> Iterator[Way]:
    """The ways with exactly `asides` changes of track, depth first: changes come as early as they can."""
    stack: list[tuple[Way, str | None, int]] = [((), from_id, asides)]
    while stack:
        way, here, left = stack.pop()
        if here is None:
            yield way
            continue
        onward: list[tuple[Way, str | None, int]] = []
        for run in runs[here]:
            rest = left - (len(run) - 1)
            if run[-1] == ladder.end and rest == 0:
                onward.append(((*way, *run), None, 0))
            if rest >= 0:
                onward += [
                    ((*way, *run), upper, rest)
                    for upper in _list_upper(ladder, run[-1])
                    if counts.get(upper, 0) >> rest & 1
                ]
        stack += reversed(onward)
