# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
"""A look over the personal data: whether the file is sound and private, and what in it a framework no longer has."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from pm_career.domain.framework import Framework, Value
from pm_career.domain.names import Match, match_level, match_skill
from pm_career.domain.renamed_ids import RenamedKind
from pm_career.domain.text import one_line
from pm_career.errors import PersonalDataError
from pm_career.store import schema
from pm_career.store.backups import snapshot
from pm_career.store.connection import data_file_exists, version_of
from pm_career.store.faults import list_own_backups, translate_errors, way_back
from pm_career.store.log import Store
from pm_career.store.renamed_ids import read_moves

FindingKind = Literal["unreadable", "damaged", "permissions", "unfinished"]


class Finding(Value, frozen=True):
    """Something about the file that is not as it should be, and what to do."""

    kind: FindingKind
    message: str
    hint: str


class FileCheck(Value, frozen=True):
    """What a look at the file found; `schema` is None where there is no file or it cannot be read."""

    exists: bool
    size: int
    schema: int | None
    findings: tuple[Finding, ...]


class Orphan(Value, frozen=True):
    """A skill or level in somebody's data that the framework does not have, and where it is used.

    `uses` counts by kind (ratings, evidence, goals, answers, profiles); `nearest` are ids that it may now be called.
    """

    kind: RenamedKind
    called: str
    uses: dict[str, int]
    nearest: tuple[str, ...]


def check_file(path: Path) -> FileCheck:
    """Look the file over without changing it; never raises for what it finds."""
    try:
        if not data_file_exists(path):
            return FileCheck(exists=False, size=0, schema=None, findings=())
        with translate_errors(path):
            size = path.stat().st_size
            version, findings = _looked_inside(path)
    except PersonalDataError as error:
        return FileCheck(True, 0, None, (Finding("unreadable", error.message, error.hint),))
    return FileCheck(True, size, version, (*findings, *_open_to_others(path)))


def _looked_inside(path: Path) -> tuple[int, list[Finding]]:
    connection = snapshot(path)
    findings = []
    try:
        version = version_of(connection, path)
        wrong = [row[0] for row in connection.execute("PRAGMA integrity_check(5)") if row[0] != "ok"]
        if wrong:
            findings.append(Finding("damaged", f"The file is damaged: {one_line(wrong[0])}.", way_back(path)))
            return version, findings
        tables = sorted({row[0] for row in connection.execute("PRAGMA foreign_key_check")})
        if tables:
            missing = f"Something that {' and '.join(tables)} refer to is missing from the file."
            findings.append(Finding("damaged", missing, way_back(path)))
        if version == schema.VERSION and connection.execute("SELECT 1 FROM pending").fetchone():
            rest = "An erasure was interrupted: traces of what was erased may still be in the file."
            findings.append(
                Finding(
                    "unfinished",
                    rest,
                    "The next change finishes it, if the disk has room for a second copy of the file.",
                )
            )
    finally:
        connection.close()
    return version, findings


def _open_to_others(path: Path) -> list[Finding]:
    """What other users of the machine may read or change."""
    if sys.platform == "win32":
        return []
    real = Path(os.path.realpath(path))
    wanted = [(real.parent, "700"), (real, "600"), *((backup, "600") for backup in list_own_backups(path))]
    found = []
    for place, mode in wanted:
        if place.stat().st_mode & 0o077:
            message = f"Other users of this machine can get at {place}."
            found.append(Finding("permissions", message, f"Close it with: chmod {mode} {place}"))
    return found


def find_orphans(store: Store, framework: Framework, people: Iterable[str] | None = None) -> tuple[Orphan, ...]:
    """The skills and levels in these people's data (None: everybody's) that this framework does not have.

    What was moved counts under its present name. Nothing is wrong with an orphan: it is kept and shown as it was
    called; `move` says what it is called now.
    """
    chosen = None if people is None else tuple(people)
    moves = read_moves(store, framework.id)
    skills = {skill.id for skill in framework.skills}
    levels = {level.id for level in framework.levels}
    return (
        *_lost(store, "skill", skills, moves.skill, chosen, lambda name: _now_called(match_skill(framework, name))),
        *_lost(store, "level", levels, moves.level, chosen, lambda name: _now_called(match_level(framework, name))),
    )


def _now_called(match: Match) -> tuple[str, ...]:
    return match.ids or match.nearest


# Where skills and levels are named: what it is called, and a query that gives (person, name).
_NAMED: dict[RenamedKind, tuple[tuple[str, str], ...]] = {
    "skill": (
        ("ratings", "SELECT person, skill AS name FROM rating"),
        ("evidence", "SELECT e.person, s.skill AS name FROM evidence_skill s JOIN evidence e ON e.number = s.evidence"),
        ("goals", "SELECT person, skill AS name FROM goal"),
        ("answers", "SELECT a.person, n.skill AS name FROM answer n JOIN assessment a ON a.number = n.assessment"),
    ),
    "level": (
        ("profiles", "SELECT id AS person, level AS name FROM person UNION ALL SELECT id, target FROM person"),
        ("evidence", "SELECT person, level AS name FROM evidence"),
    ),
}


def _lost(
    store: Store,
    kind: RenamedKind,
    known: set[str],
    present: Callable[[str], str],
    people: tuple[str, ...] | None,
    nearest: Callable[[str], tuple[str, ...]],
) -> list[Orphan]:
    uses: dict[str, dict[str, int]] = {}
    for used_in, query in _NAMED[kind]:
        for person, name, count in store.rows(f"SELECT person, name, count(*) FROM ({query}) GROUP BY person, name"):
            if name and present(name) not in known and (people is None or person in people):
                here = uses.setdefault(name, {})
                here[used_in] = here.get(used_in, 0) + count
    return [Orphan(kind, called, uses[called], nearest(called)) for called in sorted(uses)]
