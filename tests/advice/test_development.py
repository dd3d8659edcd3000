"""How much of the advice is shown: three skills, a few actions each, and the way to the next step."""

from __future__ import annotations

from pm_career.advice.actions import choose_actions
from pm_career.advice.development import advise
from pm_career.domain.framework import Action, ActionKind, Expectation, Framework, Growth, Level, Skill, Step

SCALE = tuple(Step(value, f"Step {value}") for value in (1, 2, 3, 4))
LEVELS = (Level("hand", "Hand", rank=1, next=("head",)), Level("head", "Head", rank=2))


def ladder(*skills: Skill) -> Framework:
    return Framework("bakery", "Bakery", "1.0.0", SCALE, LEVELS, skills)


def skill(id: str, present: int | None, target: int, *growth: Growth) -> Skill:
    asked = {"head": Expectation(target)} | ({} if present is None else {"hand": Expectation(present)})
    return Skill(id, id.title(), expectations=asked, growth=growth)


def test_three_skills_are_developed_at_a_time_unless_asked_otherwise() -> None:
    framework = ladder(*(skill(f"s{number}", 1, 2) for number in range(5)))
    assert [len(advise(framework, "hand").focus), len(advise(framework, "hand").later)] == [3, 2]
    assert len(advise(framework, "hand", few=4).focus) == 4


def test_two_things_to_practise_one_with_people_and_one_to_study_are_shown() -> None:
    kinds: tuple[ActionKind, ...] = ("practice", "people", "study")
    actions = tuple(Action(kind, f"{kind} {number}") for kind in kinds for number in range(3))
    (item,) = advise(ladder(skill("dough", 1, 2, Growth(2, actions))), "hand").focus
    shown = [action.text for action in choose_actions(item)]
    assert shown == ["practice 0", "practice 1", "people 0", "study 0"]


def test_the_actions_are_those_of_the_step_that_comes_next() -> None:
    growth = tuple(Growth(step, (Action("study", f"to {step}"),)) for step in (2, 3, 4))
    framework = ladder(skill("known", 1, 4, *growth), skill("unknown", None, 3, *growth))
    rated = {item.skill: item.actions[0].text for item in advise(framework, "hand", ratings={"known": 2}).focus}
    assert rated == {"known": "to 3", "unknown": "to 3"}
    assert {item.skill: item.gap for item in advise(framework, "hand").focus} == {"known": 3, "unknown": None}


def test_other_behaviours_at_the_same_step_are_a_larger_job() -> None:
    def make(*behaviours: str) -> Expectation:
        return Expectation(2, behaviours=behaviours)

    same = Skill("till", "Till", expectations={"hand": make("Counts"), "head": make("Counts")})
    larger = Skill("oven", "Oven", expectations={"hand": make("Bakes"), "head": make("Bakes for all")})
    assert advise(ladder(same, larger), "hand").same_step == ("oven",)
