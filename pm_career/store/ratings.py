"""Ratings: added, read back in order, the newest per skill. Nothing here changes one that is kept."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from pm_career.domain.ratings import Rater, Rating
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.store.ids import checked, issue, known_number, known_numbers_of
from pm_career.store.log import Change, Store
from pm_career.store.people import ensure_person
from pm_career.store.rows import day_text, id_of, instant_text, list_text, parsed_instant, parsed_numbers

_NO_MOVES = RenamedIds()
_COLUMNS = (
    "number, person, skill, step, date, recorded, rater, rater_name, framework, framework_version, note, evidence,"
    " assessment"
)


def add_ratings(change: Change, ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    """Keep new ratings; they come back with their ids, in the order given."""
    kept = tuple(keep_rating(change, rating) for rating in ratings)
    if kept:
        skills = ", ".join(dict.fromkeys(rating.skill for rating in kept))
        change.did(f"rated {kept[0].person} in {skills}")
    return kept


def keep_rating(change: Change, rating: Rating) -> Rating:
    """Keep one rating, without a word about it: for changes of which it is a part."""
    evidence = known_numbers_of(change, "evidence", rating.evidence, rating.person)
    ids = tuple(id_of("evidence", number) for number in evidence)
    rating = checked(msgspec.structs.replace(rating, evidence=ids))
    ensure_person(change, rating.person)
    assessment = known_number(change, "assessment", rating.assessment) if rating.assessment else None
    number, identity = issue(change, "rating", rating, change.now)
    kept = msgspec.structs.replace(rating, id=id_of("rating", number), recorded=change.now)
    put_rating(change, number, identity, kept, evidence, assessment)
    return kept


def put_rating(
    change: Change, number: int, identity: str, kept: Rating, evidence: Iterable[int], assessment: int | None
) -> None:
    """Write the row of a rating that has its number and its instant."""
    assert kept.recorded is not None
    change.insert(
        "rating",
        {
            "number": number,
            "identity": identity,
            "person": kept.person,
            "skill": kept.skill,
            "step": kept.step,
            "date": day_text(kept.date),
            "recorded": instant_text(kept.recorded),
            "rater": kept.rater,
            "rater_name": kept.rater_name,
            "framework": kept.framework,
            "framework_version": kept.framework_version,
            "note": kept.note,
            "evidence": list_text(evidence),
            "assessment": assessment,
        },
    )


def list_ratings(
    store: Store, person: str, *, skill: str = "", rater: Rater | None = None, moves: RenamedIds = _NO_MOVES
) -> tuple[Rating, ...]:
    """A person's ratings in the order they were added; with `skill`, those under its former names, too."""
    conditions, values = ["person = ?"], [person]
    if skill:
        names = moves.skill_names(skill) or (skill,)
        conditions.append(f"skill IN ({', '.join('?' * len(names))})")
        values.extend(names)
    if rater:
        conditions.append("rater = ?")
        values.append(rater)
    return _read(store, f"WHERE {' AND '.join(conditions)} ORDER BY number", values)


def list_ratings_of_assessment(store: Store, assessment: str) -> tuple[Rating, ...]:
    """The ratings that were given together in an assessment."""
    number = known_number(store, "assessment", assessment)
    return _read(store, "WHERE assessment = ? ORDER BY number", [number])


def find_newest_ratings(
    store: Store,
    person: str,
    *,
    rater: Rater | None = "self",
    until: date | None = None,
    moves: RenamedIds = _NO_MOVES,
) -> dict[str, Rating]:
    """The newest rating per skill, under the skill's present id; `rater` None: whoever gave it.

    Newest is the one about the latest day and, on one day, the one added last: never by the clock that recorded it.
    With `until`, only ratings about that day or earlier count.
    """
    raters = [rater] if rater else ["self", "manager", "peer"]
    newest: dict[str, Rating] = {}
    for each in raters:
        for rating in _newest_by(store, person, each, until):
            present = moves.skill(rating.skill)
            if present not in newest or _age(rating) > _age(newest[present]):
                newest[present] = rating
    return dict(sorted(newest.items()))


def _newest_by(store: Store, person: str, rater: str, until: date | None) -> tuple[Rating, ...]:
    return _read(
        store,
        "WHERE number IN (SELECT (SELECT r.number FROM rating r WHERE r.person = :person AND r.rater = :rater AND"
        " r.skill = s.skill AND r.date <= :until ORDER BY r.date DESC, r.number DESC LIMIT 1)"
        " FROM (SELECT DISTINCT skill FROM rating WHERE person = :person AND rater = :rater) s) ORDER BY number",
        {"person": person, "rater": rater, "until": "9999-12-31" if until is None else until.isoformat()},
    )


def _age(rating: Rating) -> tuple[date, int]:
    return rating.date, int(rating.id[1:])


def _read(store: Store, rest: str, values: Iterable[object] | Mapping[str, object]) -> tuple[Rating, ...]:
    found = store.rows(f"SELECT {_COLUMNS} FROM rating {rest}", values)
    there = evidence_still_there(store, [row[11] for row in found])
    return tuple(_rating(row, there) for row in found)


def evidence_still_there(store: Store, lists: Iterable[str]) -> set[int]:
    """Of the evidence numbers that these cells list, those that were not removed since."""
    named = {number for text in lists if text != "[]" for number in parsed_numbers(text)}
    return {number for number in named if store.rows("SELECT 1 FROM evidence WHERE number = ?", (number,))}


def evidence_ids(text: str, there: set[int]) -> tuple[str, ...]:
    """The ids in a cell that lists evidence numbers, of those that are still there."""
    return tuple(id_of("evidence", number) for number in parsed_numbers(text) if number in there)


def _rating(row: Any, there: set[int]) -> Rating:
    number, person, skill, step, day, recorded, rater, rater_name, framework, version, note, evidence, assessment = row
    return Rating(
        id=id_of("rating", number),
        person=person,
        skill=skill,
        step=step,
        date=date.fromisoformat(day),
        recorded=parsed_instant(recorded),
        rater=rater,
        rater_name=rater_name,
        framework=framework,
        framework_version=version,
        note=note,
        evidence=evidence_ids(evidence, there) if evidence != "[]" else (),
        assessment=None if assessment is None else id_of("assessment", assessment),
    )
