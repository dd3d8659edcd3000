"""Goals as they stand on a day: what their skill is called now, whether their day has passed, which come first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from pm_career.advice.dashboard import STALE_GOAL_DAYS
from pm_career.advice.development import Advice, Item, choose_actions
from pm_career.domain.framework import Action, ActionSize, Framework, Value
from pm_career.domain.goals import CheckIn, Goal, find_last_look, is_overdue, is_stale
from pm_career.domain.renamed_ids import RenamedIds

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


def evaluate_goals(
    framework: Framework | None, moves: RenamedIds, goals: Iterable[Goal], today: date
) -> tuple[GoalNow, ...]:
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


def _now(names: dict[str, str], moves: RenamedIds, goal: Goal, today: date) -> GoalNow:
    skill = moves.skill(goal.skill) if goal.skill else ""
    return GoalNow(
        goal=goal,
        skill=skill if skill in names else goal.skill,
        skill_name=names.get(skill, goal.skill),
        overdue=is_overdue(goal, today),
        stale=is_stale(goal, today, STALE_GOAL_DAYS),
        looked=find_last_look(goal),
    )


DUE_DAYS: dict[ActionSize, int] = {"week": 7, "month": 30, "quarter": 91}
"""How long after today an action of each size is due. Where the size is not known, no day is made up."""

_WHEN = re.compile(r"(?:when|whenever)\s+", re.IGNORECASE)
_THEN = re.compile(r"(?:then\s+)?I(?:\s+will|['’]ll)\s+", re.IGNORECASE)


class Proposal(Value, frozen=True):
    """A goal that could be taken on; `number` counts from 1 through all that the advice has.

    `action` is None where the ladder names none and the bar itself is the goal.
    """

    number: int
    item: Item
    action: Action | None
    goal: Goal


def propose_goals(framework: Framework, advice: Advice, person: str, today: date) -> tuple[Proposal, ...]:
    """What there is to take on in the advice, skill by skill, in its order: the actions that the advice shows."""
    actions = [(item, action) for item in advice.focus for action in choose_actions(item) or (None,)]
    return tuple(
        Proposal(number, item, action, _goal(framework, item, action, person, today))
        for number, (item, action) in enumerate(actions, start=1)
    )


def find_open_goal(goals: Iterable[Goal], wanted: Goal, moves: RenamedIds) -> Goal | None:
    """Of these goals the open one with the same text for the same skill, whatever it was called then."""
    skill = moves.skill(wanted.skill)
    alike = (goal for goal in goals if goal.what == wanted.what and moves.skill(goal.skill) == skill)
    return next((goal for goal in alike if goal.status == "open"), None)


def format_intention(goal: Goal) -> str:
    """'When X, I will Y.'; empty where it was not said what one will do: the goal itself stands for it then."""
    if not goal.then:
        return ""
    sentence = f"When {goal.when}, I will {goal.then}" if goal.when else f"I will {goal.then}"
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def strip_when(said: str) -> str:
    """The situation alone, without the 'When' and the comma that the sentence brings itself."""
    text = said.strip()
    matched = _WHEN.match(text)
    return (text[matched.end() :] if matched else text).rstrip(" ,.")


def strip_then(said: str) -> str:
    """What one will do, without the 'I will' and the full stop that the sentence brings itself."""
    text = said.strip()
    matched = _THEN.match(text)
    return (text[matched.end() :] if matched else text).rstrip(" .")


def _goal(framework: Framework, item: Item, action: Action | None, person: str, today: date) -> Goal:
    size = action.size if action else None
    return Goal(
        person=person,
        what=action.text if action else item.bar or f"{item.label}: {framework.step_name(item.expected)}",
        skill=item.skill,
        due=today + timedelta(days=DUE_DAYS[size]) if size else None,
        done_when="\n".join(item.growth.done_when) if item.growth else "",
    )
