"""Days as they are typed: what happened lies behind, what is due lies ahead, and today is both."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from notes import TODAY

from pm_career.domain.dates import parse_day, parse_due_day
from pm_career.errors import UsageError

DAY = timedelta(days=1)


def test_nothing_typed_is_today() -> None:
    assert parse_day(None, TODAY) == TODAY
    assert parse_due_day("  ", TODAY) is None


@pytest.mark.parametrize("day", [TODAY - DAY, TODAY])
def test_what_happened_is_today_or_before(day: date) -> None:
    assert parse_day(day.isoformat(), TODAY) == day


def test_what_happened_is_not_ahead_unless_that_is_allowed() -> None:
    tomorrow = (TODAY + DAY).isoformat()
    with pytest.raises(UsageError, match="in the future"):
        parse_day(tomorrow, TODAY)
    assert parse_day(tomorrow, TODAY, future=True) == TODAY + DAY


@pytest.mark.parametrize("day", [TODAY, TODAY + DAY])
def test_what_is_due_is_today_or_ahead(day: date) -> None:
    assert parse_due_day(day.isoformat(), TODAY) == day


def test_what_is_due_has_not_passed() -> None:
    with pytest.raises(UsageError, match="has passed"):
        parse_due_day((TODAY - DAY).isoformat(), TODAY)


@pytest.mark.parametrize("typed", ["friday", "by friday", "next friday", "on Friday", "a week", "in 1 week"])
def test_a_weekday_and_a_stretch_of_time_mean_the_next_one(typed: str) -> None:
    assert parse_due_day(typed, TODAY) == TODAY + 7 * DAY  # TODAY is a Friday


@pytest.mark.parametrize("parse", [lambda typed: parse_day(typed, TODAY), lambda typed: parse_due_day(typed, TODAY)])
def test_what_is_no_day_is_refused_with_what_to_say(parse: object) -> None:
    assert callable(parse)
    with pytest.raises(UsageError, match="'soon' is not a day") as refused:
        parse("soon")
    assert "yesterday" in refused.value.hint
