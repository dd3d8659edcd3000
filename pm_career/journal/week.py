"""Answers to the questions of a week: store them as evidence and as looks at goals, once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import CheckIn, Goal
from pm_career.domain.week import GoalState
from pm_career.journal import goals as goal_journal
from pm_career.journal.access import Owner
from pm_career.store.evidence import add_evidence, find_imported
from pm_career.store.goals import list_former_goals
from pm_career.store.homes import find_home
from pm_career.store.ids import make_fingerprint
from pm_career.store.log import Change, Store


class GoalAnswer(NamedTuple):
    """How a goal goes: its id, a state of GOAL_STATES, and a note."""

    goal: str
    state: GoalState
    note: str = ""


class WeekAnswers(NamedTuple):
    """The answers of a form: the day that they are about, new evidence by the key of its question, and goals."""

    day: date
    pieces: Mapping[str, Evidence]
    goals: tuple[GoalAnswer, ...]


class Taken(NamedTuple):
    """What the answers added, and the ids of the evidence and goals that have them already."""

    added: tuple[Evidence, ...] = ()
    goals: tuple[Goal, ...] = ()
    known: tuple[str, ...] = ()


def take_answers(change: Change, owner: Owner, answers: WeekAnswers, today: date) -> Taken:
    """Store the answers of a form as one change, but those that were stored before.

    An answer is known by its day, its question and its text, however the piece was edited since. It is not stored
    again after the piece was removed. Raises a UsageError for what cannot be stored; then nothing is.
    """
    home = find_home(change)
    pieces = {
        make_fingerprint("week", home, owner.person, answers.day, key, each.what): each
        for key, each in answers.pieces.items()
    }
    known = find_imported(change, pieces)
    added = tuple(add_evidence(change, each, identity) for identity, each in pieces.items() if identity not in known)
    new = [each for each in answers.goals if not is_answered(change, owner, each, answers.day)]
    goals = tuple(answer_goal(change, owner, each, answers.day, today) for each in new)
    old = (each.goal for each in answers.goals if each not in new)
    return Taken(added, goals, (*filter(None, known.values()), *old))


def is_answered(store: Store, owner: Owner, answer: GoalAnswer, day: date) -> bool:
    """Return whether a goal has this answer of this day: the same look at it, or it was done on that day."""
    goal = goal_journal.find(store, owner, answer.goal)
    if answer.state != "done":
        return any((each.date, each.state, each.note) == (day, answer.state, answer.note) for each in goal.check_ins)
    versions = (goal, *(each.value for each in list_former_goals(store, goal.id)))
    return goal.status == "done" or any(each.status == "done" and each.closed == day for each in versions)


def answer_goal(change: Change, owner: Owner, answer: GoalAnswer, day: date, today: date) -> Goal:
    """Check in on an open goal, or close it as done. Raises a UsageError if it is closed and not answered so."""
    goal = goal_journal.find(change, owner, answer.goal)
    goal_journal.require_open(owner, goal)
    if answer.state == "done":
        closed = goal_journal.close(change, owner, goal.id, "done", today, on=day, note=answer.note)
        return closed.goal
    return goal_journal.check_in(change, owner, goal.id, CheckIn(day, answer.state, answer.note))
