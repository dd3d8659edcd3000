"""`pmcareer skill`, `compare` and `path`: on the shipped ladder and on one that forks."""

from __future__ import annotations

from pathlib import Path

import pytest
from cells import bare
from ladders import write_framework
from shell import Shell


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


def test_a_skill_has_a_bar_on_every_rung_and_a_way_up_each_step(shell: Shell) -> None:
    for skill in shell("ladder", "--json").json["skills"]:
        answer = shell("skill", skill["id"], "--json").json
        assert [each["level"] for each in answer["levels"]] == ["apm", "pm", "senior", "principal", "executive"]
        assert [each["to"] for each in answer["growth"]] == [2, 3, 4, 5]


def test_a_rungs_own_name_for_a_skill_finds_it(shell: Shell) -> None:
    assert shell("skill", "team leadership", "--json").json["id"] == "leadership"
    assert shell("skill", "Influence & Negotiation").code == 2
    page = shell("skill", "team-leadership", terminal=80).out
    assert "in focus as Executive leadership" in page


def test_a_skill_that_some_levels_do_not_ask_for_says_where(shell: Shell, bakery: str) -> None:
    answer = shell("skill", "dough", "--framework", bakery, "--json").json
    assert [each["level"] for each in answer["levels"]] == ["boy", "hand", "master"]
    assert answer["carries"] == ["oven"]
    assert "Not asked for at: counter" in shell("skill", "dough", "--framework", bakery, terminal=80).out


def test_full_adds_behaviours_and_evidence(shell: Shell) -> None:
    behaviours = [b for level in shell("skill", "vision", "--json").json["levels"] for b in level["behaviours"]]
    short, full = shell("skill", "vision").out, shell("skill", "vision", "--full").out
    assert all(behaviour in full and behaviour not in short for behaviour in behaviours)


def test_a_comparison_holds_each_skill_in_one_group(shell: Shell) -> None:
    answer = shell("compare", "pm", "senior", "--json").json
    assert set(answer) == {
        "from", "to", "raised", "new", "unchanged", "lowered", "dropped", "lateral", "responsibilities",
    }  # fmt: skip
    assert set(answer["responsibilities"]) == {"added", "dropped"}
    groups = [answer[kind] for kind in ("raised", "new", "unchanged", "lowered", "dropped")]
    named = [entry["skill"] for group in groups for entry in group]
    assert sorted(named) == sorted(skill["id"] for skill in shell("ladder", "--json").json["skills"])
    assert {"skill", "name", "from_expected", "to_expected"} == set(answer["raised"][0])


def test_what_falls_is_shown_beside_what_rises(shell: Shell, bakery: str) -> None:
    answer = shell("compare", "hand", "counter", "--framework", bakery, "--json").json
    assert [entry["skill"] for entry in answer["lowered"]] == ["oven"]
    assert [entry["skill"] for entry in answer["dropped"]] == ["dough"]
    assert [entry["skill"] for entry in answer["new"]] == ["till"]
    screen = shell("compare", "hand", "counter", "--framework", bakery, terminal=100).out
    assert "Lowered (1)" in screen
    assert "No longer asked for (1)" in screen


def test_several_levels_are_compared_in_turn(shell: Shell) -> None:
    answer = shell("compare", "apm", "pm", "senior", "--json").json
    assert answer["levels"] == ["apm", "pm", "senior"]
    assert answer["steps"][1] == shell("compare", "pm", "senior", "--json").json


def test_only_changes_leaves_out_what_stays_on_its_step(shell: Shell) -> None:
    whole, changed = (shell("compare", "pm", "senior", *extra) for extra in ((), ("--only-changes",)))
    kept = [line for line in whole.out.splitlines() if not line.startswith("skill unchanged\t")]
    assert changed.out.splitlines() == kept
    assert len(kept) < len(whole.out.splitlines())


def test_each_skill_says_how_far_its_step_rises_or_falls(shell: Shell, bakery: str) -> None:
    screen = bare(shell("compare", "pm", "senior", terminal=80).out)
    assert "  Vision           ●●··· 2 With help" in screen
    assert screen.count("  +1 step") == 7
    assert screen.count("  same step") == 5
    back = shell("compare", "senior", "pm", "--plain").out
    assert back.count(": −1 step\n") == 7
    assert "●" not in back
    other = shell("compare", "hand", "counter", "--framework", bakery, "--plain").out
    assert "Till: new\n" in other
    assert "Dough: no longer asked for\n" in other


def test_each_skill_on_a_path_shows_the_step_it_leaves_and_the_one_it_needs(shell: Shell) -> None:
    words = ("path", "--from", "pm", "--to", "senior")
    assert "Team leadership            ●●○│·· With help → On my own" in bare(shell(*words, terminal=80).out)
    assert "Team leadership (With help → On my own)" in shell(*words, "--plain").out


def test_side_by_side_when_wide_and_stacked_when_narrow(shell: Shell) -> None:
    wide = shell("compare", "pm", "senior", terminal=80).out
    narrow = shell("compare", "pm", "senior", terminal=60, env={"NO_COLOR": "1"}).out
    both = [line for line in wide.splitlines() if "Product Manager (PM)" in line and "Senior" in line]
    assert len(both) > 3
    assert len([line for line in narrow.splitlines() if line.strip() == "Senior Product Manager (SPM)"]) > 3


def test_one_level_is_nothing_to_compare(shell: Shell) -> None:
    result = shell("compare", "pm")
    assert (result.code, result.out) == (2, "")
    assert "two levels" in result.err


def test_a_path_names_every_stage_and_what_carries_all_along(shell: Shell) -> None:
    (route,) = shell("path", "--from", "apm", "--to", "cpo", "--json").json["routes"]
    assert route["levels"] == ["apm", "pm", "senior", "principal", "executive"]
    assert {each["skill"] for each in route["carries"]} >= {"leadership"}
    for stage, (before, after) in zip(
        route["stages"], zip(route["levels"], route["levels"][1:], strict=False), strict=True
    ):
        assert stage.items() >= shell("compare", before, after, "--json").json.items()


def test_every_way_of_a_fork_is_shown_and_via_chooses(shell: Shell, bakery: str) -> None:
    ways = shell("path", "--from", "boy", "--to", "master", "--framework", bakery, "--json").json["routes"]
    assert [way["levels"] for way in ways] == [["boy", "hand", "master"], ["boy", "counter", "master"]]
    chosen = shell("path", "--from", "boy", "--to", "master", "--via", "shopkeeper", "--framework", bakery, "--json")
    assert [way["levels"] for way in chosen.json["routes"]] == [["boy", "counter", "master"]]
    assert (
        "Way 2: boy → counter → master"
        in shell("path", "--from", "boy", "--to", "master", "--framework", bakery, terminal=80).out
    )


def test_a_way_that_does_not_exist_is_refused(shell: Shell, bakery: str) -> None:
    down = shell("path", "--from", "senior", "--to", "pm")
    assert (down.code, down.out) == (2, "")
    past = shell("path", "--from", "hand", "--to", "master", "--via", "counter", "--framework", bakery)
    assert (past.code, past.out) == (2, "")
    assert "goes through Shopkeeper" in past.err
