"""Where a user's data lives, and that naming the place makes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from shell import Shell

from pm_career.paths import backups_directory, data_directory, data_file


def test_the_override_wins_and_nothing_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PMCAREER_HOME", str(tmp_path / "here"))
    assert data_file() == tmp_path / "here" / "career.db"
    assert backups_directory(data_file()) == tmp_path / "here" / "backups"
    assert not (tmp_path / "here").exists()


def test_a_home_is_written_with_a_tilde_even_if_it_is_nobodys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PMCAREER_HOME", "~/career")
    assert data_directory() == tmp_path / "career"
    monkeypatch.setenv("PMCAREER_HOME", "~nobody-of-that-name/career")
    assert data_directory() == Path("~nobody-of-that-name/career")


@pytest.mark.parametrize("home", ["", None])
def test_without_an_override_it_is_the_systems_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: str | None
) -> None:
    monkeypatch.delenv("PMCAREER_HOME")
    if home is not None:
        monkeypatch.setenv("PMCAREER_HOME", home)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert data_directory().name == "pmcareer"


def test_the_ladder_is_read_where_no_home_can_be(shell: Shell) -> None:
    for words in (("ladder",), ("next", "--from", "apm")):
        result = shell(*words, env={"PMCAREER_HOME": "/dev/null/x"})
        assert (result.code, result.err) == (0, "")
