"""The links from the pages that prepare a talk: the promotion case, its check, the next one-on-one, and the week."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.advice.promotion_check.finding import Remedy
from pm_career.domain.framework import Level
from pm_career.domain.responsibilities import name_responsibilities
from pm_career.domain.week import QUESTIONS
from pm_career.explore.locations import (
    CASE,
    EVIDENCE,
    PLAN,
    PROFILE,
    Link,
    Location,
    locate_level,
    locate_responsibility,
    locate_skill,
)
from pm_career.explore.session import Session
from pm_career.journal import agreements, evidence, goals
from pm_career.journal.access import Owner
from pm_career.journal.audience import read_case_for
from pm_career.journal.one_on_one_agenda import read_meeting
from pm_career.journal.promotion import list_unsorted, read_case
from pm_career.journal.promotion_check import check_audience_case
from pm_career.journal.review import read_week
from pm_career.store.kinds import AGREEMENT, GOAL
from pm_career.store.kinds import EVIDENCE as PIECE
from pm_career.store.log import Store
from pm_career.views.one_on_one import PART_TITLES
from pm_career.views.promotion import count_claim_words

_MOST_NOTES = 7
"""Notes of one item of a one-on-one to which there are links, the last; the evidence and the plan have all."""
_MOST_SKILLS = 3
"""Skills of one item of a one-on-one to which there are links: those that the page names."""
_SET_LEVEL = Link("set it here", "Profile", PROFILE)


def list_links_from_case(session: Session) -> Iterator[Link]:
    """The whole case, what was agreed, what has to be shown (what has no evidence first), the scope, all evidence."""
    with session.open_notes() as (store, owner):
        if not owner.profile.level:
            yield _SET_LEVEL
            return
        case = read_case(store, owner, session.today())
        unsorted = list_unsorted(store, owner)
        left = tuple(evidence.find(store, owner, each.id) for each in case.left)
    yield Link("in full", "The whole case", Location("whole case"))
    yield Link("in short", "The first page", CASE)
    yield from (Link("first", case.piece(id).what, _locate_piece(id)) for id in case.first)
    yield Link("what to mend", "The check of the case", Location("check"))
    yield Link("what you ask for", case.ask or "Say what you ask for", Location("sentence", ("ask",)))
    yield from (Link("agreed", each.what, Location("agreement", (each.id,))) for each in case.agreed)
    ids = list(name_responsibilities(case.target))
    for each in sorted(case.expected, key=lambda each: bool(each.evidence)):
        how = "shown" if each.evidence else "not shown yet"
        is_skill = each.kind == "skill"
        level = case.target.id
        to = locate_skill(each.id, level) if is_skill else locate_responsibility(level, ids.index(each.id))
        yield Link(how, each.title, to)
    for line in case.scope:
        yield Link("scope", line.own or line.part.capitalize(), Location("sentence", ("scope", line.part)))
    for piece in case.pieces:
        yield Link("against" if piece.id in case.against else "in the case", piece.what, _locate_piece(piece.id))
    yield from (Link("not in the case", each.what, _locate_piece(each.id)) for each in unsorted)
    yield from (Link("left out", each.what, _locate_piece(each.id)) for each in left if not each.private)
    yield Link("the level", case.target.title, locate_level(case.target.id))


def find_subject(to: Location, target: Level) -> str:
    """Find the id of the skill or responsibility of the target that a link from the case leads to; empty for none."""
    match to.kind, to.ids:
        case "skill", (skill, *_):
            return skill
        case "responsibility", (_, number):
            return list(name_responsibilities(target))[int(number)]
        case _:
            return ""


def list_links_from_check(session: Session) -> Iterator[Link]:
    """Where to mend each finding, the most serious first; then all findings, and the case."""
    with session.open_notes() as (store, owner):
        if not owner.profile.level:
            yield _SET_LEVEL
            return
        seen = read_case_for(store, owner, session.today())
        report = check_audience_case(owner, seen, count_claim_words(seen.case))
        for finding in report.findings:
            piece = PIECE.parse_id(finding.place) is not None
            what = f" {evidence.find(store, owner, finding.place).what}" if piece else ""
            yield Link(finding.rule, f"{finding.place}{what}", _locate_remedy(finding.remedy))
    yield Link("in full", "All findings", Location("whole check"))
    yield Link("in short", "The findings by rule", Location("check"))
    yield Link("what is checked", "The case", CASE)


def _locate_remedy(remedy: Remedy) -> Location:
    """Where in the navigator a finding is mended; the case, where the person has to choose what with."""
    match remedy.act:
        case "ask" | "claim" | "scope" as kind:
            return Location("sentence", (kind, remedy.id) if remedy.id else (kind,))
        case "show agreement":
            return Location("agreement", (remedy.id,))
        case "add evidence":
            return Location("note", (remedy.subject,) if remedy.subject_kind == "skill" else ())
        case "rate" | "rate as manager":
            return Location("assess", (remedy.id,))
        case _:
            return _locate_piece(remedy.id) if remedy.id else CASE


def list_links_from_one_on_one(session: Session) -> Iterator[Link]:
    """A point to add, then what its items are about: goals, evidence, agreements, and skills."""
    with session.open_notes() as (store, owner):
        meeting = read_meeting(store, owner, session.today(), full=True)
        yield Link("to bring up", "Add a point", Location("point"))
        for item in meeting.agenda.items:
            how = PART_TITLES[item.part].lower()
            yield from (_link_to_note(store, owner, how, id) for id in item.ids[-_MOST_NOTES:])
            if not item.ids:
                yield from _link_to_skills(session, how, item.skills[:_MOST_SKILLS])
        if meeting.agreement:
            yield Link("agreed", meeting.agreement.what, Location("agreement", (meeting.agreement.id,)))
    yield Link("your goals", "Plan", PLAN)
    yield Link("your evidence", "Evidence", EVIDENCE)


def list_links_from_week(session: Session) -> Iterator[Link]:
    """The questions to answer, the goals that are due, and what was written down."""
    with session.open_notes() as (store, owner):
        found = read_week(store, owner, session.today())
        who = owner.mention()
    yield from (Link("answer it", each.format_text(who), Location("question", (each.key,))) for each in QUESTIONS)
    yield from (Link("how does it go?", each.what, Location("goal", (each.id,))) for each in found.due)
    yield from (Link("written down", each.what, _locate_piece(each.id)) for each in found.evidence)


def _locate_piece(id: str) -> Location:
    return Location("evidence", (id,))


def _link_to_note(store: Store, owner: Owner, how: str, id: str) -> Link:
    """A link to a goal, an agreement or a piece of evidence by its id."""
    if GOAL.parse_id(id) is not None:
        return Link(how, goals.find(store, owner, id).what, Location("goal", (id,)))
    if AGREEMENT.parse_id(id) is not None:
        return Link(how, agreements.find(store, owner, id).what, Location("agreement", (id,)))
    return Link(how, evidence.find(store, owner, id).what, _locate_piece(id))


def _link_to_skills(session: Session, how: str, skills: tuple[str, ...]) -> Iterator[Link]:
    """Links to the skills that the ladder has."""
    names = {each.id: each.name for each in session.ladder.skills}
    return (Link(how, names[each], locate_skill(each)) for each in skills if each in names)
