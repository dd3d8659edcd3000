"""Options that take a day: ask which day is meant if it can be read two ways, and their help."""

from __future__ import annotations

from pm_career.commands import clock
from pm_career.commands.prompts import ask_choice, can_ask
from pm_career.domain.dates import format_day
from pm_career.domain.periods import read_periods
from pm_career.errors import UsageError

DAY_HELP = "yesterday, 3d, last friday, 3 March 2026, 2026-11-20"


def ask_which_day(typed: str | None) -> str | None:
    """Return what was typed for a day; where day and month could change places, ask which day is meant first.

    For the `callback` of an option. Without a terminal it returns what was typed, which is then refused.
    """
    if not typed or not can_ask():
        return typed
    found = read_periods(typed, clock.today())
    if len(found) < 2:
        return typed
    days = {each.first.isoformat(): format_day(each.first) for each in found}

    def read(answer: str) -> str:
        if answer not in days:
            raise UsageError(f"Say one of: {', '.join(days)}")
        return answer

    return ask_choice(f"Which day is {typed.strip()}", days, read)
