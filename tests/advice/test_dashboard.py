"""Where a person stands: the days that decide what is stale, due soon, fresh and old, and the next step."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from try_each import try_each

from pm_career.advice.dashboard import Dashboard, build_dashboard
from pm_career.domain.evidence import EvidenceCount
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step
from pm_career.domain.goals import Goal
from pm_career.domain.ratings import Answer, Assessment, Rating

TODAY = date(2026, 6, 1)
SCALE = tuple(Step(value, f"Step {value}") for value in (1, 2, 3))
LEVELS = (Level("hand", "Hand", rank=1, next=("head",)), Level("head", "Head", rank=2))
DOUGH = Skill("dough", "Dough", expectations={"hand": Expectation(2), "head": Expectation(3)})
BAKERY = Framework("bakery", "Bakery", "1.0.0", SCALE, LEVELS, (DOUGH,))


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def board(*, rated: int | None = None, step: int | None = 2, proof: int | None = None, goals: list[Goal]) -> Dashboard:
    """The dashboard of a person whose dough was rated and proven so many days ago."""
    rating = Rating(person="me", skill="dough", step=step, date=days_ago(rated or 0))
    return build_dashboard(
        BAKERY,
        LEVELS[0],
        LEVELS[1],
        histories={} if rated is None else {"dough": [rating]},
        evidence=() if proof is None else [EvidenceCount("dough", "", "for", 1, days_ago(proof))],
        goals=goals,
        today=TODAY,
    )


def goal(*, set_before: int = 0, due_in: int | None = None) -> Goal:
    created = datetime.combine(days_ago(set_before), datetime.min.time(), UTC)
    due = None if due_in is None else TODAY + timedelta(days=due_in)
    return Goal(id="g1", person="me", what="Bake", created=created, due=due)


@pytest.mark.parametrize(("days", "stale"), [(30, False), (31, True)])
def test_a_goal_without_a_check_in_for_more_than_thirty_days_is_stale(days: int, stale: bool) -> None:
    assert bool(board(goals=[goal(set_before=days)]).stale) is stale


@try_each(("days", "soon"), [(0, True), (14, True), (15, False), (-1, False)])
def test_a_goal_is_due_soon_from_two_weeks_before_its_day_until_it(days: int, soon: bool) -> None:
    assert bool(board(goals=[goal(due_in=days)]).due_soon) is soon


@pytest.mark.parametrize(("days", "fresh"), [(183, 1), (184, 0)])
def test_evidence_of_the_last_half_year_is_fresh(days: int, fresh: int) -> None:
    coverage = board(rated=0, proof=days, goals=[]).at_present
    assert coverage is not None
    assert (coverage.asked, coverage.rated, coverage.at_bar, coverage.proven) == (1, 1, 1, 1)
    assert coverage.fresh == fresh


@pytest.mark.parametrize(("days", "command"), [(92, "evidence add"), (93, "assess")])
def test_ratings_older_than_a_quarter_are_worth_renewing(days: int, command: str) -> None:
    assert board(rated=days, proof=0, goals=[goal()]).next_step.command == command


def test_the_next_step_is_the_first_that_applies() -> None:
    assert board(goals=[goal(due_in=-1)]).next_step.command == "assess"
    assert board(rated=0, goals=[goal(due_in=-1)]).next_step.command == "plan check-in g1"
    assert board(rated=0, goals=[]).next_step.command == "evidence add --skill dough"
    assert board(rated=0, step=1, goals=[]).next_step.command == "plan from-next"


@try_each(("step", "to_present", "to_target"), [(1, 1, 2), (2, 0, 1), (3, 0, 0), (None, None, None)])
def test_steps_to_go_are_never_negative_and_unknown_without_a_step(
    step: int | None, to_present: int | None, to_target: int | None
) -> None:
    (dough,) = board(rated=0, step=step, goals=[]).places
    assert (dough.gap(dough.present), dough.gap(dough.target)) == (to_present, to_target)


def test_an_assessment_that_is_not_finished_is_gone_on_with_first() -> None:
    draft = Assessment(person="me", date=TODAY, asked=("dough", "oven"), answers=(Answer("dough", 1),))
    for histories in ({}, {"dough": [Rating(person="me", skill="dough", step=2, date=TODAY)]}):
        found = build_dashboard(
            BAKERY, *LEVELS, histories=histories, evidence=(), goals=[goal(due_in=-1)], today=TODAY, draft=draft
        )
        assert found.next_step.command == "assess"
        assert found.next_step.why == "1 of 2 answered: go on, and the answers become ratings."


def test_without_a_level_there_are_ratings_and_goals_but_no_bars() -> None:
    rating = Rating(person="me", skill="dough", step=2, date=TODAY)
    found = build_dashboard(
        BAKERY, None, None, histories={"dough": [rating]}, evidence=(), goals=[goal(due_in=-1)], today=TODAY
    )
    (place,) = found.places
    assert (place.step, place.present, place.target) == (2, None, None)
    assert (found.at_present, found.at_target, found.last_rated, len(found.overdue)) == (None, None, TODAY, 1)
    assert found.next_step.command == "me set --level LEVEL"
