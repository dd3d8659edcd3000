"""Gaps to a level's bars, the order in which to close them, and why that order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pm_career.domain.framework import Framework, Skill, Value


class Standing(Value, frozen=True):
    """One skill against the bar of one level.

    `start` is the present step: the rating (`rated`), else what the present level expects, else None (not known).
    `expected` is the bar's step, `focus` whether the level puts the skill in focus.
    """

    skill: str
    start: int | None
    rated: bool
    expected: int
    focus: bool

    @property
    def gap(self) -> int | None:
        """Steps still to go (0 at or above the bar); None if the present step is not known."""
        return None if self.start is None else max(0, self.expected - self.start)

    @property
    def below(self) -> bool:
        """Whether there is something to develop: a gap, or a present step that is not known."""
        return self.gap != 0


def find_standings(framework: Framework, present: str, target: str, ratings: Mapping[str, int]) -> tuple[Standing, ...]:
    """Where a person on `present` stands on each skill that `target` asks for, in the framework's order of skills.

    `ratings` maps skill ids to steps.
    """
    return tuple(
        _find_standing(skill, present, target, ratings.get(skill.id))
        for skill in framework.skills
        if target in skill.expectations
    )


def _find_standing(skill: Skill, present: str, target: str, rating: int | None) -> Standing:
    bar = skill.expectations[target]
    today = skill.expectations.get(present)
    assumed = today.step if today else None
    start = assumed if rating is None else rating
    return Standing(skill.id, start, rating is not None, bar.step, bar.focus)


UNKNOWN_GAP = 1
"""The gap of a skill whose present step is not known: the smallest there can be, not that of the lowest step."""


class Ranked(Value, frozen=True):
    """A skill to develop. `carries` are the skills to develop that build on it."""

    standing: Standing
    carries: tuple[str, ...]

    @property
    def skill(self) -> str:
        """The skill's id."""
        return self.standing.skill


def order_by_need(framework: Framework, standings: Sequence[Standing]) -> tuple[Ranked, ...]:
    """The skills below their bar, the one to develop first at the front.

    A skill counts as much as the one most wanted among itself and those that build on it, so that bases come first.
    """
    below = {each.skill: each for each in standings if each.below}
    bases = _find_bases(framework)
    depth = {skill: len(resting) for skill, resting in bases.items()}  # always more than any of its bases has
    carried = {skill: tuple(other for other in below if skill in bases[other]) for skill in below}
    position = {skill.id: index for index, skill in enumerate(framework.skills)}

    def key(skill: str) -> tuple[tuple[bool, int], int, tuple[bool, int], int]:
        wanted = min(_rank_want(below[each]) for each in (skill, *carried[skill]))
        return wanted, depth[skill], _rank_want(below[skill]), position[skill]

    return tuple(Ranked(below[skill], carried[skill]) for skill in sorted(below, key=key))


def _rank_want(standing: Standing) -> tuple[bool, int]:
    """A sort key: what the target puts in focus first, then the larger gap."""
    gap = UNKNOWN_GAP if standing.gap is None else standing.gap
    return not standing.focus, -gap


def _find_bases(framework: Framework) -> Mapping[str, frozenset[str]]:
    """For each skill all skills that it builds on, directly or through others."""
    direct = {skill.id: skill.builds_on for skill in framework.skills}
    return {skill: _find_all_bases(skill, direct) for skill in direct}


def _find_all_bases(skill: str, direct: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(direct[skill])
    while waiting:
        base = waiting.pop()
        if base not in found:
            found.add(base)
            waiting += direct[base]
    return frozenset(found)


class Factors(Value, frozen=True):
    """Why a skill is at `position` (from 1), and at which one it would be with another rating.

    `lower` and `higher` are its positions with a rating one step lower or higher: None if there is no such step, 0
    where the skill would be at the bar and leave the list.
    """

    skill: str
    position: int
    carries: tuple[str, ...]
    focus: bool
    gap: int | None
    lower: int | None
    higher: int | None


def explain_order(framework: Framework, present: str, target: str, ratings: Mapping[str, int]) -> tuple[Factors, ...]:
    """The factors of every skill below its bar, in the order of development."""
    ranked = order_by_need(framework, find_standings(framework, present, target, ratings))
    steps = {step.value for step in framework.scale}

    def try_rating(each: Standing, by: int) -> int | None:
        if each.start is None or each.start + by not in steps:
            return None
        tried = {**ratings, each.skill: each.start + by}
        return _find_position(order_by_need(framework, find_standings(framework, present, target, tried)), each.skill)

    return tuple(
        Factors(
            skill=each.skill,
            position=index,
            carries=each.carries,
            focus=each.standing.focus,
            gap=each.standing.gap,
            lower=try_rating(each.standing, -1),
            higher=try_rating(each.standing, +1),
        )
        for index, each in enumerate(ranked, start=1)
    )


def _find_position(ranked: tuple[Ranked, ...], skill: str) -> int:
    return next((index for index, each in enumerate(ranked, start=1) if each.skill == skill), 0)
