"""Days as people say them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_career.domain.dates import format_relative, resolve_day

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
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
        ("last week", "2026-11-15"),
        ("next week", "2026-11-29"),
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
        ("2026-02-28", "2026-02-28"),
    ],
)
def test_a_day_as_people_say_it(said: str, day: str) -> None:
    assert resolve_day(said, SUNDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "soon",
        "2026-02-30",
        "3 days",
        "in 3 days ago",
        "t",
        "s",
        "tu",
        "12345 days ago",
        "five days ago",
        "last",
        "9999 years ago",
        "20-11-2026",
        "²-11-2026",
    ],
)
def test_what_means_no_day(said: str) -> None:
    assert resolve_day(said, SUNDAY) is None


def test_a_month_from_its_last_day_keeps_to_the_month() -> None:
    assert resolve_day("a month ago", date(2026, 3, 31)) == date(2026, 2, 28)
    assert resolve_day("in 1 year", date(2028, 2, 29)) == date(2029, 2, 28)


@given(st.text())
def test_any_text_means_a_day_or_none(said: str) -> None:
    resolve_day(said, SUNDAY)


@given(st.dates(), st.dates())
def test_any_two_days_have_words(day: date, today: date) -> None:
    words = format_relative(day, today)
    assert ("ago" in words or words == "yesterday") == (day < today)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)), st.integers(2, 13))
def test_what_is_shown_in_days_is_understood(today: date, days: int) -> None:
    for day in (today - timedelta(days=days), today + timedelta(days=days)):
        assert resolve_day(format_relative(day, today), today) == day


@pytest.mark.parametrize(
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
