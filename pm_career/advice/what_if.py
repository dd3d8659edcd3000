"""What would change in the order of development if one rating were a step lower or higher."""

from __future__ import annotations

from collections.abc import Mapping

from pm_career.advice.gaps import Ranked, Standing, in_order, standings
from pm_career.domain.framework import Framework, Value


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


def factors(framework: Framework, present: str, target: str, ratings: Mapping[str, int]) -> tuple[Factors, ...]:
    """The factors of every skill below its bar, in the order of development."""
    ranked = in_order(framework, standings(framework, present, target, ratings))
    steps = {step.value for step in framework.scale}

    def moved(each: Standing, by: int) -> int | None:
        if each.start is None or each.start + by not in steps:
            return None
        tried = {**ratings, each.skill: each.start + by}
        return _position(in_order(framework, standings(framework, present, target, tried)), each.skill)

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
