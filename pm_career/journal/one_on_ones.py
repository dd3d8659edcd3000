"""One-on-ones of one person: whom they meet, points for the next one, and what was agreed when it was held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from pm_career.advice.goals import split_intention
from pm_career.domain.dates import parse_day, parse_due_day
from pm_career.domain.goals import Goal
from pm_career.domain.one_on_ones import OneOnOne, Point
from pm_career.domain.person import ME
from pm_career.domain.promotion import Agreement
from pm_career.domain.text import fold_spaces, one_line, start_sentence
from pm_career.errors import UsageError
from pm_career.journal.access import Owner
from pm_career.store.agreements import list_agreements
from pm_career.store.goals import add_goal, list_goals
from pm_career.store.log import Change, Store
from pm_career.store.one_on_ones import (
    add_one_on_one,
    edit_one_on_one,
    find_one_on_one,
    list_one_on_ones,
    remove_one_on_one,
)
from pm_career.store.ratings import list_ratings

MOST_POINTS = 30
"""Points of a one-on-one: more cannot be talked about."""


class Held(NamedTuple):
    """A one-on-one that was held, the goals that were agreed in it, and the next one, with what carries over."""

    one_on_one: OneOnOne
    agreed: tuple[Goal, ...]
    next: OneOnOne | None


def choose_name(store: Store, owner: Owner, typed: str | None) -> str:
    """Choose whom the owner meets: the name that was typed, else that of the last one-on-one, else the only manager's.

    Empty where nobody is known, and in notes about somebody else, who is the one that is met. Raises a UsageError for
    a name that was typed there.
    """
    if owner.person != ME:
        if typed is not None:
            hint = f"Leave --with out: {owner.mention().you} is the one you meet."
            raise UsageError("--with is for your own one-on-ones.", hint)
        return ""
    known = list_one_on_ones(store, ME)
    if typed is not None:
        name = one_line(typed)
        if not name:
            raise UsageError("You did not say whom you meet.", "Give a name: --with NAME")
        return next((each.with_name for each in known[::-1] if is_with(each, name)), name)
    if known:
        return max(known, key=lambda each: (each.held or date.max, known.index(each))).with_name
    names = {
        fold_spaces(each.rater_name): each.rater_name for each in list_ratings(store, ME) if each.rater == "manager"
    }
    return names.popitem()[1] if len(names) == 1 else ""


def note(
    change: Change, owner: Owner, text: str, *, typed: str | None = None, private: bool = False
) -> tuple[OneOnOne, int]:
    """Add a point to the next one-on-one, which is made if there is none; return it and the point's number, from 1."""
    if not text.strip():
        raise UsageError(
            "You did not say what to bring up.", "Such as: pmcareer one-on-one note 'Who presents the plan?'"
        )
    prepared = _open_next(change, owner, choose_name(change, owner, typed))
    if len(prepared.points) >= MOST_POINTS:
        raise UsageError(f"{prepared.id} has {MOST_POINTS} points already.", "Take one out: one-on-one note --remove N")
    points = (*prepared.points, Point(text.strip(), private))
    return edit_one_on_one(change, replace(prepared, points=points)), len(points)


def remove_point(change: Change, owner: Owner, number: int, typed: str | None = None) -> tuple[OneOnOne, Point]:
    """Take a point, by its number from 1, out of the next one-on-one; return what is left of that, and the point."""
    prepared = find_both(change, owner, choose_name(change, owner, typed))[1]
    points = prepared.points if prepared else ()
    _require_numbers(points, (number,))
    assert prepared is not None
    kept = tuple(each for place, each in enumerate(points, start=1) if place != number)
    return edit_one_on_one(change, replace(prepared, points=kept)), points[number - 1]


def hold(
    change: Change,
    owner: Owner,
    today: date,
    *,
    typed: str | None = None,
    on: str | None = None,
    done: Sequence[int] = (),
    agreed: Sequence[str] = (),
    due: Sequence[str] = (),
) -> Held:
    """Mark the next one-on-one as held on a day, as typed, today if it is None.

    What was `agreed` becomes goals, each due on the day at the same place of `due`; one day is for all. The points with
    the numbers `done`, from 1, were talked about; the rest carries over to the next one.
    """
    day = parse_day(on, today)
    name = choose_name(change, owner, typed)
    last, prepared = find_both(change, owner, name)
    if last and last.held and day < last.held:
        raise UsageError(f"{last.id} was held on {last.held.isoformat()}, after that day.", "Give a later --date.")
    _require_numbers(prepared.points if prepared else (), done)
    goals = tuple(add_goal(change, each) for each in read_agreed(owner, today, agreed, due))
    points = prepared.points if prepared else ()
    talked = tuple(replace(each, done=each.done or number in done) for number, each in enumerate(points, start=1))
    held = replace(
        _open_next(change, owner, name), state="held", held=day, points=talked, goals=tuple(each.id for each in goals)
    )
    stored = edit_one_on_one(change, held)
    rest = tuple(each for each in talked if not each.done)
    following = None
    if rest:
        following = add_one_on_one(change, OneOnOne(person=owner.person, with_name=name, points=rest))
    return Held(stored, goals, following)


def read_agreed(owner: Owner, today: date, agreed: Sequence[str], due: Sequence[str]) -> tuple[Goal, ...]:
    """Build the goals of what was agreed, without storing them: "when X, I will Y" is split into its halves.

    Raises a UsageError for an empty text, a day that has passed, and where the days are neither one nor as many.
    """
    if due and len(due) not in (1, len(agreed)):
        raise UsageError(
            f"There are {len(due)} days for {len(agreed)} agreements.",
            "Give one --due for all, or one for each --agreed.",
        )
    if due and not agreed:
        raise UsageError("--due is for what was agreed.", "Give --agreed TEXT as well.")
    days = [parse_due_day(each, today) for each in due]
    return tuple(
        _build_goal(owner, each, days[min(place, len(days) - 1)] if days else None) for place, each in enumerate(agreed)
    )


def _build_goal(owner: Owner, typed: str, due: date | None) -> Goal:
    text = typed.strip()
    if not text:
        raise UsageError(
            "You did not say what was agreed.", "Such as: --agreed 'when the plan is drafted, I will ask two teams'"
        )
    when, then = split_intention(text)
    if not then:
        return Goal(person=owner.person, what=text, due=due)
    return Goal(person=owner.person, what=start_sentence(then), when=when, then=then, due=due)


def list_all(store: Store, owner: Owner) -> tuple[OneOnOne, ...]:
    """List the owner's one-on-ones: those that are prepared, then those that were held, the last first."""
    found = list_one_on_ones(store, owner.person)
    return tuple(sorted(found, key=lambda each: (each.held or date.max, found.index(each)), reverse=True))


def find(store: Store, owner: Owner, id: str) -> OneOnOne:
    """Find one of the owner's one-on-ones by its id. Raises a UsageError for another person's."""
    found = find_one_on_one(store, id)
    owner.refuse_another(f"One-on-one {found.id}", found.person)
    return found


def remove(change: Change, owner: Owner, ids: Iterable[str]) -> tuple[OneOnOne, ...]:
    """Remove one-on-ones with their points and their history. Removes nothing if one of the ids is refused."""
    going = dict.fromkeys(find(change, owner, each).id for each in ids)
    return tuple(remove_one_on_one(change, each) for each in going)


def list_points(store: Store, owner: Owner, typed: str | None = None) -> tuple[Point, ...]:
    """List the points of the next one-on-one, in the order in which they are numbered."""
    prepared = find_both(store, owner, choose_name(store, owner, typed))[1]
    return prepared.points if prepared else ()


class Days(NamedTuple):
    """What was agreed with somebody and has a day: open goals of their one-on-ones, and open agreements."""

    goals: tuple[Goal, ...]
    agreements: tuple[Agreement, ...]


def list_days(store: Store, owner: Owner, typed: str | None = None) -> Days:
    """List what was agreed with somebody and is open, with a day. `typed` is whom the owner meets."""
    name = choose_name(store, owner, typed)
    met = [each for each in list_one_on_ones(store, owner.person) if is_with(each, name)]
    ids = {goal for each in met for goal in each.goals}
    goals = (each for each in list_goals(store, owner.person, "open") if each.id in ids)
    agreed = (each for each in list_agreements(store, owner.person) if each.state == "open" and concerns(each, name))
    return Days(tuple(each for each in goals if each.due), tuple(each for each in agreed if each.due))


def find_both(store: Store, owner: Owner, name: str) -> tuple[OneOnOne | None, OneOnOne | None]:
    """Find the last one-on-one that was held with somebody, and the one that is prepared."""
    found = [each for each in list_all(store, owner) if is_with(each, name)]
    held = next((each for each in found if each.state == "held"), None)
    return held, next((each for each in found if each.state == "open"), None)


def _open_next(change: Change, owner: Owner, name: str) -> OneOnOne:
    """The one-on-one with somebody that is prepared; a new one is stored if there is none."""
    prepared = find_both(change, owner, name)[1]
    return prepared or add_one_on_one(change, OneOnOne(person=owner.person, with_name=name))


def concerns(agreement: Agreement, name: str) -> bool:
    """Whether an agreement is to be talked about with somebody: with them, or where either name is not known."""
    names = {fold_spaces(each) for each in (agreement.with_name, name) if each.strip()}
    return len(names) < 2


def is_with(each: OneOnOne, name: str) -> bool:
    """Whether a one-on-one is with the person of this name, whatever the case and the spaces in it."""
    return fold_spaces(each.with_name) == fold_spaces(name)


def _require_numbers(points: Sequence[Point], numbers: Sequence[int]) -> None:
    """Raise a UsageError for a number that no point has."""
    for number in numbers:
        if not 1 <= number <= len(points):
            hint = f"They are numbered from 1 to {len(points)}." if points else "None was noted: one-on-one note TEXT"
            raise UsageError(f"There is no point {number}.", hint)
