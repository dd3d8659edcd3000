"""Ask the questions of an assessment. Every answer is stored at once, so that it can be stopped and resumed."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from pm_career.advice.assessment import Question
from pm_career.commands import clock, hints, output, streams
from pm_career.commands.prompts import ask_until
from pm_career.domain.ratings import Assessment, Rating
from pm_career.errors import UsageError
from pm_career.journal import assessments as journal
from pm_career.journal import evidence
from pm_career.journal.access import Owner, open_store, open_store_for_change
from pm_career.views.assessment import build_question_page, describe_progress

Move = Literal["back", "skip", "stop"]
_MOVES: dict[str, Move] = {"b": "back", "back": "back", "s": "skip", "skip": "skip", "q": "stop", "stop": "stop"}
_EVIDENCE = re.compile(r"\be[1-9][0-9]*\b")


class Typed(NamedTuple):
    """What was typed at a question: a step (None: not known), or a move."""

    step: int | None = None
    move: Move | None = None


def ask_questions(
    preparation: journal.Preparation, new: Assessment, *, restart: bool, manner: output.Manner
) -> tuple[Rating, ...]:
    """Ask until every skill is answered or skipped, and return the ratings; none if the assessment was stopped."""
    with open_store_for_change(clock.now()) as change:
        assessment, resumed = journal.begin(change, preparation, new, restart=restart)
    if resumed:
        answered = f"{len(assessment.answers)} of {len(assessment.asked)}"
        streams.tell(f"Resuming where you stopped: {answered} answered.")
    asked = preparation.list_questions(assessment)
    place = preparation.find_first_open(assessment)
    while place < len(asked):
        current = asked[place]
        output.show_on_stderr(build_question_page(current, place + 1, len(asked)), manner)
        typed = _ask(preparation, current)
        if typed.move == "stop":
            return _stop(assessment)
        if typed.move == "back":
            place = max(0, place - 1)
            continue
        assessment = _store(preparation.owner, assessment, current, typed)
        place += 1
    if not assessment.answers:
        return _stop(assessment)
    with open_store_for_change(clock.now()) as change:
        return journal.finish(change, assessment.id)


def _stop(assessment: Assessment) -> tuple[Rating, ...]:
    """Stop the assessment, and print how many answers are saved."""
    with open_store_for_change(clock.now()) as change:
        waits = journal.stop(change, assessment.id)
    go_on = f"Go on later with: {hints.complete('pmcareer assess')}"
    streams.tell(f"{describe_progress(assessment)} {go_on}" if waits else "You rated nothing, so nothing was saved.")
    return ()


def _ask(preparation: journal.Preparation, current: Question) -> Typed:
    last = len(current.choices)

    def parse(line: str) -> Typed:
        move = _MOVES.get(line.casefold())
        if move is not None:
            return Typed(move=move)
        if not line:
            raise UsageError(f"Type a number from 1 to {last}, or ? where you cannot tell.")
        return Typed(step=journal.parse_answer(preparation.ladder, line))

    return ask_until(f"1 to {last}, ? not known, s skip, b back, q stop", parse)


def _store(owner: Owner, assessment: Assessment, current: Question, typed: Typed) -> Assessment:
    """Store the answer, with a note and the evidence that it names; for a skipped skill, remove the answer."""
    skill = current.skill.id
    if typed.move == "skip":
        with open_store_for_change(clock.now()) as change:
            return journal.skip(change, assessment.id, skill)
    note = ""
    if typed.step is not None:
        note = ask_until("A note, if you like (e3 in it ties your evidence e3)", lambda line: _check_note(owner, line))
    with open_store_for_change(clock.now()) as change:
        return journal.answer(change, assessment.id, skill, typed.step, note=note, evidence=_find_ids(note))


def _check_note(owner: Owner, line: str) -> str:
    """Return the note. Raises a UsageError if it names evidence that the person does not have."""
    with open_store() as store:
        for id in _find_ids(line):
            evidence.find(store, owner, id)
    return line


def _find_ids(note: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_EVIDENCE.findall(note)))
