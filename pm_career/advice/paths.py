"""Ways along the ladder: what is reachable from a level, and the stages on the way to another."""

from __future__ import annotations

from collections import deque

from pm_career.domain.framework import Framework, Level


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
