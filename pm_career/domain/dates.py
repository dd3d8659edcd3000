"""Parse days that people type, and say how long ago a day is.

`parse_first_day` is for --since, `parse_last_day` for --until, `parse_due_day` for --due, and `parse_day` for options
that take a day and no period. What can be typed is in `domain/periods.py`. Nothing here reads the clock: `today` is an
argument.
"""

from __future__ import annotations

from datetime import date

from pm_career.domain.periods import MONTHS, Period, Readings, read_periods
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError

_ANY_DAY = "end of quarter, 3 March 2026, March 3, 2026 or 2026-03-03"
DAY_EXAMPLES = (
    f"today, yesterday, 3 days ago (one to ten or a number; days, weeks, months), 3d, 1w, last friday, {_ANY_DAY}"
)
"""What to say to somebody whose day was not understood."""
DUE_EXAMPLES = f"tomorrow, in 3 weeks (one to ten or a number; days, weeks, months), 3d, 1w, next friday, {_ANY_DAY}"
"""What to say where the day lies ahead."""
PERIOD_EXAMPLES = "last week, this month (week, month, quarter, year), March 2026, Q3, 2026-Q3, 2026-01 or 2026"
"""What else to say where a period is understood, too."""
DUE_PERIOD_EXAMPLES = "this week, next month (week, month, quarter, year), March 2027, Q3, 2027-Q3, 2027-01 or 2027"
"""What else to say where the period lies ahead."""


def parse_day(typed: str | None, today: date) -> date:
    """The day that was typed, `today` for None. A UsageError if it is no day, or lies ahead."""
    if not typed:
        return today
    found = _require_one(read_periods(typed, today), typed, f"Say it as: {DAY_EXAMPLES}")
    if found.first != found.last:
        raise UsageError(
            f"'{one_line(typed)}' is a period, not a day.",
            f"Give one day from {found.first.isoformat()} to {found.last.isoformat()}.",
        )
    return _check_past(found.first, today)


def parse_period(typed: str, today: date) -> Period:
    """The period that was typed, a day included. A UsageError if it is neither."""
    return _require_one(read_periods(typed, today), typed, f"Say it as: {PERIOD_EXAMPLES}")


def parse_first_day(typed: str | None, today: date) -> date | None:
    """The day that was typed, or the first of the period; None for None. A UsageError if it is neither, or ahead."""
    return _check_past(_parse_period(typed, today).first, today) if typed else None


def parse_last_day(typed: str, today: date) -> date:
    """The day that was typed, or the last of the period; it may lie ahead. A UsageError if it is neither."""
    return _parse_period(typed, today).last


def parse_due_day(typed: str, today: date) -> date | None:
    """The day by which something is due, today or later: of a period its last. None for an empty text.

    'friday' is the next one, and '3 weeks' or '3d' is counted from today. A UsageError for a day that has passed, or
    for none.
    """
    words = fold_spaces(typed).removeprefix("by ")
    if not words:
        return None
    hint = f"Say it as: {DUE_EXAMPLES}; or the end of a period: {DUE_PERIOD_EXAMPLES}"
    found = _require_one(read_periods(words, today, ahead=True), typed, hint).last
    if found < today:
        raise UsageError(f"{found.isoformat()} has passed.", "Give the day by which it is to be done.")
    return found


def _parse_period(typed: str, today: date) -> Period:
    return _require_one(read_periods(typed, today), typed, f"Say it as: {DAY_EXAMPLES}; or a period: {PERIOD_EXAMPLES}")


def _require_one(found: Readings, typed: str, hint: str) -> Period:
    if not found:
        raise UsageError(f"'{one_line(typed)}' is not a day.", hint)
    if len(found) > 1:
        meant = " or ".join(format_day(each.first) for each in found)
        written = " or ".join(each.first.isoformat() for each in found)
        raise UsageError(f"'{one_line(typed)}' can be read as {meant}.", f"Write {written}.")
    return found[0]


def _check_past(day: date, today: date) -> date:
    if day > today:
        raise UsageError(f"{day.isoformat()} is in the future.", "Give today or an earlier day.")
    return day


def format_day(day: date) -> str:
    """'3 April 2026': a day that cannot be read two ways."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def format_month(day: date) -> str:
    """The month of a day in short: 'Mar 2026'."""
    return f"{MONTHS[day.month - 1][:3].capitalize()} {day.year}"


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
    number = distance // length  # two at least
    return f"{number} {unit}s ago" if days > 0 else f"in {number} {unit}s"
