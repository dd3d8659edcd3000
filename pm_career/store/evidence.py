"""Evidence: add, edit, remove, find and count it."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from pm_career.domain.confirmations import OWN_SOURCES
from pm_career.domain.evidence import Counts, Evidence, EvidenceCount, Source
from pm_career.domain.framework import Value
from pm_career.domain.goals import Goal
from pm_career.domain.person import Former
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.domain.text import fold, format_count, format_counts, one_line
from pm_career.store.cells import convert
from pm_career.store.edits import add_value, edit_value, list_former, remove_value
from pm_career.store.faults import SpoiltError
from pm_career.store.ids import find_number
from pm_career.store.kind_references import list_dependents
from pm_career.store.kinds import EVIDENCE, GOAL
from pm_career.store.log import Change, Store, make_excerpt, name_owner
from pm_career.store.rows import find_referred, find_value, read_values

_NO_MOVES = RenamedIds()
_OWN_SOURCES = ", ".join(f"'{each}'" for each in sorted(OWN_SOURCES))
_HAS_OTHERS_WORD = f"(e.source NOT IN ({_OWN_SOURCES}) OR e.number IN (SELECT evidence FROM confirmation))"
"""Whether a row `e` of evidence rests on somebody else's word, as `is_others_word` has it: 1 or 0."""


class EvidenceFilter(Value, frozen=True):
    """What to list. Every part that is given must hold; `words` must all occur, whatever their case and accents.

    `responsibility` is an id at the level `responsibility_level`; without it any responsibility of that level is meant.
    """

    skill: str = ""
    level: str = ""
    responsibility: str = ""
    responsibility_level: str = ""
    since: date | None = None
    until: date | None = None
    source: Source | None = None
    goal: str = ""
    words: tuple[str, ...] = ()


EVERYTHING = EvidenceFilter()


def add_evidence(change: Change, evidence: Evidence, identity: str = "") -> Evidence:
    """Store new evidence; it comes back with its id. `identity` as for `find_imported`; else it gets one of its own."""
    stored = add_value(change, EVIDENCE, _name_skills_once(evidence), identity)
    change.describe(f"added evidence {stored.id} {make_excerpt(stored.what)}{name_owner(stored.person)}")
    return stored


def import_evidence(change: Change, pieces: Mapping[str, Evidence], file: str) -> tuple[Evidence, ...]:
    """Store evidence from a file, each piece with the identity that stands before it. They come back with their ids.

    No identity may be in the file yet: `list_imported` tells.
    """
    stored = tuple(add_value(change, EVIDENCE, _name_skills_once(each), identity) for identity, each in pieces.items())
    if stored:
        counted = format_count(len(stored), "evidence")
        change.describe(f"imported {counted} from {make_excerpt(file)}{name_owner(stored[0].person)}")
    return stored


def list_imported(store: Store) -> dict[str, str | None]:
    """The identity of all evidence that was ever here: with its id, or None if it was removed."""
    gone = store.rows("SELECT identity FROM tombstone WHERE kind = ?", (EVIDENCE.name,))
    here = store.rows("SELECT identity, number FROM evidence")
    return {identity: None for (identity,) in gone} | {each: EVIDENCE.format_id(number) for each, number in here}


def find_imported(store: Store, identities: Iterable[str]) -> dict[str, str | None]:
    """Those of the identities that are here: with the id of the evidence, or None for one that was removed."""
    known = list_imported(store)
    return {identity: known[identity] for identity in identities if identity in known}


def edit_evidence(change: Change, evidence: Evidence) -> Evidence:
    """Store the evidence with this id as it is given now; what it was before becomes history."""
    before, after = edit_value(change, EVIDENCE, _name_skills_once(evidence))
    if after != before:
        change.describe(f"edited evidence {after.id} {make_excerpt(after.what)}{name_owner(after.person)}")
    return after


def remove_evidence(change: Change, id: str) -> Evidence:
    """Take evidence out of every list and export, with its history, what is kept of it and its confirmations.

    Only undo brings it back; its id stays its own.
    """
    going = count_dependents(change, [id])
    removed = remove_value(change, EVIDENCE, id)
    along = f", with {format_counts(going)}" if going else ""
    change.describe(f"removed evidence {removed.id} {make_excerpt(removed.what)}{name_owner(removed.person)}{along}")
    return removed


def count_dependents(store: Store, ids: Iterable[str]) -> dict[str, int]:
    """How much there is of each kind, by its plural, that is nothing without the evidence with these ids."""
    counts: dict[str, int] = {}
    for number in [EVIDENCE.parse_id(id.strip()) for id in ids]:
        for kind, column in list_dependents(store.kinds, EVIDENCE.name):
            ((found,),) = store.rows(f"SELECT count(*) FROM {kind.name} WHERE {column.name} = ?", (number,))
            if found:
                counts[kind.plural] = counts.get(kind.plural, 0) + found
    return counts


def find_evidence(store: Store, id: str) -> Evidence:
    """The evidence with this id; an unknown one is a UsageError."""
    return find_value(store, EVIDENCE, id)


def list_served_goals(store: Store, evidence: Evidence) -> tuple[Goal, ...]:
    """The goals that a piece of evidence serves. Raises a SpoiltError for the piece if one of them is missing."""
    return tuple(find_referred(store, GOAL, each, f"{EVIDENCE.name} {evidence.id}") for each in evidence.goals)


def list_former_evidence(store: Store, id: str) -> tuple[Former[Evidence], ...]:
    """The evidence as it was before each edit, the oldest first."""
    return list_former(store, EVIDENCE, find_number(store, EVIDENCE, id))


def list_evidence(
    store: Store, person: str, wanted: EvidenceFilter = EVERYTHING, moves: RenamedIds = _NO_MOVES
) -> tuple[Evidence, ...]:
    """A person's evidence in the order it was added. A skill or level is found under former names, too."""
    conditions = ["person = ?"]
    values: list[object] = [person]

    def add(condition: str, *more: object) -> None:
        conditions.append(condition)
        values.extend(more)

    if wanted.skill:
        names = moves.skill_names(wanted.skill) or (wanted.skill,)
        add(f"number IN (SELECT evidence FROM evidence_skill WHERE skill IN ({_marks(names)}))", *names)
    if wanted.level:
        names = moves.level_names(wanted.level) or (wanted.level,)
        add(f"level IN ({_marks(names)})", *names)
    if wanted.responsibility_level:
        names = moves.level_names(wanted.responsibility_level) or (wanted.responsibility_level,)
        add(f"responsibility != '' AND responsibility_level IN ({_marks(names)})", *names)
    if wanted.responsibility:
        names = moves.responsibility_names(wanted.responsibility_level, wanted.responsibility)
        add(f"responsibility IN ({_marks(names)})", *names)
    if wanted.since:
        add("date >= ?", wanted.since.isoformat())
    if wanted.until:
        add("date <= ?", wanted.until.isoformat())
    if wanted.source:
        add("source = ?", wanted.source)
    if wanted.goal:
        add("number IN (SELECT evidence FROM evidence_goal WHERE goal = ?)", GOAL.parse_id(wanted.goal))
    found = read_values(store, EVIDENCE, " AND ".join(conditions), values)
    words = [fold(word) for word in wanted.words]
    return tuple(each for each in found if _has_all(each, words)) if words else found


def count_evidence(store: Store, person: str, moves: RenamedIds = _NO_MOVES) -> tuple[EvidenceCount, ...]:
    """How much evidence there is for each skill, level and side, under present ids. Raises a SpoiltError for a row."""
    try:
        return _count_evidence(store, person, moves)
    except SpoiltError:
        read_values(store, EVIDENCE, "person = ?", (person,))  # names the piece that is damaged
        raise


def _count_evidence(store: Store, person: str, moves: RenamedIds) -> tuple[EvidenceCount, ...]:
    found = store.rows(
        f"SELECT s.skill, e.level, e.counts, count(*), max(e.date), sum({_HAS_OTHERS_WORD})"
        " FROM evidence e JOIN evidence_skill s ON s.evidence = e.number"
        " WHERE e.person = ? GROUP BY s.skill, e.level, e.counts ORDER BY s.skill, e.level, e.counts",
        (person,),
    )
    # a kind of its own has other ways to call a skill
    if type(moves) is RenamedIds and not (moves.skills or moves.split_skills):
        return tuple(
            _make_count((skill, moves.level(level) if level else "", counts), count, newest, others_word)
            for skill, level, counts, count, newest, others_word in found
        )
    return _count_under_present_ids(store, person, moves)


def find_ids_against(store: Store, person: str) -> frozenset[str]:
    """The ids of all of a person's evidence that counts against its skills."""
    found = store.rows("SELECT number FROM evidence WHERE person = ? AND counts = 'against'", (person,))
    return frozenset(EVIDENCE.format_id(number) for (number,) in found)


def _count_under_present_ids(store: Store, person: str, moves: RenamedIds) -> tuple[EvidenceCount, ...]:
    """One piece of evidence may name a skill by its old and its new id, and still counts once."""
    pieces: defaultdict[tuple[str, str, Counts], dict[int, tuple[str, int]]] = defaultdict(dict)
    tied = store.rows(
        f"SELECT s.skill, e.level, e.counts, e.number, e.date, {_HAS_OTHERS_WORD}"
        " FROM evidence e JOIN evidence_skill s ON s.evidence = e.number WHERE e.person = ? ORDER BY s.skill",
        (person,),
    )
    for skill, level, counts, number, day, has_others_word in tied:
        for present in moves.find_skills(skill):
            pieces[present, moves.level(level) if level else "", counts][number] = (day, has_others_word)
    found = []
    for key, tied_once in pieces.items():
        newest = max((day for day, _ in tied_once.values()), key=str)
        found.append(_make_count(key, len(tied_once), newest, sum(has_word for _, has_word in tied_once.values())))
    return tuple(found)


def _make_count(key: tuple[object, object, object], count: int, newest: object, others_word: object) -> EvidenceCount:
    """How much evidence of one kind there is for a skill. Raises a SpoiltError if a cell of it is damaged."""
    skill, level, counts = key
    fields = {
        "skill": skill, "level": level, "counts": counts, "count": count, "newest": newest, "others_word": others_word,
    }  # fmt: skip
    return convert(fields, EvidenceCount, one_line(f"evidence tied to {skill}"))


def _name_skills_once(evidence: Evidence) -> Evidence:
    return msgspec.structs.replace(evidence, skills=tuple(dict.fromkeys(evidence.skills)))


def _has_all(evidence: Evidence, words: list[str]) -> bool:
    text = fold("\n".join((evidence.what, evidence.outcome, evidence.project, *evidence.links)))
    return all(word in text for word in words)


def _marks(items: tuple[str, ...]) -> str:
    return ", ".join("?" * len(items))
