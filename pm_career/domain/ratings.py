"""Ratings: somebody's judgement of a person on a skill on a day, alone or given together in an assessment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal, get_args

import msgspec

from pm_career.domain.framework import Value
from pm_career.domain.person import (
    AssessmentId,
    Called,
    CalledOrNone,
    EvidenceId,
    Instant,
    Line,
    PersonId,
    Words,
    require_utc,
)
from pm_career.domain.text import fold_spaces, one_line

RaterKind = Literal["self", "manager", "peer"]
RATER_KINDS: tuple[RaterKind, ...] = get_args(RaterKind)


class Rater(Value, frozen=True):
    """Who rates. Several of a kind are told apart by their names, whatever the case and the spaces in these.

    All of a person's own ratings are one rater's, whatever name stands beside them.
    """

    kind: RaterKind = "self"
    name: Line = ""

    @property
    def key(self) -> tuple[RaterKind, str]:
        """What is equal for two raters who are the same."""
        return self.kind, "" if self.kind == "self" else fold_spaces(self.name)

    def describe(self) -> str:
        """The kind and the name on one line: `peer Ana`, `peer`, `self`."""
        return self.kind if self.kind == "self" else one_line(f"{self.kind} {self.name}")


SELF = Rater()

StepValue = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


class Rating(Value, frozen=True, kw_only=True):
    """One judgement, never changed once it is stored.

    `step` is None for "don't know" or "not seen", and 0 for "not yet". `date` is the day it is about,
    `recorded` when it was written down. `id` and `recorded` are empty until it is stored.
    """

    id: str = ""
    person: PersonId
    skill: Called
    step: StepValue | None
    date: date
    rater: RaterKind = "self"
    rater_name: Line = ""
    framework: CalledOrNone = ""
    framework_version: CalledOrNone = ""
    note: Words = ""
    evidence: tuple[EvidenceId, ...] = ()
    assessment: AssessmentId | None = None
    recorded: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.recorded)

    @property
    def who(self) -> Rater:
        """Who gave it."""
        return Rater(self.rater, self.rater_name)


def sort_by_day(ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    """Ratings with the newest last: by the day that they are about and, on one day, in the order in which they came.

    `ratings` come in the order in which they were added. The clock that recorded them decides nothing.
    """
    return tuple(sorted(ratings, key=lambda each: each.date))


class Answer(Value, frozen=True):
    """What was answered for one skill while an assessment is open; it may still be changed."""

    skill: Called
    step: StepValue | None
    note: Words = ""
    evidence: tuple[EvidenceId, ...] = ()


class Assessment(Value, frozen=True, kw_only=True):
    """Ratings given together. While it is open its answers are a draft and count nowhere; finished, they are ratings.

    `asked` are the skills in the order they are asked. `answers` are those so far, empty once it is finished.
    """

    id: str = ""
    person: PersonId
    date: date
    rater: RaterKind = "self"
    rater_name: Line = ""
    framework: CalledOrNone = ""
    framework_version: CalledOrNone = ""
    asked: tuple[Called, ...] = ()
    answers: tuple[Answer, ...] = ()
    started: Instant | None = None
    finished: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse instants that have no day in UTC."""
        require_utc(self.started, self.finished)

    @property
    def who(self) -> Rater:
        """Who rates."""
        return Rater(self.rater, self.rater_name)

    @property
    def open(self) -> bool:
        """Whether it can still be answered."""
        return self.finished is None

    @property
    def progress(self) -> str:
        """How many of its questions are answered, in words."""
        return f"{len(self.answers)} of {len(self.asked)} answered"

    def find_answer(self, skill: str) -> Answer | None:
        """Find the answer on a skill; None if there is none."""
        return next((answer for answer in self.answers if answer.skill == skill), None)
