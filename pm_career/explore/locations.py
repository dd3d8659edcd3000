"""Where the navigator can be, the page that is shown there, and the links to other locations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from pm_career.advice.comparison import compare
from pm_career.advice.development import advise
from pm_career.advice.paths import find_routes, find_stages
from pm_career.domain.framework import Framework, Level, Value
from pm_career.domain.page import Hint, Page, Prose, Title
from pm_career.explore.session import Session
from pm_career.journal.advice import advise as advise_from_notes
from pm_career.journal.advice import remark_on_ratings
from pm_career.journal.dashboard import read_dashboard
from pm_career.journal.newer_ladder import find_newer_ladder
from pm_career.journal.profile import Position, remark_on_target
from pm_career.journal.raters import choose_beside, find_newest_of_each
from pm_career.views import comparison, development_full, level, me, path, skill

Kind = Literal["level", "skill", "responsibility", "compare", "path", "next", "me", "answer"]


class Location(Value, frozen=True):
    """A page, named by what it is about.

    `ids` are the ids of levels or of a skill; of a responsibility, its level's id and its number; of a command's
    answer, its number in this session.
    """

    kind: Kind
    ids: tuple[str, ...] = ()


class Link(NamedTuple):
    """A link from a page: how its target is related to the page, its name, and its target."""

    how: str
    name: str
    to: Location


ME = Location("me")


def locate_level(level_id: str) -> Location:
    """Return the location of a level."""
    return Location("level", (level_id,))


def locate_skill(skill_id: str) -> Location:
    """Return the location of a skill."""
    return Location("skill", (skill_id,))


def locate_responsibility(level_id: str, number: int) -> Location:
    """Return the location of a level's responsibility, counted from 0."""
    return Location("responsibility", (level_id, str(number)))


def find_level_id(location: Location) -> str | None:
    """Find the id of the level that a page is about or leads to; None for a page about no level."""
    if location.kind in ("skill", "me", "answer"):
        return None
    return location.ids[-1 if location.kind in ("compare", "path", "next") else 0]


def is_on_ladder(ladder: Framework, location: Location) -> bool:
    """Return whether a ladder has what a page is about."""
    if location.kind in ("me", "answer"):
        return True
    if location.kind == "skill":
        return any(each.id == location.ids[0] for each in ladder.skills)
    levels = {each.id: each for each in ladder.levels}
    if location.kind == "responsibility":
        return location.ids[0] in levels and int(location.ids[1]) < len(levels[location.ids[0]].responsibilities)
    return levels.keys() >= set(location.ids)


def build_page(location: Location, session: Session, position: Position) -> Page:
    """Build the page of a location, without the hints of commands to type next, as the navigator has keys for them."""
    return tuple(block for block in _build_full_page(location, session, position) if not isinstance(block, Hint))


def _build_full_page(location: Location, session: Session, position: Position) -> Page:  # noqa: PLR0911  one for each kind of location
    ladder, ids = session.ladder, location.ids
    match location.kind:
        case "level":
            return level.build_page(ladder, ladder.level(ids[0]), full=True, rated=position.rated)
        case "skill":
            return skill.build_page(ladder, ladder.skill(ids[0]), full=True)
        case "responsibility":
            return level.build_responsibility_page(ladder.level(ids[0]), int(ids[1]))
        case "compare":
            pair = [ladder.level(each) for each in ids]
            return comparison.build_page(ladder, pair, [compare(ladder, ids[0], ids[1])], only_changes=False)
        case "path":
            return _build_path_page(ladder, ladder.level(ids[0]), ladder.level(ids[1]))
        case "next":
            return _build_advice_page(session, ids)
        case "me":
            return _build_dashboard_page(session)
        case "answer":
            return ()  # the screen that ran the command has it


def _build_path_page(ladder: Framework, start: Level, to: Level) -> Page:
    found = find_routes(ladder, start.id, to.id)
    if not found:
        said = f"The ladder does not lead up from {start.title} to {to.title}."
        return (Title("No way up", "Path", f"{start.id} → {to.id}"), Prose(said, "In short"))
    return path.build_page(ladder, start, to, found)


def _build_advice_page(session: Session, ids: tuple[str, ...]) -> Page:
    with session.open_notes() as (store, owner):
        found = advise_from_notes(store, owner, start=ids[0], to=ids[1] if len(ids) > 1 else None, rater=session.view)
        remarks = (*remark_on_ratings(store, owner, session.view, found), *found.remarks)
    return development_full.build_full_page(
        session.ladder, found.advice, rated=found.rated, remarks=remarks, today=session.today()
    )


def _build_dashboard_page(session: Session) -> Page:
    today = session.today()
    with session.open_notes() as (store, owner):
        board = read_dashboard(store, owner, today, rater=session.view)
        newer = find_newer_ladder(store, owner, session.view, (board.level, board.target))
        beside = choose_beside(find_newest_of_each(store, owner), session.view, everybody=False)
    remarks = (remark_on_target(owner), newer.sentence if newer else "")
    notes = tuple(filter(None, remarks))
    return me.build_page(session.ladder, owner.profile, board, today, notes, beside=beside)


def find_links(location: Location, ladder: Framework, position: Position) -> list[Link]:
    """Find the links from a location, in the order of its page, each target once."""
    unique: dict[Location, Link] = {}
    for link in _list_links(location, ladder, position):
        if link.to != location:
            unique.setdefault(link.to, link)
    return list(unique.values())


def _list_links(location: Location, ladder: Framework, position: Position) -> Iterator[Link]:
    ids = location.ids
    match location.kind:
        case "level":
            yield from _list_links_from_level(ladder, ladder.level(ids[0]))
        case "skill":
            yield from _list_links_from_skill(ladder, ids[0])
        case "responsibility":
            here = ladder.level(ids[0])
            yield _link_to_level("its level", here)
            yield from _list_links_to_responsibilities(here)
        case "compare":
            yield from (_link_to_level("level", ladder.level(each)) for each in ids)
            found = compare(ladder, ids[0], ids[1])
            yield from (Link(change.kind, change.skill.name, locate_skill(change.skill.id)) for change in found.changes)
        case "path":
            way = (ladder.level(ids[0]), *find_stages(ladder, ids[0], ids[1]))
            yield from (_link_to_level("level", each) for each in way)
            for before, after in pairwise(way):
                yield Link("compare", f"{before.title} → {after.title}", Location("compare", (before.id, after.id)))
        case "next":
            yield from _list_links_from_advice(ladder, ids)
        case "me":
            yield from _list_links_from_me(ladder, position)
        case "answer":
            pass


def _list_links_from_level(ladder: Framework, here: Level) -> Iterator[Link]:
    yield from _list_links_to_responsibilities(here)
    for asked, bar in ladder.list_expected(here.id):
        yield Link("in focus" if bar.focus else "skill", bar.label or asked.name, locate_skill(asked.id))
    yield from (_link_to_level("leads to", ladder.level(each)) for each in here.next)
    yield from (_link_to_level("aside to", ladder.level(each)) for each in here.lateral)
    yield from (_link_to_level("comes from", each) for each in ladder.find_levels_below(here.id))
    yield from (_link_to_level("aside from", each) for each in ladder.levels if here.id in each.lateral)


def _list_links_from_skill(ladder: Framework, skill_id: str) -> Iterator[Link]:
    here = ladder.skill(skill_id)
    yield from (Link("it builds on this", ladder.skill(each).name, locate_skill(each)) for each in here.builds_on)
    yield from (
        Link("builds on it", each.name, locate_skill(each.id)) for each in ladder.skills if skill_id in each.builds_on
    )
    for each in ladder.levels:
        bar = here.expectations.get(each.id)
        if bar is not None:
            yield _link_to_level("in focus there" if bar.focus else "asks for it", each)


def _list_links_from_advice(ladder: Framework, ids: tuple[str, ...]) -> Iterator[Link]:
    found = advise(ladder, ids[0], ids[1] if len(ids) > 1 else None)
    yield from (_link_to_level("level", each) for each in (found.start, *found.stages))
    for asked, bar in ladder.list_expected(found.level.id):
        yield Link("in focus" if bar.focus else "skill", bar.label or asked.name, locate_skill(asked.id))


def _list_links_from_me(ladder: Framework, position: Position) -> Iterator[Link]:
    for how, here in (("present level", position.level), ("aim", position.target)):
        if here is not None:
            yield _link_to_level(how, here)
    yield from (Link("skill", each.name, locate_skill(each.id)) for each in ladder.skills)


def _list_links_to_responsibilities(here: Level) -> Iterator[Link]:
    for number, each in enumerate(here.responsibilities):
        yield Link("responsible for", each.title, locate_responsibility(here.id, number))


def _link_to_level(how: str, to: Level) -> Link:
    return Link(how, to.title, locate_level(to.id))
