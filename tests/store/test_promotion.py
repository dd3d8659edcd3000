"""The promotion case and one-on-ones as they are stored: one row for each subject, and gone with the evidence."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from personal import (
    CASE,
    NOW,
    do,
    export_text,
    make_agreement,
    make_claim,
    make_confirmation,
    make_kept,
    make_sent,
    some_evidence,
)

from pm_career.domain.one_on_ones import Point
from pm_career.domain.person import Profile
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.errors import UsageError
from pm_career.store.agreements import add_agreement, list_agreements
from pm_career.store.check import check_file, count_uses
from pm_career.store.confirmations import (
    add_confirmation,
    edit_confirmation,
    list_confirmations,
)
from pm_career.store.edits import list_former
from pm_career.store.evidence import add_evidence, remove_evidence
from pm_career.store.export_reading import parse_export
from pm_career.store.kinds import AGREEMENT, CLAIM, CONFIRMATION
from pm_career.store.log import list_changes, undo
from pm_career.store.merge import Merged, merge
from pm_career.store.one_on_ones import edit_one_on_one, list_former_one_on_ones, list_one_on_ones
from pm_career.store.opening import open_for_change, open_for_reading
from pm_career.store.people import merge_person, rename_person, save_profile
from pm_career.store.promotion import (
    add_sent,
    list_claims,
    list_kept,
    list_sent,
    put_claim,
    put_kept,
)
from pm_career.store.update import update

MINE = ("me", CASE["framework"], CASE["target"])
LATER = NOW + timedelta(days=40)
RENAMED = RenamedIds(skills={"oven": "hearth"}, levels={"master": "senior"})


def take_in(path: Path, raw: bytes, *, newer: bool = False, people: dict[str, str] | None = None) -> Merged:
    with open_for_change(path, NOW) as change:
        return (update if newer else merge)(change, parse_export(raw), people)


def read_claims(path: Path, person: str = "me") -> list[str]:
    with open_for_reading(path) as store:
        return [f"{each.id} {each.text}" for each in list_claims(store, person, *MINE[1:])]


def test_there_is_one_row_for_each_subject_and_what_was_before_is_history(life: Path) -> None:
    do(life, lambda c: put_claim(c, make_claim("I teach others to")))
    do(life, lambda c: put_claim(c, make_claim("I teach others to")))  # no change
    do(life, lambda c: put_claim(c, make_claim("The till balances", kind="responsibility", subject="oven")))
    with open_for_reading(life) as store:
        assert [each.text for each in list_claims(store, *MINE)] == ["I teach others to", "The till balances"]
        before = [each.value.text for each in list_former(store, CLAIM, 1)]
        assert before == ["I fire alone", "I fire the oven alone"]
        (kept,) = list_kept(store, *MINE)
        assert (kept.id, kept.first, kept.recorded) == ("k1", True, LATER)
        assert list_claims(store, "me", "bakery", "hand") == list_claims(store, "bo", *MINE[1:]) == ()
        assert [each.did for each in list_changes(store, 2)] == [
            "wrote the claim on oven for master", "edited the claim on oven for master",
        ]  # fmt: skip


def test_a_target_and_a_skill_that_were_renamed_are_the_same(life: Path) -> None:
    new = {"target": "senior", "subject": "hearth"}
    do(life, lambda c: put_claim(c, make_claim("I fire the hearth", **new), RENAMED))
    do(life, lambda c: put_kept(c, make_kept("e1", why="Still", **new), RENAMED))
    with open_for_reading(life) as store:
        case = ("me", "bakery", "senior", RENAMED)
        assert [each.id for each in list_claims(store, *case)] == ["p1"]
        assert [each.id for each in list_kept(store, *case)] == ["k1"]
        assert [each.id for each in list_sent(store, *case)] == ["s1"]
        assert [each.id for each in list_agreements(store, *case)] == ["w1"]
        assert list_sent(store, "me", "bakery", "hand") == ()
        assert list_agreements(store, "me", "bakery", "hand") == ()
        assert count_uses(store, "level", "master") == {"profiles": 1, "sent": 1, "agreements": 1}
        assert count_uses(store, "skill", "hearth") == {"kept": 1, "claims": 1}


def test_what_is_nothing_without_a_piece_goes_and_comes_back_with_it(life: Path) -> None:
    before = export_text(life)
    do(life, lambda c: remove_evidence(c, "e1"))
    export = json.loads(export_text(life))
    assert (export["kept"], [each["id"] for each in export["confirmations"]]) == ([], ["c2"])
    assert export["sent"][0]["evidence"] == export["agreements"][0]["evidence"] == []
    assert sorted(each["kind"] for each in export["tombstones"]) == ["confirmation", "evidence", "evidence", "kept"]
    assert check_file(life).findings == ()
    with open_for_reading(life) as store:
        said = "removed evidence e1 “Talked to seven customers”, with 1 kept piece, 1 confirmation"
        assert list_changes(store, 1)[0].did == said
    do(life, undo)
    assert export_text(life) == before


def test_a_confirmation_stays_with_its_piece_and_may_be_about_one_s_own_alone(life: Path) -> None:
    do(life, lambda c: add_evidence(c, some_evidence("Another")))
    do(life, lambda c: edit_confirmation(c, make_confirmation("e4", "Lee Fox", id="c1")))
    with open_for_reading(life) as store:
        (word,) = list_confirmations(store, "me")
        assert (word.evidence, word.by, word.text) == ("e1", "Lee Fox", "")
        assert [each.value.by for each in list_former(store, CONFIRMATION, 1)] == ["Lee", "Lee"]
        assert list_confirmations(store, "me", "e4") == ()
        confirmed = [[each.evidence for each in list_confirmations(store, who)] for who in ("me", "bo")]
        assert [set(each) for each in confirmed] == [{"e1"}, {"e3"}]
    for add in (
        lambda c: add_confirmation(c, make_confirmation("e3")),
        lambda c: put_kept(c, make_kept("e3")),
        lambda c: add_sent(c, make_sent(evidence=["e3"])),
        lambda c: add_agreement(c, make_agreement("x", evidence=["e3"])),
    ):
        with pytest.raises(UsageError, match="about another person"):
            do(life, add)


def test_points_are_recorded_when_they_are_added_and_never_quoted_in_the_log(life: Path) -> None:
    def add_point(change: Any) -> object:
        (last,) = list_one_on_ones(change, "me")
        return edit_one_on_one(change, replace(last, points=(*last.points, Point("The secret oven", private=True))))

    do(life, add_point)
    with open_for_reading(life) as store:
        (meeting,) = list_one_on_ones(store, "me")
        assert [each.recorded for each in meeting.points] == [LATER, LATER, NOW]
        assert [len(each.value.points) for each in list_former_one_on_ones(store, "m1")] == [2, 2]
        assert list_changes(store, 1)[0].did == "edited one-on-one m1 with “Lee”"
        assert [each.value.state for each in list_former(store, AGREEMENT, 1)] == ["open"]


def test_what_two_homes_wrote_about_the_same_is_there_once_and_is_named(life: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    raw = export_text(life)
    do(there, lambda c: put_claim(c, make_claim("Mine")))
    merged = take_in(there, raw)
    assert (read_claims(there), merged.different, "claims" in merged.added) == (["p1 Mine"], ("p1",), False)
    content = there.read_bytes()
    assert take_in(there, raw) == Merged({}, ("p1",))
    assert there.read_bytes() == content
    assert take_in(there, raw, newer=True).different == ("p1",)
    assert read_claims(there) == ["p1 Mine"]


def test_a_kept_piece_stays_out_with_its_evidence_and_comes_back_with_it(life: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    raw = export_text(life)
    take_in(there, raw)
    do(there, lambda c: remove_evidence(c, "e1"))
    do(life, lambda c: put_kept(c, make_kept("e1", subject="dough")))
    raw = export_text(life)
    assert set(take_in(there, raw).kept_out) == {"e1", "k1", "c1"}
    assert json.loads(export_text(there))["kept"] == []
    assert check_file(there).findings == ()
    with open_for_change(there, NOW) as change:
        merge(change, parse_export(raw), bring_back=True)
    assert [each["id"] for each in json.loads(export_text(there))["kept"]] == ["k1", "k2"]


def test_what_was_made_anew_in_its_home_follows_and_is_not_taken_out(life: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.db"

    def read_there() -> bytes:
        """The export of `life` as one of another home."""
        return msgspec.json.encode(json.loads(export_text(life)) | {"home": "ab" * 10})

    do(there, lambda c: save_profile(c, Profile("me", "Somebody")))
    take_in(there, read_there(), people={"me": "ana"})
    for _ in range(12):
        do(life, undo)
    do(life, lambda c: put_claim(c, make_claim("Anew")))
    merged = take_in(there, read_there(), newer=True, people={"me": "ana"})
    assert read_claims(there, "ana") == ["p1 Anew"]
    assert "p1" in merged.changed
    assert take_in(there, read_there(), newer=True, people={"me": "ana"}) == Merged({}, (), left_out=("bo",))


def test_a_person_who_is_renamed_or_merged_keeps_the_case(life: Path) -> None:
    before = export_text(life)
    do(life, lambda c: put_claim(c, make_claim("Of Bo", person="bo")))
    do(life, lambda c: put_claim(c, make_claim("Of Bo on dough", person="bo", subject="dough")))
    do(life, lambda c: rename_person(c, "bo", "bea"))
    assert read_claims(life, "bea") == ["p2 Of Bo", "p3 Of Bo on dough"]
    do(life, lambda c: merge_person(c, "bea", "me"))
    assert read_claims(life) == ["p1 I fire the oven alone", "p3 Of Bo on dough"]
    with open_for_reading(life) as store:
        former = [each.value for each in list_former(store, CLAIM, 1)]
        assert [(each.id, each.person, each.text) for each in former][-1] == ("p1", "me", "Of Bo")
        assert {each.id for each in list_confirmations(store, "me")} == {"c1", "c2"}
    assert check_file(life).findings == ()
    for _ in range(4):
        do(life, undo)
    assert export_text(life) == before
