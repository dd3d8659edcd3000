"""A person's notes looked at on a ladder that she did not make them on, through the map that --map names."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from pm_career.advice.mapped_ratings import AppliedMap, MappedRatings, map_ratings
from pm_career.commands.session import open_framework
from pm_career.domain.ladder_map import NOTHING, MappedIds
from pm_career.domain.names import match_level
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.domain.text import one_line
from pm_career.errors import FrameworkError, UsageError
from pm_career.frameworks.map_file import read_map
from pm_career.store.ratings import list_ratings
from pm_career.store.renamed_ids import read_moves

if TYPE_CHECKING:
    from pm_career.domain.framework import Framework
    from pm_career.domain.person import Profile
    from pm_career.domain.ratings import Rater
    from pm_career.store.log import Store


class Through(NamedTuple):
    """A ladder, and a person's profile and names as they are on it; `remarks` say what of the profile is not."""

    file: str
    ladder: Framework
    profile: Profile
    moves: MappedIds
    remarks: tuple[str, ...]
    lost_level: bool

    def ratings(self, store: Store, rater: Rater | None) -> MappedRatings:
        """Her ratings on this ladder; `rater` None: whoever gave them."""
        return map_ratings(self.moves, self.ladder, list_ratings(store, self.profile.person, rater=rater))

    def carried(self, ratings: MappedRatings) -> AppliedMap:
        """What is to be said of the map beside an answer that rests on these ratings."""
        return AppliedMap(self.moves.ladder_map, ratings.left_out, (*self.remarks, *ratings.remarks))

    def need_level(self) -> None:
        """A UsageError where the map has nothing for the level that she stands on."""
        if self.lost_level:
            raise UsageError(self.remarks[0], f"Add it under `levels` in {one_line(self.file)}.")


def through(store: Store, profile: Profile, framework: str | None, file: str) -> Through:
    """What --map FILE makes of a person's notes; `framework` None: the ladder that the map leads to, by its name."""
    found = read_map(file)
    led_to = found.ladder_map.target.id
    ladder = open_framework(framework or led_to)
    if ladder.id != led_to:
        raise UsageError(
            f"The map in {one_line(file)} leads to the ladder {one_line(led_to)}, and this is {ladder.id}.",
            f"Give --framework {one_line(led_to)}, or another map.",
        )
    own = _own_ladder(profile)
    found.check(_source(own, found.ladder_map.source.id), ladder)
    here, before = read_moves(store, ladder.id), read_moves(store, found.ladder_map.source.id)
    moves = MappedIds(skills=here.skills, levels=here.levels, ladder_map=found.ladder_map, before=before)
    known = {level.id for level in ladder.levels} if own is not None and own.id == ladder.id else set()

    def there(called: str) -> str:
        """A level of her profile: that of this ladder where the profile speaks of it, else what the map makes of it."""
        if here.level(called) in known:
            return here.level(called)
        return moves.level(called) if match_level(ladder, moves.level(called)).ids else NOTHING

    level, target = (there(called) if called else "" for called in (profile.level, profile.target))
    remarks = [
        f"The map has nothing for your {what} {one_line(called)}."
        for what, called, found_there in (("level", profile.level, level), ("target", profile.target, target))
        if called and found_there == NOTHING
    ]
    on_it = replace(profile, level=level, target=target)
    return Through(file, ladder, on_it, _of_skills_alone(moves), tuple(remarks), bool(profile.level) and not level)


def _of_skills_alone(moves: MappedIds) -> MappedIds:
    """The same for skills: the levels were read through the map, and read again they would be taken for the first's."""
    before = RenamedIds(skills=moves.before.skills)
    return replace(moves, levels={}, before=before, ladder_map=replace(moves.ladder_map, levels={}))


def _own_ladder(profile: Profile) -> Framework | None:
    """The ladder that her profile speaks of; None where it cannot be opened, which is no reason not to look on."""
    with suppress(FrameworkError, UsageError):
        return open_framework(profile.framework or None)
    return None


def _source(own: Framework | None, id: str) -> Framework | None:
    """The ladder that the map begins at, where it is at hand."""
    if own is not None and own.id == id:
        return own
    with suppress(FrameworkError, UsageError):
        named = open_framework(id)
        return named if named.id == id else None
    return None
