"""Advice for whoever asks here and now: from her own ratings where there are any, and without a store where not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pm_career.advice.development import Advice, advise
from pm_career.commands.session import above, level_called, open_framework
from pm_career.commands.what_if import rating_tried
from pm_career.domain.framework import Framework
from pm_career.errors import UsageError
from pm_career.paths import data_file

if TYPE_CHECKING:
    from pm_career.advice.mapped_ratings import AppliedMap

RATERS = ("self", "manager", "peer")


class Asked(NamedTuple):
    """Advice, the ladder it is about, and what it rests on.

    `steps` are the ratings it counts; `rated` the days of those that are kept; `remarks` sentences about what in the
    profile did not count; `carried` is what --map made of them.
    """

    framework: Framework
    advice: Advice
    steps: Mapping[str, int]
    rated: Mapping[str, date] = {}
    remarks: tuple[str, ...] = ()
    carried: AppliedMap | None = None


def advice_here(
    framework: str | None,
    person: str | None,
    *,
    start: str | None,
    to: str | None,
    rate: Sequence[str],
    rater: str,
    few: int,
    map_file: str | None = None,
) -> Asked:
    """What to develop next, for `person` (None: the user). All arguments are as they were typed."""
    if rater not in RATERS:
        raise UsageError(f"Nobody rates as '{rater}'.", f"Say one of: {', '.join(RATERS)}")
    if start is None or map_file is not None or data_file().exists():
        return _from_the_store(framework, person, map_file, start=start, to=to, rate=rate, rater=rater, few=few)
    ladder = open_framework(framework)
    present = level_called(ladder, start)
    target = above(ladder, present, level_called(ladder, to)) if to else None
    tried = dict(rating_tried(ladder, each) for each in rate)
    return Asked(ladder, advise(ladder, present.id, target.id if target else None, ratings=tried, few=few), tried)


def _from_the_store(
    framework: str | None,
    person: str | None,
    map_file: str | None,
    *,
    start: str | None,
    to: str | None,
    rate: Sequence[str],
    rater: str,
    few: int,
) -> Asked:
    from typing import cast

    from pm_career.commands.personal import ladder_of, read_profile, reading, whose
    from pm_career.commands.personal_advice import advice_for  # the store: 10 ms, and many have none
    from pm_career.domain.ratings import Rater

    asked_rater = cast("Rater", rater)
    with reading() as store:
        profile = read_profile(store, whose(person))
        if map_file is None:
            ladder, carried, moves, newest = ladder_of(profile, framework), None, None, None
        else:
            from pm_career.commands.mapped import through

            seen = through(store, profile, framework, map_file)
            if start is None:
                seen.need_level()
            ratings = seen.ratings(store, asked_rater)
            ladder, profile, moves, newest = seen.ladder, seen.profile, seen.moves, ratings.newest
            carried = seen.carried(ratings)
        given = advice_for(
            ladder,
            profile,
            store,
            start=start,
            to=to,
            rate=rate,
            rater=asked_rater,
            few=few,
            moves=moves,
            newest=newest,
        )
    rated = {skill: rating.date for skill, rating in given.ratings.items()}
    remarks = (*given.remarks, *(carried.notes if carried else ()))
    return Asked(ladder, given.advice, given.steps, rated, remarks, carried)
