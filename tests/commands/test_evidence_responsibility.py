"""Evidence of a responsibility: where its name is looked up, where it is shown, and what private pieces are left to."""

from __future__ import annotations

from pathlib import Path

import pytest
from complete import COMPLETE
from journal import kept, only
from ladders import write_framework
from shell import Shell

from pm_career.paths import find_data_file

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def pm(shell: Shell) -> None:
    assert shell("me", "set", "--level", "pm").code == 0


def list_ids(shell: Shell, *words: str) -> list[str]:
    return [each["id"] for each in kept(shell, *words)]


@pytest.mark.usefixtures("pm")
def test_it_is_looked_up_at_the_level_named_else_at_the_target_else_at_the_present_level(shell: Shell) -> None:
    saved = shell("evidence", "add", "Two teams planned from it", "--responsibility", "Driving the product roadmap")
    assert saved.err == (
        "Saved e1: today, Roadmap (senior).\nLook at it: pmcareer evidence show e1\nTake it back: pmcareer data undo\n"
    )
    assert only(shell)["responsibility"] == {"level": "senior", "id": "roadmap"}
    for name, more in (("prioritization", ()), ("Company Bets", ("--level", "cpo"))):
        assert shell("evidence", "add", "x", "--responsibility", name, *more).code == 0
    assert [each["responsibility"] for each in kept(shell)[1:]] == [
        {"level": "pm", "id": "prioritization"},
        {"level": "executive", "id": "company-bets"},
    ]
    assert [each["level"] for each in kept(shell)] == [None, None, "executive"]
    shell("me", "set", "--target", "executive")
    assert shell("evidence", "add", "x", "--responsibility", "roadmap").code == 2
    assert list_ids(shell, "--responsibility", "company-bets") == ["e3"]


def test_a_slip_is_answered_with_the_nearest_and_nothing_is_stored(shell: Shell, sealed: Path) -> None:
    unset = shell("evidence", "add", "x", "--responsibility", "roadmap")
    assert unset.code == 2
    assert "--level LEVEL; or set yours: pmcareer me set" in unset.err
    slip = shell("evidence", "add", "x", "--responsibility", "rodmap", "--level", "senior")
    assert (slip.code, slip.out) == (2, "")
    assert "There is no responsibility 'rodmap' at senior." in slip.err
    assert "Did you mean roadmap? Responsibilities of senior: roadmap, stakeholders, mentoring" in slip.err
    assert not sealed.exists()


@pytest.mark.usefixtures("pm")
def test_it_is_shown_listed_edited_and_taken_out(shell: Shell) -> None:
    shell("evidence", "add", "Planned", "--responsibility", "roadmap", "--skill", "vision")
    shell("evidence", "add", "Hired")
    assert "Responsibility: Roadmap (senior)" in shell("evidence", "show", "e1").out
    listed = shell("evidence", "list", "--responsibility", "roadmap", terminal=80)
    assert "Roadmap (senior)" in listed.out
    assert "e2" not in listed.out
    assert shell("evidence", "list").out.splitlines()[0].endswith("\tPlanned\tfor\t\t\troadmap\tsenior\t")
    assert list_ids(shell, "--responsibility", "roadmap", "--level", "senior") == ["e1"]
    assert [each["id"] for each in shell("search", "roadmap", "--in", "evidence", "--json").json["own"]] == ["e1"]
    edited = shell("evidence", "edit", "e2", "--responsibility", "hiring", "--level", "senior")
    assert edited.code == 2
    assert "Changed in e2: responsibility" in shell("evidence", "edit", "e2", "--responsibility", "mentoring").err
    shell("evidence", "edit", "e2", "--outcome", "Two stayed")
    assert kept(shell)[1]["responsibility"]["id"] == "mentoring"
    shell("evidence", "edit", "e2", "--responsibility", "")
    assert kept(shell)[1]["responsibility"] is None
    before = shell("evidence", "show", "e2", "--json").json["former"]
    assert [each["responsibility"] for each in before][1:] == [{"level": "senior", "id": "mentoring"}] * 2


@pytest.mark.usefixtures("pm")
def test_the_page_of_the_level_has_its_evidence_without_private_pieces(shell: Shell) -> None:
    for text, more in (
        ("One", ()),
        ("Two", ("--date", "2026-11-01")),
        ("Three", ("--private",)),
        ("Four", ("--against",)),
        ("Five", ("--person", "ana", "--level", "senior")),
    ):
        shell("evidence", "add", text, "--responsibility", "roadmap", *more)
    said = "2 pieces of evidence: e2, e1; 1 against it: e4"
    left_out = "Left out: 1 private piece of evidence.\n"
    short = shell("level", "senior", "--plain")
    assert f"Responsibility: Driving the product roadmap · {said}" in short.out.splitlines()
    assert short.err == left_out
    assert "Responsibility: Mentoring junior PMs" in short.out.splitlines()
    for words in (("--full",), ("--only", "responsibilities")):
        assert f"Evidence: {said}" in shell("level", "senior", "--plain", *words).out.splitlines()
    answer = shell("level", "senior", "--json")
    assert answer.json["evidence"] == {"roadmap": {"for": ["e2", "e1"], "against": ["e4"]}}
    assert answer.err == left_out
    assert "1 piece of evidence: e5" in shell("level", "senior", "--person", "ana").out
    assert shell("level", "pm").err == ""
    for number in range(4):
        shell("evidence", "add", f"{number}", "--responsibility", "roadmap")
    assert "6 pieces of evidence, the newest: e1, e6, e7, e8, e9; 1 against it: e4" in shell("level", "senior").out


def test_the_level_is_shown_without_evidence_where_the_notes_cannot_be_read(shell: Shell, sealed: Path) -> None:
    plain = shell("level", "senior")
    sealed.mkdir(parents=True)
    find_data_file().write_text("no database", encoding="utf-8")
    broken = shell("level", "senior")
    assert (broken.code, broken.out) == (0, plain.out)
    assert broken.err.startswith("Evidence is not shown: ")


def test_one_without_an_id_has_one_and_former_ids_are_followed(shell: Shell, tmp_path: Path) -> None:
    wright = COMPLETE["levels/wright.yaml"]
    before = wright.replace("    id: hull\n    formerly: [keel]\n", "")
    folder = write_framework(tmp_path / "yard", {**COMPLETE, "levels/wright.yaml": before})
    shell("me", "set", "--level", "wright", "--framework", str(folder))
    assert "Saved e1: today, Hull (wright)." in shell("evidence", "add", "It floats", "--responsibility", "hull").err
    assert only(shell)["responsibility"] == {"level": "wright", "id": "a-hull"}
    renamed = before.replace("id: wright\n", "id: builder\n").replace("aliases: [builder]\n", "")
    renamed = renamed.replace("[shipwright]", "[wright]").replace("short: Hull\n", "id: body\n    formerly: [a-hull]\n")
    files = {name: text.replace("wright", "builder") for name, text in COMPLETE.items() if "wright.yaml" not in name}
    write_framework(tmp_path / "yard", {**files, "levels/wright.yaml": renamed})
    assert only(shell)["responsibility"] == {"level": "builder", "id": "body"}
    assert list_ids(shell, "--responsibility", "body") == ["e1"]
    assert list_ids(shell, "--responsibility", "a-hull") == ["e1"]
    assert "A hull · 1 piece of evidence: e1" in shell("level", "builder", "--framework", str(folder)).out
    forgotten = renamed.replace("formerly: [a-hull]", "short: B").replace("title: A hull", "title: Planks")
    write_framework(tmp_path / "yard", {**files, "levels/wright.yaml": forgotten})
    assert list_ids(shell, "--responsibility", "a-hull") == ["e1"], "kept though the ladder has it no more"
    assert "a-hull (builder)" in shell("evidence", "show", "e1").out


@pytest.mark.usefixtures("pm")
def test_the_shell_offers_those_of_the_level_named_else_of_target_and_present_level(shell: Shell) -> None:
    def offer(*words: str) -> list[str]:
        return shell("completion", "bash", "--", "evidence", "add", *words, "--responsibility", "").out.split("\n")[:-1]

    assert [line.split("\t")[0] for line in offer()][:4] == [
        "roadmap",
        "stakeholders",
        "mentoring",
        "feature-ownership",
    ]
    assert len(offer("--level", "vp")) == 3
