"""Evidence of one person: add, edit, remove, read one piece, and suggest the skills that a text shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from pm_career.domain.confirmations import Confirmation
from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import Goal
from pm_career.domain.names import find_skill
from pm_career.domain.person import Former
from pm_career.errors import UsageError
from pm_career.journal.access import Owner, open_store
from pm_career.journal.evidence_parts import (
    NO_PARTS,
    TypedParts,
    find_goal_ids,
    find_skill_ids,
    parse_parts,
    require_text,
)
from pm_career.paths import find_data_file
from pm_career.store.confirmations import list_confirmations
from pm_career.store.erase import Erased, erase_evidence
from pm_career.store.evidence import (
    add_evidence,
    edit_evidence,
    find_evidence,
    list_former_evidence,
    list_served_goals,
    remove_evidence,
)
from pm_career.store.goals import close_goal, list_goals
from pm_career.store.kinds import EVIDENCE
from pm_career.store.log import Change, Store
from pm_career.store.log_people import list_log_rows
from pm_career.store.people import list_people
from pm_career.store.sent_copies import is_in_copy

if TYPE_CHECKING:
    from pm_career.advice.skill_suggestion import Suggestion


class Added(NamedTuple):
    """What `add` stored.

    `closed` are the ids of goals that it closed. `serves` is an open goal that it is tied to. `may_serve` is an open
    goal for one of its skills that it is not tied to. At most one of the two is given, and neither for evidence that
    counts against. `is_first` tells whether nothing was stored about this person before.
    """

    evidence: Evidence
    closed: tuple[str, ...] = ()
    serves: Goal | None = None
    may_serve: Goal | None = None
    is_first: bool = False


class Edited(NamedTuple):
    """A piece of evidence before and after an edit."""

    before: Evidence
    after: Evidence


class Changes(NamedTuple):
    """What to change in a piece of evidence: `parts` replace its own, skills and goals are added and taken out."""

    parts: Mapping[str, Any] = {}
    add_skills: Sequence[str] = ()
    remove_skills: Sequence[str] = ()
    add_goals: Sequence[str] = ()
    remove_goals: Sequence[str] = ()


NO_CHANGES = Changes()


class Detail(NamedTuple):
    """One piece of evidence with what it was before each edit, the oldest first, and the goals that it serves.

    `said` is what others said about it.
    """

    evidence: Evidence
    history: tuple[Former[Evidence], ...]
    goals: tuple[Goal, ...]
    said: tuple[Confirmation, ...]


def draft(
    store: Store,
    owner: Owner,
    today: date,
    *,
    what: str = "",
    skills: Iterable[str] = (),
    goals: Iterable[str] = (),
    typed: TypedParts = NO_PARTS,
) -> Evidence:
    """Build new evidence from what was typed, without storing it. Its day is `today` unless `typed` has another."""
    new = Evidence(
        person=owner.person,
        what=what,
        date=today,
        skills=find_skill_ids(owner, skills),
        goals=find_goal_ids(store, owner, goals),
    )
    return replace(new, **parse_parts(owner, today, typed))


def add(change: Change, owner: Owner, new: Evidence, *, close_goals: bool = False) -> Added:
    """Store new evidence. With `close_goals`, close the open goals that it serves, as done on its day.

    Raises a UsageError for `close_goals` with evidence that counts against its skills.
    """
    new = replace(new, what=require_text(new.what))
    if close_goals and new.counts == "against":
        raise UsageError("What counts against you does not complete a goal.", "Leave out --done or --against.")
    is_first = all(each.person != owner.person for each in list_people(change))
    stored = add_evidence(change, new)
    served = [goal for goal in list_goals(change, owner.person, "open") if goal.id in stored.goals]
    closed = tuple(goal.id for goal in served) if close_goals else ()
    for goal in closed:
        close_goal(change, goal, "done", stored.date)
    if stored.counts == "against":
        return Added(stored, is_first=is_first)
    serves = next((goal for goal in served if goal.id not in closed), None)
    return Added(stored, closed, serves, None if serves else _find_goal_to_serve(change, owner, stored), is_first)


def _find_goal_to_serve(store: Store, owner: Owner, stored: Evidence) -> Goal | None:
    """Find the first open goal for a skill of the evidence; None if the evidence is tied to a goal already."""
    if stored.goals:
        return None
    skills = {present for skill in stored.skills for present in owner.renamed.find_skills(skill)}
    is_open = list_goals(store, owner.person, "open")
    return next((goal for goal in is_open if owner.renamed.skill(goal.skill) in skills), None)


def read_changes(
    store: Store,
    owner: Owner,
    before: Evidence,
    today: date,
    *,
    what: str | None = None,
    skills: Iterable[str] = (),
    without_skills: Iterable[str] = (),
    goals: Iterable[str] = (),
    without_goals: Iterable[str] = (),
    typed: TypedParts = NO_PARTS,
) -> Changes:
    """Check the changes to `before` that were typed. None leaves a part as it is, an empty text removes it."""
    parts = parse_parts(owner, today, typed, (before.level, before.responsibility_level))
    if what is not None:
        parts["what"] = require_text(what)
    removed = find_goal_ids(store, owner, without_goals)
    return Changes(
        parts,
        find_skill_ids(owner, skills),
        tuple(
            each if each in before.skills else find_skill(owner.require_ladder(), each).id
            for each in map(str.strip, without_skills)
        ),
        tuple(each for each in find_goal_ids(store, owner, goals) if each not in removed),
        removed,
    )


def edit(change: Change, owner: Owner, evidence_id: str, changes: Changes) -> Edited:
    """Apply changes to the evidence as it is stored now, as another process may have changed other parts of it."""
    before = find(change, owner, evidence_id)
    return Edited(before, edit_evidence(change, apply_changes(owner, before, changes)))


def apply_changes(owner: Owner, before: Evidence, changes: Changes) -> Evidence:
    """Return the evidence with the changes. A skill under a former id counts as the skill under its present id."""
    skills = _merge_ids(before.skills, changes.add_skills, changes.remove_skills, owner.renamed.skill)
    goals = _merge_ids(before.goals, changes.add_goals, changes.remove_goals, str)
    return replace(before, **{"skills": skills, "goals": goals, **changes.parts})


def _merge_ids(
    present: Sequence[str], added: Sequence[str], removed: Sequence[str], present_id: Callable[[str], str]
) -> tuple[str, ...]:
    known = {present_id(each) for each in present}
    gone = {present_id(each) for each in removed}
    more = [each for each in added if present_id(each) not in known]
    return tuple(each for each in (*present, *more) if present_id(each) not in gone)


def remove(change: Change, owner: Owner, ids: Iterable[str]) -> tuple[Evidence, ...]:
    """Remove evidence with its history. Removes nothing if one of the ids is refused."""
    going = dict.fromkeys(find(change, owner, each).id for each in ids)
    return tuple(remove_evidence(change, each) for each in going)


def find_erasable(store: Store, owner: Owner, evidence_id: str) -> str:
    """Find the id of a piece of the person's evidence, also of one that is gone and that undo or a sent copy still has.

    Raises a UsageError if it is unknown or about another person.
    """
    try:
        return find(store, owner, evidence_id).id
    except UsageError:
        number = EVIDENCE.parse_id(evidence_id.strip())
        for row in list_log_rows(store.connection, store.kinds):
            if number is not None and row.thing == (EVIDENCE.name, number) and owner.person in row.people:
                return EVIDENCE.format_id(number)
        if number is not None and is_in_copy(store, owner.person, number):
            return EVIDENCE.format_id(number)
        raise


def remove_for_good(owner: Owner, ids: Iterable[str], now: datetime, *, from_sent: bool = False) -> Erased:
    """Erase pieces of evidence, with what they were before, what is kept of them and their confirmations.

    They go from what undo keeps, too, and with `from_sent` from the copies of cases that were handed over. Only their
    identities and the day stay, so that imports on other machines erase them too. `ids` as `find_erasable` gives them.
    """
    with open_store() as store:
        numbers = [EVIDENCE.parse_id(find_erasable(store, owner, each)) for each in ids]
    known = [each for each in numbers if each is not None]
    return erase_evidence(find_data_file(), known, now, from_sent=from_sent)


def find(store: Store, owner: Owner, evidence_id: str) -> Evidence:
    """Find the person's evidence with this id. Raises a UsageError if it is unknown or about another person."""
    found = find_evidence(store, evidence_id)
    owner.refuse_another(f"Evidence {found.id}", found.person)
    return found


def read_detail(store: Store, owner: Owner, evidence_id: str) -> Detail:
    """Read one piece of evidence, with what it was before, the goals that it serves, and what others said about it."""
    found = find(store, owner, evidence_id)
    said = list_confirmations(store, owner.person, found.id)
    return Detail(found, list_former_evidence(store, found.id), list_served_goals(store, found), said)


def suggest_skills(owner: Owner, text: str) -> tuple[Suggestion, ...]:
    """Suggest skills for a text about what happened, the most likely first; none without a ladder."""
    if owner.ladder is None:
        return ()
    from pm_career.advice.skill_suggestion import suggest_skills  # brings the stemmer, which nothing else here needs

    return suggest_skills(owner.ladder, text)
