"""Circles in what leads to what: found without recursion, each named by the ids on its way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pm_career.frameworks.pieces import Piece, PieceList
from pm_career.frameworks.references import KnownIds

_HEAD, _TAIL = 8, 3


class Circle(NamedTuple):
    """`closes` is the edge, from and to, that closes the circle; `way` the ids round, the first one repeated."""

    closes: tuple[str, str]
    edges: frozenset[tuple[str, str]]
    way: str


def find_circles(edges: Mapping[str, Sequence[str]]) -> Iterator[Circle]:
    """A circle for each edge that leads back onto the way that led to it; taking those edges out leaves none."""
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


def _make_circle(way: list[str]) -> Circle:
    round_ = [*way, way[0]]
    shown = round_ if len(round_) <= _HEAD + _TAIL + 1 else [*round_[:_HEAD], "…", *round_[-_TAIL:]]
    return Circle((way[-1], way[0]), frozenset(zip(way, round_[1:], strict=True)), " → ".join(shown))


def check_ways_up(drafts: Iterable[Piece], levels: KnownIds, on_circle: set[tuple[str, str]]) -> None:
    """Note what `next` and `lateral` name that is not there, or not where they say."""
    drafts = list(drafts)
    places = {draft.text("id"): (draft.found.get("rank"), draft.text("track")) for draft in drafts}
    for draft in drafts:
        own, (rank, track) = draft.text("id"), (draft.found.get("rank"), draft.text("track"))
        levels.check(draft, "next")
        for index, target in draft.texts("next"):
            target_rank, target_track = places.get(target, (None, ""))
            if rank is None or target_rank is None or (own, target) in on_circle:
                continue
            if target_rank <= rank:
                message = f"`{target}` (rank {target_rank}) is not above `{own}` (rank {rank})"
                aside = target_rank == rank and target_track != track
                draft.fault(["next", index], "leads-down", message, "Name it under `lateral`." if aside else "")
        _check_lateral(draft, levels, places)
        years = draft.found.get("experience_years")
        if years and years[0] > years[1]:
            draft.fault(["experience_years"], "range", "the range must go from fewer to more years")


def _check_lateral(draft: Piece, levels: KnownIds, places: Mapping[str, tuple[int | None, str]]) -> None:
    """Note moves to the side that go up, down, or stay on the track."""
    levels.check(draft, "lateral")
    own, rank, track = draft.text("id"), draft.found.get("rank"), draft.text("track")
    for index, target in draft.texts("lateral"):
        target_rank, target_track = places.get(target, (None, ""))
        if rank is None or target_rank is None:
            continue
        if target_rank != rank or target_track == track:
            message = f"`{target}` is not of the rank of `{own}` on another track"
            draft.fault(["lateral", index], "not-lateral", message, "Levels above stand under `next`.")


def check_ranks(levels: PieceList) -> None:
    """Note ranks that are missing, or that two levels of a track share."""
    ranks = {draft.found.get("rank") for draft in levels.drafts}
    known = levels.whole and None not in ranks
    taken: dict[tuple[str, int], str] = {}
    missed: set[int] = set()
    for draft in levels.drafts:
        rank = draft.found.get("rank")
        if rank is None:
            continue
        own, below = draft.text("id"), rank - 1
        other = taken.setdefault((draft.text("track"), rank), own)
        if other != own:
            message = f"rank {rank} of the same track is already that of `{other}`"
            draft.fault(["rank"], "rank-taken", message, "Give one of them another rank or track.")
        if rank == 0:
            draft.fault(["rank"], "rank-gap", "ranks count up from 1")
        elif known and below and below not in ranks and below not in missed:
            missed.add(below)
            message = f"the ranks have a gap: there is {rank} and no {below}"
            draft.fault(["rank"], "rank-gap", message, "Ranks count up from 1.")
