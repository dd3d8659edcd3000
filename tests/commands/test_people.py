"""Whose notes: a person who is nobody in the notes and like somebody is asked about; people are listed and renamed."""

from __future__ import annotations

import json

import pytest
from filling import FillOnce
from shell import Shell
from tree import commands
from try_each import try_each

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def lead(shell: Shell, fill_once: FillOnce) -> Shell:
    """A lead with notes about two people."""

    def make() -> None:
        shell("me", "set", "--level", "pm")
        shell("me", "set", "--person", "Sam Ito", "--level", "apm", "--name", "Sammy")
        shell("evidence", "add", "Ran the beta", "--person", "sam-ito", "--skill", "delivery")
        shell("assess", "--person", "sam-ito", "--rater", "manager", "--rate", "vision=2")
        shell("evidence", "add", "Spoke up", "--person", "bea")

    fill_once(make)
    return shell


NEAR = (
    ("sam-itoo", "sam-ito"), ("sma-ito", "sam-ito"), ("Sam", "sam-ito"), ("sammy", "sam-ito"), ("Bea Lopez", "bea"),
    ("bxa", "bea"),
)  # fmt: skip
CALLS = (
    ("evidence", "add", "Something"), ("evidence", "list"), ("plan",), ("me",), ("next", "--from", "pm"),
    ("me", "set", "--level", "pm"), ("assess", "--rate", "vision=3"), ("compare", "pm", "senior"),
    ("data", "erase", "--yes"),
)  # fmt: skip


@try_each(("typed", "meant"), NEAR)
def test_a_name_like_somebodys_is_refused_where_nobody_can_be_asked(lead: Shell, typed: str, meant: str) -> None:
    refused = lead("evidence", "add", "Something", "--person", typed)
    assert (refused.code, refused.out) == (2, "")
    assert f"Did you mean {meant}?" in refused.err
    assert "--new-person" in refused.err
    assert [each["person"] for each in lead("data", "export").json["people"]] == ["me", "bea", "sam-ito"]


def test_every_person_option_asks_about_slips() -> None:
    for path, command in commands().items():
        options = {parameter.opts[0]: parameter for parameter in command.params}
        if "--person" in options:
            assert options["--person"].callback is not None, path
            assert "--new-person" in options, path


@try_each("words", CALLS, ids=" ".join)
def test_every_command_with_a_person_refuses_it(lead: Shell, words: tuple[str, ...]) -> None:
    before = lead("data", "export").out
    refused = lead(*words, "--person", "sam")
    assert (refused.code, refused.out) == (2, "")
    assert "There are no notes about sam." in refused.err
    assert lead("data", "export").out == before


@try_each("words", CALLS, ids=" ".join)
def test_every_command_with_a_person_asks_about_one_other_letter(lead: Shell, words: tuple[str, ...]) -> None:
    refused = lead(*words, "--person", "bxa")
    assert (refused.code, refused.out) == (2, "")
    assert "There are no notes about bxa." in refused.err
    assert "Did you mean bea?" in refused.err


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


def test_people_are_listed_with_what_there_is(lead: Shell) -> None:
    sam = lead("data", "people", "--json").json[2]
    assert sam == {
        "person": "sam-ito", "name": "Sammy", "level": "apm", "target": None, "framework": None,
        "assessments": 1, "ratings": 1, "evidence": 1, "goals": 0, "kept": 0, "claims": 0, "sent": 0,
        "agreements": 0, "confirmations": 0, "one_on_ones": 0, "raters": [{"rater": "manager", "rater_name": ""}],
    }  # fmt: skip
    shown = lead("data", "people", terminal=100, env={"NO_COLOR": "1"}).out
    assert "1 assessment, 1 rating" in shown
    assert "manager" in shown
    records = [line.split("\t") for line in lead("data", "people").out.splitlines()]
    assert records[2] == ["sam-ito", "Sammy", "apm", "1", "1", "1", "0"]


def test_without_notes_nobody_is_listed(shell: Shell) -> None:
    assert shell("data", "people", "--json").json == []
    assert "no notes about anybody" in shell("data", "people", "--plain").out


def test_a_person_who_is_renamed_keeps_everything_and_undo_takes_it_back(lead: Shell) -> None:
    lead("evidence", "edit", "e1", "--outcome", "It held", "--person", "sam-ito")
    lead("me", "set", "--person", "sam-ito", "--level", "pm")
    lead("evidence", "add", "Gone", "--person", "sam-ito")
    lead("evidence", "remove", "e3", "--person", "sam-ito")
    before = lead("data", "export").json
    assert lead("data", "rename-person", "sam-ito", "Samira Ito").code == 0
    after = lead("data", "export").json
    assert after == json.loads(json.dumps(before).replace('"sam-ito"', '"samira-ito"'))
    assert lead("data", "check").code == 0
    assert lead("me", "--person", "samira-ito", "--json").json["level"] == "pm"
    assert "renamed sam-ito to samira-ito" in lead("data", "undo").err
    assert lead("data", "export").json == before


@try_each(
    ("words", "says"),
    [
        (("sam-ito", "bea"), "merge-person sam-ito bea"),
        (("me", "Lee Ray"), "cannot be renamed.\nTo change the name that is shown: pmcareer me set --name 'Lee Ray'\n"),
        (("bea", "me"), "cannot be renamed to me"),
        (("bea", "me"), "pmcareer data merge-person bea me\n"),
        (("sam-ito", "Sam Ito"), "pmcareer me set --person sam-ito --name 'Sam Ito'\n"),
        (("Sam Ito", "sam-ito"), "The name for --person is sam-ito already."),
        (("sam", "lee"), "Did you mean sam-ito?"),
        (("zoe", "lee"), "There are notes about: me, bea and sam-ito."),
        (("bea", "///"), "cannot be used as a person's name"),
    ],
)
def test_a_rename_that_cannot_be_is_refused(lead: Shell, words: tuple[str, str], says: str) -> None:
    before = lead("data", "export").json["people"]
    refused = lead("data", "rename-person", *words)
    assert (refused.code, refused.out) == (2, "")
    assert says in refused.err
    assert lead("data", "export").json["people"] == before


def test_two_names_of_one_person_are_merged_and_undo_parts_them(lead: Shell) -> None:
    lead("me", "set", "--person", "bea", "--level", "pm", "--target", "senior")
    lead("me", "set", "--person", "bea", "--level", "pm", "--name", "Bea")
    before = lead("data", "export").json
    assert lead("data", "merge-person", "bea", "sam-ito").code == 2
    asked = lead("data", "merge-person", "bea", "sam-ito", terminal=80, stdin="n\n")
    assert "Nothing was changed." in asked.err
    assert lead("data", "export").json["people"] == before["people"]
    merged = lead("data", "merge-person", "bea", "sam-ito", "--yes")
    assert merged.code == 0, merged.err
    assert "name (Bea) and level (pm)" in merged.err
    after = lead("data", "export").json
    assert [each["person"] for each in after["people"]] == ["me", "sam-ito"]
    sam = after["people"][1]
    assert (sam["name"], sam["level"], sam["target"]) == ("Sammy", "apm", "senior")
    assert {each["value"]["name"] for each in sam["former"]} >= {"Bea"}
    assert {each["person"] for each in after["evidence"]} == {"sam-ito"}
    assert lead("data", "check").code == 0
    assert "merged bea into sam-ito" in lead("data", "undo").err
    assert lead("data", "export").json == before


def test_a_person_and_the_same_person_are_not_merged(lead: Shell) -> None:
    refused = lead("data", "merge-person", "bea", "Bea", "--yes")
    assert (refused.code, "are the same" in refused.err) == (2, True)
