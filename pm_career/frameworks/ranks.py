"""Check what leads to what: `next` goes up, `lateral` stays on the rank, nothing goes round, ranks have no gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from pm_career.frameworks.pieces import Piece, PieceList

_MOST_CIRCLES = 50
_SHOWN_FIRST, _SHOWN_LAST = 8, 3
"""Ids of a long circle that a message names."""

Edge = tuple[str, str]
Places = dict[str, tuple[int | None, str]]


def check_ways(levels: Iterable[Piece]) -> None:
    """Note where `next` and `lateral` of levels lead to a wrong rank or in a circle."""
    levels = list(levels)
    on_circle = check_circles(levels, "next")
    places: Places = {level.get_text("id"): _get_place(level) for level in levels}
    for level in levels:
        _check_next(level, places, on_circle)
        _check_lateral(level, places)


def check_circles(pieces: Iterable[Piece], key: str) -> set[Edge]:
    """Note where the references under `key` lead in a circle; returns the edges of the circles."""
    by_id = {piece.get_text("id"): piece for piece in pieces if piece.get_text("id")}
    edges = {own: [target for _, target in piece.get_texts(key)] for own, piece in by_id.items()}
    found: set[Edge] = set()
    for circle in islice(find_circles(edges), _MOST_CIRCLES):
        found |= circle.edges
        own, target = circle.closing
        piece = by_id[own]
        index = next(index for index, text in piece.get_texts(key) if text == target)
        hint = "Take one of these out." if own != target else f"Take it out of `{key}`."
        piece.add_fault([key, index], "cycle", f"`{key}` goes round in a circle: {circle.way}", hint)
    return found


def check_ranks(levels: PieceList) -> None:
    """Note ranks that are missing, or that two levels of a track share."""
    ranks = {level.values.get("rank") for level in levels.pieces}
    all_known = levels.is_complete and None not in ranks
    owners: dict[tuple[str, int], str] = {}
    missed: set[int] = set()
    for level in levels.pieces:
        rank, track = _get_place(level)
        if rank is None:
            continue
        own, below = level.get_text("id"), rank - 1
        other = owners.setdefault((track, rank), own)
        if other != own:
            message = f"rank {rank} of the same track is already that of `{other}`"
            level.add_fault(["rank"], "rank-taken", message, "Give one of them another rank or track.")
        if rank == 0:
            level.add_fault(["rank"], "rank-gap", "ranks count up from 1")
        elif all_known and below and below not in ranks and below not in missed:
            missed.add(below)
            message = f"the ranks have a gap: there is {rank} and no {below}"
            level.add_fault(["rank"], "rank-gap", message, "Ranks count up from 1.")


class Circle(NamedTuple):
    """A way that leads back to its beginning.

    `closing` is the edge, from and to, that closes it; `way` names the ids round it, the first one repeated.
    """

    closing: Edge
    edges: frozenset[Edge]
    way: str


def find_circles(edges: Mapping[str, Sequence[str]]) -> Iterator[Circle]:
    """A circle for each edge that leads back onto the way that led to it; without those edges there is none.

    Does not recurse, as a stranger's ladder may be of any length.
    """
    done: set[str] = set()
    for start in edges:
        if start in done:
            continue
        way: dict[str, int] = {start: 0}  # the ids on the way, each with its position
        stack = [iter(edges[start])]
        while stack:
            target = next(stack[-1], None)
            if target is None:
                stack.pop()
                done.add(way.popitem()[0])
            elif target in way:
                yield _make_circle(list(way)[way[target] :])
            elif target not in done and target in edges:
                way[target] = len(way)
                stack.append(iter(edges[target]))


def _make_circle(ids: list[str]) -> Circle:
    way = [*ids, ids[0]]
    is_long = len(way) > _SHOWN_FIRST + _SHOWN_LAST + 1
    shown = [*way[:_SHOWN_FIRST], "…", *way[-_SHOWN_LAST:]] if is_long else way
    return Circle((ids[-1], ids[0]), frozenset(zip(ids, way[1:], strict=True)), " → ".join(shown))


def _get_place(level: Piece) -> tuple[int | None, str]:
    """The rank and the track of a level, as far as they are known."""
    return level.values.get("rank"), level.get_text("track")


def _check_next(level: Piece, places: Places, on_circle: set[Edge]) -> None:
    own, (rank, track) = level.get_text("id"), _get_place(level)
    for index, target in level.get_texts("next"):
        target_rank, target_track = places.get(target, (None, ""))
        if rank is None or target_rank is None or (own, target) in on_circle:
            continue
        if target_rank <= rank:
            message = f"`{target}` (rank {target_rank}) is not above `{own}` (rank {rank})"
            could_be_lateral = target_rank == rank and target_track != track
            level.add_fault(
                ["next", index], "leads-down", message, "Name it under `lateral`." if could_be_lateral else ""
            )


def _check_lateral(level: Piece, places: Places) -> None:
    own, (rank, track) = level.get_text("id"), _get_place(level)
    for index, target in level.get_texts("lateral"):
        target_rank, target_track = places.get(target, (None, ""))
        if rank is None or target_rank is None:
            continue
        if target_rank != rank or target_track == track:
            message = f"`{target}` is not of the rank of `{own}` on another track"
            level.add_fault(["lateral", index], "not-lateral", message, "Levels above stand under `next`.")
