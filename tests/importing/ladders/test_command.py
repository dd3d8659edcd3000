"""`pmcareer framework import`: where it writes, what it says, what it asks, and what it refuses."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from cells import bare
from dirty_ladders import FIXTURES, merged_matrix
from golden import assert_golden
from importing import written
from ladders import write_framework
from shell import Shell

TEXT = "Acme ladder,,\nSkill,Junior,Senior\nTalking,1,3\nWriting,2,n/a\n"
ASKING = "Skill,Level,Score\nA,Lead,3\nA,Novice,1\nA,Senior,2\n"


@pytest.fixture
def file() -> str:
    Path("ladder.csv").write_text(TEXT, encoding="utf-8")
    return "ladder.csv"


def test_it_goes_to_ones_own_folder_and_can_be_used_at_once(shell: Shell, sealed: Path, file: str) -> None:
    answer = shell("framework", "import", file)
    assert answer.code == 0
    folder = sealed / "frameworks" / "acme-ladder"
    assert str(folder) in answer.err
    assert "pmcareer framework check acme-ladder" in answer.err
    assert "pmcareer framework use acme-ladder" in answer.err
    assert written(folder).title == "Acme ladder"
    assert shell("framework", "check", "acme-ladder").code == 0
    assert shell("framework", "use", "acme-ladder").code == 0
    following = shell("next", "--from", "junior", "--json").json
    assert [each["skill"] for each in following["focus"]] == ["talking"]


def test_a_name_and_a_path_for_the_output(shell: Shell, sealed: Path, file: str) -> None:
    assert shell("framework", "import", file, "--output", "ours", "--id", "acme", "--title", "Ours").code == 0
    framework = written(sealed / "frameworks" / "ours")
    assert (framework.id, framework.title) == ("acme", "Ours")
    assert shell("framework", "import", file, "--output", "./deep/er").code == 0
    assert written(Path("deep/er")).id == "acme-ladder"


def test_what_is_there_is_not_replaced_unless_forced_and_then_kept(shell: Shell, file: str) -> None:
    shell("framework", "import", file, "--output", "./out")
    Path("out/mine.txt").write_text("mine", encoding="utf-8")
    Path(file).write_text(TEXT.replace("Talking", "Listening"), encoding="utf-8")
    answer = shell("framework", "import", file, "--output", "./out")
    assert (answer.code, answer.out) == (1, "")
    assert "--force" in answer.err
    assert written(Path("out")).skills[0].name == "Talking"
    answer = shell("framework", "import", file, "--output", "./out", "--force")
    assert answer.code == 0
    kept = next(path for path in Path().iterdir() if "backup" in path.name)
    assert kept.name in answer.err
    assert (kept / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert written(Path("out")).skills[0].name == "Listening"


def test_what_is_there_is_refused_before_anybody_is_asked(shell: Shell, sealed: Path) -> None:
    Path("ask.csv").write_text(f"Our ladder,,\n{ASKING}", encoding="utf-8")
    answers = "2 3 1\ny\n"
    for words in (("--output", "./out"), ("--output", "ours"), ("--id", "own"), ("--title", "Mine"), ()):
        assert shell("framework", "import", "ask.csv", *words, terminal=80, stdin=answers).code == 0
        again = shell("framework", "import", "ask.csv", *words, terminal=80, stdin=answers)
        assert (again.code, again.out) == (1, "")
        assert "is there already" in again.err
        assert "Novice" not in again.err
        for allowed in ("--dry-run", "--force"):
            answer = shell("framework", "import", "ask.csv", *words, allowed, terminal=80, stdin=answers)
            assert "Novice" in answer.err
    assert sorted(path.name for path in (sealed / "frameworks").glob("[!.]*")) == ["mine", "our-ladder", "ours", "own"]


def test_an_interrupt_amid_the_questions_is_130_and_writes_nothing(
    shell: Shell, sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("ask.csv").write_text(ASKING, encoding="utf-8")
    lines = iter(["1 2\n"])

    def interrupted(*_: object) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("pm_career.commands.prompts.ask", interrupted)
    answer = shell("framework", "import", "ask.csv", terminal=80)
    assert (answer.code, answer.out) == (130, "")
    assert answer.err.endswith("Left out: Senior.\n\n")
    assert not sealed.exists()


def test_a_shipped_framework_is_never_hidden(shell: Shell, sealed: Path, file: str) -> None:
    answer = shell("framework", "import", file, "--output", "pm")
    assert (answer.code, answer.out) == (2, "")
    assert "my-pm" in answer.err
    assert shell("framework", "import", file, "--title", "PM").code == 0
    assert written(sealed / "frameworks" / "my-pm").id == "my-pm"


def test_a_dry_run_reports_and_writes_nothing(shell: Shell, sealed: Path, file: str) -> None:
    dry = shell("framework", "import", file, "--dry-run", "--json")
    assert dry.json["framework"]["folder"] is None
    assert "Nothing was written" in dry.err
    assert not sealed.exists()
    wet = shell("framework", "import", file, "--json").json
    assert wet["framework"].pop("folder")
    dry_report = dry.json
    dry_report["framework"].pop("folder")
    assert dry_report == wet


def test_strict_writes_nothing_where_something_is_lost(shell: Shell, file: str) -> None:
    assert shell("framework", "import", file, "--strict", "--output", "./sound").code == 0
    Path(file).write_text("Skill,Junior,Senior\nA,1,2\nA,1,3\n", encoding="utf-8")
    answer = shell("framework", "import", file, "--strict", "--yes", "--output", "./out")
    assert answer.code == 1
    assert "contradiction\tladder.csv:3:3\t3\t" in answer.out
    assert not Path("out").exists()


def test_json_has_the_promised_keys(shell: Shell, file: str) -> None:
    report = shell("framework", "import", file, "--json").json
    assert list(report) == [
        "framework", "levels", "skills", "scale", "not_yet", "tables", "rows", "filled", "counts", "assumptions",
        "cells", "mapping", "doubts",
    ]  # fmt: skip
    assert list(report["counts"]) == [
        "kept", "assumed", "duplicate", "contradiction", "blank", "not-understood", "filtered", "heading", "meta",
    ]  # fmt: skip
    assert list(report["cells"][0]) == ["place", "text", "fate", "why", "to", "other"]
    assert report["cells"][-1]["fate"] == "blank"
    assert (report["rows"], report["filled"]) == (4, 10)
    assert report["tables"] == [
        {"file": file, "name": "", "rows": 4, "filled": 10, "shape": "skills down, levels across"}
    ]


def test_a_pipe_gets_the_cells_that_were_not_simply_kept(shell: Shell, file: str) -> None:
    answer = shell("framework", "import", file, "--dry-run")
    assert answer.out == "blank\tladder.csv:4:3\tn/a\tit says that there is nothing\t\n"
    Path(file).write_text("Skill,Junior,Senior\nA,1,2\n", encoding="utf-8")
    answer = shell("framework", "import", file, "--dry-run")
    assert answer.out == ""
    assert "Every cell was kept" in answer.err


def test_a_terminal_gets_a_page_that_is_cut_unless_all_is_asked_for(shell: Shell, file: str) -> None:
    rows = "".join(f"S{number},2,N/A\n" for number in range(9))
    Path(file).write_text(f"Skill,Junior,Senior\n{rows}", encoding="utf-8")
    for width in (80, 60):
        page = bare(shell("framework", "import", file, "--dry-run", terminal=width).out)
        assert "20 are in the framework" in " ".join(page.split())
        assert "ladder.csv:6:3" in page
        assert "ladder.csv:7:3" not in page
        assert "4 more: --all names them" in " ".join(page.split())
        assert all(len(line) <= width for line in page.splitlines())
        assert "ladder.csv:10:3" in shell("framework", "import", file, "--dry-run", "--all", terminal=width).out


def test_a_page_names_places_without_what_they_all_begin_with(shell: Shell, tmp_path: Path) -> None:
    deep = tmp_path / "deep" / "down"
    deep.mkdir(parents=True)
    (deep / "ladder.csv").write_text(TEXT, encoding="utf-8")
    merged_matrix(deep / "matrix.xlsx")
    for name in ("craft", "people"):
        (deep / f"{name}.md").write_text("|Skill|PM|Lead|\n|-|-|-|\n|Asking|1|n/a|\n", encoding="utf-8")
    for file, place in (
        ("ladder.csv", "  ladder.csv:4:3  n/a"),
        ("matrix.xlsx", "  PM matrix:8:6  n/a"),
        ("", "  people.md:3:3  n/a"),
    ):
        answer = shell("framework", "import", str(deep / file), "--dry-run", terminal=80)
        assert place in bare(answer.out)
    assert str(deep) in shell("framework", "import", str(deep / "ladder.csv"), "--dry-run").out


@pytest.mark.parametrize("width", [80, 60])
def test_the_page_is_as_it_was(shell: Shell, goldens: Path, width: int) -> None:
    shutil.copy(FIXTURES / "expectations.json", "expectations.json")
    answer = shell("framework", "import", "expectations.json", "--dry-run", terminal=width)
    assert_golden(goldens / f"framework-import-{width}.txt", bare(answer.out) + answer.err)


def test_a_person_is_asked_what_the_file_does_not_say(shell: Shell) -> None:
    Path("ask.csv").write_text(ASKING, encoding="utf-8")
    answer = shell("framework", "import", "ask.csv", "--output", "./out", terminal=80, stdin="1 2\n2 3 1\ny\n")
    assert answer.code == 0, answer.err
    assert "  2. Novice" in answer.err
    assert "Left out: Senior." in answer.err
    assert "To answer this without a question: --levels 'Novice, Senior, Lead'" in answer.err
    assert [level.title for level in written(Path("out")).levels] == ["Novice", "Senior", "Lead"]
    answer = shell(
        "framework", "import", "ask.csv", "--output", "./named", terminal=80, stdin="senior; Lead; novice\ny\n"
    )
    assert [level.title for level in written(Path("named")).levels] == ["Senior", "Lead", "Novice"]
    answer = shell("framework", "import", "ask.csv", "--output", "./ended", terminal=80, stdin="")
    assert answer.code == 1
    assert not Path("ended").exists()


def test_headings_that_are_no_levels_can_be_left_out_of_the_answer(shell: Shell) -> None:
    why = "γιατί αυτό αξίζει τον κόπο, με δυο λόγια και λίγο παραπάνω"
    text = f"Θέμα,Γιατί,Νέος,Παλιός\nΛόγος,{why},ακούει,ρωτά\nΓραφή,{why} ξανά,γράφει,οδηγεί\n"
    Path("ask.csv").write_text(text.replace(why, f'"{why}"'), encoding="utf-8")
    answer = shell("framework", "import", "ask.csv", "--output", "./out", terminal=80, stdin="\n2 3\ny\n")
    assert answer.code == 0, answer.err
    assert "Leave out those that are none" in answer.said
    assert "To answer this without a question: --levels 'Νέος, Παλιός'" in answer.err
    framework = written(Path("out"))
    assert [level.title for level in framework.levels] == ["Νέος", "Παλιός"]
    assert framework.skills[0].description == f"Γιατί: {why}"


def test_roles_and_steps_are_asked_for_one_after_the_other(shell: Shell) -> None:
    rows = "".join(
        f"{role},S{n},L{n % 3 + 1},{step}\n" for role in ("PM", "UX") for n, step in enumerate(("hi", "lo") * 3)
    )
    Path("ask.csv").write_text(f"Role,Skill,Level,Score\n{rows}", encoding="utf-8")
    answer = shell("framework", "import", "ask.csv", "--output", "./out", terminal=80, stdin="2\n2 1\ny\n")
    assert answer.code == 0, answer.err
    assert [step.name for step in written(Path("out")).scale] == ["lo", "hi"]


def test_where_nobody_can_be_asked_the_option_is_named(shell: Shell) -> None:
    Path("ask.csv").write_text(ASKING, encoding="utf-8")
    answer = shell("framework", "import", "ask.csv", "--json")
    assert (answer.code, answer.out) == (2, "")
    assert '--levels "Lead, Novice, Senior"' in json.loads(answer.err)["error"]["hint"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--shape", "round"), "skills-down, levels-down, long"),
        (("--tables", "x"), "level, skill, track, area, nothing"),
        (("--repeats", "x"), "gather, first"),
        (("--scale", "One"), "two names of steps"),
        (("--levels", "A, A"), "names a level twice"),
        (("--levels", ""), "or none"),
        (("--tracks", "A, B"), "not a track with its levels"),
        (("--where", "Skill"), "COLUMN=VALUE"),
        (("--column", "Skill=joy"), "nothing in a framework is called 'joy'"),
        (("--id", "No Id"), "--id no-id"),
        (("--role", "PM"), "nothing in the file says whose ladder"),
        (("--scale", "Low, Mid"), "names 2 steps, and the file uses 3"),
        (("--levels", "Junior, Senior = Talking"), "no level 'Talking'"),
        (("--output", "Not A Name"), "cannot be an id"),
        (("--sheet", "Two"), "Two"),
    ],
)
def test_an_option_that_does_not_fit_is_refused(shell: Shell, file: str, words: tuple[str, str], said: str) -> None:
    answer = shell("framework", "import", file, *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("none.csv", None),
        ("empty.csv", b""),
        ("bytes.csv", bytes(range(256))),
        ("cut.json", b'[{"level": "PM"'),
        ("twice.json", b'[{"level": "PM", "level": "Senior", "skill": "A"}]'),
        ("deep.json", b"[" * 100_000),
        ("digits.json", b"[" + b"9" * 5_000 + b"]"),
        ("word.json", b'"word"'),
        ("null.json", b"null"),
        ("nested.json", b"[[1, 2], [3, 4]]"),
        ("own.json", b'{"format": 1, "scale": [], "levels": [], "skills": []}'),
        ("zip.xlsx", b"PK\x03\x04 not really"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(shell: Shell, name: str, content: bytes | None) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    answer = shell("framework", "import", name, "--output", "./out")
    assert answer.code in (1, 2, 3)
    assert answer.out == ""
    assert answer.err.count("\n") <= 12
    assert "Traceback" not in answer.err
    assert "bug" not in answer.err
    assert not Path("out").exists()


def test_a_place_that_takes_nothing(shell: Shell, file: str) -> None:
    for place in ("/dev/null/x", "/dev/full", "ladder.csv/x"):
        if os.path.lexists("/dev/full"):
            answer = shell("framework", "import", file, "--output", f"./{place}" if place[0] != "/" else place)
            assert (answer.code, answer.out) == (1, "")
            assert "cannot be written" in answer.err or "There is a file" in answer.err


def test_hostile_text_acts_nowhere(shell: Shell, file: str) -> None:
    Path(file).write_text(
        "[/]\x1b[2J,Junior,Senior\n\x1b]52;c;QUJD\x07,1,2\n[bold]x,\u202egnp,[red]\n", encoding="utf-8"
    )
    for words, width in (((), None), ((), 80), (("--plain",), None), (("--json",), None)):
        answer = shell(
            "framework", "import", file, "--dry-run", "--all", "--levels", "Junior, Senior", *words, terminal=width
        )
        assert answer.code == 0
        assert "\x1b]52" not in answer.out + answer.err
        assert "\u202e" not in answer.out + answer.err
        assert "\x07" not in answer.out + answer.err


@pytest.mark.parametrize("kind", ["csv", "md", "json", "xlsx"])
def test_what_was_exported_comes_back_whole(shell: Shell, kind: str) -> None:
    folder = str(write_framework(Path("bakery")).resolve())
    assert shell("framework", "export", folder, "--output", f"out.{kind}").code == 0
    answer = shell("framework", "import", f"out.{kind}", "--output", "./back", "--strict", "--json")
    assert answer.code == 0, answer.err
    counts = answer.json["counts"]
    assert counts["kept"] + counts["heading"] == answer.json["filled"]
    again = shell("framework", "export", "./back", "--to", "json").out
    assert again == shell("framework", "export", folder, "--to", "json").out


def test_what_was_added_to_an_export_is_named_where_it_has_no_place(shell: Shell) -> None:
    text = shell("framework", "export", str(write_framework(Path("bakery")).resolve()), "--to", "csv").out
    Path("edited.csv").write_text(f"{text.rstrip()},,,,,a note of mine\n", encoding="utf-8", newline="")
    answer = shell("framework", "import", "edited.csv", "--output", "./back", "--strict", "--json")
    assert answer.code == 1
    (odd,) = (each for each in answer.json["cells"] if each["fate"] == "not-understood")
    assert odd["text"] == "a note of mine"
    assert odd["why"]


@pytest.mark.parametrize("width", [80, 60])
def test_what_is_proposed_is_shown_before_it_is_taken(shell: Shell, width: int) -> None:
    text = "Skill,Junior PM,Senior PM,Kundennutzen\nTalking,Asks,Answers,viel\nWriting,Notes,Pages,mehr\n"
    Path("ask.csv").write_text(text, encoding="utf-8")
    refused = shell("framework", "import", "ask.csv", "--output", "./out", terminal=width, stdin="n\n")
    assert (refused.code, Path("out").exists()) == (1, False)
    page = bare(refused.out)
    assert all(len(line) <= width for line in page.splitlines())
    for said in ("2 levels, 2 skills and 4 expectations would come", "Talking at Junior PM", "Left over: 2", "viel"):
        assert said in page
    assert page.count(" at Junior PM") + page.count(" at Senior PM") == 3
    assert "'Kundennutzen' stands beside the levels" in " ".join(refused.err.split())  # beside the question
    taken = shell("framework", "import", "ask.csv", "--output", "./out", terminal=width, stdin="y\n")
    assert taken.code == 0, taken.err
    assert [level.title for level in written(Path("out")).levels] == ["Junior PM", "Senior PM"]
    assert shell("framework", "import", "ask.csv", "--output", "./ended", terminal=width, stdin="").code == 1
    assert not Path("ended").exists()


def test_a_proposal_is_written_edited_and_taken(shell: Shell) -> None:
    text = "Skill,Junior PM,Senior PM,Kundennutzen\nTalking,Asks,Answers,viel\nWriting,Notes,Pages,mehr\n"
    Path("ask.csv").write_text(text, encoding="utf-8")
    asked = shell("framework", "import", "ask.csv", "--json")
    assert (asked.code, asked.out) == (2, "")
    assert "--propose mapping.yaml" in json.loads(asked.err)["error"]["hint"]
    assert shell("framework", "import", "ask.csv", "--propose", "mapping.yaml").code == 0
    again = shell("framework", "import", "ask.csv", "--propose", "mapping.yaml")
    assert (again.code, "--force" in again.err) == (1, True)
    printed = shell("framework", "import", "ask.csv", "--propose", "-").out
    mapping = Path("mapping.yaml").read_text(encoding="utf-8")
    assert printed == mapping
    edited = mapping.replace("heading: Kundennutzen, holds: nothing", "heading: Kundennutzen, holds: description")
    Path("mapping.yaml").write_text(edited, encoding="utf-8")
    Path("ask.csv").write_text(text.replace("Writing", "Editing"), encoding="utf-8")
    answer = shell("framework", "import", "ask.csv", "--mapping", "mapping.yaml", "--output", "./out", "--json")
    assert answer.json["mapping"]["parts"][0]["columns"][3]["holds"] == "description"
    skills = written(Path("out")).skills
    assert [(skill.name, skill.description) for skill in skills] == [
        ("Talking", "Kundennutzen: viel"),
        ("Editing", "Kundennutzen: mehr"),
    ]
    both = shell("framework", "import", "ask.csv", "--mapping", "mapping.yaml", "--levels", "A, B")
    assert (both.code, "--levels cannot be given with --mapping" in both.err) == (2, True)
    Path("ask.csv").write_text(text.replace("Senior PM", "Lead PM"), encoding="utf-8")
    changed = shell("framework", "import", "ask.csv", "--mapping", "mapping.yaml", "--dry-run")
    assert (changed.code, "has no column 'Senior PM'" in changed.err) == (2, True)


def test_a_ladder_that_says_no_more_shows_how_many_skills_each_level_asks(shell: Shell) -> None:
    Path("ours.csv").write_text("Skill,Junior PM,Senior PM\nTalking,Asks,Answers\nWriting,,Papers\n", encoding="utf-8")
    assert shell("framework", "import", "ours.csv", "--output", "./ours").code == 0
    shown = bare(shell("ladder", "--framework", "./ours", terminal=80).out)
    assert [line.split() for line in shown.splitlines() if "skill" in line][:2] == [
        ["junior-pm", "1", "skill"],
        ["senior-pm", "2", "skills"],
    ]
    assert "Responsible for" not in shown
    assert "Asks: 1 skill" in shell("ladder", "--framework", "./ours", "--plain").out


def test_the_beginning_of_what_is_said_of_a_level_is_shown_before_it_is_taken(shell: Shell) -> None:
    long = f"Runs {'a station and ' * 9}all"
    page = f"# Cooks\n## Junior\nLearns.\n### Knives\n- Cuts\n## Senior\n{long}\n### Knives\n- Sharpens\n"
    Path("cooks.md").write_text(f"{page}## Chef\n- Buys\n- Sells\n### Knives\n- Gives\n", encoding="utf-8")
    seen = bare(shell("framework", "import", "cooks.md", terminal=80, stdin="n\n").out).splitlines()
    levels = [line.strip() for line in seen if line[2:3].isdecimal()][:3]
    assert levels == ["1  Junior: Learns.", f"2  Senior: {long[:49].rstrip()}…", "3  Chef: Buys / Sells"]


def test_an_imported_page_of_bullets_says_what_each_level_asks(shell: Shell, sealed: Path) -> None:
    page = "# Kitchen\n## Junior\n### Knives\n- Cuts\n## Senior\n### Knives\n- Sharpens them\n- Orders new ones\n"
    Path("kitchen.md").write_text(page, encoding="utf-8")
    assert shell("framework", "import", "kitchen.md", "--yes").code == 0
    words = ("--framework", "kitchen", "--plain")
    assert "Skill, Knives: 2 Step 2. Sharpens them (and 1 more)" in shell("level", "senior", *words).out
    assert "Level, Senior: 2 Step 2. Sharpens them (and 1 more)" in shell("skill", "knives", *words).out
    assert "The bar: Sharpens them (and 1 more)" in shell("next", "--from", "junior", *words).out


def test_a_ladder_of_numbers_alone_says_what_its_skills_are(shell: Shell, sealed: Path) -> None:
    Path("kitchen.csv").write_text(
        "Skill,Description,Junior,Senior\nKnives,Cutting it all,1,2\nSalt,,1,2\n", encoding="utf-8"
    )
    assert shell("framework", "import", "kitchen.csv").code == 0
    answer = shell("next", "--from", "junior", "--framework", "kitchen", "--plain").out
    assert answer.count("What it is: ") == 1
    assert "What it is: Cutting it all" in answer


@pytest.mark.parametrize(("points", "is_summary"), [(0, True), (1, True), (2, False)])
def test_the_ladder_shows_what_most_levels_have(shell: Shell, sealed: Path, points: int, is_summary: bool) -> None:
    page = "# Kitchen\n"
    for place, level in enumerate(["Junior", "Senior", "Chef"]):
        duties = "\n- Cleans up\n" if place < points else ""
        page += f"## {level}\nCooks as {level} does.\n{duties}\n### Knives\n- Cuts as {level} does\n"
    Path("kitchen.md").write_text(page, encoding="utf-8")
    assert shell("framework", "import", "kitchen.md", "--yes").code == 0
    seen = bare(shell("ladder", "--framework", "kitchen", terminal=80).out)
    assert ("Cooks as Chef does." in seen, "Cleans up" in seen) == (is_summary, not is_summary)
    assert "1 skill" not in seen  # which all levels have


def test_what_is_left_over_says_how_much_of_it_contradicts_what_is_taken(shell: Shell) -> None:
    text = "Level,Skill,Step,Note\nMid,Talk,1,a\nSenior,Talk,2,b\nSenior,Talk,3,c\nMid,Reading,1,d\n"
    Path("ladder.csv").write_text(text, encoding="utf-8")
    seen = bare(shell("framework", "import", "ladder.csv", terminal=80, stdin="n\n").out)
    assert "1 of it says something else than what is taken." in seen
    Path("ladder.csv").write_text(text.replace("Senior,Talk,3,c\n", ""), encoding="utf-8")
    assert "something else" not in bare(shell("framework", "import", "ladder.csv", terminal=80, stdin="n\n").out)
