"""`pmcareer data import` and `restore` between homes: whose notes they are, and what follows a newer export."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from filling import FillOnce
from frozen import FrozenClock
from older import FIXTURES, as_released
from personal import do, make_claim, make_confirmation, prepare_promotion
from shell import Result, Shell

from pm_career.store.confirmations import add_confirmation
from pm_career.store.promotion import put_claim

pytestmark = pytest.mark.usefixtures("frozen_clock")


class Home:
    """A home of its own, and commands in it."""

    def __init__(self, shell: Shell, folder: Path) -> None:
        self._shell = shell
        self.folder = folder
        self.file = folder / "career.db"

    def __call__(self, *words: str, **more: Any) -> Result:
        return self._shell(*words, env={"PMCAREER_HOME": str(self.folder)}, **more)

    def export(self, name: str = "all.json", *words: str) -> str:
        """Export everything to a file beside the home; return its path."""
        file = self.folder.parent / f"{self.folder.name}-{name}"
        assert self("data", "export", str(file), "--force", *words).code == 0
        return str(file)

    def evidence(self, *words: str) -> dict[str, str]:
        """The text of each piece of evidence by its id."""
        return {each["id"]: each["what"] for each in self("evidence", "list", "--json", *words).json}


@pytest.fixture
def home(shell: Shell, tmp_path: Path) -> Callable[[str], Home]:
    return lambda name: Home(shell, tmp_path / name)


@pytest.fixture
def mine(home: Callable[[str], Home], tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The home of a lead, with notes of their own and one about Ana."""
    made = home("mine")

    def make() -> None:
        made("me", "set", "--level", "vp")
        made("evidence", "add", "Hired two people")
        made("evidence", "add", "Asked good questions", "--person", "ana")

    FillOnce(made.folder, tmp_path_factory)(make)
    return made


@pytest.fixture
def ana(home: Callable[[str], Home], tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The home of somebody else, with all kinds of notes."""
    made = home("ana")

    def make() -> None:
        made("me", "set", "--level", "apm", "--name", "Ana")
        made("evidence", "add", "Shipped the search", "--skill", "delivery")
        made("evidence", "add", "Cut the form")
        made("plan", "add", "Run three interviews")
        made("assess", "--rate", "delivery=2", "--rate", "vision=1")
        made("evidence", "add", "Asked Bo for help", "--person", "bo")

    FillOnce(made.folder, tmp_path_factory)(make)
    return made


def everything(home: Home) -> Any:
    return json.loads(home("data", "export").out)


# Whose notes they are


def test_an_export_comes_back_on_a_new_machine_as_ones_own(ana: Home, home: Callable[[str], Home]) -> None:
    new = home("new")
    imported = new("data", "import", ana.export())
    assert (imported.code, everything(new)) == (0, everything(ana))
    new("evidence", "add", "Since the move")
    back = ana("data", "import", new.export())  # the two machines are one home
    assert (back.code, ana.evidence()["e4"]) == (0, "Since the move")


def test_somebody_elses_export_is_refused_and_names_the_two_ways(mine: Home, ana: Home) -> None:
    before = mine.file.read_bytes()
    refused = mine("data", "import", ana.export())
    assert (refused.code, refused.out) == (2, "")
    assert "not made from your notes" in refused.err
    assert "--person NAME" in refused.err
    assert "--as-me" in refused.err
    assert mine.file.read_bytes() == before
    with_profile_only = mine("data", "import", ana.export(), "--json")
    assert json.loads(with_profile_only.err)["error"]["code"] == 2


def test_a_profile_is_a_me_too(home: Callable[[str], Home], ana: Home) -> None:
    set_up = home("set-up")
    set_up("me", "set", "--level", "pm")
    assert set_up("data", "import", ana.export()).code == 2


def test_somebody_elses_export_becomes_notes_about_them(mine: Home, ana: Home) -> None:
    own = {kind: [each for each in everything(mine)[kind] if each["person"] == "me"] for kind in ("people", "evidence")}
    imported = mine("data", "import", ana.export(), "--person", "Ana")
    assert imported.code == 0
    assert "Only its author's notes about themselves were taken in, not those about bo." in imported.err
    held = everything(mine)
    assert {kind: [each for each in held[kind] if each["person"] == "me"] for kind in own} == own
    assert set(mine.evidence("--person", "ana").values()) == {
        "Asked good questions", "Shipped the search", "Cut the form",
    }  # fmt: skip
    assert {each["person"] for each in held["ratings"]} == {"ana"}
    origins = {each["what"]: each["origin"] for each in held["evidence"]}
    assert (origins["Hired two people"], origins["Cut the form"]) == ("", everything(ana)["home"])
    assert mine("me", "--person", "ana", "--json").json["level"] == "apm"
    assert "bo" not in {each["person"] for each in held["people"]}
    again = mine("data", "import", ana.export(), "--person", "ana")
    assert "you have all of it already" in again.err
    mine("data", "undo")
    assert mine.evidence("--person", "ana") == {"e2": "Asked good questions"}


@pytest.mark.parametrize(
    ("people", "code", "said"),
    [
        ((), 2, "The export has notes about nobody."),
        (("bo",), 0, "Added 1 person, 1 piece of evidence."),
        (("bo", "cy"), 2, "The export has notes about several people."),
    ],
)
def test_of_an_export_without_its_author_the_only_person_is_taken(
    mine: Home, home: Callable[[str], Home], people: tuple[str, ...], code: int, said: str
) -> None:
    other = home("other")
    other("evidence", "add", "Taken out again", "--person", "dan")
    other("data", "undo")
    for person in people:
        other("evidence", "add", f"Seen of {person}", "--person", person)
    imported = mine("data", "import", other.export(), "--person", "eve")
    assert (imported.code, said in imported.out + imported.err) == (code, True), imported
    assert list(mine.evidence("--person", "eve").values()) == [f"Seen of {each}" for each in people if code == 0]


def test_another_machine_of_ones_own_is_asked_about_once(mine: Home, home: Callable[[str], Home]) -> None:
    laptop = home("laptop")
    laptop("evidence", "add", "On the train")
    assert mine("data", "import", laptop.export()).code == 2
    assert mine("data", "import", laptop.export(), "--as-me").code == 0
    assert "On the train" in mine.evidence().values()
    laptop("evidence", "add", "On the way back")
    assert mine("data", "import", laptop.export()).code == 0
    assert "On the way back" in mine.evidence().values()
    for _ in range(2):
        mine("data", "undo")
    assert mine("data", "import", laptop.export()).code == 2  # undo takes back what was remembered, too


def test_a_file_without_an_identity_is_known_by_its_entries(mine: Home, ana: Home, tmp_path: Path) -> None:
    def without_home(home: Home) -> str:
        value = everything(home)
        value["home"] = ""
        file = tmp_path / "without.json"
        file.write_text(json.dumps(value))
        return str(file)

    file = without_home(mine)
    mine("evidence", "remove", "e1")
    mine("evidence", "add", "Another")
    assert mine("data", "import", file).code == 2  # nothing of it is among my own any more
    mine("data", "undo")
    mine("data", "undo")
    assert mine("data", "import", file).code == 0
    file = without_home(ana)
    assert mine("data", "import", file).code == 2
    assert mine("data", "import", file, "--person", "ana").code == 0
    assert mine("data", "import", file, "--person", "ana", "--json").json["added"] == {}


def test_notes_are_not_taken_in_twice_under_two_names(mine: Home, ana: Home) -> None:
    mine("data", "import", ana.export(), "--person", "ana")
    for words in (("--person", "bo"), ("--as-me",)):
        refused = mine("data", "import", ana.export(), *words)
        assert (refused.code, "--person ana" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--person", "ana", "--as-me"), "either somebody else's or your own"),
        (("--person", "me"), "either somebody else's or your own"),
    ],
)
def test_contradictions_are_usage_errors(
    mine: Home, ana: Home, home: Callable[[str], Home], words: tuple[str, ...], said: str
) -> None:
    refused = mine("data", "import", ana.export(), *words)
    assert (refused.code, said in refused.err) == (2, True)
    new = home("new")
    assert new("data", "import", ana.export(), *words).code == 2
    assert not new.file.exists()


def test_ones_own_export_is_not_notes_about_somebody(mine: Home) -> None:
    refused = mine("data", "import", mine.export(), "--person", "ana")
    assert (refused.code, "your own notes" in refused.err) == (2, True)


def test_on_a_terminal_it_is_asked(mine: Home, ana: Home) -> None:
    asked = mine("data", "import", ana.export(), terminal=80, stdin="what\nother\nme\nAna\n")
    assert asked.code == 0
    assert "That would be you" in asked.err
    assert "Cut the form" in mine.evidence("--person", "ana").values()
    mine("data", "undo")
    assert mine("data", "import", ana.export(), terminal=80, stdin="2\n").code == 0
    assert "Cut the form" in mine.evidence().values()


# A backup


def test_a_backup_of_another_home_needs_as_me(mine: Home, ana: Home, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    ana("data", "backup", copy)
    before = mine.file.read_bytes()
    refused = mine("data", "restore", copy, "--yes")
    assert (refused.code, "--as-me" in refused.err, mine.file.read_bytes() == before) == (2, True, True)
    asked = mine("data", "restore", copy, "--yes", terminal=80, stdin="n\n")
    assert "not made of your notes here" in asked.err
    assert mine.file.read_bytes() == before
    own = everything(mine)["home"]
    assert mine("data", "restore", copy, "--yes", "--as-me").code == 0
    assert everything(mine) == {**everything(ana), "home": own}
    assert mine("data", "import", ana.export()).code == 0  # it is known as one's own from now on
    assert mine("data", "restore", copy, "--yes").code == 0


def test_a_home_that_holds_nothing_takes_a_backup_with_its_identity(
    ana: Home, home: Callable[[str], Home], tmp_path: Path
) -> None:
    copy = str(tmp_path / "copy.db")
    ana("data", "backup", copy)
    new = home("new")
    assert new("data", "restore", copy).code == 0
    assert everything(new) == everything(ana)
    emptied = home("emptied")
    emptied("evidence", "add", "x")
    emptied("data", "erase", "--yes")
    assert emptied("data", "restore", copy, "--yes").code == 0
    assert everything(emptied) == everything(ana)


def test_a_backup_from_before_homes_had_an_identity_is_known_by_its_entries(
    mine: Home, home: Callable[[str], Home], tmp_path: Path
) -> None:
    old = as_released(FIXTURES / "v1.sql", tmp_path / "v1.db")
    assert mine("data", "restore", str(old), "--yes").code == 2
    migrated = home("migrated")
    migrated.folder.mkdir()
    as_released(FIXTURES / "v1.sql", migrated.file)
    migrated("evidence", "add", "Since then")
    assert migrated("data", "restore", str(old), "--yes").code == 0
    assert "Since then" not in migrated.evidence().values()


def test_a_backup_below_a_link_to_itself_is_not_there(mine: Home, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    refused = mine("data", "restore", str(tmp_path / "loop" / "copy.db"), "--yes")
    assert (refused.code, "bug" in refused.err) == (2, False)


def test_a_home_keeps_its_identity_and_another_has_another(mine: Home, ana: Home) -> None:
    identity = everything(mine)["home"]
    mine("evidence", "add", "More")
    mine("data", "undo")
    assert everything(mine)["home"] == identity != everything(ana)["home"]
    with sqlite3.connect(mine.file) as connection:
        assert connection.execute("SELECT identity, here FROM home").fetchall() == [(identity, 1)]
    connection.close()


# A newer export of the same person


@pytest.fixture
def taken_in(mine: Home, ana: Home) -> Home:
    """The lead's home, after Ana's export was taken in: her e1 and e2 are e3 and e4 here."""
    assert mine("data", "import", ana.export(), "--person", "ana").code == 0
    assert mine.evidence("--person", "ana") == {
        "e2": "Asked good questions", "e3": "Shipped the search", "e4": "Cut the form",
    }  # fmt: skip
    return mine


def update(mine: Home, ana: Home) -> Any:
    return mine("data", "import", ana.export(), "--person", "ana", "--update", "--json").json


def test_what_was_changed_or_taken_out_there_follows(taken_in: Home, ana: Home) -> None:
    before = everything(taken_in)
    ana("evidence", "edit", "e1", "--what", "Shipped the search to all", "--link", "a.example")
    ana("evidence", "remove", "e2")
    ana("plan", "done", "g1")
    ana("me", "set", "--level", "pm")
    ana("evidence", "add", "Ran the interviews")
    merged = update(taken_in, ana)
    assert (merged["added"], merged["different"], merged["withdrawn"]) == ({"evidence": 1}, [], ["e4"])
    assert (sorted(merged["changed"]), merged["left_out"]) == (["ana", "e3", "g1"], ["bo"])
    assert taken_in.evidence("--person", "ana") == {
        "e2": "Asked good questions", "e3": "Shipped the search to all", "e5": "Ran the interviews",
    }  # fmt: skip
    shown = taken_in("evidence", "show", "e3", "--person", "ana", "--json").json
    assert (shown["links"], [each["what"] for each in shown["former"]]) == (["a.example"], ["Shipped the search"])
    assert taken_in("plan", "show", "g1", "--person", "ana", "--json").json["status"] == "done"
    assert taken_in("me", "--person", "ana", "--json").json["level"] == "pm"
    assert update(taken_in, ana) == {
        "added": {}, "different": [], "changed": [], "withdrawn": [], "left_out": ["bo"], "kept_out": [],
    }  # fmt: skip
    taken_in("data", "undo")
    assert everything(taken_in) == before


def test_without_update_nothing_that_is_here_changes(taken_in: Home, ana: Home) -> None:
    ana("evidence", "edit", "e1", "--what", "Shipped the search to all")
    ana("evidence", "remove", "e2")
    merged = taken_in("data", "import", ana.export(), "--person", "ana", "--json").json
    assert (merged["added"], merged["different"], merged["withdrawn"]) == ({}, ["e3", "e4"], [])
    assert taken_in.evidence("--person", "ana")["e4"] == "Cut the form"
    said = taken_in("data", "import", ana.export(), "--person", "ana").err
    assert "left as they are: e3, e4" in said
    assert "add --update" in said


def test_what_was_edited_here_stays_and_is_named(taken_in: Home, ana: Home) -> None:
    for piece in ("e3", "e4"):
        taken_in("evidence", "edit", piece, "--outcome", "I saw it", "--person", "ana")
    ana("evidence", "edit", "e1", "--what", "Shipped the search to all")
    ana("evidence", "remove", "e2")
    merged = update(taken_in, ana)
    assert (merged["different"], merged["changed"], merged["withdrawn"]) == (["e3", "e4"], [], [])
    assert taken_in.evidence("--person", "ana")["e3"] == "Shipped the search"
    said = taken_in("data", "import", ana.export(), "--person", "ana", "--update").err
    assert "left as they are: e3, e4" in said
    taken_in("data", "undo")  # the second of the two edits
    assert update(taken_in, ana)["withdrawn"] == ["e4"]


def test_a_promotion_case_and_one_on_ones_follow_and_what_was_written_here_stays(taken_in: Home, ana: Home) -> None:
    for change in prepare_promotion():
        do(ana.file, change)
    added = update(taken_in, ana)["added"]
    assert [added[kind] for kind in ("kept", "claims", "sent", "agreements", "confirmations", "one_on_ones")] == [1] * 6
    held = [each["id"] for each in everything(taken_in)["claims"] if each["person"] == "ana"]
    assert held == ["p1"]
    do(ana.file, lambda c: put_claim(c, make_claim("I fire two ovens")))
    ana("evidence", "remove", "e1")
    merged = update(taken_in, ana)
    assert merged["changed"] == ["p1"]
    assert set(merged["withdrawn"]) == {"e3", "k1", "c1"}
    taken_in("data", "undo")
    do(taken_in.file, lambda c: put_claim(c, make_claim("Ana fires one", person="ana")))
    mine = make_confirmation("e3", "Me", person="ana")
    do(taken_in.file, lambda c: add_confirmation(c, mine))
    merged = update(taken_in, ana)
    assert (merged["different"], set(merged["withdrawn"])) == (["p1", "e3"], {"k1", "c1"})
    said = taken_in("data", "import", ana.export(), "--person", "ana", "--update").err
    assert "left as they are: claim p1, e3" in said
    assert taken_in("data", "check").code == 0


def test_what_was_taken_out_here_stays_out(taken_in: Home, ana: Home) -> None:
    taken_in("evidence", "remove", "e4", "--person", "ana")
    assert update(taken_in, ana)["different"] == ["e4"]
    assert "e4" not in taken_in.evidence("--person", "ana")
    words = ("data", "import", ana.export(), "--person", "ana", "--json")
    assert taken_in(*words).json["added"] == {}
    assert taken_in(*words, "--bring-back").json["added"] == {"evidence": 1}


@pytest.mark.parametrize("more", [(), ("--update",)])
def test_what_its_author_took_out_stays_out_of_an_older_export(
    taken_in: Home, ana: Home, more: tuple[str, ...]
) -> None:
    older = ana.export("older.json")
    ana("evidence", "remove", "e2")
    assert update(taken_in, ana)["withdrawn"] == ["e4"]
    again = taken_in("data", "import", older, "--person", "ana", *more)
    assert again.code == 0
    assert "There is nothing new in it." in again.err
    assert "Not added, as these were taken out before: e4" in again.err
    assert "--bring-back" in again.err
    assert "e4" not in taken_in.evidence("--person", "ana")
    merged = taken_in("data", "import", older, "--person", "ana", "--json", *more).json
    assert (merged["different"], merged["kept_out"]) == (["e4"], ["e4"])
    assert taken_in("data", "import", older, "--person", "ana", "--bring-back", *more).code == 0
    assert taken_in.evidence("--person", "ana")["e4"] == "Cut the form"


def test_what_was_taken_out_before_it_came_here_is_named_as_the_export_has_it(mine: Home, ana: Home) -> None:
    older = ana.export("older.json")
    ana("evidence", "remove", "e2")
    mine("data", "import", ana.export(), "--person", "ana")
    again = mine("data", "import", older, "--person", "ana")
    assert "taken out before: e2 of the export" in again.err
    assert "Cut the form" not in mine.evidence("--person", "ana").values()


def test_what_its_author_put_back_comes_back_with_a_later_export(
    taken_in: Home, ana: Home, frozen_clock: FrozenClock
) -> None:
    ana("evidence", "remove", "e2")
    update(taken_in, ana)
    ana("data", "undo")
    frozen_clock.go_to(date(2026, 11, 22))
    ana("evidence", "add", "Two days later")
    merged = update(taken_in, ana)
    assert (merged["added"], merged["kept_out"]) == ({"evidence": 2}, [])
    assert "Cut the form" in taken_in.evidence("--person", "ana").values()


@pytest.mark.parametrize("way", [("--yes", "--for-good"), ()])
def test_an_import_does_not_bring_back_what_you_took_out(mine: Home, way: tuple[str, ...]) -> None:
    file = mine.export()
    mine("evidence", "remove", "e1", *way)
    again = mine("data", "import", file)
    assert "Not added, as these were taken out before: e1" in again.err
    assert mine.evidence() == {}
    assert mine("data", "import", file, "--bring-back").code == 0
    assert mine.evidence() == {"e1": "Hired two people"}
    assert everything(mine)["tombstones"] == []


def test_what_was_undone_there_follows(taken_in: Home, ana: Home) -> None:
    ana("plan", "check-in", "g1", "--state", "slow", "--note", "No answer yet")
    ana("evidence", "edit", "e1", "--what", "Shipped the search to all")
    ana("evidence", "add", "By mistake")
    update(taken_in, ana)
    assert "By mistake" in taken_in.evidence("--person", "ana").values()
    for _ in range(3):
        ana("data", "undo")
    merged = update(taken_in, ana)
    assert (merged["changed"], merged["withdrawn"]) == (["g1", "e3"], ["e5"])
    assert taken_in.evidence("--person", "ana")["e3"] == "Shipped the search"
    assert taken_in("plan", "show", "g1", "--person", "ana", "--json").json["check_ins"] == []


def test_two_machines_of_ones_own_follow_each_other(mine: Home, home: Callable[[str], Home]) -> None:
    laptop = home("laptop")
    laptop("data", "import", mine.export())
    laptop("evidence", "edit", "e1", "--what", "Hired three people")
    laptop("evidence", "remove", "e2", "--person", "ana")
    merged = mine("data", "import", laptop.export(), "--update", "--json").json
    assert (merged["changed"], merged["withdrawn"]) == (["e1"], ["e2"])
    assert mine.evidence() == {"e1": "Hired three people"}
    assert everything(mine)["evidence"] == everything(laptop)["evidence"]


def test_a_tombstone_has_no_text(ana: Home) -> None:
    identity = everything(ana)["evidence"][1]["identity"]
    ana("evidence", "remove", "e2")
    assert everything(ana)["tombstones"] == [
        {"identity": identity, "kind": "evidence", "person": "me", "day": "2026-11-20", "origin": ""}
    ]
    ana("data", "undo")
    assert everything(ana)["tombstones"] == []


def test_the_folder_of_somebody_elses_ladder_is_not_taken_over(mine: Home, ana: Home) -> None:
    value = everything(ana)
    value["people"][0]["framework"] = "/home/ana/ladder"
    file = mine.folder.parent / "folder.json"
    file.write_text(json.dumps(value))
    assert mine("data", "import", str(file), "--person", "ana").code == 0
    assert "cannot be opened" not in mine("evidence", "list", "--person", "ana").err
