"""Evidence of one person: add, edit, remove, find, and suggest the skills that it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from pm_career.domain.dates import parse_day, parse_first_day, parse_last_day
from pm_career.domain.evidence import Counts, Evidence, Source
from pm_career.domain.goals import Goal
from pm_career.domain.names import find_level, find_skill
from pm_career.domain.person import Former
from pm_career.errors import UsageError
from pm_career.journal.access import Owner, open_store
from pm_career.paths import find_data_file
from pm_career.store.erase import Erased, erase_things
from pm_career.store.evidence import (
    EVERYTHING,
    EvidenceFilter,
    add_evidence,
    count_evidence,
    edit_evidence,
    find_evidence,
    list_evidence,
    list_former_evidence,
    remove_evidence,
)
from pm_career.store.goals import close_goal, find_goal, list_goals
from pm_career.store.kinds import EVIDENCE
from pm_career.store.log import Change, Store
from pm_career.store.log_people import list_log_rows
from pm_career.store.people import list_people

if TYPE_CHECKING:
    from pm_career.advice.skill_suggestion import Suggestion


class TypedParts(NamedTuple):
    """Parts of a piece of evidence as they were typed. None: not given; an empty text: none. `on` is its day."""

    level: str | None = None
    outcome: str | None = None
    links: Sequence[str] | None = None
    source: Source | None = None
    on: str | None = None
    counts: Counts | None = None
    private: bool | None = None
    project: str | None = None


NO_PARTS = TypedParts()


class TypedFilter(NamedTuple):
    """What to list, as it was typed. None: not given."""

    skill: str | None = None
    level: str | None = None
    since: str | None = None
    until: str | None = None
    source: Source | None = None
    goal: str | None = None
    words: str | None = None


NO_FILTER = TypedFilter()


class Added(NamedTuple):
    """What `add` stored.

    `closed` are the ids of goals that it closed. `serves` is an open goal that it is tied to, `may_serve` one that is
    for one of its skills and that it is not tied to; at most one of them is given, and none for what counts against.
    `is_first` tells whether nothing
    was stored about this person before.
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
    """One piece of evidence with what it was before each edit, the oldest first, and the goals that it serves."""

    evidence: Evidence
    history: tuple[Former[Evidence], ...]
    goals: tuple[Goal, ...]


class Found(NamedTuple):
    """Evidence by its day, the newest last, with the filter it passed; `any_at_all`: the person has some evidence."""

    evidence: tuple[Evidence, ...]
    wanted: EvidenceFilter
    any_at_all: bool


def require_text(typed: str) -> str:
    """What happened, without the white space around it; a UsageError where nothing was typed."""
    text = typed.strip()
    if not text:
        raise UsageError(
            "You did not say what happened.", "Such as: pmcareer evidence add 'Cut the release to one form'"
        )
    return text


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
    """New evidence from what was typed, not stored yet; about `today` unless `typed` has another day."""
    new = Evidence(
        person=owner.person,
        what=what,
        date=today,
        skills=find_skill_ids(owner, skills),
        goals=find_goal_ids(store, owner, goals),
    )
    return replace(new, **parse_parts(owner, today, typed))


def add(change: Change, owner: Owner, new: Evidence, *, close_goals: bool = False) -> Added:
    """Store new evidence; with `close_goals` the open goals that it serves are done on its day.

    A UsageError where it counts against its skills and is to close goals.
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
    """The first open goal for one of the skills of evidence that is tied to no goal."""
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
    """The changes to `before` that were typed, checked. None leaves a part as it is, an empty text takes it out."""
    parts = parse_parts(owner, today, typed)
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
    """Make changes to what is stored now: another process may have changed another part meanwhile."""
    before = find(change, owner, evidence_id)
    return Edited(before, edit_evidence(change, apply_changes(owner, before, changes)))


def apply_changes(owner: Owner, before: Evidence, changes: Changes) -> Evidence:
    """The evidence as the changes make it. A skill under a former id is the same as under its present one."""
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
    """Take evidence out, with its history. All of it or, where one id is refused, none."""
    going = dict.fromkeys(find(change, owner, each).id for each in ids)
    return tuple(remove_evidence(change, each) for each in going)


def find_erasable(store: Store, owner: Owner, evidence_id: str) -> str:
    """The id of a piece of the person's evidence, also of one that was removed and that undo could bring back.

    A UsageError where it is unknown or somebody else's.
    """
    try:
        return find(store, owner, evidence_id).id
    except UsageError:
        number = EVIDENCE.parse_id(evidence_id.strip())
        for row in list_log_rows(store.connection, store.kinds):
            if number is not None and row.thing == (EVIDENCE.name, number) and owner.person in row.people:
                return EVIDENCE.format_id(number)
        raise


def remove_for_good(owner: Owner, ids: Iterable[str], now: datetime) -> Erased:
    """Erase pieces of evidence, with what they were before, also from what undo keeps.

    Only their identities and the day stay, so that copies elsewhere can follow. `ids` as `find_erasable` returns them.
    """
    with open_store() as store:
        numbers = [EVIDENCE.parse_id(find_erasable(store, owner, each)) for each in ids]
    return erase_things(find_data_file(), EVIDENCE, [each for each in numbers if each is not None], now)


def find(store: Store, owner: Owner, evidence_id: str) -> Evidence:
    """The person's evidence with this id; a UsageError where it is unknown or somebody else's."""
    found = find_evidence(store, evidence_id)
    owner.refuse_another(f"Evidence {found.id}", found.person)
    return found


def find_all(store: Store, owner: Owner, today: date, typed: TypedFilter = NO_FILTER) -> Found:
    """The person's evidence that matches all that was typed, by its day, the newest last."""
    skill, level, since, until, source, goal, words = typed
    first = parse_first_day(since, today) if since else None
    last = parse_last_day(until, today) if until else None
    if first and last and first > last:
        raise UsageError(f"--since {first} is after --until {last}.", "Swap them.")
    wanted = EvidenceFilter(
        skill=_find_skill_to_list(store, owner, skill) if skill else "",
        level=_find_level_to_list(store, owner, level) if level else "",
        since=first,
        until=last,
        source=source,
        goal=find_goal_ids(store, owner, (goal,))[0] if goal else "",
        words=tuple((words or "").split()),
    )
    found = sorted(list_evidence(store, owner.person, wanted, owner.renamed), key=lambda each: each.date)
    any_at_all = bool(found) or bool(wanted != EVERYTHING and list_evidence(store, owner.person))
    return Found(tuple(found), wanted, any_at_all)


def read_detail(store: Store, owner: Owner, evidence_id: str) -> Detail:
    """One piece of evidence whole."""
    found = find(store, owner, evidence_id)
    goals = tuple(find_goal(store, goal) for goal in found.goals)
    return Detail(found, list_former_evidence(store, found.id), goals)


def parse_parts(owner: Owner, today: date, typed: TypedParts) -> dict[str, Any]:
    """The parts that were typed, as they are stored, by the names of the fields of `Evidence`."""
    level, outcome, links, source, on, counts, private, project = typed
    found: dict[str, Any] = {
        "level": find_level_id(owner, level) if level is not None else None,
        "outcome": outcome.strip() if outcome is not None else None,
        "links": parse_links(links) if links is not None else None,
        "source": source,
        "date": parse_day(on, today) if on is not None else None,
        "counts": counts,
        "private": private,
        "project": project.strip() if project is not None else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def find_skill_ids(owner: Owner, names: Iterable[str]) -> tuple[str, ...]:
    """The ids of the skills that typed names stand for, each once."""
    return tuple(dict.fromkeys(find_skill(owner.require_ladder(), name).id for name in names))


def find_level_id(owner: Owner, name: str) -> str:
    """The id of the level that a typed name stands for; empty for an empty name."""
    return find_level(owner.require_ladder(), name).id if name.strip() else ""


def find_goal_ids(store: Store, owner: Owner, ids: Iterable[str]) -> tuple[str, ...]:
    """The ids of the person's goals as they are stored, each once; a UsageError for an unknown or another's goal."""
    found = {goal.id: goal for goal in (find_goal(store, each) for each in ids)}
    for goal in found.values():
        owner.refuse_another(f"Goal {goal.id}", goal.person)
    return tuple(found)


def parse_links(typed: Iterable[str]) -> tuple[str, ...]:
    """The links that were typed, each once, without the white space around them; empty ones are left out."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, typed))))


def suggest_skills(owner: Owner, text: str) -> tuple[Suggestion, ...]:
    """The skills that a text about something that happened sounds like, the likeliest first; none without a ladder."""
    if owner.ladder is None:
        return ()
    from pm_career.advice.skill_suggestion import suggest_skills  # brings the stemmer, which nothing else here needs

    return suggest_skills(owner.ladder, text)


def _find_skill_to_list(store: Store, owner: Owner, name: str) -> str:
    """The id of the skill that a name stands for; one that the ladder no longer has is found under its old id."""
    try:
        return find_skill(owner.require_ladder(), name).id
    except UsageError:
        name = name.strip()
        if any(each.skill == name for each in count_evidence(store, owner.person)):
            return name
        raise


def _find_level_to_list(store: Store, owner: Owner, name: str) -> str:
    """As `_find_skill_to_list`, for a level."""
    try:
        return find_level_id(owner, name)
    except UsageError:
        name = name.strip()
        if list_evidence(store, owner.person, EvidenceFilter(level=name)):
            return name
        raise
