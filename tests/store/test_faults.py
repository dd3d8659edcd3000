"""Whatever is wrong with the file or its disk: a sentence with the path, one of what to do, and the file untouched."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from personal import NOW, do, export_text, some_evidence
from spoiled import SPOILED, overwritten
from try_each import try_each

from pm_career.errors import PersonalDataError
from pm_career.store import connection
from pm_career.store.backups import backup, save_own_backup
from pm_career.store.check import check_file
from pm_career.store.evidence import add_evidence
from pm_career.store.faults import translate_errors
from pm_career.store.log import Change
from pm_career.store.opening import open_for_reading
from pm_career.store.restore import restore


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_file_is_refused_and_untouched_and_a_backup_brings_it_back(life: Path, name: str) -> None:
    before = export_text(life)
    kept = save_own_backup(life, NOW, "before")
    spoil, said = SPOILED[name]
    spoil(life)
    content = life.read_bytes()
    for attempt in (export_text, lambda path: do(path, lambda c: add_evidence(c, some_evidence()))):
        with pytest.raises(PersonalDataError) as refused:
            attempt(life)
        assert said in refused.value.message
        assert str(life) in refused.value.message
        assert str(kept) in refused.value.hint or "Update pmcareer" in refused.value.hint
        assert life.read_bytes() == content
    assert [finding.kind for finding in check_file(life).findings] == ["unreadable"]
    restored = restore(life, kept, NOW)
    assert export_text(life) == before
    assert Path(restored.kept).read_bytes() == content
    assert "damaged" in restored.kept
    assert stat.S_IMODE(life.stat().st_mode) == stat.S_IMODE(Path(restored.kept).stat().st_mode) == 0o600


def test_damage_deep_in_a_file_is_told_when_it_is_met(life: Path) -> None:
    with open_for_reading(life) as store:
        (page,) = store.rows("SELECT rootpage FROM sqlite_master WHERE name = 'evidence'")[0]
    overwritten(life, (page - 1) * 4096, b"\xff" * 4096)
    content = life.read_bytes()
    with pytest.raises(PersonalDataError, match="damaged"):
        export_text(life)
    assert [finding.kind for finding in check_file(life).findings] == ["unreadable"]
    with pytest.raises(PersonalDataError, match="damaged"):
        backup(life, life.parent / "copy.db")
    assert sorted(each.name for each in life.parent.iterdir()) == ["career.db"]
    assert life.read_bytes() == content


def test_damage_that_no_reader_meets_is_found_by_the_check_and_not_copied(life: Path) -> None:
    with open_for_reading(life) as store:
        (page,) = store.rows("SELECT rootpage FROM sqlite_master WHERE name = 'evidence_by_skill'")[0]
    start = (page - 1) * 4096
    in_page = life.read_bytes()[start : start + 4096].index(b"oven")
    overwritten(life, start + in_page, b"axen")
    (finding,) = check_file(life).findings
    assert (finding.kind, finding.message[:21]) == ("damaged", "The file is damaged: ")
    with pytest.raises(PersonalDataError, match="a copy of it would be, too"):
        backup(life, life.parent / "copy.db")
    assert sorted(each.name for each in life.parent.iterdir()) == ["career.db"]


def test_without_a_backup_it_says_where_one_would_go(life: Path) -> None:
    life.write_bytes(b"")
    with pytest.raises(PersonalDataError) as refused:
        export_text(life)
    assert refused.value.hint == "It was left as it is. Put a backup in its place with: pmcareer data restore FILE"


def test_the_newest_backup_is_named_but_never_a_damaged_file_set_aside(life: Path) -> None:
    older = save_own_backup(life, NOW, "before-restore")
    life.write_bytes(b"")
    restore(life, older, NOW.replace(year=2027))
    life.write_bytes(b"")
    with pytest.raises(PersonalDataError) as refused:
        export_text(life)
    assert refused.value.hint.endswith(f"pmcareer data restore {older}")


@pytest.mark.parametrize("what", ["folder", "pipe", "link to nowhere", "link to itself", "device"])
def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path, what: str) -> None:
    path = tmp_path / "career.db"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(
            {"link to nowhere": tmp_path / "unmounted" / "x", "link to itself": path}.get(what, "/dev/full")
        )
    for attempt in (export_text, lambda path: do(path, lambda c: add_evidence(c, some_evidence()))):
        with pytest.raises(PersonalDataError) as refused:
            attempt(path)
        assert str(path) in refused.value.message
        assert refused.value.hint
    assert sorted(each.name for each in tmp_path.iterdir()) == ["career.db", "elsewhere"]


def test_a_home_that_cannot_be_is_refused_in_reading_and_writing() -> None:
    path = Path("/dev/null/x/career.db")
    for attempt in (export_text, lambda path: do(path, lambda c: add_evidence(c, some_evidence()))):
        with pytest.raises(PersonalDataError) as refused:
            attempt(path)
        assert "/dev/null/x/career.db" in refused.value.message
        assert "/dev/null is not a folder" in refused.value.message
        assert "PMCAREER_HOME" in refused.value.hint


@pytest.fixture
def ordinary_folder() -> Iterator[Path]:
    """A folder for somebody whom permissions stop: they do not stop root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        if os.geteuid() != 0:
            yield folder
            folder.chmod(0o755)
            return
        home = folder / "home"
        home.mkdir(mode=0o700)
        os.chown(home, 65534, 65534)
        os.seteuid(65534)
        try:
            yield home
        finally:
            os.seteuid(0)


def test_an_unreadable_file(ordinary_folder: Path) -> None:
    path = ordinary_folder / "career.db"
    do(path, lambda c: add_evidence(c, some_evidence()))
    content = path.read_bytes()
    path.chmod(0)
    for attempt in (export_text, lambda path: do(path, lambda c: add_evidence(c, some_evidence()))):
        with pytest.raises(PersonalDataError, match="cannot be opened"):
            attempt(path)
    path.chmod(0o600)
    assert path.read_bytes() == content


def test_a_read_only_file_and_a_read_only_folder_can_still_be_read(ordinary_folder: Path) -> None:
    path = ordinary_folder / "career.db"
    do(path, lambda c: add_evidence(c, some_evidence()))
    content = path.read_bytes()
    for place, closed, opened in ((path, 0o400, 0o600), (ordinary_folder, 0o500, 0o700)):
        place.chmod(closed)
        assert b"seven customers" in export_text(path)
        with pytest.raises(PersonalDataError) as refused:
            do(path, lambda c: add_evidence(c, some_evidence()))
        assert str(path) in refused.value.message
        assert "PMCAREER_HOME" in refused.value.hint
        place.chmod(opened)
        assert path.read_bytes() == content


def test_a_home_that_may_not_be_made_or_entered(ordinary_folder: Path) -> None:
    path = ordinary_folder / "new" / "career.db"
    ordinary_folder.chmod(0o500)
    with pytest.raises(PersonalDataError, match="permission denied"):
        do(path, lambda c: add_evidence(c, some_evidence()))
    ordinary_folder.chmod(0)
    with pytest.raises(PersonalDataError, match="permission denied"):
        export_text(path)
    ordinary_folder.chmod(0o700)


def test_a_file_in_use_for_too_long(life: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "TIMEOUT", 0.05)
    before = export_text(life)
    other = sqlite3.connect(life, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert export_text(life) == before  # a writer that has not finished yet does not stop a reader
    with pytest.raises(PersonalDataError, match="in use by another pmcareer"):
        do(life, lambda c: add_evidence(c, some_evidence()))
    other.execute("ROLLBACK")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(PersonalDataError, match="in use by another pmcareer"):
        export_text(life)
    other.close()
    assert export_text(life) == before


def test_it_waits_five_seconds_for_another_writer() -> None:
    assert connection.TIMEOUT == 5.0


def test_a_full_disk(life: Path) -> None:
    before, content = export_text(life), life.read_bytes()

    def fill_up(change: Change) -> None:
        change.connection.execute(f"PRAGMA max_page_count = {change.rows('PRAGMA page_count')[0][0]}")
        for _ in range(40):
            add_evidence(change, some_evidence("x" * 20_000))

    with pytest.raises(PersonalDataError) as refused:
        do(life, fill_up)
    assert refused.value.message == f"The disk is full: nothing was saved to {life}."
    assert export_text(life) == before
    assert life.read_bytes() == content


def test_a_quota_on_the_size_of_files(life: Path) -> None:
    before = export_text(life)
    program = (
        "import resource, sys; from pathlib import Path;"
        "from personal import *; from pm_career.store.evidence import add_evidence;"
        f"path = Path({str(life)!r});"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, resource.RLIM_INFINITY));"
        "do(path, lambda c: [add_evidence(c, some_evidence('x' * 20_000)) for _ in range(40)])"
    )
    support = str(Path(__file__).parent.parent / "support")
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([support, *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "PersonalDataError: The disk failed while the personal data" in done.stderr
    assert "xxx" not in done.stderr
    assert export_text(life) == before


def test_a_mistake_of_ours_is_not_blamed_on_the_file(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.ProgrammingError), translate_errors(tmp_path):
        raise sqlite3.ProgrammingError


SQLITE_SAYS = {
    "SQLITE_BUSY": "in use by another pmcareer",
    "SQLITE_BUSY_SNAPSHOT": "in use by another pmcareer",
    "SQLITE_LOCKED": "in use by another pmcareer",
    "SQLITE_FULL": "The disk is full",
    "SQLITE_READONLY": "cannot be written",
    "SQLITE_READONLY_DBMOVED": "cannot be written",
    "SQLITE_CANTOPEN": "cannot be opened",
    "SQLITE_PERM": "cannot be opened",
    "SQLITE_IOERR": "The disk failed",
    "SQLITE_IOERR_FSYNC": "The disk failed",
    "SQLITE_IOERR_WRITE": "The disk failed",
    "SQLITE_CORRUPT": "damaged",
    "SQLITE_CORRUPT_INDEX": "damaged",
    "SQLITE_NOTADB": "damaged",
    "SQLITE_ERROR": "damaged",
    "SQLITE_CONSTRAINT_FOREIGNKEY": "damaged",
}


@try_each("name", SQLITE_SAYS)
def test_each_complaint_of_sqlite_is_a_sentence_without_what_sqlite_said(tmp_path: Path, name: str) -> None:
    path = tmp_path / "career.db"
    complaint = sqlite3.OperationalError("near 'I slept badly': syntax error")
    complaint.sqlite_errorcode = getattr(sqlite3, name)
    with pytest.raises(PersonalDataError) as told, translate_errors(path):
        raise complaint
    assert SQLITE_SAYS[name] in told.value.message
    assert str(path) in told.value.message
    assert told.value.hint
    assert "slept" not in "".join(traceback.format_exception(told.value))
