"""Evidence in questions at a terminal: what is new, within a minute, and what is to be changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from journal import journal, kept, only
from ladders import write_framework
from shell import Shell

pytestmark = pytest.mark.usefixtures("frozen_clock")

KNEADED = "Kneaded the dough by touch"


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


# Being asked


@pytest.fixture
def baker(shell: Shell, bakery: str) -> str:
    """A person whose ladder is not the shipped one: its words and names are what counts."""
    shell("me", "set", "--level", "hand", "--framework", bakery)
    return bakery


@pytest.mark.usefixtures("baker")
def test_without_words_it_asks_and_a_minute_is_enough(shell: Shell) -> None:
    result = shell("evidence", "add", terminal=80, stdin=f"{KNEADED}\nSold by noon\n\n\n\n\n")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "What happened: What came of it (Enter: nothing yet): It sounds like:\n"
        "  1. Dough (dough, touch, Kneaded)\n"
        "Skills, by number or name, ? for all, - for none [1]: "
        "When [today]: Link, or where to find it (Enter: nowhere): "
        "Source (1 self, 2 manager, 3 peer, 4 customer, 5 artefact) [self]: "
        "Saved e1: today, Dough.\nLook at it: pmcareer evidence show e1\nTake it back: pmcareer data undo\n"
    )
    piece = only(shell)
    assert (piece["what"], piece["outcome"], piece["skills"]) == (KNEADED, "Sold by noon", ["dough"])


@pytest.mark.usefixtures("baker")
@pytest.mark.parametrize(
    ("line", "skills"),
    [
        ("", ["dough"]),
        ("-", []),
        ("1", ["dough"]),
        ("till", ["till"]),
        ("1, Firing,till", ["dough", "oven", "till"]),
        ("9\ntil\n1", ["dough"]),
        ("?\n2 3", ["oven", "till"]),
        ("?\n", []),
    ],
)
def test_skills_by_enter_number_or_name(shell: Shell, line: str, skills: list[str]) -> None:
    shell("evidence", "add", terminal=80, stdin=f"{KNEADED}\n\n{line}\n\n\n\n")
    assert only(shell)["skills"] == skills


@pytest.mark.usefixtures("baker")
def test_where_no_skill_stands_out_enter_takes_none(shell: Shell) -> None:
    result = shell("evidence", "add", terminal=80, stdin="Dough for the oven\n\n\n\n\n\n")
    assert "Enter for none: " in result.err
    assert only(shell)["skills"] == []
    assert result.err.count("sounds like") == 1


def test_what_an_option_says_is_not_asked(shell: Shell) -> None:
    words = ["--skill", "vision", "--outcome", "x", "--date", "yesterday", "--link", "y", "--source", "peer"]
    result = shell("evidence", "add", *words, terminal=80, stdin="It held\n")
    assert result.err.startswith("What happened: Saved e1: yesterday, Vision.")
    piece = only(shell)
    assert (piece["outcome"], piece["link"], piece["source"], piece["date"]) == ("x", "y", "peer", "2026-11-19")


def test_what_is_not_understood_is_asked_again(shell: Shell) -> None:
    answers = "It held\n\n\nsome day\ntomorrow\nlast friday\nhttps://example.org\n\nboss\nM\n"
    result = shell("evidence", "add", terminal=80, stdin=answers)
    assert result.code == 0
    assert result.err.count("When [today]: ") == 3
    assert "'boss' is not one of them." in result.err
    piece = only(shell)
    assert (piece["date"], piece["link"], piece["source"]) == ("2026-11-13", "https://example.org", "manager")


def test_no_words_keep_nothing(shell: Shell, sealed: Path) -> None:
    result = shell("evidence", "add", terminal=80, stdin="\n")
    assert (result.code, result.out) == (0, "")
    assert "You wrote nothing, so nothing was saved." in result.err
    assert not (sealed / "career.db").exists()


def test_the_end_of_input_is_a_sentence_and_keeps_nothing(shell: Shell, sealed: Path) -> None:
    result = shell("evidence", "add", terminal=80, stdin=f"{KNEADED}\nup\n")
    assert result.code == 1
    assert "Nothing was changed." in result.err
    assert not (sealed / "career.db").exists()


def test_an_interrupt_is_130_and_keeps_nothing(shell: Shell, sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pm_career.commands.evidence import questions

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(questions, "ask_until", interrupt)
    result = shell("evidence", "add", terminal=80, stdin=f"{KNEADED}\n\n")
    assert result.code == 130
    assert not (sealed / "career.db").exists()


def test_without_options_it_asks_part_by_part_and_enter_keeps(shell: Shell) -> None:
    journal()
    before = kept(shell)
    result = shell("evidence", "edit", "e1", terminal=80, stdin="\n" * 12)
    assert result.code == 0
    assert "[Second]" in result.err
    assert "[Delivery, Vision]" in result.err
    assert "[2026-11-18]" in result.err
    assert "Nothing was changed" in result.err
    assert kept(shell) == before


def test_answers_change_and_a_dash_takes_out(shell: Shell) -> None:
    journal()
    parts = "-|Third|-|growth, 1|influence, vision|-|mentoring|-|last friday|x||-|peer|maybe|a|Checkout|y|-"
    answers = parts.split("|")
    result = shell("evidence", "edit", "e1", terminal=80, stdin="\n".join(answers) + "\n")
    assert result.code == 0
    assert result.err.count("This cannot be left out.") == 3
    assert (
        "Changed in e1: text, date, skills, level, outcome, link, source, what it counts for, who may see it"
        in result.said
    )
    piece = kept(shell)[1]
    assert (piece["what"], piece["outcome"], piece["skills"]) == ("Third", "", ["influence", "vision"])
    assert (piece["level"], piece["date"], piece["link"]) == (None, "2026-11-13", "x")
    assert piece["responsibility"] == {"level": "senior", "id": "mentoring"}
    assert (piece["source"], piece["goals"]) == ("peer", [])
    assert (piece["counts"], piece["private"], piece["project"]) == ("against", True, "Checkout")
    assert "'maybe' is not one of them. Say one of: for, against" in result.err


def test_several_links_are_asked_for_until_there_are_no_more(shell: Shell) -> None:
    result = shell("evidence", "add", terminal=80, stdin="It held\n\n\n\na.example\nthe green folder\n\n\n")
    assert result.err.count("Another link (Enter: no more): ") == 2
    assert only(shell)["links"] == ["a.example", "the green folder"]
    shell("evidence", "edit", "e1", terminal=80, stdin="\n" * 5 + "b.example\nc.example\n" + "\n" * 6)
    assert only(shell)["links"] == ["b.example", "c.example"]
    shell("evidence", "edit", "e1", terminal=80, stdin="\n" * 5 + "-\n" + "\n" * 5)
    assert only(shell)["links"] == []


def test_a_day_that_can_be_read_two_ways_is_asked_again(shell: Shell) -> None:
    result = shell("evidence", "add", terminal=80, stdin="It held\n\n\n03/04/2026\n2026-04-03\n\n\n")
    assert "can be read as 3 April 2026 or 4 March 2026. Write 2026-04-03 or 2026-03-04." in result.said
    assert only(shell)["date"] == "2026-04-03"
