"""Where a person stands on each skill against a level's bar: the gap, or that it is not known."""

from __future__ import annotations

from collections.abc import Mapping

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


def standings(framework: Framework, present: str, target: str, ratings: Mapping[str, int]) -> tuple[Standing, ...]:
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
