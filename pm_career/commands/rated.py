"""What a person was last rated in each skill of a ladder, through a map or as it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pm_career.commands.personal import ladder_of, read_moves, read_profile, reading, whose
from pm_career.store.ratings import find_newest_ratings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pm_career.advice.mapped_ratings import AppliedMap
    from pm_career.domain.framework import Framework
    from pm_career.domain.ratings import Rating


class Rated(NamedTuple):
    """A ladder, the newest step by skill (None: not known), and what is to be said of the map, if there is one."""

    ladder: Framework
    steps: Mapping[str, int | None]
    carried: AppliedMap | None = None


def rated(framework: str | None, person: str | None, map_file: str | None) -> Rated:
    """A person's own ratings on the ladder that was asked for."""
    with reading() as store:
        profile = read_profile(store, whose(person))
        if map_file is not None:
            from pm_career.commands.mapped import through

            seen = through(store, profile, framework, map_file)
            ratings = seen.ratings(store, "self")
            return Rated(seen.ladder, _steps(seen.ladder, ratings.newest), seen.carried(ratings))
        ladder = ladder_of(profile, framework)
        newest = find_newest_ratings(store, profile.person, moves=read_moves(store, ladder.id))
        return Rated(ladder, _steps(ladder, newest))


def _steps(ladder: Framework, newest: Mapping[str, Rating]) -> dict[str, int | None]:
    """A step for each skill; what is not rated, or with a step that the scale lacks, is not known."""
    known = {step.value for step in ladder.scale}
    found = {skill.id: newest[skill.id].step if skill.id in newest else None for skill in ladder.skills}
    return {skill: step if step in known else None for skill, step in found.items()}
