"""The shipped ladder `pm`: the five rungs with all that they are known for."""

from __future__ import annotations

import pytest
from try_each import try_each

from pm_career.domain.framework import Framework
from pm_career.frameworks.open import open_framework

RESPONSIBILITIES = {
    "apm": (
        "Assisting with product development",
        "Gathering and analyzing customer feedback",
        "Supporting product launches",
    ),
    "pm": ("Ownership of product features", "Leading cross-functional teams", "Prioritization"),
    "senior": ("Driving the product roadmap", "Stakeholder management", "Mentoring junior PMs"),
    "principal": ("Strategic leadership", "Cross-functional leadership", "Thought leadership"),
    "executive": ("Strategic decision-making", "Leadership across product teams", "Stakeholder communication"),
}
IN_FOCUS = {
    "apm": {"Communication", "Analytical abilities", "Technical understanding"},
    "pm": {"Strategic thinking", "Leadership", "Problem-solving"},
    "senior": {"Vision and foresight", "Influence and negotiation", "Team leadership"},
    "principal": {"Advanced leadership skills", "Business acumen", "Innovation"},
    "executive": {"Executive leadership", "Visionary thinking", "Influence"},
}
TITLES = {
    "apm": {"Associate Product Manager"},
    "pm": {"Product Manager"},
    "senior": {"Senior Product Manager"},
    "principal": {"Lead Product Manager", "Principal Product Manager"},
    "executive": {"VP of Product", "Chief Product Officer"},
}


@pytest.fixture
def pm() -> Framework:
    return open_framework(None)


def test_five_rungs_seven_titles_fifteen_responsibilities(pm: Framework) -> None:
    assert pm.id == "pm"
    assert {level.id: set(level.titles) for level in pm.levels} == TITLES
    assert {level.id: tuple(each.title for each in level.responsibilities) for level in pm.levels} == RESPONSIBILITIES


def test_fifteen_named_skills_on_the_rungs_that_put_them_in_focus(pm: Framework) -> None:
    found = {
        level.id: {skill.find_label(level.id) for skill, bar in pm.list_expected(level.id) if bar.focus}
        for level in pm.levels
    }
    assert found == IN_FOCUS


def test_the_order_of_the_advice_follows_the_rungs(pm: Framework) -> None:
    """From each rung the three skills that the next one puts in focus come first."""
    from pm_career.advice.development import advise

    for before, after in zip(pm.levels, pm.levels[1:], strict=False):
        focus = advise(pm, before.id).focus
        assert len(focus) == 3
        named = {skill.id for skill, bar in pm.list_expected(after.id) if bar.focus}
        assert {item.skill for item in focus} == named


@try_each(
    ("present", "ratings", "first"),
    [
        ("apm", {}, ["strategy", "problem-solving", "leadership"]),
        ("pm", {}, ["vision", "influence", "leadership"]),
        ("senior", {}, ["leadership", "business", "innovation"]),
        ("principal", {}, ["vision", "influence", "leadership"]),
        ("pm", {"analysis": 1}, ["analysis", "vision", "influence"]),
        ("senior", {"influence": 2}, ["influence", "leadership", "business"]),
        (
            "senior",
            {"vision": 1, "influence": 3, "leadership": 3, "communication": 4, "strategy": 4, "analysis": 4},
            ["vision", "leadership", "business"],
        ),
        (
            "pm",
            {"technical": 2, "communication": 2, "customer-insight": 2},
            ["communication", "technical", "influence"],
        ),
        ("apm", {"technical": 4, "customer-insight": 1}, ["customer-insight", "strategy", "problem-solving"]),
        ("pm", {"delivery": 4, "influence": 1}, ["influence", "vision", "leadership"]),
    ],
)
def test_what_to_develop_first_with_some_ratings(
    pm: Framework, present: str, ratings: dict[str, int], first: list[str]
) -> None:
    from pm_career.advice.development import advise

    assert [item.skill for item in advise(pm, present, ratings=ratings).focus] == first
