"""The places that the left pane lists: the rows at the top, and what is below each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pm_career.advice.level_tree import PlacedLevel, lay_out_levels
from pm_career.domain.framework import Framework, Skill
from pm_career.explore.locations import (
    CASE,
    CHECK,
    EVIDENCE,
    LADDER,
    ME,
    NEXT,
    ONE_ON_ONE,
    PLAN,
    SKILLS,
    WEEK,
    Location,
    locate_area,
    locate_level,
    locate_responsibility,
    locate_skill,
)

_MAX_OPEN = 10
"""The most levels that are listed from the start, so that the places below them stay on the screen."""
_BRANCH = "⤷ "
_INDENT = "  "


class Place(NamedTuple):
    """A row of the pane.

    `before` stands before its name: where the ladder forks, the indentation of a branch. `has_more`: rows are below
    it; `is_open`: they are shown from the start. `minor`: it repeats what is listed elsewhere.
    """

    name: str
    to: Location
    has_more: bool = False
    is_open: bool = False
    before: str = ""
    minor: bool = False


def list_places(ladder: Framework) -> tuple[Place, ...]:
    """List the rows at the top. Another place is another line here."""
    return (
        Place("Me", ME),
        Place("Next", NEXT),
        Place("Ladder", LADDER, has_more=True, is_open=len(ladder.levels) <= _MAX_OPEN),
        Place("Skills", SKILLS, has_more=bool(ladder.skills)),
        Place("Plan", PLAN),
        Place("Evidence", EVIDENCE),
        Place("Week", WEEK),
        Place("One-on-one", ONE_ON_ONE),
        Place("Case", CASE),
        Place("Check", CHECK),
    )


def list_places_below(ladder: Framework, location: Location) -> Sequence[Place]:
    """List the rows below the one of a location."""
    match location.kind:
        case "ladder":
            return [_make_level_place(rung) for rung in lay_out_levels(ladder)]
        case "skills":
            areas = find_areas(ladder)
            if len(areas) == 1:
                return list(_list_skills(ladder.skills))
            return [Place(area or "Other skills", locate_area(area), has_more=True) for area in areas]
        case "area":
            return list(_list_skills(find_areas(ladder)[location.ids[0]]))
        case "level":
            return list(_list_inside_level(ladder, location.ids[0]))
        case _:
            return ()


def find_areas(ladder: Framework) -> dict[str, list[Skill]]:
    """Find the skills of each area, in the order of the ladder; those without an area are under an empty name, last."""
    areas: dict[str, list[Skill]] = {}
    for skill in sorted(ladder.skills, key=lambda each: not each.area):
        areas.setdefault(skill.area, []).append(skill)
    return areas


def _make_level_place(rung: PlacedLevel) -> Place:
    fork = _INDENT * (rung.depth - rung.begins) + (_BRANCH if rung.begins else "")
    return Place(rung.level.title, locate_level(rung.level.id), has_more=True, before=fork)


def _list_skills(skills: Sequence[Skill]) -> Iterator[Place]:
    return (Place(each.name, locate_skill(each.id)) for each in skills)


def _list_inside_level(ladder: Framework, level_id: str) -> Iterator[Place]:
    """The responsibilities of a level, and its skills in focus."""
    for number, each in enumerate(ladder.level(level_id).responsibilities):
        yield Place(each.title, locate_responsibility(level_id, number))
    for skill, bar in ladder.list_expected(level_id):
        if bar.focus:
            yield Place(bar.label or skill.name, locate_skill(skill.id, level_id), minor=True)
