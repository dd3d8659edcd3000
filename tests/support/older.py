"""Data files of older schemas: those that were released, from their dumps, and an invented draft before the first."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from personal import do, export_text

from pm_career.store import schema
from pm_career.store.export import FORMAT
from pm_career.store.export_reading import parse_export
from pm_career.store.merge import merge
from pm_career.store.schema import Step

# What a simpler program might have kept: one skill per piece of evidence, in its own words.
_DRAFT = (
    "CREATE TABLE person (id TEXT PRIMARY KEY NOT NULL, level TEXT NOT NULL)",
    """CREATE TABLE evidence (number INTEGER PRIMARY KEY, person TEXT NOT NULL REFERENCES person (id),
        told TEXT NOT NULL, skill TEXT NOT NULL, day TEXT NOT NULL)""",
    "INSERT INTO person VALUES ('me', 'boy')",
    "INSERT INTO evidence VALUES (1, 'me', 'Kneaded for a week', 'dough', '2025-03-04')",
    "INSERT INTO evidence VALUES (3, 'me', 'Fired the oven alone', 'oven', '2025-05-06')",
    f"PRAGMA application_id = {schema.APPLICATION_ID}",
    "PRAGMA user_version = 0",
)

FIXTURES = Path(__file__).parents[1] / "store" / "fixtures"


def _read_tables(dump: Path) -> tuple[str, ...]:
    """The statements that make the tables and indexes of a released schema."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(dump.read_text(encoding="utf-8"))
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name != 'sqlite_sequence'")
    statements = tuple(sql for (sql,) in found.fetchall())
    connection.close()
    return statements


FROM_DRAFT = Step(
    to=1,
    statements=(
        "ALTER TABLE person RENAME TO old_person",
        "ALTER TABLE evidence RENAME TO old_evidence",
        *_read_tables(FIXTURES / "v1.sql"),
        "INSERT INTO person SELECT id, '', level, '', '' FROM old_person",
        """INSERT INTO evidence SELECT number, printf('%020x', number), person, told, '', '', '', 'self', day,
            day || 'T00:00:00Z' FROM old_evidence""",
        "INSERT INTO evidence_skill SELECT number, 0, skill FROM old_evidence",
        "INSERT INTO issued SELECT 'evidence', number, identity FROM evidence",
        "DROP TABLE old_evidence",
        "DROP TABLE old_person",
    ),
)
"""How the draft becomes schema 1."""


def draft(path: Path) -> Path:
    """A file of the invented schema 0."""
    path.parent.mkdir(exist_ok=True, mode=0o700)
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in _DRAFT:
        connection.execute(statement)
    connection.close()
    path.chmod(0o600)
    return path


def as_released(dump: Path, path: Path) -> Path:
    """A file as its dump says it was."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    path.chmod(0o600)
    path.parent.chmod(0o700)
    return path


def reads_as_released(path: Path, released: Path) -> bool:
    """Whether a file of an older schema holds what was exported of it then, in whatever format that was."""
    raw = released.with_suffix(".json").read_bytes()
    fresh = path.with_name("fresh.db")
    do(fresh, lambda change: merge(change, parse_export(raw)))
    same = export_text(path) == (raw if json.loads(raw)["format"] == FORMAT else export_text(fresh))
    same &= export_text(path) == export_text(fresh)
    fresh.unlink()
    return same


def dumped(path: Path) -> str:
    """A file as a dump that `as_released` makes the same file of."""
    connection = sqlite3.connect(path)
    pragmas = [f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};" for name in _KEPT]
    lines = [*connection.iterdump(), *pragmas]
    connection.close()
    return "\n".join(lines) + "\n"


_KEPT = ("application_id", "user_version")
