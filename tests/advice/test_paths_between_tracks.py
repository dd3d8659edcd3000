"""Ways on ladders that fork and lead aside: on any such ladder, against every way there is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st
from ladders import forked_frameworks

from pm_career.advice.development import advise
from pm_career.advice.paths import MOST_ROUTES, Route, find_leading_to, find_reachable, find_routes, find_stages
from pm_career.domain.framework import Framework, Level

Way = tuple[str, ...]


def every_way(framework: Framework, way: Way, to_id: str) -> Iterator[Way]:
    """Every way on from `way` that comes twice to no level, found by trying all."""
    if way[-1] == to_id:
        yield way
        return
    here = framework.level(way[-1])
    for target in dict.fromkeys((*here.next, *here.lateral)):
        if target not in way:
            yield from every_way(framework, (*way, target), to_id)


def asides(framework: Framework, way: Way) -> int:
    return sum(after in framework.level(before).lateral for before, after in pairwise(way))


def makes_a_detour(framework: Framework, way: Way, via: tuple[str, ...] = ()) -> bool:
    """Whether it changes tracks twice at one rank where one change leads there, and passes nothing that it must."""
    return any(
        later in framework.level(early).lateral and not set(via) & set(way[way.index(early) + 1 : way.index(later)])
        for early, later in combinations(way, 2)
        if way.index(later) - way.index(early) > 1
    )


def ids(start: Level, route: Route) -> Way:
    return (start.id, *(stage.to.id for stage in route.stages))


@given(forked_frameworks(), st.data())
def test_the_routes_are_the_ways_with_fewest_changes_of_track_and_those_with_one_more(
    framework: Framework, data: st.DataObject
) -> None:
    start, end = (data.draw(st.sampled_from(framework.levels)) for _ in range(2))
    via = tuple(each.id for each in data.draw(st.lists(st.sampled_from(framework.levels), max_size=2)))
    found = [ids(start, route) for route in find_routes(framework, start.id, end.id, via)]
    every = [way for way in every_way(framework, (start.id,), end.id) if set(via) <= set(way) and len(way) > 1]
    sensible = [way for way in every if not makes_a_detour(framework, way, via)]
    fewest = min((asides(framework, way) for way in sensible), default=0)
    expected = [way for way in sensible if asides(framework, way) <= fewest + 1]
    assert len(set(found)) == len(found) == min(len(expected), MOST_ROUTES)
    assert set(found) <= set(expected)
    changes = [asides(framework, way) for way in found]
    assert changes == sorted(changes)


@given(forked_frameworks(), st.data())
def test_whatever_is_reachable_has_a_way_and_the_stages_are_its_shortest(
    framework: Framework, data: st.DataObject
) -> None:
    start, end = (data.draw(st.sampled_from(framework.levels)) for _ in range(2))
    way = find_stages(framework, start.id, end.id)
    every = [way for way in every_way(framework, (start.id,), end.id) if len(way) > 1]
    ahead = find_reachable(framework, start.id)
    assert bool(way) == bool(every) == (end in ahead) == bool(find_routes(framework, start.id, end.id))
    assert set(way) <= set(ahead)
    assert start not in ahead
    if way:
        taken = (start.id, *(level.id for level in way))
        assert taken in every
        shortest = min((asides(framework, each), len(each)) for each in every)
        assert (asides(framework, taken), len(taken)) == shortest


@given(forked_frameworks())
def test_what_leads_to_a_level_is_all_from_which_it_can_be_reached(framework: Framework) -> None:
    for target in framework.levels:
        before = [each for each in framework.levels if target in find_reachable(framework, each.id)]
        assert list(find_leading_to(framework, target.id)) == [each for each in before if each != target]


@given(forked_frameworks(), st.data())
def test_advice_at_a_fork_names_every_other_way_and_says_what_is_asked_less(
    framework: Framework, data: st.DataObject
) -> None:
    start = data.draw(st.sampled_from(framework.levels))
    target = data.draw(st.sampled_from([None, *find_reachable(framework, start.id)]))
    advice = advise(framework, start.id, target.id if target else None)
    named = [each.id for each in advice.alternatives] + ([advice.to.id] if advice.to else [])
    assert sorted(named) == sorted({*start.next, *start.lateral})
    assert advice.lateral == (advice.to is not None and advice.to.id in start.lateral)
    if advice.to is not None:
        assert advice.stages[0] == advice.to
        for change in advice.asks_less:
            assert change.before is not None
            assert change.after is None or change.after.step < change.before.step


def test_many_tracks_that_all_lead_to_each_other_do_not_take_long() -> None:
    tracks = [f"t{number}" for number in range(12)]

    def level(rank: int, track: str) -> Level:
        following = tuple(f"{each}-{rank + 1}" for each in tracks[:3]) if rank < 20 else ()
        beside = tuple(f"{each}-{rank}" for each in tracks if each != track)
        return Level(id=f"{track}-{rank}", title=track, rank=rank, track=track, next=following, lateral=beside)

    levels = tuple(level(rank, track) for rank in range(1, 21) for track in tracks)
    framework = Framework(id="wide", title="Wide", version="1.0.0", scale=(), levels=levels, skills=())
    assert len(find_routes(framework, "t0-1", "t11-20", ["t7-9"])) == MOST_ROUTES
    assert len(find_stages(framework, "t0-1", "t11-20")) == 20
