"""The questions of an assessment, and what changed since the last one."""

from __future__ import annotations

from datetime import date

import pytest

from pm_career.advice.assessment import (
    build_question,
    choose_skills,
    compare_ratings,
    estimate_effort,
    estimate_minutes,
)
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step
from pm_career.domain.ratings import Rating

SCALE = (Step(1, "Watches"), Step(2, "Bakes"))
LEVELS = (Level("hand", "Hand", rank=1), Level("head", "Head", rank=2))
SEEN = tuple(f"Behaviour {number}" for number in range(5))
DOUGH = Skill("dough", "Dough", expectations={"head": Expectation(2, behaviours=SEEN, focus=True)})
OVEN = Skill("oven", "Oven", expectations={"hand": Expectation(1)})
BAKERY = Framework("bakery", "Bakery", "1.0.0", SCALE, LEVELS, (DOUGH, OVEN))


def test_three_behaviours_show_a_step_and_not_yet_is_below_the_first() -> None:
    choices = build_question(BAKERY, DOUGH).choices
    assert [(choice.step.value, choice.behaviours) for choice in choices] == [(0, ()), (1, ()), (2, SEEN[:3])]


def test_a_quick_assessment_asks_for_what_is_in_focus() -> None:
    assert choose_skills(BAKERY, LEVELS, quick=False) == (DOUGH, OVEN)
    assert choose_skills(BAKERY, LEVELS, quick=True) == (DOUGH,)
    assert choose_skills(BAKERY, LEVELS[:1], quick=True) == ()


def test_the_effort_is_that_of_the_questions_that_would_be_asked() -> None:
    assert estimate_effort(BAKERY, LEVELS, quick=False).describe() == "2 questions, about 2 minutes"
    assert estimate_effort(BAKERY, LEVELS, quick=True).describe() == "1 question, about 1 minute"
    assert estimate_effort(BAKERY, LEVELS[:1], quick=True).questions == 0


@pytest.mark.parametrize(
    ("questions", "minutes"), [(0, 0), (1, 1), (2, 2), (4, 3), (5, 4), (12, 9), (15, 12), (23, 18)]
)
def test_a_question_takes_three_quarters_of_a_minute_and_begun_minutes_count(questions: int, minutes: int) -> None:
    assert estimate_minutes(questions) == minutes


def test_what_was_rated_stands_beside_what_it_was_and_the_bars() -> None:
    earlier = {"dough": [rate("dough", 1, 3)], "oven": [rate("oven", 1, 3)]}
    (change,) = compare_ratings(BAKERY, earlier, [rate("dough", None, 4)], LEVELS[0], LEVELS[1])
    assert (change.skill, change.before, change.now, change.present, change.target) == (DOUGH, 1, None, None, 2)
    assert change.is_newest


@pytest.mark.parametrize(
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
