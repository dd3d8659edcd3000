"""Maps from ladder to ladder, and ratings seen through them: on any ladders, with any ratings."""

from __future__ import annotations

import functools
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from ladders import frameworks
from msgspec.structs import replace
from sweep import count_examples

from pm_career.advice.map_proposal import propose_map
from pm_career.advice.mapped_ratings import MappedRatings, map_ratings
from pm_career.domain.framework import Framework, Level, Skill, Step
from pm_career.domain.ladder_map import End, LadderMap, MappedIds
from pm_career.domain.ratings import Rating
from pm_career.domain.renamed_ids import RenamedIds

DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 9))


def ratings(framework: Framework, made_on: list[str]) -> st.SearchStrategy[list[Rating]]:
    """Ratings in any of a framework's skills, or in one that it does not have, made on any of these ladders."""
    return _ratings((*(skill.id for skill in framework.skills), "gone"), tuple(made_on))


@functools.cache  # to make a strategy takes as long as several values of it
def _ratings(skills: tuple[str, ...], made_on: tuple[str, ...]) -> st.SearchStrategy[list[Rating]]:
    one = st.builds(
        Rating,
        person=st.just("me"),
        skill=st.sampled_from(skills),
        step=st.none() | st.integers(0, 5),
        date=DAYS,
        framework=st.sampled_from(made_on),
        framework_version=st.just("1.0.0"),
    )
    return st.lists(one, max_size=12)


def seen(ladder_map: LadderMap, framework: Framework, given_ratings: list[Rating]) -> MappedRatings:
    return map_ratings(MappedIds(ladder_map=ladder_map, before=RenamedIds()), framework, given_ratings)


@settings(max_examples=count_examples(30))
@given(frameworks(), frameworks())
def test_a_map_names_all_of_the_one_and_leads_to_nothing_but_the_other(one: Framework, other: Framework) -> None:
    found = propose_map(one, other).ladder_map()
    assert list(found.skills) == [skill.id for skill in one.skills]
    assert list(found.levels) == [level.id for level in one.levels]
    assert list(found.steps) == [step.value for step in one.scale]
    assert set(found.skills.values()) <= {None, *(skill.id for skill in other.skills)}
    assert set(found.levels.values()) <= {level.id for level in other.levels}


@settings(max_examples=count_examples(30))
@given(frameworks(), st.data())
def test_a_map_from_a_ladder_to_itself_changes_no_rating(framework: Framework, data: st.DataObject) -> None:
    draft = propose_map(framework, framework)
    found = draft.ladder_map()
    assert draft.guesses == 0
    for names in (found.skills, found.levels, found.steps):
        assert all(old == new for old, new in names.items())
    kept = data.draw(ratings(framework, [framework.id, "elsewhere", ""]))
    expected: dict[str, list[Rating]] = {}
    for rating in sorted(kept, key=lambda each: each.date):
        expected.setdefault(rating.skill, []).append(rating)
    looked = seen(found, framework, kept)
    assert looked.histories == {skill: tuple(history) for skill, history in expected.items()}
    assert looked.left_out == ()


@settings(max_examples=count_examples(30))
@given(frameworks(), st.data())
def test_what_has_no_counterpart_is_left_out_and_never_lowest(framework: Framework, data: st.DataObject) -> None:
    skills = [skill.id for skill in framework.skills]
    there = data.draw(st.fixed_dictionaries({skill: st.none() | st.sampled_from(["x", "y"]) for skill in skills}))
    steps = data.draw(st.fixed_dictionaries({step: st.none() | st.integers(1, 9) for step in range(1, 6)}))
    other = replace(framework, id="other", skills=())
    found = LadderMap(End("any", "1.0.0"), End("other", "1.0.0"), steps, there, {})
    kept = data.draw(ratings(framework, ["any"]))
    looked = seen(found, other, kept)
    assert set(looked.histories) == {there[each.skill] for each in kept if there.get(each.skill)}
    assert set(looked.left_out) == {each.skill for each in kept if not there.get(each.skill)}
    for skill, history in looked.histories.items():
        newest = {each.skill: each for each in sorted(kept, key=lambda one: one.date) if there.get(each.skill) == skill}
        known = [steps.get(each.step, 0) for each in newest.values() if each.step is not None]  # not yet stays so
        assert history[-1].step == min((step for step in known if step is not None), default=None)
        assert [each.date for each in history] == sorted(each.date for each in history)


@settings(max_examples=count_examples(30))
@given(frameworks(), st.data())
def test_what_was_rated_on_the_ladder_itself_counts_before_what_a_map_brings(
    framework: Framework, data: st.DataObject
) -> None:
    other = replace(framework, id="other")
    found = propose_map(framework, other).ladder_map()
    kept = data.draw(ratings(framework, ["any", "other"]))
    own = {each.skill for each in kept if each.framework == "other"}
    looked = seen(found, other, kept)
    for skill, history in looked.histories.items():
        assert {each.framework for each in history} == ({"other"} if skill in own else {"any"})


def test_of_one_skill_every_rating_is_kept_also_two_of_one_day() -> None:
    scale = tuple(Step(value, f"Step {value}") for value in (1, 2, 3))
    ladder = Framework("any", "Any", "1.0.0", scale, (Level("only", "Only", rank=1),), (Skill("dough", "Dough"),))
    made = [Rating(person="me", skill="dough", step=step, date=date(2026, 1, 1), framework="any") for step in (3, 1)]
    found = seen(propose_map(ladder, ladder).ladder_map(), ladder, made)
    assert [each.step for each in found.histories["dough"]] == [3, 1]
