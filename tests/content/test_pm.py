"""The shipped ladder `pm`: the five rungs with all that they are known for."""

from __future__ import annotations

import pytest

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
    """From each rung what the next puts in focus comes first, unless something carries it."""
    from pm_career.advice.development import advise

    for before, after in zip(pm.levels, pm.levels[1:], strict=False):
        focus = advise(pm, before.id).focus
        assert len(focus) == 3
        for item in focus:
            carried = {other.id for other in pm.skills if item.skill in other.builds_on}
            named = {skill.id for skill, bar in pm.list_expected(after.id) if bar.focus}
            assert item.focus or carried & named
