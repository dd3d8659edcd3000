"""What a page offers to type next leads on from that page: on the ladder that was asked for, through the same map."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from ladders import TRACKED, write_framework
from shell import Result, Shell

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


def test_what_the_environment_names_is_not_repeated(shell: Shell, orchestra: str) -> None:
    page = shell("level", "section", "--plain", env={"PMCAREER_FRAMEWORK": orchestra})
    assert not any("--framework" in command for command in offered(page))


def test_a_map_goes_along_where_it_is_understood(shell: Shell, tmp_path: Path) -> None:
    file = str(tmp_path / "the map.yaml")
    assert shell("framework", "map", "pm", "pm-tracks", "--output", file).code == 0
    assert shell("me", "set", "--level", "senior").code == 0
    for words in ("me", "next", "compare senior staff"):
        for command in offered(shell(*words.split(), "--map", file, "--plain")):
            takes_map = command.split()[1] in ("next", "compare")
            assert command.endswith("--framework pm-tracks" + f" --map {shlex.quote(file)}" * takes_map), command
            if " add" not in command and " assess" not in command:
                assert shell(*shlex.split(command)[1:]).code == 0, command
    named = shell("next", "--map", file, "--plain", env={"PMCAREER_FRAMEWORK": "pm-tracks"})
    assert offered(named)[0].endswith(f"4 --map {shlex.quote(file)}")
