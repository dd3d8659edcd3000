"""`pmcareer framework map`, and --map of me, next and compare: another ladder, the same person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ladders import FORKED, write_framework
from shell import Shell
from two_ladders import MILL


class Bench:
    """Two ladders, a map between them, and somebody with notes on the first."""

    def __init__(self, shell: Shell, folder: Path) -> None:
        self.shell = shell
        self.bakery = str(write_framework(folder / "bakery", FORKED))
        self.mill = str(write_framework(folder / "mill", MILL))
        self.file = folder / "map.yaml"
        drawn = shell("framework", "map", self.bakery, self.mill, "--output", str(self.file))
        assert (drawn.code, drawn.out) == (0, "")
        assert shell("me", "set", "--level", "hand", "--target", "master", "--framework", self.bakery).code == 0

    def edit(self, old: str, new: str) -> None:
        text = self.file.read_text()
        assert text.count(old) == 1, text
        self.file.write_text(text.replace(old, new))

    def rate(self, *ratings: str, on: str = "", day: str = "today") -> None:
        words = [word for rating in ratings for word in ("--rate", rating)]
        assert self.shell("assess", *words, "--date", day, *(("--framework", on) if on else ())).code == 0

    def there(self, *words: str) -> Any:
        return self.shell(*words, "--framework", self.mill, "--map", str(self.file), "--json").json

    def rated(self) -> dict[str, Any]:
        return {each["skill"]: each["rated"] for each in self.there("me")["skills"]}


@pytest.fixture
def bench(shell: Shell, tmp_path: Path) -> Bench:
    return Bench(shell, tmp_path)


pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_the_map_between_the_shipped_ladders_is_right_as_it_is_drawn(shell: Shell) -> None:
    drawn = shell("framework", "map", "pm", "pm-tracks")
    Path("map.yaml").write_text(drawn.out)
    assert shell("me", "set", "--level", "senior", "--target", "principal").code == 0
    assert shell("assess", "--rate", "strategy=3", "--rate", "vision=?").code == 0
    board = shell("me", "--map", "map.yaml", "--json").json
    assert (board["framework"]["id"], board["level"], board["target"]) == ("pm-tracks", "senior", "principal")
    assert {each["skill"]: each["rated"] for each in board["skills"] if each["history"]} == {
        "strategy": 3, "vision": None,
    }  # fmt: skip
    assert board["map"]["left_out"] == []
    assert board["map"]["remarks"] == []
    skills = [line for line in drawn.out.splitlines() if "guess" in line and line.startswith("  ")]
    assert all(line.split(":")[0].strip() in ("principal", "executive") for line in skills)


def test_a_guess_names_its_runner_up_on_the_page_and_in_json(bench: Bench, shell: Shell) -> None:
    lines = bench.file.read_text().splitlines()
    assert [line.partition("; otherwise ")[2] for line in lines if "; otherwise " in line] == [
        "2, Helps", "2, Helps", "4, Teaches", "journey, Journeyman", "new, Newcomer", "journey, Journeyman",
    ]  # fmt: skip
    assert [line for line in lines if line.startswith("  dough: ") and line.endswith("; nothing else is similar")]
    answer = shell("framework", "map", bench.bakery, bench.mill, "--json")
    assert answer.err == ""
    assert answer.json["from"] == {"id": "bakery", "version": "2.1.0"}
    assert answer.json["to"] == {"id": "mill", "version": "3.0.0"}
    assert answer.json["levels"][:2] == [
        {"from": "boy", "to": "new", "why": "likely: both are called 'boy'", "runner_up": "journey"},
        {"from": "hand", "to": "journey", "why": None, "runner_up": None},
    ]
    assert [(each["from"], each["to"]) for each in answer.json["skills"]] == [
        ("dough", "paste"), ("oven", "fire"), ("till", None),
    ]  # fmt: skip
    assert [each["runner_up"] for each in answer.json["scale"]] == [2, 2, 4]
    assert answer.json["guesses"] == sum("guess: " in line for line in lines) == 8
    both = shell("framework", "map", bench.bakery, bench.mill, "--json", "--output", "new.yaml")
    assert both.json == answer.json
    assert Path("new.yaml").read_text() == bench.file.read_text()
    assert both.err.splitlines()[0] == "The map from bakery to mill is in new.yaml."


@pytest.mark.parametrize(("source", "target"), [("pm", "pm-tracks"), ("pm-tracks", "pm")])
def test_no_level_of_a_shipped_ladder_leads_below_that_of_a_lower_one(shell: Shell, source: str, target: str) -> None:
    here, there = (
        {each["id"]: each["rank"] for each in shell("framework", "show", name, "--json").json["levels"]}
        for name in (source, target)
    )
    guesses = shell("framework", "map", source, target, "--json").json["levels"]
    ranks = sorted((here[each["from"]], there[each["to"]]) for each in guesses)
    assert [there for _, there in ranks] == sorted(there for _, there in ranks)
    assert all((each["runner_up"] is not None) is (each["why"] is not None) for each in guesses)


def test_ratings_level_target_and_evidence_are_read_on_the_other_ladder(bench: Bench) -> None:
    bench.rate("dough=3", "oven=2")
    bench.shell("evidence", "add", "Baked through the storm", "--skill", "dough")
    board = bench.there("me")
    assert (board["level"], board["target"]) == ("journey", "head")
    places = {each["skill"]: each for each in board["skills"]}
    assert (places["paste"]["rated"], places["paste"]["evidence_count"]) == (5, 1)
    assert (places["fire"]["rated"], places["fire"]["present_gap"]) == (3, 0)
    assert places["wheel"]["rated"] is None
    answer = bench.there("next")
    assert (answer["from"], answer["to"], answer["basis"]) == ("journey", "head", "ratings")
    assert {each["skill"]: each["current"] for each in answer["focus"]} == {"fire": 3, "wheel": None}
    assert answer["strengths"][0]["evidence_count"] == 1


def test_what_the_map_has_nothing_for_is_unknown_with_a_remark(bench: Bench) -> None:
    bench.rate("dough=3", "till=2")
    board = bench.there("me")
    assert board["map"]["left_out"] == ["till"]
    assert all(each["rated"] is None for each in board["skills"] if each["skill"] != "paste")
    page = bench.shell("me", "--framework", bench.mill, "--map", str(bench.file), terminal=100).out
    assert "Ratings made on bakery are read through the map." in page
    assert "Left out: one skill rated on bakery without a counterpart in the map (till)." in page
    assert board["kept_from_another_ladder"] == []


def test_of_several_skills_that_are_one_there_the_lowest_counts(bench: Bench) -> None:
    bench.edit("  oven: fire", "  oven: paste")
    bench.rate("dough=3", day="a week ago")
    assert bench.rated()["paste"] == 5
    bench.rate("oven=2")
    assert bench.rated()["paste"] == 3
    page = bench.shell("next", "--framework", bench.mill, "--map", str(bench.file), terminal=100).out
    assert "Pastes rests on dough and oven: the lowest of them counts." in page
    bench.rate("oven=?")
    assert bench.rated()["paste"] == 5


def test_what_was_rated_on_the_other_ladder_itself_counts_before_what_is_carried_over(bench: Bench) -> None:
    bench.rate("dough=3", "oven=3")
    bench.rate("paste=2", on=bench.mill, day="a month ago")
    assert bench.rated() == {"paste": 2, "fire": 5, "wheel": None}


def test_compare_says_beside_each_bar_what_she_is_rated(bench: Bench) -> None:
    bench.rate("oven=2")
    answer = bench.there("compare", "journey", "head")
    rated = {each["skill"]: each["rated"] for kind in ("raised", "new") for each in answer[kind]}
    assert rated == {"fire": 3, "paste": None, "wheel": None}
    words = ("compare", "journey", "head", "--framework", bench.mill, "--map", str(bench.file))
    page = bench.shell(*words, terminal=100).out
    assert "rated 3 Does it" in page
    records = {line.split("\t")[1]: line.split("\t")[-1] for line in bench.shell(*words).out.splitlines()[:3]}
    assert records == {"fire": "3", "paste": "", "wheel": ""}
    mine = bench.shell("compare", "hand", "master", "--person", "me", "--json").json
    assert {each["skill"]: each["rated"] for each in mine["raised"]} == {"oven": 2}
    assert "rated" not in bench.shell("compare", "hand", "master", "--framework", bench.bakery, "--json").out


@pytest.mark.parametrize("words", [("me",), ("next",), ("compare", "boy", "hand")])
def test_a_map_from_a_ladder_to_itself_changes_no_answer(bench: Bench, words: tuple[str, ...]) -> None:
    bench.shell("framework", "map", bench.bakery, bench.bakery, "--output", "same.yaml")
    bench.rate("dough=3", "till=2", day="a week ago")
    bench.rate("oven=1", "dough=?")
    own = (*words, "--framework", bench.bakery, "--json", *(("--person", "me") if words[0] == "compare" else ()))
    plain, mapped = (bench.shell(*own, *extra).json for extra in ((), ("--map", "same.yaml")))
    assert mapped.pop("map")["left_out"] == []
    assert mapped == plain


def test_a_map_of_another_ladder_is_refused_and_without_framework_it_says_which(bench: Bench, shell: Shell) -> None:
    other = shell("me", "--framework", bench.bakery, "--map", str(bench.file))
    assert (other.code, other.out) == (2, "")
    assert "leads to the ladder mill, and this is bakery" in other.err
    unknown = shell("me", "--map", str(bench.file), env={"PMCAREER_FRAMEWORK": ""})
    assert (unknown.code, unknown.out) == (2, "")
    assert "No framework is called 'mill'" in unknown.err


def test_other_versions_are_remarked(bench: Bench) -> None:
    bench.rate("dough=3")
    bench.edit("version: 2.1.0", "version: 1.0.0")
    bench.edit("version: 3.0.0", "version: 2.0.0")
    remarks = bench.there("next")["map"]["remarks"]
    assert remarks[0] == "Some ratings were made on bakery 2.1.0; the map is for 1.0.0."
    assert remarks[1].startswith("The map is for mill 2.0.0, and this is 3.0.0")


def test_a_step_that_the_map_has_nothing_for_is_not_known_and_said(bench: Bench) -> None:
    bench.edit("  - {from: 3,", "  # {from: 3,")
    bench.rate("dough=3", "oven=3", day="a week ago")
    bench.rate("oven=2")
    board = bench.there("me")
    assert {each["skill"]: each["rated"] for each in board["skills"]} == {"paste": None, "fire": 3, "wheel": None}
    remark = "Not known here: one skill rated on bakery on a step without a counterpart in the map (dough)."
    assert board["map"]["remarks"] == [remark]
    bench.rate("paste=2", on=bench.mill)
    assert bench.there("me")["map"]["remarks"] == []


@pytest.mark.parametrize("line", ["  hand: null", ""])
def test_a_level_that_the_map_has_nothing_for_asks_for_one(bench: Bench, shell: Shell, line: str) -> None:
    bench.rate("dough=3")
    bench.edit("  hand: journey", line)
    for command in ("me", "next"):
        result = shell(command, "--framework", bench.mill, "--map", str(bench.file))
        assert (result.code, result.out) == (2, "")
        assert "The map has nothing for your level hand." in result.err
    given = bench.there("next", "--from", "journey")
    assert given["from"] == "journey"
    assert "The map has nothing for your level hand." in given["map"]["remarks"]


def test_faults_of_the_map_are_usage_with_their_places(bench: Bench, shell: Shell) -> None:
    bench.edit("  oven: fire", "  oven: fier")
    result = shell("next", "--framework", bench.mill, "--map", str(bench.file))
    assert (result.code, result.out) == (2, "")
    assert "map.yaml:" in result.err
    assert "Did you mean `fire`?" in result.err
    answer = shell("next", "--framework", bench.mill, "--map", str(bench.file), "--json")
    assert '"rule": "dangling"' in answer.err


def test_with_nothing_kept_the_map_says_so_and_nothing_is_made(shell: Shell, sealed: Path) -> None:
    Path("map.yaml").write_text(shell("framework", "map", "pm", "pm-tracks").out)
    answer = shell("next", "--from", "senior", "--map", "map.yaml", "--json").json
    assert answer["basis"] == "expectations"
    assert answer["map"]["remarks"] == ["None of these ratings was made on pm: the map changes nothing."]
    assert shell("me", "--map", "map.yaml").code == 0
    assert not sealed.exists()


def test_a_file_that_is_there_needs_force(bench: Bench, shell: Shell) -> None:
    words = ("framework", "map", bench.bakery, bench.mill, "--output", str(bench.file))
    before = bench.file.read_text()
    bench.file.write_text("mine")
    assert shell(*words).code == 1
    assert bench.file.read_text() == "mine"
    assert shell(*words, "--force").code == 0
    assert bench.file.read_text() == before


def test_a_map_on_stdout_is_not_called_a_file_afterwards(shell: Shell) -> None:
    result = shell("framework", "map", "pm", "pm-tracks", "--output", "-")
    assert result.out.startswith("#")
    assert "--map FILE" in result.err
