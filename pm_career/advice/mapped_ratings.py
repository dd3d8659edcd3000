"""Read ratings that were made on one ladder on another one, through a map. What has no counterpart stays unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from pm_career.domain.framework import Framework, Value
from pm_career.domain.ladder_map import NOTHING, LadderMap, MappedIds
from pm_career.domain.ratings import Rating, sort_by_day
from pm_career.domain.text import join_names, spell_count


class MappedRatings(Value, frozen=True):
    """Ratings per skill of the other ladder, oldest first.

    `left_out` are the ids of rated skills that have no counterpart, as they were rated; `remarks` are sentences about
    what the map could not carry over.
    """

    histories: dict[str, tuple[Rating, ...]]
    left_out: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def newest(self) -> dict[str, Rating]:
        """The newest rating of each skill."""
        return {skill: history[-1] for skill, history in self.histories.items()}


class AppliedMap(Value, frozen=True):
    """The map that an answer rests on, and what it could not carry over."""

    ladder_map: LadderMap
    left_out: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences for a page: that a map is used, and what it could not carry over."""
        return (f"Ratings made on {self.ladder_map.source.id} are read through the map.", *self.remarks)


def map_ratings(moves: MappedIds, framework: Framework, ratings: Iterable[Rating]) -> MappedRatings:
    """Read one rater's ratings (or those of all raters) on `framework`, which the map leads to.

    A rating made on the map's first ladder is read through the map; every other one by its skill's id, as without a
    map. Where a skill has both, those not read through the map count alone: they were made with this ladder's words.
    Where several skills are one on this ladder, the lowest of their newest ratings counts: who does a part at some
    step does not yet do the whole at it.
    """
    ladder_map = moves.ladder_map
    one_ladder = ladder_map.source.id == ladder_map.target.id
    own: defaultdict[str, list[Rating]] = defaultdict(list)
    carried: defaultdict[str, list[tuple[str, Rating]]] = defaultdict(list)
    left_out: dict[str, None] = {}
    versions: dict[str, None] = {}
    newest: dict[str, tuple[str, bool]] = {}  # by what was rated: the skill here, and whether its step is lost
    for rating in sort_by_day(ratings):
        if not one_ladder and rating.framework != ladder_map.source.id:
            own[moves.skill_here(rating.skill)].append(rating)
            continue
        versions.setdefault(rating.framework_version)
        part = moves.before.skill(rating.skill)
        skill = moves.skill(rating.skill) if part in ladder_map.skills else NOTHING
        if skill == NOTHING and not (one_ladder and part not in ladder_map.skills):
            left_out.setdefault(rating.skill)
        else:
            step = ladder_map.find_step(rating.step)
            carried[skill or part].append((part, replace(rating, skill=skill or part, step=step)))
            newest[part] = (skill or part, rating.step is not None and step is None)
    histories = {skill: tuple(history) for skill, history in own.items()}
    for skill, history in carried.items():
        if skill not in own:
            histories[skill] = _join_histories(history)
    joined = {
        skill: parts for skill, each in carried.items() if len(parts := list(dict.fromkeys(p for p, _ in each))) > 1
    }
    remarks = (
        *_remark_on_versions(
            ladder_map, framework, [version for version in versions if version], any(carried) or left_out
        ),
        *_remark_on_parts(framework, {skill: parts for skill, parts in joined.items() if skill not in own}),
        *_remark_on_left_out(ladder_map, tuple(left_out)),
        *_remark_on_steps(ladder_map, [part for part, (skill, lost) in newest.items() if lost and skill not in own]),
    )
    return MappedRatings(histories, tuple(left_out), remarks)


def _join_histories(history: Sequence[tuple[str, Rating]]) -> tuple[Rating, ...]:
    """The ratings of several skills as those of one: on each day the lowest of what was known of its parts then."""
    if len({part for part, _ in history}) == 1:
        return tuple(rating for _, rating in history)
    newest: dict[str, Rating] = {}
    by_day: dict[object, Rating] = {}
    for part, rating in history:
        newest[part] = rating
        known = [each for each in newest.values() if each.step is not None]
        lowest = min(known, key=lambda each: each.step or 0, default=rating)
        by_day[rating.date] = replace(lowest, date=rating.date)
    return tuple(by_day.values())


def _remark_on_versions(
    ladder_map: LadderMap, framework: Framework, versions: Sequence[str], carried: object
) -> Iterable[str]:
    source, target = ladder_map.source, ladder_map.target
    if not carried:
        yield f"None of these ratings was made on {source.id}: the map changes nothing."
    if others := [version for version in versions if version != source.version]:
        yield f"Some ratings were made on {source.id} {join_names(others)}; the map is for {source.version}."
    if framework.version != target.version:
        yield f"The map is for {target.id} {target.version}, and this is {framework.version}: check that it still fits."


def _remark_on_parts(framework: Framework, joined: dict[str, list[str]]) -> Iterable[str]:
    names = {skill.id: skill.name for skill in framework.skills}
    for skill, parts in joined.items():
        yield f"{names.get(skill, skill)} rests on {join_names(parts)}: the lowest of them counts."


def _remark_on_left_out(ladder_map: LadderMap, left_out: Sequence[str]) -> Iterable[str]:
    if left_out:
        skills = spell_count(len(left_out), "skill")
        names = ", ".join(left_out)
        yield f"Left out: {skills} rated on {ladder_map.source.id} without a counterpart in the map ({names})."


def _remark_on_steps(ladder_map: LadderMap, lost: Sequence[str]) -> Iterable[str]:
    if lost:
        skills = spell_count(len(lost), "skill")
        yield (
            f"Not known here: {skills} rated on {ladder_map.source.id} on a step without a counterpart in the map "
            f"({', '.join(lost)})."
        )
