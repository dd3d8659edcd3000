"""When a goal is overdue and when nobody has looked at it for long."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from pm_career.domain.goals import CheckIn, Goal, find_last_look, is_overdue, is_stale

SET = datetime(2028, 2, 28, 23, 30, tzinfo=UTC)
GOAL = Goal(person="me", what="Bake", due=date(2028, 2, 29), id="g1", created=SET)


@pytest.mark.parametrize(("today", "overdue"), [(date(2028, 2, 29), False), (date(2028, 3, 1), True)])
def test_it_is_overdue_the_day_after_its_day(today: date, overdue: bool) -> None:
    assert is_overdue(GOAL, today) is overdue
    assert not is_overdue(msgspec.structs.replace(GOAL, status="done"), today)
    assert not is_overdue(msgspec.structs.replace(GOAL, due=None), today)


def test_it_is_stale_when_nobody_looked_at_it_for_longer_than_the_days() -> None:
    looked = msgspec.structs.replace(GOAL, check_ins=(CheckIn(date(2028, 3, 20)), CheckIn(date(2028, 3, 10))))
    assert (find_last_look(GOAL), find_last_look(looked)) == (date(2028, 2, 28), date(2028, 3, 20))
    assert find_last_look(msgspec.structs.replace(GOAL, created=None)) is None
    for goal, since in ((GOAL, date(2028, 2, 28)), (looked, date(2028, 3, 20))):
        assert not is_stale(goal, since + timedelta(30), 30)
        assert is_stale(goal, since + timedelta(31), 30)
    assert not is_stale(msgspec.structs.replace(GOAL, status="dropped"), date(2030, 1, 1), 30)
    assert not is_stale(msgspec.structs.replace(GOAL, created=None), date(2030, 1, 1), 30)


def test_a_clock_that_ran_backwards_makes_nothing_stale() -> None:
    assert not is_stale(GOAL, date(1970, 1, 1), 0)
