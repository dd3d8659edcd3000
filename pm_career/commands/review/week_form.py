"""Read the filled form of a week: look up its skills and goals, and collect every fault with its line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from pm_career.commands import hints
from pm_career.commands.evidence.questions import choose
from pm_career.commands.prompts import name_file, read_file
from pm_career.domain.dates import parse_day
from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import CheckIn
from pm_career.domain.text import one_line
from pm_career.domain.week import GOAL_STATES, QUESTIONS
from pm_career.errors import UsageError
from pm_career.frameworks.answers import AnswersProblems
from pm_career.frameworks.faults import FaultLog
from pm_career.frameworks.week_form import Written, WrittenAnswer, WrittenGoal, read_week_form
from pm_career.journal import goals
from pm_career.journal import week as journal
from pm_career.journal.access import Owner
from pm_career.journal.evidence_parts import find_skill_ids
from pm_career.store.ids import check_value
from pm_career.store.log import Store


def read_form(store: Store, owner: Owner, file: str, today: date) -> journal.WeekAnswers:
    """Read a form from a file, or from stdin for '-'. Raises AnswersProblems with all of its faults."""
    text = read_file(file, "Answers are a few lines.")
    form, log = read_week_form(text, name_file(file), [each.key for each in QUESTIONS])
    if form.person.text not in ("", owner.person):
        name = one_line(form.person.text)
        message = f"the form is about {name}, not about {owner.mention().you}"
        log.add(form.person.line, form.person.column, "another-person", message, f"Give it as well: --person {name}")
    day = today
    with _note(log, form.day, "not-a-day"):
        day = parse_day(form.day.text or None, today)
    pieces = {each.key: _look_up_answer(owner, each, day, log) for each in form.answers}
    looks = [look for each in form.goals if (look := _look_up_goal(store, owner, each, day, log))]
    if log.faults:
        raise AnswersProblems(sorted(log.faults), hints.complete("pmcareer review week"))
    return journal.WeekAnswers(day, pieces, tuple(looks))


@contextmanager
def _note(log: FaultLog, at: Written, rule: str) -> Iterator[None]:
    """Note a UsageError that is raised in the block as a fault at a place of the form."""
    try:
        yield
    except UsageError as error:
        log.add(at.line, at.column, rule, error.message.rstrip("."), error.hint)


def _look_up_answer(owner: Owner, answer: WrittenAnswer, day: date, log: FaultLog) -> Evidence:
    """Build the evidence that an answer is. What is wrong in it is noted."""
    skills: dict[str, None] = {}
    for each in answer.skills:
        with _note(log, each, "unknown-skill"):
            skills |= dict.fromkeys(find_skill_ids(owner, (each.text,)))
    what, outcome = answer.what.text, answer.outcome.text
    new = Evidence(person=owner.person, what=what, outcome=outcome, date=day, skills=tuple(skills))
    with _note(log, answer.what, "not-storable"):
        check_value(new)
    return new


def _look_up_goal(
    store: Store, owner: Owner, written: WrittenGoal, day: date, log: FaultLog
) -> journal.GoalAnswer | None:
    """Find the goal and the state that are written. None if either is wrong, which is noted."""
    with _note(log, written.state, "unknown-state"):
        state = choose(GOAL_STATES, written.state.text)
        with _note(log, written.id, "refused-goal"):
            goal = goals.find(store, owner, written.id.text)
            look = journal.GoalAnswer(goal.id, state, written.note.text)
            if not journal.is_answered(store, owner, look, day):
                goals.require_open(owner, goal)
            with _note(log, written.note, "not-storable"):
                check_value(CheckIn(day, note=look.note))
            return look
    return None
