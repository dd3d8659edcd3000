"""A map from one ladder to another: what each skill, level and step of the first is on the second, if anything."""

from __future__ import annotations

from typing import Generic, TypeVar

from pm_career.domain.framework import NOT_YET, Framework, Value
from pm_career.domain.renamed_ids import RenamedIds

Key = TypeVar("Key", int, str)
NOTHING = ""
"""The id of what has no counterpart: it is no skill and no level, so it counts as unknown, not as the lowest step."""


class End(Value, frozen=True):
    """One of the two ladders of a map."""

    id: str
    version: str


class LadderMap(Value, frozen=True):
    """From the ids and steps of `source` to those of `target`; None if the target has no counterpart."""

    source: End
    target: End
    steps: dict[int, int | None]
    skills: dict[str, str | None]
    levels: dict[str, str | None]

    def find_step(self, step: int | None) -> int | None:
        """The step of the target for a rated one of the source: not yet stays so, and what is not known, too."""
        return step if step in (None, NOT_YET.value) else self.steps.get(step)


class Guess(Value, Generic[Key], frozen=True):
    """What `old` probably is on the other ladder (None: nothing was found). `why` is empty if it is certain.

    `runner_up` is what it would be otherwise; None if nothing else is similar.
    """

    old: Key
    new: Key | None
    why: str = ""
    runner_up: Key | None = None


class Draft(Value, frozen=True):
    """A proposed map, made from the two ladders alone; its lines are in the order of the first."""

    source: Framework
    target: Framework
    steps: tuple[Guess[int], ...]
    skills: tuple[Guess[str], ...]
    levels: tuple[Guess[str], ...]

    @property
    def guesses(self) -> int:
        """How many of its lines are guesses, for somebody to check."""
        reasons = [each.why for each in self.steps] + [each.why for each in (*self.skills, *self.levels)]
        return sum(map(bool, reasons))

    def ladder_map(self) -> LadderMap:
        """The map if every guess is right."""
        return LadderMap(
            source=End(self.source.id, self.source.version),
            target=End(self.target.id, self.target.version),
            steps={each.old: each.new for each in self.steps},
            skills={each.old: each.new for each in self.skills},
            levels={each.old: each.new for each in self.levels},
        )


class MappedIds(RenamedIds, frozen=True, kw_only=True):
    """The ids in a person's notes as ids of the ladder that a map leads to.

    `before` are the renamed ids of the ladder that a map begins at, `skills` and `levels` those of the ladder that it
    leads to. What the map does not name keeps its id: it may have been written down on the second ladder.
    """

    ladder_map: LadderMap
    before: RenamedIds

    def skill(self, called: str) -> str:
        """The skill's id on the other ladder; NOTHING where the map says that it has none."""
        return self._map(self.ladder_map.skills, self.before.skill(called), super().skill(called))

    def level(self, called: str) -> str:
        """The level's id on the other ladder; NOTHING where the map says that it has none."""
        return self._map(self.ladder_map.levels, self.before.level(called), super().level(called))

    def skill_here(self, called: str) -> str:
        """The present id of a skill that was written down on the ladder that the map leads to: not mapped."""
        return super().skill(called)

    @staticmethod
    def _map(ids: dict[str, str | None], before: str, here: str) -> str:
        return (ids[before] or NOTHING) if before in ids else here
