"""People and their profiles, and the settings of the whole file."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from typing import Any

import msgspec

from pm_career.domain.person import ME, Profile
from pm_career.domain.ratings import RATER_KINDS, Rater
from pm_career.store.cells import decode
from pm_career.store.edits import ensure_person, find_twin, remove_value, save_former
from pm_career.store.faults import SpoiltError
from pm_career.store.ids import check_value
from pm_career.store.kind_types import Kind
from pm_career.store.kinds import HISTORY, PERSON, SETTING, VIEW_SETTING
from pm_career.store.log import Change, Store
from pm_career.store.rows import find_value, make_row, read_values


def read_profile(store: Store, person: str = ME) -> Profile:
    """A person's profile; an empty one where there is none. Raises a SpoiltError if there are notes all the same."""
    found = read_values(store, PERSON, "id = ?", (person,))
    if not found and _has_notes(store, person):
        raise SpoiltError(f"person {person}")
    return found[0] if found else Profile(person)


def _has_notes(store: Store, person: str) -> bool:
    """Whether there is anything but the profile about a person."""
    return any(
        store.rows(f"SELECT 1 FROM {kind.name} WHERE {kind.owner} = ? LIMIT 1", (person,))
        for kind in store.kinds
        if kind.owner and kind.owner not in kind.key
    )


def list_people(store: Store) -> tuple[Profile, ...]:
    """Everybody there are notes about: `me` first, then by id."""
    return read_values(store, PERSON)


def save_profile(change: Change, profile: Profile) -> Profile:
    """Store a profile in the place of the person's present one, which becomes history."""
    profile = check_value(profile)
    before = read_profile(change, profile.person)
    if profile == before:
        return profile
    ensure_person(change, profile.person)
    if before != Profile(profile.person):
        save_former(change, PERSON, profile.person, before)
    change.update(PERSON.name, (profile.person,), make_row(change, PERSON.columns, profile))
    changed = [
        column.field for column in PERSON.columns if getattr(profile, column.field) != getattr(before, column.field)
    ]
    change.describe(f"set {', '.join(changed)} of {profile.person}")
    return profile


def read_settings(store: Store) -> dict[str, str]:
    """All settings by name."""
    return {setting.name: setting.value for setting in read_values(store, SETTING)}


def set_setting(change: Change, name: str, value: str) -> None:
    """Store a setting; an empty value takes it out."""
    before = read_settings(change).get(name, "")
    if value == before:
        return
    if not value:
        change.delete(SETTING.name, (name,))
    elif before:
        change.update(SETTING.name, (name,), {"value": value})
    else:
        change.insert(SETTING.name, {"name": name, "value": value})
    change.describe(f"set {name}")


def read_view(store: Store, person: str) -> Rater | None:
    """Whose view of a person the navigator shows; None where that was never chosen."""
    kind, _, name = read_settings(store).get(f"{VIEW_SETTING}{person}", "").partition(" ")
    return next((Rater(each, name) for each in RATER_KINDS if each == kind), None)


def save_view(change: Change, person: str, rater: Rater | None) -> None:
    """Store whose view of a person the navigator shows; None takes it out."""
    set_setting(change, f"{VIEW_SETTING}{person}", f"{rater.kind} {rater.name}".strip() if rater else "")


def rename_person(change: Change, person: str, new: str) -> None:
    """Everything about `person` is about `new` from now on, of whom there is nothing yet."""
    change.describe(f"renamed {person} to {new}")
    (cells,) = change.rows("SELECT * FROM person WHERE id = ?", (person,))
    columns = [column for _, column, *_ in change.rows("PRAGMA table_info(person)")]
    change.insert(PERSON.name, {**dict(zip(columns, cells, strict=True)), "id": new})
    _move_notes(change, person, new)
    _move_history(change, person, new)
    save_view(change, new, read_view(change, person))
    save_view(change, person, None)
    change.delete(PERSON.name, (person,))


def merge_person(change: Change, person: str, into: str) -> Profile:
    """Everything about `person` is about `into` from now on, of whom there is something already; return the profile.

    What is empty in the profile is filled in. The other profile becomes a part of its history.
    """
    change.describe(f"merged {person} into {into}")
    other, own = read_profile(change, person), read_profile(change, into)
    fields = [column.field for column in PERSON.columns if column.field != "person"]
    blanks = {name: getattr(other, name) for name in fields if not getattr(own, name)}
    merged = save_profile(change, msgspec.structs.replace(own, **blanks))
    _move_notes(change, person, into)
    _move_history(change, person, into)
    if other != Profile(person):
        save_former(change, PERSON, into, msgspec.structs.replace(other, person=into))
    save_view(change, person, None)
    change.delete(PERSON.name, (person,))
    return merged


def _move_notes(change: Change, person: str, to: str) -> None:
    """Make all that belongs to `person`, the profile apart, belong to `to`: what it was before each edit, too."""
    for kind in change.kinds:
        if not kind.owner or kind.owner in kind.key:
            continue
        keys = change.rows(f"SELECT {', '.join(kind.key)} FROM {kind.name} WHERE {kind.owner} = ?", (person,))
        for key in keys:
            if kind.once and _join_twin(change, kind, key[0], to):
                continue
            change.update(kind.name, key, {kind.owner: to})
            if kind.keeps_history:
                subject = str(key[0])
                for number, content in change.rows(_HISTORY_OF, (kind.name, subject)):
                    change.update(HISTORY, (kind.name, subject, number), {"content": _change_person(content, to)})


def _join_twin(change: Change, kind: Kind[Any], number: int, to: str) -> bool:
    """Make what the notes about `to` say once already a part of its history; return whether there was such a thing."""
    id = kind.format_id(number)
    value = msgspec.structs.replace(find_value(change, kind, id), person=to)
    twin = find_twin(change, kind, value)
    if twin is None:
        return False
    save_former(change, kind, twin, msgspec.structs.replace(value, id=kind.format_id(twin)))
    remove_value(change, kind, id)
    return True


def _move_history(change: Change, person: str, to: str) -> None:
    """Put what the profile of `person` was before each edit behind the history of the profile of `to`."""
    numbers = [number for number, _ in change.rows(_HISTORY_OF, (PERSON.name, to))]
    moved = change.rows(
        f"SELECT number, replaced, content, origin FROM {HISTORY} WHERE kind = ? AND subject = ? ORDER BY number",
        (PERSON.name, person),
    )
    for place, (number, replaced, content, origin) in enumerate(moved, max(numbers, default=0) + 1):
        change.delete(HISTORY, (PERSON.name, person, number))
        row = {"kind": PERSON.name, "subject": to, "number": place, "replaced": replaced, "origin": origin}
        change.insert(HISTORY, row | {"content": _change_person(content, to)})


_HISTORY_OF = f"SELECT number, content FROM {HISTORY} WHERE kind = ? AND subject = ? ORDER BY number"


def _change_person(content: str, to: str) -> str:
    """A former value as JSON, of another person."""
    return msgspec.json.encode({**decode(content), "person": to}).decode()
