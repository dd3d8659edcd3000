"""People and their profiles, and the settings of the whole file."""

from __future__ import annotations

from pm_career.domain.person import ME, Former, Profile
from pm_career.store.edits import ensure_person, list_former, save_former
from pm_career.store.ids import check_value
from pm_career.store.kinds import PERSON, SETTING
from pm_career.store.log import Change, Store
from pm_career.store.rows import make_row, read_values


def read_profile(store: Store, person: str = ME) -> Profile:
    """A person's profile; an empty one where there is none."""
    found = read_values(store, PERSON, "id = ?", (person,))
    return found[0] if found else Profile(person)


def list_people(store: Store) -> tuple[Profile, ...]:
    """Everybody there are notes about: `me` first, then by id."""
    return read_values(store, PERSON)


def list_former_profiles(store: Store, person: str = ME) -> tuple[Former[Profile], ...]:
    """The person's profile as it was before each edit, the oldest first."""
    return list_former(store, PERSON, person)


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
