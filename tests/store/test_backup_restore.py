"""Backups are whole, private and refused where they would destroy something; restoring keeps what was there."""

from __future__ import annotations

import os
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from personal import NOW, do, export_text, some_evidence

from pm_career.errors import PersonalDataError, PmCareerError, UsageError
from pm_career.files import make_temporary_file
from pm_career.store.backups import backup, save_own_backup
from pm_career.store.erase import erase_everything
from pm_career.store.evidence import add_evidence, list_evidence
from pm_career.store.log import list_changes, undo
from pm_career.store.opening import open_for_change, open_for_reading
from pm_career.store.restore import restore


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if each.name not in ("home", "elsewhere"))


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


def test_backup_erase_restore_export_is_byte_identical(life: Path, tmp_path: Path) -> None:
    before = export_text(life)
    copy = backup(life, tmp_path / "copy.db")
    erase_everything(life, NOW)
    assert export_text(life) != before
    restore(life, copy, NOW)
    assert export_text(life) == before
    assert export_text(copy) == before
    assert names_in(tmp_path) == ["copy.db"]


def test_a_backup_into_a_new_home_is_the_same_life(life: Path, tmp_path: Path) -> None:
    copy = backup(life, tmp_path / "copy.db")
    elsewhere = tmp_path / "new" / "career.db"
    assert restore(elsewhere, copy, NOW).kept == ""
    assert export_text(elsewhere) == export_text(life)
    assert names_in(elsewhere.parent) == ["career.db"]
    assert mode(elsewhere) == "0o600"


def test_a_backup_while_somebody_writes_is_of_one_moment(life: Path, tmp_path: Path) -> None:
    before = export_text(life)
    with open_for_change(life, NOW) as change:
        add_evidence(change, some_evidence("Not finished yet"))
        copy = backup(life, tmp_path / "copy.db")
    assert export_text(copy) == before != export_text(life)


def test_a_backup_is_the_owners_alone_whatever_the_umask(life: Path, tmp_path: Path) -> None:
    careful = os.umask(0)
    try:
        assert mode(backup(life, tmp_path / "copy.db")) == "0o600"
        kept = save_own_backup(life, NOW, "before-restore")
        assert (mode(kept), mode(kept.parent)) == ("0o600", "0o700")
    finally:
        os.umask(careful)


def test_a_file_that_is_there_is_replaced_only_by_force(life: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("precious")
    with pytest.raises(PmCareerError, match="There is a file at") as refused:
        backup(life, target)
    assert "--force" in refused.value.hint
    assert target.read_text() == "precious"
    backup(life, target, force=True)
    assert export_text(target) == export_text(life)
    assert mode(target) == "0o600"
    assert names_in(tmp_path) == ["copy.db"]


@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_file_is_no_target(life: Path, tmp_path: Path, *, force: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    places = {
        tmp_path / "pipe": "is not a file",
        tmp_path / "folder": "is a folder",
        tmp_path / "loop": "cannot be written",
        tmp_path / "missing" / "copy.db": "There is no folder",
        Path("/dev/full"): "is not a file",
        life: "itself" if force else "There is a file",
        life / "copy.db": "There is no folder",
    }
    content = life.read_bytes()
    for target, said in places.items():
        with pytest.raises(PmCareerError, match=said):
            backup(life, target, force=force)
    assert life.read_bytes() == content
    assert names_in(tmp_path) == ["folder", "loop", "pipe"]
    assert names_in(life.parent) == ["career.db"]


def test_a_link_as_target_stays_a_link(life: Path, tmp_path: Path) -> None:
    real, link, dangling = tmp_path / "real.db", tmp_path / "link.db", tmp_path / "dangling.db"
    real.write_text("old")
    link.symlink_to(real)
    dangling.symlink_to(tmp_path / "fresh.db")
    with pytest.raises(PmCareerError, match="There is a file"):
        backup(life, link)
    assert backup(life, link, force=True) == real
    assert backup(life, dangling) == tmp_path / "fresh.db"
    assert link.is_symlink()
    assert dangling.is_symlink()
    assert export_text(link) == export_text(dangling) == export_text(life)


def test_nothing_to_back_up_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(PmCareerError, match="There is no personal data"):
        backup(tmp_path / "career.db", tmp_path / "copy.db")
    assert names_in(tmp_path) == []


def test_restoring_keeps_what_was_there(life: Path, tmp_path: Path) -> None:
    copy = backup(life, tmp_path / "copy.db")
    do(life, lambda c: add_evidence(c, some_evidence("After the backup")))
    present = export_text(life)
    kept = Path(restore(life, copy, NOW).kept)
    assert kept == life.parent / "backups" / "career-20260701T120000Z-01-before-restore.db"
    assert export_text(kept) == present
    again = Path(restore(life, kept, NOW).kept)
    assert again.name == "career-20260701T120000Z-02-before-restore.db"
    assert export_text(life) == present


def test_an_id_given_out_after_the_backup_is_not_given_out_again(life: Path, tmp_path: Path) -> None:
    copy = backup(life, tmp_path / "copy.db")
    do(life, lambda c: add_evidence(c, some_evidence("After the backup")))
    restore(life, copy, NOW)
    do(life, lambda c: add_evidence(c, some_evidence("After the restoring")))
    with open_for_reading(life) as store:
        assert [each.id for each in list_evidence(store, "me")] == ["e1", "e5"]


def test_undo_goes_on_where_the_backup_was(life: Path, tmp_path: Path) -> None:
    with open_for_reading(life) as store:
        log = list_changes(store)
    copy = backup(life, tmp_path / "copy.db")
    do(life, lambda c: add_evidence(c, some_evidence("After the backup")))
    restore(life, copy, NOW)
    with open_for_change(life, NOW) as change:
        assert undo(change) == log[0]


def test_a_restored_file_keeps_its_link_and_its_name(life: Path, tmp_path: Path) -> None:
    copy = backup(life, tmp_path / "copy.db")
    link = tmp_path / "link.db"
    link.symlink_to(life)
    erase_everything(life, NOW)
    restore(link, copy, NOW)
    life.write_bytes(b"")
    restore(link, copy, NOW + timedelta(1))
    assert link.is_symlink()
    assert export_text(link) == export_text(copy)


@pytest.mark.parametrize("spoiled", ["missing", "empty", "garbage", "cut", "another program's", "reference", "itself"])
def test_a_backup_that_is_none_changes_nothing(life: Path, tmp_path: Path, spoiled: str) -> None:
    copy = backup(life, tmp_path / "copy.db")
    content = life.read_bytes()
    if spoiled == "missing":
        copy.unlink()
    elif spoiled == "empty":
        copy.write_bytes(b"")
    elif spoiled == "garbage":
        copy.write_bytes(os.urandom(9000))
    elif spoiled == "cut":
        os.truncate(copy, 80_000)
    elif spoiled == "itself":
        copy = life
    else:
        with sqlite3.connect(copy) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            harm = "PRAGMA application_id = 7" if spoiled != "reference" else "DELETE FROM goal"
            connection.execute(harm)
        connection.close()
    with pytest.raises(PmCareerError) as refused:
        restore(life, copy, NOW)
    kinds = dict.fromkeys(("missing", "empty", "garbage"), UsageError) | {"itself": PmCareerError}
    assert type(refused.value) is kinds.get(spoiled, PersonalDataError)
    assert str(copy) in refused.value.message
    assert life.read_bytes() == content
    assert names_in(life.parent) == ["career.db"]


def test_a_journal_of_the_damaged_file_never_meets_the_restored_one(life: Path, tmp_path: Path) -> None:
    before = export_text(life)
    copy = backup(life, tmp_path / "copy.db")
    life.write_bytes(b"garbage" * 1000)
    (life.parent / "career.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 2000)
    restore(life, copy, NOW)
    assert export_text(life) == before
    assert names_in(life.parent) == ["backups", "career.db"]


def test_what_killed_processes_left_is_swept_and_what_is_in_use_is_not(life: Path) -> None:
    left = life.parent / ".career.db.pmcareer-4711.tmp"
    left.write_bytes(b"half")
    foreign = life.parent / ".career.db.swp.tmp"
    foreign.write_bytes(b"an editor's")
    with make_temporary_file(life) as in_use:
        do(life, lambda c: add_evidence(c, some_evidence()))
        assert names_in(life.parent) == sorted([in_use.name, foreign.name, "career.db"])
    assert names_in(life.parent) == [foreign.name, "career.db"]
