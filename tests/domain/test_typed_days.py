"""Days as they are typed: what happened lies behind, what is due lies ahead, and today is both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from notes import TODAY
from try_each import try_each

from pm_career.domain.dates import parse_day, parse_due_day, parse_first_day, parse_last_day
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
    with pytest.raises(UsageError, match="in the future") as refused:
        parse_first_day(tomorrow, TODAY)
    assert refused.value.hint == "Give today or an earlier day."
    assert parse_last_day(tomorrow, TODAY) == TODAY + DAY


def test_a_period_gives_the_day_that_is_asked() -> None:
    assert parse_first_day("last month", TODAY) == date(2026, 10, 1)
    assert parse_last_day("last month", TODAY) == date(2026, 10, 31)
    assert parse_due_day("this quarter", TODAY) == date(2026, 12, 31)
    assert parse_due_day("by Q1", TODAY) == date(2027, 3, 31)
    with pytest.raises(UsageError, match="'last month' is a period") as refused:
        parse_day("last month", TODAY)
    assert "from 2026-10-01 to 2026-10-31" in refused.value.hint


@try_each("parse", [parse_day, parse_first_day, parse_last_day, parse_due_day])
def test_a_day_that_can_be_read_two_ways_is_refused_with_both(parse: Callable[[str, date], date | None]) -> None:
    with pytest.raises(UsageError, match="can be read as 3 April 2026 or 4 March 2026") as refused:
        parse("03/04/2026", TODAY)
    assert refused.value.hint == "Write 2026-04-03 or 2026-03-04."


@pytest.mark.parametrize("day", [TODAY, TODAY + DAY])
def test_what_is_due_is_today_or_ahead(day: date) -> None:
    assert parse_due_day(day.isoformat(), TODAY) == day


def test_what_is_due_has_not_passed() -> None:
    with pytest.raises(UsageError, match="has passed"):
        parse_due_day((TODAY - DAY).isoformat(), TODAY)


@try_each("typed", ["friday", "by friday", "next friday", "on Friday", "a week", "in 1 week"])
def test_a_weekday_and_a_stretch_of_time_mean_the_next_one(typed: str) -> None:
    assert parse_due_day(typed, TODAY) == TODAY + 7 * DAY  # TODAY is a Friday


@try_each("parse", [parse_day, parse_first_day, parse_last_day, parse_due_day])
def test_what_is_no_day_is_refused_with_what_to_say(parse: Callable[[str, date], date | None]) -> None:
    with pytest.raises(UsageError, match="'soon' is not a day") as refused:
        parse("soon", TODAY)
    ahead = parse is parse_due_day
    assert ("yesterday" in refused.value.hint, "tomorrow" in refused.value.hint) == (not ahead, ahead)
    assert ("ago" in refused.value.hint, "last" in refused.value.hint) == (not ahead, not ahead)
    assert "end of quarter" in refused.value.hint
    assert ("-Q3" in refused.value.hint) == (parse is not parse_day)


@try_each(
    ("typed", "day"),
    [
        ("the end of the year", date(2026, 12, 31)),
        ("the end of this year", date(2026, 12, 31)),
        ("by the end of the quarter", date(2026, 12, 31)),
        ("EOY", date(2026, 12, 31)),
        ("eoq", date(2026, 12, 31)),
        ("by eom", date(2026, 11, 30)),
        ("eow", date(2026, 11, 22)),
        ("in half a year", date(2027, 5, 20)),
        ("half a year", date(2027, 5, 20)),
        ("half a year from now", date(2027, 5, 20)),
        ("a year from now", date(2027, 11, 20)),
        ("two weeks from today", TODAY + 14 * DAY),
        ("the day after tomorrow", TODAY + 2 * DAY),
        ("tonight", TODAY),
    ],
)
def test_what_is_due_is_understood_as_people_say_it(typed: str, day: date) -> None:
    assert parse_due_day(typed, TODAY) == day


@try_each(
    ("typed", "ago"),
    [
        ("the day before yesterday", 2), ("day before yesterday", 2), ("this morning", 0), ("this afternoon", 0),
        ("this evening", 0), ("tonight", 0), ("last night", 1),
    ],
)  # fmt: skip
def test_what_happened_is_understood_as_people_say_it(typed: str, ago: int) -> None:
    assert parse_day(typed, TODAY) == TODAY - ago * DAY
    assert parse_day("half a year ago", TODAY) == date(2026, 5, 20)
