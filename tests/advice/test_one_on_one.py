"""What counts as new since the last one-on-one."""

from __future__ import annotations

from datetime import UTC, date, datetime

from try_each import try_each

from pm_career.advice.one_on_one import find_span
from pm_career.domain.one_on_ones import OneOnOne

HELD = OneOnOne(person="me", with_name="Dana", state="held", held=date(2026, 11, 3))
TODAY = date(2026, 11, 20)


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


@try_each(
    ("day", "recorded", "is_new"),
    [
        (date(2026, 11, 4), at(3, 9), True),
        (date(2026, 11, 3), at(3, 16), True),  # written down after they met
        (date(2026, 11, 3), at(3, 15), False),
        (date(2026, 11, 1), at(4, 9), True),
        (date(2026, 11, 3), None, False),
    ],
)
def test_new_is_what_happened_or_was_written_down_after_they_met(
    day: date, recorded: datetime | None, *, is_new: bool
) -> None:
    assert find_span(HELD, at(3, 15), TODAY).is_new(day, recorded) is is_new


def test_marked_as_held_later_it_is_the_day_that_counts() -> None:
    span = find_span(HELD, at(10, 9), TODAY)
    assert not span.is_new(date(2026, 11, 3), at(3, 16))
    assert span.is_new(date(2026, 11, 3), at(4, 0))


def test_the_first_one_looks_back_on_30_days() -> None:
    span = find_span(None, None, TODAY)
    assert (span.is_first, span.since) == (True, date(2026, 10, 21))
    assert span.is_new(date(2026, 10, 22), None)
    assert not span.is_new(date(2026, 10, 21), None)
