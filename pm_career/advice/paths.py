"""Ways along the ladder: what is reachable, the routes from one level to another, and what carries all along."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from pm_career.advice.comparison import Comparison, compare
from pm_career.domain.framework import Framework, Level, Skill, Value

MOST_ROUTES = 24
"""So many routes are shown at most: a ladder that forks at every rung has more than anybody can weigh."""


class Carrier(Value, frozen=True):
    """A skill that counts on the whole way: asked for, in focus or raised at each stage. Steps at both ends."""

    skill: Skill
    start: int | None
    to: int | None
    raised: int


class Route(Value, frozen=True):
    """One way up: its stages, each against the level before it, and the skills that carry all along."""

    stages: tuple[Comparison, ...]
    carriers: tuple[Carrier, ...]


def reachable(framework: Framework, from_id: str) -> tuple[Level, ...]:
    """Every level above `from_id` along `next`, nearest first, the usual way before the others."""
    return tuple(framework.level(level_id) for level_id in _parents(framework, from_id) if level_id != from_id)


def stages(framework: Framework, from_id: str, to_id: str) -> tuple[Level, ...]:
    """The levels after `from_id` up to and with `to_id` by the fewest rungs; empty where `to_id` is not above.

    Where several ways are as short, the one that takes the usual way at the first fork.
    """
    parents = _parents(framework, from_id)
    if to_id not in parents or to_id == from_id:
        return ()
    way = [to_id]
    while parents[way[-1]] != from_id:
        way.append(parents[way[-1]])
    return tuple(framework.level(level_id) for level_id in reversed(way))


def routes(framework: Framework, from_id: str, to_id: str, via: Sequence[str] = ()) -> tuple[Route, ...]:
    """Every route from one level up to another through all of `via`, the usual way first; at most MOST_ROUTES."""
    between = sorted(dict.fromkeys(via), key=lambda level_id: framework.level(level_id).rank)
    points = list(dict.fromkeys((from_id, *between, to_id)))
    nexts = {level.id: level.next for level in framework.levels}
    if from_id == to_id or not all(before in _leading_to(nexts, after) for before, after in pairwise(points)):
        return ()
    return tuple(_route(framework, way) for way in islice(_through(nexts, points), MOST_ROUTES))


def _route(framework: Framework, way: Sequence[str]) -> Route:
    steps = tuple(compare(framework, before, after) for before, after in pairwise(way))
    return Route(steps, _carriers(framework, steps))


def _carriers(framework: Framework, steps: Sequence[Comparison]) -> tuple[Carrier, ...]:
    """The skills that every stage raises, asks anew or puts in focus; most raised first."""
    found: list[Carrier] = []
    for skill in framework.skills:
        changes = [change for step in steps for change in step.changes if change.skill.id == skill.id]
        counted = [
            change for change in changes if change.kind in ("raised", "new") or (change.after and change.after.focus)
        ]
        if len(counted) == len(steps) and len(steps) > 1:
            first, last = changes[0].before, changes[-1].after
            raised = sum(change.kind in ("raised", "new") for change in changes)
            found.append(Carrier(skill, first.step if first else None, last.step if last else None, raised))
    return tuple(sorted(found, key=lambda carrier: -carrier.raised))


def _through(nexts: dict[str, tuple[str, ...]], points: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every way that passes all points in their order; each is known to lead to the one after it."""
    if len(points) == 1:
        yield (points[0],)
        return
    for head in _ways(nexts, points[0], points[1]):
        for tail in _through(nexts, points[1:]):
            yield head + tail[1:]


def _ways(nexts: dict[str, tuple[str, ...]], from_id: str, to_id: str) -> Iterator[tuple[str, ...]]:
    """Every way as ids, depth first, the usual way first; branches that never reach `to_id` are not entered."""
    leading = _leading_to(nexts, to_id)
    stack: list[tuple[str, ...]] = [(from_id,)]
    while stack:
        way = stack.pop()
        if way[-1] == to_id:
            yield way
        else:
            stack += [(*way, target) for target in reversed(nexts[way[-1]]) if target in leading]


def _leading_to(nexts: dict[str, tuple[str, ...]], to_id: str) -> set[str]:
    before: dict[str, list[str]] = {}
    for level_id, targets in nexts.items():
        for target in targets:
            before.setdefault(target, []).append(level_id)
    found, waiting = {to_id}, [to_id]
    while waiting:
        for level_id in before.get(waiting.pop(), ()):
            if level_id not in found:
                found.add(level_id)
                waiting.append(level_id)
    return found


def _parents(framework: Framework, from_id: str) -> dict[str, str]:
    """Each reachable id with the id it is first reached from, in the order of a breadth-first walk."""
    nexts = {level.id: level.next for level in framework.levels}
    parents = {from_id: from_id}
    queue = deque([from_id])
    while queue:
        current = queue.popleft()
        for target in nexts[current]:
            if target not in parents:
                parents[target] = current
                queue.append(target)
    return parents
