"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time


class FrozenClock:
    """Friday 20 November 2026, 16:30 UTC, unless a test goes to another day."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)

    def go_to(self, day: date, at: time = time(16, 30)) -> None:
        """From now on it is `at` (UTC) on that day."""
        self._now = datetime.combine(day, at, tzinfo=UTC)

    def now(self) -> datetime:
        """As `pm_career.commands.clock.now`."""
        return self._now

    def today(self) -> date:
        """As `pm_career.commands.clock.today`: where the tests are, it is the day that it is in UTC."""
        return self._now.date()
