"""Ratings: add them, list them, find the newest per skill. A stored rating never changes."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pm_career.domain.ratings import RATER_KINDS, SELF, Rater, Rating
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.domain.text import one_line
from pm_career.store.cells import convert
from pm_career.store.edits import add_value
from pm_career.store.kinds import RATING
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
        values.append(rater.kind)
    found = read_values(store, RATING, " AND ".join(conditions), values)
    return tuple(each for each in found if each.who.key == rater.key) if rater else found


def list_raters(store: Store, person: str) -> tuple[Rater, ...]:
    """Everybody who rated a person or began to, each once with the name as it was written last.

    In the order of RATER_KINDS, those of one kind by name.
    """
    given = store.rows(
        "SELECT rater, rater_name, max(recorded) AS at FROM rating WHERE person = :person GROUP BY rater, rater_name"
        " UNION ALL"
        " SELECT rater, rater_name, max(started) FROM assessment WHERE person = :person GROUP BY rater, rater_name"
        " ORDER BY at",
        {"person": person},
    )
    named = [{"kind": kind, "name": name} for kind, name, _ in given]
    raters = convert(named, tuple[Rater, ...], one_line(f"a rater of {person}"))
    by_key = {each.key: SELF if each.kind == "self" else each for each in raters}
    return tuple(sorted(by_key.values(), key=lambda each: (RATER_KINDS.index(each.kind), each.key)))


def is_step_in_use(store: Store, step: int) -> bool:
    """Return whether a rating of anybody, or an answer of an assessment that is not finished, is of this step."""
    found = store.rows(
        "SELECT EXISTS (SELECT 1 FROM rating WHERE step = :step) OR EXISTS (SELECT 1 FROM answer WHERE step = :step)",
        {"step": step},
    )
    return any(is_found for (is_found,) in found)


def find_newest_ratings(
    store: Store,
    person: str,
    *,
    rater: Rater | None = SELF,
    until: date | None = None,
    moves: RenamedIds = _NO_MOVES,
) -> dict[str, Rating]:
    """The newest rating per skill, under the skill's present id; `rater` None: whoever gave it.

    Newest is the one about the latest day and, on one day, the one added last: never by the clock that recorded it.
    With `until`, only ratings about that day or earlier count.
    """
    newest: dict[str, Rating] = {}
    for each in [rater] if rater else list_raters(store, person):
        for rating in _find_newest_by(store, person, each, until):
            for present in moves.find_skills(rating.skill):
                if present not in newest or _make_age(rating) > _make_age(newest[present]):
                    newest[present] = rating
    return dict(sorted(newest.items()))


def _find_newest_by(store: Store, person: str, rater: Rater, until: date | None) -> tuple[Rating, ...]:
    bound = {"person": person, "rater": rater.kind, "until": until and until.isoformat()}
    named = ""
    if rater.kind != "self":  # of all that is written as this name
        spelt = store.rows(
            "SELECT DISTINCT rater_name FROM rating WHERE person = ? AND rater = ?", (person, rater.kind)
        )
        names = [name for (name,) in spelt if Rater(rater.kind, name).key == rater.key]
        named = f" AND r.rater_name IN ({', '.join(f':name{place}' for place in range(len(names)))})"
        bound |= {f"name{place}": name for place, name in enumerate(names)}
    return read_values(
        store,
        RATING,
        "number IN (SELECT (SELECT r.number FROM rating r WHERE r.person = :person AND r.rater = :rater AND"
        f" r.skill = s.skill AND (:until IS NULL OR r.date <= :until){named}"
        " ORDER BY r.date DESC, r.number DESC LIMIT 1)"
        " FROM (SELECT DISTINCT skill FROM rating WHERE person = :person AND rater = :rater) s)",
        bound,
    )


def _make_age(rating: Rating) -> tuple[date, int]:
    """What ratings are ordered by."""
    number = RATING.parse_id(rating.id)
    assert number is not None
    return rating.date, number
