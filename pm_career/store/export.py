"""The format of an export: everything of a person's own as one JSON value. Its keys are a promise: see docs/data.md.

Keys are only ever added, each with a default, and a key added raises FORMAT: a program refuses what is newer than it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Value
from pm_career.domain.goals import Goal
from pm_career.domain.person import Former, Profile
from pm_career.domain.ratings import Assessment, Rating
from pm_career.domain.renamed_ids import RenamedId
from pm_career.store.assessments import list_assessments
from pm_career.store.evidence import list_evidence
from pm_career.store.goals import list_goals
from pm_career.store.log import Store
from pm_career.store.people import list_people, read_settings
from pm_career.store.ratings import list_ratings
from pm_career.store.rows import id_of, parsed_instant

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
    moved: tuple[RenamedId, ...] = ()
    assessments: tuple[ExportedAssessment, ...] = ()
    ratings: tuple[ExportedRating, ...] = ()
    evidence: tuple[ExportedEvidence, ...] = ()
    goals: tuple[ExportedGoal, ...] = ()


# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.


Kept = TypeVar("Kept", bound=Value)
Exported = TypeVar("Exported", bound=Value)


def read_export(store: Store) -> Export:
    """All that is kept, in the order it was added; the same data gives the same value."""
    people = list_people(store)
    profiles, evidences, goals = (
        _formers(store, *kind) for kind in (("person", Profile), ("evidence", Evidence), ("goal", Goal))
    )

    def everybodys(kind: str, of: Callable[[Store, str], Iterable[Kept]]) -> list[tuple[Kept, dict[str, Any]]]:
        identities = {id_of(kind, number): name for number, name in store.rows(f"SELECT number, identity FROM {kind}")}
        found = [(each, {"identity": identities[each.id]}) for person in people for each in of(store, person.person)]  # type: ignore[attr-defined]
        return sorted(found, key=lambda pair: int(pair[0].id[1:]))  # type: ignore[attr-defined]

    return Export(
        people=tuple(_as(ExportedPerson, each, former=profiles[each.person]) for each in people),
        settings=read_settings(store),
        moved=tuple(RenamedId(*row) for row in store.rows("SELECT * FROM moved ORDER BY framework, kind, old")),
        assessments=tuple(
            _as(ExportedAssessment, each, **own) for each, own in everybodys("assessment", list_assessments)
        ),
        ratings=tuple(_as(ExportedRating, each, **own) for each, own in everybodys("rating", list_ratings)),
        evidence=tuple(
            _as(ExportedEvidence, each, **own, former=evidences[each.id[1:]])
            for each, own in everybodys("evidence", list_evidence)
        ),
        goals=tuple(
            _as(ExportedGoal, each, **own, former=goals[each.id[1:]]) for each, own in everybodys("goal", list_goals)
        ),
    )


def _as(kind: type[Exported], value: Value, **more: object) -> Exported:
    return kind(**(msgspec.structs.asdict(value) | more))


def _formers(store: Store, kind: str, of: type[Kept]) -> defaultdict[str, tuple[Former[Kept], ...]]:
    """What each subject was before its edits, by its number or id."""
    found: defaultdict[str, tuple[Former[Kept], ...]] = defaultdict(tuple)
    for subject, content, replaced in store.rows(
        "SELECT subject, content, replaced FROM former WHERE kind = ? ORDER BY subject, number", (kind,)
    ):
        found[subject] += (Former(msgspec.json.decode(content, type=of), parsed_instant(replaced)),)
    return found
