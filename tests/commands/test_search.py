"""`pmcareer search`: on a screen, in a pipe, as JSON; in the shipped ladder and in one that forks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ladders import write_framework
from rich.cells import cell_len
from shell import Shell

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
    assert set(answer) == {"query", "results", "total", "nearest"}
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


@pytest.mark.parametrize(
    "words", [["", "--plain"], ["  "], ['""'], ["roadmap", "--in", "nowhere"], ["x", "--limit", "0"], []]
)
def test_a_request_that_cannot_be_met_is_refused(shell: Shell, words: list[str]) -> None:
    refused = shell("search", *words)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err


def test_every_name_in_the_ladder_is_found_first_by_itself(shell: Shell) -> None:
    for skill in shell("ladder", "--json").json["skills"]:
        assert shell("search", skill["name"], "--json").json["results"][0]["text"] == skill["name"]
