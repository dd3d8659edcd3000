"""A folder is written whole or not at all, and what stood in its place is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pm_career.errors import PmCareerError
from pm_career.frameworks.writing import folder as writing
from pm_career.frameworks.writing.folder import write_folder

FILES = {"framework.yaml": "id: new\n", "levels/01-a.yaml": "id: a\n", "skills/b.yaml": "id: b\n"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with nothing in it."""
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


def tree(folder: Path) -> dict[str, str]:
    return {str(each.relative_to(folder)): each.read_text() for each in folder.rglob("*") if each.is_file()}


def refused(folder: Path, *, force: bool = False, files: dict[str, str] | None = None) -> str:
    with pytest.raises(PmCareerError) as caught:
        write_folder(FILES if files is None else files, folder, force=force)
    return f"{caught.value.message} {caught.value.hint}"


def test_a_new_folder_and_those_above_it(place: Path) -> None:
    assert write_folder(FILES, place / "a" / "b") is None
    assert tree(place) == {f"a/b/{name}": text for name, text in FILES.items()}


def test_an_empty_folder_is_taken(place: Path) -> None:
    (place / "here").mkdir()
    assert write_folder(FILES, place / "here") is None
    assert tree(place / "here") == FILES


def test_a_folder_with_something_in_it_stays(place: Path) -> None:
    folder = place / "here"
    folder.mkdir()
    (folder / "note").write_text("mine")
    assert "not empty. Name another place." in refused(folder)
    assert tree(place) == {"here/note": "mine"}


def test_force_keeps_what_was_there_every_time(place: Path) -> None:
    folder = place / "here"
    folder.mkdir()
    (folder / "framework.yaml").write_text("mine")
    first = write_folder(FILES, folder, force=True)
    second = write_folder({"framework.yaml": "id: newer\n"}, folder, force=True)
    assert first is not None
    assert second is not None
    assert tree(first) == {"framework.yaml": "mine"}
    assert tree(second) == FILES
    assert tree(folder) == {"framework.yaml": "id: newer\n"}
    assert {each.name for each in place.iterdir()} == {"here", first.name, second.name}


@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_folder_of_ours_is_refused(place: Path, *, force: bool) -> None:
    (place / "real").mkdir()
    (place / "link").symlink_to(place / "real")
    (place / "nowhere").symlink_to(place / "gone")
    (place / "file").write_text("mine")
    assert "is a link" in refused(place / "link", force=force)
    assert "is a link" in refused(place / "nowhere", force=force)
    assert "There is a file" in refused(place / "file", force=force)
    assert "cannot be written: Not a directory" in refused(place / "file" / "below", force=force)
    assert "cannot be written" in refused(Path("/dev/null/x"), force=force)
    assert "cannot be written: File name too long" in refused(place / ("x" * 300), force=force)
    assert tree(place) == {"file": "mine"}


def test_the_folder_one_is_in_and_a_repository_are_not_replaced(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = place / "repository"
    (repository / ".git").mkdir(parents=True)
    assert "something else than a framework" in refused(repository, force=True)
    (repository / "framework.yaml").write_text("mine")
    assert "git repository" in refused(repository, force=True)
    monkeypatch.chdir(repository)
    assert "you are in" in refused(Path(), force=True)
    assert "you are in" in refused(place, force=True)


def test_a_full_disk_changes_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(FILES, place / "here")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    for folder in (place / "here", place / "new"):
        assert "cannot be written: No space left on device. Nothing was changed." in refused(folder, force=True)
    assert tree(place) == {f"here/{name}": text for name, text in FILES.items()}
    assert [each.name for each in place.iterdir()] == ["here"]


def test_where_the_new_one_cannot_take_the_place_the_old_one_comes_back(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(FILES, place / "here")
    rename = Path.rename

    def stubborn(self: Path, target: Path) -> Path:
        if self.name.endswith(".tmp"):
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stubborn)
    assert "Input/output error" in refused(place / "here", force=True, files={"framework.yaml": ""})
    assert tree(place) == {f"here/{name}": text for name, text in FILES.items()}


def test_what_a_killed_process_left_is_swept(place: Path) -> None:
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from pm_career.frameworks.writing.folder import write_folder\n"
        "os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_folder({'framework.yaml': 'id: x'}, Path(sys.argv[1]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(place / "here")], check=False)
    assert done.returncode == -signal.SIGKILL
    assert not (place / "here").exists()
    assert len(list(place.iterdir())) == 1
    write_folder(FILES, place / "here")
    assert [each.name for each in place.iterdir()] == ["here"]


def test_what_another_process_is_writing_stays(place: Path) -> None:
    theirs = place / f".here.pmcareer-{os.getppid()}.tmp"
    theirs.mkdir()
    write_folder(FILES, place / "here")
    assert theirs.is_dir()


def test_somebody_who_is_first_is_not_written_over(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill = writing._fill  # noqa: SLF001  the moment between looking and putting in place

    def slow(temporary: Path, files: dict[str, str]) -> None:
        fill(temporary, files)
        (place / "here").mkdir()
        (place / "here" / "theirs").write_text("first")

    monkeypatch.setattr(writing, "_fill", slow)
    assert "cannot be written: Directory not empty" in refused(place / "here")
    assert tree(place) == {"here/theirs": "first"}
