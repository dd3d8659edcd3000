"""Get the answers of an assessment: from --rate, from the file of --answers, or by asking one question at a time."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from pm_career.advice.assessment import Question, estimate_minutes
from pm_career.commands import clock, hints, output, streams
from pm_career.commands.prompts import InputEndedError, ask_to_change, ask_until, name_file, read_file
from pm_career.domain.framework import Framework
from pm_career.domain.names import find_skill
from pm_career.domain.ratings import Answer, Assessment, Rating
from pm_career.domain.text import cut_text, format_count, one_line
from pm_career.errors import UsageError
from pm_career.frameworks.answers import read_answers
from pm_career.journal import assessments as journal
from pm_career.journal import evidence
from pm_career.journal.access import Owner, open_store, open_store_for_change
from pm_career.journal.what_if import parse_step, split_rating
from pm_career.views.assessment import ABSOLUTE, NOTHING_RATED, build_question_page, describe_answer, describe_progress

Move = Literal["back", "skip", "stop"]
_MOVES: dict[str, Move] = {"b": "back", "back": "back", "s": "skip", "skip": "skip", "q": "stop", "stop": "stop"}
_EVIDENCE = re.compile(r"\be[1-9][0-9]*\b")
_AT_A_NOTE = "Enter goes on to the next question, b goes back to this one; a note is a few words."


class Typed(NamedTuple):
    """What was typed at a question: a step (None: not known), or a move."""

    step: int | None = None
    move: Move | None = None


def parse_rates(ladder: Framework, typed: Sequence[str], note: str) -> Iterator[Answer]:
    """Parse each --rate SKILL=N into an answer with the note of the call."""
    for each in typed:
        skill, value = split_rating(ladder, each)
        yield Answer(skill, parse_step(ladder, value), note)


def read_answer_file(ladder: Framework, file: str) -> Iterator[Answer]:
    """Read the answers in a file, or on stdin for '-'. A UsageError names the place of a fault."""
    seen: set[str] = set()
    for each in read_answers(read_file(file, "Answers are a few lines."), name_file(file)):
        try:
            skill = find_skill(ladder, each.skill).id
            step = parse_step(ladder, each.step)
        except UsageError as error:
            raise UsageError(f"{one_line(each.place)}: {error.message}", error.hint) from None
        if skill in seen:
            raise UsageError(f"{one_line(each.place)}: '{skill}' is answered a second time.", "Take one of them out.")
        seen.add(skill)
        yield Answer(skill, step, each.note, each.evidence)


def ask_questions(
    preparation: journal.Preparation, new: Assessment, *, restart: bool, manner: output.Manner
) -> tuple[Rating, ...]:
    """Ask until every skill is answered or skipped, and return the ratings; none if the assessment was stopped.

    Raises a KeyboardInterrupt or an InputEndedError again, after it said how many answers are saved.
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
        effort = preparation.describe_effort()
        streams.tell(f"{effort}.\nEach answer is saved at once: q stops, and you go on another day.")
    asked = preparation.list_questions(assessment)
    place = preparation.find_first_open(assessment)
    try:
        while place < len(asked):
            current = asked[place]
            said = assessment.find_answer(current.skill.id)
            output.show_on_stderr(build_question_page(current, place + 1, len(asked), said), manner)
            typed = _ask(preparation.ladder, current, said)
            move = typed.move
            if move is None:
                assessment = _store(assessment, current, typed.step)
                if typed.step is not None:
                    assessment, move = _ask_for_note(preparation.owner, assessment, current)
            elif move == "back":
                place = max(0, place - 1)
            if move == "stop":
                return _stop(preparation, assessment)
            if move != "back":
                place += 1
    except KeyboardInterrupt:
        streams.tell("")  # ends the line of the question
        _stop(preparation, assessment)
        raise
    except InputEndedError:
        _stop(preparation, assessment)
        raise InputEndedError("") from None  # how many are saved is said above
    if not assessment.answers:
        return _stop(preparation, assessment)
    with open_store_for_change(clock.now()) as change:
        return journal.finish(change, assessment.id)


def _stop(preparation: journal.Preparation, assessment: Assessment) -> tuple[Rating, ...]:
    """Stop the assessment, and print how many answers are saved and the command that goes on."""
    with open_store_for_change(clock.now()) as change:
        waits = journal.stop(change, assessment.id)
    go_on = f"Go on later with: {hints.complete(preparation.call)}"
    streams.tell(f"{describe_progress(assessment)} {go_on}" if waits else NOTHING_RATED)
    return ()


def _ask(ladder: Framework, current: Question, said: Answer | None) -> Typed:
    """Ask for a step or a move. `said` is the answer that was given before, which Enter and a skip keep."""
    lowest, first, *_, last = (choice.step for choice in current.choices)

    def parse(line: str) -> Typed:
        move = _MOVES.get(line.casefold() if line or said is None else "skip")
        if move is not None:
            return Typed(move=move)
        if not line:
            raise UsageError(f"Type a number from {lowest.value} to {last.value}, or ? where you cannot tell.")
        return Typed(step=parse_step(ladder, line))

    # Below the question, as its beginning may have scrolled away: what the skill is, in one line.
    if current.skill.description:
        streams.tell(cut_text(one_line(current.skill.description), streams.measure_width(sys.stderr) - len(" …")))
    streams.tell(ABSOLUTE)
    if said is not None:
        streams.tell(describe_answer(said))
    go_on = "s skip" if said is None else "Enter keeps it"
    steps = f"{lowest.value} {lowest.name.lower()}, {first.value} to {last.value}"
    return ask_until(f"{one_line(current.skill.name)}: {steps}, ? not known, {go_on}, b back, q stop", parse)


def _store(assessment: Assessment, current: Question, step: int | None, note: str | None = None) -> Assessment:
    """Store the answer with the note and the evidence that it names; None: the note of the answer before."""
    tied = () if note is None else _find_ids(note)
    with open_store_for_change(clock.now()) as change:
        return journal.answer(change, assessment.id, current.skill.id, step, note=note, evidence=tied)


def _ask_for_note(owner: Owner, assessment: Assessment, current: Question) -> tuple[Assessment, Move | None]:
    """Ask for a note on the answer, which is stored already, and store it; or return the move that was typed instead.

    Back is back to the question of this answer. What would be an answer is not taken for a note: somebody who types
    one believes that this is the next question.
    """
    name = one_line(current.skill.name)
    said = assessment.find_answer(current.skill.id)
    ladder = owner.require_ladder()

    def parse(line: str) -> str | Typed:
        if move := _MOVES.get(line.casefold()):
            return Typed(move=move)
        if _is_answer(ladder, line):
            raise UsageError(f"'{one_line(line)}' would be an answer, and this is the note on {name}.", _AT_A_NOTE)
        with open_store() as store:
            for id in _find_ids(line):
                evidence.find(store, owner, id)
        return line

    before = said.note if said else ""
    keep: str | Typed = before
    typed = ask_to_change(f"{name}: a note, or Enter to go on (e3 in it ties your evidence e3)", before, parse, keep)
    if isinstance(typed, Typed):
        return assessment, typed.move
    return (assessment if typed == before or said is None else _store(assessment, current, said.step, typed)), None


def _is_answer(ladder: Framework, line: str) -> bool:
    """Return whether a line is a number, or an answer to a question."""
    try:
        parse_step(ladder, line)
    except UsageError:
        return line.isdecimal()
    return True


def _find_ids(note: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_EVIDENCE.findall(note)))
