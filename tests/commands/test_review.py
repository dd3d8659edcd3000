"""`pmcareer review quarter` and `pmcareer today`."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from filling import FillOnce
from ladders import write_framework
from shell import Shell

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def year(shell: Shell, fill_once: FillOnce) -> Shell:
    def make() -> None:
        for words in (
            ("me", "set", "--level", "pm", "--target", "senior"),
            ("evidence", "add", "Won the release talk", "--skill", "influence", "--date", "2026-08-01"),
            ("evidence", "add", "Lost a quarrel", "--skill", "influence", "--date", "2026-08-02", "--private"),
            ("evidence", "add", "Came late", "--skill", "delivery", "--against", "--date", "2026-11-18"),
            ("assess", "--rate", "vision=2", "--date", "2026-06-01"),
            ("assess", "--rate", "vision=3", "--date", "2026-09-01"),
            ("plan", "add", "Ask for the price review", "--due", "2026-11-24"),
        ):
            assert shell(*words).code == 0, words

    fill_once(make)
    return shell


def test_the_quarter_that_ended_is_shown_with_what_is_silent(year: Shell) -> None:
    page = " ".join(year("review", "quarter", terminal=80).out.split())
    for words in ("Q3 2026", "Influence", "e1 Won the release talk", "e2 Lost a quarrel", "2 → 3", "Silent"):
        assert words in page
    found = year("review", "quarter", "--json").json
    assert (found["from"], found["to"]) == ("2026-07-01", "2026-09-30")
    (influence,) = found["skills"]
    assert [(each["id"], each["private"]) for each in influence["evidence"]] == [("e2", True), ("e1", False)]
    assert found["moved"] == [
        {"skill": "vision", "name": "Vision", "rater": "self", "rater_name": "", "before": 2, "after": 3}
    ]
    assert found["silent"][0]["skill"] == "vision"  # in focus at the target


def test_any_period_can_be_reviewed_and_nonsense_is_refused(year: Shell) -> None:
    found = year("review", "quarter", "this quarter", "--json").json
    assert [each["id"] for each in found["skills"][0]["against"]] == ["e3"]
    assert year("review", "quarter", "someday").code == 2


def test_what_was_written_is_shown_where_the_ladder_cannot_be_opened(shell: Shell, tmp_path: Path) -> None:
    folder = write_framework(tmp_path / "bakery")
    shell("me", "set", "--level", "hand", "--framework", str(folder))
    for words in (
        ("evidence", "add", "Fired it", "--skill", "oven"),
        ("evidence", "add", "Swept up"),
        ("assess", "--rate", "oven=2"),
        ("plan", "add", "Bake rye"),
        ("plan", "done", "g1"),
        ("promotion", "send", "may", "--for", "manager", "--to", "hand"),
        ("promotion", "send", "june", "--for", "manager"),
    ):
        assert shell(*words).code == 0, words
    before = shell("promotion", "sent", "--json", "--to", "hand").json
    (folder / "framework.yaml").unlink()
    answer = shell("review", "quarter", "this month", "--json")
    assert "Your ladder cannot be opened" in answer.err
    found = answer.json
    (oven,) = found["skills"]
    assert (oven["skill"], oven["name"], [each["id"] for each in oven["evidence"]]) == ("oven", "oven", ["e1"])
    assert [each["id"] for each in found["untied"]] == ["e2"]
    assert (found["silent"], found["moved"][0]["skill"]) == ([], "oven")
    assert [each["id"] for each in found["goals"]["kept"]] == ["g1"]
    assert "e1 Fired it" in shell("review", "quarter", "this month", terminal=80).out
    sent = shell("promotion", "sent", "--json")
    assert "Your ladder cannot be opened" in sent.err
    assert [each["name"] for each in sent.json] == ["may", "june"]
    assert shell("promotion", "sent", "--json", "--to", "hand").json == before
    assert re.search(r"s1 +hand ", shell("promotion", "sent", "--no-color", terminal=80).out)
    assert shell("promotion", "sent", "s1").out.startswith("# Promotion case")


def test_a_quarter_fits_a_screen_however_much_was_written(year: Shell) -> None:
    for skill in (each["id"] for each in year("ladder", "--json").json["skills"]):
        for number in range(3):
            year("evidence", "add", f"{number} " + "word " * 40, "--skill", skill, "--date", "2026-09-01")
    short, full = (year("review", "quarter", *more, terminal=80).out for more in ((), ("--full",)))
    assert len(short.splitlines()) <= 60
    assert "1 more" in short
    assert "1 more" not in full


def test_today_is_three_lines(year: Shell) -> None:
    found = year("today", "--json").json
    assert (found["due"]["id"], found["last_written"], found["days_since"]) == ("g1", "2026-11-18", 2)
    first = year("next", "--json").json["focus"][0]
    assert (found["develop"]["skill"], found["develop"]["action"]) == (first["skill"], first["actions"][0]["text"])
    page = year("today", terminal=100).out
    assert "g1 Ask for the price review (in 4 days)" in page
    assert "the newest evidence is 2 days old" in page
    assert year("today", "--plain").out.count("\n") <= 8


def test_today_and_the_week_look_a_week_ahead_me_and_the_one_on_one_two(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    for what, due in (("In seven", "2026-11-27"), ("In eight", "2026-11-28"), ("In fourteen", "2026-12-04"),
                      ("In fifteen", "2026-12-05")):  # fmt: skip
        shell("plan", "add", what, "--due", due)
    week = shell("review", "week").out
    assert ("In seven" in week, "In eight" in week) == (True, False)
    assert shell("today", "--json").json["due"]["what"] == "In seven"
    shell("plan", "done", "g1")
    assert shell("today", "--json").json["due"] is None
    soon = ["In eight", "In fourteen"]
    assert shell("me", "--json").json["goals"]["due_soon"] == ["g2", "g3"]
    ahead = [each["text"] for each in shell("one-on-one", "--json", "--full").json["items"] if each["part"] == "ahead"]
    assert [text.split(" ", 1)[1].partition(":")[0] for text in ahead] == soon


def test_today_and_the_one_on_one_name_what_is_agreed_on_another_ladder_too(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    shell("promotion", "agree", "Two teams plan around my roadmap", "--with", "Dana", "--by", "tomorrow")
    for words, named in ((("next",), False), (("me",), False), (("one-on-one", "--with", "Dana"), True)):
        assert shell(*words, "--json").json["agreement"]["id"] == "w1"
        answer = shell(*words, "--json", "--framework", "pm-tracks").json
        assert (answer["agreement"] is not None) == named, words
    for ladder in ("pm", "pm-tracks"):
        assert shell("today", "--json", "--framework", ladder).json["due"]["id"] == "w1"


def test_today_begins_with_what_next_begins_with_also_before_the_first_level(shell: Shell) -> None:
    shell("me", "set", "--level", "none", "--background", "support")
    action = shell("today", "--json").json["develop"]["action"]
    assert action in " ".join(shell("next", terminal=100).out.split())


def test_today_names_what_can_be_done_from_the_present_job(shell: Shell) -> None:
    shell("me", "set", "--level", "none")
    action = shell("today", "--json").json["develop"]["action"]
    assert action == shell("next", "--json").json["focus"][0]["from_present_job"]
    shell("plan", "from-next", "--take", "1")
    (goal,) = shell("plan", "list", "--json").json
    assert (goal["what"], goal["due"]) == (action, "2026-11-27")
    assert shell("today", "--json").json["develop"]["action"] is None  # it is the goal that is due


def test_an_empty_home_gets_answers_too_and_is_not_made(shell: Shell) -> None:
    assert shell("today").code == 0
    assert shell("today", "--json").json == {"due": None, "last_written": None, "days_since": None, "develop": None}
    found = shell("review", "quarter", "--json").json
    assert (found["skills"], found["silent"]) == ([], [])
    assert "You wrote nothing down" in shell("review", "quarter", terminal=80).out
    assert not Path(os.environ["PMCAREER_HOME"], "career.db").exists()


def test_it_is_about_somebody_else(shell: Shell) -> None:
    shell(
        "evidence",
        "add",
        "Ran the beta",
        "--person",
        "sam",
        "--new-person",
        "--skill",
        "delivery",
        "--date",
        "2026-09-01",
    )
    assert (
        shell("review", "quarter", "--person", "sam", "--json").json["skills"][0]["evidence"][0]["what"]
        == "Ran the beta"
    )
    assert shell("today", "--person", "sam", "--json").json["last_written"] == "2026-09-01"
