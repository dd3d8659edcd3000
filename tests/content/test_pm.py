"""The shipped ladder `pm`: all of it is there, every cell and every step up, in the measure its readers can take in."""

from __future__ import annotations

import re

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
_STUDY = re.compile(r'^".+?" by .+ \((?:book|talk|article|essay|paper|course)\): \S')


@pytest.fixture
def pm() -> Framework:
    return open_framework(None)


def test_five_rungs_seven_titles_fifteen_responsibilities(pm: Framework) -> None:
    assert pm.id == "pm"
    assert {level.id: set(level.titles) for level in pm.levels} == TITLES
    assert {level.id: tuple(each.title for each in level.responsibilities) for level in pm.levels} == RESPONSIBILITIES


def test_fifteen_named_skills_on_the_rungs_that_put_them_in_focus(pm: Framework) -> None:
    found = {
        level.id: {skill.label_at(level.id) for skill, bar in pm.expected_at(level.id) if bar.focus}
        for level in pm.levels
    }
    assert found == IN_FOCUS


def test_a_scale_of_five_steps_with_what_each_means(pm: Framework) -> None:
    assert [step.value for step in pm.scale] == [1, 2, 3, 4, 5]
    assert all(step.description for step in pm.scale)


def test_twelve_skills_with_a_whole_cell_on_every_rung(pm: Framework) -> None:
    assert len(pm.skills) == 12
    for skill in pm.skills:
        assert list(skill.expectations) == [level.id for level in pm.levels], skill.id
        for level_id, cell in skill.expectations.items():
            assert cell.bar, (skill.id, level_id)
            assert 3 <= len(cell.behaviours) <= 5, (skill.id, level_id)
            assert 2 <= len(cell.evidence) <= 3, (skill.id, level_id)


def test_every_skill_says_what_it_is_and_what_it_is_not(pm: Framework) -> None:
    assert all(skill.description and skill.is_not and skill.area for skill in pm.skills)


def test_every_step_up_has_work_people_study_signs_and_a_trap(pm: Framework) -> None:
    for skill in pm.skills:
        assert [growth.to for growth in skill.growth] == [2, 3, 4, 5], skill.id
        for growth in skill.growth:
            kinds = [action.kind for action in growth.actions]
            assert kinds.count("practice") >= 3, (skill.id, growth.to)
            assert kinds.count("people") >= 2, (skill.id, growth.to)
            assert kinds.count("study") == 2, (skill.id, growth.to)
            assert len(growth.done_when) == 2, (skill.id, growth.to)
            assert growth.trap, (skill.id, growth.to)
            sizes = {action.size for action in growth.actions if action.kind == "practice"}
            assert None not in sizes, (skill.id, growth.to)
            assert len(sizes) >= 2, (skill.id, growth.to)


def test_what_to_study_is_named_by_title_author_and_kind_with_a_task(pm: Framework) -> None:
    for skill in pm.skills:
        for growth in skill.growth:
            for action in growth.actions:
                assert action.kind != "study" or _STUDY.match(action.text), action.text


def test_every_rung_has_its_whole_page(pm: Framework) -> None:
    for level in pm.levels:
        scope = level.scope
        assert all((scope.impact, scope.autonomy, scope.influence, scope.complexity)), level.id
        assert all(len(each.in_practice) >= 3 and each.summary for each in level.responsibilities), level.id
        assert 3 <= len(level.watch_outs) <= 5, level.id
        assert all(each.instead for each in level.watch_outs), level.id
        assert level.first_90_days, level.id
        assert level.not_this_level, level.id
        assert bool(level.titles_apart) == (len(level.titles) > 1), level.id


@pytest.mark.parametrize(
    "kind",
    [
        r"\bapp\b",
        r"\bB2B\b|\baccounts?\b|\bbusiness\b",
        r"\bAPI\b|\bplatform\b",
        r"\bclinic|\bbank|\btax|\bhealth|\bmedic|\binsur",
        r"\bstart-up\b|\bfounder|\bsix-person\b|\bnine-person\b",
        r"\bgroup\b|\bcompany-wide\b|\bdepartments?\b",
    ],
    ids=["consumer", "business", "platform", "regulated", "early-stage", "large company"],
)
def test_every_kind_of_product_is_found_among_the_examples(pm: Framework, kind: str) -> None:
    examples = [text for skill in pm.skills for cell in skill.expectations.values() for text in cell.evidence]
    assert sum(bool(re.search(kind, text)) for text in examples) >= 5


def test_the_order_of_the_advice_follows_the_rungs(pm: Framework) -> None:
    """From each rung what the next puts in focus comes first, unless something carries it."""
    from pm_career.advice.development import advise

    for before, after in zip(pm.levels, pm.levels[1:], strict=False):
        focus = advise(pm, before.id).focus
        assert len(focus) == 3
        for item in focus:
            carried = {other.id for other in pm.skills if item.skill in other.builds_on}
            named = {skill.id for skill, bar in pm.expected_at(after.id) if bar.focus}
            assert item.focus or carried & named
