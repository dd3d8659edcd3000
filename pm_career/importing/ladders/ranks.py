"""The levels of the mapping as the claims name them: their ranks and tracks, and what each leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import msgspec

from pm_career.domain.text import fold_name, one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.claims import LevelKey, make_key, split_levels
from pm_career.importing.ladders.mapping import MappedLevel


class Ladder(msgspec.Struct, frozen=True):
    """Every level, its rank from 1 without gaps, the lowest first."""

    levels: dict[LevelKey, MappedLevel]

    @property
    def highest(self) -> int:
        """The highest rank."""
        return max(level.rank for level in self.levels.values())

    def find_next(self, key: LevelKey) -> tuple[LevelKey, ...]:
        """The levels it leads to, as the mapping has them.

        Else the nearest above on its own track and on none; where the way forks, on each.
        """
        named = self.levels[key].leads_to
        if named is not None:
            return tuple(dict.fromkeys(self.find_named(name, "leads_to") for name in named))
        own = self.levels[key]
        nearest: dict[str, tuple[LevelKey, MappedLevel]] = {}
        for other, level in self.levels.items():
            if level.rank > own.rank and (not own.track or level.track in ("", own.track)):
                nearest.setdefault(level.track, (other, level))
        found = list(nearest.values())
        if "" in nearest:  # what comes after all tracks are one again is reached through them
            _, common = nearest[""]
            nearer = [pair for pair in found if pair[1].rank < common.rank]
            found = nearer or [pair for pair in found if pair[1].rank == common.rank]
        return tuple(other for other, _ in found)

    def find_named(self, name: str, where: str) -> LevelKey:
        """Find the level that a name in the mapping means; with its track in brackets where several are called so."""
        for key, level in self.levels.items():
            if fold_name(name) in (*_list_names(level), fold_name(f"{level.name} ({level.track})")):
                return key
        raise UsageError(f"{where}: the mapping has no level '{one_line(name)}'.", f"It has: {self.format_names()}")

    def format_names(self) -> str:
        """The names of all levels, for a message."""
        return ", ".join(one_line(level.name) for level in self.levels.values())

    def match(self, keys: Collection[LevelKey]) -> dict[LevelKey, tuple[LevelKey, ...]]:
        """Find for each level of the file that of the mapping; no entry for one that the mapping does not have.

        A track tells apart levels of one name. It does not matter where only one is called so. A name may mean several.
        """
        counted = Counter(fold_name(key.name) for key in keys if key.track)
        names = {own: _list_names(level) for own, level in self.levels.items()}

        def find(key: LevelKey) -> LevelKey | None:
            name = fold_name(key.name)
            named = [own for own, own_names in names.items() if name in own_names]
            exact = [own for own in named if own.track in (key.track, "")]
            if not exact and len(named) == 1 and (not key.track or counted[name] <= 1):
                exact = named
            return max(exact, key=lambda own: len(own.track), default=None)

        found: dict[LevelKey, tuple[LevelKey, ...]] = {}
        for key in keys:
            meant = [find(part) for part in ([key] if find(key) else split_levels(key))]
            if meant and None not in meant:
                found[key] = tuple(dict.fromkeys(own for own in meant if own is not None))
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
    return Ladder({key: msgspec.structs.replace(level, rank=ranks[level.rank]) for key, level in levels.items()})


def _list_names(level: MappedLevel) -> set[str]:
    return {fold_name(name) for name in (level.name, *level.also)}
