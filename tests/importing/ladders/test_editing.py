"""What is proposed is edited in the person's own editor before it is taken, and what was edited is kept."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from importing import written
from shell import PROGRAM, Shell
from typing_in import Terminal

from pm_career.errors import PmCareerError
from pm_career.importing.ladders.mapping_file import read_mapping

PAGE = "# Cooks\n## Junior\n### Knives\n- Cuts\n### FAQ\n- No\n## Senior\n### Knives\n- Sharpens\n### FAQ\n- Yes\n"
LEAVE_OUT = "text.replace('    lines:', '    lines:\\n      - {text: FAQ, holds: nothing}')"


@pytest.fixture(autouse=True)
def page() -> None:
    Path("cooks.md").write_text(PAGE, encoding="utf-8")


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that each time does the next line of `edits.txt`, an expression of the file's `text`."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\nfile, edits = Path(sys.argv[-1]), Path('edits.txt')\n"
        "first, *more = edits.read_text().splitlines()\nedits.write_text('\\n'.join(more))\n"
        "assert file.suffix == '.yaml'\ntext = file.read_text()\nfile.write_text(eval(first))\n"
    )
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")


def edit(*edits: str) -> None:
    Path("edits.txt").write_text("\n".join(edits), encoding="utf-8")


@pytest.mark.usefixtures("editor")
def test_what_is_edited_is_shown_again_taken_and_kept(shell: Shell) -> None:
    edit(LEAVE_OUT)
    answer = shell("framework", "import", "cooks.md", "--output", "./out", terminal=80, stdin="e\ny\n", echo=True)
    assert answer.code == 0, answer.err
    _, after = answer.out.split("2 levels, 2 skills and 4 expectations would come.")
    assert "These may not be skills: FAQ." in after
    assert "2 levels, 1 skill and 2 expectations would come." in after
    assert [skill.name for skill in written(Path("out")).skills] == ["Knives"]
    said = " ".join(answer.out.split())
    assert "What you edited is in cooks.mapping.yaml." in said
    assert "--mapping cooks.mapping.yaml" in said
    assert not list(Path("out").glob("**/*mapping*"))
    again = shell("framework", "import", "cooks.md", "--output", "./again", "--mapping", "cooks.mapping.yaml")
    assert (again.code, written(Path("again"))) == (0, written(Path("out")))


@pytest.mark.usefixtures("editor")
def test_a_slip_in_what_is_edited_is_told_and_edited_again(shell: Shell) -> None:
    edit(LEAVE_OUT.replace("nothing", "nothin"), "text.replace('nothin}', 'nothing}')")
    answer = shell("framework", "import", "cooks.md", "--output", "./out", terminal=80, stdin="e\ny\n?\ne\ny\n")
    assert answer.code == 0, answer.err
    assert "Did you mean `nothing`?" in " ".join(answer.err.split())
    assert answer.err.count("Type e to edit what is proposed, or n") == 3  # neither y nor ? takes what cannot be taken
    assert [skill.name for skill in written(Path("out")).skills] == ["Knives"]


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(("typed", "code"), [("e\nn\n", 1), ("e\n\n", 1), ("e\n", 1)])
def test_what_was_edited_is_kept_where_it_is_not_taken(shell: Shell, typed: str, code: int) -> None:
    Path("cooks.mapping.yaml").write_text("mine", encoding="utf-8")
    edit(LEAVE_OUT)
    answer = shell("framework", "import", "cooks.md", "--output", "./out", terminal=80, stdin=typed)
    assert (answer.code, Path("out").exists()) == (code, False)
    assert Path("cooks.mapping.yaml").read_text(encoding="utf-8") == "mine"
    assert read_mapping(Path("cooks.mapping-2.yaml")).parts[0].lines[0].text == "FAQ"


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_at_the_question_loses_nothing_that_was_edited(number: signal.Signals) -> None:
    edit(LEAVE_OUT)
    with Terminal([*PROGRAM, "framework", "import", "cooks.md"], {**os.environ, "PAGER": "cat"}) as terminal:
        terminal.until("[n]:")
        terminal.send("e\n")
        terminal.until("1 skill and 2 expectations")
        terminal.until("[n]:")
        terminal.end_by(number)
    assert read_mapping(Path("cooks.mapping.yaml")).parts[0].lines[0].text == "FAQ"


def test_nothing_is_kept_where_nothing_was_edited(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    answer = shell("framework", "import", "cooks.md", "--output", "./out", terminal=80, stdin="e\nn\n")
    assert answer.code == 1
    assert "No editor is set." in answer.err
    assert not list(Path.cwd().glob("*.yaml"))
    answer = shell("framework", "import", "cooks.md", "--output", "./out", terminal=80, stdin="y\n")
    assert answer.code == 0
    assert not list(Path.cwd().glob("*.yaml"))


@pytest.mark.usefixtures("editor")
def test_what_was_edited_is_printed_where_it_cannot_be_kept(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(LEAVE_OUT)

    def fail(*_: object, **__: object) -> None:
        raise PmCareerError("The disk is full.")

    monkeypatch.setattr("pm_career.commands.framework.import_look.write_document", fail)
    answer = shell("framework", "import", "cooks.md", "--output", "./out", terminal=80, stdin="e\nn\n")
    assert answer.code == 1
    assert "The disk is full. What you edited is:" in answer.err
    assert "- {text: FAQ, holds: nothing}" in answer.err


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(("typed", "code"), [("n\n", 1), ("e\ny\n", 0)])
def test_a_file_in_which_nothing_reads_like_a_ladder_can_be_edited_too(shell: Shell, typed: str, code: int) -> None:
    Path("plain.csv").write_text("Junior Cook,Cook,Senior Cook\nSalts,Seasons,Composes\n", encoding="utf-8")
    edit(
        "text.replace('levels: []', 'levels: [{name: Junior Cook, rank: 1}, {name: Cook, rank: 2}, "
        "{name: Senior Cook, rank: 3}]')"
        ".replace('holds: nothing  #', 'about: {skill: Cooking}\\n    holds: table  #')"
        ".replace('heading: Cook, holds: nothing', 'heading: Cook, holds: text, level: Cook')"
    )
    answer = shell("framework", "import", "plain.csv", "--output", "./out", terminal=80, stdin=typed)
    assert answer.code == code, answer.err
    assert "Nothing in plain.csv reads like" in " ".join(answer.err.split())
    if code == 0:
        assert [each.bar for each in written(Path("out")).skills[0].expectations.values()] == [
            "Salts", "Seasons", "Composes"
        ]  # fmt: skip


ORDER = "Skill,Text,Rung\nKnives,Cuts,Ape\nKnives,Sharpens,Bee\nTasting,Salts,Ape\nTasting,Seasons,Bee\n"


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (ORDER, "Their order, the lowest first, such as 2 1 3, or e to edit what is proposed"),
        (
            "Role," + ORDER.replace("\nK", "\nCook,K").replace("\nT", "\nBaker,T"),
            "Which, or e to edit what is proposed",
        ),
    ],
)
def test_a_question_may_be_answered_by_editing_what_is_proposed(shell: Shell, text: str, asked: str) -> None:
    Path("asked.csv").write_text(text, encoding="utf-8")
    edit("text")
    answer = shell("framework", "import", "asked.csv", "--output", "./out", terminal=80, stdin="e\nn\n", echo=True)
    assert answer.code == 1
    said = " ".join(answer.out.split())
    assert said.index(asked) < said.index("would come.") < said.index("Take it? Type y, n, or e")
    assert not Path("asked.mapping.yaml").exists()  # nothing was changed
    answer = shell("framework", "import", "asked.csv", "--dry-run", terminal=80, stdin="e\n")
    assert (answer.code, "would come." in answer.out) == (0, True)


def test_without_an_editor_the_proposal_is_shown_in_place_of_a_question(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    Path("asked.csv").write_text(ORDER, encoding="utf-8")
    answer = shell("framework", "import", "asked.csv", "--output", "./out", terminal=80, stdin="e\ny\n", echo=True)
    assert answer.code == 0
    said = " ".join(answer.out.split())
    assert said.index("No editor is set.") < said.index("would come.")


@pytest.mark.usefixtures("editor")
def test_a_file_that_the_editor_empties_leaves_what_was_there_before(shell: Shell) -> None:
    edit(LEAVE_OUT, "''", "text")
    answer = shell("framework", "import", "cooks.md", "--output", "./out", terminal=80, stdin="e\ne\ne\ny\n")
    assert (answer.code, "Nothing was in the file." in answer.err) == (0, True)
    assert [skill.name for skill in written(Path("out")).skills] == ["Knives"]
    assert "cooks.md --mapping cooks.mapping.yaml" in Path("cooks.mapping.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("editor")
def test_a_title_that_is_taken_already_is_told_when_it_is_edited(shell: Shell, sealed: Path) -> None:
    assert shell("framework", "import", "cooks.md", "--title", "Taken", "--yes", "--id", "taken").code in (0, 2)
    shell("framework", "import", "cooks.md", "--title", "Taken", terminal=80, stdin="y\n")
    edit("text.replace('title: Cooks', 'title: Taken')", "text.replace('title: Taken', 'title: Free')")
    answer = shell("framework", "import", "cooks.md", terminal=80, stdin="e\ne\ny\n")
    assert answer.code == 0, answer.err
    assert "is there already" in answer.err
    assert (sealed / "frameworks" / "free").is_dir()


def test_a_level_may_be_called_as_the_word_for_editing(shell: Shell) -> None:
    Path("asked.csv").write_text(ORDER.replace("Bee", "E"), encoding="utf-8")
    answer = shell("framework", "import", "asked.csv", "--output", "./out", terminal=80, stdin="e, ape\ny\n")
    assert (answer.code, [level.title for level in written(Path("out")).levels]) == (0, ["E", "Ape"])


def test_names_with_commas_are_parted_by_semicolons_in_a_question_and_its_answer(shell: Shell) -> None:
    Path("asked.csv").write_text(ORDER.replace("Ape", '"Cook, new"'), encoding="utf-8")
    refused = shell("framework", "import", "asked.csv")
    assert '--levels "Cook, new; Bee"' in refused.err
    assert shell("framework", "import", "asked.csv", "--levels", "Cook, new; Bee", "--dry-run").code == 0
    told = shell("framework", "import", "asked.csv", "--output", "./out", terminal=80, stdin="1 2\ny\n").err
    assert "To answer this without a question: --levels 'Cook, new; Bee'" in " ".join(told.split())
