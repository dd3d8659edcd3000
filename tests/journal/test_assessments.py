"""An assessment: resumed only by the same rater on the same ladder, finished with answers, gone without any."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from ladders import write_framework
from notes import TODAY, change, read

from pm_career.domain.person import Profile
from pm_career.domain.ratings import SELF, Answer, Rater, Rating
from pm_career.errors import UsageError
from pm_career.journal import assessments
from pm_career.journal.assessments import Preparation, Started
from pm_career.journal.what_if import parse_step
from pm_career.store.assessments import list_assessments
from pm_career.store.people import save_profile
from pm_career.store.ratings import add_ratings, list_ratings


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


def prepare(framework: str, rater: Rater = SELF, *, quick: bool = False) -> Preparation:
    return read(lambda store, owner: assessments.prepare(store, owner, rater, quick=quick), framework=framework)


def begin(framework: str, rater: Rater = SELF, *, restart: bool = False) -> Started:
    prepared = prepare(framework, rater)
    new = assessments.make_assessment(prepared, TODAY, TODAY)
    return change(lambda store, _: assessments.begin(store, prepared, new, restart=restart))


def test_without_a_level_every_skill_is_asked_and_quick_only_what_is_in_focus(bakery: str) -> None:
    assert [each.skill.id for each in prepare(bakery).questions] == ["dough", "oven", "till"]
    change(lambda store, _: save_profile(store, Profile(level="boy", target="hand")))
    quick = prepare(bakery, quick=True)
    assert [each.skill.id for each in quick.questions] == ["dough"]
    assert (quick.level and quick.level.id, quick.target and quick.target.id) == ("boy", "hand")


def test_what_was_stopped_is_resumed_by_the_same_rater_on_the_same_ladder(bakery: str) -> None:
    first, resumed = begin(bakery)
    assert not resumed
    assert begin(bakery) == Started(first, resumed=True)
    assert not begin(bakery, Rater("manager")).resumed
    assert not begin("pm").resumed
    assert read(lambda store, _: len(list_assessments(store, "me"))) == 3


def test_what_was_stopped_waits_while_another_rater_or_ladder_comes_between(bakery: str) -> None:
    first, manager = begin(bakery).assessment, begin(bakery, Rater("manager", "Lee")).assessment
    begin("pm")
    assert begin(bakery) == Started(first, resumed=True)
    assert begin(bakery, Rater("manager", "lee ")) == Started(manager, resumed=True)
    assert not begin(bakery, Rater("manager"), restart=True).resumed
    assert len(read(lambda store, _: list_assessments(store, "me"))) == 4


def test_a_restart_discards_what_was_stopped(bakery: str) -> None:
    first = begin(bakery).assessment
    again = begin(bakery, restart=True)
    assert not again.resumed
    assert [each.id for each in read(lambda store, _: list_assessments(store, "me"))] == [again.assessment.id]
    assert again.assessment.id != first.id


def test_one_without_an_answer_gives_way_to_one_that_asks_others(bakery: str) -> None:
    first = begin(bakery).assessment
    change(lambda store, _: save_profile(store, Profile(level="boy", target="hand")))
    other = begin(bakery)
    assert set(other.assessment.asked) != set(first.asked)
    assert not other.resumed
    change(lambda store, _: assessments.answer(store, other.assessment.id, "dough", 1))
    change(lambda store, _: save_profile(store, Profile(level="master")))
    assert begin(bakery).resumed


def test_a_new_step_keeps_the_note_of_the_answer_before(bakery: str) -> None:
    open_one = begin(bakery).assessment.id
    change(lambda store, _: assessments.answer(store, open_one, "dough", 2, note="Saw it twice"))
    after = change(lambda store, _: assessments.answer(store, open_one, "dough", 3))
    assert after.answers == (Answer("dough", 3, "Saw it twice"),)
    replaced = change(lambda store, _: assessments.answer(store, open_one, "dough", None, note=""))
    assert replaced.answers == (Answer("dough", None),)


@pytest.mark.parametrize("end", [assessments.finish, assessments.stop])
def test_without_an_answer_nothing_is_left(bakery: str, end: Any) -> None:
    open_one = begin(bakery).assessment.id
    assert not change(lambda store, _: end(store, open_one))
    assert read(lambda store, _: list_assessments(store, "me")) == ()


def test_answers_wait_after_a_stop_and_become_ratings_at_the_end(bakery: str) -> None:
    open_one = begin(bakery).assessment.id
    change(lambda store, _: assessments.answer(store, open_one, "dough", 2))
    assert change(lambda store, _: assessments.stop(store, open_one))
    assert read(lambda store, _: list_ratings(store, "me")) == ()
    again = begin(bakery).assessment
    assert [each for each in again.asked if not again.find_answer(each)] == ["oven", "till"]
    (rating,) = change(lambda store, _: assessments.finish(store, open_one))
    assert (rating.skill, rating.step, rating.framework) == ("dough", 2, "bakery")


def test_ratings_given_at_once_stand_beside_those_before(bakery: str) -> None:
    def rate(step: int | None) -> list[tuple[str, int | None, int | None]]:
        prepared = prepare(bakery)
        new = assessments.make_assessment(prepared, TODAY, TODAY, answers=(Answer("dough", step),))
        ratings = change(lambda store, _: assessments.rate(store, new))
        changes = assessments.compare_with_before(prepared, ratings)
        return [(each.skill.id, each.before, each.now) for each in changes]

    assert rate(1) == [("dough", None, 1)]
    assert rate(3) == [("dough", 1, 3)]
    with pytest.raises(UsageError, match="nothing to rate"):
        change(lambda store, _: assessments.rate(store, assessments.make_assessment(prepare(bakery), TODAY, TODAY)))


@pytest.mark.parametrize("typed", ["?", "Unknown", "don't  know", "not seen"])
def test_not_known_is_an_answer_and_no_step(bakery: str, typed: str) -> None:
    assert parse_step(prepare(bakery).ladder, typed) is None
    assert parse_step(prepare(bakery).ladder, "bakes") == 3


def test_answers_that_the_scale_has_no_step_for_any_more_are_asked_anew(bakery: str) -> None:
    open_one = begin(bakery).assessment.id
    change(lambda store, _: assessments.answer(store, open_one, "dough", 4))
    change(lambda store, _: assessments.answer(store, open_one, "oven", None))
    change(lambda store, _: assessments.answer(store, open_one, "till", 3))
    resumed = begin(bakery)
    assert resumed.resumed
    assert [(each.skill, each.step) for each in resumed.assessment.answers] == [("oven", None), ("till", 3)]


@pytest.mark.parametrize("step", [4, 20])
def test_an_answer_that_is_not_on_the_scale_is_refused_before_it_is_stored(bakery: str, step: int) -> None:
    with pytest.raises(UsageError, match=f"dough: {step} is not a step of the scale"):
        assessments.make_assessment(prepare(bakery), TODAY, TODAY, answers=(Answer("dough", step),))


@pytest.mark.parametrize("step", [1, 3, None])
def test_an_answer_on_the_scale_or_unknown_is_taken(bakery: str, step: int | None) -> None:
    new = assessments.make_assessment(prepare(bakery), TODAY, TODAY, answers=(Answer("dough", step),))
    assert new.asked == ("dough",)


@pytest.mark.parametrize(("ahead", "day"), [(2, TODAY + timedelta(2)), (3, TODAY)])
def test_a_rating_is_not_dated_before_one_of_up_to_two_days_ahead(bakery: str, ahead: int, day: date) -> None:
    """Two days are between the dates of two places at one moment; what is further ahead comes from a wrong clock."""
    before = Rating(person="me", skill="dough", step=2, date=TODAY + timedelta(ahead), framework="bakery")
    change(lambda store, _: add_ratings(store, [before]))
    assert assessments.make_assessment(prepare(bakery), TODAY, TODAY).date == day
