"""List the evidence of one person that matches what was typed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pm_career.domain.dates import parse_first_day, parse_last_day
from pm_career.domain.evidence import Evidence, Source
from pm_career.domain.names import find_skill
from pm_career.errors import UsageError
from pm_career.journal.access import Owner
from pm_career.journal.evidence_parts import find_goal_ids, find_level_id
from pm_career.journal.responsibilities import parse_responsibility
from pm_career.store.evidence import EVERYTHING, EvidenceFilter, count_evidence, list_evidence
from pm_career.store.log import Store


class TypedFilter(NamedTuple):
    """What to list, as it was typed. None: not given."""

    skill: str | None = None
    level: str | None = None
    since: str | None = None
    until: str | None = None
    source: Source | None = None
    goal: str | None = None
    words: str | None = None
    responsibility: str | None = None


NO_FILTER = TypedFilter()


class Found(NamedTuple):
    """Evidence by its day, the newest last, with the filter it passed; `any_at_all`: the person has some evidence."""

    evidence: tuple[Evidence, ...]
    wanted: EvidenceFilter
    any_at_all: bool


def find_all(store: Store, owner: Owner, today: date, typed: TypedFilter = NO_FILTER) -> Found:
    """Find the person's evidence that matches every part of the filter, by its day, the newest last.

    With a responsibility the level says only at which one it is looked up.
    """
    skill, level, since, until, source, goal, words, responsibility = typed
    first = parse_first_day(since, today)
    last = parse_last_day(until, today) if until else None
    if first and last and first > last:
        raise UsageError(f"--since {first} is after --until {last}.", "Swap them.")
    wanted = EvidenceFilter(
        skill=_find_skill_to_list(store, owner, skill) if skill else "",
        level=_find_level_to_list(store, owner, level) if level and not responsibility else "",
        since=first,
        until=last,
        source=source,
        goal=find_goal_ids(store, owner, (goal,))[0] if goal else "",
        words=tuple((words or "").split()),
        **(_find_responsibility_to_list(store, owner, responsibility, level) if responsibility else {}),
    )
    found = sorted(list_evidence(store, owner.person, wanted, owner.renamed), key=lambda each: each.date)
    any_at_all = bool(found) or bool(wanted != EVERYTHING and list_evidence(store, owner.person))
    return Found(tuple(found), wanted, any_at_all)


def _find_skill_to_list(store: Store, owner: Owner, name: str) -> str:
    """Find the id of the skill with this name, or the same id if the ladder no longer has it but the evidence does."""
    try:
        return find_skill(owner.require_ladder(), name).id
    except UsageError:
        name = name.strip()
        if any(each.skill == name for each in count_evidence(store, owner.person)):
            return name
        raise


def _find_responsibility_to_list(store: Store, owner: Owner, name: str, level: str | None) -> dict[str, str]:
    """Do for a responsibility what `_find_skill_to_list` does for a skill; the parts of the filter that mean it."""
    try:
        return parse_responsibility(owner, name, level)
    except UsageError:
        name = name.strip()
        if not level and list_evidence(store, owner.person, EvidenceFilter(responsibility=name)):
            return {"responsibility": name}
        raise


def _find_level_to_list(store: Store, owner: Owner, name: str) -> str:
    """Do for a level what `_find_skill_to_list` does for a skill."""
    try:
        return find_level_id(owner, name)
    except UsageError:
        name = name.strip()
        if list_evidence(store, owner.person, EvidenceFilter(level=name)):
            return name
        raise
