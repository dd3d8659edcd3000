"""Evidence: a dated thing that happened, tied to skills."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

import msgspec

from pm_career.domain.framework import Value
from pm_career.domain.person import Called, CalledOrNone, GoalId, Instant, PersonId, SomeWords, Words

Source = Literal["self", "manager", "peer", "customer", "artefact"]
SOURCES: tuple[Source, ...] = get_args(Source)


class Evidence(Value, frozen=True, kw_only=True):
    """What happened, when, and what it shows. `id` and `created` are empty until it is stored."""

    id: str = ""
    person: PersonId
    what: SomeWords
    date: date
    skills: tuple[Called, ...] = ()
    level: CalledOrNone = ""
    outcome: Words = ""
    link: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    source: Source = "self"
    goals: tuple[GoalId, ...] = ()
    created: Instant | None = None


class Proof(Value, frozen=True):
    """How much evidence there is for a skill, and the day of the freshest."""

    count: int
    newest: date
