"""What a killed process left outside of the home is removed by the next change, and nothing else ever is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from personal import NOW, do
from struck import Strike, struck

from pm_career.store.backups import backup
from pm_career.store.erase import erase_everything
from pm_career.store.export import write_private_file
from pm_career.store.unfinished import record_place

pytestmark = pytest.mark.needs("/dev/null")  # a system with locks that a killed process gives up


def leave(data: Path, place: Path, prefix: str = ".unfinished-") -> Path:
    """The record that a process leaves which is killed while it writes to `place`."""
    record = data.parent / f"{prefix}0123.place"
    record.write_bytes(os.fsencode(place))
    return record


@pytest.mark.parametrize("name", [".copy.db.pmcareer-4711.tmp", "pmcareer-a1b2"])
def test_it_is_removed_with_its_record(life: Path, tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    if name.startswith("."):
        place.write_text("half")
    else:
        place.mkdir()
        (place / "evidence.txt").write_text("half")
    record = leave(life, place)
    do(life, lambda change: None)
    assert not place.exists()
    assert not record.exists()


def test_what_is_called_otherwise_and_links_are_left_alone(life: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis").write_text("whole")
    link = tmp_path / "pmcareer-link"
    link.symlink_to(precious)
    for place in (precious, precious / "thesis", link, Path("pmcareer-relative")):
        record = leave(life, place)
        do(life, lambda change: None)
        assert not record.exists()
    assert (precious / "thesis").read_text() == "whole"
    assert link.is_symlink()


def test_what_is_in_use_stays_and_is_forgotten_at_the_end(life: Path, tmp_path: Path) -> None:
    place = tmp_path / "pmcareer-in-use"
    place.mkdir()
    with record_place(life, place) as record:
        do(life, lambda change: None)
        assert place.exists()
        assert record.path.exists()
        assert record.path.stat().st_mode & 0o777 == 0o600
    assert place.exists()
    assert not record.path.exists()


def test_what_was_told_stays_until_everything_is_erased(life: Path, tmp_path: Path) -> None:
    place = tmp_path / "pmcareer-told"
    place.mkdir()
    with record_place(life, place) as record:
        record.keep()
    do(life, lambda change: None)
    assert place.exists()
    erase_everything(life, NOW)
    assert not place.exists()
    assert [each.name for each in life.parent.iterdir()] == ["career.db"]


def test_a_pipe_in_the_place_of_a_record_is_not_waited_for(life: Path) -> None:
    os.mkfifo(life.parent / ".unfinished-0123.place")
    do(life, lambda change: None)


def test_where_no_record_can_be_made_there_is_none(tmp_path: Path) -> None:
    with record_place(Path("/dev/null/x/career.db"), tmp_path) as record:
        assert record.handle is None
        record.keep()


@pytest.mark.needs("strace")
@pytest.mark.parametrize("what", ["export", "backup"])
def test_a_file_that_was_being_replaced_leaves_nothing(
    life: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setenv("PMCAREER_HOME", str(life.parent))
    folder = tmp_path / "documents"
    folder.mkdir()

    def write() -> None:
        if what == "export":
            write_private_file(folder / "all", "what I wrote", force=True)
        else:
            backup(life, folder / "all", force=True)

    write()
    calls = struck(write, None).calls
    for call in ("rename", "fsync", "write"):
        for number in range(1, calls[call] + 1):
            assert struck(write, Strike(call, number, "signal=KILL")).ended == "killed"
            do(life, lambda change: None)
            assert [each.name for each in folder.iterdir()] == ["all"], (call, number)
            assert [each.name for each in life.parent.iterdir()] == ["career.db"], (call, number)
