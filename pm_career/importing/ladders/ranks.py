"""The levels of the mapping as the claims name them: their ranks and tracks, and what each leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import msgspec

from pm_career.domain.text import fold_name, one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.claims import LevelKey, make_key
from pm_career.importing.ladders.mapping import MappedLevel


class Ladder(msgspec.Struct, frozen=True):
    """Every level with its rank (from 1, without gaps) and track ('' if it is on all), the lowest first."""

    levels: dict[LevelKey, MappedLevel]
    ranks: dict[LevelKey, int]
    tracks: dict[LevelKey, str]

    def find_next(self, key: LevelKey) -> tuple[LevelKey, ...]:
        """The levels it leads to, as the mapping has them.

        Else the nearest above on its own track and on none; where the way forks, on each.
        """
        named = self.levels[key].leads_to
        if named is not None:
            return tuple(dict.fromkeys(self.find_named(name, "leads_to") for name in named))
        own = self.tracks[key]
        above = [other for other, rank in self.ranks.items() if rank > self.ranks[key]]
        found: list[LevelKey] = []
        for track in dict.fromkeys(self.tracks[other] for other in above):
            if own and track not in ("", own):
                continue
            found.append(min((other for other in above if self.tracks[other] == track), key=lambda o: self.ranks[o]))
        common = next((other for other in found if not self.tracks[other]), None)
        if common is not None:  # what comes after all tracks are one again is reached through them
            nearer = [other for other in found if self.ranks[other] < self.ranks[common]]
            found = nearer or [other for other in found if self.ranks[other] == self.ranks[common]]
        return tuple(sorted(found, key=lambda other: (self.ranks[other], list(self.ranks).index(other))))

    def find_named(self, name: str, where: str) -> LevelKey:
        """Find the level that a name in the mapping means; with its track in brackets where several are called so."""
        for key, level in self.levels.items():
            if fold_name(name) in (*_list_names(level), fold_name(f"{level.name} ({level.track})")):
                return key
        raise UsageError(f"{where}: the mapping has no level '{one_line(name)}'.", f"It has: {self.format_names()}")

    def format_names(self) -> str:
        """The names of all levels, for a message."""
        return ", ".join(one_line(level.name) for level in self.levels.values())

    def match(self, keys: Collection[LevelKey]) -> dict[LevelKey, LevelKey]:
        """Find for each level of the file that of the mapping; no entry for one that the mapping does not have.

        A track tells apart levels of one name. It does not matter where only one is called so.
        """
        counted = Counter(fold_name(key.name) for key in keys if key.track)
        found: dict[LevelKey, LevelKey] = {}
        for key in keys:
            name = fold_name(key.name)
            named = [own for own, level in self.levels.items() if name in _list_names(level)]
            exact = [own for own in named if own.track in (key.track, "")]
            if not exact and len(named) == 1 and (not key.track or counted[name] == 1):
                exact = named
            if exact:
                found[key] = max(exact, key=lambda own: len(own.track))
        return found


def build_ladder(mapped: Sequence[MappedLevel]) -> Ladder:
    """Build the ladder. Raises a UsageError where there is no level, or two of one track share name or rank."""
    if not mapped:
        raise UsageError("The mapping names no level.", "Name each under `levels`, the lowest first.")
    ranks = {rank: place for place, rank in enumerate(sorted({level.rank for level in mapped}), start=1)}
    levels: dict[LevelKey, MappedLevel] = {}
    taken: dict[tuple[str, str | int], MappedLevel] = {}
    for level in sorted(mapped, key=lambda level: level.rank):
        key = make_key(level.name, level.track)
        owns: list[str | int] = [*_list_names(level), level.rank]
        for own in owns:
            other = taken.setdefault((key.track, own), level)
            if other is not level:
                what = "a rank" if own == level.rank else "a name"
                raise UsageError(
                    f"The levels '{one_line(other.name)}' and '{one_line(level.name)}' of the mapping share {what}.",
                    "Give each names and a rank of its own, or put them on two tracks, such as: track: Management",
                )
        levels[key] = level
    return Ladder(
        levels,
        {key: ranks[level.rank] for key, level in levels.items()},
        {key: level.track for key, level in levels.items()},
    )


def _list_names(level: MappedLevel) -> set[str]:
    return {fold_name(name) for name in (level.name, *level.also)}
