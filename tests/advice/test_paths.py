"""Ways along a ladder, and comparisons, on any framework."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ladders import frameworks

from pm_career.advice.comparison import KINDS, compare
from pm_career.advice.paths import find_reachable, find_routes, find_stages, require_way
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step
from pm_career.errors import UsageError


@given(frameworks(), st.data())
def test_every_way_leads_rung_by_rung_from_start_to_end(framework: Framework, data: st.DataObject) -> None:
    start, end = (data.draw(st.sampled_from(framework.levels)) for _ in range(2))
    found = find_routes(framework, start.id, end.id)
    for route in found:
        ids = [start.id, *(stage.to.id for stage in route.stages)]
        assert ids[-1] == end.id
        assert all(after in framework.level(before).next for before, after in pairwise(ids))
    assert bool(found) == bool(find_stages(framework, start.id, end.id)) == (end in find_reachable(framework, start.id))
    assert len({tuple(stage.to.id for stage in route.stages) for route in found}) == len(found)


@given(frameworks(), st.data())
def test_via_keeps_exactly_the_ways_through_that_level(framework: Framework, data: st.DataObject) -> None:
    start, end, through = (data.draw(st.sampled_from(framework.levels)) for _ in range(3))
    every = find_routes(framework, start.id, end.id)
    kept = find_routes(framework, start.id, end.id, [through.id])
    passing = [route for route in every if through.id in {start.id, *(stage.to.id for stage in route.stages)}]
    assert sorted(map(str, kept)) == sorted(map(str, passing))


@given(frameworks(), st.data())
def test_the_stages_are_the_shortest_way(framework: Framework, data: st.DataObject) -> None:
    start, end = (data.draw(st.sampled_from(framework.levels)) for _ in range(2))
    way = find_stages(framework, start.id, end.id)
    found = find_routes(framework, start.id, end.id)
    assert len(way) == min((len(route.stages) for route in found), default=0)


@given(frameworks(), st.data())
def test_a_comparison_turned_round_turns_each_change_round(framework: Framework, data: st.DataObject) -> None:
    first, second = (data.draw(st.sampled_from(framework.levels)) for _ in range(2))
    there, back = compare(framework, first.id, second.id), compare(framework, second.id, first.id)
    turned = {"raised": "lowered", "lowered": "raised", "new": "dropped", "dropped": "new", "unchanged": "unchanged"}
    for kind in KINDS:
        assert {each.skill.id for each in there.changes if each.kind == kind} == {
            each.skill.id for each in back.changes if each.kind == turned[kind]
        }


@given(frameworks(), st.data())
def test_what_carries_all_along_rises_and_never_falls(framework: Framework, data: st.DataObject) -> None:
    """Nobody is told to start what she has, or what the way will ask less of."""
    start, end = (data.draw(st.sampled_from(framework.levels)) for _ in range(2))
    for route in find_routes(framework, start.id, end.id):
        for carrier in route.carriers:
            changes = [each for stage in route.stages for each in stage.changes if each.skill.id == carrier.skill.id]
            assert {"raised", "new"} & {each.kind for each in changes}
            assert not {"lowered", "dropped"} & {each.kind for each in changes}


def test_a_skill_that_falls_on_the_way_does_not_carry_it() -> None:
    nexts = {"a": ("b",), "b": ("c",), "c": ("d",), "d": ()}
    levels = tuple(Level(id=each, title=each, rank=rank, next=nexts[each]) for rank, each in enumerate(nexts, 1))
    steps = {"falls": (1, 3, 2, 3), "stays": (2, 2, 2, 2), "rises": (1, 1, 2, 2)}
    skills = tuple(
        Skill(
            id=name,
            name=name,
            expectations={on: Expectation(step=of, focus=True) for on, of in zip("abcd", each, strict=True)},
        )
        for name, each in steps.items()
    )
    scale = tuple(Step(value=value, name=str(value)) for value in (1, 2, 3))
    ladder = Framework(id="x", title="X", version="1.0.0", scale=scale, levels=levels, skills=skills)
    assert [each.skill.id for each in find_routes(ladder, "a", "d")[0].carriers] == ["rises"]
    assert [each.skill.id for each in find_routes(ladder, "b", "d")[0].carriers] == ["rises"]
    assert find_routes(ladder, "b", "c")[0].carriers == ()  # a way of one stage


def test_many_forks_do_not_take_long_or_give_too_many_ways() -> None:
    def level(rank: int, side: str) -> Level:
        following = (f"a{rank + 1}", f"b{rank + 1}") if rank < 40 else ()
        return Level(id=f"{side}{rank}", title=f"{side}{rank}", rank=rank, next=following)

    levels = tuple(level(rank, side) for rank in range(1, 41) for side in "ab")
    framework = Framework(id="wide", title="Wide", version="1.0.0", scale=(), levels=levels, skills=())
    assert len(find_routes(framework, "a1", "b40", ["b20"])) == 24
    assert len(find_stages(framework, "a1", "b40")) == 39


@pytest.mark.parametrize(("beside", "found"), [(198, 1), (199, 0)])
def test_two_hundred_ways_to_change_tracks_at_one_rank_are_looked_at(beside: int, found: int) -> None:
    """From the first of many tracks beside the start one more change leads to where the way goes up."""
    names = [f"t{number}" for number in range(beside)]
    levels = (
        Level("start", "Start", rank=1, lateral=tuple(names)),
        *(Level(name, name, rank=1, lateral=("far",) if name == "t0" else ()) for name in names),
        Level("far", "Far", rank=1, next=("top",)),
        Level("top", "Top", rank=2),
    )
    framework = Framework(id="wide", title="Wide", version="1.0.0", scale=(), levels=levels, skills=())
    assert len(find_routes(framework, "start", "top")) == found


def test_what_can_be_reached_is_named_where_the_target_cannot() -> None:
    levels = tuple(Level(f"l{at}", f"Level {at}", rank=at, next=(f"l{at + 1}",) * (at < 14)) for at in range(1, 15))
    framework = Framework("long", "Long", "1.0.0", (), (*levels, Level("apart", "Apart", rank=15)), ())
    with pytest.raises(UsageError) as refused:
        require_way(framework, levels[0], framework.level("apart"))
    named = ", ".join(f"l{at}" for at in range(2, 14))
    assert (refused.value.message, refused.value.hint) == (
        "The ladder does not lead from Level 1 to Apart.",
        f"From l1 the ladder leads to: {named}",
    )
