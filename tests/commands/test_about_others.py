"""What is said about somebody else calls them by name: it never says "you" or "your" of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ladders import TRACKED, write_framework
from shell import Result, Shell

pytestmark = pytest.mark.usefixtures("frozen_clock")

_ABOUT_THE_WRITER = re.compile("What you write stays on this machine|while you remember it")
_SECOND_PERSON = re.compile(r"\b(you|your|yours|yourself)\b", re.IGNORECASE)
STAGES: dict[str, tuple[tuple[str, ...], ...]] = {
    "nothing": (),
    "a level": (("me", "set", "--level", "desk"),),
    "ratings": (("me", "set", "--level", "desk"), ("assess", "--rate", "tone=1", "--rater", "self")),
    "all at the bar": (
        ("me", "set", "--level", "desk", "--name", "Kim Lee"),
        ("assess", "--rate", "tone=3", "--rater", "self"),
        ("evidence", "add", "Played the solo", "--skill", "tone"),
        ("plan", "add", "Play it again"),
    ),
}
CALLS: tuple[tuple[str, ...], ...] = (
    ("me",), ("me", "history"), ("next",), ("next", "--from", "soloist"), ("next", "--explain"), ("plan",),
    ("plan", "list"), ("plan", "show", "g1"), ("plan", "from-next", "--dry-run"), ("evidence", "list"),
    ("evidence", "show", "e1"),
    ("evidence", "list", "--words", "nowhere"), ("me", "--rater", "manager"), ("next", "--rater", "manager"),
    ("me", "--all-raters"), ("compare", "desk", "section"), ("assess", "--rate", "tone=2", "--rater", "manager"),
)  # fmt: skip


@pytest.fixture
def orchestra(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "orchestra", TRACKED))


def find_second_person(result: Result) -> list[str]:
    said = _ABOUT_THE_WRITER.sub("", result.out + result.err)
    return [line for line in said.splitlines() if _SECOND_PERSON.search(line)]


@pytest.mark.parametrize("stage", STAGES)
def test_nothing_that_is_said_about_somebody_else_says_your(shell: Shell, orchestra: str, stage: str) -> None:
    for words in STAGES[stage]:
        assert shell(*words, "--person", "kim", "--framework", orchestra).code == 0
    for words in CALLS:
        for manner in ("--plain", "--json"):
            said = shell(*words, "--person", "kim", "--framework", orchestra, manner)
            assert find_second_person(said) == [], words


def test_they_are_called_by_their_name_and_the_rater_is_named(shell: Shell) -> None:
    shell("me", "set", "--person", "kim", "--level", "pm", "--name", "Kim Lee")
    shell("assess", "--person", "kim", "--rate", "vision=1", "--rater", "manager", "--rater-name", "Jo")
    page = shell("next", "--person", "kim", "--plain").out
    by_jo = "there are ratings by manager Jo (--rater manager --rater-name Jo)"
    starts = "this starts from what Kim Lee's present level asks."
    assert f"Kim Lee has given no ratings yet; {by_jo}: {starts}" in page
    page = shell("next", "--person", "kim", "--rater", "manager", "--plain").out
    assert "From manager Jo's ratings of Kim Lee: 1 of 12 skills, today." in page
    page = shell("next", "--person", "kim", "--rater", "manager", "--full", "--plain").out
    assert "From manager Jo's ratings of Kim Lee; a skill without one starts from Kim Lee's present level." in page
    why = shell("me", "--person", "kim", "--rater", "peer", "--json").json["next"]["why"]
    assert why == "Kim Lee has no ratings by a peer yet: begin with 5 questions, about 4 minutes."
    page = shell("me", "--person", "kim", "--rater", "manager", "--plain").out
    assert "Last rated today by manager Jo" in page


def test_compare_says_whose_ratings_stand_beside_the_bars(shell: Shell) -> None:
    shell("assess", "--person", "kim", "--rate", "vision=1", "--rater", "manager", "--rater-name", "Jo")
    page = shell("compare", "apm", "pm", "--person", "kim", "--rater", "manager", "--plain").out
    assert "Beside the bars: manager Jo's ratings of kim." in page
    assert "rated 1 Seen it" in page
    assert "Beside the bars" not in shell("compare", "apm", "pm", "--person", "me", "--plain").out


def test_about_oneself_it_is_still_you(shell: Shell) -> None:
    shell("me", "set", "--level", "pm", "--name", "Kim")
    assert "You have no ratings yet: begin with 5 questions" in shell("me", "--json").out
    assert "what your present level asks" in shell("next", "--plain").out


def test_questions_about_somebody_else_do_not_ask_you(shell: Shell) -> None:
    asked = shell("me", "set", "--person", "kim", terminal=80, stdin="pm\n\n").err
    asked += shell("plan", "add", "--person", "kim", terminal=80, stdin="Run it\n\nit is Monday\n\n\n\n").err
    offered = shell("plan", "from-next", "--person", "kim", terminal=80, stdin="1\n\n").err
    assert "When will it be done (such as: a review ends)" in offered
    assert "Say when it will be done: " in offered
    assert "Which one is nearest to what kim does now" in asked
    assert "What is the goal" in asked
    assert "What will be done then" in asked
    assert not _SECOND_PERSON.search(asked)


def test_that_somebody_gave_no_ratings_names_who_rated(shell: Shell) -> None:
    assert shell("me", "set", "--person", "sam", "--level", "pm", "--name", "Sam").code == 0
    assert shell("assess", "--person", "sam", "--rater", "manager", "--rate", "vision=2").code == 0
    said = "Sam has given no ratings yet; there are ratings by a manager (--rater manager):"
    assert shell("me", "--person", "sam", "--json").json["next"]["why"].startswith(said)
    assert shell("me", "--person", "sam", "--all-raters", "--json").json["next"]["why"].startswith(said)
    assert said in " ".join(shell("next", "--person", "sam", "--plain").out.split())


def test_at_the_top_the_words_of_the_ladder_are_said_to_be_addressed_to_the_person(shell: Shell) -> None:
    assert shell("me", "set", "--person", "sam", "--name", "Sam", "--level", "executive").code == 0
    assert "Sam can still grow here. To Sam the ladder says:" in shell("next", "--person", "sam").out
    assert "You can still grow here:" in shell("next", "--from", "executive").out
