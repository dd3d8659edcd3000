# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
"""Put a backup back: it is checked whole first, and the present file is kept among the backups."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pm_career.domain.framework import Value
from pm_career.errors import PmCareerError
from pm_career.files import link_or_copy, make_private_folder, make_temporary_file, place_new_file, replace_file
from pm_career.paths import find_backups_directory
from pm_career.store.backup_reading import read_backup
from pm_career.store.backups import fill_copy, find_free_name, save_own_backup
from pm_career.store.connection import data_file_exists
from pm_career.store.faults import SET_ASIDE, CannotBeRead, translate_errors
from pm_career.store.foreign import remove_foreign
from pm_career.store.homes import find_home, holds_nothing, keep_home
from pm_career.store.kind_references import list_keys
from pm_career.store.kinds import KINDS, Kinds
from pm_career.store.opening import open_for_change


class Restored(Value, frozen=True):
    """Where the file that was there before is kept, empty where there was none; and what was left out of the backup.

    `left_out` names what other programs put into it: triggers, views, tables and indexes.
    """

    kept: str
    left_out: tuple[str, ...] = ()


def restore(path: Path, source: Path, now: datetime, kinds: Kinds = KINDS) -> Restored:
    """Make the personal data what it was when `source` was copied; every backup of this or an older schema will do.

    A backup that is damaged or no backup is a PersonalDataError, and nothing is changed. A file that is there but
    cannot be read is kept as it is and replaced.
    """
    real = Path(os.path.realpath(path))
    if source.exists() and real.exists() and source.samefile(real):
        raise PmCareerError(f"{source} is the personal data itself.", "Give the path of a backup.")
    backup = read_backup(source, kinds)
    try:
        return Restored(_replace_by(backup.rows, path, real, now, kinds), backup.left_out)
    finally:
        backup.rows.close()


def _replace_by(backup: sqlite3.Connection, path: Path, real: Path, now: datetime, kinds: Kinds) -> str:
    """Put the rows into the place of the present data. Return where that is kept; empty where there was none."""
    try:
        if data_file_exists(path):
            return _fill_from(real, backup, now, kinds)
    except CannotBeRead:
        return _replace_damaged(real, backup, now)
    with translate_errors(path):
        _put_in_place(backup, real)
    return ""


def _fill_from(path: Path, backup: sqlite3.Connection, now: datetime, kinds: Kinds) -> str:
    """Fill the present file from the backup, in one transaction that other processes see whole or not at all."""
    with open_for_change(path, now) as change:
        kept = save_own_backup(path, now, "before-restore")
        home = "" if holds_nothing(change) else find_home(change)
        remove_foreign(change.connection, path)
        change.connection.execute("PRAGMA defer_foreign_keys = ON")
        tables = list_keys(kinds)
        for table in ("change_row", "change", *reversed(tables)):
            change.connection.execute(f"DELETE FROM {table}")
        for table in (*tables, "issued", "change", "change_row"):
            _fill_table(change.connection, table, backup)
        if home:
            keep_home(change.connection, home)
        change.touched = True
    return str(kept)


def _fill_table(connection: sqlite3.Connection, table: str, backup: sqlite3.Connection) -> None:
    """Copy all rows. Numbers that were given out since the backup stay given out, so `issued` keeps its own."""
    names = [column[0] for column in connection.execute(f"SELECT * FROM {table} LIMIT 0").description]
    columns, marks = ", ".join(names), ", ".join("?" * len(names))
    rows = backup.execute(f"SELECT {columns} FROM {table}")
    connection.executemany(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})", rows)


def _replace_damaged(path: Path, backup: sqlite3.Connection, now: datetime) -> str:
    """Put a file that cannot be read among the backups, and a new one in its place."""
    with translate_errors(path):
        make_private_folder(find_backups_directory(path))
        kept = find_free_name(path, now, SET_ASIDE.removeprefix("-"))
        link_or_copy(path, kept)
        # A journal of the old file must never meet the new one: SQLite would write old pages into it.
        journal = path.with_name(f"{path.name}-journal")
        with suppress(FileNotFoundError):
            journal.replace(kept.with_name(f"{kept.name}-journal"))
        with make_temporary_file(path) as temporary:
            fill_copy(backup, temporary, path)
            replace_file(temporary, path)
    return str(kept)


def _put_in_place(backup: sqlite3.Connection, path: Path) -> None:
    make_private_folder(path.parent)
    with make_temporary_file(path) as temporary:
        fill_copy(backup, temporary, path)
        if not place_new_file(temporary, path):
            raise PmCareerError(f"Another pmcareer has just made a file at {path}.", "Restore again to replace it.")
