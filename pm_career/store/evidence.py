"""Evidence: kept, edited with its history, removed, listed by what one remembers of it."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from pm_career.domain.evidence import Evidence, Proof, Source
from pm_career.domain.framework import Value
from pm_career.domain.person import Former
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.store.history import add_former, formers
from pm_career.store.ids import checked, issue, known_number, known_numbers_of
from pm_career.store.log import Change, Row, Store, make_excerpt
from pm_career.store.people import ensure_person
from pm_career.store.rows import day_text, id_of, instant_text, number_in, parsed_instant

_NO_MOVES = RenamedIds()
_COLUMNS = "e.number, e.person, e.what, e.date, e.level, e.outcome, e.link, e.source, e.created"


class EvidenceFilter(Value, frozen=True):
    """What to list. Every part that is given must hold; `words` must all occur, in any case, in what was written."""

    skill: str = ""
    level: str = ""
    since: date | None = None
    until: date | None = None
    source: Source | None = None
    goal: str = ""
    words: tuple[str, ...] = ()


EVERYTHING = EvidenceFilter()


def add_evidence(change: Change, evidence: Evidence) -> Evidence:
    """Keep new evidence; it comes back with its id."""
    evidence, goals = _ready(change, evidence)
    ensure_person(change, evidence.person)
    number, identity = issue(change, "evidence", evidence, change.now)
    kept = msgspec.structs.replace(evidence, id=id_of("evidence", number), created=change.now)
    put_evidence(change, number, identity, kept, goals)
    change.did(f"added evidence {kept.id} {make_excerpt(kept.what)}")
    return kept


def put_evidence(change: Change, number: int, identity: str, kept: Evidence, goals: Iterable[int]) -> None:
    """Write the rows of evidence that has its number and its instant."""
    assert kept.created is not None
    own = {"number": number, "identity": identity, "person": kept.person, "created": instant_text(kept.created)}
    change.insert("evidence", own | content_of(kept))
    _tie(change, number, kept, goals)


def edit_evidence(change: Change, evidence: Evidence) -> Evidence:
    """Keep evidence with this id as it is given now; as it was, it becomes history. Whose it is does not change."""
    before = find_evidence(change, evidence.id)
    given = msgspec.structs.replace(evidence, id=before.id, person=before.person, created=before.created)
    after, goals = _ready(change, given)
    if after == before:
        return after
    number = known_number(change, "evidence", before.id)
    add_former(change, "evidence", number, before)
    change.update("evidence", (number,), content_of(after))
    _untie(change, number)
    _tie(change, number, after, goals)
    change.did(f"edited evidence {after.id} {make_excerpt(after.what)}")
    return after


def remove_evidence(change: Change, id: str) -> Evidence:
    """Take evidence out of every list and export, with its history. Only undo brings it back; its id stays its own."""
    removed = find_evidence(change, id)
    number = known_number(change, "evidence", id)
    _untie(change, number)
    change.delete_where("former", "kind = 'evidence' AND subject = ?", (str(number),))
    change.delete("evidence", (number,))
    change.did(f"removed evidence {removed.id} {make_excerpt(removed.what)}")
    return removed


def find_evidence(store: Store, id: str) -> Evidence:
    """The evidence with this id; an unknown one is a UsageError."""
    number = known_number(store, "evidence", id)
    return _read(store, "e.number = ?", [number])[0]


def list_evidence(
    store: Store, person: str, wanted: EvidenceFilter = EVERYTHING, moves: RenamedIds = _NO_MOVES
) -> tuple[Evidence, ...]:
    """A person's evidence in the order it was added. A skill or level is found under former names, too."""
    conditions = ["e.person = ?"]
    values: list[object] = [person]

    def also(condition: str, *more: object) -> None:
        conditions.append(condition)
        values.extend(more)

    if wanted.skill:
        names = moves.skill_names(wanted.skill) or (wanted.skill,)
        also(f"e.number IN (SELECT evidence FROM evidence_skill WHERE skill IN ({_marks(names)}))", *names)
    if wanted.level:
        names = moves.level_names(wanted.level) or (wanted.level,)
        also(f"e.level IN ({_marks(names)})", *names)
    if wanted.since:
        also("e.date >= ?", wanted.since.isoformat())
    if wanted.until:
        also("e.date <= ?", wanted.until.isoformat())
    if wanted.source:
        also("e.source = ?", wanted.source)
    if wanted.goal:
        also("e.number IN (SELECT evidence FROM evidence_goal WHERE goal = ?)", number_in("goal", wanted.goal))
    found = _read(store, " AND ".join(conditions), values)
    sought = [word.casefold() for word in wanted.words]
    return tuple(each for each in found if not sought or _holds_all(each, sought))


def list_former_evidence(store: Store, id: str) -> tuple[Former[Evidence], ...]:
    """The evidence as it was before each edit, the oldest first."""
    number = known_number(store, "evidence", id)
    return tuple(Former(msgspec.convert(parts, Evidence), at) for parts, at in formers(store, "evidence", number))


def count_proof(store: Store, person: str, moves: RenamedIds = _NO_MOVES) -> dict[str, Proof]:
    """For each skill that has evidence, under its present id: how much, and the day of the freshest."""
    found = store.rows(
        "SELECT s.skill, count(*), max(e.date) FROM evidence e JOIN evidence_skill s ON s.evidence = e.number"
        " WHERE e.person = ? GROUP BY s.skill ORDER BY s.skill",
        (person,),
    )
    if type(moves) is RenamedIds and not moves.skills:  # a kind of its own has other ways to call a skill
        return {skill: Proof(count, date.fromisoformat(newest)) for skill, count, newest in found}
    return _proof_under_present_ids(store, person, moves)


def _proof_under_present_ids(store: Store, person: str, moves: RenamedIds) -> dict[str, Proof]:
    """One piece of evidence may name a skill by its old and its new id, and still counts once."""
    days: defaultdict[str, dict[int, str]] = defaultdict(dict)
    tied = store.rows(
        "SELECT s.skill, e.number, e.date FROM evidence e JOIN evidence_skill s ON s.evidence = e.number"
        " WHERE e.person = ? ORDER BY s.skill",
        (person,),
    )
    for skill, number, day in tied:
        days[moves.skill(skill)][number] = day
    return {skill: Proof(len(each), date.fromisoformat(max(each.values()))) for skill, each in days.items()}


def _ready(store: Store, evidence: Evidence) -> tuple[Evidence, tuple[int, ...]]:
    """Evidence fit to be kept: each skill and goal once, goals in their order; and the goals' numbers."""
    goals = tuple(sorted(known_numbers_of(store, "goal", evidence.goals, evidence.person)))
    skills = tuple(dict.fromkeys(evidence.skills))
    ids = tuple(id_of("goal", goal) for goal in goals)
    return checked(msgspec.structs.replace(evidence, skills=skills, goals=ids)), goals


def content_of(evidence: Evidence) -> Row:
    """What was written of it, as columns."""
    return {
        "what": evidence.what,
        "level": evidence.level,
        "outcome": evidence.outcome,
        "link": evidence.link,
        "source": evidence.source,
        "date": day_text(evidence.date),
    }


def _tie(change: Change, number: int, evidence: Evidence, goals: Iterable[int]) -> None:
    for position, skill in enumerate(evidence.skills):
        change.insert("evidence_skill", {"evidence": number, "position": position, "skill": skill})
    for goal in goals:
        change.insert("evidence_goal", {"evidence": number, "goal": goal})


def _untie(change: Change, number: int) -> None:
    change.delete_where("evidence_skill", "evidence = ?", (number,))
    change.delete_where("evidence_goal", "evidence = ?", (number,))


def _read(store: Store, condition: str, values: list[object]) -> list[Evidence]:
    chosen = f"FROM evidence e WHERE {condition}"
    theirs = f"WHERE evidence IN (SELECT number {chosen}) ORDER BY evidence"
    skills = _lists(store, f"SELECT evidence, skill FROM evidence_skill {theirs}, position", values)
    goals = _lists(store, f"SELECT evidence, goal FROM evidence_goal {theirs}, goal", values)
    return [
        Evidence(
            id=id_of("evidence", number),
            person=person,
            what=what,
            date=date.fromisoformat(day),
            skills=tuple(skills[number]),
            level=level,
            outcome=outcome,
            link=link,
            source=source,
            goals=tuple(id_of("goal", goal) for goal in goals[number]),
            created=parsed_instant(created),
        )
        for number, person, what, day, level, outcome, link, source, created in store.rows(
            f"SELECT {_COLUMNS} {chosen} ORDER BY e.number", values
        )
    ]


def _lists(store: Store, query: str, values: list[object]) -> defaultdict[int, list[Any]]:
    lists: defaultdict[int, list[Any]] = defaultdict(list)
    for number, item in store.rows(query, values):
        lists[number].append(item)
    return lists


def _holds_all(evidence: Evidence, words: list[str]) -> bool:
    text = f"{evidence.what}\n{evidence.outcome}\n{evidence.link}".casefold()
    return all(word in text for word in words)


def _marks(items: tuple[str, ...]) -> str:
    return ", ".join("?" * len(items))
