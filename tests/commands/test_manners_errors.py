"""Errors: what, and what to do instead; never on stdout, never a traceback, one JSON object under --json."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import typer
from ladders import write_framework
from shell import Shell
from tree import commands, nodes
from try_each import try_each

from pm_career import cli
from pm_career.commands import ladder as ladder_command
from pm_career.commands import usage_errors
from pm_career.commands.command_loader import Command
from pm_career.commands.exit_codes import ExitCode, choose_exit_code
from pm_career.errors import FrameworkError, PersonalDataError, PmCareerError, UsageError

# What is typed, and what the answer must hold.
WRONG = [
    (["laddr"], ["There is no command 'laddr'.", "ladder", "pmcareer --help"]),
    (["xyzzy"], ["There is no command 'xyzzy'.", "pmcareer --help"]),
    (["level", "seniro"], ["There is no level 'seniro'.", "Did you mean senior?"]),
    (["level", "wizard"], ["There is no level 'wizard'.", "apm, pm, senior, principal, executive"]),
    (["level"], ["Missing argument 'NAME'.", "For example: pmcareer level senior.", "pmcareer level --help"]),
    (["level", "pm", "apm"], ["There are too many words: 'apm'.", "pmcareer level --help"]),
    (["ladder", "--jsn"], ["There is no option '--jsn'.", "Did you mean --json?", "pmcareer ladder --help"]),
    (["ladder", "-x"], ["There is no option '-x'.", "pmcareer ladder --help"]),
    (["--plain"], ["There is no option '--plain'.", "Options come after the command."]),
    (["next", "--from"], ["The option '--from' needs a value.", "pmcareer next --help"]),
    (["next", "--from", "apm", "--focus", "few"], ["'--focus'", "'few' is not a whole number."]),
    (["next", "--from", "apm", "--focus", "0"], ["'--focus'", "0 is too small: the least is 1."]),
    (["next", "--from", "apm", "--rate", "comunication=3"], ["There is no skill 'comunication'.", "communication"]),
    (["next", "--from", "apm", "--rate", "communication"], ["is not a rating.", "SKILL=N"]),
    (["next", "--from", "apm", "--rate", "communication=9"], ["'9' is not a step", "1 ", "5 "]),
    (["next", "--from", "senior", "--to", "pm"], ["is not above", "principal, executive"]),
    (["path", "--to", "pm"], ["You have not set your present level yet.", "or give --from LEVEL"]),
    (["ladder", "--framework", "nosuch"], ["No framework is called 'nosuch'.", "pm"]),
    (["ladder", "--framework", "./nosuch"], ["./nosuch"]),
    (["help", "levle"], ["There is no command or topic 'levle'."]),
]


@try_each(("words", "said"), WRONG, ids=" ".join)
def test_a_wrong_call_says_what_and_what_instead(shell: Shell, words: list[str], said: list[str]) -> None:
    for terminal in (None, 80):
        result = shell(*words, terminal=terminal)
        assert (result.code, result.out) == (2, "")
        if terminal is None:
            assert len(result.err.splitlines()) == 2  # what, and what to do: no usage, no box
        assert result.err.startswith("pmcareer: ")
        for each in said:
            assert " ".join(each.split()) in result.said


@try_each(("words", "said"), WRONG, ids=" ".join)
def test_under_json_it_says_the_same_as_one_object(shell: Shell, words: list[str], said: list[str]) -> None:
    result = shell(*words, "--json") if words[-1] != "--from" else shell(words[0], "--json", *words[1:])
    assert (result.code, result.out) == (2, "")
    error = json.loads(result.err)["error"]
    assert set(error) == {"code", "message", "hint"}
    assert error["code"] == 2
    for each in said:
        assert each in f"{error['message']} {error['hint']}"


@try_each("path", list(nodes()))
def test_an_unknown_option_is_refused_by_every_command(shell: Shell, path: str) -> None:
    result = shell(*path.split()[1:], "--no-such-thing")
    assert (result.code, result.out) == (2, "")
    assert "There is no option '--no-such-thing'." in result.err
    assert f"{path} --help" in result.err


@try_each("path", list(commands()))
def test_a_mistyped_command_is_answered_with_the_right_one(shell: Shell, path: str) -> None:
    *words, last = path.split()[1:]
    result = shell(*words, f"{last}q")
    assert (result.code, result.out) == (2, "")
    assert last in result.err.partition("Did you mean ")[2]


def test_what_stands_after_a_double_dash_is_no_option(shell: Shell) -> None:
    result = shell("level", "--", "--json")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("pmcareer: There is no level '--json'.")


def test_names_match_in_any_case_with_spaces_or_hyphens(shell: Shell) -> None:
    whole = shell("level", "principal").out
    for name in (
        "PRINCIPAL",
        "principal pm",
        "Lead-Product_Manager",
        "lead  product manager",
        "Lead / Principal Product Manager",
    ):
        assert shell("level", name).out == whole
    assert shell("LEVEL", "principal").out == shell("Level", "principal").out == whole
    assert shell("next", "--from", "APM", "--rate", "problem SOLVING=3").code == 0


def test_an_ambiguous_name_lists_its_candidates(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pm_career.commands import level as level_command
    from pm_career.domain.framework import Framework, Level, Step

    twins = tuple(Level(id=each, title=each.title(), rank=1, aliases=("chief",)) for each in ("baker", "brewer"))
    framework = Framework("twins", "Twins", "1.0.0", (Step(1, "Sees"), Step(2, "Does")), twins, ())
    monkeypatch.setattr(level_command, "open_framework", lambda _: framework)
    result = shell("level", "Chief")
    assert (result.code, result.out) == (2, "")
    assert "'Chief' can mean more than one level.\nSay which: baker, brewer\n" in result.err


class Kind(StrEnum):
    TABLE = "table"
    CSV = "csv"
    CVT = "cvt"
    CVX = "cvx"


def test_a_choice_is_answered_with_the_two_nearest() -> None:
    def choose(kind: Kind = Kind.TABLE) -> None:
        """Choose."""

    app = typer.Typer()
    app.command("choose", cls=Command)(choose)
    command: Any = typer.main.get_command(app)
    with pytest.raises(typer.BadParameter) as raised:
        command.make_context("choose", ["--kind", "cvs"])
    error = usage_errors.reword(raised.value)
    assert error.message == "Invalid value for '--kind': 'cvs' is not one of 'table', 'csv', 'cvt', 'cvx'."
    assert error.hint == "Did you mean cvx or cvt? Help: choose --help"


def test_problems_of_a_framework_are_listed_with_their_places(shell: Shell, tmp_path: Path) -> None:
    path = write_framework(
        tmp_path / "bad", till="id: till\nname: Till\ncolour: red\nexpectations: {nowhere: {step: 1}}\n"
    )
    result = shell("ladder", "--framework", str(path))
    assert (result.code, result.out) == (3, "")
    assert "till.yaml:3:1: " in result.err
    assert "    colour: red" in result.err
    assert result.err.splitlines()[-2].startswith("pmcareer: The framework in ")
    error = json.loads(shell("ladder", "--framework", str(path), "--json").err)["error"]
    assert error["code"] == 3
    assert {"file", "line", "column", "rule", "message", "hint"} <= set(error["problems"][0])


def test_every_kind_of_error_has_its_exit_code() -> None:
    errors = {UsageError: 2, FrameworkError: 3, PersonalDataError: 4, PmCareerError: 1}
    for kind, code in errors.items():
        assert choose_exit_code(kind("What.")) == code
    assert all(code.meaning.endswith(".") for code in ExitCode)


class TestWhatNobodyForesaw:
    """A bug, or a system that says no: a sentence, and the traceback only for whoever asks."""

    def test_a_bug_is_a_sentence(self, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        _fail_with(ZeroDivisionError("what she wrote"), monkeypatch)
        result = shell("ladder", env={"PMCAREER_TRACEBACK": ""})
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith("pmcareer: This is a bug in pmcareer: ZeroDivisionError at ")
        assert "what she wrote" not in result.err
        assert "Traceback" not in result.err

    def test_who_asks_gets_the_traceback(self, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        _fail_with(ZeroDivisionError(), monkeypatch)
        with pytest.raises(ZeroDivisionError):
            shell("ladder", env={"PMCAREER_TRACEBACK": "1"})

    def test_what_the_system_refuses_is_a_sentence(self, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        _fail_with(PermissionError(13, "Permission denied", "/secret"), monkeypatch)
        assert shell("ladder") == (1, "", "pmcareer: Permission denied: /secret\n")


def _fail_with(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(ladder_command, "open_framework", fail)


def test_a_command_is_answered_with_the_two_nearest(monkeypatch: pytest.MonkeyPatch, shell: Shell) -> None:
    for number in range(3):
        monkeypatch.setitem(cli.COMMANDS, f"levell{number}", ("pm_career.commands.level", "Show one level"))
    assert shell("levell").err.splitlines()[1].startswith("Did you mean levell2 or levell1? All commands: ")
