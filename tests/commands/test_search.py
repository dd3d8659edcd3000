"""`pmcareer search`: on a screen, in a pipe, as JSON; in the shipped ladder and in one that forks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ladders import write_framework
from rich.cells import cell_len
from shell import Shell
from try_each import try_each

KEYS = {"kind", "level", "skill", "place", "text", "matches", "score"}


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


def test_a_screen_has_the_place_the_text_and_where_to_read_on(shell: Shell, bakery: str) -> None:
    env = {"NO_COLOR": "1", "PMCAREER_FRAMEWORK": bakery}
    assert shell("search", "night", "tasting", terminal=80, env=env).out == (
        """\
night tasting  3 places

With all that you asked for
  Dough · Watches → Helps · people
    Ask the *night* baker to *taste*.
  Dough · Watches → Helps · it worked when
    The *night* baker no longer *tastes*.

With some of the words
  hand · responsibility
    *Night* dough

pmcareer skill dough --full   that skill in full
pmcareer level hand --full    that level in full
"""
    )


def test_a_short_title_of_the_ladder_page_leads_to_its_responsibility(shell: Shell) -> None:
    first = shell("search", "Feature definition", "--json").json["results"][0]
    assert (first["kind"], first["level"], first["text"]) == ("responsibility", "apm", "Feature definition")
    assert first["place"] == "apm · Assisting with product development · short title"
    shown = shell("search", "Feature definition", terminal=80, env={"NO_COLOR": "1"}).out
    assert "  apm · Assisting with product development · short title\n    *Feature definition*\n" in shown
    assert "pmcareer level apm --full" in shown


def test_a_short_title_that_is_part_of_the_title_is_found_once(shell: Shell) -> None:
    found = shell("search", "mentoring", "--json").json["results"]
    assert [each["text"] for each in found if each["kind"] == "responsibility"] == ["Mentoring junior PMs"]


def test_a_narrow_screen_wraps_below_the_place(shell: Shell, bakery: str) -> None:
    out = shell("search", '"by touch"', terminal=40, env={"NO_COLOR": "1", "PMCAREER_FRAMEWORK": bakery}).out
    assert out == (
        """\
"by touch"  one place

Found here
  hand · Dough · bar
    Judges *by touch* when the dough is
    ready.

pmcareer skill dough --level hand
  what that level asks of it
"""
    )


def test_finds_are_bold_where_there_are_styles_and_starred_where_there_are_none(shell: Shell, bakery: str) -> None:
    styled = shell("search", "touch", "--framework", bakery, terminal=80).out
    assert "\x1b[1;4mtouch\x1b[0m" in styled
    assert "*touch*" not in styled
    assert "by *touch* when" in shell("search", "touch", "--framework", bakery, "--no-color", terminal=80).out
    assert "Text: Judges by *touch* when" in shell("search", "touch", "--framework", bakery, "--plain").out


def test_a_pipe_gets_every_place_as_a_record_and_the_text_as_it_is(shell: Shell, bakery: str) -> None:
    assert shell("search", "dough", "--framework", bakery).out.splitlines() == [
        "skill\t\tdough\tDough",
        "responsibility\thand\t\tNight dough",
        "responsibility\thand\t\tHas the dough ready at four.",
        "bar\thand\tdough\tJudges by touch when the dough is ready.",
    ]
    records = shell("search", "product").out.splitlines()
    assert len(records) == shell("search", "product", "--json").json["total"] > 100
    assert {record.count("\t") for record in records} == {3}


def test_json_says_where_in_the_text_the_words_are(shell: Shell) -> None:
    answer = shell("search", "prioritise", "roadmap", "--json").json
    assert set(answer) == {"query", "results", "total", "nearest", "own"}
    assert answer["query"] == ["prioritise", "roadmap"]
    assert (answer["total"], answer["nearest"]) == (len(answer["results"]), [])
    levels = {level["id"] for level in shell("ladder", "--json").json["levels"]} | {None}
    skills = {skill["id"] for skill in shell("ladder", "--json").json["skills"]} | {None}
    for result in answer["results"]:
        assert set(result) == KEYS
        assert result["level"] in levels
        assert result["skill"] in skills
        marked = [result["text"][start:end].casefold() for start, end in result["matches"]]
        assert marked
        assert all(re.match("prioriti|roadmap", word) for word in marked)


def test_forms_and_spellings_of_a_word_meet(shell: Shell) -> None:
    found = {word: shell("search", word, "--json").json for word in ("prioritise", "prioritization", "prioritizing")}
    texts = [{result["text"] for result in answer["results"]} for answer in found.values()]
    assert texts[0]
    assert texts[0] == texts[1] == texts[2]


def test_in_narrows_and_may_be_given_again(shell: Shell) -> None:
    def kinds(*words: str) -> set[str]:
        return {line.split("\t")[0] for line in shell("search", "customer", *words).out.splitlines()}

    levels, actions = kinds("--in", "level"), kinds("--in", "action")
    assert actions <= {"action", "sign", "trap"}
    assert not levels & (actions | {"bar", "behaviour", "evidence", "skill"})
    assert kinds("--in", "level", "--in", "action") == levels | actions


def test_limit_cuts_and_says_how_many_more(shell: Shell) -> None:
    total = shell("search", "product", "--json").json["total"]
    assert f"{total - 10} more: --limit {total} shows all." in shell("search", "product", terminal=80).out
    assert " more:" not in shell("search", "product", "--limit", str(total), terminal=80).out
    assert len(shell("search", "product", "--limit", "3").out.splitlines()) == 3
    answer = shell("search", "product", "--limit", "3", "--json").json
    assert (len(answer["results"]), answer["total"]) == (3, total)


@pytest.mark.parametrize("terminal", [None, 80])
def test_nothing_found_is_no_error_and_names_the_nearest(shell: Shell, bakery: str, terminal: int | None) -> None:
    found = shell("search", "nihgt", "--framework", bakery, terminal=terminal)
    assert found.code == 0
    assert "The nearest words that it has: night." in (found.out if terminal else found.err)
    assert bool(found.out) == bool(terminal)
    answer = shell("search", "nihgt", "--framework", bakery, "--json").json
    assert (answer["results"], answer["total"], answer["nearest"]) == ([], 0, ["night"])


def test_nothing_in_a_part_says_that_there_is_something_elsewhere(shell: Shell, bakery: str) -> None:
    out = shell("search", "touch", "--in", "level", "--framework", bakery, terminal=80).out
    assert "Nothing in this part of the ladder; without --in: one place." in out


@pytest.mark.parametrize(
    "query",
    [
        ".*",
        "[",
        "(((",
        "\0",
        "x" * 100_000,
        "...!?",
        "🧑‍🍳",
        "%s",
        "{0}",
        "\x1b[31m",
        "\u202e",
        "[bold]",
        "a\\",
        "'",
        "*",
    ],
)
@pytest.mark.parametrize("terminal", [None, 60])
def test_hostile_queries_are_plain_text(shell: Shell, query: str, terminal: int | None) -> None:
    found = shell("search", query, "--no-color", terminal=terminal)
    assert found.code == 0
    written = found.out + found.err
    assert "\0" not in written
    assert "\u202e" not in written
    assert "\x1b" not in written
    assert terminal is None or max(map(cell_len, found.out.splitlines())) <= terminal
    assert shell("search", query, "--json").json["query"] == [query]


def test_a_long_word_that_is_missing_is_named_in_short(shell: Shell) -> None:
    out = shell("search", "roadmap", "x" * 100_000, terminal=80).out
    assert "Not found" in out
    assert len(out) < 10_000


def test_the_words_of_a_ladder_cannot_act_on_a_terminal(shell: Shell, tmp_path: Path) -> None:
    till = 'id: till\nname: Till\nexpectations:\n  counter: {step: 2, bar: "Counts [red]coins[/] \\\\ twice."}\n'
    bakery = str(write_framework(tmp_path / "bakery", till=till))
    out = shell("search", "coins", "--framework", bakery, "--no-color", terminal=80).out
    assert "Counts [red]*coins*[/] \\ twice." in out


@try_each("words", [["", "--plain"], ["  "], ['""'], ["roadmap", "--in", "nowhere"], ["x", "--limit", "0"], []])
def test_a_request_that_cannot_be_met_is_refused(shell: Shell, words: list[str]) -> None:
    refused = shell("search", *words)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err


def test_every_name_in_the_ladder_is_found_first_by_itself(shell: Shell) -> None:
    for skill in shell("ladder", "--json").json["skills"]:
        assert shell("search", skill["name"], "--json").json["results"][0]["text"] == skill["name"]


OWN_KEYS = {"kind", "id", "date", "level", "skills", "private", "place", "text", "matches", "score"}


@pytest.fixture
def notes(shell: Shell, bakery: str, monkeypatch: pytest.MonkeyPatch, frozen_clock: Any) -> None:
    """Two pieces of evidence, one private, and a goal of the reader; a piece of evidence about Ana."""
    assert frozen_clock.today()
    monkeypatch.setenv("PMCAREER_FRAMEWORK", bakery)
    far = "far " * 60
    for words in (
        ("evidence", "add", f"Kneaded a rye dough. {far}", "--skill", "dough", "--date", "2026-01-02"),
        ("evidence", "add", "Quarrelled", "--outcome", "A truce over rye", "--private", "--date", "2026-01-03"),
        ("plan", "add", "Sell more cake", "--skill", "dough"),
        ("plan", "check-in", "g1", "--state", "slow", "--note", "rye sells better"),
        ("evidence", "add", "Bought rye", "--person", "ana", "--new-person"),
    ):
        assert shell(*words).code == 0, words


@pytest.mark.usefixtures("notes")
def test_own_evidence_and_goals_are_found_apart_the_newest_first(shell: Shell) -> None:
    found = shell("search", "rye", terminal=80, env={"NO_COLOR": "1"}).out
    assert found == (
        """\
rye  3 in your notes

In your notes
  g1 · open · Dough
    Sell more cake
    *rye* sells better
  e2 · 2026-01-03 · private
    Quarrelled
    A truce over *rye*
  e1 · 2026-01-02 · Dough
    Kneaded a *rye* dough. far far far far far far far far far far far far far
    far far far far far …

pmcareer plan show g1   that goal in full
"""
    )
    assert (
        "Where: e2 · 2026-01-03 · private\nText: Quarrelled A truce over *rye*" in shell("search", "rye", "--plain").out
    )
    assert [line.split("\t")[:3] for line in shell("search", "dough", "rye").out.splitlines()[-3:]] == [
        ["e1", "", "dough"],
        ["g1", "", "dough"],
        ["e2", "", ""],
    ]
    answer = shell("search", "rye", "--limit", "2", "--json").json
    assert (answer["results"], answer["total"]) == ([], 0)
    assert [(each["id"], each["kind"], each["private"]) for each in answer["own"]] == [
        ("g1", "goal", False),
        ("e2", "evidence", True),
    ]
    for each in answer["own"]:
        assert set(each) == OWN_KEYS
        assert [each["text"][start:end] for start, end in each["matches"]] == ["rye"]
    shell("evidence", "confirm", "e1", "--by", "Odile", "It kept a week")
    for word in ("odile", "week"):
        assert [each["id"] for each in shell("search", word, "--json").json["own"]] == ["e1"]
    assert shell("search", "kneading", "--in", "evidence", "--json").json["own"][0]["id"] == "e1"  # in all its forms


@pytest.mark.usefixtures("notes")
def test_in_takes_evidence_and_goals_apart_from_the_ladder(shell: Shell) -> None:
    def kinds(*words: str) -> list[str]:
        return [line.split("\t")[0] for line in shell("search", *words).out.splitlines()]

    assert kinds("rye", "--in", "evidence") == ["e2", "e1"]
    assert kinds("rye", "--in", "goals") == ["g1"]
    assert kinds("dough", "--in", "evidence") == ["e1"]
    assert kinds("dough", "--in", "skill", "--in", "goals") == ["skill", "bar"]
    assert kinds("rye", "--in", "skill") == []
    assert "one in your notes" not in shell("search", "touch", terminal=80).out
    assert "nearest words in your notes: quarrelled." in shell("search", "quareled", "--in", "evidence").err


@pytest.mark.usefixtures("notes")
def test_the_notes_about_somebody_else_are_searched_instead(shell: Shell) -> None:
    found = shell("search", "rye", "--person", "ana", terminal=80, env={"NO_COLOR": "1"}).out
    assert "rye  1 in ana's notes\n\nIn ana's notes\n  e3 ·" in found
    assert "pmcareer evidence show e3 --person ana" in found
    assert "e1" not in found


@pytest.mark.parametrize(("pieces", "listed"), [(5, 5), (6, 5)])
def test_a_screen_shows_five_notes_and_says_how_many_there_are(
    shell: Shell, bakery: str, pieces: int, listed: int
) -> None:
    for at in range(pieces):
        assert shell("evidence", "add", f"Rye {at}", "--framework", bakery).code == 0
    found = shell("search", "rye", "--framework", bakery, terminal=80).out
    assert found.count(" · 20") == listed
    assert ("In your notes: 5 of 6, --limit 6 shows all" in found) == (pieces > listed)
    assert len(shell("search", "rye", "--framework", bakery).out.splitlines()) == pieces


@pytest.mark.usefixtures("notes")
def test_a_damaged_home_leaves_the_finds_of_the_ladder(shell: Shell, sealed: Path) -> None:
    (file,) = sealed.rglob("*.db")
    file.write_bytes(b"no database at all" * 100)
    found = shell("search", "dough")
    assert found.code == 0
    assert len(found.out.splitlines()) == 4
    assert found.err.startswith("Your notes are not searched: ")
    assert len(found.err.splitlines()) == 1
    answer = shell("search", "dough", "--json")
    assert (answer.code, answer.json["own"], answer.json["total"]) == (0, None, 4)
    assert shell("search", "dough", "--in", "evidence").code == 4
    assert shell("search", "dough", "--in", "level").err == ""


def test_without_notes_nothing_is_made(shell: Shell, sealed: Path, bakery: str) -> None:
    assert shell("search", "dough", "--framework", bakery, "--json").json["own"] == []
    assert [each.name for each in sealed.iterdir()] == ["cache"]
