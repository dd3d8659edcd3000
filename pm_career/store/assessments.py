"""Assessments: ratings given together. While one is open its answers are a draft; finished, they are ratings."""

from __future__ import annotations

import msgspec

from pm_career.domain.ratings import Answer, Assessment, Rater, Rating
from pm_career.domain.text import format_count
from pm_career.errors import UsageError
from pm_career.store.edits import add_value, insert_items, remove_value
from pm_career.store.ids import check_value, find_number, resolve_references
from pm_career.store.kinds import ANSWERS, ASSESSMENT, RATING
from pm_career.store.log import Change, Store
from pm_career.store.rows import find_value, make_row, read_values


def start_assessment(change: Change, assessment: Assessment) -> Assessment:
    """Open an assessment, with the answers it may already have; it comes back with its id."""
    answers = {answer.skill: answer for answer in assessment.answers}  # of two for a skill, the later one
    given = msgspec.structs.replace(assessment, finished=None, answers=tuple(answers.values()))
    stored = add_value(change, ASSESSMENT, given)
    change.describe(f"started assessment {stored.id} of {stored.person}")
    return stored


def save_answer(change: Change, id: str, given: Answer) -> Assessment:
    """Store an answer in an open assessment, in the place of an earlier one for the same skill.

    The same answer again is no change.
    """
    assessment = _find_open(change, id)
    given = check_value(resolve_references(change, ANSWERS.columns, given, assessment.person))
    if given in assessment.answers:
        return assessment
    number = find_number(change, ASSESSMENT, id)
    if given.skill in {answer.skill for answer in assessment.answers}:
        change.update(ANSWERS.table, (number, given.skill), make_row(change, ANSWERS.columns, given))
    else:
        insert_items(change, ANSWERS, number, [given])
    change.describe(f"answered {given.skill} in assessment {assessment.id}")
    return find_assessment(change, id)


def remove_answer(change: Change, id: str, skill: str) -> Assessment:
    """Leave a skill of an open assessment unanswered again."""
    assessment = _find_open(change, id)
    if skill in {answer.skill for answer in assessment.answers}:
        change.delete(ANSWERS.table, (find_number(change, ASSESSMENT, id), skill))
        change.describe(f"took back the answer for {skill} in assessment {assessment.id}")
    return find_assessment(change, id)


def finish_assessment(change: Change, id: str) -> tuple[Rating, ...]:
    """Turn the answers of an open assessment into ratings, in their order; what was skipped stays unrated."""
    assessment = _find_open(change, id)
    if not assessment.answers:
        raise UsageError(f"Nothing was answered in assessment {assessment.id} yet.", "Answer at least one skill first.")
    ratings = tuple(add_value(change, RATING, _make_rating(assessment, answer)) for answer in assessment.answers)
    number = find_number(change, ASSESSMENT, id)
    change.delete_where(ANSWERS.table, "assessment = ?", (number,))
    finished = msgspec.structs.replace(assessment, finished=change.now)
    change.update(ASSESSMENT.name, (number,), make_row(change, ASSESSMENT.columns, finished))
    count = format_count(len(ratings), "ratings")
    change.describe(f"finished assessment {assessment.id} of {assessment.person} with {count}")
    return ratings


def discard_assessment(change: Change, id: str) -> Assessment:
    """Throw an open assessment away, with its answers. Only undo brings it back."""
    assessment = _find_open(change, id)
    remove_value(change, ASSESSMENT, id)
    change.describe(f"discarded assessment {assessment.id} of {assessment.person}")
    return assessment


def find_assessment(store: Store, id: str) -> Assessment:
    """The assessment with this id; an unknown one is a UsageError."""
    return find_value(store, ASSESSMENT, id)


def list_assessments(store: Store, person: str) -> tuple[Assessment, ...]:
    """A person's assessments in the order they were started, open ones included."""
    return read_values(store, ASSESSMENT, "person = ?", (person,))


def find_open_assessment(
    store: Store, person: str, rater: Rater | None = None, framework: str | None = None
) -> Assessment | None:
    """The assessment to go on with: the one started last of those that are open.

    With `rater` only of those by this rater, with `framework` (an id) only of those on that ladder.
    """
    found = [each for each in list_assessments(store, person) if each.open]
    if rater is not None:
        found = [each for each in found if each.who.key == rater.key]
    if framework is not None:
        found = [each for each in found if each.framework == framework]
    return found[-1] if found else None


def _find_open(store: Store, id: str) -> Assessment:
    assessment = find_assessment(store, id)
    if not assessment.open:
        raise UsageError(
            f"Assessment {assessment.id} is finished, and its ratings do not change.", "Start another one instead."
        )
    return assessment


def _make_rating(assessment: Assessment, answer: Answer) -> Rating:
    return Rating(
        person=assessment.person,
        skill=answer.skill,
        step=answer.step,
        date=assessment.date,
        rater=assessment.rater,
        rater_name=assessment.rater_name,
        framework=assessment.framework,
        framework_version=assessment.framework_version,
        note=answer.note,
        evidence=answer.evidence,
        assessment=assessment.id,
    )
