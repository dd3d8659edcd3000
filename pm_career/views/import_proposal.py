"""The page of what an import proposes: the ladder that would come, three of its cells, what is left, the doubts."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.domain.framework import Framework
from pm_career.domain.page import Block, Bullets, Page, Pair, Pairs, Prose, Section, Title
from pm_career.domain.text import format_count, one_line
from pm_career.importing.ladders.mapping import Proposal
from pm_career.importing.ladders.report import ImportReport

_CELLS_SHOWN = 3
_MOST_LEFT_OVER = 8


def build_proposal_page(framework: Framework, report: ImportReport, proposal: Proposal) -> Page:
    """Build the page to be looked at before the proposal is taken."""
    return tuple(_build_blocks(framework, report, proposal))


def _build_blocks(framework: Framework, report: ImportReport, proposal: Proposal) -> Iterator[Block]:
    expectations = sum(len(skill.expectations) for skill in framework.skills)
    yield Title(framework.title, "Proposed")
    said = (
        f"{format_count(len(framework.levels), 'levels')}, {format_count(len(framework.skills), 'skills')} and "
        f"{format_count(expectations, 'expectations')} would come."
    )
    yield Prose(said, "Proposed")
    yield Section("Levels, the lowest first")
    tracks = {track.id: track.title for track in framework.tracks}
    yield Pairs(
        tuple(
            Pair(str(level.rank), f"{level.title}{f' ({tracks[level.track]})' if level.track else ''}")
            for level in framework.levels
        )
    )
    yield Section("Skills")
    yield Prose(", ".join(skill.name for skill in framework.skills), "Skills")
    yield Section("Three of its cells" if expectations >= _CELLS_SHOWN else "Its cells")
    yield Pairs(tuple(_list_cells(framework)))
    lost = report.lost
    if lost:
        yield Section(f"Left over: {len(lost):,}")
        yield Pairs(tuple(Pair(each.place.rsplit("/", 1)[-1], one_line(each.text)) for each in lost[:_MOST_LEFT_OVER]))
        if len(lost) > _MOST_LEFT_OVER:
            yield Prose(f"… and {len(lost) - _MOST_LEFT_OVER:,} more", "More", tone="muted")
    yield Section("What speaks against it")
    yield Bullets(tuple(doubt.said for doubt in proposal.doubts), "Doubt", quiet=True)


def _list_cells(framework: Framework) -> Iterator[Pair]:
    """List the longest expectations of three skills, each at another level where there are several."""
    shown = 0
    for place, skill in enumerate(framework.skills):
        levels = [level for level in framework.levels if level.id in skill.expectations]
        if not levels or shown == _CELLS_SHOWN:
            continue
        level = levels[place % len(levels)]
        made = skill.expectations[level.id]
        texts = [text for text in (made.bar, *made.behaviours, *made.evidence) if text] or [f"step {made.step}"]
        yield Pair(f"{skill.name} at {level.title}", " / ".join(texts))
        shown += 1
