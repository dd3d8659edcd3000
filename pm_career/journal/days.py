"""Days as people type them, checked: the day something happened, and the day by which a goal is due."""

from __future__ import annotations

from datetime import date

from pm_career.domain.dates import DAY_EXAMPLES, resolve_day
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError


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
