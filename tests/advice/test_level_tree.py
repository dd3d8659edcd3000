"""Where a ladder that forks is laid out below one another: how deep, and where a branch begins."""

from __future__ import annotations

import pytest

from pm_career.advice.level_tree import lay_out_levels
from pm_career.domain.framework import Framework, Level


@pytest.mark.parametrize(
    ("nexts", "placed"),
    [
        ({"a": "b", "b": "c", "c": ""}, [("a", 0, False), ("b", 0, False), ("c", 0, False)]),
        (
            {"a": "bc", "b": "d", "c": "e", "d": "e", "e": ""},
            [("a", 0, False), ("b", 1, True), ("d", 1, False), ("c", 1, True), ("e", 0, False)],
        ),
    ],
)
def test_a_branch_begins_where_several_ways_lead_on(nexts: dict[str, str], placed: list[tuple[str, int, bool]]) -> None:
    levels = tuple(Level(id, id, rank=at, next=tuple(after)) for at, (id, after) in enumerate(nexts.items(), start=1))
    found = lay_out_levels(Framework("any", "Any", "1.0.0", (), levels, ()))
    assert [(each.level.id, each.depth, each.begins) for each in found] == placed
