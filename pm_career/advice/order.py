"""The order of development: which gap to close first, with the factors that decide it.

What others build on comes before what builds on it; then what the target puts in focus; then the larger gap;
then the framework's own order. A skill that others build on counts as much as the most wanted of those others, so
that a plain sort by (wanted, depth, own factors) keeps both the laws: bases first, and a lower rating never
moves a skill down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pm_career.advice.gaps import Standing
from pm_career.domain.framework import Framework, Value

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


def in_order(framework: Framework, standings: Sequence[Standing]) -> tuple[Ranked, ...]:
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
