"""The way into the navigator: where it opens, where it does not, and who pays for it."""

from __future__ import annotations

import subprocess

import pytest
from loaded import call_each
from shell import PROGRAM, Shell, run_program

from pm_career.commands import explore


def test_without_a_terminal_it_names_the_commands(shell: Shell) -> None:
    for result in (shell("explore"), shell("explore", terminal=80)):
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("pmcareer: The navigator needs a terminal of its own.\n")
        for command in ("ladder", "level NAME", "search WORDS", "me", "next"):
            assert f"pmcareer {command}" in " ".join(result.err.split())


def test_a_pipe_gets_the_help_in_place_of_it() -> None:
    ended = run_program()
    assert ended.returncode == 0
    assert ended.stdout.startswith(b"Usage: pmcareer")


def test_it_does_not_wait_for_keys_that_nobody_can_press() -> None:
    ended = subprocess.run(
        [*PROGRAM, "explore"], check=False, stdin=subprocess.DEVNULL, capture_output=True, timeout=30
    )
    assert ended.returncode == 2


def test_no_other_call_loads_textual() -> None:
    calls = ((), ("ladder",), ("next", "--from", "apm"), ("me",), ("explore",), ("explore", "-h"))
    loading = [words for words, made in zip(calls, call_each(calls), strict=True) if "textual" in made.modules]
    assert loading == []


def test_alone_it_opens_the_ladder_that_the_environment_names(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str | None] = []
    monkeypatch.setattr(explore, "is_default", lambda: True)
    monkeypatch.setattr(explore, "command", lambda _, framework: opened.append(framework))
    for named in ("pm-tracks", ""):
        assert shell(env={"PMCAREER_FRAMEWORK": named}).code == 0
    assert opened == ["pm-tracks", None]


def test_where_plain_answers_are_asked_for_it_does_not_open_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explore, "is_possible", lambda: True)
    assert explore.is_default()
    for variable in ("ACCESSIBLE", "PMCAREER_PLAIN"):
        with monkeypatch.context() as context:
            context.setenv(variable, "1")
            assert not explore.is_default()
