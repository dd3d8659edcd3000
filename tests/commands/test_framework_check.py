"""`pmcareer framework check`: what is found, in every form, and how the call ends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ladders import write_framework
from shell import Shell

from pm_career.commands.framework import EXAMPLES


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    """A framework that can be used, and that says little."""
    return write_framework(tmp_path / "bakery")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The same with one error, beside its warnings."""
    folder = write_framework(tmp_path / "broken")
    levels = folder / "levels/all.yaml"
    levels.write_text(levels.read_text(encoding="utf-8").replace("[hand, counter]", "[hand, countr]"), encoding="utf-8")
    return folder


def test_the_shipped_framework_is_clean(shell: Shell) -> None:
    answer = shell("framework", "check", "--strict", "--json")
    assert answer.code == 0
    assert answer.json["findings"] == []
    assert answer.json["framework"]["id"] == "pm"
    assert answer.json["left_out"] == []


def test_warnings_end_well_unless_strict(shell: Shell, bakery: Path) -> None:
    assert shell("framework", "check", str(bakery)).code == 0
    assert shell("framework", "check", str(bakery), "--strict").code == 3


def test_errors_end_with_3_and_stand_beside_warnings(shell: Shell, broken: Path) -> None:
    answer = shell("framework", "check", str(broken), "--json")
    assert answer.code == 3
    assert answer.err == ""
    errors = [each for each in answer.json["findings"] if each["severity"] == "error"]
    assert [(each["rule"], each["line"], each["column"]) for each in errors] == [("dangling", 5, 18)]
    assert answer.json["counts"]["warnings"] > 0


def test_json_has_the_promised_keys(shell: Shell, bakery: Path) -> None:
    answer = shell("framework", "check", str(bakery), "--json").json
    assert set(answer) == {"framework", "findings", "counts", "left_out"}
    assert set(answer["framework"]) == {"id", "title", "version", "folder"}
    for each in answer["findings"]:
        assert list(each) == ["severity", "rule", "file", "line", "column", "message", "hint"]
    rules = [each["rule"] for each in answer["findings"]]
    assert answer["counts"] == {
        "errors": 0,
        "warnings": len(rules),
        "by_rule": {rule: rules.count(rule) for rule in sorted(set(rules))},
    }


def test_a_pipe_gets_one_record_a_finding(shell: Shell, broken: Path) -> None:
    findings = shell("framework", "check", str(broken), "--json").json["findings"]
    records = [line.split("\t") for line in shell("framework", "check", str(broken)).out.splitlines()]
    assert records == [[str(value) for value in each.values()] for each in findings]


def test_an_empty_pipe_says_why_on_stderr(shell: Shell) -> None:
    answer = shell("framework", "check")
    assert answer.out == ""
    assert "nothing found" in answer.err


@pytest.mark.parametrize("width", [100, 60, 40, 20])
def test_a_screen_has_errors_first_and_shows_each_line(shell: Shell, broken: Path, width: int) -> None:
    answer = shell("framework", "check", str(broken), terminal=width)
    shown = " ".join(re.sub(r"\x1b\[[\d;]*m", "", answer.out).split())
    assert shown.index("Errors") < shown.index("Warnings")
    assert "next: [hand, countr]" in shown
    assert "Did you mean" in shown


def test_plain_labels_everything(shell: Shell, broken: Path) -> None:
    lines = shell("framework", "check", str(broken), "--plain").out.splitlines()
    assert lines[0] == "Framework: Bakers (bakery 2.1.0)"
    assert f"Place: {broken / 'levels/all.yaml'}:5:18 (dangling)" in lines
    assert "In the file: next: [hand, countr]" in lines


def test_a_folder_that_is_no_framework_is_checked_all_the_same(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    answer = shell("framework", "check", str(tmp_path / "nothing"), "--json")
    assert answer.code == 3
    assert answer.json["framework"]["id"] is None
    assert answer.json["findings"]
    assert shell("framework", "check", str(tmp_path / "nothing"), terminal=80).code == 3


def test_an_unknown_name_and_an_unknown_word_are_usage(shell: Shell) -> None:
    assert shell("framework", "check", "pn").code == 2
    answer = shell("framework", "chek")
    assert answer.code == 2
    assert "Did you mean check" in answer.err
    assert answer.out == ""


def test_the_word_alone_shows_its_help(shell: Shell) -> None:
    answer = shell("framework")
    assert answer.code == 0
    assert "check" in answer.out
    assert answer.out == shell("framework", "-h").out


def test_the_framework_in_use_is_checked_unless_another_is_named(shell: Shell, bakery: Path) -> None:
    used = {"PMCAREER_FRAMEWORK": str(bakery)}
    assert shell("framework", "check", "--json", env=used).json["framework"]["id"] == "bakery"
    assert shell("framework", "check", "pm", "--json", env=used).json["framework"]["id"] == "pm"


@pytest.mark.parametrize("example", [command for command, _ in EXAMPLES if " framework check" in command])
def test_its_examples_run(shell: Shell, example: str) -> None:
    assert shell(*example.split()[1:]).code == 0


def test_text_that_acts_on_a_terminal_is_shown_as_text(shell: Shell, tmp_path: Path) -> None:
    folder = write_framework(tmp_path / "hostile", till="id: till\nname: Till\nexpectations:\n  counter: {step: 2}\n")
    text = folder / "skills/till.yaml"
    text.write_text(
        text.read_text(encoding="utf-8").replace("{step: 2}", '{step: 2, bar: "Acts [bold]effectively[/] \u202e"}'),
        encoding="utf-8",
    )
    answer = shell("framework", "check", str(folder), terminal=80)
    assert "[bold]effectively[/]" in answer.out
    assert "\u202e" not in answer.out


@pytest.mark.parametrize("width", [80, 60])
def test_the_screen_is_the_golden_one(
    shell: Shell, goldens: Path, broken: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken.parent)
    answer = shell("framework", "check", "./broken", terminal=width, env={"NO_COLOR": "1"})
    assert answer.out == (goldens / f"framework-check-{width}.txt").read_text(encoding="utf-8")


def test_a_step_that_is_not_on_the_scale_is_one_finding(shell: Shell, tmp_path: Path) -> None:
    """It is no height to which ways up are missing."""
    till = "id: till\nname: Till\nexpectations:\n  counter: {step: 9, bar: Closes the till alone.}\n"
    report = shell("framework", "check", str(write_framework(tmp_path / "bakery", till=till)), "--json").json
    found = [each for each in report["findings"] if each["file"].endswith("till.yaml")]
    assert "no-such-step" in {each["rule"] for each in found}
    assert "no-practice" not in {each["rule"] for each in found}
