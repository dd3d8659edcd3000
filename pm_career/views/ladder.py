"""Pages of `ladder`: all levels as a table or as a tree."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.framework import NO_LEVEL, Framework, Level, Responsibility
from pm_career.domain.page import Branch, Cell, Grid, Hint, Page, Title, Tree
from pm_career.domain.text import format_count
from pm_career.views.theme import SEPARATOR
from pm_career.views.tracks import (
    build_track_branches,
    build_tracks,
    format_lateral_moves,
    has_several_tracks,
    list_track_levels,
)

_ROOM = 27
"""Characters of a responsibility's title that the table has room for; a longer one gives way to its short title."""
_MANY = 7
"""Levels of which a row each fills a screen: their rows must be low, so the titles have less room."""
_ROOM_OF_MANY = 21


def build_table_page(framework: Framework) -> Page:
    """A row for each level: its titles, what it is responsible for, what it has in focus.

    Where the ladder forks, a tree of its tracks is above the table, and the rows are in the order of the tracks.
    """
    forked = has_several_tracks(framework)
    tracks = list_track_levels(framework) if forked else [framework.levels]
    says_more = _says_more(framework)
    build_row = _build_row if says_more else _build_plain_row
    rows = tuple(build_row(framework, level, forked=forked) for levels in tracks for level in levels)
    records = tuple(_build_record(framework, level, forked=forked) for level in framework.levels)
    groups = tuple(len(levels) for levels in tracks) if forked else ()
    headings = ("Level", "Responsible for", "In focus") if says_more else ("Level", "Asks")
    table = Grid(headings, rows, records, stack_below=50, groups=groups, wraps=0)
    above = build_tracks(framework) if forked else ()
    return (_build_title(framework), *above, table, _build_hint(framework))


def _build_row(framework: Framework, level: Level, *, forked: bool) -> tuple[Cell, ...]:
    return (
        _name_level(framework, level, forked=forked),
        Cell(_name_responsibilities(framework, level)),
        Cell(_list_focus(framework, level), tone="focus"),
    )


def _build_plain_row(framework: Framework, level: Level, *, forked: bool) -> tuple[Cell, ...]:
    """The row of a level where few have responsibilities or skills in focus: what is said of it, else its skills."""
    said = level.summary or "; ".join(_name_responsibilities(framework, level))
    asked = format_count(len(framework.list_expected(level.id)), "skills")
    return _name_level(framework, level, forked=forked), Cell((said or asked,))


def _name_level(framework: Framework, level: Level, *, forked: bool) -> Cell:
    titles = SEPARATOR.join(level.titles or (level.title,))
    years = format_years(level)
    track = framework.find_track_title(level) if forked else ""
    remark = SEPARATOR.join(filter(None, (track, years)))
    spoken = f"{level.id}, {titles}" + (f" ({remark})" if remark else "")
    return Cell((titles,), head=level.id, aside=years, spoken=spoken)


def _name_responsibilities(framework: Framework, level: Level) -> tuple[str, ...]:
    room = _ROOM if len(framework.levels) < _MANY else _ROOM_OF_MANY
    return tuple(_name_briefly(each, room) for each in level.responsibilities)


def _says_more(framework: Framework) -> bool:
    """Whether half of the levels have responsibilities or skills in focus; those of other people often have none."""
    more = [level for level in framework.levels if level.responsibilities or _list_focus(framework, level)]
    return 2 * len(more) >= len(framework.levels)


def _name_briefly(responsibility: Responsibility, room: int) -> str:
    return (responsibility.short if len(responsibility.title) > room else "") or responsibility.title


def _build_record(framework: Framework, level: Level, *, forked: bool) -> tuple[str, ...]:
    """A line for a pipe: id, title, titles, years, responsibilities, focus, rank, track, ways up, ways aside.

    Several values of a field are joined by '; '. The last four fields are there only for a ladder with tracks.
    """
    several: list[Sequence[str]] = [
        level.titles,
        (format_years(level),),
        [each.title for each in level.responsibilities],
        _list_focus(framework, level),
    ]
    if forked:
        several += [(str(level.rank),), (level.track,), level.next, level.lateral]
    return (level.id, level.title, *("; ".join(each) for each in several))


def build_tree_page(framework: Framework) -> Page:
    """Each level with its responsibilities and its skills in focus as branches."""
    branches = {level.id: _build_branch(framework, level) for level in framework.levels}
    forked = has_several_tracks(framework)
    shown = build_track_branches(framework, branches) if forked else tuple(branches.values())
    return (_build_title(framework), Tree(shown), _build_hint(framework))


def format_years(level: Level) -> str:
    """'2-5 years'; empty if the level names no years."""
    if level.experience_years is None:
        return ""
    low, high = level.experience_years
    return f"{low}-{high} years" if low != high else f"{low} years"


def _build_branch(framework: Framework, level: Level) -> Branch:
    groups = (
        Branch("Responsible for", tuple(Branch(each.title) for each in level.responsibilities), tone="muted"),
        Branch("In focus", tuple(Branch(name, tone="focus") for name in _list_focus(framework, level)), tone="muted"),
    )
    aside = SEPARATOR.join(filter(None, (level.id, format_years(level), _format_ways(level))))
    return Branch(level.title, tuple(group for group in groups if group.children), aside, tone="strong")


def _format_ways(level: Level) -> str:
    """'leads to hand or counter · aside to group'."""
    up = f"leads to {' or '.join(level.next)}" if level.next else ""
    return SEPARATOR.join(filter(None, (up, format_lateral_moves(level))))


def _list_focus(framework: Framework, level: Level) -> tuple[str, ...]:
    return tuple(skill.find_label(level.id) for skill, bar in framework.list_expected(level.id) if bar.focus)


def _build_title(framework: Framework) -> Title:
    return Title(framework.title, "Ladder", f"{framework.id} {framework.version}")


def _build_hint(framework: Framework) -> Hint:
    middle = framework.levels[len(framework.levels) // 2].id
    first = framework.levels[0].id
    return Hint(
        (
            (f"pmcareer level {middle}", "what one level asks"),
            (f"pmcareer next --from {first}", "what to develop next"),
            (f"pmcareer next --from {NO_LEVEL}", "not a product manager yet"),
        )
    )
