"""One responsibility of a level: what it is, and what it looks like in a week."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.domain.framework import Level
from pm_career.domain.page import Block, Bullets, Page, Prose, Section, Title


def page(level: Level, number: int) -> Page:
    """The responsibility with this number, counted from 0, as the level answers for it."""
    return tuple(_blocks(level, number))


def _blocks(level: Level, number: int) -> Iterator[Block]:
    here = level.responsibilities[number]
    yield Title(here.title, "Responsibility", level.id)
    yield Prose(f"{level.title} is answerable for it.", "Level", tone="muted")
    if here.summary:
        yield Prose(here.summary, "Summary")
    if here.in_practice:
        yield Section("In a week")
        yield Bullets(here.in_practice, "In a week", quiet=True, indent=2)
