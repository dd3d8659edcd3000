"""Export a part of the personal data, or everything that is kept about one person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from pm_career.domain.dates import parse_first_day
from pm_career.domain.framework import Value
from pm_career.domain.names import find_skill
from pm_career.domain.person import ME
from pm_career.errors import UsageError
from pm_career.journal.access import Owner, find_owner
from pm_career.paths import find_data_file
from pm_career.store.faults import list_own_backups
from pm_career.store.kinds import KINDS
from pm_career.store.log import Store
from pm_career.store.log_people import LogRow, list_log_rows
from pm_career.store.partial_export import ExportFilter, PartialExport, select_part, select_person


class Removed(Value, frozen=True):
    """Something that was removed and that undo can still bring back, with its rows as they were."""

    kind: str
    id: str
    rows: tuple[dict[str, Any], ...]


class Replaced(Value, frozen=True):
    """A row of something that was edited, as it was before, as undo keeps it. `id` is empty for what has none."""

    kind: str
    id: str
    row: dict[str, Any]


class ChangeOf(Value, frozen=True):
    """A change that undo can take back, in words."""

    number: int
    at: str
    did: str


class AccessRequest(Value, frozen=True):
    """Everything that is kept about a person. The names of the fields are its keys in JSON.

    `notes` is what is in lists, with what it was before each edit; `removed`, `replaced` and `changes` are what undo
    keeps. `backups` are copies of the data file that the program made, which may hold more.
    """

    person: str
    day: date
    notes: Any
    removed: tuple[Removed, ...]
    replaced: tuple[Replaced, ...]
    changes: tuple[ChangeOf, ...]
    file: str
    backups: tuple[str, ...]


def read_part(
    store: Store,
    export: Any,
    person: str,
    today: date,
    *,
    only: Sequence[str] = (),
    skill: str | None = None,
    since: str | None = None,
) -> PartialExport:
    """Select the part of an export that was asked for, about `person` (an id), without private evidence.

    Raises a UsageError for a skill that neither the ladder nor the notes have, a day that cannot be read, or another
    person without notes.
    """
    _require_person(export, person)
    skills = _find_skill_ids(find_owner(store, person, None), export, skill) if skill else ()
    first = parse_first_day(since, today)
    return select_part(export, ExportFilter(person, tuple(only), skills, first))


def read_access_request(store: Store, export: Any, person: str, today: date) -> AccessRequest:
    """Collect everything that is kept about `person` (an id) in an export of the store and in what undo keeps.

    Raises a UsageError for another person without notes.
    """
    _require_person(export, person)
    rows = [row for row in list_log_rows(store.connection, store.kinds) if person in row.people]
    numbers = {row.change for row in rows}
    logged = store.rows("SELECT number, at, did FROM change ORDER BY number")
    file = find_data_file()
    return AccessRequest(
        person=person,
        day=today,
        notes=select_person(export, person),
        removed=_group_removed(store, rows),
        replaced=_list_replaced(store, rows),
        changes=tuple(ChangeOf(*each) for each in logged if each[0] in numbers),
        file=str(file),
        backups=tuple(map(str, list_own_backups(file))),
    )


def _require_person(export: Any, person: str) -> None:
    if person != ME and not any(each.person == person for each in export.people):
        raise UsageError(f"There is nothing about {person}.", "Nothing was written.")


def _find_skill_ids(owner: Owner, export: Any, typed: str) -> tuple[str, ...]:
    """Find the present and former ids of a skill, or the same id if only the notes have it."""
    try:
        found = find_skill(owner.require_ladder(), typed).id
    except UsageError:
        found = typed.strip()
        named = {each.skill for each in (*export.ratings, *export.goals)}
        named |= {each.subject for each in (*export.kept, *export.claims) if each.kind == "skill"}
        if found not in named.union(*(each.skills for each in (*export.evidence, *export.agreements))):
            raise
    return (found, *owner.renamed.skill_names(found))


def _group_removed(store: Store, rows: Sequence[LogRow]) -> tuple[Removed, ...]:
    groups: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for row in rows:
        if row.thing and row.before and not _is_there(store, row.thing):
            groups.setdefault(row.thing, []).append(row.before)
    letters = {kind.name: kind.letter for kind in KINDS}
    return tuple(Removed(kind, f"{letters[kind]}{number}", tuple(held)) for (kind, number), held in groups.items())


def _list_replaced(store: Store, rows: Sequence[LogRow]) -> tuple[Replaced, ...]:
    letters = {kind.name: kind.letter for kind in KINDS}
    return tuple(
        Replaced(row.table, f"{letters[row.thing[0]]}{row.thing[1]}" if row.thing else "", row.before)
        for row in rows
        if row.before and not (row.thing and not _is_there(store, row.thing))
    )


def _is_there(store: Store, thing: tuple[str, int]) -> bool:
    kind, number = thing
    return bool(store.rows(f"SELECT 1 FROM {kind} WHERE number = ?", (number,)))  # noqa: S608  a name of our own
