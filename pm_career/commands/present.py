"""Advice for whoever asks here and now: from her own ratings where there are any, and without a store where not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pm_career.advice.development import Advice, advise
from pm_career.commands.session import above, level_called, open_framework
from pm_career.commands.trying import rating_tried
from pm_career.domain.framework import Framework
from pm_career.errors import UsageError
from pm_career.paths import data_file

if TYPE_CHECKING:
    from pm_career.advice.through import Carried

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
    carried: Carried | None = None


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
    if map_file is not None:
        return _through_a_map(map_file, framework, person, start=start, to=to, rate=rate, rater=rater, few=few)
    if start is None or data_file().exists():
        return _from_the_store(framework, person, start=start, to=to, rate=rate, rater=rater, few=few)
    ladder = open_framework(framework)
    present = level_called(ladder, start)
    target = above(ladder, present, level_called(ladder, to)) if to else None
    tried = dict(rating_tried(ladder, each) for each in rate)
    return Asked(ladder, advise(ladder, present.id, target.id if target else None, ratings=tried, few=few), tried)


def _from_the_store(
    framework: str | None,
    person: str | None,
    *,
    start: str | None,
    to: str | None,
    rate: Sequence[str],
    rater: str,
    few: int,
) -> Asked:
    from typing import cast

    from pm_career.commands.personal import ladder_of, profile_of, reading, whose
    from pm_career.commands.personal_advice import advice_for  # the store: 10 ms, and many have none
    from pm_career.domain.ratings import Rater

    with reading() as store:
        profile = profile_of(store, whose(person))
        ladder = ladder_of(profile, framework)
        given = advice_for(ladder, profile, store, start=start, to=to, rate=rate, rater=cast("Rater", rater), few=few)
    rated = {skill: rating.date for skill, rating in given.ratings.items()}
    return Asked(ladder, given.advice, given.steps, rated, given.remarks)


def _through_a_map(
    map_file: str,
    framework: str | None,
    person: str | None,
    *,
    start: str | None,
    to: str | None,
    rate: Sequence[str],
    rater: str,
    few: int,
) -> Asked:
    from typing import cast

    from pm_career.commands.mapped import through
    from pm_career.commands.personal import profile_of, reading, whose
    from pm_career.commands.personal_advice import advice_for
    from pm_career.domain.ratings import Rater

    with reading() as store:
        seen = through(store, profile_of(store, whose(person)), framework, map_file)
        if start is None:
            seen.need_level()
        ratings = seen.ratings(store, cast("Rater", rater))
        given = advice_for(
            seen.ladder,
            seen.profile,
            store,
            start=start,
            to=to,
            rate=rate,
            few=few,
            moves=seen.moves,
            newest=ratings.newest,
        )
    rated = {skill: rating.date for skill, rating in given.ratings.items()}
    carried = seen.carried(ratings)
    remarks = (*given.remarks, *carried.notes)
    return Asked(seen.ladder, given.advice, given.steps, rated, remarks, carried)
