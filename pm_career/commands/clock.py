"""The only clock of the program. Tests replace these two functions."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """Return the current instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return today's date in the local time zone."""
    return datetime.now().astimezone().date()
