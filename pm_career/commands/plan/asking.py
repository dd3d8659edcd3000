"""A goal in questions: for a new one, and for one that is to be changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from pm_career.advice.if_then import bare_then, bare_when
from pm_career.commands import streams
from pm_career.commands.plan.setting import Plan, due_day
from pm_career.commands.plan.words import must_say
from pm_career.commands.prompts import ask_choice, ask_until
from pm_career.domain.goals import Goal
from pm_career.domain.text import one_line

T = TypeVar("T")

WHEN = "When will you do it (such as: a review ends)"
_NOTHING = "-"
"""What to type to take something out, where Enter keeps it."""
_SHOWN = 50


def asked(plan: Plan, goal: Goal) -> Goal:
    """`goal` as the answers make it; Enter keeps what it has, or leaves open what it has not."""
    if goal.what:
        streams.tell(f"Enter keeps what stands in brackets, {_NOTHING} takes it out.")
    what = _ask("What do you mean to do", goal.what, must_say, goal.what)
    skill = _skill(plan, goal.skill)
    when = _ask(WHEN, goal.when, bare_when, goal.when)
    then = (
        _ask("What will you do then (Enter: the goal itself)", goal.then, bare_then, goal.then) if when else goal.then
    )
    day = goal.due.isoformat() if goal.due else ""
    due = _ask("By which day (such as: next friday, in 3 weeks)", day, due_day, goal.due)
    signs = _ask("What will show that it is done", goal.done_when, str.strip, goal.done_when)
    return replace(goal, what=what, skill=skill, when=when, then=then, due=due, done_when=signs)


def _skill(plan: Plan, present: str) -> str:
    """The skill that it develops: from the numbered skills of the ladder where there is none yet."""
    question = "Which skill does it develop"
    if present or plan.found is None:
        return _ask(question, present, lambda said: plan.skill(said, present), present)
    known = {skill.id: skill.name for skill in plan.found.skills}
    return ask_choice(f"{question} (Enter: none)", known, lambda said: plan.skill("" if said == _NOTHING else said))


def _ask(question: str, present: str, read: Callable[[str], T], kept: T) -> T:
    """What `read` makes of the answer; `kept` for Enter where something is there already."""
    line = one_line(present)
    shown = line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"

    def understood(said: str) -> T:
        if not said and present:
            return kept
        return read("" if said == _NOTHING else said)

    return ask_until(f"{question} [{shown}]" if shown else question, understood)
