"""Get the answers of an assessment: from --rate, from the file of --answers, or by asking one question at a time."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from pm_career.advice.assessment import Question, estimate_minutes
from pm_career.commands import clock, hints, output, streams
from pm_career.commands.prompts import ask_until
from pm_career.domain.framework import Framework
from pm_career.domain.names import find_skill
from pm_career.domain.ratings import Answer, Assessment, Rating
from pm_career.domain.text import format_count, one_line
from pm_career.errors import UsageError
from pm_career.frameworks.answers import read_answers
from pm_career.journal import assessments as journal
from pm_career.journal import evidence
from pm_career.journal.access import Owner, open_store, open_store_for_change
from pm_career.journal.what_if import split_rating
from pm_career.views.assessment import ABSOLUTE, NOTHING_RATED, build_question_page, describe_progress

Move = Literal["back", "skip", "stop"]
_MOVES: dict[str, Move] = {"b": "back", "back": "back", "s": "skip", "skip": "skip", "q": "stop", "stop": "stop"}
_EVIDENCE = re.compile(r"\be[1-9][0-9]*\b")
MAX_BYTES = 1_000_000
"""The most bytes of a file of answers."""


class Typed(NamedTuple):
    """What was typed at a question: a step (None: not known), or a move."""

    step: int | None = None
    move: Move | None = None


def parse_rates(ladder: Framework, typed: Sequence[str], note: str) -> Iterator[Answer]:
    """Parse each --rate SKILL=N into an answer with the note of the call."""
    for each in typed:
        skill, value = split_rating(ladder, each)
        yield Answer(skill, journal.parse_answer(ladder, value), note)


def read_answer_file(ladder: Framework, file: str) -> Iterator[Answer]:
    """Read the answers in a file, or on stdin for '-'. A UsageError names the place of a fault."""
    seen: set[str] = set()
    for each in read_answers(_read_text(file), "stdin" if file == "-" else file):
        try:
            skill = find_skill(ladder, each.skill).id
            step = journal.parse_answer(ladder, each.step)
        except UsageError as error:
            raise UsageError(f"{one_line(each.place)}: {error.message}", error.hint) from None
        if skill in seen:
            raise UsageError(f"{one_line(each.place)}: '{skill}' is answered a second time.", "Take one of them out.")
        seen.add(skill)
        yield Answer(skill, step, each.note, each.evidence)


def _read_text(file: str) -> str:
    try:
        if file == "-":
            return sys.stdin.read(MAX_BYTES + 1)
        with Path(file).open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{one_line(file)} cannot be read: {error.strerror}", "Give a file, or - for stdin.") from None
    if len(raw) > MAX_BYTES:
        raise UsageError(f"{one_line(file)} is over {MAX_BYTES // 1_000_000} MB.", "Answers are a few lines.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{one_line(file)} is not UTF-8.", "Save it as UTF-8.") from None


def ask_questions(
    preparation: journal.Preparation, new: Assessment, *, restart: bool, manner: output.Manner
) -> tuple[Rating, ...]:
    """Ask until every skill is answered or skipped, and return the ratings; none if the assessment was stopped.

    Raises a KeyboardInterrupt again, after it said how many answers are saved.
    """
    with open_store_for_change(clock.now()) as change:
        assessment, resumed = journal.begin(change, preparation, new, restart=restart)
    if not preparation.owner.profile.level:
        set_level = hints.complete("pmcareer me set")
        streams.tell(f"No level is set, so the questions are about every level.\nTo set it first: {set_level}")
    if resumed:
        waiting = len(assessment.asked) - len(assessment.answers)
        left = f"about {format_count(estimate_minutes(waiting), 'minutes')} to go"
        answered = f"{len(assessment.answers)} of {len(assessment.asked)} answered"
        streams.tell(f"Resuming where you stopped: {answered}, {left}.")
    else:
        whole, quick = efforts = journal.estimate_efforts(preparation.owner)
        is_quick = len(new.asked) < whole.questions
        effort = f"{quick.describe()}; {whole.questions} without --quick" if is_quick else efforts.describe()
        streams.tell(f"{effort}.\nEach answer is saved at once: q stops, and you go on another day.")
    asked = preparation.list_questions(assessment)
    place = preparation.find_first_open(assessment)
    try:
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
    except KeyboardInterrupt:
        streams.tell("")  # ends the line of the question
        _stop(assessment)
        raise
    if not assessment.answers:
        return _stop(assessment)
    with open_store_for_change(clock.now()) as change:
        return journal.finish(change, assessment.id)


def _stop(assessment: Assessment) -> tuple[Rating, ...]:
    """Stop the assessment, and print how many answers are saved."""
    with open_store_for_change(clock.now()) as change:
        waits = journal.stop(change, assessment.id)
    go_on = f"Go on later with: {hints.complete('pmcareer assess')}"
    streams.tell(f"{describe_progress(assessment)} {go_on}" if waits else NOTHING_RATED)
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

    streams.tell(ABSOLUTE)  # below the question, as its beginning may have scrolled away
    return ask_until(f"{one_line(current.skill.name)}: 1 to {last}, ? not known, s skip, b back, q stop", parse)


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
