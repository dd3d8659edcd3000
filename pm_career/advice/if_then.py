"""Advice as intentions: an action of it as a goal, and the sentence that says when one will do what.

A plan of the form "when X, I will Y" ties what one means to do to a situation that will come up: after Gollwitzer,
"Implementation intentions" (American Psychologist, 1999). The ladder knows no such situation of anybody's, so a goal
from the advice leaves it open for the person to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from pm_career.advice.development import Advice, Item, few_actions
from pm_career.domain.framework import Action, ActionSize, Framework, Value
from pm_career.domain.goals import Goal
from pm_career.domain.renamed_ids import Moves

DAYS: dict[ActionSize, int] = {"week": 7, "month": 30, "quarter": 91}
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


def proposals(framework: Framework, advice: Advice, person: str, today: date) -> tuple[Proposal, ...]:
    """What there is to take on in the advice, skill by skill, in its order: the actions that the advice shows."""
    actions = [(item, action) for item in advice.focus for action in few_actions(item) or (None,)]
    return tuple(
        Proposal(number, item, action, _goal(framework, item, action, person, today))
        for number, (item, action) in enumerate(actions, start=1)
    )


def open_already(goals: Iterable[Goal], wanted: Goal, moves: Moves) -> Goal | None:
    """Of these goals the open one with the same text for the same skill, whatever it was called then."""
    skill = moves.skill(wanted.skill)
    alike = (goal for goal in goals if goal.what == wanted.what and moves.skill(goal.skill) == skill)
    return next((goal for goal in alike if goal.status == "open"), None)


def intention(goal: Goal) -> str:
    """'When X, I will Y.'; empty where it was not said what one will do: the goal itself stands for it then."""
    if not goal.then:
        return ""
    sentence = f"When {goal.when}, I will {goal.then}" if goal.when else f"I will {goal.then}"
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def bare_when(said: str) -> str:
    """The situation alone, without the 'When' and the comma that the sentence brings itself."""
    text = said.strip()
    matched = _WHEN.match(text)
    return (text[matched.end() :] if matched else text).rstrip(" ,.")


def bare_then(said: str) -> str:
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
        due=today + timedelta(days=DAYS[size]) if size else None,
        done_when="\n".join(item.growth.done_when) if item.growth else "",
    )
