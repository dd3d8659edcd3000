"""How one ladder is read on another: its skills, levels and steps, each as one of the other's or as nothing there."""

from __future__ import annotations

from typing import Generic, TypeVar

from pm_career.domain.framework import Framework, Value
from pm_career.domain.renamed_ids import RenamedIds

Key = TypeVar("Key", int, str)
NOTHING = ""
"""What has no counterpart is read as this, which is no skill and no level: unknown, and never the lowest step."""


class End(Value, frozen=True):
    """The ladder that a map begins or ends at."""

    id: str
    version: str


class LadderMap(Value, frozen=True):
    """From the ids and steps of one ladder to those of another; None where the other has nothing like it."""

    source: End
    target: End
    steps: dict[int, int | None]
    skills: dict[str, str | None]
    levels: dict[str, str | None]


class Guess(Value, Generic[Key], frozen=True):
    """What `old` is on the other ladder (None: nothing that could be found). `why` is empty where it is no guess."""

    old: Key
    new: Key | None
    why: str = ""


class Draft(Value, frozen=True):
    """A map as it can be drawn up without knowing more than the two ladders, in the order of the first."""

    source: Framework
    target: Framework
    steps: tuple[Guess[int], ...]
    skills: tuple[Guess[str], ...]
    levels: tuple[Guess[str], ...]

    @property
    def guesses(self) -> int:
        """How many of its lines want a look."""
        reasons = [each.why for each in self.steps] + [each.why for each in (*self.skills, *self.levels)]
        return sum(map(bool, reasons))

    def ladder_map(self) -> LadderMap:
        """The map as it would be read if nobody changed a word of it."""
        return LadderMap(
            source=End(self.source.id, self.source.version),
            target=End(self.target.id, self.target.version),
            steps={each.old: each.new for each in self.steps},
            skills={each.old: each.new for each in self.skills},
            levels={each.old: each.new for each in self.levels},
        )


class MappedIds(RenamedIds, frozen=True, kw_only=True):
    """What a person's data calls X, as it is called on the ladder that a map leads to.

    `before` are the moves of the ladder that she wrote it down on, `skills` and `levels` (of Moves) those of the ladder
    that the map leads to. What the map does not name keeps its id: it may have been written down on that ladder.
    """

    ladder_map: LadderMap
    before: RenamedIds

    def skill(self, called: str) -> str:
        """The skill's id on the other ladder; NOTHING where the map says that it has none."""
        return self._through(self.ladder_map.skills, self.before.skill(called), super().skill(called))

    def level(self, called: str) -> str:
        """The level's id on the other ladder; NOTHING where the map says that it has none."""
        return self._through(self.ladder_map.levels, self.before.level(called), super().level(called))

    def skill_here(self, called: str) -> str:
        """The present id of a skill that was written down on the ladder that the map leads to."""
        return super().skill(called)

    @staticmethod
    def _through(names: dict[str, str | None], there: str, here: str) -> str:
        return (names[there] or NOTHING) if there in names else here
