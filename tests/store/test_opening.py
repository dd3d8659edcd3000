"""How a data file is opened: readers leave no trace, writers create it privately, and the safe settings are on."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from personal import NOW, do, export_text, some_evidence

from pm_career.errors import UsageError
from pm_career.store import schema
from pm_career.store.evidence import add_evidence, find_evidence, list_evidence
from pm_career.store.log import Change
from pm_career.store.opening import open_for_change, open_for_reading
from pm_career.store.people import list_people


@pytest.fixture
def umask() -> Iterator[None]:
    """The most careless umask there is, put back afterwards."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_reading_what_is_not_there_is_an_empty_store_and_creates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "home" / "career.db"
    with open_for_reading(path) as store:
        assert list_people(store) == ()
        assert list_evidence(store, "me") == ()
    assert names_in(tmp_path) == ["elsewhere"]


def test_reading_leaves_the_file_as_it_is_to_the_nanosecond(life: Path) -> None:
    os.utime(life, ns=(1_000_000_000, 1_000_000_000))
    content = life.read_bytes()
    export_text(life)
    assert life.stat().st_mtime_ns == 1_000_000_000
    assert life.read_bytes() == content
    assert names_in(life.parent) == ["career.db"]


def test_the_file_and_its_folders_are_the_owners_alone(tmp_path: Path, umask: None) -> None:
    path = tmp_path / "a" / "b" / "career.db"
    do(path, lambda c: add_evidence(c, some_evidence()))
    assert (mode(path), mode(path.parent), mode(path.parent.parent)) == ("0o600", "0o700", "0o700")
    assert names_in(path.parent) == ["career.db"]


def test_a_strict_umask_does_not_lock_the_owner_out(tmp_path: Path, umask: None) -> None:
    os.umask(0o777)
    path = tmp_path / "a" / "career.db"
    do(path, lambda c: add_evidence(c, some_evidence()))
    assert (mode(path), mode(path.parent)) == ("0o600", "0o700")


def test_a_linked_file_stays_a_link(tmp_path: Path, life: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(life)
    do(link, lambda c: add_evidence(c, some_evidence("Through the link")))
    assert link.is_symlink()
    assert export_text(link) == export_text(life)
    with open_for_reading(life) as store:
        assert list_evidence(store, "me")[-1].what == "Through the link"
    assert names_in(tmp_path) == ["elsewhere", "home", "link.db"]


def test_a_path_with_odd_characters(tmp_path: Path) -> None:
    path = tmp_path / "50% of?me#1 [é]" / "career.db"
    do(path, lambda c: add_evidence(c, some_evidence()))
    with open_for_reading(path) as store:
        assert find_evidence(store, "E1").id == "e1"
    assert names_in(path.parent) == ["career.db"]


def test_the_settings_that_make_a_write_safe(life: Path) -> None:
    with open_for_change(life, NOW) as change:
        found = {name: change.rows(f"PRAGMA {name}")[0][0] for name in ("synchronous", "journal_mode", "foreign_keys")}
        assert found == {"synchronous": 2, "journal_mode": "delete", "foreign_keys": 1}
        assert change.connection.isolation_level is None
        with (
            closing(sqlite3.connect(life, timeout=0, isolation_level=None)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")
    with closing(sqlite3.connect(life)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_a_journal_mode_that_another_program_set_is_set_back(life: Path) -> None:
    other = sqlite3.connect(life)
    assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    other.close()
    do(life, lambda c: add_evidence(c, some_evidence()))
    assert names_in(life.parent) == ["career.db"]
    assert life.read_bytes()[18:20] == b"\x01\x01"  # as the file's header says it: a rollback journal


def test_a_reader_sees_one_moment(life: Path) -> None:
    with open_for_reading(life) as store:
        before = list_evidence(store, "me")
        failed: list[BaseException] = []

        def write() -> None:
            try:
                do(life, lambda c: add_evidence(c, some_evidence("Meanwhile")))
            except BaseException as error:  # noqa: BLE001  shown below
                failed.append(error)

        writer = threading.Thread(target=write)
        writer.start()
        writer.join(0.1)
        assert list_evidence(store, "me") == before
    writer.join()
    assert failed == []
    with open_for_reading(life) as store:
        assert list_evidence(store, "me")[-1].what == "Meanwhile"


def test_instants_are_kept_in_utc_whatever_the_zone(tmp_path: Path) -> None:
    path = tmp_path / "career.db"
    in_kathmandu = datetime(2028, 3, 1, 1, 15, 30, 999, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    do(path, lambda c: add_evidence(c, some_evidence()), in_kathmandu)
    with open_for_reading(path) as store:
        assert find_evidence(store, "e1").created == datetime(2028, 2, 29, 19, 30, 30, tzinfo=UTC)
        assert store.rows("SELECT created FROM evidence") == [("2028-02-29T19:30:30Z",)]
        assert store.rows("SELECT at FROM change") == [("2028-02-29T19:30:30Z",)]


def test_a_moment_without_a_zone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "career.db"
    with pytest.raises(ValueError, match="time zone"), open_for_change(path, datetime(2026, 1, 1)):  # noqa: DTZ001
        pass


def test_a_clock_that_runs_backwards_changes_no_order(tmp_path: Path) -> None:
    path = tmp_path / "career.db"
    for number in range(4):
        do(path, lambda c, n=number: add_evidence(c, some_evidence(str(n))), NOW - timedelta(days=400 * number))  # type: ignore[misc]
    with open_for_reading(path) as store:
        assert [each.what for each in list_evidence(store, "me")] == ["0", "1", "2", "3"]


def add_then_refuse(change: Change) -> object:
    add_evidence(change, some_evidence())
    return find_evidence(change, "e2")


def test_what_stores_nothing_creates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "home" / "career.db"
    for refuse in (add_then_refuse, lambda change: find_evidence(change, "e1")):
        with pytest.raises(UsageError):
            do(path, refuse)
    do(path, lambda change: None)
    assert names_in(tmp_path) == ["elsewhere"]
    path.parent.mkdir()
    with pytest.raises(UsageError):
        do(path, add_then_refuse)
    assert names_in(path.parent) == []


def test_a_first_change_that_waits_for_one_that_is_refused_is_stored(tmp_path: Path) -> None:
    path = tmp_path / "home" / "career.db"
    writer = threading.Thread(target=lambda: do(path, lambda c: add_evidence(c, some_evidence("Meanwhile"))))

    def refuse(change: Change) -> object:
        writer.start()
        writer.join(0.1)
        assert writer.is_alive()  # it has opened the file, and waits
        return find_evidence(change, "e1")

    with pytest.raises(UsageError):
        do(path, refuse)
    writer.join()
    with open_for_reading(path) as store:
        assert [each.what for each in list_evidence(store, "me")] == ["Meanwhile"]


def test_what_another_process_stored_stays_where_the_first_change_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "home" / "career.db"

    def refuse(change: Change) -> object:
        change.connection.execute("ROLLBACK")  # so that the other one need not wait
        do(path, lambda c: add_evidence(c, some_evidence()))
        return find_evidence(change, "e9")

    with pytest.raises(UsageError):
        do(path, refuse)
    with open_for_reading(path) as store:
        assert len(list_evidence(store, "me")) == 1
