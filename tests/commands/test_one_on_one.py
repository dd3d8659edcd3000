"""`pmcareer one-on-one`: what the next one is about, notes for it, and what happens when it was held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from filling import FillOnce
from frozen import FrozenClock
from ladders import write_framework
from shell import Shell
from try_each import try_each

from pm_career.journal import one_on_ones

pytestmark = pytest.mark.usefixtures("frozen_clock")

KEYS = {"person", "with", "last", "since", "open", "agreement", "items", "left_out"}
ITEM = {"part", "text", "ids", "skills", "number"}


def parts(shell: Shell, *words: str) -> Mapping[str, Sequence[dict[str, Any]]]:
    """All items by their part."""
    answer = shell("one-on-one", *words, "--full", "--json").json
    assert set(answer) == KEYS
    assert answer["left_out"] == []
    found: dict[str, list[dict[str, Any]]] = {}
    for each in answer["items"]:
        assert set(each) == ITEM
        found.setdefault(each["part"], []).append(each)
    return found


def texts(shell: Shell, part: str, *words: str) -> list[str]:
    return [each["text"] for each in parts(shell, *words).get(part, ())]


@pytest.fixture
def ana(shell: Shell, frozen_clock: FrozenClock, fill_once: FillOnce) -> Shell:
    """Ana, a PM who aims for senior, met Dana on 2 November."""

    def make() -> None:
        frozen_clock.go_to(date(2026, 11, 2))
        shell("me", "set", "--level", "pm", "--target", "senior", "--name", "Ana")
        shell("evidence", "add", "Old news", "--skill", "vision")
        assert shell("one-on-one", "held", "--with", "Dana").out == "m1\n"
        frozen_clock.go_to(date(2026, 11, 20))

    fill_once(make)
    return shell


def test_an_empty_home_has_a_question(shell: Shell) -> None:
    answer = shell("one-on-one", "--json").json
    assert (answer["with"], answer["last"], answer["since"], answer["open"]) == (None, None, None, None)
    assert [(each["part"], each["text"]) for each in answer["items"]] == [
        ("advice", "Which level do you see me at, and why?")
    ]
    page = shell("one-on-one").out
    assert page.startswith("One-on-one: One-on-one with your manager (the first: the last 30 days)\n")
    assert shell("data", "where", "--json").json["exists"] is False


def test_the_name_is_that_of_the_last_one_else_of_the_only_manager_who_rated(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    shell("assess", "--rater", "manager", "--rater-name", "Lee", "--rate", "vision=2")
    assert shell("one-on-one", "--json").json["with"] == "Lee"
    shell("assess", "--rater", "manager", "--rater-name", "Max", "--rate", "vision=2")
    assert shell("one-on-one", "--json").json["with"] is None
    shell("one-on-one", "held", "--with", "Dana")
    shell("one-on-one", "held", "--with", "Max")
    assert shell("one-on-one", "--json").json["with"] == "Max"
    answer = shell("one-on-one", "--with", " dana ", "--json").json
    assert (answer["with"], answer["last"]) == ("Dana", "m1")
    assert shell("one-on-one", "--with", " ").code == 2


def test_what_is_to_decide(ana: Shell) -> None:
    for what, due in (
        ("Ask for the price review", "2026-11-21"),
        ("Run five talks", "2026-12-04"),
        ("Later", "2026-12-05"),
    ):
        ana("plan", "add", what, "--due", due)
    ana("plan", "check-in", "g3", "--state", "stuck", "--note", "no access")
    for what, by in (("Two teams plan by it", "2026-12-04"), ("Three teams", "2026-12-05")):
        ana("promotion", "agree", what, "--with", "Dana", "--by", by)
    ana("promotion", "agree", "For Lee", "--with", "Lee", "--by", "2026-11-25")
    assert texts(ana, "decide") == ["w1 Two teams plan by it (Dana): due in 2 weeks", "g3 Later: stuck: no access"]
    assert texts(ana, "ahead") == ["g1 Ask for the price review: due tomorrow", "g2 Run five talks: due in 2 weeks"]
    assert ana("one-on-one", "--json").json["agreement"]["id"] == "w1"
    ana("promotion", "agree", "w1", "--gone")
    assert texts(ana, "ahead")[0] == "w2 Three teams (Dana): due in 2 weeks"


def test_overdue_is_to_decide_from_the_day_after(ana: Shell, frozen_clock: FrozenClock) -> None:
    ana("plan", "add", "Ask for the price review", "--due", "2026-11-21")
    frozen_clock.go_to(date(2026, 11, 21))
    assert (texts(ana, "decide"), texts(ana, "ahead")) == ([], ["g1 Ask for the price review: due today"])
    frozen_clock.go_to(date(2026, 11, 22))
    assert texts(ana, "decide") == ["g1 Ask for the price review: was due yesterday"]
    assert texts(ana, "ahead") == []


def test_what_happened_since(ana: Shell) -> None:
    assert texts(ana, "since") == []  # what was written down before the last one is not new
    ana("evidence", "add", "Signed one order", "--skill", "influence", "--date", "2026-11-03")
    ana("evidence", "add", "Missed a day", "--skill", "influence", "--against", "--date", "2026-11-01")
    ana("evidence", "add", "A fight", "--skill", "vision", "--private")
    ana("plan", "add", "Run five talks")
    ana("plan", "check-in", "g1", "--state", "slow")
    ana("plan", "add", "Write the note")
    ana("plan", "done", "g2")
    ana("assess", "--rate", "vision=2", "--date", "2026-10-01")
    ana("assess", "--rate", "vision=3", "--rate", "influence=2")
    assert texts(ana, "since") == [
        "2 pieces of evidence (Influence), 1 against; e2 Signed one order",
        "Rated: Vision 2 → 3, Influence 2",
        "Goals: g1 slow, g2 done",
    ]
    answer = ana("one-on-one", "--json")
    assert "Left out: 1 private piece of evidence." in answer.said
    assert answer.json["items"][0]["ids"] == ["e2", "e3"]
    ana("one-on-one", "held")
    assert texts(ana, "since") == []


def test_a_rating_that_moved_says_from_where(ana: Shell, frozen_clock: FrozenClock) -> None:
    frozen_clock.go_to(date(2026, 11, 20))
    ana("assess", "--rate", "vision=2", "--rate", "influence=2")
    ana("one-on-one", "held")
    frozen_clock.go_to(date(2026, 11, 27))
    ana("assess", "--rate", "vision=3", "--rate", "influence=2")
    assert texts(ana, "since") == ["Rated: Vision 2 → 3"]
    ana("assess", "--rater", "manager", "--rater-name", "Dana", "--rate", "vision=2", "--rate", "influence=2")
    ana("assess", "--rater", "manager", "--rater-name", "Lee", "--rate", "influence=4")
    assert texts(ana, "since") == ["Rated: Vision 2 → 3 (Dana 2)"]
    ana("one-on-one", "held")
    assert texts(ana, "since") == ["Rated: Vision 3 (Dana 2)"]


def test_points_are_noted_and_carry_over(ana: Shell, frozen_clock: FrozenClock) -> None:
    assert ana("one-on-one", "note", "Who presents?").out == "m2\n"
    ana("one-on-one", "note", "-", stdin="The budget\n")
    noted = ana("one-on-one", "note", "I may leave", "--private", "--json").json
    assert [each["text"] for each in noted["points"]] == ["Who presents?", "The budget"]
    assert [(each["number"], each["text"]) for each in parts(ana)["noted"]] == [(1, "Who presents?"), (2, "The budget")]
    private = ana("one-on-one", "--json")
    assert "I may leave" not in private.out
    assert "Left out: 1 private point." in private.said
    assert "3. I may leave (private)" in ana("one-on-one").out
    held = ana("one-on-one", "held", "--done", "2", "--json").json
    assert (held["held"]["id"], held["held"]["held"], held["next"]) == ("m2", "2026-11-20", "m3")
    assert [(each["text"], each["done"]) for each in held["held"]["points"]] == [
        ("Who presents?", False),
        ("The budget", True),
    ]
    assert [(each["number"], each["text"]) for each in parts(ana)["carried"]] == [(1, "Who presents?")]
    frozen_clock.go_to(date(2026, 11, 23))
    ana("one-on-one", "note", "Holidays")
    assert (texts(ana, "carried"), texts(ana, "noted")) == (["Who presents?"], ["Holidays"])
    assert ana("one-on-one", "note", "--remove", "2").said.startswith("Removed point 2: “I may leave”")
    assert ana("one-on-one", "held", "--done", "9").code == 2
    assert ana("one-on-one", "note", "--remove", "0").code == 2
    assert ana("one-on-one", "note", " ").code == 2


def test_one_on_ones_are_taken_out_and_come_back(ana: Shell) -> None:
    ana("one-on-one", "note", "Who presents?")
    ana("one-on-one", "note", "I may leave", "--private")
    ana("one-on-one", "held", "--agreed", "Ask two teams")
    ana("one-on-one", "note", "The budget")
    before = ana("one-on-one", "list", "--json").json
    assert ana("one-on-one", "remove", "m2", "m9").code == 2
    assert ana("one-on-one", "remove", "m2", "--person", "sam").code == 2
    assert ana("one-on-one", "list", "--json").json == before
    done = ana("one-on-one", "remove", "m2", "M3", "m2", "--json")
    assert [each["id"] for each in done.json] == ["m2", "m3"]
    assert "I may leave" not in done.out
    assert done.err.splitlines() == [
        "Removed m2 with Dana, held on 2026-11-20: 2 points",
        "Removed m3 with Dana: 3 points",
        "What was agreed stays: g1.",
        "pmcareer data undo brings them back.",
    ]
    assert [each["id"] for each in ana("one-on-one", "list", "--json").json] == ["m1"]
    assert ana("plan", "show", "g1").code == 0
    assert parts(ana).keys().isdisjoint({"noted", "carried"})
    ana("data", "undo")
    assert ana("one-on-one", "list", "--json").json == before


def test_what_was_agreed_becomes_goals(ana: Shell) -> None:
    ana("one-on-one", "note", "Who presents?")
    held = ana(
        *("one-on-one", "held", "--date", "2026-11-19", "--agreed", "When the plan is drafted, I will ask two teams."),
        *("--agreed", "Book the room", "--due", "2026-11-27", "--due", "2026-12-01"),
    )
    assert held.out == "m2\n"
    first, second = (ana("plan", "show", each, "--json").json for each in ("g1", "g2"))
    assert (first["what"], first["when"], first["then"]) == ("Ask two teams", "the plan is drafted", "ask two teams")
    assert (second["what"], second["when"], second["due"], first["due"]) == (
        "Book the room", "", "2026-12-01", "2026-11-27",
    )  # fmt: skip
    shown = ana("one-on-one", "show", "m2", "--json").json
    assert (shown["held"], shown["goals"], shown["state"]) == ("2026-11-19", ["g1", "g2"], "held")
    page = ana("one-on-one", "show", "m2", "--no-color", terminal=80).out
    assert "Who presents?" in page
    assert "carried over" in page
    assert "Ask two teams" in page
    assert [line.split("\t")[0] for line in ana("one-on-one", "list").out.splitlines()] == ["m3", "m2", "m1"]
    assert "0 of 1 talked about" in ana("one-on-one", "list", "--no-color", terminal=80).out
    ana("data", "undo")
    assert ana("plan", "list", "--json").json == []
    assert [each["id"] for each in ana("one-on-one", "list", "--json").json] == ["m2", "m1"]


@try_each(
    ("words", "said"),
    [
        (
            ("--agreed", "A", "--agreed", "B", "--agreed", "C", "--due", "friday", "--due", "friday"),
            "one --due for all",
        ),
        (("--due", "friday"), "--due is for what was agreed"),
        (("--agreed", " "), "what was agreed"),
        (("--date", "2026-11-01"), "m1 was held on 2026-11-02"),
        (("--date", "tomorrow"), "in the future"),
    ],
)
def test_what_held_refuses(ana: Shell, words: tuple[str, ...], said: str) -> None:
    refused = ana("one-on-one", "held", *words)
    assert refused.code == 2
    assert said in refused.said
    assert ana("plan", "list", "--json").json == []


def test_at_most_seven_and_each_part_has_its_first(ana: Shell) -> None:
    for number in range(3):
        ana("plan", "add", f"Goal {number}")
        ana("plan", "check-in", f"g{number + 1}", "--state", "stuck")
    ana("evidence", "add", "Signed one order", "--skill", "influence")
    ana("one-on-one", "note", "A point")
    answer = ana("one-on-one", "--json").json
    assert (len(answer["items"]), answer["left_out"]) == (7, [])
    ana("one-on-one", "note", "Another point")
    ana("assess", "--rate", "vision=2")
    answer = ana("one-on-one", "--json").json
    assert [each["part"] for each in answer["items"]] == [
        "decide", "decide", "decide", "since", "noted", "advice", "silent",
    ]  # fmt: skip
    assert [(each["part"], each["text"]) for each in answer["left_out"]] == [
        ("since", "Rated: Vision 2"), ("noted", "Another point"),
    ]  # fmt: skip
    assert "2 more items: pmcareer one-on-one --full" in ana("one-on-one").out


def test_silent_is_what_had_no_evidence_for_90_days(ana: Shell, frozen_clock: FrozenClock) -> None:
    (silent,) = parts(ana)["silent"]
    assert "vision" not in silent["skills"]
    frozen_clock.go_to(date(2027, 1, 31))
    assert "vision" not in parts(ana)["silent"][0]["skills"]
    frozen_clock.go_to(date(2027, 2, 1))
    assert parts(ana)["silent"][0]["text"] == "all skills: there is no evidence of that time"
    ana("evidence", "add", "Signed one order", "--skill", "influence")
    assert parts(ana)["silent"][0]["text"] == "Vision, Leadership, Analysis and 8 more"


def test_advice_is_on_the_bar_of_the_first_focus_skill(ana: Shell) -> None:
    focus = next(each for each in ana("next", "--json").json["focus"] if each["in_focus"])
    (asked,) = parts(ana)["advice"]
    assert asked["skills"] == [focus["skill"]]
    assert asked["text"].startswith(f"{focus['label']}: “{focus['bar'].rstrip('.')}”: what would you want to see?")


def test_the_one_with_somebody_you_lead(shell: Shell) -> None:
    shell("me", "set", "--level", "senior")
    shell("me", "set", "--person", "bo", "--level", "apm", "--name", "Bo")
    shell("one-on-one", "note", "Your draft", "--person", "bo")
    shell("assess", "--person", "bo", "--rater", "self", "--rate", "vision=2")
    shell("assess", "--person", "bo", "--rater", "manager", "--rate", "vision=1")
    shell("evidence", "add", "Cut the release to one form", "--person", "bo", "--skill", "delivery")
    found = parts(shell, "--person", "bo")
    assert found["noted"][0]["text"] == "Your draft"
    assert found["since"][-1]["text"] == "Rated: Vision 2 (you 1)"
    assert found["advice"][0]["text"].endswith("what would help Bo with it?")
    page = shell("one-on-one", "--person", "bo", terminal=80).out
    assert "One-on-one with Bo" in page
    assert "pmcareer one-on-one held --person bo" in page
    assert shell("one-on-one", "--json").json["open"] is None
    refused = shell("one-on-one", "--person", "bo", "--with", "Lee")
    assert refused.code == 2
    assert "Bo is the one you meet" in refused.said
    assert shell("one-on-one", "show", "m1").code == 2


def test_any_ladder_and_a_long_text_stay_within_a_screen(shell: Shell, tmp_path: Path) -> None:
    bakery = str(write_framework(tmp_path / "bakery"))
    for number in range(7):
        shell("plan", "add", f"Goal {number} " + "word " * 200)
        shell("plan", "check-in", f"g{number + 1}", "--state", "stuck", "--note", "note " * 200)
    shell("one-on-one", "note", "point " * 300)
    page = shell("one-on-one", "--framework", bakery, "--no-color", terminal=80).out
    assert len(page.splitlines()) <= 40
    lines = [line for line in page.splitlines() if bakery not in line]  # a path is not broken
    assert max(map(len, lines)) <= 80
    shell("me", "set", "--level", "hand", "--framework", bakery)
    assert parts(shell, "--framework", bakery)["advice"][0]["skills"]


def test_on_a_terminal_it_asks_what_is_done(ana: Shell) -> None:
    ana("one-on-one", "note", "Who presents?")
    ana("one-on-one", "note", "The budget")
    screen = ana("one-on-one", "held", terminal=80, stdin="\ny\n", echo=True)
    assert screen.code == 0
    assert "1. Who presents?: is it done? [y/N]" in screen.out
    assert texts(ana, "carried") == ["Who presents?"]


@try_each(
    ("typed", "meant"),
    [
        ("1on1", "one-on-one"), ("1:1", "one-on-one"), ("promo", "promotion"), ("packet", "promotion"),
        ("case", "promotion"), ("brag", "evidence import"), ("report", "review quarter"), ("digest", "review week"),
    ],
)  # fmt: skip
def test_a_guessed_word_is_answered_with_the_command(shell: Shell, typed: str, meant: str) -> None:
    answer = shell(typed)
    assert answer.code == 2
    assert f"It is called: pmcareer {meant}." in answer.said
    assert shell(*meant.split(), "--help").code == 0


def test_a_one_on_one_has_a_limit_of_points(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert one_on_ones.MOST_POINTS == 30
    monkeypatch.setattr(one_on_ones, "MOST_POINTS", 2)
    assert [shell("one-on-one", "note", "A point").code for _ in range(3)] == [0, 0, 2]
    assert len(shell("one-on-one", "show", "m1", "--json").json["points"]) == 2


def test_a_long_text_is_cut_on_the_page_and_whole_with_full(shell: Shell) -> None:
    shell("one-on-one", "note", "a" * 240)
    shell("one-on-one", "note", "b" * 241)
    page, whole = shell("one-on-one").out, shell("one-on-one", "--full").out
    assert f"1. {'a' * 240}\n" in page
    assert f"2. {'b' * 240} …\n" in page
    assert f"2. {'b' * 241}\n" in whole


def test_today_names_a_point_where_nothing_is_due(ana: Shell) -> None:
    ana("one-on-one", "note", "I may leave", "--private")
    assert ana("today", "--json").json["due"] is None
    ana("one-on-one", "note", "Who presents?")
    assert ana("today", "--json").json["due"] == {
        "kind": "one-on-one",
        "id": "m2",
        "what": "Who presents?",
        "due": None,
    }
    page = ana("today").out
    assert "Due: m2 Who presents? (bring it up in your next one-on-one)" in page
    ana("plan", "add", "Run five talks", "--due", "2026-11-23")
    assert ana("today", "--json").json["due"]["id"] == "g1"
