"""Advice for somebody on no level yet, on generated ladders."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from ladders import forked_frameworks, frameworks, ratings_for

from pm_career.advice.development import advise
from pm_career.advice.paths import find_reachable, find_stages
from pm_career.domain.framework import NO_LEVEL


@given(st.data())
def test_the_first_levels_focus_comes_first_and_nothing_at_its_bar_is_listed(data: st.DataObject) -> None:
    ladder = data.draw(frameworks())
    advice = advise(ladder, NO_LEVEL)
    asked = ladder.list_expected(advice.level.id)
    focus = [skill.id for skill, bar in asked if bar.focus]
    assert advice.level in ladder.find_first_levels()
    assert {item.skill for item in (*advice.focus, *advice.later)} == {skill.id for skill, _ in asked}
    assert {item.skill for item in advice.focus[: len(focus)]} <= set(focus)
    rated = advise(ladder, NO_LEVEL, ratings=data.draw(ratings_for(ladder)))
    assert all(item.gap != 0 and not item.owed for item in (*rated.focus, *rated.later))


@given(st.data())
def test_every_level_can_be_reached_and_the_way_begins_where_no_level_leads(data: st.DataObject) -> None:
    ladder = data.draw(forked_frameworks())
    target = data.draw(st.sampled_from(ladder.levels))
    assert target in find_reachable(ladder, NO_LEVEL)
    first, *_, last = (*find_stages(ladder, NO_LEVEL, target.id), target)
    assert last == target
    assert first in ladder.find_first_levels() or not ladder.find_levels_below(first.id)
    assert advise(ladder, NO_LEVEL, target.id).stages[-1] == target
