"""What is erased is gone from the file, byte for byte, and from the log; what is others' stays."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from personal import NOW, do, export_text, make_confirmation, make_kept, make_sent, some_evidence

from pm_career.domain.erased_text import ERASED
from pm_career.domain.person import Profile
from pm_career.errors import PmCareerError, UsageError
from pm_career.store import erase
from pm_career.store.backups import save_own_backup
from pm_career.store.check import check_file
from pm_career.store.confirmations import add_confirmation, remove_confirmation
from pm_career.store.erase import (
    Erased,
    erase_everything,
    erase_evidence,
    erase_person,
    remove_own_backups,
)
from pm_career.store.evidence import add_evidence, edit_evidence, find_evidence, remove_evidence
from pm_career.store.export import FORMAT
from pm_career.store.log import Change, list_changes, undo
from pm_career.store.opening import open_for_change, open_for_reading
from pm_career.store.people import list_people, merge_person, rename_person, save_profile
from pm_career.store.promotion import add_sent, put_kept, remove_sent

SECRET = "the argument with Zacharias"
CASE_TEXTS = ("Fires the oven", "I fire", "# The case", "Run a Saturday", "listened", "quarrel about the till")


def fill_with_secrets(path: Path) -> None:
    """The secret is in the present, in history, in the log of changes and in freed pages."""
    for number in range(30):
        do(path, lambda c, n=number: add_evidence(c, some_evidence(f"{SECRET} {n} " + "x" * 3000)))  # type: ignore[misc]
    do(path, lambda c: edit_evidence(c, msgspec.structs.replace(find_evidence(c, "e9"), what=f"Milder than {SECRET}")))
    for number in range(10, 20):
        do(path, lambda c, n=number: remove_evidence(c, f"e{n}"))  # type: ignore[misc]


def test_a_person_is_gone_and_the_others_are_not(life: Path) -> None:
    fill_with_secrets(life)
    theirs = [each for each in json.loads(export_text(life))["evidence"] if each["person"] == "bo"]
    assert SECRET.encode() in life.read_bytes()
    done = erase_person(life, "me", NOW)
    assert done.counts == {
        "rating": 2, "assessment": 2, "evidence": 21, "goal": 1, "kept": 1, "claim": 1, "sent_copy": 1, "agreement": 1,
        "confirmation": 1, "one_on_one": 1,
    }  # fmt: skip
    left = json.loads(export_text(life))
    assert [each["person"] for each in left["people"]] == ["bo"]
    assert left["evidence"] == theirs
    assert left["settings"] == {"rater": "self"}
    for said in (
        SECRET,
        "Ana",
        "Bake alone",
        "The oven is cold",
        "seven customers",
        "croissant",
        "by hand",
        *CASE_TEXTS,
    ):
        assert said.encode() not in life.read_bytes()
    assert [each.name for each in life.parent.iterdir()] == ["career.db"]
    with open_for_reading(life) as store:
        assert [each.did for each in list_changes(store)] == [
            "added confirmation c2 of evidence e3 by “Lee” about bo",
            "moved the skill kneading to dough",
            "set rater",
            "rated bo in till",
            "added evidence e3 “Kept no till” about bo",
        ]
        assert store.rows("SELECT * FROM issued WHERE identity IS NOT NULL ORDER BY kind") == [
            ("confirmation", 2, left["confirmations"][0]["identity"]),
            ("evidence", 3, theirs[0]["identity"]),
            ("rating", 1, left["ratings"][0]["identity"]),
        ]
    assert check_file(life).findings == ()


def test_changes_of_notes_about_others_can_still_be_undone(life: Path, tmp_path: Path) -> None:
    apart = tmp_path / "apart.db"
    shutil.copy(life, apart)
    do(life, lambda c: edit_evidence(c, msgspec.structs.replace(find_evidence(c, "e3"), what="Kept the till")))
    do(life, lambda c: remove_evidence(c, "e3"))
    do(life, lambda c: remove_evidence(c, "e1"))
    erase_person(life, "me", NOW)
    assert [each["person"] for each in json.loads(export_text(life))["tombstones"]] == ["bo", "bo"]
    for expected in ("Kept the till", "Kept no till"):
        do(life, undo)
        (piece,) = json.loads(export_text(life))["evidence"]
        assert piece["what"] == expected
        assert json.loads(export_text(life))["tombstones"] == []
    assert [each["evidence"] for each in json.loads(export_text(life))["confirmations"]] == ["e3"]
    erase_person(apart, "me", NOW)
    assert export_text(life) == export_text(apart)
    for _ in range(5):
        do(life, undo)
    with open_for_reading(life) as store:
        assert list_changes(store) == ()
    assert check_file(life).findings == ()


def test_a_change_about_two_people_is_left_in_part_and_quotes_nobody(life: Path) -> None:
    def add_two(change: Change) -> None:
        add_evidence(change, some_evidence(SECRET))
        add_evidence(change, some_evidence("Kept the till", person="bo"))

    do(life, add_two)
    erase_person(life, "me", NOW)
    assert SECRET.encode() not in life.read_bytes()
    with open_for_reading(life) as store:
        assert list_changes(store)[0].did == "a change that was erased in part"
    do(life, undo)
    assert [each["what"] for each in json.loads(export_text(life))["evidence"]] == ["Kept no till"]


def test_who_was_renamed_is_erased_under_the_former_name_too(life: Path) -> None:
    do(life, lambda c: save_profile(c, Profile("ana-lima", name=SECRET)))
    do(life, lambda c: add_evidence(c, some_evidence(SECRET, person="cy")))
    do(life, lambda c: rename_person(c, "ana-lima", "ana"))
    do(life, lambda c: rename_person(c, "cy", "cyd"))
    do(life, lambda c: merge_person(c, "cyd", "ana"))
    erase_person(life, "ana", NOW)
    for said in (SECRET, "ana-lima", "cyd"):
        assert said.encode() not in life.read_bytes()
    with open_for_reading(life) as store:
        assert [each.person for each in list_people(store)] == ["me", "bo"]


def test_one_piece_is_erased_for_good(life: Path) -> None:
    before = json.loads(export_text(life))
    do(life, lambda c: add_evidence(c, some_evidence(SECRET, goals=("g1",))))
    do(life, lambda c: edit_evidence(c, msgspec.structs.replace(find_evidence(c, "e4"), outcome=f"After {SECRET}")))
    do(life, lambda c: add_evidence(c, some_evidence("Removed, and not to be found", person="bo")))
    with open_for_reading(life) as store:
        ((identity,),) = store.rows("SELECT identity FROM evidence WHERE number = 4")
    assert erase_evidence(life, [4], NOW).counts == {"evidence": 1}
    assert SECRET.encode() not in life.read_bytes()
    do(life, undo)
    left = json.loads(export_text(life))
    assert left["evidence"] == before["evidence"]
    assert next(each for each in left["tombstones"] if each["identity"] == identity) == {
        "identity": identity, "kind": "evidence", "person": "me", "day": NOW.date().isoformat(), "origin": "",
    }  # fmt: skip
    assert b"seven customers" in life.read_bytes()
    assert check_file(life).findings == ()


def test_what_was_removed_before_is_erased_for_good(life: Path) -> None:
    do(life, lambda c: add_evidence(c, some_evidence(SECRET)))
    do(life, lambda c: remove_evidence(c, "e4"))
    erase_evidence(life, [4], NOW)
    assert SECRET.encode() not in life.read_bytes()
    assert len(json.loads(export_text(life))["tombstones"]) == 2
    for _ in range(3):  # nothing of what is left brings it back
        do(life, undo)
    assert '"e4"' not in export_text(life).decode()


def test_with_a_piece_goes_what_is_nothing_without_it_and_its_text_in_what_was_sent(life: Path) -> None:
    word = f"I saw {SECRET}"
    piece: dict[str, Any] = {"what": SECRET, "outcome": "Nobody was hurt in it", "links": ["bread.example/secret"]}
    do(life, lambda c: add_evidence(c, some_evidence(**piece)))
    do(life, lambda c: put_kept(c, make_kept("e4", why=SECRET)))
    do(life, lambda c: add_confirmation(c, make_confirmation("e4", text="Removed before")))
    do(life, lambda c: remove_confirmation(c, "c3"))
    do(life, lambda c: add_confirmation(c, make_confirmation("e4", text=word)))
    others = {"id": "e1", "what": "Talked to seven customers"}
    content = json.dumps(
        {"ask": "To lead", "claims": [{"evidence": [{"id": "e4", "date": "2026-07-01", **piece}, others]}]}
    )
    text = f"# The case\n\nTo lead\n\n- e4 {SECRET}: Nobody was *hurt* in it. {word}\n- e1 Talked to seven customers"
    sent = make_sent(text, content=content, evidence=["e1", "e4"])
    do(life, lambda c: add_sent(c, sent))
    do(life, lambda c: add_sent(c, sent))
    do(life, lambda c: remove_sent(c, "s3"))
    do(life, lambda c: save_profile(c, Profile("cy", name="Cy")))
    done = erase_evidence(life, [4], NOW)
    assert done.counts == {"evidence": 1, "kept": 1, "confirmation": 1}
    assert done.sent == ("s2", "s3")
    assert b"Removed before" not in life.read_bytes()
    left = json.loads(export_text(life))
    assert [each["id"] for each in (*left["kept"], *left["confirmations"])] == ["k1", "c1", "c2"]
    held = left["sent"][1]
    assert (held["text"], held["content"], held["evidence"]) == (text, content, ["e1"])
    assert erase_evidence(life, [4], NOW, from_sent=True) == Erased({}, (), ("s2", "s3"))
    for said in (SECRET, "Nobody was", "secret"):
        assert said.encode() not in life.read_bytes()
    assert check_file(life).findings == ()
    for _ in range(2):  # the profile, and that s3 was removed
        do(life, undo)
    first, second, third = json.loads(export_text(life))["sent"]
    assert first == left["sent"][0]
    shown = f"- e4 {ERASED}: {ERASED}. I saw {ERASED}\n- e1 Talked to seven customers"
    assert second["text"] == f"# The case\n\nTo lead\n\n{shown}"
    case = json.loads(second["content"])
    assert case["claims"][0]["evidence"] == [
        {"id": "e4", "date": "2026-07-01", "what": ERASED, "outcome": ERASED, "links": [ERASED]}, others,
    ]  # fmt: skip
    assert (second["digest"], third["text"]) == (sent.digest, second["text"])


def test_what_a_killed_process_left_is_erased_too(life: Path) -> None:
    kept = save_own_backup(life, NOW, "backup")
    for folder in (life.parent, kept.parent):
        (folder / ".career.db.pmcareer-999999.tmp").write_text(SECRET)
    erase_everything(life, NOW)
    assert sorted(each.name for each in life.parent.iterdir()) == ["backups", "career.db"]
    assert [each.name for each in kept.parent.iterdir()] == [kept.name]


def test_ids_of_what_was_erased_stay_taken(life: Path) -> None:
    erase_person(life, "me", NOW)
    with open_for_change(life, NOW) as change:
        assert add_evidence(change, some_evidence("A new beginning")).id == "e4"


def test_everything_is_gone_and_ids_begin_anew(life: Path) -> None:
    fill_with_secrets(life)
    done = erase_everything(life, NOW)
    assert done.counts["evidence"] == 22
    assert json.loads(export_text(life)) == {
        "pmcareer": "personal-data", "format": FORMAT, "home": "", "partial": False, "people": [], "settings": {},
        "moved": [], "assessments": [], "ratings": [], "evidence": [], "goals": [], "kept": [], "claims": [],
        "sent": [], "agreements": [], "confirmations": [], "one_on_ones": [], "tombstones": [],
    }  # fmt: skip
    for said in (SECRET, "Ana", "Kept no till", "counter", "Bake alone", "kneading", *CASE_TEXTS):
        assert said.encode() not in life.read_bytes()
    with open_for_change(life, NOW) as change:
        assert undo(change) is None
        assert add_evidence(change, some_evidence("A new beginning")).id == "e1"


def test_backups_are_named_and_deleted_when_asked(life: Path) -> None:
    kept = save_own_backup(life, NOW, "before-restore")
    assert erase_everything(life, NOW).backups == (str(kept),)
    assert remove_own_backups(life) == (str(kept),)
    assert list(kept.parent.iterdir()) == []
    assert remove_own_backups(life) == ()


def test_an_unknown_person_or_no_file_erases_nothing(life: Path, tmp_path: Path) -> None:
    content = life.read_bytes()
    with pytest.raises(UsageError, match="nothing about ana"):
        erase_person(life, "ana", NOW)
    assert life.read_bytes() == content
    with pytest.raises(PmCareerError, match="There is no personal data"):
        erase_everything(tmp_path / "none.db", NOW)
    assert not (tmp_path / "none.db").exists()


def test_an_erasure_that_was_killed_half_way_is_finished_by_the_next_change(
    life: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_with_secrets(life)

    def killed(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(erase, "finish_pending", killed)
        with pytest.raises(KeyboardInterrupt):
            erase_person(life, "me", NOW)
    assert [finding.kind for finding in check_file(life).findings] == ["unfinished"]
    size = life.stat().st_size
    do(life, lambda c: add_evidence(c, some_evidence("Later", person="bo")))
    assert check_file(life).findings == ()
    assert life.stat().st_size < size
    assert SECRET.encode() not in life.read_bytes()


def test_what_erasing_returns_can_be_shown_as_json() -> None:
    assert json.loads(msgspec.json.encode(Erased({"evidence": 2}, ("a",)))) == {
        "counts": {"evidence": 2},
        "backups": ["a"],
        "sent": [],
    }
