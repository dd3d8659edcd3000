"""The steps from one schema to the next. The list is only ever added to: somebody has a file of every version.

To change the schema: raise schema.VERSION, add a Step here, and keep a file of the old version in the tests' fixtures.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from pm_career.store import schema


class Step(NamedTuple):
    """The statements that make schema `to` out of the one before."""

    to: int
    statements: tuple[str, ...]


STEPS: tuple[Step, ...] = ()


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring an older schema up to date, inside the caller's transaction and with foreign keys off.

    The log of changes is emptied: what it holds fits the old tables, so undo ends where a schema ends.
    """
    for step in STEPS:
        if step.to > version:
            for statement in step.statements:  # never executescript: it would end the transaction first
                connection.execute(statement)
    connection.execute("DELETE FROM change_row")
    connection.execute("DELETE FROM change")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise sqlite3.IntegrityError("a migration left a reference to nothing")
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")
