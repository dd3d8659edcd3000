"""Days in documents and columns: which words name one, where they stand, and what they mean in the year above."""

from __future__ import annotations

from datetime import date

import pytest
from try_each import try_each

from pm_career.domain.periods import Period
from pm_career.importing.evidence.days import find_at_start, find_in_heading, find_order, read_column
from pm_career.importing.evidence.piece import Day, choose_day

TODAY = date(2026, 11, 20)
IN_2024 = Period(date(2024, 1, 1), date(2024, 12, 31))


@try_each(
    ("text", "last", "rest"),
    [
        ("2026-03-01: Cut the release", "2026-03-01", "Cut the release"),
        ("2026-03-01 Cut the release", "2026-03-01", "Cut the release"),
        ("3 March 2026 Cut the release", "2026-03-03", "Cut the release"),
        ("(March) Cut the release", "2026-03-31", "Cut the release"),
        ("[Q3 2026] Cut it", "2026-09-30", "Cut it"),
        ("5 April – Cut it", "2026-04-05", "Cut it"),
        ("**2026-03-01** Cut it", "2026-03-01", "Cut it"),
        ("2026: Cut it", "2026-12-31", "Cut it"),
        ("1950: Cut it", "1950-12-31", "Cut it"),
        ("2027: Cut it", "2027-12-31", "Cut it"),
        ("3 of March 2026: Cut it", "2026-03-03", "Cut it"),
        ("2026-03-01 – 2026-03-05: Cut it", "2026-03-05", "Cut it"),
    ],
)
def test_a_day_at_the_start_of_a_line(text: str, last: str, rest: str) -> None:
    found = find_at_start(text, TODAY, None)
    assert found is not None
    assert ([each.last.isoformat() for each in found.readings], found.rest) == ([last], rest)


@try_each(
    "text",
    [
        "May I add that it held", "2026 was a good year", "March release went out", "Yesterday: cut it",
        "last week: cut it", "3 days ago: cut it", "Cut the release on 2026-03-01", "1949: cut it", "2028: users",
        "In 3 months: done", "",
    ],
)  # fmt: skip
def test_no_day_at_the_start_of_a_line(text: str) -> None:
    assert find_at_start(text, TODAY, None) is None


@try_each(
    ("text", "last"),
    [
        ("Q3 2026", "2026-09-30"),
        ("Growth (March)", "2026-03-31"),
        ("Q3 2026 – Growth", "2026-09-30"),
        ("Week of 16 November 2026", "2026-11-16"),
        ("Brag document 2026", "2026-12-31"),
        ("Jan–Mar 2026", "2026-03-31"),
        ("Jan-Mar 2026", "2026-03-31"),
        ("H1 2026", "2026-06-30"),
        ("In October:", "2026-10-31"),
        ("H2 2025: payments", "2025-12-31"),
        ("2025 / 2026-02", "2026-02-28"),
    ],
)
def test_the_period_of_a_heading(text: str, last: str) -> None:
    found = find_in_heading(text, TODAY, None)
    assert found is not None
    assert [each.last.isoformat() for each in found.readings] == [last]


@pytest.mark.parametrize("text", ["Influence", "Plans for May and June", "2000 customers", "What I do next month", ""])
def test_a_heading_without_a_period(text: str) -> None:
    assert find_in_heading(text, TODAY, None) is None


def test_a_period_is_looked_for_in_the_first_thirty_words() -> None:
    assert find_in_heading(f"{'growth ' * 28}March 2026", TODAY, None) is not None
    assert find_in_heading(f"{'growth ' * 29}March 2026", TODAY, None) is None


def test_a_month_without_a_year_is_of_the_year_above() -> None:
    for find in (find_at_start, find_in_heading):
        found = find("March: cut it", TODAY, IN_2024)
        assert found is not None
        assert found.readings == (Period(date(2024, 3, 1), date(2024, 3, 31)),)
    explicit = find_at_start("March 2025: cut it", TODAY, IN_2024)
    assert explicit is not None
    assert explicit.readings[0].last == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/Mar/26 3:45 PM", "2026-03-12"),
        ("Tue Mar 12 2026 10:00:00 GMT+0000 (Coordinated Universal Time)", "2026-03-12"),
        ("Mar 12, 2026, 3:45 PM", "2026-03-12"),
        ("2026-03-12T10:00:00Z", "2026-03-12"),
        ("2026-03-12 10:00", "2026-03-12"),
        ("20/03/2026 10:00", "2026-03-20"),
    ],
)
def test_days_as_tools_write_them(text: str, day: str) -> None:
    assert [each.last.isoformat() for each in read_column(text, TODAY)] == [day]


def test_a_column_says_whether_its_days_or_its_months_come_first() -> None:
    assert find_order(["03/04/2026", "25/04/2026"]) == 0
    assert find_order(["03/04/2026", "04/25/2026"]) == 1
    assert find_order(["03/04/2026"]) is None
    assert find_order(["25/04/2026", "04/25/2026"]) is None


def test_the_day_of_a_period_is_its_last_and_never_after_today() -> None:
    month = Period(date(2026, 11, 1), date(2026, 11, 30))
    assert choose_day((month,), "November", TODAY) == Day(TODAY, month)
    assert choose_day((Period(TODAY, TODAY),), "today", TODAY) == Day(TODAY, Period(TODAY, TODAY))
    assert choose_day((Period(date(2026, 11, 21), date(2026, 11, 21)),), "2026-11-21", TODAY).date is None
    both = choose_day((Period(TODAY, TODAY), Period(IN_2024.first, IN_2024.first)), "x", TODAY)
    assert both == Day(None, None, "'x' can be read as 2026-11-20 or 2024-01-01")
