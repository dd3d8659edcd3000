"""Completion as a script asks for it: what fits, nothing that could act, and silence for what is broken."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ladders import FORKED, write_framework
from loaded import call_each
from poison import POISON
from shell import Shell, warm_cache
from tree import nodes, options
from try_each import try_each

from pm_career.commands.command_loader import Commands
from pm_career.commands.completion.candidates import list_candidates
from pm_career.commands.completion.values import FILES

NODES = nodes()
SHELLS = ("bash", "zsh", "fish")
LINE = re.compile(r"(?:(?:--[a-z-]+=)?(?:[a-z0-9][a-z0-9._-]*=?)*|--[a-z-]+)\t[\w,.\- ]*|:files")


def offered(*words: str, shell: str = "zsh", env: dict[str, str] | None = None) -> list[str]:
    """What is offered for the last word; nothing may be said beside it."""
    result = Shell()("completion", shell, "--", *words, env=env)
    assert (result.code, result.err) == (0, "")
    return result.out.splitlines()


def values(*words: str, shell: str = "zsh") -> list[str]:
    """The same without help."""
    return [line.partition("\t")[0] for line in offered(*words, shell=shell)]


@pytest.fixture
def bakery(monkeypatch: pytest.MonkeyPatch) -> str:
    """A ladder that shares nothing with the default one, in use."""
    folder = str(write_framework(Path.cwd() / "bakery", FORKED))
    monkeypatch.setenv("PMCAREER_FRAMEWORK", folder)
    return folder


def test_commands_with_what_they_do_in_the_order_of_the_help() -> None:
    assert values("") == [path.split()[1] for path in NODES if path.count(" ") == 1]
    assert offered("lev") == ["level\tShow one level"]
    assert values("data", "") == [path.split()[2] for path in NODES if path.startswith("pmcareer data ")]
    assert values("LEV") == ["level"]
    assert offered("nosuch", "") == []


@try_each("path", list(NODES))
def test_every_option_of_every_command(path: str) -> None:
    wanted = {name for name in options(NODES[path]) if name.startswith("--")}
    assert set(values(*path.split()[1:], "--")) == wanted | {"--help"}


def _offer_values(path: str, parameter: Any, typed: str) -> list[str]:
    """What is offered for the value of one parameter, behind a word for each argument before it."""
    before = [each for each in NODES[path].params if each.param_type_name == "argument"]
    words = parameter.opts[:1] if parameter.param_type_name == "option" else ["x"] * before.index(parameter)
    return values(*path.split()[1:], *words, typed)


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with notes of two people, which no test may change."""
    home = tmp_path_factory.mktemp("notes") / "home"
    for words in (
        ("evidence", "add", "Wrote the release note"),
        ("plan", "add", "Run two interviews"),
        ("one-on-one", "note", "The plan"),
        ("me", "set", "--level", "pm", "--person", "ana"),
        ("evidence", "add", "Ran the beta", "--person", "ana"),
    ):
        assert Shell()(*words, env={"PMCAREER_HOME": str(home)}).code == 0
    return home


@try_each("path", list(NODES))
def test_every_value_of_a_known_kind_is_completed(monkeypatch: pytest.MonkeyPatch, notes: Path, path: str) -> None:
    monkeypatch.setenv("PMCAREER_HOME", str(notes))
    kinds = {"LEVEL": "senior", "SKILL": "vision", "SKILL=N": "vision=", "NAME|PATH": "pm", "PERSON": "ana", "ID": "1"}
    kinds |= {"OLD NEW": "pm-tracks", "FROM": "pm", "TO": "pm", "NEW": "senior", "INTO": "ana"}
    names = {"person": "ana", "framework": "pm", "skill": "vision", "level": "senior"}
    names |= {"responsibility": "roadmap"}
    for parameter in NODES[path].params:
        metavar = (parameter.metavar or "").removesuffix("...").removesuffix(" LEVEL")
        wanted = names.get(parameter.name) or kinds.get(metavar)
        if wanted == "1":
            about = parameter.name if "goal" in parameter.name else path
            wanted = "m1" if "one-on-one" in path else "g1" if re.search("goal|plan", about) else "e1"
        if wanted:
            assert wanted in _offer_values(path, parameter, ""), parameter.name
        choices = [str(getattr(each, "value", each)) for each in getattr(parameter.type, "choices", ())]
        if choices:
            assert _offer_values(path, parameter, "") == choices


@try_each("path", list(NODES))
def test_files_are_completed_wherever_one_is_expected(path: str) -> None:
    for parameter in NODES[path].params:
        words = set(re.findall(r"[A-Z]+", parameter.metavar or ""))
        if words & {"FILE", "FOLDER", "PATH"} or "Path" in type(parameter.type).__name__:
            assert _offer_values(path, parameter, "./") == [FILES], parameter.name
        if words & {"FILE", "FOLDER"}:
            assert FILES in _offer_values(path, parameter, ""), parameter.name


def test_files_are_completed_for_these_commands_above_all() -> None:
    for call in (
        "framework import", "framework import x --output", "framework new", "framework map pm pm-tracks --output",
        "framework export pm --output", "data import", "data export", "data backup", "data restore",
        "assess --answers", "next --map",
    ):  # fmt: skip
        assert values(*call.split(), "zeb") == [FILES], call
        assert values(*call.split(), "./Zeb") == [FILES], call
    for call in ("framework check", "framework diff pm", "framework map", "framework map pm", "level --framework"):
        assert values(*call.split(), "my/lad") == [FILES], call
        assert values(*call.split(), "pm-t") == ["pm-tracks"], call


def test_levels_and_skills_of_the_ladder_in_use(bakery: str) -> None:
    assert offered("level", "") == ["boy\tBaker s Help BH", "hand\tJourneyman", "counter\tShopkeeper", "master\tMaster"]
    assert offered("skill", "d") == ["dough\tDough"]
    assert offered("path", "--from", "h") == ["hand\tJourneyman"]
    assert values("compare", "boy", "") == ["hand", "counter", "master"]
    assert values("level", "--framework", "pm", "s") == ["senior"]
    assert values("level", "--framework=pm", "s") == ["senior"]


def test_the_ladder_of_the_person_who_asks(shell: Shell) -> None:
    folder = str(write_framework(Path.cwd() / "bakery", FORKED))
    shell("me", "set", "--person", "ana", "--level", "boy", "--framework", folder)
    assert values("next", "--person", "ana", "--from", "h") == ["hand"]
    assert values("next", "--from", "h") == []
    assert values("next", "--person", "") == ["ana"]


def test_a_rating_is_a_skill_and_then_a_step(bakery: str) -> None:
    assert offered("next", "--rate", "d") == ["dough=\tDough"]
    steps = ["dough=0\tNot yet", "dough=1\tWatches", "dough=2\tHelps", "dough=3\tBakes"]
    assert offered("next", "--rate", "dough=") == steps
    assert offered("next", "--rate", "dough", "=", shell="bash") == [step.removeprefix("dough=") for step in steps]
    assert offered("next", "--rate", "dough", "=", "3", shell="bash") == ["3\tBakes"]


def test_an_option_and_its_value_in_one_word() -> None:
    assert values("path", "--from=p") == ["--from=pm", "--from=principal"]
    assert values("path", "--from", "=", "p", shell="bash") == ["pm", "principal"]
    assert values("path", "--nosuch=p") == []


def test_choices_topics_and_frameworks() -> None:
    assert values("plan", "list", "--status", "d") == ["done", "dropped"]
    assert values("me", "--rater", "") == ["self", "manager", "peer"]
    assert "exit-codes" in values("help", "")
    assert "check" in values("help", "framework", "")
    assert values("framework", "check", "p") == ["pm", "pm-tracks"]
    assert offered("framework", "check", "./") == [":files"]
    assert offered("data", "backup", "") == [":files"]


def test_options_are_offered_where_nothing_else_fits_and_once() -> None:
    assert "--from" in values("path", "")
    assert "--from" in values("next", "vision", "")
    assert "--from" not in values("next", "--from", "pm", "--")
    assert "--rate" in values("next", "--rate", "vision=3", "--")
    assert values("search", "--", "--") == []


def test_ids_with_the_words_they_are_remembered_by_the_newest_first(shell: Shell) -> None:
    shell("evidence", "add", "Wrote the release note; sales signed it.")
    shell("evidence", "add", "Ran two interviews", "--against")
    shell("evidence", "add", "Hers alone", "--person", "ana")
    shell("plan", "add", "Let it go")
    shell("plan", "add", "Run a pre-mortem")
    shell("plan", "drop", "g1")
    first = "e1\tWrote the release note sales signed it."
    assert offered("evidence", "show", "") == ["e2\tagainst, Ran two interviews", first]
    assert offered("evidence", "show", "--person", "ana", "E") == ["e3\tHers alone"]
    assert values("evidence", "remove", "e2", "") == ["e1"]
    assert offered("plan", "show", "") == ["g2\tRun a pre-mortem", "g1\tdropped, Let it go"]
    assert values("evidence", "list", "--goal", "g") == ["g2", "g1"]
    shell("me", "set", "--level", "pm")
    shell("promotion", "agree", "Two teams plan by it")
    shell("promotion", "agree", "One release a week")
    shell("promotion", "agree", "w2", "--gone")
    shell("one-on-one", "held", "--with", "Dana", "--date", "2026-11-03")
    assert offered("one-on-one", "show", "m") == ["m1\tDana, 2026-11-03"]
    assert offered("promotion", "agree", "w") == ["w1\tTwo teams plan by it", "w2\tgone, One release a week"]
    shell("promotion", "send", "spring", "--for", "manager")
    assert values("promotion", "diff", "") == values("promotion", "sent", "") == ["s1"]
    assert values("promotion", "remove", "w1", "") == ["w2", "s1"]
    assert values("one-on-one", "remove", "") == ["m1"]


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 4000])
def test_broken_data_is_silence(sealed: Path, content: bytes) -> None:
    sealed.mkdir()
    (sealed / "career.db").write_bytes(content)
    for words in (["evidence", "show", ""], ["next", "--person", ""], ["next", "--from", ""], ["plan", "done", "g"]):
        assert offered(*words) == []
    assert (sealed / "career.db").read_bytes() == content


def test_a_broken_or_missing_ladder_is_silence() -> None:
    broken = str(write_framework(Path.cwd() / "broken", {"levels/all.yaml": "levels: [{id: [}"}))
    for framework in (broken, "/nowhere", "nosuch"):
        for words in (["level", ""], ["skill", ""], ["path", "--from", ""]):
            assert offered(*words, env={"PMCAREER_FRAMEWORK": framework}) == []
    assert offered("level", "--framework", broken, "") == []


def test_home_that_cannot_be_written_is_silence() -> None:
    assert values("level", "sen", shell="zsh") == ["senior"]
    assert offered("level", "sen", env={"PMCAREER_HOME": "/dev/null/x"}) == ["senior\tSenior Product Manager SPM"]


class Trap(Commands):
    """A program whose commands and texts would like to be run."""

    table: ClassVar = {
        "level": ("pm_career.commands.level", "$(touch x)"),
        "next": ("pm_career.commands.next", "`touch x`"),
        **{text: ("pm_career.commands.next", text) for text in (*POISON, "$(touch x)", "`touch x`", "a:b'c\"d")},
    }


TRAP = Trap(name="pmcareer")


@given(st.lists(st.text(max_size=8) | st.sampled_from(["level", "next", "--from", "--rate", "--", "=", "plan"])))
def test_whatever_is_typed_only_plain_words_come_back(words: list[str]) -> None:
    for value, text in list_candidates(TRAP, words):
        line = text if text == FILES else f"{value}\t{text}"
        assert LINE.fullmatch(line), line


@given(st.lists(st.text(max_size=8) | st.sampled_from(["level", "next", "--from", "'", "\\", "=", "$(touch x)"])))
def test_whatever_bash_passes_is_silence_or_plain_words(words: list[str]) -> None:
    words = [word for word in words if "\0" not in word and word.isprintable()]
    for line in offered(*words, "", shell="bash"):
        assert LINE.fullmatch(line), line


@try_each("shell", SHELLS)
def test_each_shell_has_a_script_that_evaluates_nothing(shell: str) -> None:
    result = Shell()("completion", shell)
    assert (result.code, result.err) == (0, "")
    code = [line for line in result.out.splitlines() if not line.lstrip().startswith("#")]
    assert f"pmcareer completion {shell} -- " in result.out
    assert not [line for line in code if re.search(r"\beval\b|\b_arguments\b|\(e\)|\$\{\(.*e.*\)", line)]


def test_an_unknown_shell_is_answered_with_what_there_is(shell: Shell) -> None:
    result = shell("completion", "bsh")
    assert (result.code, result.out) == (2, "")
    assert "Did you mean bash" in result.err


def test_tab_loads_neither_what_draws_nor_other_commands() -> None:
    calls = ("le", "level s", "next --from s", "help ", "data ", "framework check p", "me --")
    warm_cache()
    commands = {path.split()[1] for path in NODES if " " in path}
    for call, (out, loaded) in zip(
        calls, call_each([("completion", "bash", "--", *call.split(" ")) for call in calls]), strict=True
    ):
        assert out, call
        assert not loaded & {"rich", "yaml", "textual", "snowballstemmer"}, call
        own = "|".join(["completion", call.split(maxsplit=1)[0]])
        files = {name.split(".")[2] for name in loaded if re.match(r"pm_career\.commands\.\w", name)}
        assert {name for name in files & commands if not re.fullmatch(own, name)} == set(), call


def test_a_help_text_is_cut_to_72_characters_between_words() -> None:
    for text, shown in (("x" * 35 + " " + "y" * 36, 72), ("x" * 35 + " " + "y" * 37, 35)):
        trap = Trap(name="pmcareer")
        trap.table = {"level": ("pm_career.commands.level", text)}  # type: ignore[misc]  # for this one
        ((_, cut),) = list_candidates(trap, ["lev"])
        assert len(cut) == shown


@pytest.mark.parametrize("words", ["evidence list --since 1/2/26 --", "--version ", "next --person annna --"])
def test_tab_asks_and_prints_nothing(shell: Shell, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    shell("me", "set", "--level", "pm", "--person", "ana")
    asked = mock.Mock()
    for module in ("prompts", "person_context"):
        monkeypatch.setattr(f"pm_career.commands.{module}.ask_choice", asked)
        monkeypatch.setattr(f"pm_career.commands.{module}.can_ask", lambda: True)
    offered(*words.split(" "))
    assert not asked.called
