"""What the skills and levels in a person's data are called now, in the words of her framework."""

from __future__ import annotations

from collections.abc import Mapping

from pm_career.domain.framework import Framework, Value
from pm_career.domain.moved import Moves


class Names(Value, frozen=True):
    """The framework's names by id. What it no longer has keeps the id that it was written down with."""

    skills: Mapping[str, str]
    levels: Mapping[str, str]
    moves: Moves

    def skill(self, called: str) -> str:
        """A skill's name."""
        return self.skills.get(self.moves.skill(called), called)

    def level(self, called: str) -> str:
        """A level's title."""
        return self.levels.get(self.moves.level(called), called)


def names_in(framework: Framework | None, moves: Moves) -> Names:
    """The names of a framework; without one everything is called by its id."""
    skills = {skill.id: skill.name for skill in framework.skills} if framework else {}
    levels = {level.id: level.title for level in framework.levels} if framework else {}
    return Names(skills, levels, moves)
