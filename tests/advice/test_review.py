"""What a quarter had, and what matters today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from try_each import try_each

from pm_career.advice.review import LAST_DAYS, Quarter, choose_quarter, review_span
from pm_career.advice.today import find_today
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step
from pm_career.domain.goals import WEEK_AHEAD, Goal
from pm_career.domain.periods import Period
from pm_career.domain.promotion import Agreement
from pm_career.domain.ratings import Rating
from pm_career.domain.renamed_ids import RenamedIds

SPAN = Period(date(2026, 7, 1), date(2026, 9, 30))
TODAY = date(2026, 10, 15)
HAND = Level("hand", "Hand", rank=1)
BAKERY = Framework(
    "bakery",
    "Bakery",
    "1.0.0",
    tuple(Step(value, str(value)) for value in (1, 2, 3)),
    (HAND,),
    (
        Skill("dough", "Dough", expectations={"hand": Expectation(1)}),
        Skill("oven", "Oven", expectations={"hand": Expectation(1, focus=True)}),
        Skill("till", "Till"),
    ),
)


def piece(id: str, day: date, **more: Any) -> Evidence:
    fields: dict[str, Any] = {"person": "me", "what": id, "skills": ("dough",)}
    return Evidence(**fields | {"id": id, "date": day} | more)


def goal(id: str, **more: Any) -> Goal:
    return Goal(person="me", id=id, what=id, **more)


def rate(step: int | None, day: date, **more: Any) -> Rating:
    return Rating(person="me", skill="dough", step=step, date=day, **more)


def review(**notes: Any) -> Quarter:
    given: dict[str, Any] = {"evidence": (), "ratings": (), "goals": (), "renamed": RenamedIds()}
    return review_span(BAKERY, (HAND,), SPAN, TODAY, **given | notes)


@try_each(
    ("today", "first"),
    [
        (date(2026, 9, 30) - timedelta(days=LAST_DAYS - 1), date(2026, 7, 1)),
        (date(2026, 9, 30) - timedelta(days=LAST_DAYS), date(2026, 4, 1)),
        (date(2026, 10, 1), date(2026, 7, 1)),
        (date(2026, 1, 1), date(2025, 10, 1)),
    ],
)
def test_the_running_quarter_is_reviewed_in_its_last_days(today: date, first: date) -> None:
    assert choose_quarter(today).first == first


def test_evidence_of_the_first_and_the_last_day_counts_by_skill_and_side() -> None:
    found = review(
        evidence=(
            piece("e1", date(2026, 6, 30)),
            piece("e2", date(2026, 7, 1)),
            piece("e3", date(2026, 9, 30), private=True),
            piece("e4", date(2026, 10, 1)),
            piece("e5", date(2026, 8, 1), counts="against", skills=("dough", "till")),
            piece("e6", date(2026, 8, 1), skills=("gone",)),
        )
    )
    dough, till = found.skills
    assert ([each.id for each in dough.pieces], [each.id for each in dough.against]) == (["e3", "e2"], ["e5"])
    assert (till.skill, till.pieces, [each.id for each in till.against]) == ("till", (), ["e5"])
    assert [each.id for each in found.untied] == ["e6"]
    assert found.silent == (("oven", "Oven"),)
    assert not found.is_empty
    assert review().is_empty
    assert review().silent == (("oven", "Oven"), ("dough", "Dough"))


def test_a_step_moved_where_the_last_of_the_span_differs_from_the_one_before_it() -> None:
    before, first, last = rate(1, date(2026, 6, 30)), rate(2, date(2026, 7, 1)), rate(3, date(2026, 9, 30))
    after = rate(1, date(2026, 10, 1))

    def moved(*ratings: Rating) -> list[tuple[str, int | None, int]]:
        return [(each.rater.describe(), each.before, each.after) for each in review(ratings=ratings).moved]

    assert moved(before, first, last, after) == [("self", 1, 3)]
    assert moved(first) == [("self", None, 2)]
    assert moved(before, rate(1, date(2026, 8, 1))) == []
    assert moved(before, after) == []
    assert moved(before, rate(None, date(2026, 8, 1))) == []
    manager = rate(2, date(2026, 8, 1), rater="manager", rater_name="Dana")
    assert moved(before, manager) == [("manager Dana", None, 2)]


def test_goals_are_kept_late_or_dropped() -> None:
    day = date(2026, 9, 1)
    found = review(
        goals=(
            goal("g1", status="done", closed=day, due=day),
            goal("g2", status="done", closed=day, due=day - timedelta(days=1)),
            goal("g3", status="done", closed=day),
            goal("g4", status="dropped", closed=day),
            goal("g5", due=day),
            goal("g6", due=TODAY),
            goal("g7", status="done", closed=TODAY, due=day),
        )
    )
    lists = ([each.id for each in some] for some in (found.kept, found.late, found.dropped))
    assert list(lists) == [["g1", "g3"], ["g2", "g5"], ["g4"]]


def test_today_names_the_longest_overdue_else_what_is_due_within_a_week() -> None:
    def find(*dues: int | None, agreed: int | None = None) -> str | None:
        def to_day(distance: int | None) -> date | None:
            return None if distance is None else TODAY + timedelta(days=distance)

        goals = [goal(f"g{number}", due=to_day(each)) for number, each in enumerate(dues, start=1)]
        agreements = (
            [Agreement(id="w1", person="me", framework="x", target="y", what="Two", due=to_day(agreed))]
            if agreed is not None
            else []
        )
        found = find_today(goals, agreements, None, None, TODAY).due
        return found.id if found else None

    assert find(WEEK_AHEAD) == "g1"
    assert find(WEEK_AHEAD + 1, None) is None
    assert find(0, -3, -2) == "g2"
    assert find(0, agreed=-1) == "w1"
    assert find(0, agreed=0) == "g1"


def test_today_counts_the_days_since_the_newest_evidence() -> None:
    found = find_today([], [], TODAY - timedelta(days=3), None, TODAY)
    assert (found.last_written, found.days_since, found.develop) == (TODAY - timedelta(days=3), 3, None)
    assert find_today([], [], None, None, TODAY).days_since is None
