"""Parts of pages about tracks: the levels by rank and track, where a ladder ends, and moves between tracks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pm_career.domain.framework import Framework, Level
from pm_career.domain.page import Branch, Cell, Grid

MOST_SIDE_BY_SIDE = 6
"""The most tracks that are shown side by side."""


def has_several_tracks(framework: Framework) -> bool:
    """Whether the ladder has more than one track; levels on no track count as one."""
    return len({level.track for level in framework.levels}) > 1


def is_top(framework: Framework, level: Level) -> bool:
    """Return whether no other level is at its rank or above, even one that it does not lead to."""
    return not any(each.rank >= level.rank and each.id != level.id for each in framework.levels)


def describe_end(framework: Framework, level: Level) -> str:
    """Say what ends at a level that leads no further: the ladder, or only its track."""
    if is_top(framework, level):
        return "the ladder ends here"
    return "this track ends here" if level.track else "nothing leads on from here"


def can_be_side_by_side(framework: Framework) -> bool:
    """Return whether there are several tracks, and few enough to show side by side."""
    return 1 < len({level.track for level in framework.levels}) <= MOST_SIDE_BY_SIDE


def build_outline(framework: Framework) -> Grid:
    """A table with a row for each rank and a column for each track, and the moves between tracks at a rank."""
    tracks = _list_tracks(framework)
    ranks = sorted({level.rank for level in framework.levels})
    moves = any(level.lateral for level in framework.levels)
    rows = tuple(_build_row(framework, rank, tracks, moves=moves) for rank in ranks)
    titles = [_name_track(framework, track) for track in tracks]
    columns = ("Rank", *titles, *(["Moves aside"] if moves else []))
    return Grid(columns, rows, stack_below=10 * len(columns), outline=True)


def _build_row(framework: Framework, rank: int, tracks: Sequence[str], *, moves: bool) -> tuple[Cell, ...]:
    here = [level for level in framework.levels if level.rank == rank]
    cells = [Cell(tuple(level.id for level in here if level.track == track), tone="strong") for track in tracks]
    aside = [Cell(_describe_exchanges(here))] if moves else []
    return (Cell((str(rank),), tone="muted"), *cells, *aside)


def _describe_exchanges(levels: Sequence[Level]) -> tuple[str, ...]:
    """'both ways' where all at a rank lead to each other; else 'staff ⇄ group', or 'staff → group' for one way only."""
    by_id = {level.id: level for level in levels}
    if len(levels) > 1 and all(set(by_id) - {level.id} <= set(level.lateral) for level in levels):
        return ("both ways" if len(levels) == 2 else "all ways",)
    found: list[str] = []
    for level in levels:
        for target in level.lateral:
            back = target in by_id and level.id in by_id[target].lateral
            if not back:
                found.append(f"{level.id} → {target}")
            elif f"{target} ⇄ {level.id}" not in found:
                found.append(f"{level.id} ⇄ {target}")
    return tuple(found)


def format_lateral_moves(level: Level) -> str:
    """'aside to group'; empty without such a move."""
    return f"aside to {' or '.join(level.lateral)}" if level.lateral else ""


def build_track_branches(framework: Framework, branches: Mapping[str, Branch]) -> tuple[Branch, ...]:
    """The branches of the levels below branches of their tracks; a level on no track is a branch of its own.

    `branches` are by level id.
    """
    found: list[Branch] = []
    seen: set[str] = set()
    for level in framework.levels:
        if not level.track:
            found.append(branches[level.id])
        elif level.track not in seen:
            seen.add(level.track)
            own = [each for each in framework.levels if each.track == level.track]
            below = tuple(branches[each.id] for each in own)
            found.append(
                Branch(_name_track(framework, level.track), below, _format_entries(framework, own), tone="muted")
            )
    return tuple(found)


def _format_entries(framework: Framework, own: Sequence[Level]) -> str:
    """'from senior': the levels outside a track that lead up into it; empty without any."""
    ids = {level.id for level in own}
    before = [level.id for level in framework.levels if level.id not in ids and ids & set(level.next)]
    return f"from {', '.join(before)}" if before else ""


def _list_tracks(framework: Framework) -> list[str]:
    """The ids of the tracks that have levels, in the framework's order; "" for levels on no track comes first."""
    used = {level.track for level in framework.levels}
    named = [track.id for track in framework.tracks if track.id in used]
    return [*sorted(used - set(named)), *named]


def _name_track(framework: Framework, track: str) -> str:
    return next((each.title for each in framework.tracks if each.id == track), track) or "No track"
