"""An assessment in questions: every answer is kept at once; back, skip, stop, and go on later."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from pm_career.advice.assessment import Question
from pm_career.commands import output, streams
from pm_career.commands.assess.given import step_or_unknown
from pm_career.commands.assess.setting import Outcome, Setting
from pm_career.commands.personal import changing, reading
from pm_career.commands.prompts import ask_until
from pm_career.domain.ratings import Answer, Assessment
from pm_career.errors import UsageError
from pm_career.store.assessments import (
    discard_assessment,
    find_open_assessment,
    finish_assessment,
    remove_answer,
    save_answer,
    start_assessment,
)
from pm_career.store.evidence import find_evidence
from pm_career.views.assessment import build_question_page, describe_progress

Move = Literal["back", "skip", "stop"]
_MOVES: dict[str, Move] = {"b": "back", "back": "back", "s": "skip", "skip": "skip", "q": "stop", "stop": "stop"}
_EVIDENCE = re.compile(r"\be[1-9][0-9]*\b")


class Said(NamedTuple):
    """What was typed at a question: a step (None: not known), or a move."""

    step: int | None = None
    move: Move | None = None


def converse(setting: Setting, fresh: Assessment, *, restart: bool, manner: output.Manner) -> Outcome | None:
    """Ask until all is answered or skipped; None where it was stopped, and what was answered waits."""
    assessment = _begun(setting, fresh, restart=restart)
    asked = [each for each in setting.questions if each.skill.id in assessment.asked]
    place = _first_open(assessment, asked)
    while place < len(asked):
        current = asked[place]
        output.show_on_stderr(build_question_page(current, place + 1, len(asked)), manner)
        said = _answered(setting, current)
        if said.move == "stop":
            break
        if said.move == "back":
            place = max(0, place - 1)
            continue
        assessment = _kept(assessment, current, said)
        place += 1
    else:
        if assessment.answers:
            with changing() as change:
                return Outcome(finish_assessment(change, assessment.id))
    if not assessment.answers:
        with changing() as change:
            discard_assessment(change, assessment.id)
        streams.tell("Nothing was rated, and nothing was kept.")
    else:
        streams.tell(describe_progress(assessment))
    return None


def _begun(setting: Setting, fresh: Assessment, *, restart: bool) -> Assessment:
    """The assessment that was stopped, or a new one."""
    with reading() as store:
        stopped = find_open_assessment(store, setting.profile.person)
    if (
        stopped is not None
        and stopped.rater == setting.rater
        and stopped.framework == setting.ladder.id
        and not restart
    ):
        streams.tell(f"Going on where you stopped: {len(stopped.answers)} of {len(stopped.asked)} answered.")
        return stopped
    with changing() as change:
        if stopped is not None and restart:
            discard_assessment(change, stopped.id)
        return start_assessment(change, fresh)


def _first_open(assessment: Assessment, asked: list[Question]) -> int:
    waiting = assessment.still_to_ask()
    return next((index for index, each in enumerate(asked) if each.skill.id in waiting), 0)


def _answered(setting: Setting, current: Question) -> Said:
    last = len(current.choices)
    return ask_until(f"1 to {last}, ? not known, s skip, b back, q stop", lambda line: _said(setting, current, line))


def _said(setting: Setting, current: Question, line: str) -> Said:
    move = _MOVES.get(line.casefold())
    if move is not None:
        return Said(move=move)
    if not line:
        raise UsageError(f"Type a number from 1 to {len(current.choices)}, or ? where you cannot tell.")
    return Said(step=step_or_unknown(setting.ladder, line))


def _kept(assessment: Assessment, current: Question, said: Said) -> Assessment:
    skill = current.skill.id
    if said.move == "skip":
        with changing() as change:
            return remove_answer(change, assessment.id, skill)
    note = ask_until("A note, if you like (e3 in it ties your evidence e3)", _note) if said.step is not None else ""
    with changing() as change:
        return save_answer(change, assessment.id, Answer(skill, said.step, note, _evidence_in(note)))


def _note(line: str) -> str:
    """A note, refused where it names evidence that there is not."""
    with reading() as store:
        for id in _evidence_in(line):
            find_evidence(store, id)
    return line


def _evidence_in(note: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_EVIDENCE.findall(note)))
