"""Erase for good: what a person wrote is gone from the file, its history, its log and its free space."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from pm_career.domain.framework import Value
from pm_career.errors import PersonalDataError, PmCareerError, UsageError
from pm_career.files import remove_leftovers
from pm_career.paths import find_backups_directory
from pm_career.store.connection import data_file_exists
from pm_career.store.faults import list_own_backups, translate_errors
from pm_career.store.foreign import remove_foreign
from pm_career.store.kind_references import list_dependents, list_keys, sort_by_references
from pm_career.store.kinds import EVIDENCE, HISTORY, KINDS, PERSON, SETTING, TOMBSTONE, VIEW_SETTING, Kinds
from pm_career.store.log_people import LogRow, Thing, find_former_ids, list_log_rows
from pm_career.store.opening import finish_pending, open_writable
from pm_career.store.sent_copies import erase_from_copies, find_copies
from pm_career.store.unfinished import remove_unfinished

_Counts = dict[str, int]


class Erased(Value, frozen=True):
    """How many of each kind were erased, and the backups that may still hold them.

    `sent` are the ids of the copies of promotion cases that hold the text of what was erased, or held it.
    """

    counts: dict[str, int]
    backups: tuple[str, ...]
    sent: tuple[str, ...] = ()


def erase_person(path: Path, person: str, now: datetime, kinds: Kinds = KINDS) -> Erased:
    """Erase all about one person, also in the log of changes. Changes of notes about others can still be undone.

    A person there is nothing about is a UsageError.
    """
    return _erase(path, now, kinds, lambda connection: _delete_person(connection, person, kinds))


def erase_evidence(
    path: Path, numbers: Iterable[int], now: datetime, kinds: Kinds = KINDS, *, from_sent: bool = False
) -> Erased:
    """Erase evidence for good, with what is nothing without it: what they were before, and in the log of changes, too.

    Their identities and the day stay as tombstones. With `from_sent`, the text is also taken out of the copies of
    promotion cases that were handed over.
    """
    wanted = set(numbers)
    sent: list[str] = []

    def delete(connection: sqlite3.Connection) -> _Counts:
        rows = list_log_rows(connection, kinds)
        things = _list_things(connection, rows, wanted, kinds)
        sent.extend(find_copies(connection, rows, wanted))
        if from_sent:
            erase_from_copies(connection, rows, wanted, things)
        return _delete_things(connection, rows, things, now, kinds)

    erased = _erase(path, now, kinds, delete)
    return msgspec.structs.replace(erased, sent=tuple(sent))


def erase_everything(path: Path, now: datetime, kinds: Kinds = KINDS) -> Erased:
    """Erase all that the file holds; an empty file stays, and ids begin anew."""
    return _erase(path, now, kinds, lambda connection: _delete_everything(connection, kinds))


def remove_own_backups(path: Path) -> tuple[str, ...]:
    """Delete the copies that the program made on its own, none that a person made elsewhere. Return their names."""
    removed = []
    for each in list_own_backups(path):
        with translate_errors(each):
            each.unlink()
        removed.append(str(each))
    return tuple(removed)


def _erase(path: Path, now: datetime, kinds: Kinds, delete: Callable[[sqlite3.Connection], _Counts]) -> Erased:
    """Delete in one transaction, and rewrite the file; also remove copies that a killed process has left."""
    if not data_file_exists(path):
        raise PmCareerError(f"There is no personal data at {path}.", "There is nothing to erase.")
    real = Path(os.path.realpath(path))
    with translate_errors(path):
        connection = open_writable(real, now)
        try:
            remove_foreign(connection, path)
            connection.execute("PRAGMA secure_delete = ON")
            counts = delete(connection)
            _forget_identities(connection, kinds)
            # Remembered until the file is rewritten: if the program is killed before, the next change does that first.
            connection.execute("INSERT OR IGNORE INTO pending (task) VALUES ('rewrite')")
            connection.execute("COMMIT")
            try:
                finish_pending(connection)
            except sqlite3.OperationalError:
                raise _make_traces_error(path) from None
        finally:
            connection.close()
        remove_unfinished(real, kept_too=True)
        remove_leftovers(real.parent)
        remove_leftovers(find_backups_directory(real))
    return Erased(counts, tuple(map(str, list_own_backups(path))))


def _make_traces_error(path: Path) -> PersonalDataError:
    """It is erased, yet not to the last byte: the only fault here after which something has changed."""
    return PersonalDataError(
        f"It is erased, but the file at {path} could not be rewritten: traces may be left in its free space.",
        "Free some space on the disk: the next change rewrites the file.",
    )


def _delete_everything(connection: sqlite3.Connection, kinds: Kinds) -> _Counts:
    connection.execute("DELETE FROM change_row")
    connection.execute("DELETE FROM change")
    counts = _delete_rows(connection, [(table, "1") for table in reversed(list_keys(kinds))], {}, kinds)
    connection.execute("DELETE FROM issued")
    return counts


def _delete_person(connection: sqlite3.Connection, person: str, kinds: Kinds) -> _Counts:
    if not connection.execute("SELECT 1 FROM person WHERE id = ?", (person,)).fetchone():
        raise UsageError(f"There is nothing about {person}.", "Nothing was erased.")
    rows = list_log_rows(connection, kinds)
    names = find_former_ids(connection, rows, person)
    _forget_changes(connection, rows, lambda row: bool(row.people & names))
    return _delete_rows(connection, _list_conditions(kinds), {"person": person}, kinds)


def _list_things(connection: sqlite3.Connection, rows: Iterable[LogRow], numbers: set[int], kinds: Kinds) -> set[Thing]:
    """Evidence with these numbers, and what is nothing without it: also what was removed and undo can bring back."""
    things = {(EVIDENCE.name, number) for number in numbers}
    for other, column in list_dependents(kinds, EVIDENCE.name):
        held = connection.execute(f"SELECT number, {column.name} FROM {other.name}").fetchall()
        things |= {(other.name, number) for number, owner in held if owner in numbers}
        things |= {
            row.thing
            for row in rows
            if row.thing and row.table == other.name and row.before and row.before.get(column.name) in numbers
        }
    return things


def _delete_things(
    connection: sqlite3.Connection, rows: Iterable[LogRow], things: set[Thing], now: datetime, kinds: Kinds
) -> _Counts:
    counts: _Counts = {}
    people = {person for row in rows if row.thing in things for person in row.people}
    for name, number in things:
        people |= {id for (id,) in connection.execute(f"SELECT person FROM {name} WHERE number = ?", (number,))}

    def is_gone(row: LogRow) -> bool:
        # Whom a tombstone is about must stay there, so undo may no longer take out the person.
        return row.thing in things or (row.table == PERSON.name and row.before is None and bool(row.people & people))

    _forget_changes(connection, rows, is_gone)
    dependents_first = reversed(sort_by_references(kinds))
    for kind, number in ((kind, number) for kind in dependents_first for name, number in things if name == kind.name):
        bound = {"number": number, "subject": str(number), "day": now.date().isoformat()}
        connection.execute(
            f"INSERT OR IGNORE INTO tombstone (identity, kind, person, day, origin)"
            f" SELECT identity, '{kind.name}', person, :day, '' FROM {kind.name} WHERE number = :number",
            bound,
        )
        conditions = [(part.table, f"{part.owner} = :number") for part in kind.parts]
        conditions += [(HISTORY, f"kind = '{kind.name}' AND subject = :subject"), (kind.name, "number = :number")]
        for name, count in _delete_rows(connection, conditions, bound, kinds).items():
            counts[name] = counts.get(name, 0) + count
    return counts


def _delete_rows(
    connection: sqlite3.Connection, conditions: Iterable[tuple[str, str]], bound: dict[str, object], kinds: Kinds
) -> _Counts:
    """Delete the rows of each table that its condition holds for; how many there were of each kind that has ids."""
    have_ids = {kind.name for kind in kinds if kind.letter}
    counts: _Counts = {}
    for table, condition in conditions:
        gone = connection.execute(f"DELETE FROM {table} WHERE {condition}", bound).rowcount
        if gone and table in have_ids:
            counts[table] = gone
    return counts


def _forget_changes(connection: sqlite3.Connection, rows: Iterable[LogRow], is_gone: Callable[[LogRow], bool]) -> None:
    """Take rows out of the log of changes, and changes without any left. What is left of a change says no words of it.

    A row of which cannot be told what it is about is gone, too.
    """
    left: set[int] = set()
    touched: set[int] = set()
    for row in rows:
        if is_gone(row) or not row.is_known:
            touched.add(row.change)
            connection.execute("DELETE FROM change_row WHERE change = ? AND number = ?", (row.change, row.number))
        else:
            left.add(row.change)
    for change in touched:
        if change in left:
            connection.execute("UPDATE change SET did = ? WHERE number = ?", (_PARTLY, change))
        else:
            connection.execute("DELETE FROM change WHERE number = ?", (change,))


_PARTLY = "a change that was erased in part"


def _list_conditions(kinds: Kinds) -> Iterator[tuple[str, str]]:
    """Each table with the condition on what is `:person`'s in it; what refers to other things before them."""
    yield SETTING.name, f"name = '{VIEW_SETTING}' || :person"
    for kind in reversed(sort_by_references(kinds)):
        if kind.owner:
            theirs = f"SELECT {kind.key[0]} FROM {kind.name} WHERE {kind.owner} = :person"
            yield HISTORY, f"kind = '{kind.name}' AND subject IN ({theirs})"
            for part in kind.parts:
                yield part.table, f"{part.owner} IN ({theirs})"
            yield kind.name, f"{kind.owner} = :person"


def _forget_identities(connection: sqlite3.Connection, kinds: Kinds) -> None:
    """A number that was given out stays taken, but nothing stays that was made from what is gone."""
    tables = [kind.name for kind in kinds if kind.letter or kind == TOMBSTONE]
    left = " UNION ALL ".join(f"SELECT identity FROM {table}" for table in tables)
    connection.execute(f"UPDATE issued SET identity = NULL WHERE identity NOT IN ({left})")
