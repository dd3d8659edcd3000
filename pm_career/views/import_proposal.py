"""The page of what an import proposes: the ladder that would come, three of its cells, what is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pm_career.domain.framework import Framework, Level
from pm_career.domain.page import Block, Page, Pair, Pairs, Prose, Section, Title
from pm_career.domain.text import format_count, one_line
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.report import ImportReport
from pm_career.views.importing import Places, list_cells

_MOST_LEFT_OVER = 8
_LONGEST_SAID = 50


def build_proposal_page(framework: Framework, report: ImportReport) -> Page:
    """Build the page to be looked at before the proposal is taken."""
    return tuple(_build_blocks(framework, report))


def _build_blocks(framework: Framework, report: ImportReport) -> Iterator[Block]:
    expectations = sum(len(skill.expectations) for skill in framework.skills)
    yield Title(framework.title, "Proposed")
    said = (
        f"{format_count(len(framework.levels), 'levels')}, {format_count(len(framework.skills), 'skills')} and "
        f"{format_count(expectations, 'expectations')} would come."
    )
    yield Prose(said, "Proposed")
    yield Section("Levels, the lowest first")
    tracks = {track.id: track.title for track in framework.tracks}
    yield Pairs(tuple(Pair(str(level.rank), _format_level(level, tracks)) for level in framework.levels))
    yield Section("Scale")
    yield Prose(", ".join(f"{step.value} {step.name}" for step in framework.scale), "Scale")
    yield Section("Skills")
    yield Prose(", ".join(skill.name for skill in framework.skills), "Skills")
    yield Section("Some of what is expected")
    yield Pairs(tuple(list_cells(framework)))
    left = [booking for booking in report.bookings if booking.fate.lost or booking.fate is Fate.FILTERED]
    if left:
        yield Section(f"Left over: {len(left):,}")
        contrary = sum(booking.fate is Fate.CONTRADICTION for booking in left)
        if contrary:
            yield Prose(f"{contrary:,} of it says something else than what is taken.", "Contradictions")
        longest = sorted(left, key=lambda booking: len(booking.text), reverse=True)[:_MOST_LEFT_OVER]
        places = Places(report)
        shown = [each for each in left if each in longest]
        yield Pairs(tuple(Pair(places.shorten(each.place), one_line(each.text)) for each in shown))
        if len(left) > _MOST_LEFT_OVER:
            yield Prose(f"… and {len(left) - _MOST_LEFT_OVER:,} more", "More", tone="muted")


def _format_level(level: Level, tracks: Mapping[str, str]) -> str:
    """Format a level with its track, and the beginning of what is said of it."""
    named = f"{level.title} ({tracks[level.track]})" if level.track else level.title
    said = one_line(level.summary or " / ".join(each.title for each in level.responsibilities))
    said = said if len(said) <= _LONGEST_SAID else f"{said[: _LONGEST_SAID - 1].rstrip()}…"
    return f"{named}: {said}" if said else named
