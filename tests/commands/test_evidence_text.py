"""The text of evidence from a pipe and from the person's own editor."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from journal import journal, kept, only
from shell import PROGRAM, Shell, warm_cache

pytestmark = pytest.mark.usefixtures("frozen_clock")

# The text from elsewhere


def test_a_pipe_is_read_and_a_dash_reads_it_too(shell: Shell) -> None:
    assert shell("evidence", "add", "--skill", "vision", stdin="First line\r\n\r\n  second\n\n").code == 0
    assert shell("evidence", "add", "-", stdin="\ufeffThird").code == 0
    assert [piece["what"] for piece in kept(shell)] == ["First line\n\n  second", "Third"]


def test_a_dash_at_a_terminal_reads_until_it_ends(shell: Shell) -> None:
    result = shell("evidence", "add", "-", terminal=80, stdin="One\nTwo\n")
    assert "Ctrl-D" in result.err
    assert only(shell)["what"] == "One\nTwo"


def test_nothing_in_a_pipe_is_a_usage_error_that_says_what_to_type(shell: Shell, sealed: Path) -> None:
    for words in ((), ("-",)):
        result = shell("evidence", "add", *words)
        assert result.code == 2
        assert "Such as: pmcareer evidence add '" in result.err
    assert not (sealed / "career.db").exists()


def test_nothing_hangs_without_input_and_bytes_that_are_no_text_are_refused(sealed: Path) -> None:
    warm_cache()
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}
    for given, code in ((b"", 2), (b"caf\xe9", 2), ("café".encode(), 0)):
        ended = subprocess.run(
            [*PROGRAM, "evidence", "add"], check=False, input=given, capture_output=True, env=environment, timeout=30
        )
        assert ended.returncode == code, ended.stderr
        assert b"Traceback" not in ended.stderr
    assert (sealed / "career.db").exists()


def test_one_stream_without_a_person_is_told_what_to_give(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from pm_career.commands import streams

    monkeypatch.setattr(streams, "is_terminal", lambda stream: stream is sys.stdin)
    result = shell("evidence", "add", terminal=80)
    assert result.code == 2
    assert "- to write it here" in result.err


# The editor


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes an editor of a few lines of Python, which have the file as `file` and its text as `text`."""

    def make(body: str, *, variable: str = "VISUAL") -> None:
        script = tmp_path / "an editor.py"
        lines = ("import os, sys", "from pathlib import Path", "file = Path(sys.argv[-1])", "text = file.read_text()")
        script.write_text("\n".join((*lines, body)))
        monkeypatch.setenv(variable, f"'{sys.executable}' '{script}' --wait ';touch $HOME/x'")

    return make


def test_the_editor_gets_a_private_file_that_is_gone_afterwards(shell: Shell, editor: Any, tmp_path: Path) -> None:
    log = tmp_path / "log"
    editor(
        f"Path({str(log)!r}).write_text(f'{{file}} {{file.stat().st_mode}} {{file.parent.stat().st_mode}} {{text}}')\n"
        "assert sys.argv[1:3] == ['--wait', ';touch $HOME/x']\n"
        "file.write_text('Written\\n\\nin peace\\n' + text)"
    )
    before = os.umask(0)
    try:
        result = shell("evidence", "add", "--edit", "--skill", "vision")
    finally:
        os.umask(before)
    assert (result.code, result.out) == (0, "e1\n"), result.err
    assert only(shell)["what"] == "Written\n\nin peace"
    file, mode, folder, text = log.read_text().split(" ", 3)
    assert (stat.S_IMODE(int(mode)), stat.S_IMODE(int(folder))) == (0o600, 0o700)
    assert "Write above this line" in text
    assert not Path(file).parent.exists()


def test_visual_goes_before_editor_and_editor_will_do(shell: Shell, editor: Any, monkeypatch: Any) -> None:
    editor("file.write_text('by editor')", variable="EDITOR")
    shell("evidence", "add", "--edit")
    editor("file.write_text('by visual')")
    monkeypatch.setenv("EDITOR", "false")
    shell("evidence", "add", "--edit")
    assert [piece["what"] for piece in kept(shell)] == ["by editor", "by visual"]


def test_words_beside_the_editor_are_its_draft(shell: Shell, editor: Any) -> None:
    editor("file.write_text(text.replace('Cut', 'Halved'))")
    shell("evidence", "add", "Cut the release", "--edit")
    assert only(shell)["what"] == "Halved the release"


def test_the_last_line_counts_and_where_it_is_gone_all_is_text(shell: Shell, editor: Any) -> None:
    editor("line = next(each for each in text.splitlines() if each.startswith('---'))\nfile.write_text(line + text)")
    shell("evidence", "add", "Cut", "--edit")
    editor("file.write_text('All of it\\r\\nis text')")
    shell("evidence", "add", "--edit")
    first, second = [piece["what"] for piece in kept(shell)]
    assert first.startswith("--- Write above")
    assert first.endswith("Cut")
    assert second == "All of it\nis text"


def test_what_the_editor_leaves_empty_changes_nothing(shell: Shell, editor: Any, sealed: Path) -> None:
    for body in ("", "file.write_text(' \\n')", "file.unlink()"):
        editor(body)
        result = shell("evidence", "add", "--edit")
        assert (result.code, result.out) == (0, "")
        assert "nothing was saved" in result.err
        assert not (sealed / "career.db").exists()
    shell("evidence", "add", "It held")
    editor("file.write_text('')")
    assert "nothing was changed" in shell("evidence", "edit", "e1", "--edit").err
    assert only(shell)["what"] == "It held"


@pytest.mark.parametrize(
    ("variable", "says"),
    [
        (f"'{sys.executable}' -c 'raise SystemExit(3)'", "ended with status 3"),
        ("/no/such/editor -w", "could not be started: No such file or directory"),
        ("'vi", "VISUAL cannot be read as a command"),
        (f"'{sys.executable}' -c 'import os; os.kill(os.getpid(), 9)'", "ended by signal 9"),
        (f"'{sys.executable}' -c 'import sys; open(sys.argv[1], \"wb\").write(b\"\\xff\")'", "not UTF-8"),
        (" ", "No editor is set"),
    ],
)
def test_an_editor_that_fails_is_a_sentence_and_exit_1(
    shell: Shell, sealed: Path, monkeypatch: pytest.MonkeyPatch, variable: str, says: str
) -> None:
    monkeypatch.setenv("VISUAL", variable)
    result = shell("evidence", "add", "--edit")
    assert (result.code, result.out) == (1, "")
    assert says in result.err
    assert len(result.err.splitlines()) == 2
    assert not (sealed / "career.db").exists()


def test_what_was_written_in_the_editor_is_not_lost_where_it_cannot_be_kept(
    shell: Shell, editor: Any, sealed: Path
) -> None:
    editor(
        "file.write_text('A long afternoon')\n"
        f"home = Path({str(sealed)!r})\n"
        "home.rename(home.with_name('elsewhere'))\n"
        "home.touch()"
    )
    result = shell("evidence", "add", "--edit")
    assert result.code == 4
    (line,) = [each for each in result.err.splitlines() if each.startswith("What you wrote is still in ")]
    file = Path(line.removeprefix("What you wrote is still in "))
    assert file.read_text() == "A long afternoon"
    file.unlink()
    file.parent.rmdir()


def test_the_editor_changes_the_text(shell: Shell, editor: Any) -> None:
    journal()
    editor("assert text.startswith('Second\\n\\n'); file.write_text(text.replace('Second', 'Last', 1))")
    assert shell("evidence", "edit", "e1", "--edit", "--outcome", "x").code == 0
    piece = shell("evidence", "show", "e1", "--json").json
    assert (piece["what"], piece["outcome"]) == ("Last", "x")
    editor("")
    assert "Nothing was changed" in shell("evidence", "edit", "e1", "--edit").err


def test_what_another_process_changed_meanwhile_stays(shell: Shell, editor: Any) -> None:
    journal()
    editor(
        "import subprocess\n"
        "change = ['-m', 'pm_career', 'evidence', 'edit', 'e1', '--outcome', 'other']\n"
        "subprocess.run([sys.executable, *change], check=True)\n"
        "file.write_text('Mine')"
    )
    assert shell("evidence", "edit", "e1", "--edit").code == 0
    piece = shell("evidence", "show", "e1", "--json").json
    assert (piece["what"], piece["outcome"], len(piece["former"])) == ("Mine", "other", 2)
