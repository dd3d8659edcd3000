"""`pmcareer framework diff` and `framework check --against|--since` at the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # its types are another package
import pytest
from cells import bare, cells
from golden import assert_golden
from ladders import FORKED, write_framework
from repository import Repository
from shell import Shell
from try_each import try_each

from pm_career.frameworks.changes.change import Kind

DOUGH, OVEN, LEVELS = FORKED["skills/dough.yaml"], FORKED["skills/oven.yaml"], FORKED["levels/all.yaml"]
MANIFEST = FORKED["framework.yaml"]
LONG = "She weighs the flour, warms the water to the degree on the card, and writes both into the book"
CHANGED = {
    "framework": MANIFEST.replace("2.1.0", "2.2.0"),
    "all": LEVELS.replace("title: Shopkeeper", "title: Keeper").replace("at four", "at three"),
    "dough": DOUGH.replace("id: dough", "id: bread").replace("boy: {step: 1}", "boy: {step: 2}"),
    "oven": OVEN.replace("[dough]", "[bread]").replace("  counter: {step: 1}\n", "").replace("Firing", "Heat"),
}
needs_git = pytest.mark.needs("git")


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with the ladders ./old and ./new."""
    write_framework(tmp_path / "old")
    write_framework(tmp_path / "new", None, **CHANGED)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_json_has_the_promised_keys(shell: Shell, two: Path) -> None:
    answer = shell("framework", "diff", "./old", "./new", "--json")
    assert (answer.code, answer.err) == (0, "")
    text = {"type": ["string", "null"]}
    change = {
        **{key: {"type": "string"} for key in ("name", "field", "why")},
        **dict.fromkeys(("level", "skill", "before", "after"), text),
        "kind": {"enum": list(Kind)},
        "about": {"enum": ["framework", "scale", "track", "level", "responsibility", "skill", "expectation"]},
        "step": {"enum": ["major", "minor", "patch"]},
        "alike": {"type": ["number", "null"]},
    }
    strict = {"type": "object", "additionalProperties": False}
    ids = {"type": "object", "additionalProperties": {"type": "string"}}
    called = {
        **strict,
        "required": ["id", "title", "version"],
        "properties": dict.fromkeys(("id", "title", "version"), text),
    }
    keys = {
        "old": called,
        "new": called,
        "same_ladder": {"type": "boolean"},
        "step": {"const": "major"},
        "needed": {"const": "3.0.0"},
        "says_enough": {"const": False},
        "counts": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}},
        "renamed": {**strict, "properties": {"levels": ids, "skills": ids}},
        "changes": {"type": "array", "items": {**strict, "required": list(change), "properties": change}},
    }
    jsonschema.validate(answer.json, {**strict, "required": list(keys), "properties": keys})
    assert answer.json["renamed"] == {"levels": {}, "skills": {"dough": "bread"}}
    assert answer.json["counts"] == {"raised": 1, "removed": 1, "renamed": 3, "clarified": 1}


def test_a_pipe_gets_one_record_a_change_with_whole_texts(shell: Shell, two: Path) -> None:
    changes = shell("framework", "diff", "./old", "./new", "--json").json["changes"]
    records = [line.split("\t") for line in shell("framework", "diff", "./old", "./new").out.splitlines()]
    keys = ("step", "kind", "about", "level", "skill", "name", "field", "before", "after")
    assert records == [[change[key] or "" for key in keys] for change in changes]


@pytest.mark.parametrize("width", [80, 60])
def test_the_screen_is_the_golden_one(shell: Shell, two: Path, goldens: Path, width: int) -> None:
    answer = shell("framework", "diff", "./old", "./new", terminal=width, env={"NO_COLOR": "1"})
    assert_golden(goldens / f"framework-diff-{width}.txt", answer.out)


def test_the_markdown_is_the_golden_one(shell: Shell, two: Path, goldens: Path) -> None:
    assert_golden(goldens / "framework-diff.md", shell("framework", "diff", "./old", "./new", "--markdown").out)


def test_a_new_level_is_told_with_the_levels_that_lead_up_to_it(shell: Shell, two: Path) -> None:
    grown = LEVELS.replace("next: [master]", "next: [baron]").replace("rank: 3", "rank: 4")
    grown += "  - {id: baron, title: Baron, rank: 3, next: [master]}\n"
    write_framework(two / "new", None, all=grown)
    told = shell("framework", "diff", "./old", "./new", "--markdown").out
    assert "- **Baron**: new level after Journeyman and Shopkeeper. What comes next" in told


@pytest.mark.parametrize("width", [120, 40, 20])
def test_no_line_is_too_wide_and_what_gets_harder_comes_first(shell: Shell, two: Path, width: int) -> None:
    shown = bare(shell("framework", "diff", "./old", "./new", terminal=width).out)
    assert max(map(cells, shown.splitlines())) <= width
    flat = " ".join(shown.split())
    assert flat.index("What gets harder (1)") < flat.index("Keeper (counter)") < flat.index("Dough (bread)")


def test_a_long_text_is_cut_on_a_terminal_and_nowhere_else(shell: Shell, two: Path) -> None:
    for name, end in (("old", "red"), ("new", "blue")):
        bar = f"{LONG}. {LONG}, which is {end}."
        changed = {**(CHANGED if name == "new" else {}), "till": FORKED["skills/till.yaml"]}
        changed["till"] = changed["till"].replace("Closes the till alone.", f'"{bar}"')
        write_framework(two / name, None, **changed)
    drawn = " ".join(bare(shell("framework", "diff", "./old", "./new", terminal=100).out).split())
    assert LONG not in drawn
    assert "which is *blue*." in drawn or "which is blue." in drawn
    for words in (["--plain"], ["--json"], []):
        told = shell("framework", "diff", "./old", "./new", *words).out
        assert told.count(LONG) == 4, words
    told = shell("framework", "diff", "./old", "./new", "--markdown").out
    assert f"{LONG}. {LONG}, which is <del>red</del> <ins>blue</ins>." in told


def test_words_put_in_or_taken_out_are_shown_where_they_stand(shell: Shell, two: Path) -> None:
    """The side that has none of them shows the same place: what stood there, and not the text's far ends."""
    short = "She weighs the flour and warms the water to the degree on the card, and writes both into the book."
    longer = short.replace("degree", "very degree")
    for before, after in ((short, longer), (longer, short)):
        for name, bar in (("old", before), ("new", after)):
            till = FORKED["skills/till.yaml"].replace("Closes the till alone.", f'"{bar}"')
            write_framework(two / name, None, till=till)
        drawn = " ".join(bare(shell("framework", "diff", "./old", "./new", terminal=100).out).split())
        assert "to the very degree on the card" in drawn.replace("*", "")
        assert "to the degree on the card" in drawn
        told = shell("framework", "diff", "./old", "./new", "--markdown").out
        tag = "ins" if after == longer else "del"
        assert f"water to the <{tag}>very</{tag}> degree on the card" in told


def test_only_some_kinds(shell: Shell, two: Path) -> None:
    answer = shell("framework", "diff", "./old", "./new", "--only", "raised", "--only", "removed", "--json").json
    assert {change["kind"] for change in answer["changes"]} == {"raised", "removed"}
    assert answer["counts"]["renamed"] == 3
    nothing = shell("framework", "diff", "./old", "./new", "--only", "focus-put")
    assert (nothing.code, nothing.out) == (0, "")
    assert "6 changes" in nothing.err
    typo = shell("framework", "diff", "./old", "./new", "--only", "raise")
    assert typo.code == 2
    assert "raised" in typo.err


def test_the_exit_code_tells_only_where_it_is_asked(shell: Shell, two: Path) -> None:
    assert shell("framework", "diff", "./old", "./new").code == 0
    assert shell("framework", "diff", "./old", "./new", "--exit-code").code == 1
    assert shell("framework", "diff", "./old", "./old", "--exit-code").code == 0
    write_framework(two / "new", None, framework=CHANGED["framework"])
    answer = shell("framework", "diff", "./old", "./new", "--exit-code", terminal=80)
    assert answer.code == 1
    assert "Nothing differs but the version." in answer.out


def test_two_ladders_have_no_version_between_them(shell: Shell, two: Path) -> None:
    answer = shell("framework", "diff", "pm", "./new", "--json").json
    assert (answer["same_ladder"], answer["needed"], answer["says_enough"]) == (False, None, None)
    assert "two ladders" in shell("framework", "diff", "pm", "./new", terminal=80).out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["./old"], 2, "two ladders to compare"),
        ([], 2, "two ladders to compare"),
        (["a", "b", "c"], 2, "two ladders, or one and --since"),
        (["./old", "./new", "--since", "HEAD"], 2, "two ladders, or one and --since"),
        (["./old", "./new", "--json", "--markdown"], 2, "cannot be given together"),
        (["./old", "./nwe"], 2, "does not exist"),
        pytest.param(["./old", "--since", "HEAD"], 2, "in no git repository", marks=needs_git),
        (["./old", "./new", "--person", "?"], 2, "cannot be used as a person's name"),
    ],
)
def test_what_cannot_be_compared_is_told(shell: Shell, two: Path, words: list[str], code: int, told: str) -> None:
    answer = shell("framework", "diff", *words)
    assert (answer.code, answer.out) == (code, "")
    assert told in answer.err


def test_the_faults_of_either_side_are_told_as_of_that_side(shell: Shell, two: Path) -> None:
    write_framework(two / "bad", None, dough="id: [")
    for words, side in ((("./bad", "./new"), "older"), (("./new", "./bad"), "newer")):
        answer = shell("framework", "diff", *words)
        assert (answer.code, answer.out) == (3, "")
        assert f"The {side} one cannot be compared." in answer.err
        assert "bad/skills/dough.yaml:1:6" in answer.err


def test_text_that_acts_is_shown_as_text_everywhere(shell: Shell, two: Path) -> None:
    hostile = 'title: "[bold]x[/] ](http://evil.example) @team #12 | <script> www.evil.example"'
    manifest = CHANGED["framework"].replace("title: Bakers", hostile, 1)
    write_framework(two / "new", None, **{**CHANGED, "framework": manifest})
    assert "[bold]x[/]" in bare(shell("framework", "diff", "./old", "./new", terminal=120).out)
    markdown = shell("framework", "diff", "./old", "./new", "--markdown").out
    assert "<script>" not in markdown
    assert not re.search(r"(?<!\\)\]\(|(?<!\\)@|@team|#12|www\.evil|http:/", markdown)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The ladder at `old`, and another one now."""
    made = Repository(tmp_path / "repository")
    made.write()
    made.commit("old")
    made.write(None, **CHANGED)
    return made


@needs_git
def test_a_folder_against_itself_at_a_revision(shell: Shell, repository: Repository, two: Path) -> None:
    ladder = str(repository.ladder)
    since = shell("framework", "diff", ladder, "--since", "old", "--json")
    assert since.code == 0
    assert since.json == shell("framework", "diff", "./old", "./new", "--json").json
    used = shell("framework", "diff", "--since", "old", "--json", env={"PMCAREER_FRAMEWORK": ladder})
    assert used.json == since.json


@needs_git
def test_a_version_that_says_too_little_is_an_error(shell: Shell, repository: Repository, two: Path) -> None:
    ladder = str(repository.ladder)
    for words in (["--since", "old"], ["--against", "./old"]):
        answer = shell("framework", "check", ladder, *words, "--json")
        assert answer.code == 3
        (found,) = [each for each in answer.json["findings"] if each["severity"] == "error"]
        assert (found["rule"], found["line"], found["column"]) == ("version-step", 4, 10)
        assert found["file"].endswith("framework.yaml")
        assert "3.0.0 at least" in found["message"]
        assert ", and " not in found["hint"].partition(" All of them")[0], found["hint"]
        assert answer.json["compared"] == {"version": "2.1.0", "changes": 6, "step": "major", "needed": "3.0.0"}
    assert "cannot be used" not in shell("framework", "check", ladder, "--since", "old", terminal=80).out
    repository.write(None, **{**CHANGED, "framework": MANIFEST.replace("2.1.0", "3.0.0")})
    answer = shell("framework", "check", ladder, "--since", "old", terminal=80)
    assert answer.code == 0
    assert "It says 3.0.0, which will do." in " ".join(answer.out.split())
    repository.write(None, framework=MANIFEST.replace("2.1.0", "2.0.9"))
    assert "`2.0.9` is older than 2.1.0" in shell("framework", "check", ladder, "--since", "old").out


def test_a_check_compares_versions_of_one_ladder(shell: Shell, two: Path) -> None:
    assert "compared" not in shell("framework", "check", "./new", "--json").json
    other = shell("framework", "check", "./new", "--against", "pm")
    assert other.code == 2
    assert "two ladders" in other.err
    both = shell("framework", "check", "./new", "--against", "./old", "--since", "HEAD")
    assert both.code == 2
    write_framework(two / "bad", None, dough="id: [")
    assert shell("framework", "check", "./new", "--against", "./bad").code == 3
    broken = shell("framework", "check", "./bad", "--against", "./old", "--json")
    assert broken.code == 3
    assert "compared" not in broken.json


def test_no_git_runs_unasked(shell: Shell, two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = two / "bin/git"
    trap.parent.mkdir()
    trap.write_text(f"#!/bin/sh\ntouch {two}/ran\n", encoding="utf-8")
    trap.chmod(0o755)
    monkeypatch.setenv("PATH", str(trap.parent))
    shell("framework", "diff", "./old", "./new", "--mine")
    shell("framework", "check", "./new", "--against", "./old")
    assert not (two / "ran").exists()


@pytest.fixture
def ana(shell: Shell, two: Path) -> None:
    """A person with notes made on the older ladder."""
    at_old = ("--framework", "./old")
    assert shell("me", "set", "--level", "boy", *at_old).code == 0
    assert shell("evidence", "add", "Kneaded for a week", "--skill", "dough", *at_old).code == 0
    assert shell("assess", "--rate", "dough=1", "--rate", "oven=1", *at_old).code == 0


@pytest.mark.usefixtures("ana")
def test_what_it_means_for_her(shell: Shell, two: Path) -> None:
    before = (two / "pmcareer-home/career.db").read_bytes()
    answer = shell("framework", "diff", "./old", "./new", "--mine", "--json").json["person"]
    touched = {each["id"]: each for each in answer["touched"]}
    assert touched["bread"]["evidence"] == ["e1"]
    assert len(touched["bread"]["ratings"]) == 1
    assert touched["boy"]["role"] == "present" if "boy" in touched else True
    assert answer["moves"] == ["pmcareer data move skill dough bread --framework ./new"]
    assert answer["next"]["old"]["focus"] == ["dough", "oven"]
    assert answer["next"]["new"]["focus"] == ["bread", "oven"]
    assert answer["next"]["shifts"] == []
    assert (two / "pmcareer-home/career.db").read_bytes() == before
    assert shell(*answer["moves"][0].split()[1:]).code == 0
    assert shell("framework", "diff", "./old", "./new", "--mine", "--json").json["person"]["moves"] == []
    assert shell("framework", "diff", "./old", "./new", "--person", "me", "--json").json["person"]["person"] == "me"


@pytest.mark.usefixtures("ana")
def test_what_comes_in_and_goes_out_of_what_to_develop(shell: Shell, two: Path) -> None:
    till = FORKED["skills/till.yaml"] + "  hand: {step: 2, focus: true}\n"
    dough = DOUGH.replace("hand: {step: 3, focus: true", "hand: {step: 1")
    oven = OVEN.replace("[dough]", "[till]")
    write_framework(two / "new", None, till=till, dough=dough, oven=oven)
    shifts = shell("framework", "diff", "./old", "./new", "--mine", "--json").json["person"]["next"]["shifts"]
    assert [(each["what"], each["skill"], each["before"], each["after"]) for each in shifts] == [
        ("enters", "till", None, 1),
        ("leaves", "dough", 1, None),
    ]
    assert all(each["why"] for each in shifts)
    drawn = " ".join(bare(shell("framework", "diff", "./old", "./new", "--mine", terminal=80).out).split())
    assert "What to develop next changes:" in drawn
    assert "leaves the list, was 1st. It is at the bar that Journeyman has now." in drawn


@pytest.mark.usefixtures("ana")
def test_notes_on_a_skill_that_is_gone_are_named_in_every_form(shell: Shell, two: Path) -> None:
    """Also on a pipe, where the changes are records of nine fields: hers have no step."""
    assert shell("plan", "add", "Bake alone", "--skill", "oven", "--framework", "./old").code == 0
    (two / "new/skills/oven.yaml").unlink()
    call = ("framework", "diff", "./old", "./new", "--mine")
    touched = {each["id"]: each for each in shell(*call, "--json").json["person"]["touched"]}
    assert (touched["oven"]["gone"], touched["bread"]["gone"]) == (True, False)
    assert touched["oven"]["goals"] == ["g1"]
    records = [line.split("\t") for line in shell(*call).out.splitlines()]
    assert {len(record) for record in records} == {9}
    mine = [tuple(record[1:]) for record in records if not record[0]]
    assert ("touched", "skill", "", "oven", "Oven", "goals", "", "g1") in mine
    assert ("touched", "skill", "", "bread", "Dough", "evidence", "", "e1") in mine
    assert ("next", "skill", "", "oven", "Firing", "place", "2", "") in mine
    assert mine[-1] == ("move", "", "", "", "", "", "", "pmcareer data move skill dough bread --framework ./new")
    for form in (["--plain"], ["--markdown"]):
        told = shell(*call, *form).out
        assert re.search(r"gone from the ladder, 1 rating, the newest step 1 on [\d-]+, 1 goal, \d changes", told)
        assert "leaves the list, was 2nd. Journeyman does not ask for it." in told
    assert "1 piece of evidence, 2 changes" in told


@pytest.mark.usefixtures("ana")
def test_private_evidence_is_left_out_and_counted_on_stderr(shell: Shell) -> None:
    """Of the move, too, for which it counts: the piece has to follow."""
    call = ("framework", "diff", "./old", "./new", "--mine")
    assert "left out" not in shell(*call).err
    for private in ("--private", "--no-private"):
        words = ("Burnt a batch", "--skill", "dough", "--against", private, "--framework", "./old")
        assert shell("evidence", "add", *words).code == 0
    for form in ("--json", "--markdown", "--plain"):
        answer = shell(*call, form)
        assert answer.err.strip() == "Private, so left out: 1 piece of evidence."
        assert "e2" not in answer.out
    touched = {each["id"]: each for each in shell(*call, "--json").json["person"]["touched"]}
    assert touched["bread"]["evidence"] == ["e1", "e3"]
    plain = shell(*call, "--plain").out
    assert "2 pieces of evidence (1 against)" in plain
    assert "e3 − Burnt a batch" in plain


def test_somebody_without_notes_is_told_how_to_begin(shell: Shell, two: Path) -> None:
    answer = shell("framework", "diff", "./old", "./new", "--mine", terminal=80)
    assert answer.code == 0
    assert "pmcareer me set --level" in answer.out
    assert "Your notes are not affected." in " ".join(answer.out.split())
    assert not (two / "pmcareer-home").exists() or not (two / "pmcareer-home/career.db").exists()
    document = json.loads(shell("framework", "diff", "./old", "./new", "--person", "bo", "--json").out)
    assert document["person"]["next"] == {"old": None, "new": None, "shifts": []}


@try_each(
    ("words", "offered"),
    [
        (["diff", "p"], "pm"),
        (["diff", "pm", "pm-"], "pm-tracks"),
        (["diff", "pm", "pm", "--only", "ra"], "raised"),
        (["check", "--against", "p"], "pm"),
    ],
)
def test_completion_offers_frameworks_and_kinds(shell: Shell, words: list[str], offered: str) -> None:
    assert offered in shell("completion", "bash", "--", "framework", *words).out.split()


GERMAN = {
    "framework": MANIFEST.replace("Bakers", "Bäckerei").replace("Watches", "Sieht zu").replace("Craft", "Handwerk"),
    "all": LEVELS.replace("Night dough", "Nachtteig").replace("Has the dough ready at four.", "Hat um vier Teig."),
    "dough": DOUGH.replace("Judges by touch when the dough is ready.", "Fühlt wann der Teig reif ist."),
}


@pytest.fixture
def translated(two: Path) -> Path:
    """Beside ./old its translation ./new, which is whole."""
    write_framework(two / "new", None, **GERMAN)
    return two


def test_a_whole_translation_has_no_differences(shell: Shell, translated: Path) -> None:
    answer = shell("framework", "diff", "./old", "./new", "--translation", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["differences"] == []
    assert answer.json["counts"] == {"missing": 0, "extra": 0, "different": 0}
    assert {key: answer.json[key]["title"] for key in ("original", "translation")} == {
        "original": "Bakers",
        "translation": "Bäckerei",
    }
    piped = shell("framework", "diff", "./old", "./new", "--translation", "--exit-code")
    assert (piped.code, piped.out) == (0, "")
    assert "The translation has the structure of the original. Texts were not compared." in piped.err


def test_what_a_translation_lacks_is_told_first_with_the_text_to_translate(shell: Shell, translated: Path) -> None:
    till = FORKED["skills/till.yaml"].replace("bar: Closes the till alone.", "label: Kasse")
    dough = GERMAN["dough"].replace("hand: {step: 3", "hand: {step: 2")
    manifest = GERMAN["framework"].replace("2.1.0", "2.0.0")
    write_framework(translated / "new", None, **{**GERMAN, "till": till, "dough": dough, "framework": manifest})
    words = ("framework", "diff", "./old", "./new", "--translation")
    lines = shell(*words, "--plain").out.splitlines()
    assert lines[:2] == [
        "Translation: Bäckerei (bakery 2.1.0 → bakery 2.0.0)",
        "In short: Four differences: 1 missing, 2 different, 1 more. Texts were not compared.",
    ]
    assert lines[3:] == [
        "Missing in the translation (1)",
        "Missing in the translation, Till at Shopkeeper: bar: Closes the till alone.",
        "",
        "Different (2)",
        "Different, The ladder: version: 2.1.0 → 2.0.0",
        "Different, Dough at Journeyman: step: 3 → 2",
        "",
        "Only in the translation (1)",
        "Only in the translation, Till at Shopkeeper: label: Kasse",
        "",
        "Next: pmcareer framework diff OLD NEW (what changed in the texts of the original since a version)",
    ]
    records = [line.split("\t") for line in shell(*words).out.splitlines()]
    assert records == [
        ["different", "version", "2.1.0", "2.0.0"],
        ["different", "skills/dough/expectations/hand/step", "3", "2"],
        ["missing", "skills/till/expectations/counter/bar", "Closes the till alone.", ""],
        ["extra", "skills/till/expectations/counter/label", "", "Kasse"],
    ]
    answer = shell(*words, "--json").json
    assert [(each["kind"], "/".join(each["path"])) for each in answer["differences"]] == [
        (kind, path) for kind, path, *_ in records
    ]
    assert answer["counts"] == {"missing": 1, "extra": 1, "different": 2}
    assert answer["differences"][1]["original"] == 3
    assert shell(*words, "--exit-code").code == 1
    assert shell(*words).code == 0
    assert "Till at Shopkeeper: bar" in bare(shell(*words, terminal=100).out)


@try_each("more", [["--mine"], ["--only", "raised"], ["--markdown"], ["--person", "ana"]])
def test_a_comparison_of_structure_takes_no_other_option(shell: Shell, two: Path, more: list[str]) -> None:
    answer = shell("framework", "diff", "./old", "./new", "--translation", *more)
    assert (answer.code, answer.out) == (2, "")
    assert "takes no option but" in answer.err
    assert shell("framework", "diff", "./old", "--translation", "--since", "HEAD").code == 2
