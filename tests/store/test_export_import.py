"""Everything exported and imported: the same back, nothing twice, nothing overwritten, nothing half."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from older import FIXTURES
from personal import NOW, STEPS, TODAY, Step, do, export_text, perform_all, some_evidence
from sweep import count_examples
from try_each import try_each

from pm_career.domain.goals import CheckIn, Goal
from pm_career.domain.person import Profile
from pm_career.domain.ratings import Answer, Assessment
from pm_career.errors import PmCareerError
from pm_career.store.assessments import find_assessment, finish_assessment, save_answer, start_assessment
from pm_career.store.evidence import add_evidence, edit_evidence, find_evidence, list_evidence, list_former_evidence
from pm_career.store.export import FORMAT, list_exported
from pm_career.store.export_reading import parse_export
from pm_career.store.goals import add_check_in, add_goal, find_goal
from pm_career.store.kind_types import Kind
from pm_career.store.kinds import ASSESSMENT, CLAIM, CONFIRMATION, KEPT, KINDS
from pm_career.store.log import undo
from pm_career.store.merge import Merged, merge
from pm_career.store.opening import open_for_change, open_for_reading
from pm_career.store.people import read_profile, save_profile
from pm_career.store.ratings import list_ratings

few = settings(max_examples=count_examples(15), deadline=None)


def take_in(path: Path, raw: bytes) -> Merged:
    with open_for_change(path, NOW) as change:
        return merge(change, parse_export(raw))


def read_if_there(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none, as nothing was ever stored."""
    return path.read_bytes() if path.exists() else None


@few
@given(st.lists(STEPS, max_size=9))
def test_an_import_into_nothing_exports_the_same_bytes(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        here, there = Path(folder) / "here.db", Path(folder) / "there.db"
        perform_all(here, steps)
        raw = export_text(here)
        take_in(there, raw)
        assert export_text(there) == raw


@few
@given(st.lists(STEPS, max_size=7), st.lists(STEPS, max_size=7))
def test_merging_twice_changes_nothing_more(ours: list[Step], theirs: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        here, there = Path(folder) / "here.db", Path(folder) / "there.db"
        perform_all(here, ours)
        perform_all(there, theirs)
        raw = export_text(there)
        take_in(here, raw)
        once, content = export_text(here), read_if_there(here)
        assert take_in(here, raw).added == {}
        assert export_text(here) == once
        assert read_if_there(here) == content


@few
@given(st.lists(STEPS, max_size=7), st.lists(STEPS, max_size=7))
def test_merging_keeps_all_that_was_there_as_it_was(ours: list[Step], theirs: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        here, there = Path(folder) / "here.db", Path(folder) / "there.db"
        perform_all(here, ours)
        before = by_identity(export_text(here))
        perform_all(there, theirs)
        raw = export_text(there)
        take_in(here, raw)
        after = by_identity(export_text(here))
        assert {identity: after[identity] for identity in before} == before
        added = after.keys() - before.keys()
        taken_out = {each["identity"] for each in json.loads(export_text(here))["tombstones"]}
        assert added <= by_identity(raw).keys() - taken_out
        # What is there once here, or is nothing without what stays out, may be left out.
        others = [kind for kind in KINDS if kind not in (KEPT, CLAIM, CONFIRMATION)]
        assert by_identity(raw, others).keys() - taken_out <= after.keys()


def by_identity(raw: bytes, kinds: Iterable[Kind[Any]] = KINDS) -> dict[str, Any]:
    """What was written of each thing, by its identity; without what may be tied to it later."""
    found = {}
    for kind in kinds:
        for each in json.loads(raw)[kind.plural] if kind.letter else ():
            found[each["identity"]] = {k: v for k, v in each.items() if k not in ("check_ins", "evidence", "finished")}
            found[each["identity"]].pop("answers", None)
    return found


def test_the_same_in_an_import_undone_and_done_again(tmp_path: Path, life: Path) -> None:
    there = tmp_path / "there.db"
    raw = export_text(life)
    take_in(there, raw)
    with open_for_change(there, NOW) as change:
        taken_back = undo(change)
    assert taken_back is not None
    counts = "2 people, 1 setting, 1 moved name, 1 goal, 1 check-in, 2 pieces of evidence, 2 assessments, 3 ratings"
    counts += ", 1 kept piece, 1 claim, 1 sent copy, 1 agreement, 2 confirmations, 1 one-on-one"
    assert taken_back.did == f"imported {counts}"
    assert json.loads(export_text(there))["evidence"] == []
    take_in(there, raw)
    assert export_text(there) == raw


def test_what_has_an_id_that_is_taken_gets_another_and_what_refers_to_it_follows(tmp_path: Path, life: Path) -> None:
    here = tmp_path / "here.db"
    do(here, lambda c: add_goal(c, Goal(person="me", what="Another goal")))
    do(here, lambda c: add_evidence(c, some_evidence("Something else", goals=("g1",))))
    merged = take_in(here, export_text(life))
    assert merged.different == ()
    with open_for_reading(here) as store:
        assert [(each.id, each.what, each.goals) for each in list_evidence(store, "me")] == [
            ("e1", "Something else", ("g1",)),
            ("e2", "Talked to seven customers", ("g2",)),
        ]
        (former,) = list_former_evidence(store, "e2")
        assert (former.value.id, former.value.goals, former.value.level) == ("e2", ("g2",), "")
        assert find_goal(store, "g2").evidence == ("e2",)
        assert next(each.evidence for each in list_ratings(store, "me") if each.assessment == "a1") == ("e2",)
        assert find_assessment(store, "a2").answers == (Answer("dough", 3, "alone", ("e2",)),)


def test_what_was_edited_here_is_not_overwritten_and_is_named(tmp_path: Path, life: Path) -> None:
    there = tmp_path / "there.db"
    raw = export_text(life)
    take_in(there, raw)
    do(there, lambda c: edit_evidence(c, msgspec.structs.replace(find_evidence(c, "e3"), what="Mine")))
    do(there, lambda c: save_profile(c, Profile("me", "Ana Lima", "hand", "master", "bakery")))
    merged = take_in(there, raw)
    assert merged == Merged(added={}, different=("me", "e3"))
    with open_for_reading(there) as store:
        assert find_evidence(store, "e3").what == "Mine"


def test_an_empty_profile_is_filled_in(tmp_path: Path, life: Path) -> None:
    there = tmp_path / "there.db"
    do(there, lambda c: add_evidence(c, some_evidence("First on this machine")))
    assert take_in(there, export_text(life)).added["profiles"] == 1
    with open_for_reading(there) as store:
        assert read_profile(store) == Profile("me", "Ana", "hand", "master", "bakery")


def test_looks_at_a_goal_on_two_machines_come_together(tmp_path: Path) -> None:
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    do(here, lambda c: add_goal(c, Goal(person="me", what="Bake")))
    take_in(there, export_text(here))
    do(here, lambda c: add_check_in(c, "g1", CheckIn(TODAY, "slow", "here")))
    do(there, lambda c: add_check_in(c, "g1", CheckIn(TODAY, "stuck", "there")))
    assert take_in(here, export_text(there)).added == {"check-ins": 1}
    with open_for_reading(here) as store:
        assert [look.note for look in find_goal(store, "g1").check_ins] == ["here", "there"]


def test_an_assessment_finished_on_another_machine_is_finished_here(tmp_path: Path) -> None:
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    given = Assessment(person="me", date=TODAY, asked=("dough",), answers=(Answer("dough", 2),))
    do(here, lambda c: start_assessment(c, given))
    take_in(there, export_text(here))
    do(there, lambda c: save_answer(c, "a1", Answer("dough", 3)))
    do(there, lambda c: finish_assessment(c, "a1"), NOW + timedelta(days=1))
    take_in(here, export_text(there))
    assert export_text(here) == export_text(there)


def test_removed_evidence_is_in_no_export(life: Path) -> None:
    assert b"Burnt" not in export_text(life)


def test_the_keys_of_the_format(life: Path) -> None:
    value = json.loads(export_text(life))
    assert list(value) == [
        "pmcareer", "format", "home", "partial", "people", "settings", "moved", "assessments", "ratings", "evidence",
        "goals", "kept", "claims", "sent", "agreements", "confirmations", "one_on_ones", "tombstones",
    ]  # fmt: skip
    assert (value["pmcareer"], value["format"]) == ("personal-data", 3)
    keys = {name: list(value[name][0]) for name in list(value)[4:] if name not in ("settings", "moved")}
    assert keys == {
        "people": ["person", "name", "level", "target", "framework", "background", "origin", "former"],
        "assessments": [
            "id", "person", "date", "rater", "rater_name", "framework", "framework_version", "asked", "answers",
            "started", "finished", "identity", "origin",
        ],
        "ratings": [
            "id", "person", "skill", "step", "date", "rater", "rater_name", "framework", "framework_version", "note",
            "evidence", "assessment", "recorded", "identity", "origin",
        ],
        "evidence": [
            "id", "person", "what", "date", "skills", "level", "outcome", "links", "source", "counts", "private",
            "project", "responsibility", "responsibility_level", "goals", "created", "link", "identity", "origin",
            "former",
        ],
        "goals": [
            "id", "person", "what", "skill", "when", "then", "due", "done_when", "status", "closed", "check_ins",
            "evidence", "created", "identity", "origin", "former",
        ],
        "kept": [
            "id", "person", "framework", "target", "evidence", "kind", "subject", "state", "first", "behaviour",
            "framework_version", "why", "recorded", "identity", "origin", "former",
        ],
        "claims": [
            "id", "person", "framework", "target", "kind", "subject", "text", "recorded", "identity", "origin",
            "former",
        ],
        "sent": [
            "id", "person", "name", "framework", "framework_version", "target", "audience", "day", "text", "content",
            "digest", "evidence", "sent", "identity", "origin",
        ],
        "agreements": [
            "id", "person", "framework", "target", "what", "with_name", "due", "skills", "state", "evidence", "closed",
            "created", "identity", "origin", "former",
        ],
        "confirmations": [
            "id", "person", "evidence", "by", "text", "date", "created", "identity", "origin", "former",
        ],
        "one_on_ones": [
            "id", "person", "with_name", "state", "held", "points", "goals", "created", "identity", "origin", "former",
        ],
        "tombstones": ["identity", "kind", "person", "day", "origin"],
    }  # fmt: skip
    assert value["goals"][0]["check_ins"] == [
        {"date": "2026-07-01", "state": "slow", "note": "The oven is cold", "recorded": "2026-08-10T12:00:00Z"}
    ]


def edited(change: Callable[[Any], object]) -> Callable[[bytes], bytes]:
    def edit(raw: bytes) -> bytes:
        value = json.loads(raw)
        change(value)
        return json.dumps(value).encode()

    return edit


MALFORMED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b"", "not valid JSON"),
    "a backup": (lambda _: b"SQLite format 3\0", "a backup, or another database"),
    "not JSON": (lambda _: b"id,what\n1,x\n", "not valid JSON"),
    "cut short": (lambda raw: raw[:-40], "not valid JSON"),
    "not UTF-8": (lambda raw: raw.replace(b"Ana", b"\xff\xfe\xfa"), "not valid JSON"),
    "a list": (lambda _: b"[1, 2]", "JSON of another program"),
    "deeply nested": (lambda _: b'{"pmcareer": "personal-data", "format": 1, "people": ' + b"[" * 100_000, "JSON"),
    "another program's": (lambda _: b'{"format": 1, "people": []}', "not an export of pmcareer"),
    "newer": (edited(lambda v: v.update(format=FORMAT + 1, what_is_new=[])), "from a newer pmcareer"),
    "an unknown key": (edited(lambda v: v["evidence"][0].update(mood="good")), "`evidence[0]` has a key that"),
    "an unknown key of the whole": (
        edited(lambda v: v.update(mood="good")), "read: it has a key that this format does not have, `mood`.",
    ),
    "a missing key": (edited(lambda v: v["evidence"][0].pop("what")), "`evidence[0]` lacks the key `what`."),
    **{
        f"nothing under {key}": (edited(lambda v, key=key: v.pop(key)), f"it is incomplete, and has no `{key}`.")  # type: ignore[misc]
        for key in (
            "people", "settings", "moved", "assessments", "ratings", "evidence", "goals", "kept", "claims", "sent",
            "agreements", "confirmations", "one_on_ones", "tombstones",
        )
    },
    "an id with a blank": (edited(lambda v: v["evidence"][0].update(id="e1 ")), "has an id that is none, 'e1 '; ids"),
    "a long id": (edited(lambda v: v["evidence"][0].update(id=f"e{10**20}")), "none, 'e100000000000000000000'; ids"),
    "an odd day": (edited(lambda v: v["ratings"][0].update(date="2026-02-30")), "`ratings[0].date`"),
    "no time zone": (edited(lambda v: v["ratings"][0].update(recorded="2026-02-03T10:00:00")), "recorded`"),
    "an odd source": (edited(lambda v: v["evidence"][0].update(source="rumour")), "`evidence[0].source`"),
    "a step of text": (edited(lambda v: v["ratings"][0].update(step="3")), "`ratings[0].step`"),
    "a person like a path": (edited(lambda v: v["people"][0].update(person="../me")), "`people[0].person`"),
    "an id of another kind": (edited(lambda v: v["evidence"][0].update(id="g9")), "is none, 'g9'; ids are like e1."),
    "no id": (edited(lambda v: v["goals"][0].pop("id")), "an entry of `goals` has no id; ids are like g1."),
    "no instant": (edited(lambda v: v["goals"][0].update(created=None)), "g1 has no instant"),
    "a look without instant": (edited(lambda v: v["goals"][0]["check_ins"][0].pop("recorded")), "check-in has no"),
    "no identity": (edited(lambda v: v["goals"][0].pop("identity")), "`goals[0]`"),
    "twice": (edited(lambda v: v["evidence"].append(v["evidence"][0])), "more than one entry `e1`."),
    "a person twice": (edited(lambda v: v["people"].append(v["people"][0])), "more than one entry `me`."),
    "an identity twice": (edited(lambda v: v["evidence"].append(v["evidence"][0] | {"id": "e9"})), "more than one"),
    "a goal that is not there": (edited(lambda v: v["evidence"][0].update(goals=["g7"])), "g7, which is not in it"),
    "proof that is not there": (edited(lambda v: v["ratings"][1].update(evidence=["e7"])), "e7, which is not"),
    "a kept piece that is not there": (edited(lambda v: v["kept"][0].update(evidence="e7")), "e7, which is not in it"),
    "a word on another's": (edited(lambda v: v["confirmations"][0].update(evidence="e3")), "about another person"),
    "a claim too long": (edited(lambda v: v["claims"][0].update(text="x" * 281)), "`claims[0].text`"),
    "an odd digest": (edited(lambda v: v["sent"][0].update(digest="x")), "`sent[0].digest`"),
    "ratings of nothing": (edited(lambda v: v["ratings"][1].update(assessment="a7")), "a7, which is not"),
    "answers at the end": (
        edited(lambda v: v["assessments"][0].update(answers=v["assessments"][1]["answers"])), "still has answers",
    ),
    "half a character": (
        lambda raw: raw.replace(b"Bake alone", b"\\ud83d"), "not valid JSON",
    ),
    "a NUL": (lambda raw: raw.replace(b"Bake alone", b"a\\u0000b"), "characters that cannot be kept."),
}  # fmt: skip


@try_each("key", ["people", "settings", "moved", "assessments", "ratings", "evidence", "goals"])
def test_a_file_of_format_1_is_complete_without_tombstones_alone(key: str) -> None:
    value = json.loads((FIXTURES / "v1.json").read_text())
    assert "tombstones" not in value
    parse_export(json.dumps(value).encode())
    del value[key]
    with pytest.raises(PmCareerError, match=f"has no `{key}`"):
        parse_export(json.dumps(value).encode())


@try_each("name", MALFORMED)
def test_a_malformed_file_is_refused_whole_with_a_sentence(life: Path, name: str) -> None:
    content = life.read_bytes()
    spoil, said = MALFORMED[name]
    with pytest.raises(PmCareerError) as refused:
        take_in(life, spoil(export_text(life)))
    assert said in refused.value.message
    assert ".." not in refused.value.message
    assert "Nothing was imported." in refused.value.hint
    assert life.read_bytes() == content


def test_a_mark_at_the_beginning_of_the_file_is_fine(tmp_path: Path, life: Path) -> None:
    there = tmp_path / "there.db"
    take_in(there, b"\xef\xbb\xbf" + export_text(life))
    assert export_text(there) == export_text(life)


def test_an_enormous_id_does_not_use_up_the_ids(tmp_path: Path, life: Path) -> None:
    there = tmp_path / "there.db"
    raw = export_text(life).replace(b'"e3"', b'"e999999999999"')
    take_in(there, raw)
    do(there, lambda c: add_evidence(c, some_evidence("Next")))
    with open_for_reading(there) as store:
        assert [each.id for each in (*list_evidence(store, "bo"), *list_evidence(store, "me"))] == ["e2", "e1", "e3"]


@pytest.mark.parametrize(("step", "taken"), [(0, True), (20, True), (21, False), (99, False)])
@pytest.mark.parametrize("finished", [True, False])
def test_a_step_over_twenty_is_refused_and_nought_is_not(
    tmp_path: Path, step: int, taken: bool, finished: bool
) -> None:
    with open_for_change(tmp_path / "there.db", NOW) as change:
        answers = (Answer("dough", 2), Answer("oven", step))
        stored = start_assessment(change, Assessment(person="me", date=TODAY, asked=("dough",), answers=answers))
        if finished:
            finish_assessment(change, stored.id)
    raw = export_text(tmp_path / "there.db")
    if taken:
        assert len(list_exported(parse_export(raw), ASSESSMENT)) == 1
        return
    with pytest.raises(PmCareerError) as refused:
        parse_export(raw)
    assert "is of a step over 20, and no scale has so many" in refused.value.message
