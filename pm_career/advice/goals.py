"""The state of goals on a day, goals that the advice proposes, and the if-then sentence.

A plan of the form "when X, I will Y" ties what somebody means to do to a situation that will come up: after Gollwitzer,
"Implementation intentions" (American Psychologist, 1999). The ladder knows no such situation, so a goal from the advice
leaves it for the person to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pm_career.advice.actions import choose_actions
from pm_career.advice.dashboard import STALE_GOAL_DAYS
from pm_career.advice.development import Advice, Item
from pm_career.domain.framework import Action, ActionSize, Framework, Value
from pm_career.domain.goals import CheckIn, Goal, find_last_look, is_overdue, is_stale
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.domain.text import fold_spaces, join_names

DUE_DAYS: dict[ActionSize, int] = {"week": 7, "month": 30, "quarter": 91}
"""Days from today until an action of each size is due. Without a size there is no due day."""

_WHEN = re.compile(r"(?:when|whenever)\s+", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?P<when>when(?:ever)?\s.+?),\s*(?P<then>(?:then\s+)?I(?:\s+will|['’]ll)\s.+)", re.IGNORECASE | re.DOTALL
)
_THEN = re.compile(r"(?:then\s+)?I(?:\s+will|['’]ll)\s+", re.IGNORECASE)

_NO_DAY = date.max


class GoalNow(Value, frozen=True):
    """A goal and its state on a day: `looked` is the day of the last check-in, or the day it was set.

    `skill` is the present id of its skill and `skill_name` its name; both are as they were written down where the
    framework does not have the skill, and empty if the goal has none.
    """

    goal: Goal
    skill: str
    skill_name: str
    overdue: bool
    stale: bool
    looked: date | None

    @property
    def last_check_in(self) -> CheckIn | None:
        """The latest check-in."""
        return self.goal.check_ins[-1] if self.goal.check_ins else None


def evaluate_goals(
    framework: Framework | None, moves: RenamedIds, goals: Iterable[Goal], today: date
) -> tuple[GoalNow, ...]:
    """The goals and their state `today`: open ones by their due day, then the others, the last closed first.

    Without a framework every skill is called by the id it was written down with.
    """
    names = {skill.id: skill.name for skill in framework.skills} if framework else {}
    found = [_evaluate(names, moves, goal, today) for goal in goals]
    is_open = [each for each in found if each.goal.status == "open"]
    closed = [each for each in found if each.goal.status != "open"]
    is_open.sort(key=lambda each: each.goal.due or _NO_DAY)
    closed.sort(key=lambda each: each.goal.closed or _NO_DAY, reverse=True)
    return (*is_open, *closed)


def _evaluate(names: dict[str, str], moves: RenamedIds, goal: Goal, today: date) -> GoalNow:
    skill = moves.skill(goal.skill) if goal.skill else ""
    return GoalNow(
        goal=goal,
        skill=skill if skill in names else goal.skill,
        skill_name=join_names([names.get(each, goal.skill) for each in moves.find_skills(goal.skill)]) if skill else "",
        overdue=is_overdue(goal, today),
        stale=is_stale(goal, today, STALE_GOAL_DAYS),
        looked=find_last_look(goal),
    )


class Proposal(Value, frozen=True):
    """A goal that could be set. `number` counts from 1 through all proposals.

    `action` is None if the ladder names none for the skill's next step: then the bar is the goal.
    """

    number: int
    item: Item
    action: Action | None
    goal: Goal


def propose_goals(framework: Framework, advice: Advice, person: str, today: date) -> tuple[Proposal, ...]:
    """A proposal for each action that the advice shows, in its order."""
    actions = [(item, action) for item in advice.focus for action in choose_actions(item) or (None,)]
    return tuple(
        Proposal(number, item, action, _build_goal(framework, item, action, person, today))
        for number, (item, action) in enumerate(actions, start=1)
    )


def find_open_goal(goals: Iterable[Goal], wanted: Goal, moves: RenamedIds) -> Goal | None:
    """The open goal with the same text for the same skill, whatever the skill's id was then; None without one."""
    skill = moves.skill(wanted.skill)
    return next((goal for goal in find_same_text(goals, wanted.what) if moves.skill(goal.skill) == skill), None)


def find_same_text(goals: Iterable[Goal], text: str) -> Iterator[Goal]:
    """The open goals with this text, whatever its case, its spaces and the form of its accents."""
    folded = fold_spaces(text)
    return (goal for goal in goals if goal.status == "open" and fold_spaces(goal.what) == folded)


def format_intention(goal: Goal) -> str:
    """The if-then sentence: 'When X, I will Y.'; empty if the goal has no `then`."""
    if not goal.then:
        return ""
    sentence = f"When {goal.when}, I will {goal.then}" if goal.when else f"I will {goal.then}"
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def split_intention(typed: str) -> tuple[str, str]:
    """Split 'When X, I will Y.' into X and Y; two empty texts for what is no such sentence."""
    found = _SENTENCE.fullmatch(typed.strip())
    return (strip_when(found["when"]), strip_then(found["then"])) if found else ("", "")


def strip_when(typed: str) -> str:
    """What was typed for `when`, without a leading 'When' and a closing comma, which the sentence adds."""
    text = typed.strip()
    matched = _WHEN.match(text)
    return (text[matched.end() :] if matched else text).rstrip(" ,.")


def strip_then(typed: str) -> str:
    """What was typed for `then`, without a leading 'I will' and a closing full stop, which the sentence adds."""
    text = typed.strip()
    matched = _THEN.match(text)
    return (text[matched.end() :] if matched else text).rstrip(" .")


def _build_goal(framework: Framework, item: Item, action: Action | None, person: str, today: date) -> Goal:
    size = action.size if action else None
    return Goal(
        person=person,
        what=action.text if action else item.bar or f"{item.label}: {framework.find_step_name(item.expected)}",
        skill=item.skill,
        due=today + timedelta(days=DUE_DAYS[size]) if size else None,
        done_when="\n".join(item.growth.done_when) if item.growth else "",
    )
