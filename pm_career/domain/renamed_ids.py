"""Names that a framework changed: what a person's data calls X is read as Y, while what she wrote stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from pm_career.domain.framework import Framework, Value

RenamedKind = Literal["skill", "level"]


class RenamedId(Value, frozen=True):
    """For one framework: the present id for an id that it no longer has."""

    framework: str
    kind: RenamedKind
    old: str
    new: str


class RenamedIds(Value, frozen=True):
    """All that moved in one framework: old id -> the id it was moved to, which may have moved on since."""

    skills: dict[str, str] = msgspec.field(default_factory=dict)
    levels: dict[str, str] = msgspec.field(default_factory=dict)

    def skill(self, called: str) -> str:
        """The present id of a skill that was called so."""
        return _followed(self.skills, called)

    def level(self, called: str) -> str:
        """The present id of a level that was called so."""
        return _followed(self.levels, called)

    def skill_names(self, present: str) -> tuple[str, ...]:
        """Every id that now means the skill `present`: its own first, unless it has itself moved on."""
        return _all_called(self.skills, present)

    def level_names(self, present: str) -> tuple[str, ...]:
        """Every id that now means the level `present`."""
        return _all_called(self.levels, present)


def _followed(moves: Mapping[str, str], called: str) -> str:
    seen = {called}
    while called in moves and moves[called] not in seen:
        called = moves[called]
        seen.add(called)
    return called


def _all_called(moves: Mapping[str, str], present: str) -> tuple[str, ...]:
    return tuple(called for called in dict.fromkeys((present, *moves)) if _followed(moves, called) == present)


class Names(Value, frozen=True):
    """The framework's names by id. What it no longer has keeps the id that it was written down with."""

    skills: Mapping[str, str]
    levels: Mapping[str, str]
    moves: RenamedIds

    def skill(self, called: str) -> str:
        """A skill's name."""
        return self.skills.get(self.moves.skill(called), called)

    def level(self, called: str) -> str:
        """A level's title."""
        return self.levels.get(self.moves.level(called), called)


def look_up_names(framework: Framework | None, moves: RenamedIds) -> Names:
    """The names of a framework; without one everything is called by its id."""
    skills = {skill.id: skill.name for skill in framework.skills} if framework else {}
    levels = {level.id: level.title for level in framework.levels} if framework else {}
    return Names(skills, levels, moves)
