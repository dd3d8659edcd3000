"""The format of an export: everything of a person's own as one JSON value. Its keys are a promise: see docs/data.md.

Keys are only ever added, each with a default, and a key added raises FORMAT: a program refuses what is newer than it.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Value
from pm_career.domain.goals import Goal
from pm_career.domain.moved import Moved
from pm_career.domain.person import Profile
from pm_career.domain.personal import Former
from pm_career.domain.ratings import Assessment, Rating

FORMAT = 1
KIND: Literal["personal-data"] = "personal-data"

Identity = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{20}\Z")]


class ExportedPerson(Profile, frozen=True, kw_only=True):
    """A person, and what the profile was before."""

    former: tuple[Former[Profile], ...] = ()


class ExportedEvidence(Evidence, frozen=True, kw_only=True):
    """Evidence, its identity across files, and what it was before."""

    identity: Identity
    former: tuple[Former[Evidence], ...] = ()


class ExportedGoal(Goal, frozen=True, kw_only=True):
    """A goal, its identity across files, and what it was before. What is tied to it is said by the evidence."""

    identity: Identity
    former: tuple[Former[Goal], ...] = ()


class ExportedAssessment(Assessment, frozen=True, kw_only=True):
    """An assessment and its identity across files."""

    identity: Identity


class ExportedRating(Rating, frozen=True, kw_only=True):
    """A rating and its identity across files."""

    identity: Identity


class Export(Value, frozen=True, kw_only=True):
    """Everything that is kept, but for the log of changes that undo goes by."""

    pmcareer: Literal["personal-data"] = KIND
    format: int = FORMAT
    people: tuple[ExportedPerson, ...] = ()
    settings: dict[str, str] = msgspec.field(default_factory=dict)
    moved: tuple[Moved, ...] = ()
    assessments: tuple[ExportedAssessment, ...] = ()
    ratings: tuple[ExportedRating, ...] = ()
    evidence: tuple[ExportedEvidence, ...] = ()
    goals: tuple[ExportedGoal, ...] = ()
