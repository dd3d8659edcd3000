"""Ask for the parts of a goal, new or to be changed."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from pm_career.advice.goals import strip_then, strip_when
from pm_career.commands import streams
from pm_career.commands.prompts import TAKE_OUT, ask_choice, ask_to_change
from pm_career.domain.dates import parse_due_day
from pm_career.domain.goals import Goal
from pm_career.domain.person import ME
from pm_career.journal.access import Owner
from pm_career.journal.goals import find_skill_id, require_text


def format_when_question(owner: Owner) -> str:
    """Return the question for the situation that a goal is tied to."""
    return f"When will {'you do it' if owner.person == ME else 'it be done'} (such as: a review ends)"


def ask_goal(owner: Owner, goal: Goal, today: date) -> Goal:
    """Ask for each part of `goal`, and return it with the answers. Enter keeps what it has."""
    if goal.what:
        streams.tell(f"Enter keeps what is in brackets, {TAKE_OUT} takes it out.")
    own = owner.person == ME
    what = ask_to_change("What do you mean to do" if own else "What is the goal", goal.what, require_text, goal.what)
    skill = _ask_skill(owner, goal.skill)
    when = ask_to_change(format_when_question(owner), goal.when, strip_when, goal.when)
    then = goal.then
    if when:
        do = "will you do" if own else "will be done"
        then = ask_to_change(f"What {do} then (Enter: the goal itself)", then, strip_then, then)
    day = goal.due.isoformat() if goal.due else ""
    due = ask_to_change(
        "By which day (such as: next friday, in 3 weeks)", day, lambda line: parse_due_day(line, today), goal.due
    )
    signs = ask_to_change("What will show that it is done", goal.done_when, str.strip, goal.done_when)
    return replace(goal, what=what, skill=skill, when=when, then=then, due=due, done_when=signs)


def _ask_skill(owner: Owner, present: str) -> str:
    """Ask which skill it develops; lists the ladder's skills with numbers if it has none yet."""
    question = "Which skill does it develop"
    if present or owner.ladder is None:
        return ask_to_change(question, present, lambda line: find_skill_id(owner, line, present), present)
    known = {skill.id: skill.name for skill in owner.ladder.skills}
    return ask_choice(
        f"{question} (Enter: none)", known, lambda line: find_skill_id(owner, "" if line == TAKE_OUT else line)
    )
