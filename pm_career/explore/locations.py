"""Where the navigator can be: a page, or a screen of its own."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pm_career.domain.framework import NO_LEVEL, Framework, Value

Kind = Literal[
    "me",
    "next",
    "whole next",
    "ladder",
    "level",
    "whole level",
    "responsibility",
    "skills",
    "area",
    "skill",
    "compare",
    "path",
    "plan",
    "goal",
    "evidence",
    "case",
    "whole case",
    "check",
    "whole check",
    "one-on-one",
    "week",
    "assess",
    "note",
    "sentence",
    "question",
    "point",
    "agreement",
    "profile",
    "answer",
]


class Location(Value, frozen=True):
    """A page or a screen, named by what it is about.

    `ids` are the ids of levels; of a responsibility, its level's id and its number; of a skill, its id and, where it is
    shown at a level, that level's; of an area, its name; of a goal, its id; of evidence, the id of a piece, none for
    all; of a note, the id of its skill; of a sentence of the case, its kind and what it is about; of a question of the
    week, its key; of an agreement, its id; of a rating, the ids of the skills to rate, none for all; of a command's
    answer, its number in this session. 'next' without ids is from the person's own level to the target.
    """

    kind: Kind
    ids: tuple[str, ...] = ()


class Link(NamedTuple):
    """A link from a page: how its target is related to the page, its name, and its target."""

    how: str
    name: str
    to: Location


ME = Location("me")
NEXT = Location("next")
LADDER = Location("ladder")
SKILLS = Location("skills")
PLAN = Location("plan")
EVIDENCE = Location("evidence")
CASE = Location("case")
CHECK = Location("check")
ONE_ON_ONE = Location("one-on-one")
WEEK = Location("week")
ASSESS = Location("assess")
PROFILE = Location("profile")


def locate_level(level_id: str) -> Location:
    """Return the location of a level."""
    return Location("level", (level_id,))


def locate_area(area: str) -> Location:
    """Return the location of an area of skills; empty: of the skills without one."""
    return Location("area", (area,))


def locate_skill(skill_id: str, level_id: str = "") -> Location:
    """Return the location of a skill at a level or, if that is empty, of the whole skill."""
    return Location("skill", (skill_id, level_id) if level_id else (skill_id,))


def locate_responsibility(level_id: str, number: int) -> Location:
    """Return the location of a level's responsibility, counted from 0."""
    return Location("responsibility", (level_id, str(number)))


def find_level_id(location: Location) -> str | None:
    """Find the id of the level that a page is about or leads to; None for a page about no level."""
    match location.kind:
        case "level" | "whole level" | "responsibility":
            return location.ids[0]
        case "compare" | "path" | "next" | "whole next" if location.ids and location.ids[-1] != NO_LEVEL:
            return location.ids[-1]
        case _:
            return None


def is_on_ladder(ladder: Framework, location: Location) -> bool:
    """Return whether a ladder has what a page is about."""
    ids = location.ids
    levels = {each.id: each for each in ladder.levels}
    match location.kind:
        case "next" | "whole next":
            return {NO_LEVEL, *levels} >= set(ids)
        case "level" | "whole level" | "compare" | "path":
            return levels.keys() >= set(ids)
        case "responsibility":
            return ids[0] in levels and int(ids[1]) < len(levels[ids[0]].responsibilities)
        case "skill":
            return any(each.id == ids[0] for each in ladder.skills) and levels.keys() >= set(ids[1:])
        case "area":
            return any(each.area == ids[0] for each in ladder.skills)
        case _:
            return True
