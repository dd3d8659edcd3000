"""Goals: set, edited with their history, looked at, closed, listed."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections import defaultdict
from datetime import date

import msgspec

from pm_career.domain.goals import CheckIn, Goal, GoalStatus
from pm_career.domain.person import Former
from pm_career.errors import UsageError
from pm_career.store.history import add_former, formers
from pm_career.store.ids import checked, fingerprint, issue, known_number
from pm_career.store.log import Change, Row, Store, make_excerpt
from pm_career.store.people import ensure_person
from pm_career.store.rows import day_text, id_of, instant_text, parsed_day, parsed_instant

_COLUMNS = "number, person, what, skill, if_when, if_then, due, done_when, status, closed, created"


def add_goal(change: Change, goal: Goal) -> Goal:
    """Keep a new goal; it comes back with its id. Check-ins and evidence come to it later."""
    goal = checked(msgspec.structs.replace(goal, check_ins=(), evidence=()))
    ensure_person(change, goal.person)
    number, identity = issue(change, "goal", goal, change.now)
    kept = msgspec.structs.replace(goal, id=id_of("goal", number), created=change.now)
    put_goal(change, number, identity, kept)
    change.did(f"added goal {kept.id} {make_excerpt(kept.what)}")
    return kept


def put_goal(change: Change, number: int, identity: str, kept: Goal) -> None:
    """Write the row of a goal that has its number and its instant."""
    assert kept.created is not None
    own = {"number": number, "identity": identity, "person": kept.person, "created": instant_text(kept.created)}
    change.insert("goal", own | content_of(kept))


def edit_goal(change: Change, goal: Goal) -> Goal:
    """Keep the goal with this id as it is given now; as it was, it becomes history. Whose it is does not change.

    Check-ins and evidence have changes of their own and stay as they are.
    """
    before = find_goal(change, goal.id)
    after = _edited(change, before, goal)
    if after != before:
        change.did(f"edited goal {after.id} {make_excerpt(after.what)}")
    return after


def close_goal(change: Change, id: str, status: GoalStatus, on: date) -> Goal:
    """Say that a goal is done or dropped on a day, or open again."""
    before = find_goal(change, id)
    closed = None if status == "open" else on
    after = _edited(change, before, msgspec.structs.replace(before, status=status, closed=closed))
    if after != before:
        word = {"open": "reopened", "done": "marked as done", "dropped": "dropped"}[status]
        change.did(f"{word} goal {after.id} {make_excerpt(after.what)}")
    return after


def add_check_in(change: Change, id: str, given: CheckIn, *, closed_too: bool = False) -> Goal:
    """Add a check-in to a goal; to one that is done or dropped only with `closed_too`, else a UsageError."""
    goal = find_goal(change, id)
    if goal.status != "open" and not closed_too:
        raise UsageError(f"Goal {goal.id} is {goal.status}.", "Open it again before you check in on it.")
    put_check_in(change, known_number(change, "goal", id), checked(given), instant_text(change.now))
    change.did(f"checked in on goal {goal.id} {make_excerpt(goal.what)}")
    return find_goal(change, id)


def put_check_in(change: Change, goal: int, given: CheckIn, recorded: str) -> None:
    """Keep a check-in as the last one of a goal."""
    last = change.rows("SELECT coalesce(max(number), 0) FROM check_in WHERE goal = ?", (goal,))[0][0]
    row = {
        "goal": goal,
        "number": last + 1,
        "identity": check_in_identity(given, recorded),
        "date": day_text(given.date),
        "state": given.state,
        "note": given.note,
        "recorded": recorded,
    }
    change.insert("check_in", row)


def check_in_identity(given: CheckIn, recorded: str) -> str:
    """What tells one look at a goal from another, in every copy of the file."""
    return fingerprint("check_in", day_text(given.date), given.state, given.note, recorded)


def find_goal(store: Store, id: str) -> Goal:
    """The goal with this id; an unknown one is a UsageError."""
    number = known_number(store, "goal", id)
    return _read(store, "number = ?", [number])[0]


def list_goals(store: Store, person: str, status: GoalStatus | None = None) -> tuple[Goal, ...]:
    """A person's goals in the order they were set."""
    if status is None:
        return _read(store, "person = ?", [person])
    return _read(store, "person = ? AND status = ?", [person, status])


def list_former_goals(store: Store, id: str) -> tuple[Former[Goal], ...]:
    """The goal as it was before each edit, the oldest first, without its check-ins and evidence."""
    number = known_number(store, "goal", id)
    return tuple(Former(msgspec.convert(parts, Goal), at) for parts, at in formers(store, "goal", number))


def _edited(change: Change, before: Goal, goal: Goal) -> Goal:
    kept = {name: getattr(before, name) for name in ("id", "person", "created", "check_ins", "evidence")}
    after = checked(msgspec.structs.replace(goal, **kept))
    if after != before:
        number = known_number(change, "goal", before.id)
        add_former(change, "goal", number, msgspec.structs.replace(before, check_ins=(), evidence=()))
        change.update("goal", (number,), content_of(after))
    return after


def content_of(goal: Goal) -> Row:
    """What was written of it, as columns."""
    return {
        "what": goal.what,
        "skill": goal.skill,
        "if_when": goal.when,
        "if_then": goal.then,
        "due": day_text(goal.due),
        "done_when": goal.done_when,
        "status": goal.status,
        "closed": day_text(goal.closed),
    }


def _read(store: Store, condition: str, values: list[str] | list[int]) -> tuple[Goal, ...]:
    chosen = f"FROM goal WHERE {condition}"
    theirs = f"WHERE goal IN (SELECT number {chosen}) ORDER BY goal"
    looks: defaultdict[int, list[CheckIn]] = defaultdict(list)
    for goal, day, state, note, recorded in store.rows(
        f"SELECT goal, date, state, note, recorded FROM check_in {theirs}, number", values
    ):
        looks[goal].append(CheckIn(date.fromisoformat(day), state, note, parsed_instant(recorded)))
    tied: defaultdict[int, list[str]] = defaultdict(list)
    for goal, evidence in store.rows(f"SELECT goal, evidence FROM evidence_goal {theirs}, evidence", values):
        tied[goal].append(id_of("evidence", evidence))
    return tuple(
        Goal(
            id=id_of("goal", number),
            person=person,
            what=what,
            skill=skill,
            when=when,
            then=then,
            due=parsed_day(due),
            done_when=done_when,
            status=status,
            closed=parsed_day(closed),
            created=parsed_instant(created),
            check_ins=tuple(looks[number]),
            evidence=tuple(tied[number]),
        )
        for number, person, what, skill, when, then, due, done_when, status, closed, created in store.rows(
            f"SELECT {_COLUMNS} {chosen} ORDER BY number", values
        )
    )
