"""What stands at the ends of the program's streams: closed readers, full disks, poor encodings, interrupts."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cells import cells
from ladders import write_framework
from shell import PROGRAM, Shell, run_program, warm_cache

from pm_career import __main__, __version__
from pm_career.commands import ladder as ladder_command
from pm_career.commands import streams
from pm_career.views import theme

CALLS = [["ladder"], ["level", "senior", "--full"], ["next", "--from", "apm", "--json"], ["--help"], ["next", "-h"]]


@pytest.fixture(autouse=True)
def warm() -> None:
    warm_cache()


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_reader_that_leaves_is_no_error(call: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = run_program(*call, stdout=writing)
    finally:
        os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_head_gets_its_line() -> None:
    command = f"{sys.executable} -m pm_career level senior | head -1; echo ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", command], check=True, capture_output=True, text=True, timeout=60)
    assert ended.stdout == "Level: Senior Product Manager (SPM) (senior)\n0\n"
    assert ended.stderr == ""


@pytest.mark.needs("/dev/full")
@pytest.mark.parametrize("call", [["ladder"], ["--help"], ["--version"]], ids=" ".join)
def test_a_full_disk_is_one_line_and_exit_1(call: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = run_program(*call, stdout=full)
    assert ended.returncode == 1
    assert ended.stderr == b"pmcareer: The answer could not be written: No space left on device.\n"


def test_a_closed_stdout_is_one_line_and_exit_1() -> None:
    command = f"{sys.executable} -m pm_career ladder --json >&-"
    ended = subprocess.run(["bash", "-c", command], check=False, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert '"The answer could not be written: stdout is closed."' in ended.stderr


def test_a_closed_stderr_does_not_hide_the_answer_nor_the_exit_code() -> None:
    command = f"{sys.executable} -m pm_career --version 2>&-; {sys.executable} -m pm_career level nobody 2>&-"
    ended = subprocess.run(["bash", "-c", command], check=False, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, f"pmcareer {__version__}\n", "")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_any_encoding_of_stdout_will_do(encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ended = run_program("path", "--from", "apm", "--to", "pm", "--color", env=env)
    assert (ended.returncode, ended.stderr) == (0, b"")
    arrow, fork = ("→", "├─") if encoding == "utf-8" else (">", "+-")
    text = ended.stdout.decode(encoding)
    assert f"Seen it {arrow} With help" in text
    assert fork in text


SIGNS = [value for name, value in vars(theme).items() if name.isupper() and isinstance(value, str) and value.strip()]


def test_every_sign_has_letters_of_its_own_where_the_encoding_lacks_it() -> None:
    streams.prepare()
    ascii_only = _Ascii()
    shown = {sign: streams.replace_unencodable(sign, ascii_only) for sign in [*SIGNS, *"−–▁▂▃▄▅▆▇█"]}
    assert [sign for sign, letters in shown.items() if "?" in letters] == [theme.UNKNOWN]
    gauge = (theme.STEP, theme.MISSING, theme.BEYOND, theme.BAR)
    beside = (theme.MET, theme.TO_GO, theme.OWED, theme.DIFFERS, theme.UNKNOWN)
    for signs in (gauge, beside, "▁▂▃▄▅▆▇█"):
        assert len({shown[sign] for sign in signs}) == len(signs), shown


class _Ascii(io.StringIO):
    encoding = "ascii"


def test_below_and_above_the_bar_differ_in_ascii(shell: Shell) -> None:
    shell("me", "set", "--level", "pm", "--target", "senior")
    shell("assess", "--rate", "communication=2", "--rate", "strategy=3")
    out = shell("me", "--no-color", terminal=100, encoding="ascii").out
    lines = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.strip()}
    assert lines["Communication"] == ["##o|--", "2", "v1", "^1", "-"]
    assert lines["Strategy"][:2] == ["###|--", "3"]
    assert lines["Analysis"][1] == "?"


def test_the_c_locale_will_do() -> None:
    ended = run_program("ladder", "--tree", "--color", env={"LC_ALL": "C", "PYTHONIOENCODING": ""})
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "Stakeholder management" in ended.stdout.decode()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_what_is_aligned_stays_aligned_in_a_poor_encoding(shell: Shell, tmp_path: Path, encoding: str) -> None:
    path = _international(tmp_path)
    result = shell("ladder", "--framework", path, "--no-color", terminal=80, encoding=encoding)
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    before = [line.partition(name)[0] for name in ("In focus", "Firing", "Salt") for line in lines if name in line]
    assert len(before) == 3
    assert len({cells(each) for each in before}) == 1, result.out


def _international(tmp_path: Path) -> str:
    levels = """\
levels:
  - id: boy
    title: "Lehrling → Geselle"
    rank: 1
    responsibilities:
      - title: "Crème brûlée…"
      - title: "烘焙 🥐 ведёт"
"""
    skills = {
        f"skills/{name.lower()}.yaml": f"""\
id: {name.lower()}
name: {name}
expectations:
  boy: {{step: 1, focus: true}}
"""
        for name in ("Firing", "Salt")
    }
    scale = (
        "format: 1\nid: i\ntitle: I\nversion: 1.0.0\nscale:\n  - {value: 1, name: Sees}\n  - {value: 2, name: Does}\n"
    )
    return str(write_framework(tmp_path / "i", {"framework.yaml": scale, "levels/all.yaml": levels, **skills}))


@pytest.mark.parametrize("call", [[b"level", b"\xff\xfe"], [b"ladder", b"--framework", b"\xc3("], [b"l\xe4dder"]])
def test_an_argument_that_is_no_text_is_refused(call: list[bytes]) -> None:
    ended = run_program(*call, env={"LC_ALL": "C.UTF-8"})
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"not valid text" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_a_variable_that_is_no_text_is_an_unknown_framework() -> None:
    ended = run_program("ladder", env={"PMCAREER_FRAMEWORK": os.fsdecode(b"\xff/x"), "LC_ALL": "C.UTF-8"})
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert rb"\udcff/x" in ended.stderr


def test_ctrl_c_ends_a_program_that_waits_for_its_reader() -> None:
    waiting = subprocess.Popen([*PROGRAM, "ladder", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert waiting.stdout is not None
    assert waiting.stderr is not None
    with waiting, waiting.stdout, waiting.stderr:
        waiting.stdout.read(1)  # it writes, and the pipe is too small for the whole answer
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait(timeout=30) == 130
        assert json.loads(waiting.stderr.read())["error"]["code"] == 130


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ladder_command, "open_framework", interrupt)


def test_ctrl_c_inside_a_command_is_130(shell: Shell, interrupted: None) -> None:
    assert shell("ladder") == (130, "", "\n")
    result = shell("ladder", "--json")
    assert (result.code, result.out) == (130, "")
    assert '"code": 130' in result.err


def test_ctrl_c_while_the_program_loads_is_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pm_career.cli", _Interrupts())
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == 130
    assert capsys.readouterr() == ("", "")


class _Interrupts:
    """A module whose import is interrupted."""

    def __getattr__(self, name: str) -> object:
        raise KeyboardInterrupt


def test_the_signs_of_a_gauge_differ_in_ascii(shell: Shell) -> None:
    call = ("next", "--from", "pm", "--to", "senior", "--rate", "vision=2", "--no-color")
    (drawn,) = (line for line in shell(*call, terminal=80, encoding="ascii").out.splitlines() if "2 > 3" in line)
    assert "##o|--  2 > 3" in drawn
    assert "?" not in drawn
