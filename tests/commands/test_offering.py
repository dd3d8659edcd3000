"""What a page offers to type next leads on from that page: on the ladder that was asked for, through the same map."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from shutil import copytree

import pytest
from filling import FillOnce
from ladders import TRACKED, write_framework
from shell import Result, Shell
from tree import nodes

from pm_career.commands.hints import TAKEN
from pm_career.frameworks.locate import find_shipped_directory

PAGES = (
    "ladder", "level section", "skill tone", "search tone", "compare soloist section", "next --from desk",
    "path --from desk --to intendant", "me", "me history",
)  # fmt: skip


@pytest.fixture
def orchestra(tmp_path: Path) -> str:
    """A ladder that neither the environment nor `framework use` names, in a folder whose name needs quotes."""
    return str(write_framework(tmp_path / "the orchestra", TRACKED))


def offered(page: Result) -> list[str]:
    assert page.code == 0, page.err
    lines = [line.removeprefix("Next: ") for line in page.out.splitlines() if line.startswith("Next: pmcareer")]
    return [line.rpartition(" (")[0] or line for line in lines]


@pytest.mark.parametrize("words", PAGES)
def test_what_is_offered_on_a_ladder_that_was_asked_for_can_be_typed(shell: Shell, orchestra: str, words: str) -> None:
    assert shell("me", "set", "--level", "desk").code == 2
    assert shell("me", "set", "--level", "apm").code == 0
    assert shell("data", "move", "level", "apm", "desk", "--framework", orchestra).code == 0
    commands = offered(shell(*words.split(), "--framework", orchestra, "--plain"))
    assert commands
    for command in commands:
        assert f"--framework {shlex.quote(orchestra)}" in command
        if " assess" not in command and " add" not in command:
            assert shell(*shlex.split(command)[1:]).code == 0, command


PERSONAL_PAGES = (
    "me", "me history", "next", "compare apm pm", "evidence list", "evidence list --skill vision", "evidence show e1",
    "plan", "plan list --status done", "plan show g1", "assess --rate vision=2", "plan from-next --dry-run",
)  # fmt: skip


@pytest.fixture
def sam(shell: Shell, fill_once: FillOnce) -> Shell:
    """A report with a level, evidence, a goal, and ratings by two peers and a manager."""

    def make() -> None:
        shell("me", "set", "--person", "sam", "--level", "pm")
        shell("evidence", "add", "Ran the beta", "--skill", "delivery", "--person", "sam")
        shell("plan", "add", "Run the next one", "--person", "sam")
        for words in ("peer --rater-name Ana", "peer --rater-name 'Bo Li'", "manager"):
            shell("assess", "--person", "sam", "--rate", "vision=2", "--rater", *shlex.split(words))

    fill_once(make)
    return shell


@pytest.mark.parametrize("words", PERSONAL_PAGES)
def test_what_is_offered_keeps_the_person_the_rater_and_the_ladder_of_the_call(
    sam: Shell, tmp_path: Path, words: str
) -> None:
    ladder = str(tmp_path / "a fork")
    copytree(find_shipped_directory() / "pm", ladder)
    takes_rater = not words.startswith(("evidence", "plan")) or "from-next" in words
    rater = ["--rater", "peer", "--rater-name", "Bo Li"] if takes_rater else []
    page = sam(*words.split(), "--person", "Sam", *rater, "--framework", ladder, "--plain")
    for command in offered(page):
        path = command.split()[1:3]
        typed = shlex.split(command)
        assert typed[typed.index("--framework") + 1] == ladder, command
        if path[0] not in ("level", "ladder", "skill", "path"):
            assert typed[typed.index("--person") + 1] == "sam", command
        rated = path[0] in ("next", "compare", "assess") or (path[0] == "me" and path[1] != "set")
        assert ("Bo Li" in typed) == (takes_rater and rated), command
        if not any(word in typed for word in ("assess", "add", "edit", "check-in", "from-next")):
            assert sam(*typed[1:]).code == 0, command


def test_the_next_step_in_json_keeps_the_person_and_the_rater(sam: Shell) -> None:
    answer = sam("me", "--person", "sam", "--rater", "peer", "--rater-name", "Ana", "--json").json
    assert (
        answer["next"]["command"] == "pmcareer assess influence leadership --person sam --rater peer --rater-name Ana"
    )
    sam("me", "set", "--person", "kim", "--level", "pm")
    kim = sam("me", "--person", "kim", "--rater", "manager", "--json").json
    assert kim["next"]["command"] == "pmcareer assess --quick --person kim --rater manager"
    nobody = sam("me", "--person", "zed", "--json").json
    assert nobody["next"]["command"] == "pmcareer me set --level LEVEL --person zed"


def test_a_rater_that_was_chosen_by_a_question_goes_along(sam: Shell) -> None:
    asked = sam("me", "--person", "sam", "--rater", "peer", "--plain", terminal=80, stdin="2\n")
    assert "Next: pmcareer next --person sam --rater peer --rater-name 'Bo Li' (what to develop next)" in asked.out


def test_options_are_added_only_where_the_command_takes_them() -> None:
    for path, node in nodes().items():
        _, _, words = path.partition(" ")
        word = words.partition(" ")[0]
        options = {each.name for each in node.params if each.param_type_name == "option"}
        if word in {each.split()[0] for each in TAKEN} and (
            "framework" in options or not hasattr(node, "list_commands")
        ):
            taken = TAKEN.get(words, TAKEN[word])
            assert taken == options & {"framework", "person", "rater", "map_file"}, words


def test_what_the_environment_names_is_not_repeated(shell: Shell, orchestra: str) -> None:
    page = shell("level", "section", "--plain", env={"PMCAREER_FRAMEWORK": orchestra})
    assert not any("--framework" in command for command in offered(page))


def test_a_map_goes_along_where_it_is_understood(shell: Shell, tmp_path: Path) -> None:
    file = str(tmp_path / "the map.yaml")
    assert shell("framework", "map", "pm", "pm-tracks", "--output", file).code == 0
    assert shell("me", "set", "--level", "senior").code == 0
    for words in ("me", "next", "compare senior staff"):
        for command in offered(shell(*words.split(), "--map", file, "--plain")):
            takes_map = command.split()[1] in ("next", "compare") or command.startswith("pmcareer me --full")
            assert command.endswith("--framework pm-tracks" + f" --map {shlex.quote(file)}" * takes_map), command
            if " add" not in command and " assess" not in command:
                assert shell(*shlex.split(command)[1:]).code == 0, command
    named = shell("next", "--full", "--map", file, "--plain", env={"PMCAREER_FRAMEWORK": "pm-tracks"})
    assert offered(named)[0].endswith(f"4 --map {shlex.quote(file)}")


def test_what_a_refusal_offers_is_about_the_same_person_and_ladder(sam: Shell, orchestra: str) -> None:
    refused = sam("next", "--person", "kim", "--framework", orchestra)
    assert f"me set --person kim --level LEVEL --framework {shlex.quote(orchestra)}" in refused.err
    command = refused.err.split("Set it once: ")[1].partition(" (LEVEL is desk, soloist, ")[0]
    assert sam(*shlex.split(command.replace("LEVEL", "desk"))[1:]).code == 0
    assert sam("next", "--person", "kim").code == 0
    numbers = sam("plan", "from-next", "--take", "99", "--person", "sam", "--json")
    assert "pmcareer plan from-next --dry-run --person sam" in json.loads(numbers.err)["error"]["hint"]


def test_what_a_note_offers_is_about_the_same_rater_and_ladder(sam: Shell, orchestra: str) -> None:
    words = ("--person", "kim", "--rater", "peer", "--rater-name", "Ana", "--framework", orchestra)
    sam("me", "set", "--person", "kim", "--level", "desk", "--framework", orchestra)
    sam("assess", *words, terminal=80, stdin="1\n\nq\n")
    note = next(line for line in sam("next", *words, "--plain").out.splitlines() if "not finished" in line)
    assert note.endswith(f"assess --person kim --rater peer --rater-name Ana --framework {shlex.quote(orchestra)}")
