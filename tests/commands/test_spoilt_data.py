"""One spoilt cell in the data file: every command answers, or ends with exit 4 and the place of the row."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from personal import TODAY, do, prepare_promotion
from shell import Shell
from spoilt import Spoilt, list_spoilt
from sweep import take_turns

from pm_career.domain.ratings import Answer, Assessment
from pm_career.store.assessments import start_assessment
from pm_career.store.log import Change
from pm_career.store.people import set_setting

pytestmark = pytest.mark.usefixtures("frozen_clock")

READERS = (
    "evidence list",
    "evidence show e1",
    "me",
    "me history",
    "plan list",
    "plan show g1",
    "next",
    "promotion",
    "data where",
    "data undo --list",
    "data export --skip-damaged",
    "completion bash -- evidence show e",
    "completion bash -- me --person m",
)
WRITERS = (
    "evidence add more",
    "evidence edit e1 --outcome other",
    "plan check-in g1 --state slow",
    "me set --name Other",
    "assess --rate vision=2",
    "data undo",
)
BEFORE = (
    "me set --level pm --target senior --name Ana",
    "me set --name Anabel",
    "assess --rate delivery=2 --rate vision=1",
    "plan add Ship --skill delivery --due 2027-01-01",
    "plan edit g1 --then walk",
    "plan check-in g1 --state slow",
    "evidence add Shipped --skill delivery --goal g1",
    "evidence edit e1 --outcome Sold",
    "evidence add Oops",
    "evidence remove e2",
    "data move skill shipping delivery",
)
CASE = (
    "promotion keep e1 --skill delivery",
    "promotion claim delivery Shipped",
    "promotion agree Twice --with Lee",
    "promotion send spring --for manager",
)


def start_an_assessment(change: Change) -> object:
    set_setting(change, "rater", "self")
    begun = Assessment(person="me", date=TODAY, asked=("vision", "delivery"), answers=(Answer("vision", 2),))
    return start_assessment(change, begun)


def run(home: Path, commands: Iterable[str]) -> None:
    for words in commands:
        result = Shell()(*words.split(), env={"PMCAREER_HOME": str(home)})
        assert result.code == 0, (words, result.err)


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with something of everything, that no test may change."""
    home = tmp_path_factory.mktemp("notes") / "home"
    run(home, BEFORE)
    do(home / "career.db", start_an_assessment)
    do(home / "career.db", lambda change: [prepare(change) for prepare in prepare_promotion()])
    run(home, CASE)
    return home


READ_WHOLE = {
    *("kept", "claim", "sent_copy", "agreement", "agreement_skill", "confirmation", "one_on_one", "point"),
}
"""Tables whose rows are only read whole: tests/store/test_spoilt.py spoils each of their columns."""


def choose_one_of_each_column() -> Iterator[Spoilt]:
    """Each column once, with another of its spoilt values each time; of tables that are read whole, a few columns."""
    columns: dict[tuple[str, str], list[Spoilt]] = {}
    for number, each in enumerate(list_spoilt()):
        if each.table not in READ_WHOLE or number % 20 == 0:
            columns.setdefault((each.table, each.column), []).append(each)
    for turn, choices in enumerate(columns.values()):
        yield choices[turn % len(choices)]


@pytest.mark.parametrize(
    ("turn", "spoilt"),
    [pytest.param(*each, id=f"{each[1].table}.{each[1].column}") for each in enumerate(choose_one_of_each_column())],
)
def test_every_command_answers_or_names_the_row(
    shell: Shell, sealed: Path, notes: Path, turn: int, spoilt: Spoilt
) -> None:
    shutil.copytree(notes, sealed)
    spoilt.write(sealed / "career.db")
    codes = (0, 2, 4) if spoilt.column in ("number", "person", "id") else (0, 4)  # 2: there is no e1 any more
    untouched = (sealed / "career.db").read_bytes()
    for words in take_turns((*READERS, *WRITERS), turn, 6):
        (sealed / "career.db").write_bytes(untouched)
        result = shell(*words.split())
        assert result.code in codes, (words, result.err)
        if result.code == 4:
            assert "cannot be read: " in result.err, words
    (sealed / "career.db").write_bytes(untouched)
    assert shell("data", "check").code == 4


@pytest.mark.parametrize(
    ("spoilt", "words", "place"),
    [
        (Spoilt("evidence", "date", "'2O26-01-01'"), "evidence list", "evidence e1"),
        (Spoilt("evidence", "created", "'0001-01-01T00:00:00+14:00'"), "evidence show e1", "evidence e1"),
        (Spoilt("evidence", "source", "'rumour'"), "evidence edit e1 --outcome x", "evidence e1"),
        (Spoilt("former", "replaced", "'yesterday'", "kind = 'evidence'"), "evidence show e1", "evidence e1"),
        (Spoilt("rating", "step", "99999999"), "me", "rating r1"),
        (Spoilt("rating", "date", "'b026-01-01'"), "me history", "rating r1"),
        (Spoilt("goal", "due", "'2026-02-30'"), "plan list", "goal g1"),
        (Spoilt("check_in", "state", "'fast'"), "plan show g1", "goal g1"),
        (Spoilt("check_in", "number", "'x'"), "plan check-in g1 --state slow", "check_in of goal 1"),
        (Spoilt("person", "name", "CAST(x'ff' AS TEXT)"), "me", "person me"),
        (Spoilt("kept", "state", "'gone'", "target = 'senior'"), "promotion", "kept piece k2"),
        (Spoilt("claim", "text", "''", "target = 'senior'"), "promotion", "claim p2"),
        (Spoilt("agreement", "due", "'someday'", "target = 'senior'"), "promotion", "agreement w2"),
        (Spoilt("confirmation", "date", "'someday'"), "promotion", "confirmation c1"),
        (Spoilt("sent_copy", "day", "'someday'", "target = 'senior'"), "promotion diff s2", "sent copy s2"),
        (Spoilt("sent_copy", "content", "'[]'", "target = 'senior'"), "promotion sent s2 --json", "sent copy s2"),
        (
            Spoilt("sent_copy", "content", """'{"since": 5}'""", "target = 'senior'"),
            "promotion diff s2",
            "sent copy s2",
        ),
        (Spoilt("change", "at", "'2026-01-01T00:00:00'"), "data undo --list", "change 1"),
    ],
    ids=str,
)
def test_who_reads_it_names_it(shell: Shell, sealed: Path, notes: Path, spoilt: Spoilt, words: str, place: str) -> None:
    shutil.copytree(notes, sealed)
    spoilt.write(sealed / "career.db")
    result = shell(*words.split())
    assert (result.code, result.out) == (4, "")
    assert f"career.db cannot be read: {place} is damaged." in " ".join(result.err.split())


def test_the_text_of_a_copy_from_elsewhere_has_no_control_characters(shell: Shell, sealed: Path, notes: Path) -> None:
    shutil.copytree(notes, sealed)
    Spoilt("sent_copy", "text", "char(27) || '[31mred'", "number = 2").write(sealed / "career.db")
    assert shell("promotion", "sent", "s2").out.strip() == "^[[31mred"


@pytest.mark.parametrize(
    ("harm", "words", "place"),
    [
        ("INSERT INTO evidence_goal VALUES (1, 77)", "evidence show e1", "evidence e1"),
        ("UPDATE evidence SET date = 'x' WHERE number = 1", "me", "evidence e1"),
        ("UPDATE evidence SET date = 'x' WHERE number = 1", "next", "evidence e1"),
        ("DELETE FROM person WHERE id = 'me'", "me", "person me"),
        ("DELETE FROM person WHERE id = 'me'", "evidence list", "person me"),
        ("DELETE FROM person WHERE id = 'me'", "next", "person me"),
    ],
)
def test_rows_that_are_missing_or_counted_are_named(
    shell: Shell, sealed: Path, notes: Path, harm: str, words: str, place: str
) -> None:
    shutil.copytree(notes, sealed)
    with sqlite3.connect(sealed / "career.db") as connection:
        connection.execute(harm)
    connection.close()
    result = shell(*words.split())
    assert (result.code, result.out) == (4, "")
    assert f"career.db cannot be read: {place} is damaged." in " ".join(result.err.split())
    assert shell("data", "check").code == 4


def test_all_other_entries_can_be_saved(shell: Shell, sealed: Path, notes: Path, tmp_path: Path) -> None:
    shutil.copytree(notes, sealed)
    assert shell("evidence", "add", "Sold", "too").code == 0
    with sqlite3.connect(sealed / "career.db") as connection:
        connection.execute("UPDATE evidence SET date = '2026-13-01' WHERE number = 1")
    connection.close()
    refused = shell("data", "export")
    assert (refused.code, refused.out) == (4, "")
    assert "pmcareer data export --skip-damaged FILE" in " ".join(refused.err.split())
    saved = shell("data", "export", "--skip-damaged", str(tmp_path / "rest.json"))
    assert saved.code == 0
    assert "Left out what is damaged of evidence e1." in saved.err
    elsewhere = {"PMCAREER_HOME": str(tmp_path / "new")}
    assert shell("data", "import", str(tmp_path / "rest.json"), env=elsewhere).code == 0
    assert [each["id"] for each in shell("evidence", "list", "--json", env=elsewhere).json] == ["e3"]
    assert shell("plan", "show", "g1", "--json", env=elsewhere).json["evidence"] == []


INSTANTS = ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"])
def test_the_first_and_the_last_instant_are_shown_in_every_zone(
    shell: Shell, sealed: Path, notes: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    import time

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for instant in INSTANTS:
            shutil.copytree(notes, sealed, dirs_exist_ok=True)
            with sqlite3.connect(sealed / "career.db") as connection:
                for table, column in (
                    ("evidence", "created"), ("goal", "created"), ("check_in", "recorded"), ("rating", "recorded"),
                    ("former", "replaced"), ("change", "at"), ("assessment", "started"),
                ):  # fmt: skip
                    connection.execute(f"UPDATE {table} SET {column} = ?", (instant,))
            connection.close()
            for words in (*READERS, *WRITERS[:-1], "data check"):
                result = shell(*words.split())
                assert result.code == 0, (words, instant, result.err)
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()
