"""`path` and `compare` go by the level and target that are saved, where fewer levels are named."""

from __future__ import annotations

from shell import Shell
from try_each import try_each


def _path(shell: Shell, *words: str) -> tuple[str, str]:
    answer = shell("path", *words, "--json").json
    return answer["from"], answer["to"]


def _compare(shell: Shell, *words: str) -> list[str]:
    answer = shell("compare", *words, "--json").json
    return [answer["from"], answer["to"]]


def test_path_and_compare_go_from_the_saved_level_to_the_target(shell: Shell) -> None:
    shell("me", "set", "--level", "pm", "--target", "principal")
    assert _path(shell) == ("pm", "principal")
    assert _path(shell, "--to", "executive") == ("pm", "executive")
    assert _path(shell, "--from", "apm") == ("apm", "principal")
    assert _compare(shell) == ["pm", "principal"]
    assert _compare(shell, "senior") == ["pm", "senior"]
    assert _compare(shell, "apm", "executive") == ["apm", "executive"]


def test_without_a_target_above_it_is_the_next_level(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    assert _path(shell) == ("pm", "senior")
    assert _compare(shell) == ["pm", "senior"]
    shell("me", "set", "--target", "pm")
    assert _path(shell) == ("pm", "senior")
    assert _path(shell, "--from", "principal") == ("principal", "executive")


def test_they_go_by_another_persons_levels_too(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    shell("me", "set", "--person", "sam", "--level", "apm", "--target", "senior")
    assert _path(shell, "--person", "sam") == ("apm", "senior")
    assert _compare(shell, "--person", "sam") == ["apm", "senior"]
    assert "pmcareer compare apm pm --person sam" in shell("path", "--person", "sam", "--plain").out


@try_each(
    ("words", "instead"),
    [(["path"], "--from LEVEL"), (["path", "--to", "pm"], "--from LEVEL"), (["compare"], "two levels")],
)
def test_without_a_saved_level_the_error_says_how(shell: Shell, words: list[str], instead: str) -> None:
    refused = shell(*words)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "pmcareer: You have not set your present level yet.\nSet it once: pmcareer me set --level LEVEL "
        f"(LEVEL is apm, pm, senior, principal, executive or none; or give {instead})\n"
    )


def test_one_level_twice_and_the_top_are_refused(shell: Shell) -> None:
    shell("me", "set", "--level", "executive")
    assert "is the present level already.\nName two levels to compare." in shell("compare", "executive").err
    refused = shell("path")
    assert (refused.code, refused.out) == (2, "")
    assert "No level of this ladder is above VP of Product" in refused.err
