"""The heights of a framework's levels: what leads up leads up, what leads aside stays level, no rank is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pm_career.frameworks.references import Known
from pm_career.frameworks.structure import Draft, Pieces


def ways_up(drafts: Iterable[Draft], levels: Known, on_circle: set[tuple[str, str]]) -> None:
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
        _asides(draft, levels, places)
        years = draft.found.get("experience_years")
        if years and years[0] > years[1]:
            draft.fault(["experience_years"], "range", "the range must go from fewer to more years")


def _asides(draft: Draft, levels: Known, places: Mapping[str, tuple[int | None, str]]) -> None:
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


def ranks_in(levels: Pieces) -> None:
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
