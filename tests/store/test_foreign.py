"""What other programs put into a file has no part in anything: not in a backup that is restored, not in our own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from older import FIXTURES, as_released
from personal import NOW, do, export_text, some_evidence
from spoilt import Spoilt

from pm_career.errors import PersonalDataError
from pm_career.store import schema
from pm_career.store.backups import backup
from pm_career.store.check import check_file
from pm_career.store.erase import erase_everything, erase_person
from pm_career.store.evidence import add_evidence, list_evidence
from pm_career.store.opening import open_for_reading
from pm_career.store.restore import restore

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
FOREIGN = {
    "trigger hide": "CREATE TRIGGER hide AFTER INSERT ON change BEGIN DELETE FROM evidence; END",
    "trigger keep": "CREATE TRIGGER keep AFTER DELETE ON evidence BEGIN INSERT INTO stash VALUES (old.what); END",
    "trigger issue": "CREATE TRIGGER issue AFTER DELETE ON pending BEGIN DELETE FROM issued; END",
    "view wait": f"CREATE VIEW wait AS {ENDLESS}",
    'table sta"sh': "CREATE TABLE 'sta\"sh' (a)",
    "table stash": "CREATE TABLE stash (a)",
    "index by_link": "CREATE INDEX by_link ON evidence (hex(zeroblob(length(what) * 1000)))",
}
"""By how a check names it."""


def alter(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def list_objects(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    found = dict(connection.execute("SELECT name, type FROM sqlite_master WHERE name NOT LIKE 'sqlite%'"))
    connection.close()
    return found


def list_tables() -> list[str]:
    return [name for name, type in schema.list_objects().items() if type == "table"]


def drop(table: str, path: Path) -> None:
    alter(path, f"DROP TABLE {table}")


WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    **{f"no table {name}": (partial(drop, name), f"it has no table {name}") for name in list_tables()},
    "an endless view": (
        lambda path: alter(path, "DROP TABLE evidence", f"CREATE VIEW evidence AS {ENDLESS}"),
        "it has no table evidence",
    ),
    "a virtual table": (
        lambda path: alter(path, "DROP TABLE setting", "CREATE VIRTUAL TABLE setting USING fts5 (name, value)"),
        "it has no table setting",
    ),
    "another column": (
        lambda path: alter(path, "ALTER TABLE evidence RENAME COLUMN what TO told"),
        "table evidence (column told) is damaged",
    ),
    "one column more": (
        lambda path: alter(path, "ALTER TABLE person ADD COLUMN salary TEXT"),
        "table person (column salary) is damaged",
    ),
    "one column less": (
        lambda path: alter(path, "ALTER TABLE goal DROP COLUMN done_when"),
        "table goal (no column done_when) is damaged",
    ),
    "a calculated column": (
        lambda path: alter(path, "ALTER TABLE goal ADD COLUMN x AS (hex(what))"),
        "table goal (column x) is damaged",
    ),
    "a spoilt day": (Spoilt("evidence", "date", "'2O26-01-01'").write, "evidence e1 is damaged"),
    "an odd instant": (Spoilt("former", "replaced", "'0001-01-01T00:00:00+14:00'").write, "agreement w1 is damaged"),
    "text that is none": (Spoilt("goal", "what", "CAST(x'ff' AS TEXT)").write, "goal g1 is damaged"),
    "a step too high": (Spoilt("rating", "step", "1000001").write, "rating r1 is damaged"),
    "a spoilt log": (Spoilt("change_row", "before", "'{}'").write, "change 1 is damaged"),
    "a spoilt identity": (Spoilt("home", "identity", "'ours'").write, "home is damaged"),
    "two identities": (
        lambda path: alter(path, "INSERT INTO home VALUES ('0123456789abcdef0123', 1)"),
        "it has two identities",
    ),
    "a number never given out": (
        lambda path: alter(path, "DELETE FROM issued"),
        "the number of assessment a1 is not recorded as given out",
    ),
    "history of nothing": (
        lambda path: alter(path, "UPDATE former SET subject = '77' WHERE kind = 'evidence'"),
        "evidence e77 has a history and is not there",
    ),
    "a reference to nothing": (
        lambda path: alter(path, "UPDATE rating SET assessment = 77"),
        "something that rating refers to is missing",
    ),
    "a reference to another person's": (
        lambda path: alter(path, "UPDATE evidence_goal SET evidence = 3"),
        "e3 refers to g1, which is about another person",
    ),
    "no number": (lambda path: alter(path, "UPDATE rating SET number = -1 WHERE number = 1"), "rating -1 is damaged"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_backup_in_which_anything_is_wrong_is_refused_as_the_backup(life: Path, tmp_path: Path, wrong: str) -> None:
    copy = backup(life, tmp_path / "copy.db")
    change, said = WRONG[wrong]
    change(copy)
    content = life.read_bytes()
    with pytest.raises(PersonalDataError) as refused:
        restore(life, copy, NOW)
    assert refused.value.message == f"The backup at {copy} cannot be used: {said}."
    assert refused.value.hint == "Nothing was changed. Try an older backup."
    assert life.read_bytes() == content
    assert [each.name for each in life.parent.iterdir()] == ["career.db"]


@pytest.mark.parametrize("wrong", [each for each in WRONG if each.startswith(("no table", "an endless", "a virtual"))])
def test_a_data_file_without_one_of_its_tables_is_refused_untouched(life: Path, wrong: str) -> None:
    change, said = WRONG[wrong]
    change(life)
    content = life.read_bytes()
    for attempt in (export_text, lambda path: do(path, lambda c: add_evidence(c, some_evidence()))):
        with pytest.raises(PersonalDataError, match=f"career.db cannot be read: {said}"):
            attempt(life)
    assert [finding.kind for finding in check_file(life).findings] == ["unreadable"]
    assert life.read_bytes() == content


@pytest.mark.parametrize("wrong", ["another column", "one column less", "a calculated column"])
def test_the_check_names_a_table_that_was_altered(life: Path, wrong: str) -> None:
    WRONG[wrong][0](life)
    (finding,) = check_file(life).findings
    assert finding.kind == "damaged"
    assert finding.message.startswith("The file is not as pmcareer makes it: table ")


def test_the_check_names_an_index_that_is_missing(life: Path) -> None:
    alter(life, "DROP INDEX goal_of_person")
    (finding,) = check_file(life).findings
    assert finding.message == "The file is not as pmcareer makes it: index goal_of_person."


@pytest.mark.parametrize("there", [True, False], ids=["over data", "into a new home"])
def test_nothing_but_our_rows_comes_along_with_a_backup(life: Path, tmp_path: Path, *, there: bool) -> None:
    before = export_text(life)
    copy = backup(life, tmp_path / "copy.db")
    alter(copy, *reversed(FOREIGN.values()))
    target = life if there else tmp_path / "new" / "career.db"
    restored = restore(target, copy, NOW)
    assert sorted(restored.left_out) == sorted(FOREIGN)
    assert list_objects(target) == schema.list_objects()
    assert check_file(target).findings == ()
    assert export_text(target) == before


def test_restoring_also_removes_what_was_in_the_file_before(life: Path, tmp_path: Path) -> None:
    copy = backup(life, tmp_path / "copy.db")
    alter(life, *reversed(FOREIGN.values()), "CREATE VIRTUAL TABLE words USING fts5 (a)")
    restore(life, copy, NOW)
    assert list_objects(life) == schema.list_objects()


def test_triggers_and_views_of_an_older_backup_stay_behind(life: Path, tmp_path: Path) -> None:
    released = FIXTURES / "v1.sql"
    older = as_released(released, tmp_path / "older.db")
    before = export_text(older)
    alter(
        older, FOREIGN["view wait"], FOREIGN["table stash"], FOREIGN["trigger keep"], "CREATE VIEW v AS SELECT x FROM y"
    )
    assert restore(life, older, NOW).left_out == ("table stash",)
    assert export_text(life) == before
    do(older, lambda c: add_evidence(c, some_evidence("Migrated")))
    assert [name for name, type in list_objects(older).items() if type in ("trigger", "view")] == []


def test_the_check_names_what_does_not_belong_there(life: Path) -> None:
    alter(life, FOREIGN["table stash"], FOREIGN["trigger keep"], FOREIGN["view wait"])
    (finding,) = check_file(life).findings
    assert finding.kind == "foreign"
    assert finding.message == "The file holds what is not pmcareer's: trigger keep, view wait, table stash."


def test_a_trigger_changes_nothing_that_is_written(life: Path) -> None:
    alter(life, FOREIGN["table stash"], FOREIGN["trigger keep"], FOREIGN["trigger hide"], FOREIGN["view wait"])
    do(life, lambda c: add_evidence(c, some_evidence("Acknowledged")))
    with open_for_reading(life) as store:
        assert list_evidence(store, "me")[-1].what == "Acknowledged"
    assert set(list_objects(life)) - set(schema.list_objects()) == {"stash"}


@pytest.mark.parametrize("everything", [True, False])
def test_erasing_removes_what_other_programs_took_from_the_notes(life: Path, *, everything: bool) -> None:
    alter(
        life,
        FOREIGN["table stash"],
        "CREATE VIRTUAL TABLE words USING fts5 (a)",
        "INSERT INTO stash SELECT what FROM evidence",
        "INSERT INTO words SELECT what FROM evidence",
        FOREIGN["trigger keep"],
    )
    assert b"Talked to seven customers" in life.read_bytes()
    if everything:
        erase_everything(life, NOW)
    else:
        erase_person(life, "me", NOW)
    assert b"Talked to seven customers" not in life.read_bytes()
    assert list_objects(life) == schema.list_objects()
