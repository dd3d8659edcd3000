"""Assessments: ratings given together, stopped and gone on with, finished into ratings that never change again."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from pm_career.domain.ratings import Answer, Assessment, Rating
from pm_career.errors import UsageError
from pm_career.store.ids import checked, issue, known_number, known_numbers_of
from pm_career.store.log import Change, Store
from pm_career.store.people import ensure_person
from pm_career.store.ratings import evidence_ids, evidence_still_there, keep_rating
from pm_career.store.rows import day_text, id_of, instant_text, list_text, parsed_instant, parsed_texts

_COLUMNS = "number, person, date, rater, rater_name, framework, framework_version, asked, started, finished"  # one row


def start_assessment(change: Change, assessment: Assessment) -> Assessment:
    """Open an assessment, with the answers it may already have; it comes back with its id."""
    assessment = checked(assessment)
    ensure_person(change, assessment.person)
    number, identity = issue(change, "assessment", assessment, change.now)
    put_assessment(change, number, identity, msgspec.structs.replace(assessment, started=change.now, finished=None))
    for given in assessment.answers:
        _keep_answer(change, number, *_ready(change, assessment.person, given))
    change.did(f"started assessment {id_of('assessment', number)} of {assessment.person}")
    return find_assessment(change, id_of("assessment", number))


def put_assessment(change: Change, number: int, identity: str, kept: Assessment) -> None:
    """Write the row of an assessment that has its number and its instants; its answers have rows of their own."""
    assert kept.started is not None
    change.insert(
        "assessment",
        {
            "number": number,
            "identity": identity,
            "person": kept.person,
            "date": day_text(kept.date),
            "rater": kept.rater,
            "rater_name": kept.rater_name,
            "framework": kept.framework,
            "framework_version": kept.framework_version,
            "asked": list_text(kept.asked),
            "started": instant_text(kept.started),
            "finished": None if kept.finished is None else instant_text(kept.finished),
        },
    )


def save_answer(change: Change, id: str, given: Answer) -> Assessment:
    """Keep an answer in an open assessment, in the place of an earlier one for the same skill.

    The same answer again is no change.
    """
    assessment = _open(change, id)
    given, evidence = _ready(change, assessment.person, given)
    if given in assessment.answers:
        return assessment
    _keep_answer(change, known_number(change, "assessment", id), given, evidence)
    change.did(f"answered {given.skill} in assessment {assessment.id}")
    return find_assessment(change, id)


def remove_answer(change: Change, id: str, skill: str) -> Assessment:
    """Leave a skill of an open assessment unanswered again."""
    assessment = _open(change, id)
    if skill in {given.skill for given in assessment.answers}:
        change.delete("answer", (known_number(change, "assessment", id), skill))
        change.did(f"took back the answer for {skill} in assessment {assessment.id}")
    return find_assessment(change, id)


def finish_assessment(change: Change, id: str) -> tuple[Rating, ...]:
    """Turn the answers of an open assessment into ratings, as they were given; what was skipped stays unrated."""
    assessment = _open(change, id)
    if not assessment.answers:
        raise UsageError(f"Nothing was answered in assessment {assessment.id} yet.", "Answer at least one skill first.")
    number = known_number(change, "assessment", id)
    ratings = tuple(keep_rating(change, _as_rating(assessment, given)) for given in assessment.answers)
    change.delete_where("answer", "assessment = ?", (number,))
    change.update("assessment", (number,), {"finished": instant_text(change.now)})
    change.did(f"finished assessment {assessment.id} of {assessment.person} with {len(ratings)} ratings")
    return ratings


def discard_assessment(change: Change, id: str) -> Assessment:
    """Throw an open assessment away, with its answers. Only undo brings it back."""
    assessment = _open(change, id)
    number = known_number(change, "assessment", id)
    change.delete_where("answer", "assessment = ?", (number,))
    change.delete("assessment", (number,))
    change.did(f"discarded assessment {assessment.id} of {assessment.person}")
    return assessment


def find_assessment(store: Store, id: str) -> Assessment:
    """The assessment with this id; an unknown one is a UsageError."""
    number = known_number(store, "assessment", id)
    return _read(store, "number = ?", number)[0]


def list_assessments(store: Store, person: str) -> tuple[Assessment, ...]:
    """A person's assessments in the order they were started, open ones included."""
    return _read(store, "person = ?", person)


def find_open_assessment(store: Store, person: str) -> Assessment | None:
    """The assessment to go on with: the one started last of those that are open."""
    found = [assessment for assessment in list_assessments(store, person) if assessment.open]
    return found[-1] if found else None


def _open(store: Store, id: str) -> Assessment:
    assessment = find_assessment(store, id)
    if not assessment.open:
        raise UsageError(
            f"Assessment {assessment.id} is finished, and its ratings do not change.", "Start another one instead."
        )
    return assessment


def _ready(store: Store, person: str, given: Answer) -> tuple[Answer, tuple[int, ...]]:
    """An answer fit to be kept, each piece of evidence once; and the evidence's numbers."""
    evidence = known_numbers_of(store, "evidence", given.evidence, person)
    ids = tuple(id_of("evidence", number) for number in evidence)
    return checked(msgspec.structs.replace(given, evidence=ids)), evidence


def _keep_answer(change: Change, assessment: int, given: Answer, evidence: tuple[int, ...]) -> None:
    if change.rows("SELECT 1 FROM answer WHERE assessment = ? AND skill = ?", (assessment, given.skill)):
        row = {"step": given.step, "note": given.note, "evidence": list_text(evidence)}
        change.update("answer", (assessment, given.skill), row)
    else:
        put_answer(change, assessment, given, evidence)


def put_answer(change: Change, assessment: int, given: Answer, evidence: Iterable[int]) -> None:
    """Write the row of an answer, as the last one of its assessment."""
    last = change.rows("SELECT coalesce(max(position), 0) FROM answer WHERE assessment = ?", (assessment,))[0][0]
    row = {"step": given.step, "note": given.note, "evidence": list_text(evidence)}
    change.insert("answer", {"assessment": assessment, "skill": given.skill, "position": last + 1, **row})


def _as_rating(assessment: Assessment, given: Answer) -> Rating:
    return Rating(
        person=assessment.person,
        skill=given.skill,
        step=given.step,
        date=assessment.date,
        rater=assessment.rater,
        rater_name=assessment.rater_name,
        framework=assessment.framework,
        framework_version=assessment.framework_version,
        note=given.note,
        evidence=given.evidence,
        assessment=assessment.id,
    )


def _read(store: Store, condition: str, value: object) -> tuple[Assessment, ...]:
    found = store.rows(f"SELECT {_COLUMNS} FROM assessment WHERE {condition} ORDER BY number", (value,))
    return tuple(_assessment(row, _answers(store, row[0]) if row[9] is None else ()) for row in found)


def _answers(store: Store, assessment: int) -> tuple[Answer, ...]:
    found = store.rows(
        "SELECT skill, step, note, evidence FROM answer WHERE assessment = ? ORDER BY position", (assessment,)
    )
    there = evidence_still_there(store, [row[3] for row in found])
    return tuple(Answer(skill, step, note, evidence_ids(evidence, there)) for skill, step, note, evidence in found)


def _assessment(row: Any, answers: tuple[Answer, ...]) -> Assessment:
    number, person, day, rater, rater_name, framework, version, asked, started, finished = row
    return Assessment(
        id=id_of("assessment", number),
        person=person,
        date=date.fromisoformat(day),
        rater=rater,
        rater_name=rater_name,
        framework=framework,
        framework_version=version,
        asked=parsed_texts(asked),
        answers=answers,
        started=parsed_instant(started),
        finished=None if finished is None else parsed_instant(finished),
    )
