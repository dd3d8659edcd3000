"""The laws of the order of development, on any framework and any ratings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from ladders import frameworks, ratings_for

from pm_career.advice.development import advise
from pm_career.advice.gaps import Factors, explain_order, find_standings, order_by_need
from pm_career.domain.evidence import EvidenceCount
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step


@st.composite
def cases(draw: st.DrawFn) -> tuple[Framework, str, str, dict[str, int]]:
    """A framework, a present and a target level, and some ratings."""
    framework = draw(frameworks())
    ids = [level.id for level in framework.levels]
    return framework, draw(st.sampled_from(ids)), draw(st.sampled_from(ids)), draw(ratings_for(framework))


Case = tuple[Framework, str, str, dict[str, int]]


def order(case: Case, ratings: dict[str, int] | None = None) -> list[str]:
    framework, present, target, own = case
    return [each.skill for each in order_by_need(framework, find_standings(framework, present, target, ratings or own))]


def foundations(framework: Framework, skill_id: str) -> set[str]:
    direct = set(framework.skill(skill_id).builds_on)
    return direct.union(*(foundations(framework, base) for base in direct)) if direct else direct


@given(cases())
def test_the_same_input_gives_the_same_output(case: Case) -> None:
    framework, present, _, ratings = case
    shuffled = dict(reversed(ratings.items()))
    assert advise(framework, present, ratings=ratings) == advise(framework, present, ratings=shuffled)


@given(cases())
def test_a_skill_at_or_above_its_bar_is_never_in_the_list(case: Case) -> None:
    framework, _, target, ratings = case
    listed = order(case)
    for skill in framework.skills:
        bar = skill.expectations.get(target)
        if bar is None or ratings.get(skill.id, 0) >= bar.step:
            assert skill.id not in listed


@given(cases(), st.data())
def test_a_lower_rating_never_moves_a_skill_down(case: Case, data: st.DataObject) -> None:
    framework, present, _, ratings = case
    listed = order(case)
    assume(listed)
    skill = data.draw(st.sampled_from(listed))
    today = framework.skill(skill).expectations.get(present)
    start = ratings.get(skill, today.step if today else None)
    assume(start is not None)
    assert start is not None
    lower = data.draw(st.integers(1, start))
    assert order(case, {**ratings, skill: lower}).index(skill) <= listed.index(skill)


@given(cases())
def test_what_others_build_on_comes_before_them(case: Case) -> None:
    listed = order(case)
    for place, skill in enumerate(listed):
        assert not foundations(case[0], skill) & set(listed[place + 1 :])


@given(cases())
def test_focus_comes_before_the_rest_unless_the_rest_carries_it(case: Case) -> None:
    framework, _, target, _ = case
    listed = order(case)
    focus = [skill for skill in listed if framework.skill(skill).expectations[target].focus]
    for place, skill in enumerate(listed):
        later = [each for each in focus if listed.index(each) > place]
        if later and skill not in focus:
            assert any(skill in foundations(framework, each) for each in focus)


@given(cases(), st.data())
def test_an_unknown_rating_is_never_treated_as_the_lowest_step(case: Case, data: st.DataObject) -> None:
    framework, present, target, ratings = case
    skill = data.draw(st.sampled_from([each.id for each in framework.skills]))
    unknown = {key: value for key, value in ratings.items() if key != skill}
    here, there = (framework.skill(skill).expectations.get(level) for level in (present, target))
    listed = order((framework, present, target, unknown))
    if here and there and here.step >= there.step:
        assert skill not in listed
    if skill in listed:
        lowest = order((framework, present, target, {**unknown, skill: 1}))
        assert skill not in lowest or lowest.index(skill) <= listed.index(skill)
    place = next((each for each in find_standings(framework, present, target, unknown) if each.skill == skill), None)
    assert place is None or place.start == (here.step if here else None)


@given(cases(), st.integers(1, 5))
def test_the_advice_holds_each_skill_of_the_target_once(case: Case, few: int) -> None:
    framework, present, _, ratings = case
    advice = advise(framework, present, ratings=ratings, few=few)
    named = [item.skill for item in (*advice.focus, *advice.later, *advice.strengths, *advice.proof_gaps)]
    asked = [skill.id for skill in framework.skills if advice.level.id in skill.expectations]
    assert sorted(named) == sorted(asked)
    assert len(advice.focus) <= few


@given(cases(), st.data())
def test_evidence_never_moves_a_skill_into_the_list_and_turns_proof_gaps_into_strengths(
    case: Case, data: st.DataObject
) -> None:
    framework, present, _, ratings = case
    before = advise(framework, present, ratings=ratings, evidence=())
    proven = data.draw(st.sampled_from([skill.id for skill in framework.skills]))
    after = advise(
        framework, present, ratings=ratings, evidence=[EvidenceCount(proven, "", "for", 1, date(2026, 6, 1))]
    )
    assert [item.skill for item in after.focus] == [item.skill for item in before.focus]
    assert {item.skill for item in before.proof_gaps} - {item.skill for item in after.proof_gaps} <= {proven}
    if proven in {item.skill for item in before.proof_gaps}:
        assert proven in {item.skill for item in after.strengths}


def three_steps(*skills: Skill) -> Framework:
    levels = (Level("hand", "Hand", rank=1, next=("head",)), Level("head", "Head", rank=2))
    return Framework("f", "F", "1.0.0", tuple(Step(value, str(value)) for value in (1, 2, 3)), levels, skills)


@pytest.mark.parametrize(
    ("present", "order_of_two"),
    [
        ((None, 2), ["first", "second"]),  # not known, and one step below: the ladder's order
        ((2, None), ["first", "second"]),
        ((None, 1), ["second", "first"]),  # two steps are more than not known
    ],
)
def test_what_is_not_known_counts_as_a_gap_of_one_step(
    present: tuple[int | None, int | None], order_of_two: list[str]
) -> None:
    def skill(id: str, step: int | None) -> Skill:
        asked = {"head": Expectation(3)} | ({} if step is None else {"hand": Expectation(step)})
        return Skill(id, id, expectations=asked)

    framework = three_steps(skill("first", present[0]), skill("second", present[1]))
    assert order((framework, "hand", "head", {})) == order_of_two


def test_each_place_is_explained_by_what_a_step_more_or_less_would_do() -> None:
    bars = {"hand": Expectation(1), "head": Expectation(3)}
    framework = three_steps(Skill("first", "First", expectations=bars), Skill("second", "Second", expectations=bars))
    ratings = {"first": 2, "second": 1}
    assert explain_order(framework, "hand", "head", ratings) == (
        Factors("second", 1, (), focus=False, gap=2, lower=None, higher=2),
        Factors("first", 2, (), focus=False, gap=1, lower=1, higher=0),
    )
