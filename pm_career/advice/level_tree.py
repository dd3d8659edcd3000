"""Lay out a ladder that forks as lines: each branch is indented until the branches meet again."""

from __future__ import annotations

from collections import defaultdict
from graphlib import TopologicalSorter
from typing import NamedTuple

from pm_career.domain.framework import Framework, Level


class PlacedLevel(NamedTuple):
    """A level, how far it is indented (0, 1, …), and whether a branch begins with it."""

    level: Level
    depth: int
    begins: bool


def lay_out_levels(framework: Framework) -> list[PlacedLevel]:
    """Every level once, each after all that lead to it; a branch is whole before the next one begins."""
    levels = {level.id: level for level in framework.levels}
    before: dict[str, list[str]] = {level_id: [] for level_id in levels}
    for level in framework.levels:
        for after in level.next:
            before[after].append(level.id)
    owned = _find_owners(framework, before)
    found: list[PlacedLevel] = []
    depths = {"": 0}
    waiting = [(each, "") for each in reversed(owned[""])]
    while waiting:
        here, above = waiting.pop()
        begins = above != "" and before[here] == [above] and len(levels[above].next) > 1
        depths[here] = depths[above] + begins
        found.append(PlacedLevel(levels[here], depths[here], begins))
        branches = [each for each in levels[here].next if before[each] == [here]]
        meeting = [each for each in owned[here] if each not in branches]
        waiting += [(each, here) for each in reversed([*branches, *meeting])]
    return found


def _find_owners(framework: Framework, before: dict[str, list[str]]) -> dict[str, list[str]]:
    """For each level those that hang below it: all ways to them pass it, and it is the nearest such level.

    The key "" holds those that no single level leads to. Lower levels come first.
    """
    owned: defaultdict[str, list[str]] = defaultdict(list)
    ways: dict[str, list[str]] = {}
    rank = {level.id: place for place, level in enumerate(framework.levels)}
    order = TopologicalSorter(before)
    order.prepare()
    while order.is_active():
        for here in sorted(order.get_ready(), key=rank.__getitem__):
            known = [ways[each] for each in before[here]]
            shared = [step for step in known[0] if all(step in way for way in known[1:])] if known else []
            owned[shared[-1] if shared else ""].append(here)
            ways[here] = [*shared, here]
            order.done(here)
    return owned
