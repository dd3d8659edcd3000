"""Who rates: raters are told apart by kind and name, and where a kind has several, a command asks which one."""

from __future__ import annotations

from typing import Any

import pytest
from filling import FillOnce
from shell import Shell
from try_each import try_each

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def rated(shell: Shell, fill_once: FillOnce) -> Shell:
    """Somebody whom two peers rated, and they themselves."""

    def make() -> None:
        shell("me", "set", "--level", "pm")
        shell("assess", "--rate", "vision=3")
        shell("assess", "--rate", "vision=4", "--rater", "peer", "--rater-name", "Ana Lima")
        shell("assess", "--rate", "vision=2", "--rater", "peer", "--rater-name", "Bo")

    fill_once(make)
    return shell


def find_vision(shell: Shell, *words: str) -> dict[str, Any]:
    result = shell("me", "--json", *words)
    assert result.code == 0, result.err
    return next(each for each in result.json["skills"] if each["skill"] == "vision")


def test_two_raters_of_a_kind_are_two_histories(rated: Shell) -> None:
    ana = find_vision(rated, "--rater", "peer", "--rater-name", " ana  LIMA")
    assert [each["step"] for each in ana["history"]] == [4]
    bo = find_vision(rated, "--rater", "peer", "--rater-name", "Bo")
    assert [each["step"] for each in bo["history"]] == [2]
    again = rated("assess", "--rate", "vision=3", "--rater", "peer", "--rater-name", "bo", "--json").json
    assert again["moved"] == [{"skill": "vision", "from": 2, "to": 3}]
    new = rated("assess", "--rate", "vision=1", "--rater", "peer", "--rater-name", "Cy", "--json").json
    assert new["moved"] == []


READERS = (
    ("me",), ("next",), ("compare", "pm", "senior"), ("plan", "from-next", "--dry-run"),
    ("assess", "--rate", "vision=1"),
)  # fmt: skip


@try_each("words", READERS, ids=lambda words: words[0])
def test_where_a_kind_has_several_raters_and_nobody_can_be_asked_they_are_listed(
    rated: Shell, words: tuple[str, ...]
) -> None:
    refused = rated(*words, "--rater", "peer")
    assert (refused.code, refused.out) == (2, "")
    assert "Ana Lima and Bo" in refused.err
    assert "--rater peer --rater-name 'Ana Lima'" in refused.err
    assert rated(*words, "--rater", "peer", "--rater-name", "Bo").code == 0


def test_of_three_raters_two_are_offered_to_type(rated: Shell) -> None:
    rated("assess", "--rate", "vision=1", "--rater", "peer", "--rater-name", "Cy")
    hint = " ".join(rated("next", "--rater", "peer").err.split()).partition("Say whose: ")[2]
    assert hint.count("--rater-name") == 2
    assert "Ana Lima" in hint
    assert "Bo" in hint


def test_on_a_terminal_it_is_asked_which_of_several(rated: Shell) -> None:
    asked = rated("next", "--rater", "peer", "--json", terminal=80, stdin="2\n")
    assert asked.code == 0, asked.err
    assert "1. Ana Lima" in asked.err
    named = rated("next", "--rater", "peer", "--rater-name", "Bo", "--json")
    assert asked.json == named.json
    assert asked.json != rated("next", "--json").json


def test_the_only_rater_of_a_kind_needs_no_name(rated: Shell) -> None:
    rated("assess", "--rate", "vision=1", "--rater", "manager", "--rater-name", "Lee")
    assert find_vision(rated, "--rater", "manager")["rated"] == 1
    assert rated("next", "--rater", "manager", "--json").json["basis"] == "ratings"


def test_advice_without_notes_is_by_the_rater_who_was_asked_for(shell: Shell) -> None:
    words = ("next", "--from", "pm", "--rater", "manager")
    assert "by a manager" in shell(*words).out
    assert shell(*words, "--json").json["rater"] == "manager"


def test_a_rater_without_a_name_is_one_of_several(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    shell("assess", "--rate", "vision=4", "--rater", "peer")
    shell("assess", "--rate", "vision=2", "--rater", "peer", "--rater-name", "Bo")
    refused = shell("me", "--rater", "peer")
    assert (refused.code, "one without a name and Bo" in refused.err) == (2, True)
    assert "--rater peer --rater-name ''" in refused.err
    assert find_vision(shell, "--rater", "peer", "--rater-name", "")["rated"] == 4
    asked = shell("me", "--rater", "peer", "--json", terminal=80, stdin="1\n")
    assert next(each for each in asked.json["skills"] if each["skill"] == "vision")["rated"] == 4


def test_ratings_without_a_name_beside_those_of_one_named_rater_are_refused_with_both_ways_out(shell: Shell) -> None:
    manager = ("assess", "--person", "sam", "--rater", "manager")
    shell(*manager, "--rater-name", "Kim", "--rate", "vision=3")
    refused = shell(*manager, "--rate", "vision=4")
    assert (refused.code, refused.out) == (2, "")
    said = " ".join(refused.err.split())
    assert "Sam has ratings by one manager so far: Kim." in said
    assert "If it is the same: --rater manager --rater-name Kim." in said
    assert "whom you do not name: --rater manager --rater-name ''" in said
    assert shell("me", "history", "--person", "sam", "--json").json[0]["rater_name"] == "Kim"
    assert shell(*manager, "--rater-name", "Kim", "--rate", "vision=4").code == 0
    assert shell(*manager, "--rater-name", "", "--rate", "vision=2").code == 0
    assert shell("assess", "--person", "sam", "--rater", "peer", "--rate", "vision=2").code == 0


@pytest.mark.parametrize(("answer", "name"), [("1", "Kim"), ("kim", "Kim"), ("2", ""), ("-", ""), ("Lee", "Lee")])
def test_on_a_terminal_it_is_asked_whether_it_is_the_one_named_rater(shell: Shell, answer: str, name: str) -> None:
    manager = ("assess", "--person", "sam", "--rater", "manager")
    shell(*manager, "--rater-name", "Kim", "--rate", "vision=3")
    asked = shell(*manager, "--rate", "vision=4", terminal=80, stdin=f"{answer}\n")
    assert asked.code == 0, asked.err
    assert "1. Kim" in asked.err
    assert "2. -: a manager without a name" in asked.err
    newest = max(shell("me", "history", "--person", "sam", "--json").json, key=lambda each: each["step"])
    assert (newest["step"], newest["rater_name"]) == (4, name)


@pytest.mark.parametrize(("rate", "said"), [("vision=9", "'9' is not a step"), ("foo=2", "There is no skill 'foo'")])
def test_a_wrong_rating_is_told_before_it_is_asked_whose_it_is(rated: Shell, rate: str, said: str) -> None:
    assert said in rated("assess", "--rater", "peer", "--rate", rate).err
    asked = rated("assess", "--rater", "peer", "--rate", rate, terminal=80, stdin="")
    assert said in asked.err
    assert "Which peer" not in asked.err
    about_sam = rated("assess", "--person", "sam", "--rate", rate, terminal=80, stdin="")
    assert said in about_sam.err
    assert "Whose view" not in about_sam.err


def test_a_name_that_nobody_of_the_kind_has_is_refused_where_ratings_are_read(rated: Shell) -> None:
    refused = rated("me", "--rater", "peer", "--rater-name", "Zoe")
    assert (refused.code, refused.out) == (2, "")
    assert "No peer called Zoe rated you." in refused.err
    assert "Ana Lima and Bo" in refused.err


@try_each("words", [*READERS, ("me", "history")], ids=" ".join)
def test_a_name_alone_does_not_say_which_kind(rated: Shell, words: tuple[str, ...]) -> None:
    refused = rated(*words, "--rater-name", "Bo")
    assert (refused.code, refused.out) == (2, "")
    assert "--rater peer" in refused.err


def test_all_raters_shows_the_newest_of_each(rated: Shell) -> None:
    rated("assess", "--rate", "vision=3", "--rate", "delivery=2", "--rater", "peer", "--rater-name", "Bo")
    beside = rated("me", "--all-raters", terminal=100, env={"NO_COLOR": "1"}).out
    assert "Peer Ana Lima" in beside
    assert next(line for line in beside.splitlines() if "Vision  " in line).split()[2:8] == [
        "3",
        "✓",
        "✓",
        "4",
        "≠",
        "3",
    ]
    shown = rated("me", "--all-raters", "--full", terminal=100, env={"NO_COLOR": "1"}).out
    lines = shown.split("Newest rating by each rater")[1].splitlines()
    first = next(number for number, line in enumerate(lines) if "self 3" in line)
    assert "Vision" in lines[first]
    assert "peer Ana Lima 4" in lines[first + 1]
    assert "peer Bo 3" in lines[first + 2]
    raters = rated("me", "--all-raters", "--json").json["raters"]
    found = {
        (one["rater"], one["rater_name"]): {each["skill"]: each["rated"] for each in one["skills"]} for one in raters
    }
    assert found == {
        ("self", ""): {"vision": 3},
        ("peer", "Ana Lima"): {"vision": 4},
        ("peer", "Bo"): {"delivery": 2, "vision": 3},
    }
    assert "raters" not in rated("me", "--json").json


def test_the_history_shows_each_rater_apart_and_one_alone_if_asked(rated: Shell) -> None:
    rated("assess", "--rate", "vision=4")
    shown = rated("me", "history", "--plain").out
    assert shown.index("Self\n") < shown.index("Peer Ana Lima\n") < shown.index("Peer Bo\n")

    def list_steps(*words: str) -> list[int]:
        return [each["step"] for each in rated("me", "history", "--json", *words).json]

    assert list_steps() == [3, 4, 2, 4]
    assert list_steps("--rater", "self") == [3, 4]
    assert list_steps("--rater", "peer") == [4, 2]
    assert list_steps("--rater", "peer", "--rater-name", "bo") == [2]
    records = [line.split("\t") for line in rated("me", "history").out.splitlines()]
    assert [(each[2], each[3], each[5]) for each in records] == [
        ("4", "self", ""), ("3", "self", ""), ("4", "peer", "Ana Lima"), ("2", "peer", "Bo"),
    ]  # fmt: skip


def test_an_assessment_that_was_stopped_waits_for_its_own_rater(shell: Shell) -> None:
    def assess(name: str, answers: str) -> str:
        words = ("assess", "--quick", "--rater", "peer", "--rater-name", name)
        return shell(*words, terminal=80, stdin=answers).err

    shell("me", "set", "--level", "pm")
    assess("Ana", "2\n\nq\n")
    assert "Resuming" not in assess("Bo", "3\n\nq\n")
    assert "Resuming where you stopped: 1 of" in assess("ana", "q\n")
