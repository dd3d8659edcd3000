"""The page of one skill of the advice, where the target asks less of it than the present level, or not at all."""

from __future__ import annotations

import pytest

from pm_career.advice.development import advise, find_place
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step
from pm_career.views.development_skill import build_skill_page
from pm_career.views.plain import format_lines

LEVELS = (Level("hand", "Hand", rank=1, next=("head",)), Level("head", "Head", rank=2))
HERE = Expectation(3, "Bakes alone.", behaviours=("Lights the oven.",), evidence=("A loaf.",))
LESS = Expectation(2, "Sees to it.", behaviours=("Watches the oven.",), evidence=("A note.",))


@pytest.mark.parametrize("there", [{"head": LESS}, {}], ids=["less", "not at all"])
def test_the_behaviours_are_those_of_the_bar_that_counts(there: dict[str, Expectation]) -> None:
    dough = Skill("dough", "Dough", expectations={"hand": HERE, **there})
    steps = tuple(Step(value, f"Step {value}") for value in (1, 2, 3))
    framework = Framework("bakery", "Bakery", "1.0.0", steps, LEVELS, (dough,))
    advice = advise(framework, "hand", "head", ratings={"dough": 2})
    page = "\n".join(format_lines(build_skill_page(framework, advice, dough, find_place(advice, "dough"))))
    assert "The bar: Bakes alone." in page
    assert "A colleague sees: Lights the oven." in page
    assert "Watches" not in page
