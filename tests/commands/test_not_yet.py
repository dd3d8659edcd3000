"""A rating of 0, "not yet": accepted wherever a rating is, and told apart from `?`, which is not known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ladders import FORKED, write_framework
from shell import Shell

BARE = {"NO_COLOR": "1"}
pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def bakery(tmp_path: Path, shell: Shell) -> str:
    """A ladder of three steps, and somebody on its second rung, which asks 3 of dough and 2 of oven."""
    path = str(write_framework(tmp_path / "bakery"))
    assert shell("me", "set", "--level", "hand", "--framework", path).code == 0
    return path


def read_steps(shell: Shell, *more: str) -> dict[str, int | None]:
    return {each["skill"]: each["step"] for each in shell("me", "history", "--json", *more).json}


@pytest.mark.usefixtures("bakery")
def test_it_is_shown_and_accepted_as_an_answer(shell: Shell) -> None:
    asked = shell("assess", terminal=80, env=BARE, stdin="x\nnot yet\nnever baked\nb\n\n?\n")
    assert asked.code == 0
    said = " ".join(asked.err.split())
    assert said.index("0. Not yet") < said.index("1. Watches")
    assert "Dough: 0 not yet, 1 to 3, ? not known" in said
    assert "Steps: 0 Not yet, 1 Watches, 2 Helps, 3 Bakes, or ? for not known" in said
    assert "Your answer so far: 0 (not yet) (never baked)" in said
    assert read_steps(shell) == {"dough": 0, "oven": None}


@pytest.mark.parametrize("typed", ["0", "Not yet"])
def test_it_is_accepted_without_questions(shell: Shell, bakery: str, tmp_path: Path, typed: str) -> None:
    assert shell("assess", "--rate", f"dough={typed}", "--rate", "oven=?").code == 0
    assert read_steps(shell) == {"dough": 0, "oven": None}
    file = tmp_path / "answers.yaml"
    file.write_text(f"till: {{step: {typed}, note: never at the till}}\noven: {typed}\n", "utf-8")
    whose = ("--person", "ben", "--framework", bakery)
    for words in (("--answers", str(file)), ("--answers", "-", "--rater", "manager", *whose)):
        assert shell("assess", *words, stdin=json.dumps({"till": 0, "oven": {"step": typed}})).code == 0
    assert read_steps(shell) == {"dough": 0, "oven": 0, "till": 0}
    assert read_steps(shell, *whose) == {"oven": 0, "till": 0}


@pytest.mark.usefixtures("bakery")
def test_a_template_has_it(shell: Shell, tmp_path: Path) -> None:
    template = shell("assess", "--template").out
    assert "from 0 to 3" in template
    assert "#   0 Not yet" in template
    file = tmp_path / "filled.yaml"
    file.write_text(template.replace("# dough: ", "dough: 0"), "utf-8")
    assert shell("assess", "--answers", str(file)).code == 0
    assert read_steps(shell) == {"dough": 0}


@pytest.mark.usefixtures("bakery")
def test_terminal_pipe_plain_and_json_tell_it_from_not_known(shell: Shell) -> None:
    assert shell("assess", "--rate", "dough=0", "--rate", "oven=?").code == 0
    screen = [line.split() for line in shell("me", terminal=80, env=BARE).out.splitlines()]
    dough, oven = (next(line for line in screen if line[:1] == [name]) for name in ("Dough", "Oven"))
    assert dough[1:4] == ["○○○│", "0", "▼3"]  # no step is reached, and the bar is marked
    assert oven[1:4] == ["···│", "?", "?"]
    assert "0 not yet · │ the bar of master" in shell("me", terminal=80, env=BARE).out
    plain = shell("me", "--plain").out
    assert "Dough: you 0 (not yet), hand 3 below the bar" in plain
    assert "Oven: not rated, hand asks 2" in plain
    records = {fields[0]: fields for fields in (line.split("\t") for line in shell("me").out.splitlines())}
    assert (records["dough"][1], records["dough"][5]) == ("0", "0")
    assert (records["oven"][1], records["oven"][5]) == ("", "?")
    skills = {each["skill"]: each for each in shell("me", "--json").json["skills"]}
    assert (skills["dough"]["rated"], skills["dough"]["present_gap"], skills["dough"]["off_scale"]) == (0, 3, None)
    assert (skills["oven"]["rated"], skills["oven"]["present_gap"]) == (None, None)
    assert shell("me", "--json").json["coverage"]["present"]["rated"] == 1


@pytest.mark.usefixtures("bakery")
def test_it_is_owed_and_a_gap_of_the_whole_bar(shell: Shell) -> None:
    assert shell("assess", "--rate", "dough=0", "--rate", "oven=?").code == 0
    items = {each["skill"]: each for each in shell("next", "--json").json["focus"]}
    dough, oven = items["dough"], items["oven"]
    assert (dough["current"], dough["gap"], dough["owed"], dough["rated"]) == (0, 3, 3, True)
    assert [each["text"] for each in dough["actions"]][:1] == ["Knead by hand for a week."]
    assert (oven["current"], oven["gap"], oven["owed"], oven["rated"]) == (None, None, 0, False)
    assert "Dough (now 0 Not yet, the bar 3 Bakes)" in shell("next", "--plain").out
    assert "0 → 3" in shell("next", terminal=80, env=BARE).out


@pytest.mark.usefixtures("bakery")
def test_advice_tries_it_and_not_known_without_storing_either(shell: Shell) -> None:
    assert shell("assess", "--rate", "dough=2").code == 0
    tried = shell("next", "--rate", "dough=0", "--json").json["focus"][0]
    assert (tried["skill"], tried["current"], tried["rated"]) == ("dough", 0, True)
    unknown = shell("next", "--rate", "dough=?", "--json").json
    assert unknown["basis"] == "expectations"
    assert shell("next", "--from", "boy", "--rate", "dough=0", "--rate", "oven=?", "--json").json["basis"] == "ratings"
    lower = shell("next", "--rate", "dough=1", "--explain", "--json").json["explain"][0]
    assert (lower["skill"], lower["lower"]) == ("dough", 1)
    assert read_steps(shell) == {"dough": 2}


@pytest.mark.usefixtures("bakery")
def test_where_the_bar_is_the_first_step_the_actions_say_where_they_lead(shell: Shell) -> None:
    page = shell("next", "dough", "--from", "boy", "--to", "boy", "--rate", "dough=0", terminal=80, env=BARE).out
    assert "0 Not yet → 1 Watches" in page
    assert "These lead on to 2 Helps." in " ".join(page.split())


def test_it_is_in_every_answer_with_ratings(shell: Shell, bakery: str, tmp_path: Path) -> None:
    for step in (2, "?", 0):
        assert shell("assess", "--rate", f"dough={step}").code == 0
    moved = shell("assess", "--rate", "dough=1", "--json").json["moved"]
    assert moved == [{"skill": "dough", "from": 0, "to": 1}]
    assert shell("assess", "--rate", "dough=0", "--rater", "manager").code == 0
    summary = shell("assess", "--rate", "dough=0", terminal=80, env=BARE).out
    assert summary.count("0 Not yet") == 2  # what changed, and beside the bar
    full = shell("me", "--full", terminal=100, env=BARE).out
    assert "▅?0▁0" in full
    assert "0 Not yet · 1 Watches" in full
    assert "history 2, not known, 0 (not yet), 1, 0 (not yet), " in shell("me", "--full", "--plain").out
    assert "manager 0 (not yet), " in shell("me", "--plain").out
    assert "0 Not yet" in shell("me", "history", terminal=80, env=BARE).out
    compared = shell("compare", "boy", "hand", "--rater", "manager", "--json").json
    assert {each["skill"]: each["rated"] for each in compared["raised"]}["dough"] == 0
    assert "rated 0 Not yet" in shell("compare", "boy", "hand", "--rater", "manager", terminal=80, env=BARE).out
    assert "3 Bakes; rated 0 (not yet)" in shell("skill", "dough", "--framework", bakery, terminal=80, env=BARE).out
    assert "Knead by hand for a week." in shell("skill", "dough", "--framework", bakery, terminal=80, env=BARE).out
    assert shell("assess", "--rate", "oven=0").code == 0
    assert "own rating 0 (not yet), no evidence" in shell("promotion", "--to", "master", "--plain").out
    newer = write_framework(tmp_path / "newer", dough=FORKED["skills/dough.yaml"] + "area: Table\n")
    assert "the newest not yet" in shell("framework", "diff", bakery, str(newer), "--mine", "--plain").out


@pytest.mark.usefixtures("bakery")
def test_an_export_brings_it_back_and_a_sheet_has_it(shell: Shell, tmp_path: Path) -> None:
    assert shell("assess", "--rate", "dough=0", "--rate", "oven=?").code == 0
    assert shell("data", "export", str(tmp_path / "mine.json")).code == 0
    assert shell("data", "export", str(tmp_path / "sheets"), "--format", "csv").code == 0
    rows = (tmp_path / "sheets" / "ratings.csv").read_text("utf-8").splitlines()
    assert [row.split(",")[2:4] for row in rows[1:]] == [["dough", "0"], ["oven", "?"]]
    assert shell("data", "check").code == 0
    assert shell("data", "erase", "--yes").code == 0
    assert shell("data", "import", str(tmp_path / "mine.json"), "--as-me").code == 0
    assert read_steps(shell) == {"dough": 0, "oven": None}


def test_no_scale_has_it_and_json_names_it_beside_the_scale(shell: Shell, tmp_path: Path) -> None:
    framework = write_framework(tmp_path / "bakery")
    for words in (("ladder", "--json", "--framework", str(framework)), ("framework", "show", str(framework), "--json")):
        answer = shell(*words).json
        assert [step["value"] for step in answer["scale"]] == [1, 2, 3]
        assert answer["not_yet"]["value"] == 0
        assert answer["not_yet"]["name"] == "Not yet"
    manifest = framework / "framework.yaml"
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace("  - {value: 1,", "  - {value: 0, name: Not yet}\n  - {value: 1,"), "utf-8")
    refused = shell("framework", "check", str(framework))
    assert refused.code == 3
    assert "must count up from 1" in refused.out + refused.err
    manifest.write_text(text, "utf-8")
    skill = framework / "skills" / "till.yaml"
    skill.write_text(skill.read_text("utf-8").replace("step: 2", "step: 0"), "utf-8")
    assert shell("framework", "check", str(framework)).code == 3


def test_a_ladder_with_a_step_of_that_name_means_its_own(shell: Shell, tmp_path: Path) -> None:
    framework = write_framework(tmp_path / "bakery")
    manifest = framework / "framework.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("name: Watches", "name: Not yet"), "utf-8")
    words = ("--framework", str(framework))
    assert shell("assess", "--rate", "dough=not yet", "--rate", "oven=0", *words).code == 0
    assert read_steps(shell, *words) == {"dough": 1, "oven": 0}
