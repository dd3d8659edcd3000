"""Ids that a framework no longer has: notes keep the id they were written with and are read under the present one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from pm_career.domain.framework import Framework, Level, Skill, Value
from pm_career.domain.text import join_names

RenamedKind = Literal["skill", "level"]


class RenamedId(Value, frozen=True):
    """An id that one framework no longer has, and the id that took its place."""

    framework: str
    kind: RenamedKind
    old: str
    new: str


class RenamedIds(Value, frozen=True):
    """All renamed ids of one framework: old id -> new id, which may itself have been renamed since.

    `split_skills` and `split_levels` are old ids that became several: they stay what they are until somebody says which
    is meant.
    """

    skills: dict[str, str] = msgspec.field(default_factory=dict)
    levels: dict[str, str] = msgspec.field(default_factory=dict)
    split_skills: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    split_levels: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)

    def skill(self, called: str) -> str:
        """The present id of the skill that was once called so; of one that was split the id it had last."""
        return _follow(self.skills, called)

    def level(self, called: str) -> str:
        """The present id of the level that was once called so; of one that was split the id it had last."""
        return _follow(self.levels, called)

    def find_skills(self, called: str) -> tuple[str, ...]:
        """The present ids of the skills that the one once called so has become: mostly one."""
        last = self.skill(called)
        return tuple(map(self.skill, self.split_skills[last])) if last in self.split_skills else (last,)

    def is_split(self, called: str) -> bool:
        """Whether the skill that was once called so has become several."""
        return self.skill(called) in self.split_skills

    def skill_names(self, present: str) -> tuple[str, ...]:
        """Every id that now means the skill `present`: its own first, unless that was itself renamed."""
        known = dict.fromkeys((present, *self.skills, *self.split_skills))
        return tuple(called for called in known if present in self.find_skills(called))

    def level_names(self, present: str) -> tuple[str, ...]:
        """Every id that now means the level `present`."""
        return tuple(called for called in dict.fromkeys((present, *self.levels)) if self.level(called) == present)


def follow_ladder(framework: Framework | None, stored: RenamedIds) -> RenamedIds:
    """The renamed ids that people told of (`stored`), with those that the ladder names under `formerly`.

    What people said goes first, but for a renaming of an id that the ladder has again to one that it calls former.
    """
    if framework is None:
        return stored
    skills, split_skills = _join(stored.skills, framework.skills)
    levels, split_levels = _join(stored.levels, framework.levels)
    return RenamedIds(skills, levels, split_skills, split_levels)


def _join(
    stored: Mapping[str, str], pieces: Sequence[Level] | Sequence[Skill]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Old id -> new id, and old id -> several new ids."""
    present, former = {each.id for each in pieces}, {id for each in pieces for id in each.formerly}
    moves = {old: new for old, new in stored.items() if old not in present or new not in former}
    claims: dict[str, list[str]] = {}
    for each in pieces:
        for old in each.formerly:
            if old not in moves:
                claims.setdefault(old, []).append(each.id)
    moves |= {old: new[0] for old, new in claims.items() if len(new) == 1}
    return moves, {old: tuple(new) for old, new in claims.items() if len(new) > 1}


def _follow(moves: Mapping[str, str], called: str) -> str:
    """The last id of the chain of renamings that begins at `called`; a circle ends before it closes."""
    seen = {called}
    while called in moves and moves[called] not in seen:
        called = moves[called]
        seen.add(called)
    return called


class Names(Value, frozen=True):
    """The names of a framework's skills and levels by id. What it does not have is called by its id."""

    skills: Mapping[str, str]
    levels: Mapping[str, str]
    moves: RenamedIds

    def skill(self, called: str) -> str:
        """The name of a skill, whatever its id was when it was written down; of one that was split those of all."""
        return join_names([self.skills.get(each, called) for each in self.moves.find_skills(called)])

    def level(self, called: str) -> str:
        """The title of a level, whatever its id was when it was written down."""
        return self.levels.get(self.moves.level(called), called)


def look_up_names(framework: Framework | None, moves: RenamedIds) -> Names:
    """The names of a framework. Without one, everything is called by its id."""
    skills = {skill.id: skill.name for skill in framework.skills} if framework else {}
    levels = {level.id: level.title for level in framework.levels} if framework else {}
    return Names(skills, levels, moves)
