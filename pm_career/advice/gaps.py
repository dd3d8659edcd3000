"""Where a person stands on each skill against a level's bar: the gap, or that it is not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pm_career.domain.framework import Framework, Skill, Value


class Standing(Value, frozen=True):
    """One skill against the bar of one level.

    `start` is the step the advice starts from: the rating, else what the present level expects, else None (not
    known). `rated` says which. `expected` is the bar's step.
    """

    skill: str
    start: int | None
    rated: bool
    expected: int
    focus: bool

    @property
    def gap(self) -> int | None:
        """Steps still to go (0 at or above the bar); None where the start is not known."""
        return None if self.start is None else max(0, self.expected - self.start)

    @property
    def below(self) -> bool:
        """Whether there is something to develop: a gap, or a skill that is new and not rated."""
        return self.gap != 0


def find_standings(framework: Framework, present: str, target: str, ratings: Mapping[str, int]) -> tuple[Standing, ...]:
    """A standing for each skill that `target` expects something of, in the framework's order of skills."""
    return tuple(
        _standing(skill, present, target, ratings.get(skill.id))
        for skill in framework.skills
        if target in skill.expectations
    )


def _standing(skill: Skill, present: str, target: str, rating: int | None) -> Standing:
    bar = skill.expectations[target]
    today = skill.expectations.get(present)
    assumed = today.step if today else None
    start = assumed if rating is None else rating
    return Standing(skill.id, start, rating is not None, bar.step, bar.focus)


UNKNOWN_GAP = 1
"""An unknown start counts as the smallest gap there can be: never as the lowest step."""


class Ranked(Value, frozen=True):
    """A skill with a gap, and why it stands where it stands. `carries` are skills in the list that build on it."""

    standing: Standing
    carries: tuple[str, ...]

    @property
    def skill(self) -> str:
        """The skill's id."""
        return self.standing.skill


def order_by_need(framework: Framework, standings: Sequence[Standing]) -> tuple[Ranked, ...]:
    """The skills below their bar, the one to develop first at the front."""
    below = {each.skill: each for each in standings if each.below}
    bases = _bases(framework)
    depth = _depths(bases)
    carried = {skill: tuple(other for other in below if skill in bases[other]) for skill in below}
    position = {skill.id: index for index, skill in enumerate(framework.skills)}

    def key(skill: str) -> tuple[tuple[bool, int], int, tuple[bool, int], int]:
        wanted = min(_want(below[each]) for each in (skill, *carried[skill]))
        return wanted, depth[skill], _want(below[skill]), position[skill]

    return tuple(Ranked(below[skill], carried[skill]) for skill in sorted(below, key=key))


def _want(standing: Standing) -> tuple[bool, int]:
    """How much the target wants it, smaller is more: focus first, then the larger gap."""
    gap = UNKNOWN_GAP if standing.gap is None else standing.gap
    return not standing.focus, -gap


def _bases(framework: Framework) -> Mapping[str, frozenset[str]]:
    """For each skill all that it builds on, directly or through others."""
    direct = {skill.id: skill.builds_on for skill in framework.skills}
    return {skill: _all_below(skill, direct) for skill in direct}


def _all_below(skill: str, direct: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(direct[skill])
    while waiting:
        base = waiting.pop()
        if base not in found:
            found.add(base)
            waiting += direct[base]
    return frozenset(found)


def _depths(bases: Mapping[str, frozenset[str]]) -> Mapping[str, int]:
    """How many skills a skill rests on: always more than any of its bases rests on."""
    return {skill: len(below) for skill, below in bases.items()}


class Factors(Value, frozen=True):
    """Why one skill stands at `position` (from 1), factor by factor, and where other ratings would put it.

    `lower` and `higher` are its positions with a rating one step lower or higher; None where there is no such
    step to try, 0 where it would be at the bar and leave the list.
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

    def moved(each: Standing, by: int) -> int | None:
        if each.start is None or each.start + by not in steps:
            return None
        tried = {**ratings, each.skill: each.start + by}
        return _position(order_by_need(framework, find_standings(framework, present, target, tried)), each.skill)

    return tuple(
        Factors(
            skill=each.skill,
            position=index,
            carries=each.carries,
            focus=each.standing.focus,
            gap=each.standing.gap,
            lower=moved(each.standing, -1),
            higher=moved(each.standing, +1),
        )
        for index, each in enumerate(ranked, start=1)
    )


def _position(ranked: tuple[Ranked, ...], skill: str) -> int:
    return next((index for index, each in enumerate(ranked, start=1) if each.skill == skill), 0)
