# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
"""Everything of a person's own -> one value that any program can read, and this one can take back in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec

from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Value
from pm_career.domain.goals import Goal
from pm_career.domain.moved import Moved
from pm_career.domain.person import Profile
from pm_career.domain.personal import Former
from pm_career.store.assessments import assessments_of
from pm_career.store.evidence import evidence_of
from pm_career.store.exported import (
    Export,
    ExportedAssessment,
    ExportedEvidence,
    ExportedGoal,
    ExportedPerson,
    ExportedRating,
)
from pm_career.store.goals import goals_of
from pm_career.store.log import Store
from pm_career.store.people import people_in, settings_in
from pm_career.store.ratings import ratings_of
from pm_career.store.rows import id_of, parsed_instant

Kept = TypeVar("Kept", bound=Value)
Exported = TypeVar("Exported", bound=Value)


def exported(store: Store) -> Export:
    """All that is kept, in the order it was added; the same data gives the same value."""
    people = people_in(store)
    profiles, evidences, goals = (
        _formers(store, *kind) for kind in (("person", Profile), ("evidence", Evidence), ("goal", Goal))
    )

    def everybodys(kind: str, of: Callable[[Store, str], Iterable[Kept]]) -> list[tuple[Kept, dict[str, Any]]]:
        identities = {id_of(kind, number): name for number, name in store.rows(f"SELECT number, identity FROM {kind}")}
        found = [(each, {"identity": identities[each.id]}) for person in people for each in of(store, person.person)]  # type: ignore[attr-defined]
        return sorted(found, key=lambda pair: int(pair[0].id[1:]))  # type: ignore[attr-defined]

    return Export(
        people=tuple(_as(ExportedPerson, each, former=profiles[each.person]) for each in people),
        settings=settings_in(store),
        moved=tuple(Moved(*row) for row in store.rows("SELECT * FROM moved ORDER BY framework, kind, old")),
        assessments=tuple(
            _as(ExportedAssessment, each, **own) for each, own in everybodys("assessment", assessments_of)
        ),
        ratings=tuple(_as(ExportedRating, each, **own) for each, own in everybodys("rating", ratings_of)),
        evidence=tuple(
            _as(ExportedEvidence, each, **own, former=evidences[each.id[1:]])
            for each, own in everybodys("evidence", evidence_of)
        ),
        goals=tuple(
            _as(ExportedGoal, each, **own, former=goals[each.id[1:]]) for each, own in everybodys("goal", goals_of)
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
