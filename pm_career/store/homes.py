"""The identity of a home: the data file on one machine, told apart from all others.

A home has one from its first change on. Copies of the file have the same one, and exports carry it.
"""

from __future__ import annotations

import os
import sqlite3

from pm_career.domain.person import Identity
from pm_career.store.cells import convert
from pm_career.store.kinds import HOME
from pm_career.store.log import Change, Store

UNKNOWN_HOME = "0" * 20
"""What stands for the home of an export that does not name it."""


def find_home(store: Store) -> str:
    """The identity of this home; empty where nothing was stored yet."""
    found = store.rows("SELECT identity FROM home WHERE here")
    return convert(found[0][0], Identity, HOME) if found else ""


def holds_nothing(store: Store) -> bool:
    """Whether there are no notes about anybody yet, and no profile."""
    return not store.rows("SELECT 1 FROM person LIMIT 1")


def take_over_home(change: Change, identity: str) -> None:
    """Give this home the identity of another whose content comes here. Undo gives it its own again."""
    own = find_home(change)
    if identity != own:
        change.delete(HOME, (own,))
        change.insert(HOME, {"identity": identity, "here": 1})


def list_own_homes(store: Store) -> frozenset[str]:
    """The identities of this home and of others that are known to belong to the same person."""
    return frozenset(identity for (identity,) in store.rows("SELECT identity FROM home"))


def remember_home(change: Change, identity: str) -> None:
    """Record that another home belongs to the same person, so that this is asked once."""
    if identity not in list_own_homes(change):
        change.insert(HOME, {"identity": identity, "here": 0})
        change.describe("noted another machine as yours")


def keep_home(connection: sqlite3.Connection, identity: str) -> None:
    """Give the home this identity after it was filled from a backup; that of the backup is another of this person."""
    connection.execute("UPDATE home SET here = 0")
    connection.execute("INSERT OR REPLACE INTO home (identity, here) VALUES (?, 1)", (identity,))


def ensure_home(connection: sqlite3.Connection) -> None:
    """Give the home an identity unless it has one, inside the caller's transaction. Undo does not take it away."""
    if not connection.execute("SELECT 1 FROM home WHERE here").fetchone():
        connection.execute("INSERT INTO home (identity, here) VALUES (?, 1)", (os.urandom(10).hex(),))
