"""`pmcareer data export` of a part, and everything that is kept about one person."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from filling import FillOnce
from frozen import FrozenClock
from personal import do, make_confirmation, make_kept, make_sent, prepare_promotion
from shell import Shell
from try_each import try_each

from pm_career.store.confirmations import add_confirmation
from pm_career.store.promotion import add_sent, put_kept

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def notes(shell: Shell, frozen_clock: FrozenClock, fill_once: FillOnce) -> None:
    """Notes of two people, some of them private, from two days."""

    def make() -> None:
        frozen_clock.go_to(date(2026, 9, 1))
        shell("me", "set", "--level", "pm", "--name", "Me")
        shell("evidence", "add", "Shipped the search", "--skill", "delivery")
        shell("evidence", "add", "Quarrelled with Zacharias", "--skill", "delivery", "--private")
        shell("plan", "add", "Run three interviews", "--skill", "influence")
        shell("assess", "--rate", "delivery=2", "--note", "as seen in e1")
        shell("evidence", "add", "Asked good questions", "--person", "ana")
        frozen_clock.go_to(date(2026, 11, 20))
        shell("evidence", "edit", "e1", "--outcome", "twice the traffic")
        shell("evidence", "add", "Cut the form", "--skill", "vision", "--goal", "g1")
        shell("assess", "--rate", "vision=1")

    fill_once(make)


def export(shell: Shell, *words: str) -> Any:
    result = shell("data", "export", *words)
    assert result.code == 0, result.err
    return result.json


def texts(exported: Any) -> list[str]:
    return [each["what"] for each in exported["evidence"]]


@pytest.mark.usefixtures("notes")
def test_a_whole_export_says_that_it_has_private_pieces_and_has_everybody(shell: Shell, tmp_path: Path) -> None:
    whole = export(shell)
    assert whole["partial"] is False
    assert len(texts(whole)) == 4
    said = "It has 1 private piece of evidence. To share it, export a part, such as --person me."
    assert said in shell("data", "export").err
    assert said in shell("data", "export", "--format", "csv", str(tmp_path / "csv")).err
    for words in (("--person", "me"), ("--access-request",)):
        assert said not in shell("data", "export", *words).err
    shell("evidence", "edit", "e2", "--no-private")
    assert "private" not in shell("data", "export").err
    assert {each["person"] for each in whole["people"]} == {"me", "ana"}


@pytest.mark.usefixtures("notes")
@try_each(
    ("words", "people", "evidence", "ratings", "goals", "private"),
    [
        (("--person", "me"), ["me"], ["Shipped the search", "Cut the form"], ["delivery", "vision"], ["g1"], 1),
        (("--person", "Ana"), ["ana"], ["Asked good questions"], [], [], 0),
        (("--only", "evidence"), [], ["Shipped the search", "Cut the form"], [], [], 1),
        (("--only", "ratings"), [], [], ["delivery", "vision"], [], 0),
        (("--only", "ratings", "--only", "goals"), [], [], ["delivery", "vision"], ["g1"], 0),
        (("--skill", "Delivery"), [], ["Shipped the search"], ["delivery"], [], 1),
        (("--skill", "delivery", "--only", "evidence"), [], ["Shipped the search"], [], [], 1),
        (("--since", "2026-09-02"), ["me"], ["Cut the form"], ["vision"], [], 0),
        (("--since", "2026-09-01"), ["me"], ["Shipped the search", "Cut the form"], ["delivery", "vision"], ["g1"], 1),
    ],
)
def test_a_part_has_what_was_asked_for_and_counts_what_is_private(
    shell: Shell,
    words: tuple[str, ...],
    people: list[str],
    evidence: list[str],
    ratings: list[str],
    goals: list[str],
    private: int,
) -> None:
    result = shell("data", "export", *words)
    part = result.json
    assert (result.code, part["partial"]) == (0, True)
    assert [each["person"] for each in part["people"]] == people
    assert texts(part) == evidence
    assert [each["skill"] for each in part["ratings"]] == ratings
    assert [each["id"] for each in part["goals"]] == goals
    assert ("Left out: 1 private piece of evidence." in result.err) is bool(private)
    assert "Zacharias" not in result.out + result.err


@pytest.mark.usefixtures("notes")
def test_a_part_refers_to_nothing_that_is_not_in_it_and_can_be_imported(shell: Shell, tmp_path: Path) -> None:
    (goal,) = export(shell, "--only", "goals")["goals"]
    assert goal["evidence"] == []
    file = str(tmp_path / "part.json")
    assert shell("data", "export", file, "--skill", "vision").code == 0
    part = json.loads(Path(file).read_text(encoding="utf-8"))
    assert [each["assessment"] for each in part["ratings"]] == [None]
    there = {"PMCAREER_HOME": str(tmp_path / "there")}
    assert shell("data", "import", file, env=there).code == 0
    assert texts(shell("data", "export", env=there).json) == ["Cut the form"]


@pytest.mark.usefixtures("notes")
def test_what_was_private_before_is_not_in_the_history_of_a_part(shell: Shell) -> None:
    shell("evidence", "edit", "e2", "--what", "Agreed on the scope")
    shell("evidence", "edit", "e2", "--no-private")
    (_, shared, _) = export(shell, "--only", "evidence")["evidence"]
    assert (shared["what"], shared["former"]) == ("Agreed on the scope", [])
    shell("evidence", "remove", "e2")
    part = export(shell, "--only", "evidence")
    assert [each["kind"] for each in part["tombstones"]] == ["evidence"]
    assert export(shell, "--only", "goals")["tombstones"] == []


@pytest.mark.usefixtures("notes")
def test_a_part_as_csv(shell: Shell, tmp_path: Path) -> None:
    result = shell("data", "export", str(tmp_path / "csv"), "--format", "csv", "--only", "evidence")
    assert result.code == 0
    written = (tmp_path / "csv" / "evidence.csv").read_text(encoding="utf-8")
    assert "Cut the form" in written
    assert "Zacharias" not in written
    assert "Left out: 1 private piece" in result.err


@pytest.mark.usefixtures("notes")
@try_each(
    ("words", "said"),
    [
        (("--person", "zoe"), "nothing about zoe"),
        (("--skill", "juggling"), "no skill"),
        (("--since", "someday"), "someday"),
        (("--only", "settings"), "settings"),
        (("--access-request", "--only", "goals"), "about everything"),
        (("--access-request", "--person", "zoe"), "nothing about zoe"),
        (("--format", "markdown"), "--access-request"),
    ],
)
def test_what_cannot_be_exported_is_a_usage_error(shell: Shell, words: tuple[str, ...], said: str) -> None:
    result = shell("data", "export", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_a_part_of_nothing_is_empty(shell: Shell) -> None:
    assert export(shell, "--only", "evidence")["evidence"] == []
    assert shell("data", "export", "--access-request").code == 0


# Everything that is kept about somebody


@pytest.fixture
def about_ana(shell: Shell, notes: None) -> None:
    """Notes about Ana that were edited, removed, private and rated."""
    shell("evidence", "edit", "e3", "--what", "Asked better questions", "--private", "--person", "ana")
    shell("evidence", "add", "Was late twice", "--skill", "delivery", "--person", "ana")
    shell("evidence", "remove", "e5", "--person", "ana")
    shell("assess", "--rate", "vision=3", "--person", "ana", "--rater", "manager", "--note", "promising")
    shell("data", "backup")


@pytest.mark.usefixtures("about_ana")
def test_an_access_request_has_former_and_removed_texts(shell: Shell) -> None:
    page = shell("data", "export", "--access-request", "--person", "Ana")
    assert page.code == 0
    for text in (
        "Asked better questions",
        "Asked good questions",
        "Was late twice",
        "promising",
        "private: yes",
        "asked: vision",
    ):
        assert text in page.out, text
    for other in ("Shipped the search", "Zacharias", "interviews"):
        assert other not in page.out, other
    assert page.out.startswith("# What is kept about ana\n")
    assert "career-20261120T163000Z-01-backup.db" in page.out.replace("\\", "")


@pytest.mark.usefixtures("about_ana")
def test_an_access_request_is_for_people_to_read(shell: Shell) -> None:
    shell("me", "set", "--name", "Ana Lima", "--person", "ana")
    shell("evidence", "add", "Cut costs", "--link", "a.example", "--skill", "vision", "--person", "ana")
    shell("evidence", "edit", "e6", "--outcome", "by half", "--person", "ana")
    shell("evidence", "remove", "e6", "--person", "ana")
    page = shell("data", "export", "--access-request", "--person", "ana").out
    assert page.startswith("# What is kept about Ana Lima (ana)\n")
    assert "- links: a.example\n" in page
    assert "what Cut costs, " in page
    for code in ('"', "\\{", "\\[", "('"):
        assert code not in page, code


@pytest.mark.usefixtures("about_ana")
def test_an_access_request_as_json_has_the_same(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "ana.json"
    written = shell("data", "export", str(file), "--access-request", "--person", "ana")
    assert (written.code, f"What is kept about ana is in {file}." in written.err) == (0, True)
    request = json.loads(file.read_text(encoding="utf-8"))
    assert request == export(shell, "--access-request", "--person", "ana", "--format", "json")
    assert list(request) == ["person", "day", "notes", "removed", "replaced", "changes", "file", "backups"]
    assert (request["person"], request["day"]) == ("ana", "2026-11-20")
    (piece,) = request["notes"]["evidence"]
    assert (piece["what"], piece["former"][0]["value"]["what"]) == ("Asked better questions", "Asked good questions")
    assert [(each["kind"], each["id"]) for each in request["removed"]] == [("evidence", "e5")]
    assert request["removed"][0]["rows"][-1]["what"] == "Was late twice"
    assert request["replaced"][0]["kind"] == "evidence"
    assert len(request["changes"]) == 5
    assert len(request["backups"]) == 1
    assert "Zacharias" not in file.read_text(encoding="utf-8")


@pytest.mark.usefixtures("notes")
def test_an_access_request_is_safe_markdown(shell: Shell) -> None:
    shell("evidence", "add", "# Big\n\n- [x](javascript:1) <b>|", "--person", "ana", "--link", "```")
    page = shell("data", "export", "--access-request", "--person", "ana").out
    assert "what: \\# Big<br><br>- \\[x\\](javascript:1) \\<b\\>\\|" in page
    assert "```" not in page


@pytest.fixture
def case(sealed: Path, shell: Shell, fill_once: FillOnce) -> None:
    """A promotion case and a one-on-one, about two pieces of which the second is private by now."""

    def make() -> None:
        shell("evidence", "add", "Talked to seven customers", "--skill", "delivery")
        shell("evidence", "add", "Quarrelled with Zacharias", "--skill", "delivery")
        shell("plan", "add", "Run three interviews", "--skill", "influence")
        file = sealed / "career.db"
        for change in prepare_promotion():
            do(file, change)
        do(file, lambda c: put_kept(c, make_kept("e2", why="Zacharias again")))
        do(file, lambda c: add_confirmation(c, make_confirmation("e2", text="I saw Zacharias")))
        do(file, lambda c: add_sent(c, make_sent("# The case\n\nQuarrelled with Zacharias", evidence=["e2"])))
        shell("evidence", "edit", "e2", "--private")
        shell("evidence", "add", "Of nobody's case", "--skill", "vision")

    fill_once(make)


@pytest.mark.usefixtures("case")
@try_each(
    ("words", "ids", "said"),
    [
        (("--only", "promotion"), "e1 k1 p1 s1 w1 c1", "1 private piece of evidence, 1 sent copy with a private piece"),
        (("--only", "one-on-one"), "m1", "1 private point"),
        (("--only", "evidence"), "e1 e3 c1", "1 private piece of evidence"),
        (("--only", "goals"), "g1", ""),
        (("--skill", "delivery"), "e1 c1", "1 private piece of evidence"),
        (("--skill", "oven", "--only", "promotion"), "e1 k1 p1 w1 c1", "1 private piece of evidence"),
        (
            ("--person", "me"),
            "e1 e3 g1 k1 p1 s1 w1 c1 m1",
            "1 private piece of evidence, 1 private point, 1 sent copy with a private piece",
        ),
    ],
)
def test_a_part_of_a_promotion_case_has_nothing_private(
    shell: Shell, words: tuple[str, ...], ids: str, said: str
) -> None:
    result = shell("data", "export", *words)
    assert result.code == 0
    held = [
        each["id"] for things in result.json.values() if isinstance(things, list) for each in things if "id" in each
    ]
    assert held == ids.split()
    assert said in result.err
    assert ("Left out" in result.err) is bool(said)
    for secret in ("Zacharias", "quarrel"):
        assert secret not in result.out + result.err


@pytest.mark.usefixtures("case")
def test_a_part_of_a_promotion_case_is_by_day_too_and_can_be_imported(shell: Shell, tmp_path: Path) -> None:
    since = export(shell, "--since", "2026-08-02")
    assert [since[name] for name in ("kept", "claims", "sent", "confirmations", "one_on_ones")] == [[]] * 5
    file = str(tmp_path / "part.json")
    shell("data", "export", file, "--only", "promotion", "--only", "one-on-one")
    there = {"PMCAREER_HOME": str(tmp_path / "there")}
    taken = shell("data", "import", file, "--as-me", env=there)
    assert taken.code == 0, taken.err
    (meeting,) = shell("data", "export", env=there).json["one_on_ones"]
    assert [point["text"] for point in meeting["points"]] == ["The oven is cold"]
    assert (meeting["goals"], meeting["former"]) == ([], [])
    assert shell("data", "check", env=there).code == 0
    refused = shell("data", "export", str(tmp_path / "csv"), "--only", "promotion", "--format", "csv")
    assert (refused.code, "no CSV of promotion cases" in refused.err) == (2, True)


@pytest.mark.usefixtures("case")
def test_an_access_request_has_all_of_a_promotion_case(shell: Shell) -> None:
    shell("evidence", "remove", "e1")
    text = shell("data", "export", "--access-request").out
    for said in ("## Pieces kept in a promotion case", "## Claims", "## Promotion cases that were handed over",
                 "## Agreements", "## Confirmations", "## One-on-ones", "The quarrel about the till, private yes",
                 "I saw Zacharias", "Asked, and listened", "with name: Lee"):  # fmt: skip
        assert said in text
