"""Which framework a name or a path stands for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hostile import write_with
from ladders import FORKED
from shell import Shell
from try_each import try_each

from pm_career.errors import UsageError
from pm_career.frameworks.locate import find_shipped_directory, list_names, locate


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    return write_with(tmp_path / "bakery")


@pytest.fixture
def own(sealed: Path) -> Path:
    """A framework called `bakery` in the user's own folder."""
    return write_with(sealed / "frameworks" / "bakery")


def test_without_a_name_it_is_the_shipped_one() -> None:
    assert locate(None) == locate("") == find_shipped_directory() / "pm"


def test_a_name_finds_the_users_own_before_the_shipped(sealed: Path, own: Path) -> None:
    assert locate("bakery") == own
    mine = write_with(sealed / "frameworks" / "pm")
    assert locate("pm") == mine
    assert list_names() == ("bakery", "pm", "pm-tracks")


def test_a_name_is_never_looked_for_in_the_current_folder(shell: Shell, bakery: Path) -> None:
    os.chdir(bakery.parent)
    result = shell("ladder", "--framework", "bakery")
    assert (result.code, result.out) == (2, "")
    assert "No framework is called 'bakery'." in result.err
    assert "Known: pm, pm-tracks. For a folder, give its path: ./bakery" in result.err
    os.chdir(bakery)
    assert locate(None) != bakery
    assert shell("ladder", "--framework", "framework.yaml").code == 2


@try_each("path", ["{}", "{}/", "{}//", "{}/.", "{}/levels/..", "{}/framework.yaml", "{}/../bakery"])
def test_a_path_is_the_folder_or_its_manifest(shell: Shell, bakery: Path, path: str) -> None:
    result = shell("ladder", "--json", "--framework", path.format(bakery))
    assert (result.code, result.err) == (0, "")
    assert result.json["framework"]["id"] == "bakery"


@pytest.mark.parametrize("path", ["./bakery", "../{}/bakery", ".", "./framework.yaml", "~/bakery", "~/bakery/"])
def test_a_path_may_be_relative_or_at_home(bakery: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv("HOME", str(bakery.parent))
    monkeypatch.chdir(bakery if path.rstrip("/").endswith((".", "./framework.yaml")) else bakery.parent)
    assert locate(path.format(bakery.parent.name)).resolve() == bakery.resolve()


def test_a_link_to_a_framework_is_one(bakery: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(bakery)
    assert locate(str(tmp_path / "link")) == tmp_path / "link"


@try_each(
    ("path", "what"),
    [
        ("{}/nowhere", "does not exist"),
        ("{}/bakery/levels/all.yaml", "is not a folder"),
        ("{}/bakery/framework.yaml/x", "does not exist"),
        ("/dev/null", "is not a folder"),
        ("/dev/zero/framework.yaml", "does not exist"),
        ("./" + "x" * 5_000, "does not exist"),
        ("./a\0b", "does not exist"),
        ("~nobody-of-this-name/x", "does not exist"),
        ("./\x1b[31m\u202e", "does not exist"),
    ],
)
def test_another_path_is_refused_with_what_to_give(shell: Shell, bakery: Path, path: str, what: str) -> None:
    result = shell("ladder", "--framework", path.format(bakery.parent))
    assert (result.code, result.out) == (2, "")
    assert f"{what}." in result.err
    assert "Give the folder that holds framework.yaml." in result.err
    assert all(character.isprintable() or character == "\n" for character in result.err)


@try_each("name", ["x" * 5_000, "a\0b", "-", "\x1b[31m", "pm " * 3])
def test_another_name_is_refused(shell: Shell, name: str) -> None:
    result = shell("ladder", "--framework", name)
    assert (result.code, result.out) == (2, "")
    assert all(character.isprintable() or character == "\n" for character in result.err)


def test_a_pipe_called_like_a_manifest_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "framework.yaml")
    with pytest.raises(UsageError, match="is not a folder"):
        locate(str(tmp_path / "framework.yaml"))


def test_a_broken_framework_is_available_and_says_what_is_wrong(shell: Shell, own: Path) -> None:
    (own / "framework.yaml").write_text("id: [")
    assert list_names() == ("bakery", "pm", "pm-tracks")
    result = shell("ladder", "--framework", "bakery")
    assert result.code == 3
    assert f"{own}/framework.yaml:1:" in result.err


def test_what_is_no_framework_is_not_available(sealed: Path, own: Path) -> None:
    (sealed / "frameworks/notes.txt").write_text("x")
    (sealed / "frameworks/empty").mkdir()
    (sealed / "frameworks/odd").mkdir()
    (sealed / "frameworks/odd/framework.yaml").mkdir()
    assert list_names() == ("bakery", "pm", "pm-tracks")


def test_the_environment_names_a_framework(shell: Shell, bakery: Path) -> None:
    result = shell("ladder", "--json", env={"PMCAREER_FRAMEWORK": str(bakery)})
    assert result.json["framework"]["id"] == "bakery"
    assert shell("ladder", env={"PMCAREER_FRAMEWORK": str(bakery / "nowhere")}).code == 2


@pytest.mark.parametrize(("words", "spelled"), [([], "b\\udcff"), (["--json"], "b\\\\udcff")])
def test_a_path_that_is_no_text(shell: Shell, tmp_path: Path, words: list[str], spelled: str) -> None:
    raw = os.fsencode(tmp_path) + b"/b\xff"
    folder = Path(os.fsdecode(raw))
    write_with(folder)
    assert shell("ladder", *words, env={"PMCAREER_FRAMEWORK": str(folder)}).code == 0
    (folder / "skills/dough.yaml").write_text(FORKED["skills/dough.yaml"] + "&a b: c\n")
    result = shell("ladder", *words, env={"PMCAREER_FRAMEWORK": str(folder)})
    assert result.code == 3
    assert f"{tmp_path}/{spelled}/skills/dough.yaml" in result.err
