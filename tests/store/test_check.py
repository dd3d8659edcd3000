"""The check looks the file over, finds what a framework no longer has, and changes nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from ladders import write_framework
from personal import NOW, do, make_claim, some_evidence

from pm_career.domain.framework import Framework
from pm_career.frameworks.read import read_folder
from pm_career.store import schema
from pm_career.store.backups import save_own_backup
from pm_career.store.check import FileCheck, Orphan, check_file, find_orphans
from pm_career.store.evidence import add_evidence
from pm_career.store.opening import open_for_reading
from pm_career.store.promotion import put_claim
from pm_career.store.renamed_ids import save_move


@pytest.fixture
def bakery(tmp_path: Path) -> Framework:
    """The bakers' ladder, from which the till was taken."""
    folder = write_framework(tmp_path / "bakery")
    (folder / "skills/till.yaml").unlink()
    framework = read_folder(folder).framework
    assert framework is not None
    return framework


def test_a_file_that_is_not_there_is_fine(tmp_path: Path) -> None:
    assert check_file(tmp_path / "career.db") == FileCheck(exists=False, size=0, schema=None, findings=())


def test_a_sound_file_is_sound_and_stays_untouched(life: Path) -> None:
    content, touched = life.read_bytes(), life.stat().st_mtime_ns
    assert check_file(life) == FileCheck(exists=True, size=len(content), schema=schema.VERSION, findings=())
    assert (life.read_bytes(), life.stat().st_mtime_ns) == (content, touched)


def test_what_others_can_get_at_is_said_with_what_closes_it(life: Path) -> None:
    kept = save_own_backup(life, NOW, "before-restore")
    life.chmod(0o644)
    life.parent.chmod(0o750)
    kept.chmod(0o604)
    assert [(finding.kind, finding.hint) for finding in check_file(life).findings] == [
        ("permissions", f"Close it with: chmod 700 {life.parent}"),
        ("permissions", f"Close it with: chmod 600 {life}"),
        ("permissions", f"Close it with: chmod 600 {kept}"),
    ]


@pytest.mark.parametrize("mode", [0o640, 0o620, 0o610, 0o604, 0o602, 0o601])
def test_each_permission_of_others_is_found(life: Path, mode: int) -> None:
    life.chmod(mode)
    assert [finding.kind for finding in check_file(life).findings] == ["permissions"]


def test_a_reference_to_nothing_is_found(life: Path) -> None:
    with sqlite3.connect(life) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM goal")
    connection.close()
    (finding,) = check_file(life).findings
    assert finding.kind == "damaged"
    assert finding.message == "Something that check_in and evidence_goal refer to is missing from the file."


@pytest.mark.parametrize(("spoilt", "more"), [(5, ""), (6, " and 1 more")])
def test_five_spoilt_things_are_named(life: Path, spoilt: int, more: str) -> None:
    for number in range(spoilt):
        do(life, lambda c, number=number: add_evidence(c, some_evidence(f"Thing {number}")))  # type: ignore[misc]
    with sqlite3.connect(life) as connection:
        connection.execute("UPDATE evidence SET source = 'rumour' WHERE number > 3")
    connection.close()
    (finding,) = check_file(life).findings
    assert finding.kind == "damaged"
    named = ", ".join(f"evidence e{number}" for number in range(4, 9))
    assert finding.message == f"What is stored is not as it should be: {named}{more}."


def test_what_the_framework_no_longer_has_is_named_with_its_uses_and_what_is_near(
    life: Path, bakery: Framework
) -> None:
    do(life, lambda c: add_evidence(c, some_evidence("More", skills=("dou", "oven", "doug"), level="journeyman")))
    with open_for_reading(life) as store:
        assert find_orphans(store, bakery) == (
            Orphan("skill", "dou", {"evidence": 1}, ("dough",)),
            Orphan("skill", "doug", {"evidence": 1}, ("dough",)),
            Orphan("skill", "till", {"ratings": 2, "agreements": 1}, ()),
            Orphan("level", "journeyman", {"evidence": 1}, ("hand",)),
        )
        assert [each.called for each in find_orphans(store, bakery, ["bo"])] == ["till"]
        assert find_orphans(store, bakery, []) == ()


def test_what_was_moved_is_no_orphan(life: Path, bakery: Framework) -> None:
    do(life, lambda c: save_move(c, "bakery", "skill", "till", "oven"))
    with open_for_reading(life) as store:
        assert find_orphans(store, bakery) == ()
    do(life, lambda c: save_move(c, "bakery", "skill", "oven", "gone"))
    with open_for_reading(life) as store:
        assert [each.called for each in find_orphans(store, bakery)] == ["oven", "till"]


def test_a_responsibility_is_no_skill_that_a_ladder_lacks(life: Path, bakery: Framework) -> None:
    do(life, lambda c: put_claim(c, make_claim("The till balances", kind="responsibility", subject="balance")))
    do(life, lambda c: put_claim(c, make_claim("I knead", subject="kneading-by-hand")))
    with open_for_reading(life) as store:
        lost = {each.called: each.uses for each in find_orphans(store, bakery, ["me"])}
    assert lost["kneading-by-hand"] == {"claims": 1}
    assert "balance" not in lost
