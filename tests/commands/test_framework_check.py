"""`pmcareer framework check`: what is found, in every form, and how the call ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from golden import assert_golden
from ladders import FORKED, write_framework
from repository import Repository
from shell import Result, Shell
from try_each import try_each

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


@try_each("width", [100, 60, 40, 20])
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
    assert_golden(goldens / f"framework-check-{width}.txt", answer.out)


def test_a_step_that_is_not_on_the_scale_is_one_finding(shell: Shell, tmp_path: Path) -> None:
    """It is no height to which ways up are missing."""
    till = "id: till\nname: Till\nexpectations:\n  counter: {step: 9, bar: Closes the till alone.}\n"
    report = shell("framework", "check", str(write_framework(tmp_path / "bakery", till=till)), "--json").json
    found = [each for each in report["findings"] if each["file"].endswith("till.yaml")]
    assert "no-such-step" in {each["rule"] for each in found}
    assert "no-practice" not in {each["rule"] for each in found}


@pytest.fixture
def three(bakery: Path, broken: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str, str]:
    """A clean framework, one with warnings and one with an error, as one types them."""
    monkeypatch.chdir(bakery.parent)
    return "pm", "./bakery", "./broken"


def test_several_are_checked_in_one_call(shell: Shell, three: tuple[str, str, str]) -> None:
    answer = shell("framework", "check", *three, "--json")
    assert list(answer.json) == ["checks"]
    assert answer.json["checks"] == [shell("framework", "check", each, "--json").json for each in three]
    records = [shell("framework", "check", each).out for each in three]
    assert shell("framework", "check", *three).out == "".join(records)
    assert "".join(records) != ""


def test_any_that_has_problems_ends_the_call_with_3(shell: Shell, three: tuple[str, str, str]) -> None:
    clean, warned, wrong = three
    assert shell("framework", "check", clean, warned).code == 0
    assert shell("framework", "check", warned, clean, "--strict").code == 3
    assert shell("framework", "check", wrong, clean).code == 3
    assert shell("framework", "check", clean, wrong).code == 3


def test_several_are_counted_together_on_a_screen(shell: Shell, three: tuple[str, str, str]) -> None:
    lines = shell("framework", "check", *three, "--plain").out.splitlines()
    assert [line for line in lines if line.startswith("Framework: ")] == [
        "Framework: Product Management (pm 2.0.0)",
        *["Framework: Bakers (bakery 2.1.0)"] * 2,
    ]
    assert re.fullmatch(r"Found: Three frameworks: 1 error, \d+ warnings\.", lines[-1])


def test_a_name_that_nobody_has_is_told_before_anything_is_checked(shell: Shell, three: tuple[str, str, str]) -> None:
    answer = shell("framework", "check", *three, "./nowhere")
    assert (answer.code, answer.out) == (2, "")
    assert "./nowhere does not exist" in answer.err or "nowhere does not exist" in answer.err


@try_each(
    ("words", "told"),
    [
        (["--new-only"], "--new-only needs an earlier version"),
        (["--json", "--format", "sarif"], "--json and --format"),
        (["./broken", "--against", "pm"], "--against is the earlier version of one"),
        (["--against", "pm", "--since", "HEAD"], "two earlier versions"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    shell: Shell, three: tuple[str, str, str], words: list[str], told: str
) -> None:
    answer = shell("framework", "check", "./bakery", *words)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err


needs_git = pytest.mark.needs("git")
VAGUE = "bar: Judges effectively when the dough is ready."
BAR = "bar: Judges by touch when the dough is ready."
VAGUE_DOUGH = FORKED["skills/dough.yaml"].replace(BAR, VAGUE)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A ladder with a vague bar at `old`; the test stands at the root."""
    made = Repository(tmp_path / "repository")
    made.write(None, dough=VAGUE_DOUGH)
    made.commit("old")
    monkeypatch.chdir(made.root)
    return made


@needs_git
def test_a_folder_that_is_new_since_the_revision_is_no_error(shell: Shell, repository: Repository) -> None:
    write_framework(repository.root / "ladders/new")
    (repository.root / "ladders/old").mkdir()
    (repository.root / "ladders/old/README.md").write_text("To come.\n", encoding="utf-8")
    repository.commit("empty")
    write_framework(repository.root / "ladders/old")
    for folder, since in (("./ladders/new", "old"), ("./ladders/old", "empty")):
        answer = shell("framework", "check", folder, "ladders/bakery/", "--since", since, "--json")
        assert answer.code == 0, folder
        new, there = answer.json["checks"]
        assert new["earlier"] == {"name": since, "new_here": True, "problems": 0}
        assert "compared" not in new
        assert there["compared"]["changes"] == 0
        assert "earlier" not in there
        lines = shell("framework", "check", folder, "--since", since, "--plain").out.splitlines()
        assert f"New here: It was not there at {since}, so there is no version to compare with." in lines
        assert "It was not there" in shell("framework", "check", folder, "--since", since).err
    assert shell("framework", "diff", "./ladders/new", "--since", "old").code == 2


@needs_git
def test_only_new_findings(shell: Shell, repository: Repository) -> None:
    everything = shell("framework", "check", "ladders/bakery/", "--json").json["findings"]
    assert {each["rule"] for each in everything} >= {"vague", "empty-cell"}
    since = ("--since", "old", "--new-only")
    answer = shell("framework", "check", "ladders/bakery/", *since, "--strict", "--json")
    assert answer.code == 0
    assert answer.json["findings"] == []
    assert answer.json["known"] == len(everything)
    assert answer.json["counts"] == {"errors": 0, "warnings": 0, "by_rule": {}}
    oven = FORKED["skills/oven.yaml"].replace("id: oven", "id: oven\ndescription: Firing it appropriately.")
    manifest = FORKED["framework.yaml"].replace("2.1.0", "2.2.0")
    repository.write(None, framework=manifest, dough=VAGUE_DOUGH, oven=oven)
    answer = shell("framework", "check", "ladders/bakery/", *since, "--strict", "--plain")
    assert answer.code == 3
    assert "appropriately" in answer.out
    assert "Judges effectively" not in answer.out
    assert "Result: 1 warning new since old." in answer.out
    assert f"Known: Left out: {len(everything)} findings that the earlier one (old) has, too." in answer.out
    assert shell("framework", "check", "ladders/bakery/", *since).out.count("\n") == 1


@needs_git
def test_new_findings_are_found_beside_an_earlier_version_with_faults(shell: Shell, repository: Repository) -> None:
    """A repair must not fail because of what it repairs."""
    repository.write(None, till="id: till\nname: [", oven=FORKED["skills/oven.yaml"].replace("[dough]", "[bread]"))
    repository.commit("broken")
    refused = shell("framework", "check", "ladders/bakery/", "--since", "broken")
    assert refused.code == 3
    assert "The earlier one cannot be compared" in refused.err
    still = shell("framework", "check", "ladders/bakery/", "--since", "broken", "--new-only", "--json")
    assert still.code == 0
    assert still.json["findings"] == []
    assert still.json["earlier"] == {"name": "broken", "new_here": False, "problems": 2}
    repository.write(None, oven=FORKED["skills/oven.yaml"].replace("[dough]", "[bread]"))
    mended = shell("framework", "check", "ladders/bakery/", "--since", "broken", "--new-only")
    assert mended.code == 0
    assert "Not compared: the earlier one (broken) has two problems." in mended.err


def test_findings_of_an_earlier_folder_are_left_out_too(shell: Shell, three: tuple[str, str, str]) -> None:
    answer = shell("framework", "check", "./broken", "--against", "./bakery", "--new-only", "--json")
    assert [each["rule"] for each in answer.json["findings"]] == ["dangling"]


def test_github_gets_a_command_a_finding_and_a_notice_a_framework(shell: Shell, three: tuple[str, str, str]) -> None:
    answer = shell("framework", "check", *three, "--format", "github")
    assert (answer.code, answer.err) == (3, "")
    lines = answer.out.splitlines()
    assert all(re.match(r"::(error|warning|notice) [^\n]*::", line) for line in lines)
    assert "::error file=broken/levels/all.yaml,line=5,col=18,title=dangling::" in answer.out
    notices = [line for line in lines if line.startswith("::notice")]
    assert len(notices) == 3
    assert notices[0] == "::notice title=pmcareer framework check::pm 2.0.0: Nothing found."


def test_sarif_has_every_finding(shell: Shell, three: tuple[str, str, str]) -> None:
    answer = shell("framework", "check", *three, "--format", "sarif")
    assert (answer.code, answer.err) == (3, "")
    (run,) = json.loads(answer.out)["runs"]
    findings = [
        each for check in shell("framework", "check", *three, "--json").json["checks"] for each in check["findings"]
    ]
    assert [each["ruleId"] for each in run["results"]] == [each["rule"] for each in findings]


ALLOW = FORKED["framework.yaml"].replace("format: 1", "format: 2")
REASON = "The words are those of the law."


def _check_allowing(shell: Shell, folder: Path, allow: str, *words: str) -> Result:
    write_framework(folder, None, framework=f"{ALLOW}allow: {allow}\n", dough=VAGUE_DOUGH)
    return shell("framework", "check", str(folder), *words)


def test_an_allowed_rule_is_left_out_and_the_summary_says_why(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "bakery"
    before = shell("framework", "check", str(write_framework(folder, None, dough=VAGUE_DOUGH)), "--json").json
    assert "allowed" not in before
    assert before["counts"]["by_rule"]["vague"] == 1
    answer = _check_allowing(shell, folder, f"{{vague: {REASON}, falls: Ours may.}}", "--json")
    assert answer.code == 0
    assert "vague" not in answer.json["counts"]["by_rule"]
    assert len(answer.json["findings"]) == len(before["findings"]) - 1
    assert answer.json["allowed"] == [
        {"rule": "vague", "reason": REASON, "findings": 1},
        {"rule": "falls", "reason": "Ours may.", "findings": 0},
    ]
    lines = shell("framework", "check", str(folder), "--plain").out.splitlines()
    assert f"Allowed: vague, one finding left out: {REASON}" in lines
    assert "Allowed: falls, nothing found: Ours may." in lines
    for words in (["--format", "github"], ["--format", "sarif"], []):
        told = shell("framework", "check", str(folder), *words)
        assert "Judges effectively" not in told.out
        assert f"vague, one finding left out: {REASON}" in told.out + told.err, words
    assert REASON in shell("framework", "show", str(folder), "--plain").out


def test_a_rule_that_is_unknown_or_has_no_reason_is_a_finding_and_allows_nothing(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "bakery"
    allow = '{vague: " ", vauge: Mistyped., dangling: An error., unknown-rule: No., no-reason: No.}'
    answer = _check_allowing(shell, folder, allow, "--json").json
    manifest = [each for each in answer["findings"] if each["file"].endswith("framework.yaml")]
    assert [(each["rule"], each["severity"]) for each in manifest] == [
        ("no-reason", "warning"),
        *[("unknown-rule", "warning")] * 4,
    ]
    assert "Did you mean `vague`?" in manifest[1]["hint"]
    assert answer["counts"]["by_rule"]["vague"] == 1
    assert "allowed" not in answer
    assert shell("ladder", "--framework", str(folder)).code == 0
    assert _check_allowing(shell, folder, "{vauge: x}", "--strict").code == 3


def test_errors_cannot_be_allowed(shell: Shell, tmp_path: Path) -> None:
    levels = FORKED["levels/all.yaml"].replace("[hand, counter]", "[hand, countr]")
    folder = write_framework(tmp_path / "bakery", None, framework=f"{ALLOW}allow: {{dangling: Soon.}}\n", all=levels)
    answer = shell("framework", "check", str(folder), "--json")
    assert answer.code == 3
    assert {"dangling", "unknown-rule"} <= set(answer.json["counts"]["by_rule"])


def test_the_key_needs_the_format_that_has_it(shell: Shell, tmp_path: Path) -> None:
    manifest = f"{FORKED['framework.yaml']}allow: {{vague: {REASON}}}\n"
    answer = shell("framework", "check", str(write_framework(tmp_path / "bakery", None, framework=manifest)), "--json")
    assert answer.code == 3
    (found,) = [each for each in answer.json["findings"] if each["severity"] == "error"]
    assert found["rule"] == "newer-key"
    assert "`allow` is a key of format 2" in found["message"]


@needs_git
def test_what_was_allowed_before_is_new_without_it(shell: Shell, repository: Repository) -> None:
    repository.write(None, framework=f"{ALLOW}allow: {{vague: {REASON}}}\n", dough=VAGUE_DOUGH)
    repository.commit("allowed")
    repository.write(None, framework=ALLOW.replace("2.1.0", "2.1.1"), dough=VAGUE_DOUGH)
    answer = shell("framework", "check", "ladders/bakery/", "--since", "allowed", "--new-only", "--json").json
    assert [each["rule"] for each in answer["findings"]] == ["vague"]
