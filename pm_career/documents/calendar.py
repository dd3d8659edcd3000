"""Days as a calendar file (.ics): events that last all day and keep their identity when the file is written again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from pm_career.domain.text import escape_hidden


class DayEvent(NamedTuple):
    """Something on a day. `id` is its identity in every calendar; `stamp` when it was written down."""

    id: str
    day: date
    title: str
    text: str
    stamp: datetime


def make_event_id(home: str, id: str) -> str:
    """The identity of something by the identity of its home and its id, such as g1."""
    return f"{home}-{id}@pmcareer"


def format_calendar(events: Iterable[DayEvent]) -> bytes:
    """The events as a calendar file. The same events give the same bytes."""
    from icalendar import Calendar, Event  # 60 ms

    calendar = Calendar()
    calendar.add("prodid", "-//pmcareer//EN")
    calendar.add("version", "2.0")
    for each in events:
        event = Event()
        event.add("uid", each.id)
        event.add("dtstamp", each.stamp)
        event.add("dtstart", each.day)
        if each.day < date.max:  # without an end it is one day, too
            event.add("dtend", each.day + timedelta(days=1))
        event.add("summary", escape_hidden(each.title))
        if each.text:
            event.add("description", escape_hidden(each.text))
        event.add("transp", "TRANSPARENT")  # a day on which something is due is not a busy day
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
