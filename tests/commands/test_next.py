"""`pmcareer next`: the advice at the command line, on the shipped ladder and on one that forks."""

from __future__ import annotations

from pathlib import Path

import pytest
from ladders import write_framework
from shell import Shell

KEYS = {
    "from", "to", "basis", "focus", "later", "strengths", "proof_gaps", "responsibilities", "alternatives",
    "lateral", "asks_less", "same_step",
}  # fmt: skip
ITEM = {
    "skill", "name", "label", "current", "expected", "gap", "why", "actions", "done_when", "evidence_count",
    "evidence_against", "evidence_below", "rated", "owed", "take_along",
}  # fmt: skip


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


def skills(items: list[dict[str, object]]) -> list[object]:
    return [item["skill"] for item in items]


def test_the_json_keys_are_those_promised(shell: Shell) -> None:
    answer = shell("next", "--from", "apm", "--json").json
    assert set(answer) == KEYS
    assert answer["from"] == "apm"
    assert answer["to"] == "pm"
    assert answer["basis"] == "expectations"
    items = answer["focus"] + answer["later"] + answer["strengths"]
    assert all(set(item) == ITEM for item in items)
    assert all(set(action) == {"kind", "text"} for item in items for action in item["actions"])


def test_three_skills_with_reasons_real_work_first_and_signs(shell: Shell) -> None:
    for rung in ("apm", "pm", "senior", "principal"):
        focus = shell("next", "--from", rung, "--json").json["focus"]
        assert len(focus) == 3
        for item in focus:
            kinds = [action["kind"] for action in item["actions"]]
            assert kinds == sorted(kinds, key=["practice", "people", "study"].index)
            assert kinds[0] == "practice"
            assert item["why"]
            assert item["done_when"]


def test_without_ratings_it_says_so_and_starts_from_the_present_expectations(shell: Shell) -> None:
    screen = shell("next", "--from", "apm", terminal=80).out
    assert "You have no ratings yet" in screen
    asked = {each["id"]: each["expected"] for each in shell("level", "apm", "--json").json["skills"]}
    answer = shell("next", "--from", "apm", "--json").json
    assert all(item["current"] == asked[item["skill"]] for item in answer["focus"] + answer["later"])


def test_focus_sets_how_many(shell: Shell) -> None:
    assert len(shell("next", "--from", "pm", "--focus", "1", "--json").json["focus"]) == 1
    assert shell("next", "--from", "pm", "--focus", "0").code == 2


def test_a_rating_at_the_bar_takes_a_skill_out_and_one_below_puts_it_in(shell: Shell) -> None:
    answer = shell("next", "--from", "pm", "--rate", "vision=3", "--rate", "analysis = seen it", "--json").json
    assert answer["basis"] == "ratings"
    assert "vision" in skills(answer["strengths"])
    assert "analysis" in skills(answer["focus"] + answer["later"])


def test_what_is_not_rated_beside_ratings_is_unknown_not_lowest(shell: Shell) -> None:
    answer = shell("next", "--from", "pm", "--rate", "vision=3", "--json").json
    others = [item for item in answer["focus"] + answer["later"] + answer["strengths"] if item["skill"] != "vision"]
    assert all(item["current"] is None and item["gap"] is None for item in others)
    assert {"communication", "delivery"} <= set(skills(answer["strengths"]))


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("vision", "is not a rating"),
        ("vison=3", "Did you mean vision"),
        ("vision=9", "is not a step of the scale"),
        ("vision=", "is not a step of the scale"),
        ("=3", "There is no skill ''"),
    ],
)
def test_a_rating_that_cannot_be_read_is_a_usage_error(shell: Shell, written: str, says: str) -> None:
    result = shell("next", "--from", "pm", "--rate", written)
    assert (result.code, result.out) == (2, "")
    assert says in result.err


def test_nothing_is_stored_by_trying_a_rating(shell: Shell, sealed: Path, bakery: str) -> None:
    assert shell("next", "--from", "boy", "--rate", "dough=1", "--framework", bakery).code == 0
    assert [entry.name for entry in sealed.iterdir()] == ["cache"]


def test_at_the_top_it_says_that_the_ladder_ends_and_what_growing_means(shell: Shell) -> None:
    result = shell("next", "--from", "cpo", terminal=80)
    assert result.code == 0
    assert "the ladder ends here" in result.out
    assert "You can still grow here" in result.out
    answer = shell("next", "--from", "cpo", "--json").json
    assert answer["to"] is None
    assert answer["focus"] == []


def test_at_the_top_a_rating_below_the_bar_is_something_to_develop(shell: Shell) -> None:
    answer = shell("next", "--from", "cpo", "--rate", "business=3", "--json").json
    assert skills(answer["focus"]) == ["business"]


def test_a_target_that_is_not_above_is_refused_with_what_is_reachable(shell: Shell) -> None:
    result = shell("next", "--from", "pm", "--to", "apm")
    assert (result.code, result.out) == (2, "")
    assert "senior, principal, executive" in result.err


def test_several_rungs_up_gives_the_stages_and_advice_for_the_first(shell: Shell) -> None:
    answer = shell("next", "--from", "apm", "--to", "principal", "--json").json
    assert answer["stages"] == ["pm", "senior", "principal"]
    assert answer["to"] == "pm"
    assert answer["focus"] == shell("next", "--from", "apm", "--json").json["focus"]
    screen = shell("next", "--from", "apm", "--to", "principal", terminal=100).out
    assert "Three stages: Product Manager (PM), then Senior Product Manager (SPM), then" in screen


def test_explain_shows_the_factors_and_what_another_rating_would_change(shell: Shell) -> None:
    screen = shell("next", "--from", "apm", "--explain", terminal=80).out
    assert "Why this order" in screen
    assert "one step higher" in screen
    explained = shell("next", "--from", "apm", "--explain", "--json").json["explain"]
    assert [each["position"] for each in explained] == list(range(1, len(explained) + 1))
    first = explained[0]
    lower = shell("next", "--from", "apm", "--json", "--rate", f"{explained[1]['skill']}=1").json
    assert skills(lower["focus"] + lower["later"]).index(explained[1]["skill"]) + 1 == explained[1]["lower"]
    assert first["higher"] == 0


def test_a_fork_takes_the_first_way_and_names_the_other(shell: Shell, bakery: str) -> None:
    answer = shell("next", "--from", "bh", "--framework", bakery, "--json").json
    assert answer["to"] == "hand"
    assert answer["alternatives"] == ["counter"]
    assert "Shopkeeper" in shell("next", "--from", "boy", "--framework", bakery, terminal=80).out
    other = shell("next", "--from", "boy", "--to", "Shopkeeper", "--framework", bakery, "--json").json
    assert (other["to"], other["alternatives"]) == ("counter", ["hand"])


def test_a_skill_that_the_present_level_does_not_ask_for_is_not_known(shell: Shell, bakery: str) -> None:
    answer = shell("next", "--from", "boy", "--framework", bakery, "--json").json
    oven = next(item for item in answer["focus"] if item["skill"] == "oven")
    assert (oven["label"], oven["current"], oven["gap"]) == ("Firing", None, None)
    assert skills(answer["focus"]) == ["dough", "oven"]
    assert "not rated → Helps" in shell("next", "--from", "boy", "--framework", bakery, terminal=80).out


def test_a_step_without_actions_says_so(shell: Shell, bakery: str) -> None:
    screen = shell("next", "--from", "boy", "--to", "counter", "--framework", bakery, terminal=80).out
    assert "This ladder names no actions for this step" in screen


def test_from_is_needed_as_long_as_there_is_no_profile(shell: Shell) -> None:
    result = shell("next")
    assert (result.code, result.out) == (2, "")
    assert "--from" in result.err
