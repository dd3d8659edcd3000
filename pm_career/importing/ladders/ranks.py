"""Rank levels in order along each track, and find what each leads to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.claims import LevelKey


class Ladder(msgspec.Struct, frozen=True):
    """Every level with its rank (from 1, without gaps) and track ('' if it is on all), the lowest first.

    `branches` has the first levels of tracks that branch off another, each with the level that leads to it.
    """

    ranks: dict[LevelKey, int]
    tracks: dict[LevelKey, str]
    branches: dict[LevelKey, LevelKey] = {}

    def find_next(self, key: LevelKey) -> tuple[LevelKey, ...]:
        """The levels it leads to: the nearest above on its own track and on none; where the way forks, on each."""
        own = self.tracks[key]
        above = [other for other, rank in self.ranks.items() if rank > self.ranks[key]]
        found: list[LevelKey] = []
        for track in dict.fromkeys(self.tracks[other] for other in above):
            if own and track not in ("", own):
                continue
            nearest = min((other for other in above if self.tracks[other] == track), key=lambda o: self.ranks[o])
            found.append(nearest)
        common = next((other for other in found if not self.tracks[other]), None)
        if common is not None:  # what comes after all tracks are one again is reached through them
            nearer = [other for other in found if self.ranks[other] < self.ranks[common]]
            found = nearer or [other for other in found if self.ranks[other] == self.ranks[common]]
        found += [first for first, before in self.branches.items() if before == key]
        return tuple(sorted(found, key=lambda other: (self.ranks[other], list(self.ranks).index(other))))


def rank_by_number(numbers: Mapping[LevelKey, float], tracks: Mapping[LevelKey, str]) -> Ladder:
    """Rank levels by number. Levels of one number share a rank; on one track the second comes after the first."""
    groups: list[list[LevelKey]] = []
    for number in sorted(set(numbers.values())):
        waiting = [key for key, own in numbers.items() if own == number]
        while waiting:
            group: list[LevelKey] = []
            for key in waiting:
                if tracks[key] not in {tracks[other] for other in group}:
                    group.append(key)
            groups.append(group)
            waiting = [key for key in waiting if key not in group]
    ranks = {key: rank for rank, group in enumerate(groups, start=1) for key in group}
    return Ladder(ranks, {key: tracks[key] for key in ranks})


def rank_levels(groups: Sequence[Sequence[LevelKey]], tracks: Mapping[LevelKey, str]) -> Ladder:
    """Rank levels along each track. A level on no track is above all before it and below all after it."""
    reached: dict[str, int] = defaultdict(int)
    base = 0
    ranks: dict[LevelKey, int] = {}
    for group in groups:
        highest = 0
        for key in group:
            track = tracks[key]
            below = max([base, *reached.values()]) if not track else max(base, reached[track])
            highest = max(highest, below + 1)
        for key in group:
            ranks[key] = highest
            reached[tracks[key]] = highest
            if not tracks[key]:
                base = highest
    ordered = dict(sorted(ranks.items(), key=lambda item: item[1]))
    return Ladder(ordered, {key: tracks[key] for key in ordered})


HEIGHTS = (
    ("intern", "trainee", "apprentice", "graduate", "werkstudent"),
    ("junior", "jr", "associate", "assistant", "entry", "apm", "débutant", "analyst", "analista"),
    ("mid", "intermediate", "confirmé"),
    ("senior", "sr", "spm", "sénior"),
    ("staff", "lead", "principal", "group", "gpm"),
    ("head", "director", "distinguished", "directora", "directeur", "directrice", "direktor", "direktorin", "leiter",
     "leiterin"),
    ("vp", "svp", "chief", "cpo"),
)  # fmt: skip
_MIDDLE = 2
_USUAL = frozenset({"pm", "produktmanager", "produktmanagerin", "productmanager"})
"""Titles that say no height of their own, and are those of the middle where nothing else stands with them."""
_OF_PRODUCT = frozenset({"product", "produkt", "producto", "produit", "prodotto"})
_WHO = frozenset({"manager", "managerin", "owner", "gerente", "chef", "cheffe"})


def find_height(title: str) -> int | None:
    """Find how high a title is by its words, as a place among HEIGHTS; None if no word says it."""
    words = {*re.findall(r"[^\W\d_]+", fold_spaces(title))}
    usual = _MIDDLE if words & _USUAL or (words & _OF_PRODUCT and words & _WHO) else None
    return max((place for place, hints in enumerate(HEIGHTS) if words & {*hints}), default=usual)


def is_falling(titles: Sequence[str]) -> bool:
    """Whether the words of the titles say that the highest comes first."""
    known = [height for title in titles if (height := find_height(title)) is not None]
    return all(first >= second for first, second in pairwise(known)) and len(set(known)) > 1


def is_rising(titles: Sequence[str]) -> bool:
    """Whether the words of each title say that it is higher than the one before."""
    heights = [find_height(title) for title in titles]
    return all(low is not None and high is not None and low < high for low, high in pairwise(heights))


def is_mixed(titles: Sequence[str]) -> bool:
    """Whether the words go up as well as down, and farther down than titles differ between companies."""
    known = [height for title in titles if (height := find_height(title)) is not None]
    up = any(second > first for first, second in pairwise(known))
    return up and any(first > second + 1 for first, second in pairwise(known))
