"""Ratings: add them, list them, find the newest per skill. A stored rating never changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pm_career.domain.ratings import RATERS, Rater, Rating
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.store.edits import add_value
from pm_career.store.ids import find_number
from pm_career.store.kinds import ASSESSMENT, RATING
from pm_career.store.log import Change, Store
from pm_career.store.rows import read_values

_NO_MOVES = RenamedIds()


def add_ratings(change: Change, ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    """Store new ratings; they come back with their ids, in the order given."""
    stored = tuple(add_value(change, RATING, rating) for rating in ratings)
    if stored:
        skills = ", ".join(dict.fromkeys(rating.skill for rating in stored))
        change.describe(f"rated {stored[0].person} in {skills}")
    return stored


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
    return read_values(store, RATING, " AND ".join(conditions), values)


def list_ratings_of_assessment(store: Store, id: str) -> tuple[Rating, ...]:
    """The ratings that were given together in an assessment; an unknown id is a UsageError."""
    return read_values(store, RATING, "assessment = ?", (find_number(store, ASSESSMENT, id),))


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
    newest: dict[str, Rating] = {}
    for each in [rater] if rater else RATERS:
        for rating in _find_newest_by(store, person, each, until):
            present = moves.skill(rating.skill)
            if present not in newest or _make_age(rating) > _make_age(newest[present]):
                newest[present] = rating
    return dict(sorted(newest.items()))


def _find_newest_by(store: Store, person: str, rater: str, until: date | None) -> tuple[Rating, ...]:
    return read_values(
        store,
        RATING,
        "number IN (SELECT (SELECT r.number FROM rating r WHERE r.person = :person AND r.rater = :rater AND"
        " r.skill = s.skill AND r.date <= :until ORDER BY r.date DESC, r.number DESC LIMIT 1)"
        " FROM (SELECT DISTINCT skill FROM rating WHERE person = :person AND rater = :rater) s)",
        {"person": person, "rater": rater, "until": (until or date.max).isoformat()},
    )


def _make_age(rating: Rating) -> tuple[date, int]:
    """What ratings are ordered by."""
    number = RATING.parse_id(rating.id)
    assert number is not None
    return rating.date, number
