"""Evidence: a dated thing that happened, tied to skills."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

import msgspec

from pm_career.domain.framework import Value
from pm_career.domain.person import Called, CalledOrNone, GoalId, Instant, Line, PersonId, SomeWords, Words, require_utc

Source = Literal["self", "manager", "peer", "customer", "artefact"]
SOURCES: tuple[Source, ...] = get_args(Source)
Counts = Literal["for", "against"]
SIDES: tuple[Counts, ...] = get_args(Counts)


class Evidence(Value, frozen=True, kw_only=True):
    """What happened, when, and what it shows. `id` and `created` are empty until it is stored.

    `counts`: whether it speaks for its skills or against them. `private`: for nobody but its owner. `responsibility` is
    the id of a responsibility of the level `responsibility_level`.
    """

    id: str = ""
    person: PersonId
    what: SomeWords
    date: date
    skills: tuple[Called, ...] = ()
    level: CalledOrNone = ""
    outcome: Words = ""
    links: tuple[Annotated[str, msgspec.Meta(min_length=1, max_length=2000)], ...] = ()
    source: Source = "self"
    counts: Counts = "for"
    private: bool = False
    project: Line = ""
    responsibility: CalledOrNone = ""
    responsibility_level: CalledOrNone = ""
    goals: tuple[GoalId, ...] = ()
    created: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.created)

    @property
    def link(self) -> str:
        """The first of the links; empty if there is none."""
        return self.links[0] if self.links else ""


class EvidenceCount(Value, frozen=True):
    """How many pieces for or against one skill are tied to one level (empty: to none), and the day of the newest.

    `others_word` of them rest on somebody else's word.
    """

    skill: str
    level: str
    counts: Counts
    count: int
    newest: date
    others_word: int = 0
