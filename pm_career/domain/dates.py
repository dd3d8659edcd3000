"""Days in words: understand what people type ('yesterday', '2 weeks ago', 'in 3 days'), and say how long ago a day is.

Nothing here reads the clock: `today` is an argument.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError

DAY_EXAMPLES = "today, yesterday, last friday, 2 weeks ago, in 3 days, next monday, end of month or 2026-11-20"
"""What to say to somebody whose day was not understood."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST_WEEKDAY = 3
"""Letters that a weekday needs at least: 'tue' is one, 't' could be two."""
_DAYS_FROM_TODAY = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1, "last week": -7, "next week": 7}
_DAYS_IN = {"day": 1, "week": 7}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_DISTANCE = re.compile(
    r"(?:in )?(?P<number>\d{1,4}|a|an|one|two|three|four|six) (?P<unit>day|week|month|year)s?(?P<ago> ago)?\Z"
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6}


def resolve_day(typed: str, today: date) -> date | None:
    """The day that `typed` means on `today`, or None where it means none.

    'friday' and 'last friday' are the latest Friday before today, 'next friday' the first after it.
    """
    words = fold_spaces(typed)
    try:
        if _ISO.match(words):
            return date.fromisoformat(words)
        if words in _DAYS_FROM_TODAY:
            return today + timedelta(days=_DAYS_FROM_TODAY[words])
        if words in ("end of month", "end of the month"):
            return today.replace(day=monthrange(today.year, today.month)[1])
        return _resolve_weekday(words, today) or _resolve_distance(words, today)
    except (ValueError, OverflowError):  # 2026-02-30, or a year that there is not
        return None


def parse_day(typed: str | None, today: date, *, future: bool = False) -> date:
    """The day that was typed, `today` for None. A UsageError where it is no day, or lies ahead without `future`."""
    found = resolve_day(typed, today) if typed else today
    if found is None:
        raise UsageError(f"'{one_line(typed or '')}' is not a day.", f"Say it as: {DAY_EXAMPLES}")
    if found > today and not future:
        raise UsageError(f"{found.isoformat()} is in the future.", "Give the day on which it happened.")
    return found


def parse_due_day(typed: str, today: date) -> date | None:
    """The day by which something is due, today or later; None for an empty text.

    'friday' is the next one and '3 weeks' is counted from today. A UsageError for a day that has passed, or for none.
    """
    words = fold_spaces(typed).removeprefix("by ").removeprefix("on ")
    if not words:
        return None
    found = [resolve_day(each, today) for each in (words, f"next {words}", f"in {words}")]
    ahead = next((day for day in found if day is not None and day >= today), None)
    if ahead is None and found[0] is not None:
        raise UsageError(f"{found[0].isoformat()} has passed.", "Give the day by which it is to be done.")
    if ahead is None:
        raise UsageError(f"'{one_line(typed)}' is not a day.", f"Say it as: {DAY_EXAMPLES}")
    return ahead


def _resolve_weekday(words: str, today: date) -> date | None:
    """The day of '[last|next|on] friday'; the beginning of a weekday is enough."""
    which, _, name = words.rpartition(" ")
    matches = [at for at, day in enumerate(_WEEKDAYS) if len(name) >= _SHORTEST_WEEKDAY and day.startswith(name)]
    if len(matches) != 1 or which not in ("", "last", "next", "on"):
        return None
    if which == "next":
        return today + timedelta(days=(matches[0] - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - matches[0] - 1) % 7 + 1)


def _resolve_distance(words: str, today: date) -> date | None:
    """The day of '3 weeks ago' or 'in 3 weeks'."""
    found = _DISTANCE.match(words)
    if not found or (found["ago"] is None) == (not words.startswith("in ")):
        return None
    written = found["number"]
    number = _NUMBERS[written] if written in _NUMBERS else int(written)
    signed = -number if found["ago"] else number
    if found["unit"] in _DAYS_IN:
        return today + timedelta(days=signed * _DAYS_IN[found["unit"]])
    return _add_months(today, signed * (12 if found["unit"] == "year" else 1))


def _add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_UNITS = (("day", 1, 14), ("week", 7, 60), ("month", 30, 730))
"""(unit, its days, from how many days on the next unit is used): 13 days, 2 weeks, 8 weeks, 2 months, 24 months."""


def format_relative(day: date, today: date) -> str:
    """'today', 'yesterday', '3 days ago', 'in 2 weeks', '5 months ago': for a screen, never for a record."""
    days = (today - day).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}
    if days in near:
        return near[days]
    distance = abs(days)
    unit, length = next(((unit, length) for unit, length, until in _UNITS if distance < until), ("year", 365))
    number = distance // length
    counted = f"{number} {unit}{'' if number == 1 else 's'}"
    return f"{counted} ago" if days > 0 else f"in {counted}"
