"""How a name finds a level or skill, and which names are offered where none fits."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step
from pm_career.domain.names import find_level, find_skill, match
from pm_career.errors import UsageError


def test_an_exact_id_comes_before_a_folded_one_before_any_name() -> None:
    named = [("ic-3", ["ic-3", "Senior"]), ("ic3", ["ic3", "IC 3"]), ("lead", ["lead", "IC-3!"])]
    assert match("ic3", named).ids == ("ic3",)
    assert match("IC 3", named).ids == ("ic-3", "ic3")
    assert match("senior", named).ids == ("ic-3",)


@pytest.mark.parametrize(("names", "offered"), [(5, ("first", "second")), (6, ("first",))])
def test_the_six_nearest_names_are_looked_at(names: int, offered: tuple[str, ...]) -> None:
    near = [f"facilitate{letter}" for letter in "abcdef"[:names]]
    named = [("first", near), ("second", ["facilitations"])]
    assert match("facilitate", named).nearest == offered


def test_three_are_offered_at_most() -> None:
    named = [(each, [each]) for each in ("dough1", "dough2", "dough3", "dough4")]
    assert len(match("dough", named).nearest) == 3


@pytest.mark.parametrize(("typed", "offered"), [("fa", ("facilitation",)), ("f", ())])
def test_two_letters_are_enough_for_the_names_that_begin_so(typed: str, offered: tuple[str, ...]) -> None:
    assert match(typed, [("facilitation", ["facilitation"])]).nearest == offered


def test_at_most_twelve_levels_and_twenty_skills_are_listed() -> None:
    levels = tuple(Level(f"l{at:02}", f"Level {at}", rank=at) for at in range(1, 14))
    skills = tuple(Skill(f"s{at:02}", f"Skill {at}", expectations={"l01": Expectation(1)}) for at in range(1, 22))
    framework = Framework("f", "F", "1.0.0", (Step(1, "One"),), levels, skills)
    with pytest.raises(UsageError) as no_level:
        find_level(framework, "?")
    assert no_level.value.hint == f"Levels: {', '.join(level.id for level in levels[:12])} and 1 more"
    with pytest.raises(UsageError) as no_skill:
        find_skill(framework, "?")
    assert no_skill.value.hint == f"Skills: {', '.join(skill.id for skill in skills[:20])} and 1 more"
    with pytest.raises(UsageError) as all_listed:
        find_level(replace(framework, levels=levels[:12]), "?")
    assert all_listed.value.hint.endswith("l11, l12")
