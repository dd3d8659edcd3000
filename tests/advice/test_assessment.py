"""The questions of an assessment, and what changed since the last one."""

from __future__ import annotations

from pm_career.advice.assessment import build_question, choose_skills, compare_ratings
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step

SCALE = (Step(1, "Watches"), Step(2, "Bakes"))
LEVELS = (Level("hand", "Hand", rank=1), Level("head", "Head", rank=2))
SEEN = tuple(f"Behaviour {number}" for number in range(5))
DOUGH = Skill("dough", "Dough", expectations={"head": Expectation(2, behaviours=SEEN, focus=True)})
OVEN = Skill("oven", "Oven", expectations={"hand": Expectation(1)})
BAKERY = Framework("bakery", "Bakery", "1.0.0", SCALE, LEVELS, (DOUGH, OVEN))


def test_three_behaviours_show_a_step() -> None:
    assert [choice.behaviours for choice in build_question(BAKERY, DOUGH).choices] == [(), SEEN[:3]]


def test_a_quick_assessment_asks_for_what_is_in_focus() -> None:
    assert choose_skills(BAKERY, LEVELS, quick=False) == (DOUGH, OVEN)
    assert choose_skills(BAKERY, LEVELS, quick=True) == (DOUGH,)
    assert choose_skills(BAKERY, LEVELS[:1], quick=True) == ()


def test_what_was_rated_stands_beside_what_it_was_and_the_bars() -> None:
    (change,) = compare_ratings(BAKERY, {"dough": 1, "oven": 1}, {"dough": None}, LEVELS[0], LEVELS[1])
    assert (change.skill, change.before, change.now, change.present, change.target) == (DOUGH, 1, None, None, 2)
