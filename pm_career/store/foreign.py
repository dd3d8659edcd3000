"""Find and remove what other programs put into a data file: triggers, views, tables and indexes of their own."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from pm_career.domain.text import one_line
from pm_career.store import schema
from pm_career.store.faults import make_damaged_error

_CODE = ("trigger", "view")


def find_foreign(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What is in a file of the newest schema and not part of it, each by its type and name: `trigger t`."""
    return tuple(one_line(f"{type} {name}") for type, name in _list_foreign(connection))


def find_altered(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The tables and indexes of the newest schema that are missing in a file, or were made in another way."""
    expected = {sql.split()[2]: sql for sql in schema.STATEMENTS}
    found = {name: sql for name, sql in connection.execute("SELECT name, sql FROM sqlite_master") if sql}
    return tuple(
        f"{type} {name}"
        for name, type in schema.list_objects().items()
        if _squeeze(expected[name]) != _squeeze(str(found.get(name)))
    )


def _squeeze(sql: str) -> str:
    """SQL without what may differ where tables were altered by a migration: white space, quotation marks."""
    return re.sub(r'[\s"]+', "", sql)


def remove_foreign_code(connection: sqlite3.Connection) -> bool:
    """Remove triggers and views, inside the caller's transaction; whether there were any.

    A trigger would change what is written, a view could end a migration.
    """
    found = [(type, name) for type, name in _list_objects(connection) if type in _CODE]
    for type, name in found:
        connection.execute(f"DROP {type} {_quote(name)}")
    return bool(found)


def remove_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Remove all that is not part of the schema, inside the caller's transaction: nobody knows whose text is in it.

    What cannot be removed is a PersonalDataError.
    """
    for type, name in _list_foreign(connection):
        try:
            connection.execute(f"DROP {type} IF EXISTS {_quote(name)}")  # with a virtual table, others go
        except sqlite3.OperationalError:
            how = f"{type} {name} in it is not pmcareer's and cannot be removed"
            raise make_damaged_error(path, one_line(how)) from None


def _list_foreign(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    known = schema.list_objects()
    return [(type, name) for type, name in _list_objects(connection) if known.get(name) != type]


def _list_objects(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The type and name of everything but SQLite's own; triggers, views and virtual tables before what they are of."""
    found = connection.execute(
        "SELECT type, name FROM sqlite_master WHERE name NOT GLOB 'sqlite_*'"
        " ORDER BY type != 'trigger', type != 'view', sql NOT LIKE 'CREATE VIRTUAL%', type != 'index'"
    )
    return [(str(type), str(name)) for type, name in found]


def _quote(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
