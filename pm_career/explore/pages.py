"""The page of each location, as the commands build it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from pm_career.advice.comparison import compare
from pm_career.advice.paths import find_routes
from pm_career.domain.framework import NO_LEVEL, Framework, Level, Skill
from pm_career.domain.page import Block, Hint, Page, Prose, Title
from pm_career.domain.text import format_count
from pm_career.explore.locations import Kind, Location
from pm_career.explore.places import find_areas
from pm_career.explore.session import Session
from pm_career.journal import evidence_search, goals
from pm_career.journal.advice import advise_owner
from pm_career.journal.audience import read_case_for
from pm_career.journal.dashboard import read_owner_dashboard
from pm_career.journal.one_on_one_agenda import read_meeting
from pm_career.journal.profile import Position
from pm_career.journal.promotion import read_case
from pm_career.journal.promotion_check import check_audience_case
from pm_career.journal.raters import choose_beside, find_newest_of_each
from pm_career.journal.responsibilities import group_by_responsibility
from pm_career.journal.review import read_week
from pm_career.views import (
    comparison,
    development,
    development_full,
    evidence,
    goal_list,
    ladder,
    level,
    me,
    one_on_one,
    path,
    promotion,
    promotion_check,
    responsibilities,
    skill,
    skills,
    week,
)

_NEWEST = 10
"""Pieces of evidence on its page; the list that Enter opens has all."""


def build_page(location: Location, session: Session, position: Position) -> Page:
    """Build the page of a location, without the hints of commands to type next, as the navigator has keys for them."""
    return tuple(block for block in _build_full_page(location, session, position) if not isinstance(block, Hint))


def _build_full_page(location: Location, session: Session, position: Position) -> Page:
    if build_own := _OWN_PAGES.get(location.kind):
        return build_own(session)
    match location.kind:
        case "next" | "whole next":
            return _build_advice_page(session, position, location)
        case "level" | "whole level" | "responsibility":
            return _build_level_page(location, session, position)
        case _:
            return _build_ladder_page(location, session.ladder, position)


def _build_level_page(location: Location, session: Session, position: Position) -> Page:
    """A level or one of its responsibilities, with the person's evidence, private pieces included."""
    known = session.ladder
    here = known.level(location.ids[0])
    with session.open_notes() as (store, owner):
        found = group_by_responsibility(store, owner, here)
    if location.kind == "responsibility":
        return responsibilities.build_page(here, int(location.ids[1]), found)
    full = location.kind == "whole level"
    return level.build_page(known, here, full=full, rated=position.rated, evidence=found)


def _build_ladder_page(location: Location, known: Framework, position: Position) -> Page:
    ids = location.ids
    match location.kind:
        case "ladder":
            return ladder.build_table_page(known)
        case "skills" | "area":
            areas = find_areas(known)
            shown = {ids[0]: areas[ids[0]]} if ids else areas
            return skills.build_page(known, shown, position.rated, position.target or position.level)
        case "skill":
            return _build_skill_page(known, known.skill(ids[0]), ids[1:], position)
        case "compare":
            pair = [known.level(each) for each in ids]
            return comparison.build_page(known, pair, [compare(known, ids[0], ids[1])], only_changes=False)
        case "path":
            return _build_path_page(known, known.level(ids[0]), known.level(ids[1]))
        case _:
            return ()  # a command's answer, which the screen that ran it has; and screens that are no page


def _build_skill_page(known: Framework, shown: Skill, level_ids: tuple[str, ...], position: Position) -> Page:
    """A skill at one level; without one the whole skill, the person's own level first."""
    rated = position.rated.get(shown.id)
    step = rated if known.has_rating_step(rated) else None
    if level_ids:
        return skill.build_page(known, shown, level=known.level(level_ids[0]), rated=step)
    return skill.build_page(known, shown, level=position.level, rated=step, full=True)


def _build_path_page(known: Framework, start: Level, to: Level) -> Page:
    found = find_routes(known, start.id, to.id)
    if not found:
        said = f"The ladder does not lead up from {start.title} to {to.title}."
        return (Title("No way up", "Path", f"{start.id} → {to.id}"), Prose(said, "In short"))
    return path.build_page(known, start, to, found)


def _build_advice_page(session: Session, position: Position, location: Location) -> Page:
    ids = location.ids
    own = NO_LEVEL if position.is_outside else position.level.id if position.level else None
    start = ids[0] if ids else own
    if start is None:
        said = "The advice starts from a level, and none is set yet. Enter leads to the profile, where you set it."
        return (Title("What to develop next", "Next"), Prose(said, "What to do"))
    with session.open_notes() as (store, owner):
        found = advise_owner(store, owner, start=start, to=ids[1] if len(ids) > 1 else None, rater=session.view)
    build = development.build_page if location.kind == "next" else development_full.build_full_page
    today = session.today()
    return build(session.ladder, found.advice, rated=found.rated, remarks=found.list_remarks(today), today=today)


def _build_dashboard_page(session: Session) -> Page:
    today = session.today()
    with session.open_notes() as (store, owner):
        found = read_owner_dashboard(store, owner, today, session.view)
        beside = choose_beside(find_newest_of_each(store, owner), session.view, everybody=False)
    return me.build_page(
        session.ladder, owner.profile, found.board, today, found.remarks, beside=beside, agreement=found.agreement
    )


def _build_plan_page(session: Session) -> Page:
    today = session.today()
    with session.open_notes() as (store, owner):
        found = goals.find_all(store, owner, today).goals
    said = _say_how_to_open("goals" if found else "")
    return (*(goal_list.build_page(found, today) if found else (Title("No goals yet", "Plan"),)), said)


def _build_evidence_page(session: Session) -> Page:
    today = session.today()
    with session.open_notes() as (store, owner):
        found = evidence_search.find_all(store, owner, today)
    if not found.evidence:
        return (Title("No evidence yet", "Evidence"), _say_how_to_open(""))
    listed = evidence.build_list_page(found.evidence, found.wanted, owner.names, today, limit=_NEWEST)
    return (*listed, _say_how_to_open("evidence"))


def _build_case_page(session: Session, *, is_whole: bool) -> Page:
    """The promotion case for the person's target; without a level what to do first."""
    with session.open_notes() as (store, owner):
        if not owner.profile.level:
            return _NO_CASE
        case = read_case(store, owner, session.today())
    return promotion.build_page(case) if is_whole else promotion.build_first_page(case)


def _build_check_page(session: Session, *, is_whole: bool) -> Page:
    """What a committee would send back in the case; the links lead to where each is mended."""
    with session.open_notes() as (store, owner):
        if not owner.profile.level:
            return _NO_CASE
        seen = read_case_for(store, owner, session.today())
        report = check_audience_case(owner, seen, promotion.count_claim_words(seen.case))
    return promotion_check.build_check_page(seen.case, report, full=is_whole, format=None)


def _build_one_on_one_page(session: Session) -> Page:
    """What the next one-on-one is about, all items; how many private pieces of evidence are left out stands below."""
    today = session.today()
    with session.open_notes() as (store, owner):
        meeting = read_meeting(store, owner, today, full=True)
    page = one_on_one.build_page(meeting, owner.mention(), today, full=True)
    if not meeting.private:
        return page
    said = f"Left out: {format_count(meeting.private, 'private pieces')} of evidence."
    return (*page, Prose(said, "Left out", tone="muted"))


def _build_week_page(session: Session) -> Page:
    with session.open_notes() as (store, owner):
        return week.build_overview_page(read_week(store, owner, session.today()), owner.mention())


def _say_how_to_open(entries: str) -> Block:
    said = f"Enter opens the list of {entries}." if entries else "Enter opens the list, where you add the first."
    return Prose(said, "What to do", tone="muted")


_NO_CASE: Page = (
    Title("Your promotion case", "Promotion case"),
    Prose(
        "A case is for your next level, and no level is set yet. Enter leads to the profile, where you set it.",
        "What to do",
    ),
)
"""The page of the case and of its check for somebody without a level."""
_OWN_PAGES: Mapping[Kind, Callable[[Session], Page]] = {
    "me": _build_dashboard_page,
    "plan": _build_plan_page,
    "evidence": _build_evidence_page,
    "case": partial(_build_case_page, is_whole=False),
    "whole case": partial(_build_case_page, is_whole=True),
    "check": partial(_build_check_page, is_whole=False),
    "whole check": partial(_build_check_page, is_whole=True),
    "one-on-one": _build_one_on_one_page,
    "week": _build_week_page,
}
"""The pages that are made of the person's notes alone."""
