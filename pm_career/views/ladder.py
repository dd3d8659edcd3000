"""The whole ladder on one page, as a table or as a tree."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.framework import Framework, Level
from pm_career.domain.page import Branch, Cell, Grid, Head, Hint, Page, Title, Tree
from pm_career.views.theme import SEPARATOR
from pm_career.views.tracks import (
    build_outline,
    build_track_branches,
    can_stand_side_by_side,
    format_lateral_moves,
    has_several_tracks,
)


def build_table_page(framework: Framework) -> Page:
    """One row a rung: its titles, what it is answerable for, what is in focus there; above them the tracks."""
    columns = ("Answerable for", "In focus")
    forked = has_several_tracks(framework)
    heads = tuple(
        Head(
            level.id, SEPARATOR.join(level.titles or (level.title,)), "Level", _remark(framework, level, forked=forked)
        )
        for level in framework.levels
    )
    rows = tuple(
        (
            Cell(tuple(each.title for each in level.responsibilities)),
            Cell(_in_focus(framework, level), tone="focus"),
        )
        for level in framework.levels
    )
    records = tuple(_record(framework, level, forked=forked) for level in framework.levels)
    rungs = Grid(columns, rows, records, heads=heads, stack_below=50)
    tracks = (build_outline(framework),) if can_stand_side_by_side(framework) else ()
    return (_title(framework), *tracks, rungs, _hint(framework))


def _remark(framework: Framework, level: Level, *, forked: bool) -> str:
    track = framework.track_title(level) if forked else ""
    return SEPARATOR.join(filter(None, (track, format_years(level))))


def _record(framework: Framework, level: Level, *, forked: bool) -> tuple[str, ...]:
    """Id, title, titles, years, responsibilities, focus, rank, track, ways up, ways aside.

    One field each, several values joined by '; '. The last four are written only for a ladder with tracks.
    """
    several: list[Sequence[str]] = [
        level.titles,
        (format_years(level),),
        [each.title for each in level.responsibilities],
        _in_focus(framework, level),
    ]
    if forked:
        several += [(str(level.rank),), (level.track,), level.next, level.lateral]
    return (level.id, level.title, *("; ".join(each) for each in several))


def build_tree_page(framework: Framework) -> Page:
    """Each rung with its responsibilities and the skills in focus there as branches."""
    branches = {level.id: _branch(framework, level) for level in framework.levels}
    forked = has_several_tracks(framework)
    shown = build_track_branches(framework, branches) if forked else tuple(branches.values())
    return (_title(framework), Tree(shown), _hint(framework))


def format_years(level: Level) -> str:
    """'2-5 years', or nothing where the level names no range."""
    if level.experience_years is None:
        return ""
    low, high = level.experience_years
    return f"{low}-{high} years" if low != high else f"{low} years"


def _branch(framework: Framework, level: Level) -> Branch:
    groups = (
        Branch("Answerable for", tuple(Branch(each.title) for each in level.responsibilities), tone="muted"),
        Branch("In focus", tuple(Branch(name, tone="focus") for name in _in_focus(framework, level)), tone="muted"),
    )
    aside = SEPARATOR.join(filter(None, (level.id, format_years(level), _leads_to(level))))
    return Branch(level.title, tuple(group for group in groups if group.children), aside, tone="strong")


def _leads_to(level: Level) -> str:
    """'leads to hand or counter · aside to group'."""
    up = f"leads to {' or '.join(level.next)}" if level.next else ""
    return SEPARATOR.join(filter(None, (up, format_lateral_moves(level))))


def _in_focus(framework: Framework, level: Level) -> tuple[str, ...]:
    return tuple(skill.label_at(level.id) for skill, bar in framework.expected_at(level.id) if bar.focus)


def _title(framework: Framework) -> Title:
    return Title(framework.title, "Ladder", f"{framework.id} {framework.version}")


def _hint(framework: Framework) -> Hint:
    middle = framework.levels[len(framework.levels) // 2].id
    first = framework.levels[0].id
    return Hint(
        (
            (f"pmcareer level {middle}", "one level in full"),
            (f"pmcareer next --from {first}", "what to develop next"),
        )
    )
