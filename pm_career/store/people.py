"""People and their profiles, and the settings of the whole file."""

from __future__ import annotations

import msgspec

from pm_career.domain.person import ME, Former, Profile
from pm_career.store.history import add_former, formers
from pm_career.store.ids import checked
from pm_career.store.log import Change, Store

_COLUMNS = ("name", "level", "target", "framework")


def read_profile(store: Store, person: str = ME) -> Profile:
    """What is known of a person; an empty profile where nothing is."""
    found = store.rows("SELECT id, name, level, target, framework FROM person WHERE id = ?", (person,))
    return Profile(*found[0]) if found else Profile(person)


def list_people(store: Store) -> tuple[Profile, ...]:
    """Everybody there are notes about: `me` first, then by id."""
    found = store.rows("SELECT id, name, level, target, framework FROM person ORDER BY id != ?, id", (ME,))
    return tuple(Profile(*row) for row in found)


def list_former_profiles(store: Store, person: str = ME) -> tuple[Former[Profile], ...]:
    """The person's profile as it was before each edit, the oldest first."""
    return tuple(Former(msgspec.convert(content, Profile), at) for content, at in formers(store, "person", person))


def save_profile(change: Change, profile: Profile) -> Profile:
    """Keep a profile in the place of the person's present one, which becomes history."""
    profile = checked(profile)
    before = read_profile(change, profile.person)
    ensure_person(change, profile.person)
    if profile == before:
        return profile
    if before != Profile(profile.person):
        add_former(change, "person", profile.person, before)
    after = msgspec.structs.asdict(profile)
    changed = [name for name in _COLUMNS if after[name] != getattr(before, name)]
    change.update("person", (profile.person,), {name: after[name] for name in _COLUMNS})
    change.did(f"set {', '.join(changed)} of {profile.person}")
    return profile


def ensure_person(change: Change, person: str) -> None:
    """Make sure that there is somebody for a row to belong to."""
    if not change.rows("SELECT 1 FROM person WHERE id = ?", (person,)):
        checked(Profile(person))
        change.insert("person", {"id": person, "name": "", "level": "", "target": "", "framework": ""})


def read_settings(store: Store) -> dict[str, str]:
    """All settings by name."""
    return dict(store.rows("SELECT name, value FROM setting ORDER BY name"))


def set_setting(change: Change, name: str, value: str) -> None:
    """Keep a setting; an empty value takes it out."""
    before = read_settings(change).get(name, "")
    if value == before:
        return
    if not value:
        change.delete("setting", (name,))
    elif before:
        change.update("setting", (name,), {"value": value})
    else:
        change.insert("setting", {"name": name, "value": value})
    change.did(f"set {name}")
