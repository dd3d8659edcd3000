"""`framework export`: what it writes comes back whole, and nothing is written over or by halves."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from ladders import write_framework
from openpyxl import load_workbook
from shell import Shell, run_program
from whole_ladders import whole_frameworks

from pm_career.commands.exit_codes import ExitCode
from pm_career.commands.framework import export
from pm_career.domain.framework import Framework
from pm_career.frameworks.writing.folder import write_folder
from pm_career.frameworks.writing.framework_files import format_files

KINDS = ["csv", "md", "json"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_exported_and_imported_is_exported_as_the_same_bytes(shell: Shell, kind: str) -> None:
    write_framework(Path("bakers"))
    first = shell("framework", "export", "./bakers", "--to", kind)
    assert (first.code, first.err) == (0, "")
    Path(f"bakers.{kind}").write_bytes(first.out.encode())
    taken = shell("framework", "import", f"bakers.{kind}", "--output", "./again", "--json")
    assert taken.code == 0
    assert {fate: count for fate, count in taken.json["counts"].items() if count}.keys() <= {"kept", "heading"}
    assert shell("framework", "export", "./again", "--to", kind).out == first.out


@given(framework=whole_frameworks(most_levels=3, most_skills=3))
@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("kind", KINDS)
def test_so_is_any_framework(shell: Shell, kind: str, framework: Framework) -> None:
    place = Path(str(len(list(Path().iterdir()))))
    write_folder(format_files(framework), place / "any")
    assert shell("framework", "export", f"./{place}/any", "--output", f"{place}/any.{kind}").code == 0
    taken = shell("framework", "import", f"{place}/any.{kind}", "--output", f"./{place}/again")
    assert taken.code == 0
    assert "Every cell was kept, or is a heading." in taken.err
    shell("framework", "export", f"./{place}/again", "--output", f"{place}/again.{kind}")
    assert (place / f"again.{kind}").read_bytes() == (place / f"any.{kind}").read_bytes()


def test_a_workbook_that_somebody_edits_comes_back_with_the_edit(shell: Shell) -> None:
    write_framework(Path("bakers"))
    told = shell("framework", "export", "./bakers", "--output", "bakers.xlsx")
    assert (told.code, told.out) == (0, "")
    assert told.err == (
        "Bakers is in bakers.xlsx: 4 levels, 3 skills.\n"
        "To read it back, edited or not: pmcareer framework import bakers.xlsx\n"
    )
    workbook = load_workbook("bakers.xlsx")
    skills = workbook["Skills"]
    assert skills["B2"].value == "Dough"
    skills["B2"] = "Doughs"
    workbook.save("edited.xlsx")
    assert shell("framework", "import", "edited.xlsx", "--output", "./edited").code == 0
    assert shell("skill", "dough", "--framework", "./edited", "--json").json["name"] == "Doughs"


def test_a_workbook_is_set_for_reading(shell: Shell) -> None:
    shell("framework", "export", "pm", "--output", "pm.xlsx")
    workbook = load_workbook("pm.xlsx")
    assert workbook.sheetnames == [
        "Framework", "Scale", "Tracks", "Backgrounds", "Levels", "Responsibilities", "Watch-outs", "Skills",
        "Expectations", "Growth", "Actions",
    ]  # fmt: skip
    for sheet in workbook.worksheets:
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold for cell in sheet[1])
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=2) for cell in row if cell.value)
        assert all(9 <= column.width <= 60 for column in sheet.column_dimensions.values())
    step = workbook["Expectations"]["C2"]
    assert (step.value, step.data_type) == (2, "n")


def test_the_kind_is_said_or_told_by_the_name(shell: Shell) -> None:
    write_framework(Path("bakers"))
    for name, begins in (
        ("a.csv", b"\xef\xbb\xbfFramework\r\n"),
        ("a.MD", b"# Bakers"),
        ("a.json", b"{"),
        ("a.xlsx", b"PK"),
    ):
        assert shell("framework", "export", "./bakers", "--output", name).code == 0
        assert Path(name).read_bytes().startswith(begins)
    shell("framework", "export", "./bakers", "--output", "a.txt", "--to", "csv")
    assert Path("a.txt").read_bytes() == Path("a.csv").read_bytes()
    for words in ((), ("--output", "a.pdf")):
        refused = shell("framework", "export", "./bakers", *words)
        assert (refused.code, refused.out) == (ExitCode.USAGE, "")
        assert "Give --to csv, --to xlsx, --to md, --to json" in refused.err
    refused = shell("framework", "export", "./bakers", "--to", "pdf")
    assert (refused.code, refused.out) == (ExitCode.USAGE, "")


def test_stdout_gets_text_for_a_reader_and_bytes_for_a_file(shell: Shell) -> None:
    write_framework(Path("bakers"))
    manifest = Path("bakers/framework.yaml")
    manifest.write_text(f'{manifest.read_text()}description: "Größe \u202ebidi"\n', encoding="utf-8")
    piped = shell("framework", "export", "./bakers", "--to", "csv", "--output", "-")
    assert "Größe \u202ebidi" in piped.out
    assert piped.out.startswith("Framework\r\nId,Title,")
    shown = shell("framework", "export", "./bakers", "--to", "csv", terminal=80)
    assert "Größe \\u202ebidi" in shown.out
    assert "\r" not in shown.out
    assert "\u202e" not in shown.out


def test_a_file_gets_the_bytes_whatever_the_locale() -> None:
    env = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    text = run_program("framework", "export", "pm-tracks", "--to", "md", env=env).stdout
    assert text.decode().startswith("# ")
    packed = run_program("framework", "export", "pm", "--to", "xlsx", env=env).stdout
    assert load_workbook(io.BytesIO(packed)).sheetnames[0] == "Framework"


def test_a_workbook_is_not_thrown_at_a_terminal(shell: Shell) -> None:
    refused = shell("framework", "export", "pm", "--to", "xlsx", terminal=80)
    assert (refused.code, refused.out) == (ExitCode.USAGE, "")
    assert "Name a file: --output ladder.xlsx" in refused.err


def test_a_file_that_is_there_is_only_replaced_if_asked_and_keeps_its_rights_and_links(shell: Shell) -> None:
    Path("real.md").write_text("mine", encoding="utf-8")
    Path("real.md").chmod(0o640)
    Path("link.md").symlink_to("real.md")
    refused = shell("framework", "export", "pm", "--output", "link.md")
    assert (refused.code, refused.out) == (ExitCode.FAILED, "")
    assert "There is a file at link.md already." in refused.err
    assert Path("real.md").read_text(encoding="utf-8") == "mine"
    assert shell("framework", "export", "pm", "--output", "link.md", "--force").code == 0
    assert Path("link.md").is_symlink()
    assert Path("real.md").read_text(encoding="utf-8").startswith("# Product Management")
    assert stat.S_IMODE(Path("real.md").stat().st_mode) == 0o640


def test_a_new_file_is_as_readable_as_others(shell: Shell) -> None:
    before = os.umask(0o022)
    try:
        shell("framework", "export", "pm", "--output", "pm.md")
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path("pm.md").stat().st_mode) == 0o644
    assert [path.name for path in Path().iterdir()] == ["pm.md"]


def test_what_cannot_be_written_is_one_sentence(shell: Shell) -> None:
    Path("folder").mkdir()
    os.mkfifo("pipe")
    Path("loop").symlink_to("loop")
    for target in ("folder", "pipe", "loop", "/dev/full", "/dev/null", "nosuch/pm.md", "x" * 300, "folder/"):
        refused = shell("framework", "export", "pm", "--to", "md", "--output", target, "--force")
        assert (refused.code, refused.out) == (ExitCode.FAILED, ""), target
        assert refused.err.startswith("pmcareer: "), target
        assert len(refused.err.splitlines()) == 2, target
    assert list(Path("folder").iterdir()) == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_full_disk_is_a_sentence(kind: str) -> None:
    with Path("/dev/full").open("wb") as full:
        refused = run_program("framework", "export", "pm", "--to", kind, stdout=full)
    assert refused.returncode == ExitCode.FAILED
    assert refused.stderr == b"pmcareer: The answer could not be written: No space left on device.\n"


def test_a_disk_that_is_full_leaves_the_former_file(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("pm.md").write_text("mine", encoding="utf-8")

    def full(_path: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    refused = shell("framework", "export", "pm", "--output", "pm.md", "--force")
    assert refused.err == "pmcareer: The disk is full: pm.md was not written.\nFree some space.\n"
    assert [path.name for path in Path().iterdir()] == ["pm.md"]
    assert Path("pm.md").read_text(encoding="utf-8") == "mine"


def test_a_file_that_somebody_made_meanwhile_stays(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def take(*_args: object, **_options: object) -> None:
        raise FileExistsError

    monkeypatch.setattr(os, "link", take)  # the last step, by which a new file gets its name
    refused = shell("framework", "export", "pm", "--output", "pm.md")
    assert refused.code == ExitCode.FAILED
    assert "There is a file at pm.md already." in refused.err
    assert list(Path().iterdir()) == []


def test_a_framework_with_problems_is_not_exported(shell: Shell) -> None:
    write_framework(Path("bakers"), till="id: till\n")
    refused = shell("framework", "export", "./bakers", "--output", "bakers.csv")
    assert (refused.code, refused.out) == (ExitCode.FRAMEWORK, "")
    assert not Path("bakers.csv").exists()


def test_the_kinds_are_those_that_there_are_documents_of() -> None:
    from pm_career.documents.framework_export import DOCUMENTS

    assert [kind.value for kind in export.To] == list(DOCUMENTS)
