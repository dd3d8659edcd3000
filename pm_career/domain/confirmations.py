"""Confirmations: somebody else's word on a piece of evidence, and when a piece rests on somebody else's word."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from pm_career.domain.evidence import Evidence, Source
from pm_career.domain.framework import Value
from pm_career.domain.person import EvidenceId, Instant, Line, PersonId, Words, require_utc

OWN_SOURCES: frozenset[Source] = frozenset({"self", "artefact"})
"""The sources that are not somebody else's word."""


class Confirmation(Value, frozen=True, kw_only=True):
    """What somebody said about a piece of evidence, and who. `id` and `created` are empty until it is stored."""

    id: str = ""
    person: PersonId
    evidence: EvidenceId
    by: Line
    text: Words = ""
    date: date
    created: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.created)


def is_others_word(piece: Evidence, confirmed: Container[str]) -> bool:
    """Whether a piece rests on somebody else's word: by its source, or as its id is among the `confirmed` ones."""
    return piece.source not in OWN_SOURCES or piece.id in confirmed
