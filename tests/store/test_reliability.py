"""Killed, or out of disk, at any system call: before or after, never between.

Some calls here, and all of a migration with --thorough; bench/reliability.py strikes at every one.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from personal import copy_life, export_text
from strikes import MIGRATIONS, WORKS, Stage, Work
from struck import Strike, struck
from sweep import spread, spread_of_each
from writers import missing, write_at_once

from pm_career.store.backups import backup
from pm_career.store.export import write_private_file

KILLS, FAULTS = 5, 4
PARTS = 2  # of a long test, so that two processes share it


def some(strikes: list[Strike], most: int) -> list[Strike]:
    """A few of many, spread evenly, the last one always among them."""
    return strikes[-1 :: -max(1, len(strikes) // most)][:most]


@pytest.fixture(params=WORKS, ids=lambda work: str(work.name))
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Stage:
    work: Work = request.param
    return Stage(work, tmp_path / "stage")


@pytest.mark.needs("strace")
def test_killed_or_out_of_disk_it_is_as_before_or_as_after(stage: Stage) -> None:
    strikes = [*some(stage.strikes_to_kill(), KILLS), *some(stage.strikes_to_fail(), FAULTS)]
    for strike in spread(strikes, 3):
        trial = stage.strike(strike)
        assert trial.ended == "killed" or "KILL" not in strike.what
        assert trial.wrong == [], strike.expression


@pytest.mark.needs("strace")
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("migration", MIGRATIONS, ids=lambda work: str(work.name))
def test_a_migration_is_whole_or_not_there_wherever_it_is_killed(tmp_path: Path, migration: Work, part: int) -> None:
    stage = Stage(migration, tmp_path / "stage")
    strikes = stage.strikes_to_kill()
    assert len(strikes) > 50
    for strike in spread_of_each(strikes, lambda strike: strike.call, 2)[part::PARTS]:
        trial = stage.strike(strike)
        assert (trial.ended, trial.wrong) == ("killed", []), strike.expression


@pytest.mark.needs("strace")
@pytest.mark.parametrize("what", ["export", "backup"])
def test_a_new_file_is_whole_or_not_there_wherever_writing_it_is_killed(tmp_path: Path, what: str) -> None:
    data = tmp_path / "home" / "career.db"
    data.parent.mkdir(mode=0o700)
    copy_life(data)
    folder = tmp_path / "documents"
    folder.mkdir()

    def write() -> None:
        if what == "export":
            write_private_file(folder / "all", export_text(data).decode())
        else:
            backup(data, folder / "all")

    calls = struck(write, None).calls
    sizes = {(folder / "all").stat().st_size}
    for call in ("openat", "write", "fsync", "linkat", "close"):
        for number in spread(range(1, calls[call] + 1), 2):
            (folder / "all").unlink(missing_ok=True)
            struck(write, Strike(call, number, "signal=KILL"))
            assert {each.name for each in folder.iterdir()} <= {"all"}, (call, number)
            assert {each.stat().st_size for each in folder.iterdir()} <= sizes, (call, number)


@pytest.mark.needs("strace")
def test_a_strike_that_breaks_the_rules_would_be_seen(tmp_path: Path) -> None:
    """Writing the file anew without a temporary one is what must not be done: the sweep has to say so."""

    def before(home: Path) -> None:
        (home / "career.db").write_bytes(b"garbage" * 2000)

    def rewrite(home: Path) -> None:
        with (home / "career.db").open("r+b", buffering=0) as stream:
            for _ in range(3):
                stream.write(b"careless" * 100)

    stage = Stage(Work("careless", before, rewrite), tmp_path / "stage")
    trial = stage.strike(Strike("write", 2, "signal=KILL"))
    assert trial.state == "between"
    assert trial.wrong[0].startswith("between before and after")


def test_what_many_processes_add_at_once_is_all_there(tmp_path: Path) -> None:
    path = tmp_path / "home" / "career.db"  # created by whichever comes first
    assert write_at_once(path, writers=4, additions=8) == []
    assert missing(path, writers=4, additions=8) == []
    ids = [each["id"] for each in json.loads(export_text(path))["evidence"]]
    assert ids == [f"e{number}" for number in range(1, 33)]
