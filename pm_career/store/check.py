"""Check the personal data: whether the file is sound and private, and what in it a framework no longer has."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from pm_career.domain.framework import NO_LEVEL, Framework, Value
from pm_career.domain.names import Match, match_level, match_skill
from pm_career.domain.renamed_ids import RenamedKind, follow_ladder
from pm_career.domain.text import one_line
from pm_career.errors import PersonalDataError
from pm_career.store import schema
from pm_career.store.connection import data_file_exists, open_snapshot, read_version_mark
from pm_career.store.faults import list_own_backups, suggest_backup, translate_errors
from pm_career.store.foreign import find_altered, find_foreign
from pm_career.store.kinds import KINDS, Kinds
from pm_career.store.log import Store
from pm_career.store.renamed_ids import read_moves
from pm_career.store.spoilt import find_misfits, find_spoilt

FindingKind = Literal["unreadable", "damaged", "foreign", "permissions", "unfinished", "ladder"]

_FOREIGN = (
    "Triggers and views have no effect and go with the next change. To remove tables, too: pmcareer data backup FILE,"
    " then pmcareer data restore FILE"
)

# As many spoilt things are named in one message.
_MOST_NAMED = 5


class Finding(Value, frozen=True):
    """Something about the file that is not as it should be, or about a ladder that it needs, and what to do."""

    kind: FindingKind
    message: str
    hint: str


class FileCheck(Value, frozen=True):
    """What the check of a file found; `schema` is None where there is no file or it does not say its schema."""

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


def check_file(path: Path, kinds: Kinds = KINDS, timeout: float | None = None) -> FileCheck:
    """Check the file without changing it; never raises for what it finds. `timeout` as for `open_for_reading`."""
    try:
        if not data_file_exists(path):
            return FileCheck(exists=False, size=0, schema=None, findings=())
        with translate_errors(path):
            size = path.stat().st_size
            version, findings = _check_content(path, kinds, timeout)
    except PersonalDataError as error:
        unreadable = Finding("unreadable", error.message, error.hint)
        return FileCheck(os.path.lexists(path), _measure_size(path), read_version_mark(path), (unreadable,))
    return FileCheck(True, size, version, (*findings, *_check_permissions(path)))


def _measure_size(path: Path) -> int:
    """The bytes of a file; 0 for what is no file or cannot be reached."""
    try:
        found = path.stat()
    except OSError:
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def _check_content(path: Path, kinds: Kinds, timeout: float | None) -> tuple[int, list[Finding]]:
    connection, version = open_snapshot(path, timeout)
    findings = []

    def add_damage(message: str) -> None:
        findings.append(Finding("damaged", message, suggest_backup(path)))

    try:
        wrong = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        if wrong:
            add_damage(f"The file is damaged: {one_line(wrong[0])}.")
            return version, findings
        tables = sorted({row[0] for row in connection.execute("PRAGMA foreign_key_check")})
        if tables:
            add_damage(f"Something that {' and '.join(tables)} refer to is missing from the file.")
        if version < schema.VERSION:
            return version, findings
        foreign = find_foreign(connection)
        if foreign:
            message = f"The file holds what is not pmcareer's: {_name_some(foreign)}."
            findings.append(Finding("foreign", message, _FOREIGN))
        altered = find_altered(connection)
        if altered:
            add_damage(f"The file is not as pmcareer makes it: {_name_some(altered)}.")
            return version, findings
        store = Store(connection, path, kinds)
        spoilt = find_spoilt(store)
        if spoilt:
            add_damage(f"What is stored is not as it should be: {_name_some(spoilt)}.")
        misfits = [] if spoilt or tables else find_misfits(store)
        if misfits:
            add_damage(f"What is stored does not fit together: {_name_some(misfits)}.")
        if connection.execute("SELECT 1 FROM pending").fetchone():
            rest = "An erasure was interrupted: traces of what was erased may still be in the file."
            hint = "The next change finishes it, if the disk has room for a second copy of the file."
            findings.append(Finding("unfinished", rest, hint))
    finally:
        connection.close()
    return version, findings


def _name_some(places: Sequence[str]) -> str:
    more = f" and {len(places) - _MOST_NAMED} more" if len(places) > _MOST_NAMED else ""
    return f"{', '.join(places[:_MOST_NAMED])}{more}"


def _check_permissions(path: Path) -> list[Finding]:
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

    What was moved counts under its present name. Nothing is wrong with an orphan: it is stored and shown as
    it was called; `save_move` tells what it is called now.
    """
    moves = follow_ladder(framework, read_moves(store, framework.id))
    skills = {skill.id for skill in framework.skills}
    levels = {NO_LEVEL, *(level.id for level in framework.levels)}
    chosen = None if people is None else tuple(people)
    return (
        *_find_lost(store, "skill", skills, moves.find_skills, chosen, partial(match_skill, framework)),
        *_find_lost(
            store, "level", levels, lambda called: (moves.level(called),), chosen, partial(match_level, framework)
        ),
    )


def count_uses(store: Store, kind: RenamedKind, called: str) -> dict[str, int]:
    """How much in everybody's data names a skill or level by this id, by the kind of data."""
    uses: dict[str, int] = {}
    for used_in, query in _list_queries(store.kinds, kind):
        found = store.rows(f"SELECT count(*) FROM ({query}) WHERE name = ?", (called,))[0][0]
        if found:
            uses[used_in] = uses.get(used_in, 0) + found
    return uses


def _find_lost(
    store: Store,
    kind: RenamedKind,
    known: set[str],
    present: Callable[[str], tuple[str, ...]],
    people: tuple[str, ...] | None,
    match: Callable[[str], Match],
) -> list[Orphan]:
    uses: dict[str, dict[str, int]] = {}
    for used_in, query in _list_queries(store.kinds, kind):
        for person, name, count in store.rows(f"SELECT person, name, count(*) FROM ({query}) GROUP BY person, name"):
            if name and known.isdisjoint(present(name)) and (people is None or person in people):
                here = uses.setdefault(name, {})
                here[used_in] = here.get(used_in, 0) + count
    return [Orphan(kind, called, uses[called], match(called).ids or match(called).nearest) for called in sorted(uses)]


def _list_queries(kinds: Kinds, named: RenamedKind) -> list[tuple[str, str]]:
    """Where skills or levels are named: how messages count it, and a query for (person, name)."""
    queries = []
    for kind in kinds:
        for column in kind.columns:
            if column.names == named:
                query = f"SELECT {kind.owner} AS person, {column.name} AS name FROM {kind.name}"
                query += f" WHERE {column.where}" if column.where else ""
                queries.append((kind.counted_as or kind.plural, query))
        for part in kind.parts:
            for column in part.columns:
                if column.names == named:
                    query = (
                        f"SELECT k.{kind.owner} AS person, p.{column.name} AS name"
                        f" FROM {part.table} p JOIN {kind.name} k ON k.number = p.{part.owner}"
                    )
                    queries.append((part.plural or kind.counted_as or kind.plural, query))
    return queries
