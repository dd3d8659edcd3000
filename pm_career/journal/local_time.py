"""Show instants at the place where the program runs."""

from __future__ import annotations

from datetime import datetime


def convert_to_local_time(moment: datetime) -> datetime:
    """`moment` in the system's time zone; as it is where that lies outside the calendar."""
    try:
        return moment.astimezone()
    except (OverflowError, ValueError, OSError):  # which of them depends on the system
        return moment
