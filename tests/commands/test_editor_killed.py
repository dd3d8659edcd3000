"""The program ended while the editor is open: what was written is told and stays, or is removed by the next command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from shell import PROGRAM, Shell, warm_cache

pytestmark = pytest.mark.needs("/dev/null")  # a system with signals

WRITES = "file.write_text('My secret quarrel')"


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    warm_cache()
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


def end_in_editor(temporary: Path, body: str, number: signal.Signals) -> subprocess.CompletedProcess[str]:
    """Add evidence in an editor that runs `body`, sends the program a signal and waits until it has ended."""
    script = temporary.parent / "editor.py"
    script.write_text(
        "import os, sys, time\nfrom pathlib import Path\nfile, parent = Path(sys.argv[1]), os.getppid()\n"
        f"{body}\nos.kill(parent, {int(number)})\nwhile os.getppid() == parent: time.sleep(0.01)\n"
    )
    environment = {**os.environ, "EDITOR": f"'{sys.executable}' '{script}'", "TMPDIR": str(temporary)}
    return subprocess.run(
        [*PROGRAM, "evidence", "add", "--edit"], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_was_written_is_told_and_stays_until_everything_is_erased(
    shell: Shell, temporary: Path, number: signal.Signals
) -> None:
    done = end_in_editor(temporary, WRITES, number)
    assert done.returncode == -number
    (line,) = done.stderr.splitlines()
    file = Path(line.removeprefix("What you wrote is still in "))
    assert file.read_text() == "My secret quarrel"
    assert shell("evidence", "add", "Later").code == 0
    assert file.exists()
    assert shell("data", "erase", "--yes").code == 0
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_where_nothing_was_written_nothing_is_left(temporary: Path, sealed: Path, number: signal.Signals) -> None:
    done = end_in_editor(temporary, "", number)
    assert (done.returncode, done.stderr) == (-number, "")
    assert list(temporary.iterdir()) == []
    assert [each.name for each in sealed.iterdir()] == ["cache"]


@pytest.mark.parametrize("words", ["evidence add Later", "data erase --yes"])
def test_what_a_killed_program_left_is_removed_by_the_next_change(shell: Shell, temporary: Path, words: str) -> None:
    assert shell("evidence", "add", "Before").code == 0
    assert end_in_editor(temporary, WRITES, signal.SIGKILL).returncode == -signal.SIGKILL
    assert len(list(temporary.iterdir())) == 1
    assert shell(*words.split()).code == 0
    assert list(temporary.iterdir()) == []


def test_an_editor_that_fails_after_it_has_saved_loses_nothing(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(f"import sys\nfrom pathlib import Path\nfile = Path(sys.argv[1])\n{WRITES}\nsys.exit(1)\n")
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")
    result = shell("evidence", "add", "--edit")
    assert result.code == 1
    (line,) = [each for each in result.err.splitlines() if each.startswith("What you wrote is still in ")]
    file = Path(line.removeprefix("What you wrote is still in "))
    assert file.read_text() == "My secret quarrel"
    assert shell("evidence", "add", "Later").code == 0
    assert shell("data", "erase", "--yes").code == 0
    assert not file.parent.exists()
