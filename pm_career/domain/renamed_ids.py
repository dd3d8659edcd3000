"""Ids that a framework no longer has: notes keep the id they were written with and are read under the present one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from pm_career.domain.framework import Framework, Value

RenamedKind = Literal["skill", "level"]


class RenamedId(Value, frozen=True):
    """An id that one framework no longer has, and the id that took its place."""

    framework: str
    kind: RenamedKind
    old: str
    new: str


class RenamedIds(Value, frozen=True):
    """All renamed ids of one framework: old id -> new id, which may itself have been renamed since."""

    skills: dict[str, str] = msgspec.field(default_factory=dict)
    levels: dict[str, str] = msgspec.field(default_factory=dict)

    def skill(self, called: str) -> str:
        """The present id of the skill that once had this id."""
        return _follow(self.skills, called)

    def level(self, called: str) -> str:
        """The present id of the level that once had this id."""
        return _follow(self.levels, called)

    def skill_names(self, present: str) -> tuple[str, ...]:
        """Every id that now means the skill `present`: its own first, unless that was itself renamed."""
        return _find_all(self.skills, present)

    def level_names(self, present: str) -> tuple[str, ...]:
        """Every id that now means the level `present`."""
        return _find_all(self.levels, present)


def _follow(moves: Mapping[str, str], called: str) -> str:
    """The last id of the chain of renamings that begins at `called`; a circle ends before it closes."""
    seen = {called}
    while called in moves and moves[called] not in seen:
        called = moves[called]
        seen.add(called)
    return called


def _find_all(moves: Mapping[str, str], present: str) -> tuple[str, ...]:
    return tuple(called for called in dict.fromkeys((present, *moves)) if _follow(moves, called) == present)


class Names(Value, frozen=True):
    """The names of a framework's skills and levels by id. What it does not have is called by its id."""

    skills: Mapping[str, str]
    levels: Mapping[str, str]
    moves: RenamedIds

    def skill(self, called: str) -> str:
        """The name of a skill, whatever its id was when it was written down."""
        return self.skills.get(self.moves.skill(called), called)

    def level(self, called: str) -> str:
        """The title of a level, whatever its id was when it was written down."""
        return self.levels.get(self.moves.level(called), called)


def look_up_names(framework: Framework | None, moves: RenamedIds) -> Names:
    """The names of a framework. Without one, everything is called by its id."""
    skills = {skill.id: skill.name for skill in framework.skills} if framework else {}
    levels = {level.id: level.title for level in framework.levels} if framework else {}
    return Names(skills, levels, moves)
