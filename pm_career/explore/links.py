"""The links from each location, in the order of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from pm_career.advice.comparison import compare
from pm_career.advice.dashboard import Dashboard
from pm_career.advice.development import Advice
from pm_career.advice.paths import find_routes, find_stages
from pm_career.domain.framework import NO_LEVEL, Framework, Level
from pm_career.domain.text import start_sentence
from pm_career.explore.locations import (
    ASSESS,
    EVIDENCE,
    NEXT,
    PLAN,
    PROFILE,
    Kind,
    Link,
    Location,
    locate_level,
    locate_responsibility,
    locate_skill,
)
from pm_career.explore.places import find_areas, list_places_below
from pm_career.explore.session import Session
from pm_career.explore.talk_links import (
    list_links_from_case,
    list_links_from_check,
    list_links_from_one_on_one,
    list_links_from_week,
)
from pm_career.journal.advice import advise
from pm_career.journal.dashboard import read_dashboard
from pm_career.journal.profile import Position

_OPENS: Mapping[Kind, tuple[Link, ...]] = {
    "plan": (Link("goals", "Open the plan", PLAN),),
    "evidence": (Link("all of it", "Open the evidence", EVIDENCE),),
}
"""The links from the pages of lists: to the lists."""


def find_links(location: Location, session: Session, position: Position) -> list[Link]:
    """Find the links from a location, in the order of its page, each target once."""
    unique: dict[Location, Link] = {}
    list_own = _OWN_LINKS.get(location.kind)
    for link in list_own(session) if list_own else _list_links(location, session, position):
        if link.to != location:
            unique.setdefault(link.to, link)
    return list(unique.values())


def locate_rating(session: Session) -> Location:
    """Return where to rate: the skills that the next step names because they are missing, else all."""
    with session.open_notes() as (store, owner):
        step = _find_next_step(read_dashboard(store, owner, session.today(), rater=session.view))
    return step.to if step and step.to.kind == "assess" else ASSESS


def _list_links(location: Location, session: Session, position: Position) -> Iterator[Link]:
    ladder, ids = session.ladder, location.ids
    match location.kind:
        case "next" | "whole next":
            yield from _list_links_from_advice(session, position, ids)
        case "ladder" | "skills" | "area":
            yield from (Link("", each.name, each.to) for each in list_places_below(ladder, location))
            if location.kind == "skills" and len(find_areas(ladder)) > 1:
                yield from (Link(each.area, each.name, locate_skill(each.id)) for each in ladder.skills)
        case "level" | "whole level":
            yield from _list_links_from_level(ladder, ladder.level(ids[0]), position)
            title = ladder.level(ids[0]).title
            yield Link("in short", title, locate_level(ids[0]))
            yield Link("in full", title, Location("whole level", ids))
        case "responsibility":
            here = ladder.level(ids[0])
            yield _link_to_level("its level", here)
            yield from _list_links_to_responsibilities(here)
        case "skill":
            yield from _list_links_from_skill(ladder, *ids)
        case "compare":
            yield from (_link_to_level("level", ladder.level(each)) for each in ids)
            found = compare(ladder, ids[0], ids[1])
            yield from (
                Link(change.kind, change.skill.name, locate_skill(change.skill.id, ids[1])) for change in found.changes
            )
        case "path":
            way = (ladder.level(ids[0]), *find_stages(ladder, ids[0], ids[1]))
            yield from (_link_to_level("level", each) for each in way)
            yield from (_link_to_comparison(before, after) for before, after in pairwise(way))
        case kind:
            yield from _OPENS.get(kind, ())


def _list_links_from_me(session: Session) -> Iterator[Link]:
    """What to do next, the skills to develop, what is due, then each skill of the table, the levels and the rest."""
    ladder = session.ladder
    with session.open_notes() as (store, owner):
        board = read_dashboard(store, owner, session.today(), rater=session.view)
        advice = advise(store, owner, rater=session.view).advice if board.level else None
    if board.level is None:
        yield Link("do this next", "Set your level", PROFILE)
    elif step := _find_next_step(board):
        yield step
    if board.draft:
        yield Link(board.draft.progress, "Go on rating", ASSESS)
    if advice:
        yield from _list_focus(advice)
        yield Link("all advice", "What to develop next", NEXT)
    for goals, how in ((board.overdue, "overdue"), (board.due_soon, "due"), (board.stale, "not looked at lately")):
        yield from (Link(how, each.what, Location("goal", (each.id,))) for each in goals)
    levels = [each.id for each in (board.target, board.present) if each]
    for place in board.places:
        asks = ladder.skill(place.skill).expectations
        there = next((each for each in levels if each in asks), "")
        yield Link("skill", place.name, locate_skill(place.skill, there))
    for how, level in (("present level", board.present), ("aim", board.target)):
        if level is not None:
            yield _link_to_level(how, level)
    yield Link("your steps", "Rate the skills", ASSESS)
    yield Link("name, level, aim", "Profile", PROFILE)


def _find_next_step(board: Dashboard) -> Link | None:
    """The link for the one thing to do next."""
    words = board.next_step.command.split()
    to: Location | None
    match words:
        case ["assess", *skills]:
            to = Location("assess", tuple(each for each in skills if not each.startswith("--")))
        case ["plan", "check-in", goal, *_]:
            to = Location("goal", (goal,))
        case ["plan", *_]:
            to = PLAN
        case ["evidence", "add", "--skill", skill, *_]:
            to = Location("note", (skill,))
        case ["evidence", *_]:
            to = Location("note")
        case ["next", skill] if not skill.startswith("-"):
            to = locate_skill(skill)
        case ["next", *_]:
            to = NEXT
        case _:
            to = None
    return Link("do this next", start_sentence(board.next_step.what), to) if to else None


def _list_focus(advice: Advice) -> Iterator[Link]:
    """The skills that the advice puts first, each at the level that it is for."""
    for each in advice.focus:
        yield Link("develop next", each.label, locate_skill(each.skill, advice.level.id))


def _list_links_from_advice(session: Session, position: Position, ids: tuple[str, ...]) -> Iterator[Link]:
    ladder = session.ladder
    if not (ids or position.level or position.is_outside):
        yield Link("set it here", "Profile", PROFILE)
        return
    start, to = ids[0] if ids else None, ids[1] if len(ids) > 1 else None
    with session.open_notes() as (store, owner):
        found = advise(store, owner, start=start, to=to, rater=session.view).advice
    yield from _list_focus(found)
    yield Link("in full", "All advice", Location("whole next", ids))
    yield Link("in short", "The advice", Location("next", ids))
    yield Link("your goals", "Plan", PLAN)
    yield from (_link_to_level("level", each) for each in (found.start, *found.stages) if each.id != NO_LEVEL)
    for asked, bar in ladder.list_expected(found.level.id):
        how = "in focus" if bar.focus else "skill"
        yield Link(how, bar.label or asked.name, locate_skill(asked.id, found.level.id))


def _list_links_from_level(ladder: Framework, here: Level, position: Position) -> Iterator[Link]:
    yield from _list_links_to_responsibilities(here)
    for asked, bar in ladder.list_expected(here.id):
        yield Link("in focus" if bar.focus else "skill", bar.label or asked.name, locate_skill(asked.id, here.id))
    yield from (_link_to_level("leads to", ladder.level(each)) for each in here.next)
    yield from (_link_to_level("aside to", ladder.level(each)) for each in here.lateral)
    yield from (_link_to_level("comes from", each) for each in ladder.find_levels_below(here.id))
    yield from (_link_to_level("aside from", each) for each in ladder.levels if here.id in each.lateral)
    own = position.level
    if position.is_outside:
        yield Link("what to develop first", f"To {here.title}", Location("next", (NO_LEVEL, here.id)))
    if own is not None and own.id != here.id:
        low, high = sorted((own, here), key=lambda each: each.rank)
        yield _link_to_comparison(low, high)
        if find_routes(ladder, own.id, here.id):
            yield Link("path", f"From {own.title} to here", Location("path", (own.id, here.id)))
            yield Link("what to develop next", f"To {here.title}", Location("next", (own.id, here.id)))


def _list_links_from_skill(ladder: Framework, skill_id: str, level_id: str = "") -> Iterator[Link]:
    here = ladder.skill(skill_id)
    if level_id:
        yield Link("at every level", here.name, locate_skill(skill_id))
    yield from (
        Link("it builds on this", ladder.skill(each).name, locate_skill(each, level_id)) for each in here.builds_on
    )
    yield from (
        Link("builds on it", each.name, locate_skill(each.id, level_id))
        for each in ladder.skills
        if skill_id in each.builds_on
    )
    for each in ladder.levels:
        bar = here.expectations.get(each.id)
        if bar is not None:
            yield _link_to_level("in focus there" if bar.focus else "asks for it", each)


def _list_links_to_responsibilities(here: Level) -> Iterator[Link]:
    for number, each in enumerate(here.responsibilities):
        yield Link("responsible for", each.title, locate_responsibility(here.id, number))


def _link_to_level(how: str, to: Level) -> Link:
    return Link(how, to.title, locate_level(to.id))


def _link_to_comparison(low: Level, high: Level) -> Link:
    return Link("compare", f"{low.title} → {high.title}", Location("compare", (low.id, high.id)))


_OWN_LINKS: Mapping[Kind, Callable[[Session], Iterator[Link]]] = {
    "me": _list_links_from_me,
    "case": list_links_from_case,
    "whole case": list_links_from_case,
    "check": list_links_from_check,
    "whole check": list_links_from_check,
    "one-on-one": list_links_from_one_on_one,
    "week": list_links_from_week,
}
"""The links from the pages that are made of the person's notes alone."""
