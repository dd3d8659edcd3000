"""Ids that a framework no longer has: notes keep the id they were written with and are read under the present one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from pm_career.domain.framework import Framework, Level, Skill, Value
from pm_career.domain.responsibilities import name_responsibilities
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
    is meant. `responsibilities` are those of a level (by its present id) under the ids that they had before.
    """

    skills: dict[str, str] = msgspec.field(default_factory=dict)
    levels: dict[str, str] = msgspec.field(default_factory=dict)
    split_skills: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    split_levels: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    responsibilities: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)

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

    def responsibility(self, level: str, called: str) -> str:
        """The present id of the responsibility of a level that was once called so."""
        return self.responsibilities.get(self.level(level), {}).get(called, called)

    def responsibility_names(self, level: str, present: str) -> tuple[str, ...]:
        """Every id that now means the responsibility `present` of a level: its own first."""
        former = self.responsibilities.get(self.level(level), {})
        return (present, *(old for old, new in former.items() if new == present))


def follow_ladder(framework: Framework | None, stored: RenamedIds) -> RenamedIds:
    """The renamed ids that people told of (`stored`), with those that the ladder names under `formerly`.

    What people said goes first, but for a renaming of an id that the ladder has again to one that it calls former.
    """
    if framework is None:
        return stored
    skills, split_skills = _join(stored.skills, framework.skills)
    levels, split_levels = _join(stored.levels, framework.levels)
    return RenamedIds(skills, levels, split_skills, split_levels, _collect_responsibilities(framework))


def _collect_responsibilities(framework: Framework) -> dict[str, dict[str, str]]:
    """For each level with such: former id -> present id. One that two responsibilities name stays what it is."""
    found: dict[str, dict[str, str]] = {}
    for level in framework.levels:
        if any(each.formerly for each in level.responsibilities):
            claims = [(old, own) for own, each in name_responsibilities(level).items() for old in each.formerly]
            olds = [old for old, _ in claims]
            found[level.id] = {old: own for old, own in claims if olds.count(old) == 1}
    return found


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
    """The names of a framework's skills, levels and responsibilities. What it does not have is called by its id."""

    skills: Mapping[str, str]
    levels: Mapping[str, str]
    moves: RenamedIds
    framework: Framework | None = None

    def skill(self, called: str) -> str:
        """The name of a skill, whatever its id was when it was written down; of one that was split those of all."""
        return join_names([self.skills.get(each, called) for each in self.moves.find_skills(called)])

    def level(self, called: str) -> str:
        """The title of a level, whatever its id was when it was written down."""
        return self.levels.get(self.moves.level(called), called)

    def responsibility(self, level: str, called: str) -> str:
        """'Roadmap (senior)': a responsibility of a level, both as they were written down; empty if `called` is."""
        if not called:
            return ""
        own, level_id = self.moves.responsibility(level, called), self.moves.level(level)
        there = next((each for each in self.framework.levels if each.id == level_id), None) if self.framework else None
        found = name_responsibilities(there).get(own) if there else None
        return f"{(found.short or found.title) if found else own} ({level_id})"

    def describe_ties(self, skills: Sequence[str], level: str, responsibility: str) -> str:
        """Describe what evidence shows: 'Delivery and Roadmap (senior)', or 'no skill yet'."""
        names = dict.fromkeys((*map(self.skill, skills), self.responsibility(level, responsibility)))
        return join_names([name for name in names if name] or ["no skill yet"])


def look_up_names(framework: Framework | None, moves: RenamedIds) -> Names:
    """The names of a framework. Without one, everything is called by its id."""
    skills = {skill.id: skill.name for skill in framework.skills} if framework else {}
    levels = {level.id: level.title for level in framework.levels} if framework else {}
    return Names(skills, levels, moves, framework)
