"""What a level is responsible for, with a person's evidence: one responsibility as a page, and those of a level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pm_career.domain.evidence import SIDES, Evidence
from pm_career.domain.framework import Level
from pm_career.domain.page import Block, Bullets, Entry, Page, Prose, Section, Title
from pm_career.domain.responsibilities import list_responsibility_ids, name_responsibilities
from pm_career.domain.text import format_count, start_sentence
from pm_career.views.theme import SEPARATOR

Pieces = Mapping[str, Sequence[Evidence]]
"""Pieces of evidence by the id of the responsibility that they show, the oldest first."""

_MOST_IDS = 5
"""Ids of evidence that a line names."""


def build_page(level: Level, number: int, evidence: Pieces | None = None) -> Page:
    """One responsibility of a level; `number` counts from 0."""
    return tuple(_build_blocks(level, number, evidence or {}))


def _build_blocks(level: Level, number: int, evidence: Pieces) -> Iterator[Block]:
    here = level.responsibilities[number]
    yield Title(here.title, "Responsibility", level.id)
    yield Prose(f"{level.title} is responsible for it.", "Level", tone="muted")
    if here.summary:
        yield Prose(here.summary, "Summary")
    if here.in_practice:
        yield Section("In practice")
        yield Bullets(here.in_practice, "In practice", quiet=True)
    if said := _format_evidence(evidence.get(list_responsibility_ids(level.responsibilities)[number], ())):
        yield Section("Evidence")
        yield Prose(start_sentence(said), "Evidence", quiet=False)


def build_list(level: Level, evidence: Pieces) -> Iterator[Block]:
    """The responsibilities of a level, a line each, with the evidence for it."""
    if level.responsibilities:
        yield Section("Responsible for")
        works = name_responsibilities(level).items()
        lines = (
            SEPARATOR.join(filter(None, (each.title, _format_evidence(evidence.get(own, ()))))) for own, each in works
        )
        yield Bullets(tuple(lines), "Responsibility", quiet=True)


def build_full_list(level: Level, evidence: Pieces) -> Iterator[Block]:
    """The responsibilities of a level, with the summary, evidence and examples of each."""
    if level.responsibilities:
        yield Section("Responsible for")
    for own, each in name_responsibilities(level).items():
        yield Entry(each.title, "Responsibility", own)
        if each.summary:
            yield Prose(each.summary, "Summary")
        if said := _format_evidence(evidence.get(own, ())):
            yield Prose(start_sentence(said), "Evidence", tone="muted")
        if each.in_practice:
            yield Bullets(each.in_practice, "In practice")


def _format_evidence(pieces: Sequence[Evidence]) -> str:
    """'2 pieces of evidence: e9, e14; 1 against it: e17': of many the newest ones. `pieces` are oldest first."""
    said: list[str] = []
    for side in SIDES:
        if ids := [each.id for each in pieces if each.counts == side]:
            count = str(len(ids)) if said else format_count(len(ids), "evidence")
            against = " against it" if side == "against" else ""
            newest = ", the newest" if len(ids) > _MOST_IDS else ""
            said.append(f"{count}{against}{newest}: {', '.join(ids[-_MOST_IDS:])}")
    return "; ".join(said)
