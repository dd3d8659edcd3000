"""The only clock of the program: what day it is here, and the instant."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day that it is where the user is."""
    return datetime.now().astimezone().date()
