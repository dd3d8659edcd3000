"""Ratings are only ever added; the newest per skill is the one about the latest day, then the one added last."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from personal import NOW, TODAY, do, some_evidence
from sweep import count_examples
from try_each import try_each

from pm_career.domain.ratings import SELF, Answer, Assessment, Rater, RaterKind, Rating
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.errors import UsageError
from pm_career.store.assessments import (
    discard_assessment,
    find_assessment,
    find_open_assessment,
    finish_assessment,
    list_assessments,
    remove_answer,
    save_answer,
    start_assessment,
)
from pm_career.store.evidence import add_evidence, remove_evidence
from pm_career.store.log import Change, undo
from pm_career.store.opening import open_for_change, open_for_reading
from pm_career.store.ratings import add_ratings, find_newest_ratings, list_ratings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "career.db"


def rate(
    change: Change, skill: str, step: int | None, day: date = TODAY, rater: RaterKind = "self", name: str = ""
) -> Rating:
    return add_ratings(change, [Rating(person="me", skill=skill, step=step, date=day, rater=rater, rater_name=name)])[0]


def test_a_rating_comes_back_as_it_was_kept(path: Path) -> None:
    given = Rating(
        person="me",
        skill="dough",
        step=3,
        date=date(2024, 2, 29),
        rater="peer",
        rater_name="Bo",
        framework="bakery",
        framework_version="2.1.0",
        note="by hand",
        evidence=("e1",),
    )
    with open_for_change(path, NOW) as change:
        add_evidence(change, some_evidence())
        (kept,) = add_ratings(change, [given])
    assert kept == msgspec.structs.replace(given, id="r1", recorded=NOW)
    with open_for_reading(path) as store:
        assert list_ratings(store, "me") == (kept,)
        assert list_ratings(store, "me", skill="oven") == list_ratings(store, "me", rater=SELF) == ()
        assert list_ratings(store, "me", skill="dough", rater=Rater("peer", "bo")) == (kept,)


def test_unknown_is_not_the_lowest_step_nor_none_at_all(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        rate(change, "dough", None)
        rate(change, "oven", 0)
        assert {skill: rating.step for skill, rating in find_newest_ratings(change, "me").items()} == {
            "dough": None,
            "oven": 0,
        }


def test_the_newest_is_the_one_about_the_latest_day_then_the_one_added_last(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        rate(change, "dough", 1, date(2026, 1, 1))
        rate(change, "dough", 2, date(2026, 3, 1))
        rate(change, "dough", 3, date(2026, 2, 1))  # written down later, about an earlier day
        rate(change, "oven", 4, date(2026, 1, 1))
        rate(change, "oven", 2, date(2026, 1, 1))
        rate(change, "oven", 5, date(2027, 1, 1), "manager")

        def steps(**options: object) -> dict[str, int | None]:
            return {skill: rating.step for skill, rating in find_newest_ratings(change, "me", **options).items()}  # type: ignore[arg-type]

        assert steps() == {"dough": 2, "oven": 2}
        assert steps(rater=Rater("manager")) == {"oven": 5}
        assert steps(rater=None) == {"dough": 2, "oven": 5}
        assert steps(until=date(2026, 2, 28)) == {"dough": 3, "oven": 2}
        assert steps(until=date(2025, 1, 1)) == {}
        assert find_newest_ratings(change, "bo") == {}


DAYS = st.dates(date(2024, 2, 27), date(2024, 3, 2))
RATERS = (SELF, Rater("manager"), Rater("peer", "Bo"), Rater("peer", "Ana Lima"), Rater("peer", " ana  lima"))
GIVEN = st.tuples(
    st.sampled_from(("dough", "kneading", "oven")), st.none() | st.integers(1, 5), DAYS, st.sampled_from(RATERS)
)


@settings(max_examples=count_examples(25), deadline=None)
@given(st.lists(GIVEN, max_size=12), st.sampled_from((*RATERS, None)), st.none() | DAYS, st.booleans())
def test_the_newest_by_any_question_is_the_last_of_the_history_that_answers_it(
    tmp_path_factory: pytest.TempPathFactory,
    ratings: list[tuple[str, int | None, date, Rater]],
    rater: Rater | None,
    until: date | None,
    moved: bool,
) -> None:
    moves = RenamedIds(skills={"kneading": "dough"} if moved else {})
    with open_for_change(tmp_path_factory.mktemp("ratings") / "career.db", NOW) as change:
        for given_rating in ratings:
            rate(change, *given_rating[:3], given_rating[3].kind, given_rating[3].name)
        expected: dict[str, Rating] = {}
        for rating in sorted(list_ratings(change, "me"), key=lambda each: each.date):
            if (rater is None or rating.who.key == rater.key) and (until is None or rating.date <= until):
                expected[moves.skill(rating.skill)] = rating
        assert find_newest_ratings(change, "me", rater=rater, until=until, moves=moves) == expected


def test_a_clock_that_ran_backwards_does_not_make_an_old_rating_the_newest(path: Path) -> None:
    do(path, lambda c: rate(c, "dough", 1), NOW)
    do(path, lambda c: rate(c, "dough", 2), NOW - timedelta(days=3000))
    with open_for_reading(path) as store:
        assert find_newest_ratings(store, "me")["dough"].step == 2
        assert [each.step for each in list_ratings(store, "me")] == [1, 2]


def test_a_rating_is_read_under_the_present_name_and_keeps_its_own(path: Path) -> None:
    moves = RenamedIds(skills={"kneading": "dough"})
    with open_for_change(path, NOW) as change:
        rate(change, "kneading", 2)
        newest = find_newest_ratings(change, "me", moves=moves)
        assert (newest["dough"].skill, newest["dough"].step) == ("kneading", 2)
        assert [each.skill for each in list_ratings(change, "me", skill="dough", moves=moves)] == ["kneading"]


def test_removing_evidence_leaves_the_rating_and_undo_brings_the_tie_back(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        add_evidence(change, some_evidence())
        add_ratings(change, [Rating(person="me", skill="dough", step=2, date=TODAY, evidence=("e1",))])
    with open_for_change(path, NOW) as change:
        stored = change.rows("SELECT * FROM rating")
        remove_evidence(change, "e1")
        assert list_ratings(change, "me")[0].evidence == ()
        assert change.rows("SELECT * FROM rating") == stored
    with open_for_change(path, NOW) as change:
        undo(change)
        assert list_ratings(change, "me")[0].evidence == ("e1",)


def test_the_evidence_of_a_rating_must_be_there_and_be_the_persons(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        add_evidence(change, some_evidence(person="bo"))
        for evidence, said in (("e2", "no evidence 'e2'"), ("e1", "about another person")):
            with pytest.raises(UsageError, match=said):
                add_ratings(change, [Rating(person="me", skill="dough", step=2, date=TODAY, evidence=(evidence,))])


@try_each("part", [{"step": -1}, {"step": 1.5}, {"skill": ""}, {"rater": "rival"}, {"person": "A B"}])
def test_what_is_no_rating_is_refused(path: Path, part: dict[str, object]) -> None:
    given_rating = msgspec.structs.replace(Rating(person="me", skill="dough", step=2, date=TODAY), **part)
    with pytest.raises(UsageError, match=f"`{next(iter(part))}`"), open_for_change(path, NOW) as change:
        add_ratings(change, [given_rating])


ASSESSMENT = Assessment(
    person="me", date=TODAY, framework="bakery", framework_version="2.1.0", asked=("dough", "oven", "till")
)


def test_an_assessment_is_stopped_gone_on_with_and_finished(path: Path) -> None:
    do(path, lambda c: add_evidence(c, some_evidence()))
    do(path, lambda c: start_assessment(c, ASSESSMENT))
    do(path, lambda c: save_answer(c, "a1", Answer("oven", 2, "sometimes", ("e1",))))
    with open_for_reading(path) as store:
        stopped = find_open_assessment(store, "me")
        assert stopped is not None
        assert [each for each in stopped.asked if not stopped.find_answer(each)] == ["dough", "till"]
        assert find_newest_ratings(store, "me") == {}  # a draft counts nowhere
    do(path, lambda c: save_answer(c, "a1", Answer("dough", None)))
    do(path, lambda c: save_answer(c, "a1", Answer("oven", 3)))  # one may think again
    do(path, lambda c: save_answer(c, "a1", Answer("till", 1)))
    do(path, lambda c: remove_answer(c, "a1", "till"))
    later = NOW + timedelta(days=2)
    do(path, lambda c: finish_assessment(c, "a1"), later)
    with open_for_reading(path) as store:
        assert find_open_assessment(store, "me") is None
        done = find_assessment(store, "A1")
        assert (done.started, done.finished, done.answers, done.open) == (NOW, later, (), False)
        found = [each for each in list_ratings(store, "me") if each.assessment == "a1"]
        assert [(each.skill, each.step, each.note, each.evidence) for each in found] == [
            ("oven", 3, "", ()),
            ("dough", None, "", ()),
        ]
        assert {(each.date, each.recorded, each.framework_version) for each in found} == {(TODAY, later, "2.1.0")}


def test_a_finished_assessment_does_not_change(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        start_assessment(change, msgspec.structs.replace(ASSESSMENT, answers=(Answer("dough", 2),)))
        finish_assessment(change, "a1")
        for attempt in (finish_assessment, discard_assessment):
            with pytest.raises(UsageError, match="a1 is finished"):
                attempt(change, "a1")
        with pytest.raises(UsageError, match="a1 is finished"):
            save_answer(change, "a1", Answer("oven", 2))
        with pytest.raises(UsageError, match="a1 is finished"):
            remove_answer(change, "a1", "dough")


def test_an_assessment_without_an_answer_is_not_finished(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        start_assessment(change, ASSESSMENT)
        with pytest.raises(UsageError, match="Nothing was answered"):
            finish_assessment(change, "a1")
        assert discard_assessment(change, "a1").asked == ASSESSMENT.asked
        assert list_assessments(change, "me") == ()


def test_the_one_to_go_on_with_is_the_last_that_is_open(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        for person in ("me", "me", "bo", "me"):
            start_assessment(change, msgspec.structs.replace(ASSESSMENT, person=person, answers=(Answer("dough", 2),)))
        finish_assessment(change, "a4")
        going_on = find_open_assessment(change, "me")
        assert going_on is not None
        assert going_on.id == "a2"
        assert [each.id for each in list_assessments(change, "me")] == ["a1", "a2", "a4"]


def test_undo_of_finishing_opens_it_again_with_its_answers(path: Path) -> None:
    do(path, lambda c: start_assessment(c, msgspec.structs.replace(ASSESSMENT, answers=(Answer("dough", 2, "n"),))))
    do(path, lambda c: finish_assessment(c, "a1"), datetime(2027, 1, 1, tzinfo=UTC))
    with open_for_change(path, NOW) as change:
        undo(change)
        assert list_ratings(change, "me") == ()
        assert find_assessment(change, "a1").answers == (Answer("dough", 2, "n"),)
