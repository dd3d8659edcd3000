"""Where a user's data lives, and that naming the place makes nothing."""

from __future__ import annotations

import pwd
from pathlib import Path

import pytest
from shell import Shell
from try_each import try_each

from pm_career.paths import find_backups_directory, find_data_file, require_data_directory


def test_the_override_wins_and_nothing_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PMCAREER_HOME", str(tmp_path / "here"))
    assert find_data_file() == tmp_path / "here" / "career.db"
    assert find_backups_directory(find_data_file()) == tmp_path / "here" / "backups"
    assert not (tmp_path / "here").exists()


def test_a_home_is_written_with_a_tilde_even_if_it_is_nobodys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PMCAREER_HOME", "~/career")
    assert require_data_directory() == tmp_path / "career"
    monkeypatch.setenv("PMCAREER_HOME", "~nobody-of-that-name/career")
    assert require_data_directory() == Path.cwd() / "~nobody-of-that-name/career"


def test_a_relative_home_is_the_absolute_folder_that_it_is(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PMCAREER_HOME", "here/../career")
    assert find_data_file() == tmp_path / "career" / "career.db"
    shell("me", "set", "--level", "pm")
    places = shell("data", "where", "--json").json
    assert places["file"] == str(tmp_path / "career" / "career.db")
    assert places["frameworks"] == str(tmp_path / "career" / "frameworks")


@pytest.fixture
def no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable and no account that would name a home, as in a container."""
    for name in ("HOME", "PMCAREER_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "USERPROFILE"):
        monkeypatch.delenv(name, raising=False)

    def refuse(_: object) -> None:
        raise KeyError("no account")

    monkeypatch.setattr(pwd, "getpwuid", refuse)
    monkeypatch.setattr(pwd, "getpwnam", refuse)


@pytest.mark.usefixtures("no_home")
@try_each(
    "words",
    [("ladder",), ("level", "pm"), ("next", "--from", "apm"), ("search", "roadmap"), ("framework", "list")],
)
def test_without_any_home_the_ladder_works(shell: Shell, words: tuple[str, ...]) -> None:
    result = shell(*words)
    assert (result.code, result.err) == (0, "")
    assert result.out


@pytest.mark.usefixtures("no_home")
@pytest.mark.parametrize(
    "words",
    [
        ("me",),
        ("me", "set", "--level", "pm"),
        ("evidence", "list"),
        ("evidence", "add", "x"),
        ("plan",),
        ("next",),
        ("assess", "--rate", "vision=2"),
        ("data", "where"),
        ("data", "check"),
        ("data", "export"),
        ("data", "undo"),
        ("framework", "use", "pm"),
        ("framework", "new", "ours"),
    ],
)
def test_without_any_home_personal_commands_say_which_variable_to_set(
    shell: Shell, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    result = shell(*words)
    assert result.code == 4
    assert "no home folder" in result.err
    assert "export PMCAREER_HOME=" in result.err
    assert not list(Path.cwd().iterdir())


@pytest.mark.usefixtures("no_home")
def test_a_home_below_a_home_that_there_is_not_is_none(shell: Shell) -> None:
    assert "PMCAREER_HOME" in shell("me", env={"PMCAREER_HOME": "~/career"}).err
    assert shell("ladder", env={"PMCAREER_HOME": "~/career"}).code == 0


@pytest.mark.parametrize("home", ["", None])
def test_without_an_override_it_is_the_systems_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: str | None
) -> None:
    monkeypatch.delenv("PMCAREER_HOME")
    if home is not None:
        monkeypatch.setenv("PMCAREER_HOME", home)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert require_data_directory().name == "pmcareer"


def test_the_ladder_is_read_where_no_home_can_be(shell: Shell) -> None:
    for words in (("ladder",), ("next", "--from", "apm")):
        result = shell(*words, env={"PMCAREER_HOME": "/dev/null/x"})
        assert (result.code, result.err) == (0, "")
