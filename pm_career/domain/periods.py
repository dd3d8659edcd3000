"""Read words for a day or a period: 'last friday', '3d', 'Q3', '3 March 2026'.

`read_periods` is the one grammar for every day that is asked; `domain/dates.py` makes days of what it returns. Nothing
here reads the clock: `today` is an argument.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import NamedTuple

from pm_career.domain.text import fold_spaces


class Period(NamedTuple):
    """The days from `first` to `last`, both included; a day is a period of one."""

    first: date
    last: date


Readings = tuple[Period, ...]

_DAYS_FROM_TODAY = {
    "today": 0, "now": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "tonight": 0,
    "yesterday": -1, "last night": -1, "day before yesterday": -2, "tomorrow": 1, "day after tomorrow": 2,
}  # fmt: skip
_SHORT_ENDS = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_SHORTEST_NAME = 3
"""Letters that a weekday or a month needs at least: 'tue' is one, 't' could be two."""
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER_WORDS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_NUMBERS, start=1)}
_DAYS_IN = {"d": 1, "w": 7}
_MONTHS_IN = {"m": 1, "q": 3, "y": 12}
_YEARS_TRIED = 8
"""From one 29 February to the next there are at most so many years."""

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"\d{8}")
_INSTANT = re.compile(r"\d{4}-?\d{2}-?\d{2}[t ]\d{2}.*")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_TH = r"(\d{1,2})(?:st|nd|rd|th)?"
_NAMED = re.compile(rf"(?:{_TH}(?: of)?[ -])?([a-z]+)(?:[ -]{_TH})?(?:[ -](\d{{4}}))?")
_QUARTER = re.compile(r"(?:(\d{4})[- ]?)?q([1-4])(?:[- ](\d{4}))?")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"\d{4}")
_AROUND_TODAY = re.compile(r"(last|this|next) (week|month|quarter|year)")
_EDGE = re.compile(r"(end|start|beginning) of (?:the )?(.+)")
_FROM_NOW = re.compile(r"(?:in )?(.+) from (?:now|today)")
_DISTANCE = re.compile(
    r"(?P<in>in )?(?:(?P<digits>\d{1,4}) ?(?P<letter>[dwmqy])"
    r"|(?P<number>\d{1,4}|[a-z]{1,5}) (?P<unit>day|week|month|quarter|year)s?)(?P<ago> ago)?"
)


def find_quarter(day: date) -> Period:
    """The quarter of the calendar that a day lies in."""
    return _make_months(day.year, (day.month - 1) // 3 * 3 + 1, 3)


def read_periods(typed: str, today: date, *, ahead: bool = False) -> Readings:
    """What `typed` can mean on `today`: mostly one period, two where day and month could change places, or none.

    What names no year or direction ('friday', '3 March', 'Q3', '3d') lies behind: it is the latest that has begun;
    with `ahead` it is the next that has not ended, and '3 weeks' is understood as well. A weekday is never today.
    Weeks begin on Monday, quarters are those of the calendar.
    """
    words = _reword(fold_spaces(typed.replace(",", " ")))
    try:
        edge = _EDGE.fullmatch(words)
        if edge is None:
            return _read(words, today, ahead=ahead)
        which, rest = edge.groups()
        found = _read(f"this {rest}", today, ahead=ahead) or _read(rest, today, ahead=ahead)
        days = [each.last if which == "end" else each.first for each in found]
        return tuple(Period(day, day) for day in days)
    except (ValueError, OverflowError):  # 2026-02-30, or a year that there is not
        return ()


def _reword(words: str) -> str:
    """Put other ways to say the same into the words that are read: 'half a year from now' is 'in 6 months'."""
    words = words.removeprefix("on ").removeprefix("the ").replace("half a year", "6 months")
    words = _FROM_NOW.sub(r"in \1", words)
    return f"end of {_SHORT_ENDS[words]}" if words in _SHORT_ENDS else words


def _read(words: str, today: date, *, ahead: bool) -> Readings:
    """As `read_periods`, for anything but the end or start of a period. A ValueError for a day that there is not."""
    if words in _DAYS_FROM_TODAY:
        return _make_day(today + timedelta(days=_DAYS_FROM_TODAY[words]))
    return (
        _read_digits(words)
        or _read_quarter(words, today, ahead=ahead)
        or _read_named_month(words, today, ahead=ahead)
        or _read_around_today(words, today)
        or _read_weekday(words, today, ahead=ahead)
        or _read_distance(words, today, ahead=ahead)
    )


def _make_day(day: date) -> Readings:
    return (Period(day, day),)


def _make_months(year: int, month: int, count: int = 1) -> Period:
    """The period of `count` months of one year, from the first day of `month` on."""
    last = month + count - 1
    return Period(date(year, month, 1), date(year, last, monthrange(year, last)[1]))


def _read_digits(words: str) -> Readings:
    """A day, an instant, a month or a year in digits. Where day and month can change places there are two readings."""
    if found := _ISO.fullmatch(words):
        return _make_day(date(int(found[1]), int(found[3]), int(found[4])))
    if _COMPACT.fullmatch(words):
        return _make_day(date.fromisoformat(words))
    if _INSTANT.fullmatch(words):
        return _make_day(datetime.fromisoformat(words.upper()).date())
    if found := _NUMERIC.fullmatch(words):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        return tuple(dict.fromkeys(_list_dates((year, month, day) for day, month in ((one, other), (other, one)))))
    if found := _MONTH.fullmatch(words):
        return (_make_months(int(found[1]), int(found[2])),)
    return (_make_months(int(words), 1, 12),) if _YEAR.fullmatch(words) else ()


def _list_dates(parts: Iterable[tuple[int, int, int]]) -> Iterable[Period]:
    """The days that exist of these (year, month, day)."""
    for year, month, day in parts:
        with suppress(ValueError):
            yield from _make_day(date(year, month, day))


def _read_quarter(words: str, today: date, *, ahead: bool) -> Readings:
    """The quarter of '2026-Q3', 'Q3 2026' or 'Q3'."""
    found = _QUARTER.fullmatch(words)
    if found is None or (found[1] and found[3]):
        return ()
    month = int(found[2]) * 3 - 2
    return _choose_year(found[1] or found[3], lambda year: _make_months(year, month, 3), today, ahead=ahead)


def _read_named_month(words: str, today: date, *, ahead: bool) -> Readings:
    """The day of '3 March 2026', 'March 3 2026' or '3 March'; the month of 'March 2026' or 'March'."""
    found = _NAMED.fullmatch(words)
    month = _find_name(MONTHS, found[2]) if found else None
    if found is None or month is None or (found[1] and found[3]):
        return ()
    typed_day = found[1] or found[3]

    def make(year: int) -> Period:
        if not typed_day:
            return _make_months(year, month + 1)
        day = date(year, month + 1, int(typed_day))
        return Period(day, day)

    return _choose_year(found[4], make, today, ahead=ahead)


def _choose_year(typed: str | None, make: Callable[[int], Period], today: date, *, ahead: bool) -> Readings:
    """The period in the year that was typed; without one, the latest that has begun or, `ahead`, the next to end."""
    if typed:
        return (make(int(typed)),)
    for distance in range(_YEARS_TRIED + 1):
        try:
            found = make(today.year + (distance if ahead else -distance))
        except ValueError:  # 29 February
            continue
        if found.last >= today if ahead else found.first <= today:
            return (found,)
    return ()


def _read_around_today(words: str, today: date) -> Readings:
    """The week, month, quarter or year before, around or after today."""
    found = _AROUND_TODAY.fullmatch(words)
    if found is None:
        return ()
    places = {"last": -1, "this": 0, "next": 1}[found[1]]
    if found[2] == "week":
        monday = today + timedelta(days=7 * places - today.weekday())
        return (Period(monday, monday + timedelta(days=6)),)
    count = _MONTHS_IN[found[2][0]]
    start = _add_months(today.replace(month=(today.month - 1) // count * count + 1, day=1), places * count)
    return (_make_months(start.year, start.month, count),)


def _read_weekday(words: str, today: date, *, ahead: bool) -> Readings:
    """The day of '[last|this|next] friday': before today or after it."""
    which, _, name = words.rpartition(" ")
    weekday = _find_name(_WEEKDAYS, name)
    if weekday is None or which not in ("", "last", "this", "next"):
        return ()
    if which == "next" or (ahead and which != "last"):
        return _make_day(today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1))
    return _make_day(today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1))


def _find_name(names: tuple[str, ...], typed: str) -> int | None:
    """The place of the one name that begins with what was typed, from three letters on."""
    found = [place for place, name in enumerate(names) if len(typed) >= _SHORTEST_NAME and name.startswith(typed)]
    return found[0] if len(found) == 1 else None


def _read_distance(words: str, today: date, *, ahead: bool) -> Readings:
    """The day of '3 weeks ago', 'in 3 weeks' or '3d'; with `ahead` of '3 weeks', too."""
    found = _DISTANCE.fullmatch(words)
    if found is None or (found["in"] and found["ago"]):
        return ()
    if found["unit"] and not (found["in"] or found["ago"] or ahead):
        return ()
    written = found["digits"] or found["number"]
    number = int(written) if written.isdecimal() else _NUMBER_WORDS.get(written)
    if number is None:
        return ()
    signed = number if found["in"] or (ahead and not found["ago"]) else -number
    unit = found["letter"] or found["unit"][0]
    if unit in _DAYS_IN:
        return _make_day(today + timedelta(days=signed * _DAYS_IN[unit]))
    return _make_day(_add_months(today, signed * _MONTHS_IN[unit]))


def _add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
