"""Whose notes: a person who is nobody in the notes and like somebody is asked about; people are listed and renamed."""

from __future__ import annotations

import pytest
from shell import Shell

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def lead(shell: Shell) -> Shell:
    """A lead with notes about two people."""
    shell("me", "set", "--level", "pm")
    shell("me", "set", "--person", "Sam Ito", "--level", "apm", "--name", "Sammy")
    shell("evidence", "add", "Ran the beta", "--person", "sam-ito", "--skill", "delivery")
    shell("assess", "--person", "sam-ito", "--rater", "manager", "--rate", "vision=2")
    shell("evidence", "add", "Spoke up", "--person", "bea")
    return shell


NEAR = (
    ("sam-itoo", "sam-ito"), ("sma-ito", "sam-ito"), ("Sam", "sam-ito"), ("sammy", "sam-ito"), ("Bea Lopez", "bea"),
)  # fmt: skip
CALLS = (
    ("evidence", "add", "Something"), ("evidence", "list"), ("plan",), ("me",), ("next", "--from", "pm"),
    ("me", "set", "--level", "pm"), ("assess", "--rate", "vision=3"), ("compare", "pm", "senior"),
    ("data", "erase", "--yes"),
)  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), NEAR)
def test_a_name_like_somebodys_is_refused_where_nobody_can_be_asked(lead: Shell, typed: str, meant: str) -> None:
    refused = lead("evidence", "add", "Something", "--person", typed)
    assert (refused.code, refused.out) == (2, "")
    assert f"Did you mean {meant}?" in refused.err
    assert "--new-person" in refused.err
    assert [each["person"] for each in lead("data", "export").json["people"]] == ["me", "bea", "sam-ito"]


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_every_command_with_a_person_refuses_it(lead: Shell, words: tuple[str, ...]) -> None:
    before = lead("data", "export").out
    refused = lead(*words, "--person", "sam")
    assert (refused.code, refused.out) == (2, "")
    assert "There are no notes about sam." in refused.err
    assert lead("data", "export").out == before


def test_new_person_says_that_it_is_no_slip(lead: Shell) -> None:
    assert lead("evidence", "add", "Something", "--person", "sam", "--new-person").code == 0
    assert lead("evidence", "list", "--person", "sam", "--json").json[0]["what"] == "Something"
    assert lead("evidence", "add", "More", "--new-person", "--person", "sam-it").code == 0


@pytest.mark.parametrize("typed", ["ben", "kim", "al", "samira"])
def test_a_name_like_nobodys_works_at_once(lead: Shell, typed: str) -> None:
    assert lead("evidence", "add", "Something", "--person", typed).code == 0


@pytest.mark.parametrize(("answer", "filed"), [("1", "sam-ito"), ("sam-ito", "sam-ito"), ("2", "sam"), ("sam", "sam")])
def test_on_a_terminal_it_is_asked(lead: Shell, answer: str, filed: str) -> None:
    asked = lead("evidence", "add", "Something", "--person", "sam", terminal=80, stdin=f"{answer}\n")
    assert asked.code == 0, asked.err
    assert "1. sam-ito" in asked.err
    assert lead("evidence", "list", "--person", filed, "--json", "--new-person").json[-1]["what"] == "Something"
