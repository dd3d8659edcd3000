"""Completion as a script asks for it: what fits, nothing that could act, and silence for what is broken."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ladders import FORKED, write_framework
from poison import POISON
from shell import Shell, run_program
from tree import commands, nodes, options

from pm_career.commands.completion.candidates import format_candidates
from pm_career.commands.completion.cursor import find_cursor, unquote
from pm_career.commands.completion.outline import Node, build_outline

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


@pytest.mark.parametrize("path", list(NODES))
def test_every_option_of_every_command(path: str) -> None:
    wanted = {name for name in options(NODES[path]) if name.startswith("--")}
    assert set(values(*path.split()[1:], "--")) == wanted | {"--help"}


def test_every_value_of_a_known_kind_is_known_for_what_it_is() -> None:
    root: Node = build_outline(
        NODES["pmcareer"], NODES["pmcareer"].make_context("pmcareer", [], resilient_parsing=True)
    )
    for path in commands():
        node = root
        for word in path.split()[1:]:
            node = node.below[word]
        for each in (*node.options, *node.arguments):
            for id, kind in (("framework", "framework"), ("person", "person"), ("goal", "goal"), ("skill", "skill")):
                assert each.id != id or each.kind == kind, f"{path} {id}"
            if not each.names and each.id in ("id", "ids"):
                assert each.kind in ("evidence", "goal"), path


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
    steps = ["dough=1\tWatches", "dough=2\tHelps", "dough=3\tBakes"]
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
    assert "--from" in values("next", "")
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


@pytest.mark.parametrize("damage", [b"", b"0000\n{", b"\xff\xfe"])
def test_a_damaged_outline_is_made_anew(sealed: Path, damage: bytes) -> None:
    before = offered("")
    kept = sealed / "cache" / "commands.json"
    sound = kept.read_bytes()
    kept.write_bytes(damage)
    assert offered("") == before
    assert kept.read_bytes() == sound


@given(st.lists(st.text(max_size=8) | st.sampled_from(["level", "next", "--from", "--rate", "--", "=", "plan"])))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_only_plain_words_come_back(words: list[str]) -> None:
    texts = [*POISON, "$(touch x)", "`touch x`", "a:b'c\"d"]
    trap = Node(texts[0], (), (), {})
    below = {"level": trap, "next": trap, **dict.fromkeys(texts, trap)}
    typed, cut = unquote(words, splits=True)
    for line in format_candidates(find_cursor(Node(texts[1], (), (), below), typed), cut):
        assert LINE.fullmatch(line), line


@pytest.mark.parametrize("shell", SHELLS)
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


LOADED = """
import sys
sys.argv = ["pmcareer", *sys.argv[1:]]
from pm_career.__main__ import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize("call", ["le", "level s", "next --from s", "help ", "evidence sh"])
def test_tab_loads_neither_what_draws_nor_the_commands(call: str) -> None:
    words = ("completion", "bash", "--", *call.split(" "))
    run_program(*words)  # so that the ladder and the outline are in the cache
    ended = subprocess.run([sys.executable, "-c", LOADED, *words], check=True, capture_output=True, timeout=60)
    loaded = set(ended.stderr.decode().split())
    assert ended.stdout
    assert not loaded & {"rich", "yaml", "sqlite3", "textual", "snowballstemmer"}
    assert not {name for name in loaded if re.match(r"pm_career\.commands\.(level|next|evidence|plan|me)\b", name)}


def test_lines_are_decoded_as_they_were_kept() -> None:
    node = Node("help", (), (), {"a": Node("b", (), (), {})})
    assert msgspec.json.decode(msgspec.json.encode(node), type=Node) == node


def test_a_help_text_is_cut_to_72_characters_between_words() -> None:
    for text, shown in (("x" * 35 + " " + "y" * 36, 72), ("x" * 35 + " " + "y" * 37, 35)):
        root = Node("", (), (), {"level": Node(text, (), (), {})})
        (line,) = format_candidates(find_cursor(root, ["lev"]), "")
        assert len(line.removeprefix("level\t")) == shown
