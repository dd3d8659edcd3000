"""`pmcareer level` and `pmcareer ladder`: names, pages and the JSON promise."""

from __future__ import annotations

from pathlib import Path

import pytest
from ladders import write_framework
from shell import Shell

LEVEL = {
    "id", "title", "titles", "aliases", "stage", "track", "rank", "summary", "scope", "experience_years",
    "responsibilities", "skills", "watch_outs", "next", "lateral", "track_title", "comes_from",
    "lateral_from",
}  # fmt: skip
SKILL = {"id", "name", "label", "area", "expected", "focus", "bar", "behaviours", "evidence"}

EVERYDAY = {
    "apm": ["apm", "APM", "associate", "entry", "Associate Product Manager", "associate-product-manager", "a p m"],
    "pm": ["pm", "mid", "Product Manager", "product  manager", "PM"],
    "senior": ["senior", "spm", "SPM", "sr", "Sr.", "senior product manager", "Senior-PM"],
    "principal": ["lead", "principal", "lead-pm", "Lead PM", "principal pm", "Lead Product Manager",
                  "principal product manager"],
    "executive": ["vp", "cpo", "vp of product", "VP-of-Product", "chief product officer", "Chief Product Officer",
                  "executive", "EXECUTIVE"],
}  # fmt: skip


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


@pytest.mark.parametrize(("level", "name"), [(level, name) for level, names in EVERYDAY.items() for name in names])
def test_everyday_names_resolve(shell: Shell, level: str, name: str) -> None:
    assert shell("level", name, "--json").json["id"] == level


@pytest.mark.parametrize(("name", "near"), [("snior", "senior"), ("vp of produkt", "executive"), ("lea", "principal")])
def test_an_unknown_level_is_answered_with_the_nearest(shell: Shell, name: str, near: str) -> None:
    result = shell("level", name)
    assert (result.code, result.out) == (2, "")
    assert f"Did you mean {near}" in result.err


def test_a_name_of_two_levels_is_a_fault_of_the_framework(shell: Shell, tmp_path: Path) -> None:
    path = write_framework(tmp_path / "twins")
    levels = path / "levels/all.yaml"
    levels.write_text(levels.read_text().replace("title: Master", "title: Second"))
    result = shell("level", "second", "--framework", str(path))
    assert (result.code, result.out) == (3, "")
    assert "`Second` is already a name of the level `hand`" in result.err


def test_an_ambiguous_name_lists_its_candidates(shell: Shell, tmp_path: Path) -> None:
    path = write_framework(tmp_path / "twins")
    till = path / "skills/till.yaml"
    till.write_text(till.read_text().replace("focus: true", "label: Firing"))
    result = shell("skill", "firing", "--framework", str(path))
    assert (result.code, result.out) == (2, "")
    assert "oven, till" in result.err


def test_the_json_keys_are_those_promised(shell: Shell) -> None:
    level = shell("level", "senior", "--json").json
    assert set(level) >= LEVEL
    assert set(level["scope"]) == {"impact", "autonomy", "influence", "complexity"}
    assert all(set(each) == {"title", "summary", "in_practice"} for each in level["responsibilities"])
    assert all(set(each) == SKILL for each in level["skills"])


def test_the_ladder_holds_the_same_levels(shell: Shell) -> None:
    ladder = shell("ladder", "--json").json
    assert set(ladder) == {"framework", "scale", "tracks", "levels", "skills"}
    assert set(ladder["framework"]) == {"id", "title", "version"}
    assert [set(step) for step in ladder["scale"]] == [{"value", "name", "description"}] * 5
    assert all(set(each) == {"id", "name", "area", "description"} for each in ladder["skills"])
    for level in ladder["levels"]:
        assert level == shell("level", level["id"], "--json").json


def test_the_page_holds_every_part(shell: Shell) -> None:
    screen = shell("level", "principal", terminal=100).out
    for part in ("Scope", "Responsible for", "Skills in focus", "The other skills, by their bar", "Watch out for",
                 "What this level is not", "Just arrived", "Growing without moving up", "Where it leads"):  # fmt: skip
        assert part in screen


def test_full_shows_the_behaviours_of_every_skill(shell: Shell) -> None:
    level = shell("level", "pm", "--json").json
    full = shell("level", "pm", "--full").out
    short = shell("level", "pm").out
    for skill in level["skills"]:
        for behaviour in skill["behaviours"]:
            assert behaviour in full
            assert (behaviour in short) == skill["focus"]


def test_a_ladder_with_other_ids_works_the_same(shell: Shell, bakery: str) -> None:
    hand = shell("level", "second hand", "--framework", bakery, "--json").json
    assert (hand["id"], hand["experience_years"]) == ("hand", [3, 3])
    assert [skill["id"] for skill in hand["skills"]] == ["dough", "oven"]
    assert shell("level", "master", "--framework", bakery, "--json").json["experience_years"] is None
    page = shell("level", "hand", "--framework", bakery, terminal=80).out
    assert "Baker's Help (BH)" in page
    assert shell("level", "senior", "--framework", bakery).code == 2


def test_the_framework_can_come_from_the_environment(shell: Shell, bakery: str) -> None:
    result = shell("level", "master", "--json", env={"PMCAREER_FRAMEWORK": bakery})
    assert result.json["title"] == "Master"


def test_a_framework_of_the_users_own_is_found_by_name(shell: Shell, sealed: Path) -> None:
    write_framework(sealed / "frameworks" / "bakery")
    assert shell("ladder", "--framework", "bakery", "--json").json["framework"]["id"] == "bakery"


def test_a_folder_in_the_current_directory_is_not_taken_unasked(shell: Shell) -> None:
    write_framework(Path("bakery"))
    assert shell("ladder", "--framework", "bakery").code == 2
    assert shell("ladder", "--framework", "./bakery").code == 0


def test_the_tree_shows_responsibilities_and_focus(shell: Shell, bakery: str) -> None:
    tree = shell("ladder", "--tree", terminal=80).out
    assert "Mentoring junior PMs" in tree
    assert "Visionary thinking" in tree
    forked = shell("ladder", "--tree", "--framework", bakery, terminal=80).out
    assert "leads to hand or counter" in forked
