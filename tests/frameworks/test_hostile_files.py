"""A framework's folder with more, larger, stranger or fewer files than a framework has."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile import DOUGH, rules_in, write_with
from shell import Shell

from pm_career.frameworks.file_text import read_text
from pm_career.frameworks.source_files import MAX_FILE_BYTES, MAX_FILES, SourceFile


def large(folder: Path) -> None:
    (folder / "skills/dough.yaml").write_text(DOUGH + "# " + "x" * MAX_FILE_BYTES)


def sparse(folder: Path) -> None:
    os.truncate(folder / "skills/dough.yaml", 1_000_000_000_000)


def pipe(folder: Path) -> None:
    (folder / "skills/dough.yaml").unlink()
    os.mkfifo(folder / "skills/dough.yaml")


def directory(folder: Path) -> None:
    (folder / "skills/dough.yaml").unlink()
    (folder / "skills/dough.yaml").mkdir()


def linked_to(target: str) -> Callable[[Path], None]:
    def link(folder: Path) -> None:
        (folder / "skills/dough.yaml").unlink()
        (folder / "skills/dough.yaml").symlink_to(target)

    return link


def linked_outside(folder: Path) -> None:
    (folder.parent / "secret.yaml").write_text(DOUGH)
    linked_to("../../secret.yaml")(folder)


def folder_linked_outside(folder: Path) -> None:
    (folder / "skills").rename(folder.parent / "skills")
    (folder / "skills").symlink_to(folder.parent / "skills")


def folder_below(folder: Path) -> None:
    (folder / "skills/craft").mkdir()
    (folder / "skills/craft/more.yaml").write_text(DOUGH)


def written(name: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / name).write_text(DOUGH)

    return write


DAMAGES = {
    "a file over 2 MB": (large, "skills/dough.yaml too-large"),
    "a file of a terabyte": (sparse, "skills/dough.yaml too-large"),
    "a pipe": (pipe, "skills/dough.yaml unreadable"),
    "a folder called like a file": (directory, "skills/dough.yaml unreadable"),
    "a link to nothing": (linked_to("nowhere.yaml"), "skills/dough.yaml unreadable"),
    "a link to itself": (linked_to("dough.yaml"), "skills/dough.yaml unreadable"),
    "a link to a device": (linked_to("/dev/zero"), "skills/dough.yaml outside"),
    "a link out of the folder": (linked_outside, "skills/dough.yaml outside"),
    "a link to a file of the system": (linked_to("/etc/passwd"), "skills/dough.yaml outside"),
    "a part linked out of the folder": (folder_linked_outside, "skills outside"),
    "files in a folder below": (folder_below, "skills/craft stray-file"),
    "levels beside the manifest": (written("levels.yaml"), "levels.yaml stray-file"),
    "a second manifest": (written("framework.yml"), "framework.yml stray-file"),
}


@pytest.mark.parametrize(("damage", "fault"), DAMAGES.values(), ids=DAMAGES.keys())
def test_exactly_its_fault(shell: Shell, tmp_path: Path, damage: Callable[[Path], None], fault: str) -> None:
    folder = write_with(tmp_path / "ladder")
    damage(folder)
    assert rules_in(folder) == [fault]
    result = shell("ladder", "--framework", str(folder))
    assert (result.code, result.out) == (3, "")
    name, rule = fault.split(" ")
    assert f"{folder}/{name}: " in result.err.splitlines()[0]
    assert result.err.splitlines()[0].endswith(f"[{rule}]")


def test_over_500_files(tmp_path: Path) -> None:
    folder = write_with(tmp_path / "ladder")
    for count in range(MAX_FILES - 4):
        (folder / f"skills/s{count}.yaml").write_text(f"id: s{count}\nname: S{count}\n")
    assert rules_in(folder) == [f"{folder} too-many-files"]
    (folder / "skills/s0.yaml").unlink()
    assert rules_in(folder) == []


def test_over_50_megabytes_in_all(tmp_path: Path) -> None:
    folder = write_with(tmp_path / "ladder")
    for count in range(26):
        (folder / f"skills/s{count}.yaml").write_text("#")
        os.truncate(folder / f"skills/s{count}.yaml", MAX_FILE_BYTES - 1)
    assert rules_in(folder) == [f"{folder} too-large"]


def test_too_many_values_in_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pm_career.frameworks.read.MAX_VALUES", 50)
    folder = write_with(tmp_path / "ladder")
    assert rules_in(folder) == [f"{folder} too-many-values"]


def test_what_is_listed_and_then_becomes_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "dough.yaml"
    os.mkfifo(path)
    fault = read_text(SourceFile("skills", path, str(path), 10))
    assert not isinstance(fault, str)
    assert (fault.rule, fault.message) == ("unreadable", "this is not a file")


def test_what_is_listed_and_then_grows_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "dough.yaml"
    path.write_text("#" * (MAX_FILE_BYTES + 1))
    fault = read_text(SourceFile("skills", path, str(path), 10))
    assert not isinstance(fault, str)
    assert fault.rule == "too-large"


def test_what_is_listed_and_then_gone(tmp_path: Path) -> None:
    fault = read_text(SourceFile("skills", tmp_path / "dough.yaml", "dough.yaml", 10))
    assert not isinstance(fault, str)
    assert fault.message == "cannot be read: No such file or directory"


@pytest.mark.parametrize("part", ["levels", "skills"])
def test_a_folder_is_missing(tmp_path: Path, part: str) -> None:
    folder = write_with(tmp_path / "ladder")
    (folder / part).rename(tmp_path / "gone")
    assert rules_in(folder) == [f"{part} missing-folder"]


@pytest.mark.parametrize("part", ["levels", "skills"])
def test_a_folder_is_empty(tmp_path: Path, part: str) -> None:
    folder = write_with(tmp_path / "ladder")
    for path in (folder / part).iterdir():
        path.unlink()
    assert rules_in(folder) == [f"{part} nothing-there"]


def test_no_manifest(tmp_path: Path, shell: Shell) -> None:
    folder = write_with(tmp_path / "ladders/bakery")
    assert rules_in(tmp_path / "ladders") == ["framework.yaml missing-file"]
    result = shell("ladder", "--framework", str(tmp_path / "ladders"))
    assert (result.code, result.out) == (3, "")
    assert "Frameworks in this folder: bakery." in result.err
    (folder / "framework.yaml").unlink()
    assert "A framework is a folder with framework.yaml" in shell("ladder", "--framework", str(folder)).err


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/null")])
def test_a_manifest_that_is_no_file(tmp_path: Path, make: Callable[[Path], None]) -> None:
    folder = write_with(tmp_path / "ladder", framework=None)
    make(folder / "framework.yaml")
    assert rules_in(folder)[0] in ("framework.yaml unreadable", "framework.yaml outside")


def test_other_files_are_nobodys_business(tmp_path: Path) -> None:
    folder = write_with(tmp_path / "ladder")
    for name in ("README.md", "mkdocs.yaml", ".pre-commit-config.yaml", "levels/.#all.yaml", "skills/notes.txt"):
        (folder / name).write_bytes(b"\xff\0 not ours")
    (folder / "skills/._dough.yaml").write_bytes(b"\0\5\26\7")
    (folder / "skills/.git").mkdir()
    (folder / "skills/pictures").mkdir()
    (folder / "skills/pictures/oven.png").write_bytes(b"\x89PNG")
    (folder / "levels/.gone.yaml").symlink_to("nowhere")
    assert rules_in(folder) == []


def test_links_within_the_folder_are_followed(tmp_path: Path) -> None:
    folder = write_with(tmp_path / "ladder")
    (folder / "texts").mkdir()
    (folder / "skills/dough.yaml").rename(folder / "texts/dough.yaml")
    (folder / "skills/dough.yaml").symlink_to("../texts/dough.yaml")
    assert rules_in(folder) == []
    (tmp_path / "linked").symlink_to(folder)
    assert rules_in(tmp_path / "linked") == []


def test_file_names_are_shown_and_never_act(shell: Shell, tmp_path: Path) -> None:
    folder = write_with(tmp_path / "ladder")
    (folder / "skills/\x1b]0;x\x07\u202e.yaml").write_text("a: &b c")
    Path(os.fsdecode(os.fsencode(folder) + b"/skills/\xff.yaml")).write_text("a: &b c")
    result = shell("ladder", "--framework", str(folder))
    assert result.code == 3
    assert f"{folder}/skills/^[]0;x^G\\u202e.yaml:1:4: `&b` is an anchor [anchor]" in result.err
    assert f"{folder}/skills/\\udcff.yaml:1:4: `&b` is an anchor [anchor]" in result.err
    assert all(character.isprintable() or character == "\n" for character in result.err)
    assert shell("ladder", "--json", "--framework", str(folder)).code == 3


@pytest.mark.parametrize("refused", ["", "skills"])
def test_a_folder_that_may_not_be_read(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    folder = write_with(tmp_path / "ladder")
    scandir = os.scandir

    def refusing(path: Path) -> Any:  # no chmod stops root
        if path == folder / refused:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    result = shell("ladder", "--framework", str(folder))
    assert (result.code, result.out) == (3, "")
    assert f"{folder / refused}: cannot be read: Permission denied [unreadable]" in result.err


LARGEST = """
import re, sys
from pathlib import Path
from pm_career.frameworks.read import read_folder

faults = [fault.rule for folder in sys.argv[1:] for fault in read_folder(Path(folder)).faults]
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
print(faults, peak)
"""


@pytest.mark.needs("/proc/self/status")
def test_the_worst_files_stay_within_200_megabytes(tmp_path: Path) -> None:
    worst = {
        "items": "area: [" + "a," * 990_000 + "]",
        "dashes": "area:\n" + "- a\n" * 490_000,
        "questions": "? a\n" * 490_000,
        "mappings": "- {}\n" * 390_000,
        "keys": "".join(f"k{count}: v\n" for count in range(150_000)),
        "anchors": "".join(f"- &a{count} b\n" for count in range(150_000)),
        "emoji": "area: " + "\U0001f600" * 480_000,
    }
    folders = [str(write_with(tmp_path / name, dough=DOUGH + text)) for name, text in worst.items()]
    done = subprocess.run([sys.executable, "-c", LARGEST, *folders], capture_output=True, text=True, check=True)
    rules, _, peak = done.stdout.strip().rpartition(" ")
    assert "too-many-values" in rules
    assert int(peak) < 200_000
