"""The three questions of a week, and what can be said of a goal that is due."""

from __future__ import annotations

from typing import Literal, get_args

from pm_career.domain.framework import Value
from pm_career.domain.person import READER, Mention

GoalState = Literal["on-track", "slow", "stuck", "done"]
GOAL_STATES: tuple[GoalState, ...] = get_args(GoalState)
"""How a goal that is due goes: as in a check-in, or done."""


class WeekQuestion(Value, frozen=True):
    """A question about the week. `key` is its name in forms and JSON; `text` has {you} for the person."""

    key: str
    text: str

    def format_text(self, who: Mention = READER) -> str:
        """The question as it is put to whoever reads it, about `who`."""
        return self.text.format(you=who.you)


QUESTIONS = (
    WeekQuestion("changed", "What changed this week because of {you}: a decision, a release, a number?"),
    WeekQuestion("helped", "Who did {you} help or persuade this week, and how?"),
    WeekQuestion("learned", "What did {you} learn this week, from users, from numbers or from a mistake?"),
)
"""What happened, what it took with others, and what to do otherwise: each answer is a piece of evidence."""
