"""Where somebody can be in the navigator, what is written there, and where one can go from there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from pm_career.advice.comparison import compare
from pm_career.advice.development import advise
from pm_career.advice.paths import find_routes, find_stages
from pm_career.domain.framework import Framework, Level, Value
from pm_career.domain.page import Hint, Page, Prose, Title
from pm_career.explore.notebook import Notebook
from pm_career.views import comparison, level, path, skill

Kind = Literal["level", "skill", "responsibility", "compare", "path", "next", "me", "answer"]


class Place(Value, frozen=True):
    """A page by what it is about: ids of levels or of a skill; a responsibility by its level's id and its number.

    The answer of a command is known by its number among those of this sitting.
    """

    kind: Kind
    ids: tuple[str, ...] = ()


class Link(NamedTuple):
    """A way on: what it is to the present page, its name, and the place it leads to."""

    how: str
    name: str
    place: Place


ME = Place("me")


def at_level(level_id: str) -> Place:
    """The page of a level."""
    return Place("level", (level_id,))


def at_skill(skill_id: str) -> Place:
    """The page of a skill."""
    return Place("skill", (skill_id,))


def at_responsibility(level_id: str, number: int) -> Place:
    """The page of a level's responsibility, counted from 0."""
    return Place("responsibility", (level_id, str(number)))


def level_of(place: Place) -> str | None:
    """The level that a page is about, or leads to."""
    if place.kind in ("skill", "me", "answer"):
        return None
    return place.ids[-1 if place.kind in ("compare", "path", "next") else 0]


def is_on(ladder: Framework, place: Place) -> bool:
    """Whether a ladder has what a page is about."""
    if place.kind in ("me", "answer"):
        return True
    if place.kind == "skill":
        return any(each.id == place.ids[0] for each in ladder.skills)
    levels = {each.id: each for each in ladder.levels}
    if place.kind == "responsibility":
        return place.ids[0] in levels and int(place.ids[1]) < len(levels[place.ids[0]].responsibilities)
    return levels.keys() >= set(place.ids)


def page_at(place: Place, notebook: Notebook) -> Page:
    """What is written at a place. What to type next is left out: here one presses keys."""
    return tuple(block for block in _page(place, notebook) if not isinstance(block, Hint))


def _page(place: Place, notebook: Notebook) -> Page:  # noqa: PLR0911  one for each kind of place
    ladder, ids = notebook.ladder, place.ids
    match place.kind:
        case "level":
            return level.build_page(ladder, ladder.level(ids[0]), rated=notebook.standing().rated)
        case "skill":
            return skill.build_page(ladder, ladder.skill(ids[0]), full=True)
        case "responsibility":
            return level.build_responsibility_page(ladder.level(ids[0]), int(ids[1]))
        case "compare":
            pair = [ladder.level(each) for each in ids]
            return comparison.build_page(ladder, pair, [compare(ladder, ids[0], ids[1])], only_changes=False)
        case "path":
            return _way(ladder, ladder.level(ids[0]), ladder.level(ids[1]))
        case "next":
            return notebook.advice(ladder.level(ids[0]), ladder.level(ids[1]) if len(ids) > 1 else None)
        case "me":
            return notebook.dashboard()
        case "answer":
            return ()  # whoever called the command has it


def _way(ladder: Framework, start: Level, to: Level) -> Page:
    found = find_routes(ladder, start.id, to.id)
    if not found:
        said = f"The ladder does not lead up from {start.title} to {to.title}."
        return (Title("No way up", "Path", f"{start.id} → {to.id}"), Prose(said, "In short"))
    return path.build_page(ladder, start, to, found)


def links_at(place: Place, notebook: Notebook) -> list[Link]:
    """The ways on from a place, in the order of its page; none of them twice."""
    unique: dict[Place, Link] = {}
    for link in _links(place, notebook):
        if link.place != place:
            unique.setdefault(link.place, link)
    return list(unique.values())


def _links(place: Place, notebook: Notebook) -> Iterator[Link]:
    ladder, ids = notebook.ladder, place.ids
    match place.kind:
        case "level":
            yield from _from_level(ladder, ladder.level(ids[0]))
        case "skill":
            yield from _from_skill(ladder, ids[0])
        case "responsibility":
            here = ladder.level(ids[0])
            yield _to_level("its level", here)
            yield from _responsibilities(here)
        case "compare":
            yield from (_to_level("level", ladder.level(each)) for each in ids)
            found = compare(ladder, ids[0], ids[1])
            yield from (Link(change.kind, change.skill.name, at_skill(change.skill.id)) for change in found.changes)
        case "path":
            way = (ladder.level(ids[0]), *find_stages(ladder, ids[0], ids[1]))
            yield from (_to_level("level", each) for each in way)
            for before, after in pairwise(way):
                yield Link("compare", f"{before.title} → {after.title}", Place("compare", (before.id, after.id)))
        case "next":
            yield from _from_advice(ladder, ids)
        case "me":
            yield from _from_me(notebook)
        case "answer":
            pass


def _from_level(ladder: Framework, here: Level) -> Iterator[Link]:
    yield from _responsibilities(here)
    for asked, bar in ladder.expected_at(here.id):
        yield Link("in focus" if bar.focus else "skill", bar.label or asked.name, at_skill(asked.id))
    yield from (_to_level("leads to", ladder.level(each)) for each in here.next)
    yield from (_to_level("aside to", ladder.level(each)) for each in here.lateral)
    yield from (_to_level("comes from", each) for each in ladder.leading_to(here.id))
    yield from (_to_level("aside from", each) for each in ladder.levels if here.id in each.lateral)


def _from_skill(ladder: Framework, skill_id: str) -> Iterator[Link]:
    here = ladder.skill(skill_id)
    yield from (Link("it builds on this", ladder.skill(each).name, at_skill(each)) for each in here.builds_on)
    yield from (
        Link("builds on it", each.name, at_skill(each.id)) for each in ladder.skills if skill_id in each.builds_on
    )
    for each in ladder.levels:
        bar = here.expectations.get(each.id)
        if bar is not None:
            yield _to_level("in focus there" if bar.focus else "asks for it", each)


def _from_advice(ladder: Framework, ids: tuple[str, ...]) -> Iterator[Link]:
    found = advise(ladder, ids[0], ids[1] if len(ids) > 1 else None)
    yield from (_to_level("level", each) for each in (found.start, *found.stages))
    for asked, bar in ladder.expected_at(found.level.id):
        yield Link("in focus" if bar.focus else "skill", bar.label or asked.name, at_skill(asked.id))


def _from_me(notebook: Notebook) -> Iterator[Link]:
    standing = notebook.standing()
    for how, here in (("your level", standing.level), ("your aim", standing.target)):
        if here is not None:
            yield _to_level(how, here)
    yield from (Link("skill", each.name, at_skill(each.id)) for each in notebook.ladder.skills)


def _responsibilities(here: Level) -> Iterator[Link]:
    for number, each in enumerate(here.responsibilities):
        yield Link("answerable for", each.title, at_responsibility(here.id, number))


def _to_level(how: str, to: Level) -> Link:
    return Link(how, to.title, at_level(to.id))
