"""Days and instants: in UTC, to the second, and never a negative interval."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from try_each import try_each

from pm_career.domain.person import AssessmentId, EvidenceId, GoalId, RatingId, count_days_since, to_instant
from pm_career.store.cells import convert, format_instant


@given(st.dates(), st.dates())
def test_an_interval_is_never_negative(day: date, today: date) -> None:
    assert count_days_since(day, today) >= 0
    assert count_days_since(day, today) + count_days_since(today, day) == abs((today - day).days)


def test_leap_days_count() -> None:
    assert count_days_since(date(2028, 2, 28), date(2028, 3, 1)) == 2
    assert count_days_since(date(2027, 2, 28), date(2027, 3, 1)) == 1


@given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.timezones()))  # noqa: DTZ001
def test_an_instant_is_the_same_moment_in_utc(moment: datetime) -> None:
    text = format_instant(moment)
    assert text.endswith("Z")
    assert convert(text, datetime, "") == to_instant(moment)
    assert to_instant(moment).tzinfo is UTC
    assert timedelta(0) <= moment - to_instant(moment) < timedelta(seconds=1)


def test_a_moment_without_a_zone_is_none() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_instant(datetime(2026, 1, 1))  # noqa: DTZ001


@try_each(
    ("type", "letter"), [(EvidenceId, "e"), (GoalId, "g"), (RatingId, "r"), (AssessmentId, "a")], ids=list("egra")
)
def test_an_id_has_up_to_twelve_digits(type: Any, letter: str) -> None:
    for id in ("1", "10", "9" * 12):
        assert msgspec.convert(f"{letter}{id}", type) == f"{letter}{id}"
    for id in ("", "0", "01", "9" * 13, "1\n", "x"):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(f"{letter}{id}", type)
