"""Erase for good: what a person wrote is gone from the file, its history, its log and its free space."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pm_career.domain.framework import Value
from pm_career.errors import PersonalDataError, PmCareerError, UsageError
from pm_career.store.connection import data_file_exists
from pm_career.store.faults import list_own_backups, translate_errors
from pm_career.store.foreign import remove_foreign
from pm_career.store.kinds import HISTORY, KINDS, SETTING, VIEW_SETTING, Kinds, list_keys, sort_by_references
from pm_career.store.opening import finish_pending, open_writable


class Erased(Value, frozen=True):
    """How many of each kind were erased, and the backups that may still hold them."""

    counts: dict[str, int]
    backups: tuple[str, ...]


def erase_person(path: Path, person: str, now: datetime, kinds: Kinds = KINDS) -> Erased:
    """Erase all about one person, and the log of changes, as it may quote the person: no earlier change can be undone.

    A person there is nothing about is a UsageError.
    """
    return _erase(path, now, person, kinds)


def erase_everything(path: Path, now: datetime, kinds: Kinds = KINDS) -> Erased:
    """Erase all that the file holds; an empty file stays, and ids begin anew."""
    return _erase(path, now, None, kinds)


def remove_own_backups(path: Path) -> tuple[str, ...]:
    """Delete the copies that the program made on its own, none that a person made elsewhere. Return their names."""
    removed = []
    for each in list_own_backups(path):
        with translate_errors(each):
            each.unlink()
        removed.append(str(each))
    return tuple(removed)


def _erase(path: Path, now: datetime, person: str | None, kinds: Kinds) -> Erased:
    if not data_file_exists(path):
        raise PmCareerError(f"There is no personal data at {path}.", "There is nothing to erase.")
    with translate_errors(path):
        connection = open_writable(Path(os.path.realpath(path)), now)
        try:
            remove_foreign(connection, path)
            counts = _delete(connection, person, kinds)
            try:
                finish_pending(connection)
            except sqlite3.OperationalError:
                raise _make_traces_error(path) from None
        finally:
            connection.close()
    return Erased(counts, tuple(map(str, list_own_backups(path))))


def _make_traces_error(path: Path) -> PersonalDataError:
    """It is erased, yet not to the last byte: the only fault here after which something has changed."""
    return PersonalDataError(
        f"It is erased, but the file at {path} could not be rewritten: traces may be left in its free space.",
        "Free some space on the disk: the next change rewrites the file.",
    )


def _delete(connection: sqlite3.Connection, person: str | None, kinds: Kinds) -> dict[str, int]:
    """Delete the rows in one transaction; how many there were of each kind that has ids."""
    if person is not None and not connection.execute("SELECT 1 FROM person WHERE id = ?", (person,)).fetchone():
        raise UsageError(f"There is nothing about {person}.", "Nothing was erased.")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("DELETE FROM change_row")
    connection.execute("DELETE FROM change")
    have_ids = {kind.name for kind in kinds if kind.letter}
    counts = {}
    if person is None:
        conditions = [(table, "1") for table in reversed(list_keys(kinds))]
    else:
        conditions = list(_list_conditions(kinds))
    for table, condition in conditions:
        gone = connection.execute(f"DELETE FROM {table} WHERE {condition}", {"person": person}).rowcount
        if gone and table in have_ids:
            counts[table] = gone
    _forget_identities(connection, have_ids, everything=person is None)
    # Remembered until the file is rewritten: if the program is killed before, the next change does that first.
    connection.execute("INSERT OR IGNORE INTO pending (task) VALUES ('rewrite')")
    connection.execute("COMMIT")
    return counts


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


def _forget_identities(connection: sqlite3.Connection, kinds: set[str], *, everything: bool) -> None:
    """A number that was given out stays taken, but nothing stays that was made from what is gone."""
    if everything:
        connection.execute("DELETE FROM issued")
        return
    left = " UNION ALL ".join(f"SELECT identity FROM {kind}" for kind in kinds)
    connection.execute(f"UPDATE issued SET identity = NULL WHERE identity NOT IN ({left})")
