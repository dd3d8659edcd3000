"""Ways along the ladder: what can be reached, the routes from one level to another, and what carries all along.

A way goes up along `next` and aside along `lateral`; it never goes down, and never comes twice to a level.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

from pm_career.advice.comparison import Comparison, compare
from pm_career.domain.framework import Framework, Level, Skill, Value


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


def reachable(framework: Framework, from_id: str) -> tuple[Level, ...]:
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


def leading_to(framework: Framework, to_id: str) -> tuple[Level, ...]:
    """Every level from which the ladder leads to `to_id`, up or aside, in the order of the ladder."""
    left = _left(framework, to_id)
    return tuple(level for level in framework.levels if level.id in left and level.id != to_id)


def stages(framework: Framework, from_id: str, to_id: str) -> tuple[Level, ...]:
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


def routes(framework: Framework, from_id: str, to_id: str, via: Sequence[str] = ()) -> tuple[Route, ...]:
    """The routes from one level to another through all of `via`, at most `ways.MOST_ROUTES`.

    Those with the fewest changes of track come first, the usual way before the others, then those with one more: a
    way that goes to and fro between tracks more often than it must is none that anybody means.
    """
    from pm_career.advice.ways import ways  # 0.5 ms, and every command looks up what is reachable

    return tuple(_route(framework, way) for way in ways(framework, from_id, to_id, via))


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
