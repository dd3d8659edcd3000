"""Goals as they stand on a day: what their skill is called now, whether their day has passed, which come first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pm_career.advice.dashboard import STALE_GOAL_DAYS
from pm_career.domain.framework import Framework, Value
from pm_career.domain.goals import CheckIn, Goal, is_overdue, is_stale, last_looked_at
from pm_career.domain.renamed_ids import Moves

_NEVER = date.max


class GoalNow(Value, frozen=True):
    """A goal on a day. `skill` is the present id of its skill and `skill_name` what to call it.

    Both are as they were written down where the framework no longer knows the skill, and empty where there is none.
    """

    goal: Goal
    skill: str
    skill_name: str
    overdue: bool
    stale: bool
    looked: date | None

    @property
    def last_check_in(self) -> CheckIn | None:
        """The check-in that was made last."""
        return self.goal.check_ins[-1] if self.goal.check_ins else None


def goals_now(framework: Framework | None, moves: Moves, goals: Iterable[Goal], today: date) -> tuple[GoalNow, ...]:
    """The goals as they stand: open ones first, the next due at the front; then the others, the last closed first.

    Without a framework every skill is called as it was written down.
    """
    names = {skill.id: skill.name for skill in framework.skills} if framework else {}
    found = [_now(names, moves, goal, today) for goal in goals]
    is_open = [each for each in found if each.goal.status == "open"]
    closed = [each for each in found if each.goal.status != "open"]
    is_open.sort(key=lambda each: each.goal.due or _NEVER)
    closed.sort(key=lambda each: each.goal.closed or _NEVER, reverse=True)
    return (*is_open, *closed)


def _now(names: dict[str, str], moves: Moves, goal: Goal, today: date) -> GoalNow:
    skill = moves.skill(goal.skill) if goal.skill else ""
    return GoalNow(
        goal=goal,
        skill=skill if skill in names else goal.skill,
        skill_name=names.get(skill, goal.skill),
        overdue=is_overdue(goal, today),
        stale=is_stale(goal, today, STALE_GOAL_DAYS),
        looked=last_looked_at(goal),
    )
