"""An older file is migrated whole, after a backup, or not at all; a newer one is not touched."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import stat
from pathlib import Path

import pytest
from older import FIXTURES, FROM_DRAFT, as_released, draft, reads_as_released
from personal import NOW, do, export_text, some_evidence

from pm_career.errors import PersonalDataError
from pm_career.store import schema
from pm_career.store.backups import backup
from pm_career.store.check import check_file
from pm_career.store.evidence import add_evidence, list_evidence
from pm_career.store.kinds import EVIDENCE
from pm_career.store.log import list_changes
from pm_career.store.opening import open_for_reading
from pm_career.store.restore import restore
from pm_career.store.rows import read_values

RELEASED = sorted(FIXTURES.glob("v[0-9]*.sql"), key=lambda path: int(path.stem[1:]))


@pytest.fixture
def with_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if schema 0 had been released: an invented older schema, so that there is something to migrate from."""
    monkeypatch.setattr(schema, "STEPS", (FROM_DRAFT, *schema.STEPS))


def tables(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    connection.close()
    return {name: re.sub(r"\s*([(),])\s*|\s+", r" \1 ", sql) for name, sql in found.items()}


def test_there_is_a_file_of_every_schema_that_was_released() -> None:
    assert [path.stem for path in RELEASED] == [f"v{number}" for number in range(1, schema.VERSION + 1)]


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: str(path.stem))
def test_a_file_of_every_schema_can_be_read_and_becomes_the_newest(tmp_path: Path, released: Path) -> None:
    path = as_released(released, tmp_path / "career.db")
    assert reads_as_released(path, released)
    do(path, lambda c: add_evidence(c, some_evidence("Since then", person="zoe")))
    fresh = tmp_path / "fresh.db"
    do(fresh, lambda c: add_evidence(c, some_evidence()))
    assert tables(path) == tables(fresh)
    assert check_file(path).findings == ()


def test_schema_2_knows_several_links_and_leaves_what_is_no_json(tmp_path: Path) -> None:
    path = as_released(FIXTURES / "v1.sql", tmp_path / "career.db")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE former SET content = 'nothing' WHERE kind = 'person'")
        connection.execute(
            "INSERT INTO former SELECT kind, subject, 2, replaced, '{' FROM former WHERE kind = 'evidence'"
        )
    connection.close()
    with open_for_reading(path) as store:
        bread, till = (read_values(store, EVIDENCE)[place] for place in (0, -1))
        assert (bread.links, bread.link) == (('bread.example/7?a="b"',), 'bread.example/7?a="b"')
        assert (till.links, till.link) == ((), "")
        assert (till.counts, till.private, till.project, till.responsibility) == ("for", False, "", "")
        contents = [row[0] for row in store.rows("SELECT content FROM former WHERE kind = 'evidence' ORDER BY number")]
        assert (json.loads(contents[0])["links"], contents[1]) == (['bread.example/7?a="b"'], "{")
        assert store.rows("SELECT count(*) FROM home") == [(0,)]
    do(path, lambda c: None)
    assert check_file(path).findings[0].message == "What is stored is not as it should be: person me, evidence e1."


def test_the_steps_go_up_one_by_one_to_the_present_schema() -> None:
    assert [step.to for step in schema.STEPS] == list(range(2, schema.VERSION + 1))


def test_an_older_file_is_read_without_being_changed(tmp_path: Path, with_draft: None) -> None:
    path = draft(tmp_path / "career.db")
    os.utime(path, ns=(1_000_000_000, 1_000_000_000))
    content = path.read_bytes()
    with open_for_reading(path) as store:
        assert [(each.id, each.what, each.skills) for each in list_evidence(store, "me")] == [
            ("e1", "Kneaded for a week", ("dough",)),
            ("e3", "Fired the oven alone", ("oven",)),
        ]
    assert check_file(path).schema == 0
    assert path.read_bytes() == content
    assert path.stat().st_mtime_ns == 1_000_000_000
    assert [each.name for each in tmp_path.iterdir() if each.name != "elsewhere"] == ["career.db"]


def test_an_older_file_is_migrated_after_a_backup(tmp_path: Path, with_draft: None) -> None:
    path = draft(tmp_path / "home" / "career.db")
    before = export_text(path)
    do(path, lambda c: None)
    assert export_text(path) == before
    (kept,) = (path.parent / "backups").iterdir()
    assert kept.name == f"career-20260701T120000Z-01-before-schema-{schema.VERSION}.db"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert check_file(kept).schema == 0
    assert check_file(path).schema == schema.VERSION
    do(path, lambda c: add_evidence(c, some_evidence("Since then")))
    with open_for_reading(path) as store:
        assert [each.id for each in list_evidence(store, "me")] == ["e1", "e3", "e4"]
        assert [each.did for each in list_changes(store)] == ["added evidence e4 “Since then”"]


def test_a_migration_that_fails_half_way_leaves_the_file_and_a_rerun_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = draft(tmp_path / "home" / "career.db")
    content = path.read_bytes()
    broken = FROM_DRAFT._replace(statements=(*FROM_DRAFT.statements[:-1], "UPDATE nothing SET x = 1"))
    with monkeypatch.context() as patched:
        patched.setattr(schema, "STEPS", (broken, *schema.STEPS))
        with pytest.raises(PersonalDataError) as refused:
            do(path, lambda c: None)
    assert f"before-schema-{schema.VERSION}.db" in refused.value.hint
    assert path.read_bytes() == content
    monkeypatch.setattr(schema, "STEPS", (FROM_DRAFT, *schema.STEPS))
    do(path, lambda c: None)
    assert check_file(path).schema == schema.VERSION


def test_a_migration_that_leaves_a_reference_to_nothing_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = draft(tmp_path / "home" / "career.db")
    content = path.read_bytes()
    lossy = FROM_DRAFT._replace(statements=(*FROM_DRAFT.statements, "DELETE FROM person"))
    monkeypatch.setattr(schema, "STEPS", (lossy, *schema.STEPS))
    with pytest.raises(PersonalDataError):
        do(path, lambda c: None)
    assert path.read_bytes() == content


def test_a_backup_of_an_older_schema_can_be_made_and_restored(tmp_path: Path, life: Path, with_draft: None) -> None:
    older = draft(tmp_path / "draft.db")
    copy = backup(older, tmp_path / "copy.db")
    assert check_file(copy).schema == 0
    restore(life, copy, NOW)
    assert export_text(life) == export_text(older)
    assert check_file(life).schema == schema.VERSION
    assert check_file(copy).schema == 0


def test_a_newer_file_is_refused_and_untouched(life: Path) -> None:
    connection = sqlite3.connect(life)
    connection.execute("CREATE TABLE what_comes (x)")
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 3}")
    connection.close()
    content = life.read_bytes()
    for attempt in (export_text, lambda path: do(path, lambda c: None), lambda path: backup(path, path.parent / "b")):
        with pytest.raises(PersonalDataError) as refused:
            attempt(life)
        assert f"its schema is {schema.VERSION + 3}; this program knows {schema.VERSION}" in refused.value.message
        assert refused.value.hint == "Update pmcareer. Nothing was changed."
    assert life.read_bytes() == content
    assert [each.name for each in life.parent.iterdir()] == ["career.db"]
