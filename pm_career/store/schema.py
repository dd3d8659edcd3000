"""The tables of a data file as the newest schema has them, and the steps that make it of older ones.

A step that was released is never edited. What the tables hold say the rows of `kinds.py`.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

# "pmcr": says whose file it is, so that another program's is never taken for ours.
APPLICATION_ID = 0x706D6372
VERSION = 3

# The promotion case and one-on-ones, all of which schema 3 brought.
_PROMOTION: tuple[str, ...] = (
    # A piece kept in the case for a level, or left out of it: one row for each piece and what it stands under.
    """CREATE TABLE kept (
        number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person (id),
        framework TEXT NOT NULL, target TEXT NOT NULL, evidence INTEGER NOT NULL REFERENCES evidence (number),
        kind TEXT NOT NULL, subject TEXT NOT NULL, state TEXT NOT NULL, is_first INTEGER NOT NULL,
        behaviour TEXT NOT NULL, framework_version TEXT NOT NULL, why TEXT NOT NULL, recorded TEXT NOT NULL,
        origin TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX kept_of_person ON kept (person, framework, target)",
    "CREATE INDEX kept_by_evidence ON kept (evidence)",
    # A sentence of one's own in the case for a level: one row for each `kind` and `subject`.
    """CREATE TABLE claim (
        number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person (id),
        framework TEXT NOT NULL, target TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL,
        recorded TEXT NOT NULL, origin TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX claim_of_person ON claim (person, framework, target)",
    # A case as it was handed over. `evidence` is a list of numbers, as in a rating.
    """CREATE TABLE sent_copy (
        number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person (id),
        name TEXT NOT NULL, framework TEXT NOT NULL, framework_version TEXT NOT NULL, target TEXT NOT NULL,
        audience TEXT NOT NULL, day TEXT NOT NULL, text TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL,
        evidence TEXT NOT NULL, sent TEXT NOT NULL, origin TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX sent_copy_of_person ON sent_copy (person, number)",
    """CREATE TABLE agreement (
        number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person (id),
        framework TEXT NOT NULL, target TEXT NOT NULL, what TEXT NOT NULL, with_name TEXT NOT NULL, due TEXT,
        state TEXT NOT NULL, evidence TEXT NOT NULL, closed TEXT, created TEXT NOT NULL,
        origin TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX agreement_of_person ON agreement (person, number)",
    """CREATE TABLE agreement_skill (
        agreement INTEGER NOT NULL REFERENCES agreement (number), position INTEGER NOT NULL, skill TEXT NOT NULL,
        PRIMARY KEY (agreement, position)
    ) WITHOUT ROWID""",
    # What somebody else said about a piece of evidence.
    """CREATE TABLE confirmation (
        number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person (id),
        evidence INTEGER NOT NULL REFERENCES evidence (number), said_by TEXT NOT NULL, text TEXT NOT NULL,
        date TEXT NOT NULL, created TEXT NOT NULL, origin TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX confirmation_of_person ON confirmation (person, evidence)",
    "CREATE INDEX confirmation_by_evidence ON confirmation (evidence)",
    # `goals` is a list of numbers.
    """CREATE TABLE one_on_one (
        number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person (id),
        with_name TEXT NOT NULL, state TEXT NOT NULL, held TEXT, goals TEXT NOT NULL, created TEXT NOT NULL,
        origin TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX one_on_one_of_person ON one_on_one (person, number)",
    """CREATE TABLE point (
        one_on_one INTEGER NOT NULL REFERENCES one_on_one (number), number INTEGER NOT NULL,
        text TEXT NOT NULL, private INTEGER NOT NULL, done INTEGER NOT NULL, recorded TEXT,
        PRIMARY KEY (one_on_one, number)
    )""",
)

# Plain column types and no STRICT: SQLite before 3.37 is still in use with Python 3.11.
# Ids of skills, levels and frameworks are text as they were called; nothing here refers to a framework.
STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE person (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL, level TEXT NOT NULL, target TEXT NOT NULL, framework TEXT NOT NULL,
        background TEXT NOT NULL DEFAULT '', origin TEXT NOT NULL DEFAULT ''
    )""",
    # `here`: 1 for this home, 0 for another of the same person. `origin` of a row is the home it came from, empty for
    # this one.
    "CREATE TABLE home (identity TEXT PRIMARY KEY NOT NULL, here INTEGER NOT NULL)",
    "CREATE TABLE setting (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)",
    """CREATE TABLE moved (
        framework TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('skill', 'level')),
        old TEXT NOT NULL, new TEXT NOT NULL,
        PRIMARY KEY (framework, kind, old)
    )""",
    """CREATE TABLE assessment (
        number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person (id),
        date TEXT NOT NULL, rater TEXT NOT NULL, rater_name TEXT NOT NULL,
        framework TEXT NOT NULL, framework_version TEXT NOT NULL,
        asked TEXT NOT NULL, started TEXT NOT NULL, finished TEXT, origin TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX assessment_of_person ON assessment (person, number)",
    """CREATE TABLE answer (
        assessment INTEGER NOT NULL REFERENCES assessment (number),
        skill TEXT NOT NULL, position INTEGER NOT NULL, step INTEGER, note TEXT NOT NULL, evidence TEXT NOT NULL,
        PRIMARY KEY (assessment, skill)
    )""",
    # `step` NULL: "don't know". `evidence` is a list of numbers: it may name evidence that was removed since,
    # because an old rating is never changed.
    """CREATE TABLE rating (
        number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person (id),
        skill TEXT NOT NULL, step INTEGER, date TEXT NOT NULL, recorded TEXT NOT NULL,
        rater TEXT NOT NULL, rater_name TEXT NOT NULL, framework TEXT NOT NULL, framework_version TEXT NOT NULL,
        note TEXT NOT NULL, evidence TEXT NOT NULL,
        assessment INTEGER REFERENCES assessment (number), origin TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX rating_newest ON rating (person, rater, skill, date, number)",
    "CREATE INDEX rating_of_assessment ON rating (assessment) WHERE assessment IS NOT NULL",
    """CREATE TABLE evidence (
        number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person (id),
        what TEXT NOT NULL, level TEXT NOT NULL, outcome TEXT NOT NULL, links TEXT NOT NULL, source TEXT NOT NULL,
        date TEXT NOT NULL, created TEXT NOT NULL, counts TEXT NOT NULL DEFAULT 'for',
        private INTEGER NOT NULL DEFAULT 0, project TEXT NOT NULL DEFAULT '', responsibility TEXT NOT NULL DEFAULT '',
        responsibility_level TEXT NOT NULL DEFAULT '', origin TEXT NOT NULL DEFAULT ''
    )""",
    # So much is in the index that counting proof reads nothing but the index.
    "CREATE INDEX evidence_of_person ON evidence (person, number, date, counts, level, private)",
    """CREATE TABLE evidence_skill (
        evidence INTEGER NOT NULL REFERENCES evidence (number), position INTEGER NOT NULL, skill TEXT NOT NULL,
        PRIMARY KEY (evidence, position)
    ) WITHOUT ROWID""",
    "CREATE INDEX evidence_by_skill ON evidence_skill (skill, evidence)",
    """CREATE TABLE goal (
        number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL REFERENCES person (id),
        what TEXT NOT NULL, skill TEXT NOT NULL, if_when TEXT NOT NULL, if_then TEXT NOT NULL,
        due TEXT, done_when TEXT NOT NULL, status TEXT NOT NULL, closed TEXT, created TEXT NOT NULL,
        origin TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX goal_of_person ON goal (person, number)",
    """CREATE TABLE check_in (
        goal INTEGER NOT NULL REFERENCES goal (number), number INTEGER NOT NULL, identity TEXT NOT NULL,
        date TEXT NOT NULL, state TEXT NOT NULL, note TEXT NOT NULL, recorded TEXT NOT NULL,
        origin TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (goal, number)
    )""",
    """CREATE TABLE evidence_goal (
        evidence INTEGER NOT NULL REFERENCES evidence (number), goal INTEGER NOT NULL REFERENCES goal (number),
        PRIMARY KEY (evidence, goal)
    ) WITHOUT ROWID""",
    "CREATE INDEX evidence_by_goal ON evidence_goal (goal, evidence)",
    *_PROMOTION,
    # What was taken out: enough to know it again, nothing of its text.
    """CREATE TABLE tombstone (
        identity TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL,
        person TEXT NOT NULL REFERENCES person (id), day TEXT NOT NULL, origin TEXT NOT NULL
    )""",
    # What was edited, as it was before: `subject` is the person's id or the number of the evidence or goal.
    """CREATE TABLE former (
        kind TEXT NOT NULL, subject TEXT NOT NULL, number INTEGER NOT NULL, replaced TEXT NOT NULL,
        content TEXT NOT NULL, origin TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (kind, subject, number)
    )""",
    # Every number ever given out. It outlives what it was given to, so that e3 never means something else.
    "CREATE TABLE issued (kind TEXT NOT NULL, number INTEGER NOT NULL, identity TEXT, PRIMARY KEY (kind, number))",
    "CREATE INDEX issued_identity ON issued (kind, identity)",
    # The log that undo goes back by. AUTOINCREMENT: the number of a change that was taken back is not used again.
    "CREATE TABLE change (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, did TEXT NOT NULL)",
    """CREATE TABLE change_row (
        change INTEGER NOT NULL REFERENCES change (number), number INTEGER NOT NULL,
        place TEXT NOT NULL, key TEXT NOT NULL, before TEXT,
        PRIMARY KEY (change, number)
    )""",
    # Work that must be finished even if the program was killed in it.
    "CREATE TABLE pending (task TEXT PRIMARY KEY NOT NULL)",
)


_CREATE = re.compile(r"CREATE (TABLE|INDEX) (\w+)")


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty database."""
    for statement in STATEMENTS:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def list_objects() -> Mapping[str, str]:
    """The name of everything that the newest schema makes, with its type: `table` or `index`."""
    return _list_objects(STATEMENTS)


@cache
def _list_objects(statements: tuple[str, ...]) -> Mapping[str, str]:
    found = (_CREATE.match(statement) for statement in statements)
    return {each[2]: each[1].lower() for each in found if each}


class Step(NamedTuple):
    """The statements that make schema `to` out of the one before."""

    to: int
    statements: tuple[str, ...]


STEPS: tuple[Step, ...] = (
    Step(
        to=2,
        statements=(
            "ALTER TABLE person ADD COLUMN background TEXT NOT NULL DEFAULT ''",
            "CREATE TABLE home (identity TEXT PRIMARY KEY NOT NULL, here INTEGER NOT NULL)",
            "ALTER TABLE evidence RENAME COLUMN link TO links",
            "UPDATE evidence SET links = CASE links WHEN '' THEN '[]' ELSE json_array(links) END",
            "ALTER TABLE evidence ADD COLUMN counts TEXT NOT NULL DEFAULT 'for'",
            "ALTER TABLE evidence ADD COLUMN private INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE evidence ADD COLUMN project TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE evidence ADD COLUMN responsibility TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE evidence ADD COLUMN responsibility_level TEXT NOT NULL DEFAULT ''",
            "DROP INDEX evidence_of_person",
            "CREATE INDEX evidence_of_person ON evidence (person, number, date, counts, level, private)",
            """CREATE TABLE tombstone (
                identity TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL,
                person TEXT NOT NULL REFERENCES person (id), day TEXT NOT NULL, origin TEXT NOT NULL
            )""",
            # Content that is no JSON is left as it is: a check finds it.
            """UPDATE former SET content = json_remove(json_set(content, '$.links',
                CASE json_extract(content, '$.link') WHEN '' THEN json_array()
                ELSE json_array(json_extract(content, '$.link')) END
            ), '$.link') WHERE kind = 'evidence' AND json_valid(content)""",
            "ALTER TABLE person ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE assessment ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE rating ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE evidence ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE goal ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE check_in ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE former ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
        ),
    ),
    Step(to=3, statements=_PROMOTION),  # if a later schema changes one of these tables, keep them here as they were
)


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
    connection.execute(f"PRAGMA user_version = {VERSION}")
