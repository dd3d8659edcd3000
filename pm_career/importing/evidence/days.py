"""Find days and periods in the text of a document: in a heading, at the start of a line, in a column of a table.

What can be written is the grammar of `domain/periods.py`, without what depends on the day it was written, such as
'yesterday': a file may be old.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from pm_career.domain.periods import Period, Readings, read_periods

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = f"(?:{'|'.join(_MONTHS)})[a-z]*"
_FIXED = re.compile(rf"\d{{4}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]|\bq[1-4]\b|\b{_MONTH}\b", re.IGNORECASE)
"""What a text has that means the same day whenever it is read: a year, a date in digits, a quarter, a month."""
_RELATIVE = re.compile(r"\b(?:ago|last|next|this|in|from)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_HALF = re.compile(r"\bh([12])\b", re.IGNORECASE)
_DASH = re.compile(r"\s*[–—]\s*|\s+-+\s+")
_RANGE = re.compile(rf"\b({_MONTH})-({_MONTH})\b", re.IGNORECASE)
_PREPOSITIONS = ("in", "during", "on")
_OPENS, _CLOSES = "([*_", ")]:,*_|"
_MOST_WORDS = 4
"""Words of the longest day or period: '3 of March 2026'."""
_FIRST_WORDS = 30
"""Words of a heading among which a period is looked for."""
_EARLIEST = 1950
"""A number of four digits below it, or beyond next year, is no year."""
_CLOCK = re.compile(r"[,\s]+\d{1,2}:\d{2}\b.*", re.DOTALL)
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}")
_SHORT_MONTH = re.compile(r"(\d{1,2})[-/]([A-Za-z]{3})[-/](\d{2}|\d{4})")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+", re.IGNORECASE)


class Found(NamedTuple):
    """What a text names as its day: how it can be read, how it is written, and the text without it."""

    readings: Readings
    written: str
    rest: str


def find_at_start(text: str, today: date, within: Period | None) -> Found | None:
    """Find a day or period at the start of a line, such as '2026-03-01: …', '(March) …' or '3 March 2026 …'.

    `within` is the period of the heading above, which says the year where none is written. What is no day of one year
    needs a sign behind it, so that 'May I add' and '2026 was' name none. Of a range its end is found.
    """
    found = _find_once_at_start(text, today, within)
    end = _find_once_at_start(found.rest, today, within) if found else None
    return end or found


def _find_once_at_start(text: str, today: date, within: Period | None) -> Found | None:
    words = _split(text)
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        written = _strip(" ".join(words[:count]))
        readings = _read_fixed(written, today, within)
        if readings and (_is_set_apart(words, 0, count) or _is_whole_day(written, readings)):
            return Found(readings, written, _join(words[count:]))
    return None


def find_in_heading(text: str, today: date, within: Period | None) -> Found | None:
    """Find the day or period of a heading wherever it stands: 'Q3 2026 – Growth', 'Growth (March)', 'Week of …'.

    Of a range its end is found.
    """
    words = _split(text)[:_FIRST_WORDS]
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - count, -1, -1):
            written = _strip(" ".join(words[start : start + count]))
            readings = _read_fixed(written, today, within)
            has_more = len(written.split()) > 1 or not written.isdecimal()
            if readings and (_is_set_apart(words, start, count) or (has_more and _YEAR.search(written))):
                return Found(readings, written, _join([*words[:start], *words[start + count :]]))
    return None


def read_whole(text: str, today: date, within: Period | None = None) -> Readings:
    """How a text can be read that is nothing but a day or a period; empty if it is none."""
    return _read_fixed(_strip(" ".join(_split(text))), today, within)


def read_column(text: str, today: date) -> Readings:
    """As `read_whole`, for what tools write into columns: '12/Mar/26 3:45 PM', 'Tue Mar 12 2026 10:00:00 GMT+0000'."""
    bare = _WEEKDAY.sub("", text.strip(), count=1)
    if found := _SHORT_MONTH.match(bare):
        year = found[3] if len(found[3]) > 2 else f"20{found[3]}"
        return read_periods(f"{found[1]} {found[2]} {year}", today)
    return read_periods(bare, today) or read_periods(_CLOCK.sub("", bare), today)


def _split(text: str) -> list[str]:
    """Split into words, with halves of a year as their last quarter, and dashes as words of their own."""
    text = _HALF.sub(lambda half: f"Q{int(half[1]) * 2}", text)
    return _DASH.sub(" – ", _RANGE.sub(r"\1 – \2", text)).split()


def _join(words: list[str]) -> str:
    """Join what is left of a text without its day."""
    return " ".join(words).strip().lstrip("–:,|)].* ").rstrip("–:,|([* ")


def _strip(text: str) -> str:
    return text.lstrip(_OPENS).rstrip(_CLOSES)


def _read_fixed(written: str, today: date, within: Period | None) -> Readings:
    """Read what means the same whenever it is read. Without a year it is the one within the period above."""
    if not _FIXED.search(written) or _RELATIVE.search(written):
        return ()
    if not _YEAR.search(written):
        if within is not None:
            return read_periods(f"{written} {within.last.year}", today)
        return read_periods(written, today)
    if written.isdecimal() and not _EARLIEST <= int(written[:4]) <= today.year + 1:
        return ()
    return read_periods(written, today)


def _is_set_apart(words: list[str], start: int, count: int) -> bool:
    """Whether words stand alone, in brackets, before a colon or a dash, or behind one at the end."""
    last = start + count - 1
    first_word, last_word = words[start], words[last]
    after = words[last + 1] if last + 1 < len(words) else ""
    if first_word[0] in "([" and last_word.rstrip(":,")[-1:] in (")", "]"):
        return True
    begins = start == 0 or _ends_part(words[start - 1]) or (start == 1 and words[0].casefold() in _PREPOSITIONS)
    ends = not after or after == "–" or last_word[-1] in _CLOSES
    is_year_at_end = not after and _strip(last_word).isdecimal()
    return ends and (begins or is_year_at_end)


def _ends_part(word: str) -> bool:
    return word == "–" or word[-1] in ":,|"


def _is_whole_day(written: str, readings: Readings) -> bool:
    """Whether it is one day of a year that is written: nothing else begins like that."""
    return _YEAR.search(written) is not None and all(each.first == each.last for each in readings)


def find_order(texts: Iterable[str]) -> int | None:
    """Which reading is meant by the dates in digits of a column: 0 for day first, 1 for month first.

    None if no date says which, or some say the one and some the other.
    """
    found = [match for text in texts if (match := _NUMERIC.match(text.strip()))]
    day_first, month_first = any(int(each[1]) > 12 for each in found), any(int(each[2]) > 12 for each in found)
    return None if day_first == month_first else int(month_first)
