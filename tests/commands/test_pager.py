"""Long answers in a pager: only for somebody at a terminal, and never in the way of the answer."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from ladders import FORKED, write_framework
from shell import PROGRAM, Shell, build_front_door, run_program, warm_cache
from typing_in import Terminal

from pm_career.commands import pager

FIRST, LAST = "Senior Product Manager (SPM)", "pmcareer next --from senior"
LONG = "level senior --full"


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has chosen a pager, as on most machines."""
    monkeypatch.delenv("PMCAREER_PAGER")
    warm_cache()


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A pager that keeps what it gets in the file `paged`."""
    return _script(tmp_path, "echo 'in the pager'; cat > paged; echo 'out of the pager'")


def _script(folder: Path, body: str, name: str = "a pager") -> Path:
    folder.mkdir(exist_ok=True)
    made = folder / name
    made.write_text(f"#!/bin/sh\n{body}\n")
    made.chmod(0o755)
    return made


def _called(call: str, env: Mapping[str, str], *, redirected: str = "") -> Terminal:
    """The program at a terminal of 80 x 24; what follows says how it ended."""
    line = f'{shlex.join(PROGRAM)} {call} {redirected}; echo "ended $?"'
    return Terminal(["/bin/sh", "-c", line], _variables(env), columns=80, lines=24)


def _variables(env: Mapping[str, str]) -> dict[str, str]:
    unset = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    return {**unset, "LC_ALL": "C.UTF-8", **env}


def _answer(call: str, env: Mapping[str, str], *, redirected: str = "") -> str:
    """What the terminal shows. Where nothing is redirected, the program runs in a fork of this process."""

    def run() -> None:
        try:
            build_front_door()(shlex.split(call), prog_name="pmcareer")
        except SystemExit as ended:
            sys.stdout.write(f"ended {ended.code or 0}")

    if redirected:
        called = _called(call, env, redirected=redirected)
    else:
        called = Terminal(run, _variables(env), columns=80, lines=24)
    with called as terminal:
        return terminal.until("ended 0")


def test_a_long_answer_goes_through_the_pager_that_was_set(script: Path) -> None:
    for name in pager.VARIABLES:
        seen = _answer(LONG, {name: shlex.quote(str(script))})
        assert seen.replace("\n", "") == "in the pagerout of the pagerended 0"
        paged = Path("paged").read_text(encoding="utf-8")
        assert FIRST in paged
        assert LAST in paged
        Path("paged").unlink()


@pytest.mark.parametrize(
    "call", ["skill influence", "compare pm senior", "path --from apm --to cpo", "next --from apm"]
)
def test_every_long_page_does(script: Path, call: str) -> None:
    _answer(call, {"PAGER": shlex.quote(str(script))})
    assert Path("paged").stat().st_size


@pytest.mark.parametrize(
    ("call", "env", "redirected"),
    [
        (f"{LONG} --no-pager", {}, ""),
        (f"{LONG} --plain", {}, ""),
        (f"{LONG} --json", {}, ""),
        (LONG, {"PMCAREER_PLAIN": "1"}, ""),
        (LONG, {"ACCESSIBLE": "1"}, ""),
        (LONG, {"PMCAREER_PAGER": ""}, ""),
        (LONG, {"PMCAREER_PAGER": "cat"}, ""),
        (LONG, {"TERM": "dumb"}, ""),
        (LONG, {"LINES": "500"}, ""),
        (LONG, {}, "</dev/null"),
        (LONG, {}, "| cat"),
        (f"{LONG} --color", {}, "| cat"),
        ("ladder --json", {}, ""),
        ("--version", {}, ""),
        ("help exit-codes", {}, ""),
        ("level nosuch", {}, "2>&1 || true"),
    ],
)
def test_no_pager_where_none_belongs(script: Path, call: str, env: dict[str, str], redirected: str) -> None:
    seen = _answer(call, {"PAGER": shlex.quote(str(script)), **env}, redirected=redirected)
    assert "in the pager" not in seen
    assert not Path("paged").exists()


def test_a_list_with_the_newest_at_the_bottom_is_not_begun_at_its_top(script: Path, shell: Shell) -> None:
    for number in range(20):
        shell("evidence", "add", f"Thing {number}")
    seen = _answer("evidence list", {"PAGER": shlex.quote(str(script))})
    assert seen.count("\n") > 24
    assert "in the pager" not in seen


def test_the_option_counts_for_its_call_alone(script: Path, shell: Shell) -> None:
    assert shell("level", "pm", "--no-pager", terminal=80) == shell("level", "pm", terminal=80)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("nosuch-pager -x", "The pager 'nosuch-pager' could not be started: No such file or directory."),
        ("false", "The pager 'false' ended with status 1."),
        ("/", "The pager '/' could not be started: Permission denied."),
        ("less 'x", "The pager less 'x cannot be read as a command. Check its quotation marks."),
        ("$(touch RAN)", "The pager '$(touch' could not be started: No such file or directory."),
    ],
)
def test_a_pager_that_fails_costs_a_line_and_not_the_answer(command: str, told: str) -> None:
    seen = _answer(LONG, {"PAGER": command})
    assert told in seen
    assert FIRST in seen
    assert LAST in seen
    assert not Path("RAN").exists()


def test_less_is_the_pager_where_none_is_chosen(tmp_path: Path) -> None:
    _script(tmp_path / "bin", "echo in less; /bin/cat > paged; echo $LESS,$1 > options; echo out of less", "less")
    seen = _answer(LONG, {"PATH": str(tmp_path / "bin")})
    assert seen.replace("\n", "") == "in lessout of lessended 0"
    assert LAST in Path("paged").read_text(encoding="utf-8")
    assert Path("options").read_text().startswith("FRXP")
    _answer(LONG, {"PATH": str(tmp_path / "bin"), "LESS": "-M"})
    assert Path("options").read_text() == "-M,-FRX\n"


@pytest.mark.parametrize("env", [{}, {"PAGER": ""}, {"PMCAREER_PAGER": ""}, {"PAGER": "cat"}, {"TERM": ""}])
def test_nothing_waits_for_a_key_where_less_is_not_installed_or_not_wanted(
    env: Mapping[str, str], tmp_path: Path
) -> None:
    (tmp_path / "bin").mkdir()
    if env:
        _script(tmp_path / "bin", "echo in less; sleep 60", "less")
    seen = _answer(LONG, {"PATH": str(tmp_path / "bin"), **env})
    assert FIRST in seen
    assert LAST in seen
    assert "in less" not in seen


def test_leaving_before_the_end_is_no_error(tmp_path: Path) -> None:
    texts = "".join(f"      - {'word ' * 300}\n" for _ in range(80))
    levels = f"levels:\n  - id: one\n    title: One\n    rank: 1\n    growing_here:\n{texts}"
    skill = "id: dough\nname: Dough\nexpectations:\n  one: {step: 1}\n"
    files = {"framework.yaml": FORKED["framework.yaml"], "levels/all.yaml": levels, "skills/dough.yaml": skill}
    write_framework(Path.cwd() / "long", files)
    answer = run_program("level", "one", "--full", "--framework", "./long", "--color").stdout
    assert len(answer) > 100_000, "more than a pipe holds, so that the pager leaves while it is written to"
    seen = _answer("level one --full --framework ./long", {"PAGER": "true"})
    assert seen.strip() == "ended 0"


def test_ctrl_c_that_ends_the_pager_ends_the_program_quietly(tmp_path: Path) -> None:
    script = _script(tmp_path, "echo 'in the pager'; exec sleep 60")
    with _called(LONG, {"PAGER": shlex.quote(str(script))}) as terminal:
        terminal.until("in the pager")
        terminal.send("\x03")
        # The shell around it is interrupted, too; nothing but the ^C may be said.
        seen = terminal.rest()
    assert "Traceback" not in seen
    assert FIRST not in seen


def test_ctrl_c_that_the_pager_takes_for_itself_ends_nothing(tmp_path: Path) -> None:
    script = _script(tmp_path, "trap 'echo taken' INT; echo 'in the pager'; read -r line </dev/tty; exit 3")
    line = f'trap : INT; {shlex.join(PROGRAM)} {LONG}; echo "ended $?"'
    env = {name: value for name, value in os.environ.items() if name != "LINES"}
    with Terminal(
        ["/bin/sh", "-c", line], {**env, "PAGER": shlex.quote(str(script))}, columns=80, lines=24
    ) as terminal:
        terminal.until("in the pager")
        terminal.send("\x03")
        terminal.until("taken", pressing="\x03")  # the shell may not read yet, and run its trap only after the next
        terminal.send("\n")
        seen = terminal.until("ended 0")
    assert FIRST not in seen


def test_the_terminal_is_as_it_was_after_a_pager_that_was_killed(tmp_path: Path) -> None:
    script = _script(tmp_path, "stty raw -echo </dev/tty; kill -9 $$")
    line = f'stty -a >before; {shlex.join(PROGRAM)} {LONG}; stty -a >after; echo "ended $?"'
    env = {name: value for name, value in os.environ.items() if name != "LINES"}
    with Terminal(
        ["/bin/sh", "-c", line], {**env, "PAGER": shlex.quote(str(script))}, columns=80, lines=24
    ) as terminal:
        terminal.until("ended 0")
    assert Path("before").read_text() == Path("after").read_text()
    assert "isig" in Path("after").read_text()


needs_less = pytest.mark.needs("less")


@needs_less
def test_less_shows_a_screen_says_how_to_leave_and_leaves_what_was_read(tmp_path: Path) -> None:
    with _called(LONG, {"PAGER": "less"}) as terminal:
        seen = terminal.until("Space for more, q leaves")
        assert FIRST in seen
        assert LAST not in seen
        terminal.send("G")
        assert LAST in terminal.until("The end, q leaves")
        terminal.send("q")
        terminal.until("ended 0")


@needs_less
def test_less_opens_where_none_is_chosen_and_ctrl_c_in_it_ends_nothing() -> None:
    line = f'trap : INT; {shlex.join(PROGRAM)} {LONG} --color; echo "ended $?"'
    env = {name: value for name, value in os.environ.items() if name != "LINES"}
    with Terminal(["/bin/sh", "-c", line], {**env, "LC_ALL": "C.UTF-8"}, columns=80, lines=24) as terminal:
        assert "ESC" not in terminal.until("Space for more, q leaves")
        terminal.send("\x03")
        assert LAST in terminal.until("The end, q leaves", pressing="G")
        terminal.send("q")
        terminal.until("ended 0")


@needs_less
def test_a_less_of_ones_own_is_respected_and_shows_colours() -> None:
    with _called(LONG, {"LESS": "-M", "PAGER": "less"}) as terminal:
        seen = terminal.until("lines 1-")
        assert "ESC" not in seen
        terminal.send("q")
        terminal.until("ended 0")


def test_an_answer_of_as_many_lines_as_the_screen_is_long_and_one_less_is_not(script: Path, shell: Shell) -> None:
    lines = shell("help", "exit-codes", terminal=80).out.count("\n")
    env = {"PAGER": shlex.quote(str(script))}
    assert "in the pager" in _answer("help exit-codes", {**env, "LINES": str(lines)})
    assert "in the pager" not in _answer("help exit-codes", {**env, "LINES": str(lines + 1)})
