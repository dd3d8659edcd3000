"""Parts of pages about tracks: the levels by rank and track, where a ladder ends, and moves between tracks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from pm_career.domain.framework import Framework, Level
from pm_career.domain.page import Block, Branch, Prose, Tree
from pm_career.views.theme import SEPARATOR


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


def list_track_levels(framework: Framework) -> list[list[Level]]:
    """List the levels of each track by rank, the track that begins lowest first.

    Levels on no track are a list for each run of them, as they may be below the tracks or where these meet again.
    """
    tracks: dict[tuple[str, int], list[Level]] = {}
    tracked = 0
    for level in framework.levels:
        tracked += bool(level.track)
        tracks.setdefault((level.track, 0 if level.track else tracked), []).append(level)
    return list(tracks.values())


def build_tracks(framework: Framework) -> tuple[Block, ...]:
    """The tracks as a tree, each with its levels: below a track those that it leads into; then the moves aside."""
    tracks = list_track_levels(framework)
    track_of = {level.id: number for number, levels in enumerate(tracks) for level in levels}
    root_of: list[int] = []
    branches: dict[int, list[Branch]] = {}
    for number, levels in enumerate(tracks):
        before = _find_entries(framework, levels)
        first = min((track_of[each.id] for each in before), default=number)
        root_of.append(root_of[first] if first < number else number)
        way = " or ".join(each.id for each in before)
        way += f" → {_format_steps(levels)}" if way else _format_steps(levels)
        branch = Branch(_name_track(framework, levels[0].track), aside=way, tone="strong")
        branches.setdefault(root_of[number], []).append(branch)
    roots = (replace(root, children=tuple(below)) for root, *below in branches.values())
    moves = _list_moves(framework)
    aside = [Prose(SEPARATOR.join(moves), "Moves aside", tone="muted", quiet=False)] if moves else []
    return (Tree(tuple(roots)), *aside)


def _format_steps(levels: Sequence[Level]) -> str:
    """'staff → principal'; a comma stands between levels that do not lead to each other."""
    steps = levels[0].id
    for before, after in pairwise(levels):
        steps += f" → {after.id}" if after.id in before.next else f", {after.id}"
    return steps


def _list_moves(framework: Framework) -> list[str]:
    """List the moves to another track: 'staff ⇄ group', or 'staff → group' where nothing leads back."""
    by_id = {level.id: level for level in framework.levels}
    found: dict[str, None] = {}
    for level in framework.levels:
        for target in level.lateral:
            if level.id not in by_id[target].lateral:
                found[f"{level.id} → {target}"] = None
            elif f"{target} ⇄ {level.id}" not in found:
                found[f"{level.id} ⇄ {target}"] = None
    return list(found)


def format_lateral_moves(level: Level) -> str:
    """'aside to group'; empty without such a move."""
    return f"aside to {' or '.join(level.lateral)}" if level.lateral else ""


def build_track_branches(framework: Framework, branches: Mapping[str, Branch]) -> tuple[Branch, ...]:
    """The branches of the levels below branches of their tracks; a level on no track is a branch of its own.

    `branches` are by level id.
    """
    found: list[Branch] = []
    for levels in list_track_levels(framework):
        below = tuple(branches[each.id] for each in levels)
        if not levels[0].track:
            found += below
            continue
        before = ", ".join(each.id for each in _find_entries(framework, levels))
        name = _name_track(framework, levels[0].track)
        found.append(Branch(name, below, f"from {before}" if before else "", tone="muted"))
    return tuple(found)


def _find_entries(framework: Framework, own: Sequence[Level]) -> list[Level]:
    """Find the levels outside a track that lead up into it."""
    ids = {level.id for level in own}
    return [level for level in framework.levels if level.id not in ids and not ids.isdisjoint(level.next)]


def _name_track(framework: Framework, track: str) -> str:
    return next((each.title for each in framework.tracks if each.id == track), track) or "No track"
