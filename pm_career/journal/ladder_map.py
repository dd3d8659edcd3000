"""A person's notes that were made on one ladder, read on another through a map file."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from msgspec.structs import replace

from pm_career.advice.mapped_ratings import AppliedMap, MappedRatings, map_ratings
from pm_career.domain.framework import NO_LEVEL, Framework
from pm_career.domain.ladder_map import NOTHING, MappedIds
from pm_career.domain.names import match_level
from pm_career.domain.person import Mention, Profile, mention
from pm_career.domain.ratings import Rater
from pm_career.domain.renamed_ids import RenamedIds, follow_ladder
from pm_career.domain.text import one_line
from pm_career.errors import FrameworkError, UsageError
from pm_career.frameworks.map_file import read_map
from pm_career.frameworks.open import open_framework
from pm_career.journal.access import Owner
from pm_career.store.log import Store
from pm_career.store.ratings import list_ratings
from pm_career.store.renamed_ids import read_moves


class MappedNotes(NamedTuple):
    """A person's notes on the ladder that a map leads to.

    `owner` has profile, ladder and ids as they are there; `carried` is what to say of the map beside an answer. Where
    the map has nothing for the person's level, `lost_level` says so.
    """

    file: str
    owner: Owner
    ratings: MappedRatings
    carried: AppliedMap
    lost_level: str = ""

    def require_level(self) -> None:
        """Raise a UsageError if the map has nothing for the person's level."""
        if self.lost_level:
            raise UsageError(self.lost_level, f"Add it under `levels` in {one_line(self.file)}.")


def read_through_map(store: Store, profile: Profile, asked: str | None, file: str, rater: Rater | None) -> MappedNotes:
    """Read a person's notes on the ladder that the map in `file` leads to; `rater` None: by any rater.

    `asked` is how that ladder was asked for, None where it is found by the name that the map has for it. Raises
    UsageError where the map leads to another ladder than that, or does not fit the ladders.
    """
    found = read_map(file)
    led_to = found.ladder_map.target.id
    ladder = open_framework(asked or led_to)
    if ladder.id != led_to:
        raise UsageError(
            f"The map in {one_line(file)} leads to the ladder {one_line(led_to)}, and this is {ladder.id}.",
            f"Give --framework {one_line(led_to)}, or another map.",
        )
    own = _open_own_ladder(profile)
    source = _find_source(own, found.ladder_map.source.id)
    found.check(source, ladder)
    here = follow_ladder(ladder, read_moves(store, ladder.id))
    before = follow_ladder(source, read_moves(store, found.ladder_map.source.id))
    moves = MappedIds(
        skills=here.skills,
        levels=here.levels,
        split_skills=here.split_skills,
        split_levels=here.split_levels,
        ladder_map=found.ladder_map,
        before=before,
    )
    known = {level.id for level in ladder.levels} if own is not None and own.id == ladder.id else set()

    def find_there(level: str) -> str:
        """A level of the profile: that of this ladder where the profile is about it, else what the map makes of it."""
        if level == NO_LEVEL:
            return NO_LEVEL
        if here.level(level) in known:
            return here.level(level)
        return moves.level(level) if match_level(ladder, moves.level(level)).ids else NOTHING

    level, target = (find_there(each) if each else "" for each in (profile.level, profile.target))
    who = mention(profile.person, profile.name)
    lost_level = _describe_lost(who, "level", profile.level) if profile.level and level == NOTHING else ""
    lost_target = _describe_lost(who, "target", profile.target) if profile.target and target == NOTHING else ""
    owner = Owner(replace(profile, level=level, target=target), ladder, _keep_skills_alone(moves))
    ratings = map_ratings(moves, ladder, list_ratings(store, profile.person, rater=rater))
    remarks = (*filter(None, (lost_level, lost_target)), *ratings.remarks)
    return MappedNotes(file, owner, ratings, AppliedMap(found.ladder_map, ratings.left_out, remarks), lost_level)


def _describe_lost(who: Mention, role: str, level: str) -> str:
    return f"The map has nothing for {who.your} {role} {one_line(level)}."


def _keep_skills_alone(moves: MappedIds) -> MappedIds:
    """Return the ids without levels, which were read through the map already and must not be read through it twice."""
    before = RenamedIds(skills=moves.before.skills)
    return replace(moves, levels={}, before=before, ladder_map=replace(moves.ladder_map, levels={}))


def _open_own_ladder(profile: Profile) -> Framework | None:
    """Open the ladder of the profile; None if it cannot be opened, which is no error here."""
    with suppress(FrameworkError, UsageError):
        return open_framework(profile.framework or None)
    return None


def _find_source(own: Framework | None, id: str) -> Framework | None:
    """Find the ladder that the map begins at; None if it is not installed."""
    if own is not None and own.id == id:
        return own
    with suppress(FrameworkError, UsageError):
        named = open_framework(id)
        return named if named.id == id else None
    return None
