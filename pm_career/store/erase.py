# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
"""Erasure: what a person wrote is gone from the file, its history, its log and its free space, for good."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from pm_career.domain.framework import Value
from pm_career.errors import PersonalDataError, PmCareerError, UsageError
from pm_career.store import schema
from pm_career.store.connection import data_file_exists
from pm_career.store.faults import list_own_backups, translate_errors
from pm_career.store.opening import finish_pending, writable
from pm_career.store.rows import LETTERS

# What belongs to a person, children before their parents.
_THEIRS = {
    "former": "(kind = 'person' AND subject = :person)"
    " OR (kind = 'evidence' AND subject IN (SELECT number FROM evidence WHERE person = :person))"
    " OR (kind = 'goal' AND subject IN (SELECT number FROM goal WHERE person = :person))",
    "evidence_goal": "evidence IN (SELECT number FROM evidence WHERE person = :person)",
    "evidence_skill": "evidence IN (SELECT number FROM evidence WHERE person = :person)",
    "check_in": "goal IN (SELECT number FROM goal WHERE person = :person)",
    "answer": "assessment IN (SELECT number FROM assessment WHERE person = :person)",
    "rating": "person = :person",
    "assessment": "person = :person",
    "evidence": "person = :person",
    "goal": "person = :person",
    "person": "id = :person",
}


class Erased(Value, frozen=True):
    """How many of each kind were erased, and the backups that may still hold them."""

    counts: dict[str, int]
    backups: tuple[str, ...]


def erase_person(path: Path, person: str, now: datetime) -> Erased:
    """Erase all about one person. The log of changes goes too, since it may quote her: nothing before can be undone."""
    return _erased(path, now, _THEIRS, person)


def erase_everything(path: Path, now: datetime) -> Erased:
    """Erase all that the file holds; an empty file stays, and ids begin anew."""
    return _erased(path, now, dict.fromkeys(reversed(schema.KEYS), ":person IS NOT NULL"), "")


def remove_own_backups(path: Path) -> tuple[str, ...]:
    """Delete the copies that the program made on its own. Those that a person made elsewhere are hers to delete."""
    removed = []
    for each in list_own_backups(path):
        with translate_errors(each):
            each.unlink()
        removed.append(str(each))
    return tuple(removed)


def _erased(path: Path, now: datetime, conditions: dict[str, str], person: str) -> Erased:
    if not data_file_exists(path):
        raise PmCareerError(f"There is no personal data at {path}.", "There is nothing to erase.")
    with translate_errors(path):
        connection = writable(Path(os.path.realpath(path)), now)
        try:
            counts = _deleted(connection, conditions, person)
            try:
                finish_pending(connection)
            except sqlite3.OperationalError:
                raise _traces_left(path) from None
        finally:
            connection.close()
    return Erased(counts, tuple(map(str, list_own_backups(path))))


def _traces_left(path: Path) -> PersonalDataError:
    """It is erased, yet not to the last byte: the only fault here after which something has changed."""
    return PersonalDataError(
        f"It is erased, but the file at {path} could not be rewritten: traces may be left in its free space.",
        "Free some space on the disk: the next change rewrites the file.",
    )


def _deleted(connection: sqlite3.Connection, conditions: dict[str, str], person: str) -> dict[str, int]:
    if person and not connection.execute("SELECT 1 FROM person WHERE id = ?", (person,)).fetchone():
        raise UsageError(f"There is nothing about {person}.", "Nothing was erased.")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("DELETE FROM change_row")
    connection.execute("DELETE FROM change")
    counts = {}
    for table, condition in conditions.items():
        gone = connection.execute(f"DELETE FROM {table} WHERE {condition}", {"person": person}).rowcount
        if gone and "number" in schema.KEYS[table] and len(schema.KEYS[table]) == 1:
            counts[table] = gone
    _forget_identities(connection, everything=not person)
    # Remembered until the file is rewritten: if the program is killed before, the next change does that first.
    connection.execute("INSERT OR IGNORE INTO pending (task) VALUES ('rewrite')")
    connection.execute("COMMIT")
    return counts


def _forget_identities(connection: sqlite3.Connection, *, everything: bool) -> None:
    """A number that was given out stays taken, but nothing stays that was made from what is gone."""
    if everything:
        connection.execute("DELETE FROM issued")
        return
    left = " UNION ALL ".join(f"SELECT identity FROM {kind}" for kind in LETTERS)
    connection.execute(f"UPDATE issued SET identity = NULL WHERE identity NOT IN ({left})")
