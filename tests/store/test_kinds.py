"""A kind of personal data is one row: with one row more, undo, export, import, check, erase and restore know it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from personal import NOW, TODAY, live

from pm_career.domain.framework import Value
from pm_career.domain.goals import Goal
from pm_career.domain.person import Called, GoalId, Instant, PersonId, SomeWords
from pm_career.errors import PersonalDataError, PmCareerError, UsageError
from pm_career.store import schema
from pm_career.store.backups import backup
from pm_career.store.check import check_file
from pm_career.store.edits import add_value, edit_value, list_former, remove_value
from pm_career.store.erase import erase_everything, erase_person
from pm_career.store.export import read_export
from pm_career.store.export_reading import parse_export
from pm_career.store.goals import add_goal
from pm_career.store.kind_references import sort_by_references
from pm_career.store.kind_types import Column, Kind
from pm_career.store.kinds import KINDS
from pm_career.store.log import Change, undo
from pm_career.store.merge import Merged, merge
from pm_career.store.opening import open_for_change, open_for_reading
from pm_career.store.restore import restore
from pm_career.store.rows import count_values, read_values


class Letter(Value, frozen=True, kw_only=True):
    """Something that no person has ever put in."""

    id: str = ""
    person: PersonId
    text: SomeWords
    day: date
    readers: tuple[Called, ...] = ()
    goal: GoalId | None = None
    written: Instant | None = None


TABLE = """CREATE TABLE letter (
    number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE, person TEXT NOT NULL REFERENCES person (id),
    origin TEXT NOT NULL, body TEXT NOT NULL, day TEXT NOT NULL, readers TEXT NOT NULL,
    goal INTEGER REFERENCES goal (number), written TEXT NOT NULL
)"""
LETTER = Kind(
    name="letter",
    plural="letters",
    value=Letter,
    letter="l",
    recorded="written",
    columns=(
        Column("person", "person"),
        Column("body", "text"),
        Column("day", "day"),
        Column("readers", "readers", many=True, names="skill"),
        Column("goal", "goal", to="goal"),
        Column("written", "written"),
    ),
    keeps_history=True,
)
ONE_MORE = (LETTER, *KINDS)  # first, so that what it refers to comes after it
SECRET = "the argument with Zacharias"


def do(path: Path, what: Callable[[Change], object]) -> None:
    with open_for_change(path, NOW, ONE_MORE) as change:
        what(change)


@pytest.fixture(autouse=True)
def with_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the schema had the table of one kind more."""
    monkeypatch.setattr(schema, "STATEMENTS", (*schema.STATEMENTS, TABLE))


def make_home(folder: Path) -> Path:
    """An empty data file with the table of one kind more."""
    folder.mkdir(mode=0o700)
    path = folder / "career.db"
    with open_for_change(path, NOW) as change:
        change.touched = True
    return path


def write_letters(path: Path) -> None:
    live(path)
    do(path, lambda c: add_value(c, LETTER, Letter(person="bo", text="Of bread", day=TODAY)))
    letter = Letter(person="me", text=f"First of {SECRET}", day=date(2024, 2, 29), readers=("oven", "b"), goal="G1")
    do(path, lambda c: add_value(c, LETTER, letter))
    do(path, lambda c: edit_value(c, LETTER, msgspec.structs.replace(read(c)[1], text=f"More of {SECRET}")))


def write_other(path: Path) -> None:
    do(path, lambda c: add_goal(c, Goal(person="me", what="Another goal")))
    do(path, lambda c: add_value(c, LETTER, Letter(person="me", text="Of nothing", day=TODAY)))


_MADE: dict[str, bytes] = {}
"""Data files as they are when they have been made, by the name of their folder."""


def make_once(folder: Path, write: Callable[[Path], None]) -> Path:
    """A data file with the table of one kind more, filled by `write` in the first test and copied in others."""
    path = make_home(folder)
    if folder.name not in _MADE:
        write(path)
        _MADE[folder.name] = path.read_bytes()
    path.write_bytes(_MADE[folder.name])
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two people with letters, one of them about a goal and edited."""
    return make_once(tmp_path / "letters", write_letters)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another home that knows the kind and has a goal and a letter of its own."""
    return make_once(tmp_path / "other", write_other)


def read(store: Any) -> tuple[Letter, ...]:
    return read_values(store, LETTER)


def export(path: Path) -> bytes:
    with open_for_reading(path, ONE_MORE) as store:
        return msgspec.json.encode(read_export(store))


def take_in(path: Path, raw: bytes) -> Merged:
    with open_for_change(path, NOW, ONE_MORE) as change:
        return merge(change, parse_export(raw, ONE_MORE))


def spoil(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
    connection.close()


def test_it_comes_back_with_its_id_and_refuses_what_does_not_fit(path: Path) -> None:
    with open_for_reading(path, ONE_MORE) as store:
        assert read(store)[1] == Letter(
            id="l2", person="me", text=f"More of {SECRET}", day=date(2024, 2, 29), readers=("oven", "b"), goal="g1",
            written=NOW,
        )  # fmt: skip
        (former,) = list_former(store, LETTER, 2)
        assert (former.value.text, former.replaced) == (f"First of {SECRET}", NOW)
    for letter, said in (
        (Letter(person="me", text="", day=TODAY), "`text`"),
        (Letter(person="me", text="x", day=TODAY, goal="g9"), "no goal 'g9'"),
        (Letter(person="bo", text="x", day=TODAY, goal="g1"), "about another person"),
    ):
        with pytest.raises(UsageError, match=said):
            do(path, lambda c, letter=letter: add_value(c, LETTER, letter))  # type: ignore[misc]


def test_it_is_in_an_export(path: Path) -> None:
    value = json.loads(export(path))
    identity = value["letters"][1].pop("identity")
    assert value["letters"][1] == {
        "id": "l2", "person": "me", "text": f"More of {SECRET}", "day": "2024-02-29", "readers": ["oven", "b"],
        "goal": "g1", "written": "2026-07-01T12:00:00Z", "origin": "",
        "former": [
            {
                "value": {
                    "id": "l2", "person": "me", "text": f"First of {SECRET}", "day": "2024-02-29",
                    "readers": ["oven", "b"], "goal": "g1", "written": "2026-07-01T12:00:00Z",
                },
                "replaced": "2026-07-01T12:00:00Z",
                "origin": "",
            }
        ],
    }  # fmt: skip
    assert len(identity) == 20
    with open_for_reading(path) as store:  # a program that does not know the kind
        assert "letters" not in json.loads(msgspec.json.encode(read_export(store)))


def test_it_is_counted(path: Path) -> None:
    with open_for_reading(path, ONE_MORE) as store:
        assert count_values(store) == {
            "letters": 2, "people": 2, "assessments": 2, "ratings": 3, "evidence": 2, "goals": 1, "kept": 1,
            "claims": 1, "sent": 1, "agreements": 1, "confirmations": 2, "one_on_ones": 1,
        }  # fmt: skip
        assert count_values(store, "bo") == {
            "letters": 1, "people": 1, "assessments": 0, "ratings": 1, "evidence": 1, "goals": 0, "kept": 0,
            "claims": 0, "sent": 0, "agreements": 0, "confirmations": 1, "one_on_ones": 0,
        }  # fmt: skip


def test_an_export_comes_back_whole_and_nothing_comes_twice(path: Path, tmp_path: Path) -> None:
    there = make_home(tmp_path / "there")
    raw = export(path)
    merged = take_in(there, raw)
    assert merged.added["letters"] == 2
    assert export(there) == raw
    content = there.read_bytes()
    assert take_in(there, raw) == Merged({}, ())
    assert there.read_bytes() == content


def test_merged_it_gets_a_free_id_and_follows_what_it_refers_to(path: Path, other: Path) -> None:
    merged = take_in(other, export(path))
    assert (merged.added["letters"], merged.different) == (2, ())
    with open_for_reading(other, ONE_MORE) as store:
        assert [(each.id, each.text, each.goal) for each in read(store)] == [
            ("l1", "Of nothing", None), ("l2", "Of bread", None), ("l3", f"More of {SECRET}", "g2"),
        ]  # fmt: skip
        (former,) = list_former(store, LETTER, 3)
        assert (former.value.id, former.value.goal) == ("l3", "g2")
    assert take_in(other, export(path)).added == {}


def test_what_was_edited_here_is_not_overwritten_and_is_named(path: Path, other: Path) -> None:
    raw = export(path)
    take_in(other, raw)
    do(other, lambda c: edit_value(c, LETTER, msgspec.structs.replace(read(c)[1], readers=("b",))))
    assert take_in(other, raw) == Merged({}, ("l2",))
    with open_for_reading(other, ONE_MORE) as store:
        assert read(store)[1].readers == ("b",)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"goal": "g7"}, "g7, which is not in it"),
        ({"person": "bo"}, "l2 refers to g1, which is about another person"),
        ({"id": "g1"}, "an entry of `letters` has an id that is none"),
        ({"id": "l1"}, "more than one entry `l1`"),
        ({"written": None}, "l2 has no instant"),
        ({"day": "2026-02-30"}, "`letters[1].day` is not as the format says"),
    ],
    ids=str,
)
def test_an_export_with_a_fault_in_it_is_refused_whole(
    path: Path, other: Path, change: dict[str, object], said: str
) -> None:
    value = json.loads(export(path))
    value["letters"][1] |= change
    content = other.read_bytes()
    with pytest.raises(PmCareerError) as refused:
        take_in(other, json.dumps(value).encode())
    assert said in refused.value.message
    assert other.read_bytes() == content


def test_a_sound_file_is_sound(path: Path) -> None:
    assert check_file(path, ONE_MORE).findings == ()


SPOILT = {
    "an odd day": "UPDATE letter SET day = '2026-02-30' WHERE number = 2",
    "no list": "UPDATE letter SET readers = 'oven' WHERE number = 2",
    "a list of numbers": "UPDATE letter SET readers = '[1]' WHERE number = 2",
    "no text": "UPDATE letter SET body = '' WHERE number = 2",
    "a number for a text": "UPDATE letter SET body = x'00' WHERE number = 2",
    "a text for a number": "UPDATE letter SET goal = 'second' WHERE number = 2",
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_the_check_finds_a_spoilt_value_which_no_reader_stumbles_over(path: Path, spoilt: str) -> None:
    copy = backup(path, path.parent / "copy.db")
    spoil(path, SPOILT[spoilt])
    findings = [finding.message for finding in check_file(path, ONE_MORE).findings]
    assert "What is stored is not as it should be: letter l2." in findings
    content = path.read_bytes()
    with pytest.raises(PersonalDataError, match=r"cannot be read: letter l2 is damaged\."):
        export(path)
    assert path.read_bytes() == content
    with pytest.raises(PersonalDataError, match="is damaged"):
        restore(copy, path, NOW, ONE_MORE)


def test_the_check_finds_a_spoilt_history_and_a_reference_to_nothing(path: Path) -> None:
    for content in ("content = '{}'", "content = 'a letter'", "replaced = 'yesterday'"):
        copy = Path(shutil.copy(path, path.parent / "copy.db"))
        spoil(copy, f"UPDATE former SET {content} WHERE kind = 'letter'")
        assert check_file(copy, ONE_MORE).findings[0].message == "What is stored is not as it should be: letter l2."
        with pytest.raises(PersonalDataError, match="damaged"), open_for_reading(copy, ONE_MORE) as store:
            list_former(store, LETTER, 2)
    spoil(path, "UPDATE letter SET goal = 9 WHERE number = 1")
    assert check_file(path, ONE_MORE).findings[0].message == (
        "Something that letter refer to is missing from the file."
    )


@pytest.mark.parametrize("everything", [False, True])
def test_what_is_erased_is_gone_to_the_last_byte(path: Path, *, everything: bool) -> None:
    do(path, lambda c: remove_value(c, LETTER, "l2"))
    do(path, lambda c: add_value(c, LETTER, Letter(person="me", text=f"Again of {SECRET}", day=TODAY, goal="g1")))
    assert SECRET.encode() in path.read_bytes()
    if everything:
        assert erase_everything(path, NOW, ONE_MORE).counts["letter"] == 2
        assert b"Of bread" not in path.read_bytes()
    else:
        assert erase_person(path, "me", NOW, ONE_MORE).counts["letter"] == 1
        assert [each["text"] for each in json.loads(export(path))["letters"]] == ["Of bread"]
    assert SECRET.encode() not in path.read_bytes()
    assert check_file(path, ONE_MORE).findings == ()
    do(path, lambda c: add_value(c, LETTER, Letter(person="me", text="New", day=TODAY)))
    with open_for_reading(path, ONE_MORE) as store:
        assert read(store)[-1].id == ("l1" if everything else "l4")


def test_each_change_is_undone_exactly(path: Path, other: Path) -> None:
    changes: list[Callable[[Change], object]] = [
        lambda c: add_value(c, LETTER, Letter(person="me", text="New", day=TODAY, goal="g1")),
        lambda c: edit_value(c, LETTER, msgspec.structs.replace(read(c)[0], day=date(2020, 2, 29), goal=None)),
        lambda c: remove_value(c, LETTER, "l2"),
        lambda c: merge(c, parse_export(export(other), ONE_MORE)),
    ]
    exports = [export(path)]
    for change in changes:
        do(path, change)
        exports.append(export(path))
    for before in reversed(exports[:-1]):
        do(path, undo)
        assert export(path) == before


def test_a_backup_brings_it_back(path: Path) -> None:
    before = export(path)
    copy = backup(path, path.parent / "copy.db")
    erase_everything(path, NOW, ONE_MORE)
    restore(path, copy, NOW, ONE_MORE)
    assert export(path) == before


def test_kinds_come_after_those_that_they_refer_to() -> None:
    names = [kind.name for kind in sort_by_references(ONE_MORE)]
    assert names == [
        "person", "goal", "letter", "setting", "moved", "evidence", "assessment", "rating", "kept", "claim",
        "sent_copy", "agreement", "confirmation", "one_on_one", "tombstone",
    ]  # fmt: skip


def test_no_two_kinds_have_ids_that_begin_alike() -> None:
    letters = [kind.letter for kind in ONE_MORE if kind.letter]
    assert len(set(letters)) == len(letters)
