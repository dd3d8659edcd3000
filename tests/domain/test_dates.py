"""Days as people say them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from try_each import try_each

from pm_career.domain.dates import format_day, format_relative
from pm_career.domain.periods import read_periods

SUNDAY = date(2026, 11, 22)
PERIODS = (
    ("last week", "2026-11-09", "2026-11-15"),
    ("this week", "2026-11-16", "2026-11-22"),
    ("next week", "2026-11-23", "2026-11-29"),
    ("last month", "2026-10-01", "2026-10-31"),
    ("This  Month", "2026-11-01", "2026-11-30"),
    ("next month", "2026-12-01", "2026-12-31"),
    ("last quarter", "2026-07-01", "2026-09-30"),
    ("this quarter", "2026-10-01", "2026-12-31"),
    ("next quarter", "2027-01-01", "2027-03-31"),
    ("last year", "2025-01-01", "2025-12-31"),
    ("this year", "2026-01-01", "2026-12-31"),
    ("Q3", "2026-07-01", "2026-09-30"),
    ("q4", "2026-10-01", "2026-12-31"),
    ("2026-Q3", "2026-07-01", "2026-09-30"),
    ("Q1 2025", "2025-01-01", "2025-03-31"),
    ("2026-02", "2026-02-01", "2026-02-28"),
    ("2028-2", "2028-02-01", "2028-02-29"),
    ("2026", "2026-01-01", "2026-12-31"),
    ("March 2026", "2026-03-01", "2026-03-31"),
    ("march", "2026-03-01", "2026-03-31"),
    ("December", "2025-12-01", "2025-12-31"),
)


def resolve_day(typed: str, today: date, *, ahead: bool = False) -> date | None:
    """The one day that is meant; None for no day, for a period and for two readings."""
    found = read_periods(typed, today, ahead=ahead)
    return found[0].first if len(found) == 1 and found[0].first == found[0].last else None


@try_each(
    ("said", "day"),
    [
        ("today", "2026-11-22"),
        (" Yesterday ", "2026-11-21"),
        ("tomorrow", "2026-11-23"),
        ("last friday", "2026-11-20"),
        ("Friday", "2026-11-20"),
        ("on fri", "2026-11-20"),
        ("sunday", "2026-11-15"),
        ("last sunday", "2026-11-15"),
        ("next sunday", "2026-11-29"),
        ("next monday", "2026-11-23"),
        ("3 days ago", "2026-11-19"),
        ("a week ago", "2026-11-15"),
        ("in two weeks", "2026-12-06"),
        ("3 months ago", "2026-08-22"),
        ("in 1 year", "2027-11-22"),
        ("now", "2026-11-22"),
        ("next tue", "2026-11-24"),
        ("one day ago", "2026-11-21"),
        ("in an year", "2027-11-22"),
        ("three days ago", "2026-11-19"),
        ("four weeks ago", "2026-10-25"),
        ("in six days", "2026-11-28"),
        ("1234 days ago", "2023-07-07"),
        ("2 years ago", "2024-11-22"),
        ("12 months ago", "2025-11-22"),
        ("in 14 months", "2028-01-22"),
        ("end of month", "2026-11-30"),
        ("end of the month", "2026-11-30"),
        ("end of the quarter", "2026-12-31"),
        ("end of last quarter", "2026-09-30"),
        ("end of Q1", "2026-03-31"),
        ("start of year", "2026-01-01"),
        ("beginning of this week", "2026-11-16"),
        ("ten days ago", "2026-11-12"),
        ("five weeks ago", "2026-10-18"),
        ("seven months ago", "2026-04-22"),
        ("two quarters ago", "2026-05-22"),
        ("3d", "2026-11-19"),
        ("1w", "2026-11-15"),
        ("2 m", "2026-09-22"),
        ("1y ago", "2025-11-22"),
        ("in 3d", "2026-11-25"),
        ("3 March 2026", "2026-03-03"),
        ("3rd of march 2026", "2026-03-03"),
        ("March 3, 2026", "2026-03-03"),
        ("mar 3 2026", "2026-03-03"),
        ("3-Sep-2026", "2026-09-03"),
        ("3 March", "2026-03-03"),
        ("on Dec 24", "2025-12-24"),
        ("29 February", "2024-02-29"),
        ("2026/3/9", "2026-03-09"),
        ("2026-11-20T23:30:00Z", "2026-11-20"),
        ("2026-11-20 08:15", "2026-11-20"),
        ("2026-11-20T08", "2026-11-20"),
        ("20261120", "2026-11-20"),
        ("20261120T0815", "2026-11-20"),
        ("20-11-2026", "2026-11-20"),
        ("11/20/2026", "2026-11-20"),
        ("4.4.2026", "2026-04-04"),
        ("2026-02-28", "2026-02-28"),
    ],
)
def test_a_day_as_people_say_it(said: str, day: str) -> None:
    assert resolve_day(said, SUNDAY) == date.fromisoformat(day)


def test_a_29_february_is_found_eight_years_back() -> None:
    assert resolve_day("29 February", date(1904, 2, 28)) == date(1896, 2, 29)


@try_each(
    "said",
    [
        "",
        "soon",
        "0.2.2026",
        "1.2.0000",
        "2026-02-30",
        "20260230",
        "202603",
        "2026-03-03 10 days",
        "3 days",
        "in 3 days ago",
        "t",
        "s",
        "tu",
        "12345 days ago",
        "eleven days ago",
        "last",
        "9999 years ago",
        "30/30/2026",
        "0/1/2026",
        "1/2-2026",
        "0000",
        "0000-01",
        "2026-13",
        "2026-W12",
        "Q5",
        "2026-Q3 2026",
        "3 March 4",
        "31 April 2026",
        "30 February",
        "ma",
        "eleventy days ago",
        "2026-11-20T25:00",
        "end of",
        "end of end of month",
        "last weekend",
    ],
)
def test_what_means_no_day(said: str) -> None:
    assert resolve_day(said, SUNDAY) is None


def test_a_month_from_its_last_day_keeps_to_the_month() -> None:
    assert resolve_day("a month ago", date(2026, 3, 31)) == date(2026, 2, 28)
    assert resolve_day("in 1 year", date(2028, 2, 29)) == date(2029, 2, 28)


@try_each(("said", "first", "last"), PERIODS)
def test_a_period_as_people_say_it(said: str, first: str, last: str) -> None:
    (found,) = read_periods(said, SUNDAY)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@try_each("said", ["03/04/2026", "4.3.2026", "3-4-2026"])
def test_day_and_month_that_could_change_places_are_read_both_ways(said: str) -> None:
    assert {each.first for each in read_periods(said, SUNDAY)} == {date(2026, 4, 3), date(2026, 3, 4)}


@try_each(
    ("said", "day"),
    [("3d", "2026-11-25"), ("two weeks", "2026-12-06"), ("Friday", "2026-11-27"), ("3 March", "2027-03-03")],
)
def test_what_lies_ahead_is_the_next(said: str, day: str) -> None:
    assert resolve_day(said, SUNDAY, ahead=True) == date.fromisoformat(day)


@given(st.dates(), st.dates())
def test_a_day_is_understood_however_it_is_written(day: date, today: date) -> None:
    for written in (day.isoformat(), f"{day.isoformat()}T12:00", format_day(day), f"{day:%b} {day.day}, {day:%Y}"):
        if day.year >= 1000:  # strftime does not pad
            assert resolve_day(written, today) == day


@given(st.dates(min_value=date(1000, 1, 1)), st.dates())
def test_the_numbers_of_a_day_are_read_as_that_day_among_others(day: date, today: date) -> None:
    found = read_periods(f"{day.day}/{day.month}/{day.year}", today)
    assert day in [each.first for each in found]
    assert (len(found) == 2) == (day.day <= 12 and day.day != day.month)


@given(st.dates(), st.sampled_from([said for said, _, _ in PERIODS]))
def test_a_period_is_in_order_and_what_names_no_year_has_begun(today: date, said: str) -> None:
    for found in read_periods(said, today):
        assert found.first <= found.last
        if said in ("Q3", "march") or said.startswith("this"):
            assert found.first <= today
    for found in read_periods(said, today, ahead=True):
        if said in ("Q3", "march"):
            assert found.last >= today


@given(
    st.dates(min_value=date(2, 1, 8), max_value=date(9998, 12, 1)),
    st.sampled_from(["week", "month", "quarter", "year"]),
)
def test_periods_follow_each_other_without_a_gap(today: date, unit: str) -> None:
    last, this, following = (read_periods(f"{which} {unit}", today)[0] for which in ("last", "this", "next"))
    assert last.last + timedelta(days=1) == this.first <= today <= this.last == following.first - timedelta(days=1)


@given(st.text(), st.booleans())
def test_any_text_has_readings_or_none(said: str, ahead: bool) -> None:
    read_periods(said, SUNDAY, ahead=ahead)


@given(st.dates(), st.dates())
def test_any_two_days_have_words(day: date, today: date) -> None:
    words = format_relative(day, today)
    assert ("ago" in words or words == "yesterday") == (day < today)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)), st.integers(2, 13))
def test_what_is_shown_in_days_is_understood(today: date, days: int) -> None:
    for day in (today - timedelta(days=days), today + timedelta(days=days)):
        assert resolve_day(format_relative(day, today), today) == day


@try_each(
    ("days", "words"),
    [
        (2, "2 days"),
        (13, "13 days"),
        (14, "2 weeks"),
        (20, "2 weeks"),
        (21, "3 weeks"),
        (59, "8 weeks"),
        (60, "2 months"),
        (89, "2 months"),
        (90, "3 months"),
        (729, "24 months"),
        (730, "2 years"),
        (1094, "2 years"),
        (1095, "3 years"),
    ],
)
def test_how_long_ago_a_day_is(days: int, words: str) -> None:
    assert format_relative(SUNDAY - timedelta(days=days), SUNDAY) == f"{words} ago"
    assert format_relative(SUNDAY + timedelta(days=days), SUNDAY) == f"in {words}"


def test_the_days_beside_today_have_names() -> None:
    names = [format_relative(SUNDAY + timedelta(days=days), SUNDAY) for days in (-1, 0, 1)]
    assert names == ["yesterday", "today", "tomorrow"]
