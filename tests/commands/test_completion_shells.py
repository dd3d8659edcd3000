"""Completion in the shells themselves: TAB as a person presses it, and texts that would like to be run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from ladders import write_framework
from shell import Shell, warm_cache
from typing_in import Terminal

INTERACTIVE = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "PS1='READY''> '; bind 'set enable-bracketed-paste off'"),
    "zsh": (
        ["zsh", "-f", "-i"],
        "PROMPT='READY''> '; unsetopt zle_bracketed_paste prompt_sp; autoload -U compinit; compinit -u -D",
    ),
}


@pytest.fixture(params=[pytest.param(shell, marks=pytest.mark.needs(shell)) for shell in INTERACTIVE])
def name(request: pytest.FixtureRequest) -> str:
    """A shell that completes on TAB."""
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on PATH with a `pmcareer` that completes, and otherwise only says what it was called with."""
    binaries = tmp_path / "bin"
    binaries.mkdir()
    program = binaries / "pmcareer"
    program.write_text(
        f'#!/bin/sh\n[ "$1" = completion ] && exec \'{sys.executable}\' -m pm_career "$@"\n'
        'printf "called with"; printf " <%s>" "$@"; echo\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{binaries}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    warm_cache()
    return tmp_path


def _typing(name: str) -> Terminal:
    """A shell with the completion in place."""
    argv, setup = INTERACTIVE[name]
    terminal = Terminal(argv, os.environ)
    terminal.send(f"{setup}; source <(pmcareer completion {name})\n")
    terminal.until("READY> ")
    return terminal


def test_tab_completes_commands_levels_and_values_after_an_equals_sign(name: str, folder: Path) -> None:
    with _typing(name) as terminal:
        terminal.send("pmcareer lev\tsen\t--fram\tpm --js\t\n")
        terminal.until("called with <level> <senior> <--framework> <pm> <--json>")
        terminal.send("pmcareer path --from=princ\t --to ex\t\n")
        terminal.until("called with <path> <--from=principal> <--to> <executive>")
        terminal.send("pmcareer next --rate influ\t4\t\n")
        terminal.until("called with <next> <--rate> <influence=4>")


def test_a_list_shows_the_help_of_each(name: str, folder: Path) -> None:
    with _typing(name) as terminal:
        terminal.send("pmcareer level p\t\t")
        listed = terminal.until("Lead Principal Product Manager")
        assert "Product Manager PM" in listed


def test_evidence_goals_people_and_files_complete(name: str, folder: Path, shell: Shell) -> None:
    shell("evidence", "add", "Wrote it down", "--person", "ana")
    shell("plan", "add", "Run two interviews")
    (Path.cwd() / "answers of ana.yaml").write_text("")
    with _typing(name) as terminal:
        terminal.send("pmcareer evidence show --person an\te\t\n")
        terminal.until("called with <evidence> <show> <--person> <ana> <e1>")
        terminal.send("pmcareer plan done g\t\n")
        terminal.until("called with <plan> <done> <g1>")
        terminal.send("pmcareer assess --answers ans\t\n")
        terminal.until("called with <assess> <--answers> <answers of ana.yaml>")
        terminal.send("pmcareer framework import ans\t --output=ans\t\n")
        terminal.until("called with <framework> <import> <answers of ana.yaml> <--output=answers of ana.yaml>")


@pytest.mark.needs("fish")
def test_fish_offers_the_same(folder: Path) -> None:
    script = folder / "pmcareer.fish"
    script.write_bytes(subprocess.run(["pmcareer", "completion", "fish"], check=True, capture_output=True).stdout)
    (Path.cwd() / "answers.yaml").write_text("")
    (folder / "answers of ana.yaml").write_text("")

    def offered(line: str) -> list[str]:
        asked = f"source '{script}'; complete -C '{line}'"
        ended = subprocess.run(["fish", "--no-config", "-c", asked], check=True, capture_output=True, text=True)
        assert ended.stderr == ""
        return ended.stdout.splitlines()

    assert offered("pmcareer level p") == ["pm\tProduct Manager PM", "principal\tLead Principal Product Manager"]
    assert offered("pmcareer next --rate influence=5") == ["influence=5\tChanges how it is done"]
    assert offered("pmcareer assess --answers ans") == ["answers.yaml"]
    assert offered("pmcareer framework import ~/answ") == ["~/answers of ana.yaml"]
    assert offered("pmcareer framework import ~/answers\\ o") == ["~/answers of ana.yaml"]
    assert offered("pmcareer framework export pm --output=ans") == ["--output=answers.yaml"]
    assert offered("pmcareer data import (touch RAN)") == []
    assert not Path("RAN").exists()
    assert offered("pmcareer nosuch ") == []


TRAPS = [
    "$(touch RAN)",
    "`touch RAN`",
    "\\$(touch RAN)",
    "\\`touch RAN\\`",
    "';touch RAN;'",
    '";touch RAN;"',
    "%F(touch RAN)",
]


def test_no_text_of_a_framework_or_a_person_is_run(name: str, folder: Path, shell: Shell) -> None:
    ladder = _trapped_ladder()
    home = Path(os.environ["PMCAREER_HOME"])
    for trap in TRAPS:
        shell("evidence", "add", trap)
        shell("plan", "add", trap)
        (home / "frameworks").mkdir(exist_ok=True)
        (home / "frameworks" / trap).symlink_to(ladder)
    (home / "frameworks" / "safe").symlink_to(ladder)
    calls = {
        "level --framework ./trap s": "touch RAN s1",
        "evidence show ": "touch RAN",
        "plan show ": "touch RAN",
        "level --framework ": "safe",
    }
    with _typing(name) as terminal:
        for call, listed in calls.items():
            assert listed in shell("completion", name, "--", *call.split(" ")).out
            terminal.send(f"pmcareer {call}\t\t")
            terminal.send("\x01echo 'DO''NE' \x05 \n")
            terminal.until("DONE pmcareer")
    assert not list(folder.rglob("RAN"))


def _trapped_ladder() -> Path:
    """A ladder whose every text would like to be run."""
    levels = [
        {"id": f"s{rank}", "title": f"{trap} s{rank}", "rank": rank, "aliases": [f"{trap}{rank}"], "summary": trap}
        for rank, trap in enumerate(TRAPS, start=1)
    ]
    manifest = {
        "format": 1,
        "id": "trap",
        "title": TRAPS[0],
        "version": "1.0.0",
        "scale": [{"value": 1, "name": TRAPS[1]}, {"value": 2, "name": TRAPS[0]}],
    }
    skill = {"id": "skill", "name": TRAPS[0], "expectations": {"s1": {"step": 1}}}
    files = {"framework.yaml": manifest, "levels/all.yaml": {"levels": levels}, "skills/skill.yaml": skill}
    return write_framework(Path.cwd() / "trap", {file: json.dumps(content) for file, content in files.items()})


def test_the_trap_would_spring_where_a_text_is_evaluated(name: str, folder: Path) -> None:
    subprocess.run([name, "-c", 'eval "text=$1"', "x", "$(touch RAN)"], check=True)
    assert Path("RAN").exists()


def test_bash_with_broken_data_offers_nothing_and_says_nothing(folder: Path) -> None:
    home = Path(os.environ["PMCAREER_HOME"])
    (home / "career.db").write_text("not a database")
    asked = (
        'source <(pmcareer completion bash); COMP_WORDS=(pmcareer evidence show ""); COMP_CWORD=3; _pmcareer; '
        'echo "${#COMPREPLY[@]}"'
    )
    ended = subprocess.run(["bash", "-c", asked], check=True, capture_output=True, text=True)
    assert (ended.stdout, ended.stderr) == ("0\n", "")
