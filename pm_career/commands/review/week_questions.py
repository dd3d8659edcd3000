"""Ask the questions of a week on a terminal. Each answer is stored before the next question."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from msgspec.structs import replace

from pm_career.commands import clock, hints, streams
from pm_career.commands.evidence.questions import choose, choose_skills, tell_goal_to_serve, tell_saved
from pm_career.commands.person_context import tell_first_note
from pm_career.commands.prompts import InputEndedError, ask, ask_until
from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import Goal
from pm_career.domain.person import ME
from pm_career.domain.text import join_names, one_line
from pm_career.domain.week import GOAL_STATES, QUESTIONS, GoalState
from pm_career.journal import evidence as evidence_journal
from pm_career.journal import week as journal
from pm_career.journal.access import Owner, open_store_for_change
from pm_career.journal.review import Week
from pm_career.views.week import describe_goal

_STOP = ("q", "quit")
_STATES = ", ".join(f"{number} {state}" for number, state in enumerate(GOAL_STATES, start=1))


class Saved(NamedTuple):
    """The ids of what was stored so far: evidence, and goals that were looked at."""

    evidence: list[str]
    goals: list[str]

    def describe(self) -> str:
        """Say what was stored: 'Saved e4 and e5. Looked at g1.'."""
        pieces = f"Saved {join_names(self.evidence)}." if self.evidence else ""
        goals = f"Looked at {join_names(self.goals)}." if self.goals else ""
        return " ".join(filter(None, (pieces, goals))) or "You answered nothing, so nothing was saved."


def ask_week(owner: Owner, week: Week) -> None:
    """Ask the three questions, then how the goals go that are due. Prints at the end what is saved.

    Raises a KeyboardInterrupt again, and an InputEndedError that says what is saved; the answer that was begun is, too.
    """
    saved = Saved([], [])
    try:
        if _ask_questions(owner, week.last, saved):
            _ask_goals(owner, week, saved)
    except KeyboardInterrupt:
        streams.tell(f"\n{saved.describe()}")  # after the line of the question
        raise
    except InputEndedError:
        raise InputEndedError(saved.describe()) from None
    streams.tell(f"\n{saved.describe()}")
    if saved.evidence or saved.goals:
        streams.tell("Take the last answer back: pmcareer data undo")
    quarter = hints.complete("pmcareer review quarter 'this quarter'")
    streams.tell(f"The quarter so far: {quarter}")


def _ask_questions(owner: Owner, today: date, saved: Saved) -> bool:
    """Ask the questions and store each answer; returns whether to go on to the goals."""
    for number, question in enumerate(QUESTIONS, start=1):
        before = "\n" if number > 1 else ""  # the page ends with an empty line
        streams.tell(f"{before}{number} of {len(QUESTIONS)}  {one_line(question.format_text(owner.mention()))}")
        what = ask("Answer (Enter: nothing)")
        if what.casefold() in _STOP:
            return False
        if what:
            _ask_about(owner, Evidence(person=owner.person, what=what, date=today), saved)
    return True


def _ask_about(owner: Owner, new: Evidence, saved: Saved) -> None:
    """Ask what came of an answer and which skills it shows, and store it, also if the questions are broken off."""
    try:
        new = replace(new, outcome=ask("What came of it (Enter: nothing yet)"))
        if owner.ladder is not None:
            new = replace(new, skills=choose_skills(owner, owner.ladder, f"{new.what}\n{new.outcome}"))
    except KeyboardInterrupt:
        streams.tell("")  # after the line of the question
        raise
    finally:
        with open_store_for_change(clock.now()) as change:
            added = evidence_journal.add(change, owner, new)
        saved.evidence.append(added.evidence.id)
        if added.is_first and owner.person != ME:
            tell_first_note(owner.person)
        tell_saved(owner, added.evidence, new.date)
        tell_goal_to_serve(owner, added)


def _ask_goals(owner: Owner, week: Week, saved: Saved) -> None:
    """Ask how each goal goes that is due, and store each answer."""
    for number, goal in enumerate(week.due, start=1):
        streams.tell(f"\nGoal {number} of {len(week.due)}  {describe_goal(goal, week.last)}")
        state = ask_until(f"How does it go: {_STATES} (Enter: later)", _parse_state)
        if state == "stop":
            return
        if state is not None:
            _ask_note(owner, goal, state, week.last, saved)


def _parse_state(line: str) -> GoalState | Literal["stop"] | None:
    """Parse a state from its number or the beginning of its name; None for Enter, 'stop' for q."""
    if line.casefold() in _STOP:
        return "stop"
    return choose(GOAL_STATES, line) if line else None


def _ask_note(owner: Owner, goal: Goal, state: GoalState, today: date, saved: Saved) -> None:
    """Ask for a note on how a goal goes, and store both, also if the question is broken off."""
    note = ""
    try:
        note = ask("What did you see (Enter: no note)")
    except KeyboardInterrupt:
        streams.tell("")
        raise
    finally:
        with open_store_for_change(clock.now()) as change:
            after = journal.answer_goal(change, owner, journal.GoalAnswer(goal.id, state, note), today, today)
        saved.goals.append(goal.id)
        streams.tell(
            f"{'Done' if state == 'done' else 'Checked in on'} {goal.id}{'' if state == 'done' else f': {state}'}."
        )
        if state == "done" and not after.evidence:
            tie = (
                f"pmcareer evidence edit {saved.evidence[-1]} --goal"
                if saved.evidence
                else "pmcareer evidence add --goal"
            )
            streams.tell(f"No evidence shows it yet: {hints.complete(f'{tie} {goal.id}')}")
