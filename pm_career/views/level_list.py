"""The levels to choose from: each with its title, its years and what sets it apart."""

from __future__ import annotations

from pm_career.domain.framework import NO_LEVEL, OUTSIDE, Framework, Level
from pm_career.domain.page import Block, Cell, Grid, Prose
from pm_career.domain.text import find_first_sentence
from pm_career.views.ladder import format_years
from pm_career.views.tracks import has_several_tracks

MOST_LISTED = 40
"""The most levels that are listed. Of a longer ladder nobody reads a list to find a place on it."""


def build_level_list(framework: Framework, *, numbered: bool = False) -> Block:
    """A row for being on none yet and for each level, the lowest first; for a long ladder a sentence on where they are.

    `numbered`: with numbers from 1, to answer a question. A pipe leaves the list out.
    """
    if len(framework.levels) > MOST_LISTED:
        return Prose(f"The ladder has {len(framework.levels)} levels: see pmcareer ladder", "Note", tone="muted")
    forked = has_several_tracks(framework)
    names = [f"{number}. {each.id}" if numbered else each.id for number, each in enumerate(framework.levels, start=1)]
    outside = (Cell((f"0. {NO_LEVEL}" if numbered else NO_LEVEL,), tone="strong"), Cell((OUTSIDE,)))
    rows = (
        (
            Cell((name,), tone="strong"),
            Cell((describe_level(level),), head=_format_head(framework, level, forked=forked)),
        )
        for name, level in zip(names, framework.levels, strict=True)
    )
    return Grid(
        ("Level", "What it is"),
        (outside, *rows),
        stack_below=50,
        piped=False,
    )


def describe_level(level: Level) -> str:
    """Describe a level in one line: what sets it apart, else the first sentence of its summary, else its work."""
    return (
        level.sets_apart
        or find_first_sentence(level.summary)
        or ", ".join(each.title for each in level.responsibilities)
    )


def _format_head(framework: Framework, level: Level, *, forked: bool) -> str:
    track = framework.find_track_title(level) if forked else ""
    return ", ".join(filter(None, (level.title, track, format_years(level))))
