"""Convert instants to the local time zone."""

from __future__ import annotations

from datetime import datetime


def convert_to_local_time(moment: datetime) -> datetime:
    """Convert `moment` to the system's time zone; return it unchanged if the result is outside the calendar."""
    try:
        return moment.astimezone()
    except (OverflowError, ValueError, OSError):  # which of them depends on the system
        return moment
