"""Import an export or a backup: find out whose notes it has, and whose notes they become here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pm_career.domain.person import ME
from pm_career.errors import PersonalDataError, UsageError
from pm_career.journal.access import open_store
from pm_career.paths import find_backups_directory, find_data_file
from pm_career.store.export import list_exported
from pm_career.store.homes import find_home, holds_nothing, list_own_homes, remember_home
from pm_career.store.kinds import KINDS
from pm_career.store.log import Change, Store
from pm_career.store.merge import Merged, merge
from pm_career.store.opening import open_for_reading
from pm_career.store.update import update as follow_export

TWO_WAYS = "Somebody else's: add --person NAME. Your own: add --as-me."


def is_own_export(store: Store, export: Any) -> bool:
    """Return whether an export is of this home, or of another home of the same person.

    True for every export if this home has no data yet. An export without a home's identity is own if it has an entry
    that this home has, too.
    """
    if holds_nothing(store):
        return True
    if export.home:
        return export.home in list_own_homes(store)
    own = {identity for identity, person in _list_identities(store) if person == ME}
    return any(identity in own for identity in _list_exported_identities(export, ME))


def is_whose_unknown(store: Store, export: Any) -> bool:
    """Return whether an export has notes about 'me' and it is not known whether that is the owner of this home."""
    return ME in _list_people(export) and not is_own_export(store, export)


def take_in(
    change: Change,
    export: Any,
    *,
    person: str | None = None,
    as_me: bool = False,
    update: bool = False,
    bring_back: bool = False,
) -> Merged:
    """Import an export as one change; with `update` also follow what was changed or removed in its home.

    `person` (an id): the export is that person's. `as_me`: it is the owner's, from another machine, which is
    remembered. `bring_back`: what was taken out before is added again. Raises a UsageError if neither `person` nor
    `as_me` is given and the export may be somebody else's.
    """
    take = partial(follow_export if update else merge, bring_back=bring_back)
    if person is not None:
        subject = find_subject(change, export, person, as_me=as_me)
        _refuse_notes_about_another(change, export, subject, person)
        return take(change, export, {subject: person})
    if as_me or is_own_export(change, export):
        _refuse_notes_about_another(change, export, ME, ME)
        merged = take(change, export)
        if as_me and export.home:
            remember_home(change, export.home)
        return merged
    people = _list_people(export)
    if ME in people:
        raise UsageError(
            "This export was not made from your notes here: it is somebody else's, or your own from another machine.",
            TWO_WAYS,
        )
    return take(change, export, {each: each for each in people})


def is_another_homes_backup(source: Path) -> bool:
    """Return whether a backup is of a home that is not known as the owner's; False if this home has no data.

    A backup without a home's identity is own if it has an entry of this home. False for a file that cannot be read.
    """
    if os.path.realpath(source.parent) == os.path.realpath(find_backups_directory(find_data_file())):
        return False  # the program has made it of this home
    try:
        with open_store() as store:
            if holds_nothing(store):
                return False
            homes, own = list_own_homes(store), {identity for identity, _ in _list_identities(store)}
        with open_for_reading(source) as backup:
            home, there = find_home(backup), {identity for identity, _ in _list_identities(backup)}
    except (PersonalDataError, OSError):
        return False
    return home not in homes if home else not own & there


def find_subject(store: Store, export: Any, person: str, *, as_me: bool) -> str:
    """Find whom another person's export is about: its 'me', else the only person that it has notes about."""
    if as_me or person == ME:
        raise UsageError("An export is either somebody else's or your own.", "Give --person NAME or --as-me.")
    if is_own_export(store, export) and not holds_nothing(store):
        raise UsageError("This is an export of your own notes.", "Import it without --person.")
    people = _list_people(export)
    if ME in people or len(people) == 1:
        return ME if ME in people else people[0]
    raise UsageError(
        "The export has notes about several people." if people else "The export has notes about nobody.",
        "Leave --person out.",
    )


def _refuse_notes_about_another(store: Store, export: Any, subject: str, person: str) -> None:
    """Raise a UsageError if notes of the export that would be about `person` are here about somebody else."""
    here = dict(_list_identities(store))
    for identity in _list_exported_identities(export, subject):
        other = here.get(identity, person)
        if other != person:
            whose = "yours" if other == ME else f"notes about {other}"
            way = "pmcareer data undo takes back the import that brought them." if other == ME else ""
            raise UsageError(f"Notes of this export are here already, as {whose}.", way or f"Add --person {other}")


def _list_people(export: Any) -> tuple[str, ...]:
    """List the people that an export has notes about."""
    owned = (each for kind in KINDS if kind.owner for each in list_exported(export, kind))
    return tuple(dict.fromkeys(each.person for each in owned))


def _list_identities(store: Store) -> list[tuple[str, str]]:
    """List the identity of every entry with the person whom it is about."""
    return [
        pair
        for kind in store.kinds
        if kind.letter
        for pair in store.rows(f"SELECT identity, person FROM {kind.name}")  # noqa: S608  a name of our own
    ]


def _list_exported_identities(export: Any, person: str) -> Iterator[str]:
    for kind in KINDS:
        if kind.letter:
            yield from (each.identity for each in list_exported(export, kind) if each.person == person)
