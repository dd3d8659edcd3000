"""The questions of an assessment, and what changed since the last one."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from ladders import forked_frameworks
from msgspec.structs import replace
from try_each import try_each

from pm_career.advice.assessment import (
    build_question,
    choose_skills,
    compare_ratings,
    estimate_effort,
    estimate_minutes,
    sort_by_nearness,
)
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step
from pm_career.domain.ratings import Rating

SCALE = (Step(1, "Watches"), Step(2, "Bakes"))
LEVELS = (Level("hand", "Hand", rank=1), Level("head", "Head", rank=2))
SEEN = tuple(f"Behaviour {number}" for number in range(5))
DOUGH = Skill("dough", "Dough", expectations={"head": Expectation(2, behaviours=SEEN, focus=True)})
OVEN = Skill("oven", "Oven", expectations={"hand": Expectation(1)})
BAKERY = Framework("bakery", "Bakery", "1.0.0", SCALE, LEVELS, (DOUGH, OVEN))


def list_examples(ladder: Framework, skill: Skill, level: str, target: str = "") -> list[str]:
    present, aim = (ladder.level(id) if id else None for id in (level, target))
    return [each.example for each in build_question(ladder, skill, sort_by_nearness(ladder, present, aim)).choices]


def test_not_yet_comes_first_one_behaviour_shows_a_step_and_else_the_skills_own_example() -> None:
    assert list_examples(BAKERY, DOUGH, "head") == ["", "", SEEN[0]]
    assert list_examples(BAKERY, replace(DOUGH, steps={1: "Watches dough.", 2: "Unused."}), "head") == [
        "",
        "Watches dough.",
        SEEN[0],
    ]
    assert list_examples(BAKERY, OVEN, "hand") == ["", "", ""]


FORK = tuple(
    Level(id, id.upper(), rank=rank, track=track, next=next, lateral=lateral)
    for id, rank, track, next, lateral in (
        ("a", 1, "", ("b",), ()),
        ("b", 2, "", ("oven3", "shop3"), ()),
        ("oven3", 3, "oven", ("oven4",), ("shop3",)),
        ("shop3", 3, "shop", ("shop4",), ()),
        ("oven4", 4, "oven", (), ()),
        ("shop4", 4, "shop", ("shop5",), ()),
        ("shop5", 5, "shop", (), ()),
        ("shop6", 6, "shop", (), ()),
    )
)
FORKED = Framework("forked", "Forked", "1.0.0", SCALE, FORK, ())


@try_each(
    ("level", "target", "order"),
    [
        ("a", "", "a b oven3 shop3 oven4 shop4 shop5 shop6"),
        ("b", "shop3", "b a shop3 shop4 shop5 oven3 oven4 shop6"),
        ("b", "oven3", "b a oven3 oven4 shop3 shop4 shop5 shop6"),
        ("shop3", "shop4", "shop3 b shop4 a shop5 shop6 oven3 oven4"),
        ("shop4", "shop4", "shop4 shop3 shop5 b shop6 a oven4 oven3"),
        ("oven4", "", "oven4 oven3 b a shop4 shop3 shop5 shop6"),
        ("", "shop3", "shop3 b shop4 a shop5 shop6 oven3 oven4"),
        ("", "", "oven3 shop3 b oven4 shop4 a shop5 shop6"),
    ],
)
def test_the_levels_on_ones_own_way_come_first_then_the_nearest_then_the_lower(
    level: str, target: str, order: str
) -> None:
    present, aim = (FORKED.level(id) if id else None for id in (level, target))
    assert [each.id for each in sort_by_nearness(FORKED, present, aim)] == order.split()


@given(forked_frameworks(), st.data())
def test_an_example_is_of_the_level_itself_where_it_asks_for_the_step(ladder: Framework, data: st.DataObject) -> None:
    level, skill = data.draw(st.sampled_from(ladder.levels)), data.draw(st.sampled_from(ladder.skills))
    bars = {id: replace(bar, behaviours=(f"Works as {id}.",)) for id, bar in skill.expectations.items()}
    skill = replace(skill, expectations=bars)
    nearest = sort_by_nearness(ladder, level)
    assert nearest[0] == level
    assert sorted(nearest, key=ladder.levels.index) == list(ladder.levels)
    shown = {each.step.value: each.example for each in build_question(ladder, skill, nearest).choices}
    assert {step for step, example in shown.items() if example} == {bar.step for bar in bars.values()}
    if level.id in bars:
        assert shown[bars[level.id].step] == f"Works as {level.id}."


def test_a_quick_assessment_asks_for_what_is_in_focus() -> None:
    assert choose_skills(BAKERY, LEVELS, quick=False) == (DOUGH, OVEN)
    assert choose_skills(BAKERY, LEVELS, quick=True) == (DOUGH,)
    assert choose_skills(BAKERY, LEVELS[:1], quick=True) == ()


def test_the_effort_is_that_of_the_questions_that_would_be_asked() -> None:
    assert estimate_effort(BAKERY, LEVELS, quick=False).describe() == "2 questions, about 2 minutes"
    assert estimate_effort(BAKERY, LEVELS, quick=True).describe() == "1 question, about 1 minute"
    assert estimate_effort(BAKERY, LEVELS[:1], quick=True).questions == 0


@try_each(("questions", "minutes"), [(0, 0), (1, 1), (2, 2), (4, 3), (5, 4), (12, 9), (15, 12), (23, 18)])
def test_a_question_takes_three_quarters_of_a_minute_and_begun_minutes_count(questions: int, minutes: int) -> None:
    assert estimate_minutes(questions) == minutes


def test_what_was_rated_stands_beside_what_it_was_and_the_bars() -> None:
    earlier = {"dough": [rate("dough", 1, 3)], "oven": [rate("oven", 1, 3)]}
    (change,) = compare_ratings(BAKERY, earlier, [rate("dough", None, 4)], LEVELS[0], LEVELS[1])
    assert (change.skill, change.before, change.now, change.present, change.target) == (DOUGH, 1, None, None, 2)
    assert change.is_newest


@try_each(
    ("day", "before", "is_newest"),
    [(1, None, False), (2, 1, False), (3, 2, False), (4, 3, False), (5, 4, True), (6, 4, True)],
)
def test_a_rating_moves_only_from_the_one_before_it_by_day(day: int, before: int | None, is_newest: bool) -> None:
    days = [(0, 2), (1, 2), (2, 3), (3, 4), (4, 5)]  # two about the second day: the one that was added later counts
    earlier = {"dough": [rate("dough", *each) for each in days]}
    (change,) = compare_ratings(BAKERY, earlier, [rate("dough", 2, day)], None, None)
    assert (change.before, change.is_newest) == (before, is_newest)


def rate(skill: str, step: int | None, day: int) -> Rating:
    return Rating(person="me", skill=skill, step=step, date=date(2026, 7, day))
