"""Somebody else's word: `pmcareer evidence ask`, `evidence confirm`, and where what rests on it is counted."""

from __future__ import annotations

import pytest
from filling import FillOnce
from shell import Shell
from try_each import try_each

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def noted(shell: Shell, fill_once: FillOnce) -> Shell:
    """Ana, a PM who aims for senior, with three pieces for influence: her own word, a peer's, and a private one."""

    def make() -> None:
        shell("me", "set", "--level", "pm", "--target", "senior", "--name", "Ana")
        for words in (
            ("Signed one release order", "--outcome", "Held two quarters", "--link", "https://wiki.example/order"),
            ("Settled the price list", "--source", "peer"),
            ("A fight with sales", "--private"),
        ):
            assert shell("evidence", "add", *words, "--skill", "influence", "--date", "2026-11-03").code == 0

    fill_once(make)
    return shell


def count(shell: Shell, skill: str = "influence") -> tuple[int, int]:
    """The pieces that `me` and `next` count for a skill, and how many of them rest on somebody else's word."""
    (place,) = (each for each in shell("me", "--json").json["skills"] if each["skill"] == skill)
    advice = shell("next", skill, "--json").json["item"]
    found = (place["evidence_count"], place["evidence_others_word"])
    assert found == (advice["evidence_count"], advice["evidence_others_word"])
    assert found == (place["target_evidence_count"], place["target_evidence_others_word"])
    return found


def test_the_message_says_what_happened_and_asks(noted: Shell) -> None:
    asked = noted("evidence", "ask", "e1", "--of", "Dana  Roth")
    lines = asked.out.splitlines()
    assert lines[0] == "Hello Dana Roth,"
    assert "3 November 2026: Signed one release order" in lines
    assert "What came of it: Held two quarters" in lines
    assert "See: https://wiki.example/order" in lines
    assert "2. What did you see me do?" in lines
    assert "3. What would you advise me to do next time?" in lines
    assert lines[-1] == "Ana"
    assert asked.said == "To keep the answer: pmcareer evidence confirm e1 --by 'Dana Roth' TEXT"
    as_json = noted("evidence", "ask", "e1", "--of", "Dana Roth", "--json").json
    assert as_json["message"] == asked.out.rstrip("\n")
    assert as_json["of"] == "Dana Roth"
    assert noted("data", "undo", "--list").out.count("\n") == 4  # nothing was stored


def test_a_private_piece_is_not_asked_about(noted: Shell) -> None:
    refused = noted("evidence", "ask", "e3", "--of", "Dana")
    assert refused.code == 2
    assert refused.out == ""
    assert "e3 is private" in refused.said
    assert "--no-private" in refused.said
    assert noted("evidence", "ask", "e1").code == 2


def test_the_message_about_somebody_else_names_them(shell: Shell) -> None:
    shell("me", "set", "--person", "bo", "--level", "pm", "--name", "Bo Lind")
    shell("evidence", "add", "Cut the release to one form", "--person", "bo")
    said = shell("evidence", "ask", "e1", "--of", "Dana", "--person", "bo")
    assert "I keep notes on the work of Bo Lind" in said.out
    assert "2. What did you see Bo Lind do?" in said.out
    assert said.said.endswith("--by Dana TEXT --person bo")
    assert shell("evidence", "ask", "e1", "--of", "Dana").code == 2


def test_a_word_is_kept_and_counted_once(noted: Shell) -> None:
    assert count(noted) == (3, 1)
    kept = noted("evidence", "confirm", "e1", "--by", "Dana", "You settled it in one meeting", "--date", "2026-11-10")
    assert (kept.out, count(noted)) == ("c1\n", (3, 2))
    noted("evidence", "confirm", "e1", "--by", "Lee", "-", stdin="It held\n")
    noted("evidence", "confirm", "e2", "--by", "Dana", "True")  # a peer's word already
    assert count(noted) == (3, 2)
    shown = noted("evidence", "show", "e1", "--json").json
    assert shown["confirmed_by"] == ["Dana", "Lee"]
    assert shown["confirmations"] == [
        {
            "id": "c1", "evidence": "e1", "by": "Dana", "text": "You settled it in one meeting", "date": "2026-11-10",
        },
        {"id": "c2", "evidence": "e1", "by": "Lee", "text": "It held", "date": "2026-11-20"},
    ]  # fmt: skip
    assert [each["confirmed_by"] for each in noted("evidence", "list", "--json").json] == [
        ["Dana", "Lee"],
        ["Dana"],
        [],
    ]
    page = noted("evidence", "show", "e1", "--no-color", terminal=80).out
    assert "c1  Dana, 10 days ago: You settled it in one meeting" in page
    assert "confirmed by Dana and Lee" in noted("evidence", "--no-color", terminal=100).out.replace("\n", " ")
    assert noted("evidence").out.splitlines()[0].endswith("\tDana, Lee")


def test_what_counts_against_is_proof_of_nothing(noted: Shell) -> None:
    noted("evidence", "add", "The beta came late", "--skill", "influence", "--against", "--source", "manager")
    noted("evidence", "add", "An older story", "--skill", "influence", "--level", "apm", "--source", "customer")
    assert count(noted) == (3, 1)


def test_a_word_is_changed_and_taken_out(noted: Shell) -> None:
    noted("evidence", "confirm", "e1", "--by", "Dana", "Yes")
    changed = noted("evidence", "confirm", "c1", "Yes, in one meeting", "--by", "Dana Roth", "--json").json
    assert (changed["by"], changed["text"], changed["date"]) == ("Dana Roth", "Yes, in one meeting", "2026-11-20")
    assert noted("evidence", "confirm", "c1").code == 2
    assert noted("evidence", "confirm", "c1", "--remove", "--by", "Lee").code == 2
    assert noted("evidence", "confirm", "e1", "--remove").code == 2
    removed = noted("evidence", "confirm", "c1", "--remove")
    assert removed.code == 0
    assert count(noted) == (3, 1)
    noted("data", "undo")
    assert noted("evidence", "show", "e1", "--json").json["confirmed_by"] == ["Dana Roth"]


@try_each(
    ("words", "said"),
    [
        (("e1", "Yes"), "You did not say who"),
        (("e1", "--by", "Dana", " "), "You did not say what they said"),
        (("e9", "--by", "Dana", "Yes"), "There is no evidence 'e9'"),
        (("e1", "--by", "Dana", "Yes", "--date", "tomorrow"), "in the future"),
        (("c7", "Yes"), "There is no confirmation 'c7'"),
    ],
)
def test_what_is_refused(noted: Shell, words: tuple[str, ...], said: str) -> None:
    refused = noted("evidence", "confirm", *words)
    assert refused.code == 2
    assert said in refused.said


def test_a_goal_says_whose_word_shows_it(noted: Shell) -> None:
    noted("plan", "add", "Agree on one release order")
    for piece in ("e1", "e2", "e3"):
        noted("evidence", "edit", piece, "--goal", "g1")
    noted("evidence", "confirm", "e1", "--by", "Dana", "Yes")
    goal = noted("plan", "show", "g1", "--json").json
    assert goal["others_word"] == 2
    assert [(each["source"], each["confirmed_by"]) for each in goal["shown_by"]] == [
        ("self", ["Dana"]), ("peer", []), ("self", []),
    ]  # fmt: skip
    assert "confirmed by Dana" in noted("plan", "show", "g1").out


def test_the_pages_count_it_in_signs_and_words(noted: Shell) -> None:
    noted("assess", "--rate", "influence=3")
    page = noted("me", "--no-color", terminal=80).out
    assert "3 · 2 weeks ago “1" in page
    assert "“n on somebody else's word" in " ".join(page.split())
    assert "evidence 3, 2 weeks ago; 1 on somebody else's word" in noted("me", "--plain").out
    assert [line.split("\t")[-1] for line in noted("me").out.splitlines() if line.startswith("influence\t")] == ["1"]
    assert "3 pieces of evidence (1 on somebody else's word) prove it" in noted("next", "influence").out
