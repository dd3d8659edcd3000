"""`pmcareer level` and `pmcareer ladder`: names, pages and the JSON promise."""

from __future__ import annotations

from pathlib import Path

import pytest
from cells import bare
from ladders import write_framework
from shell import Shell
from try_each import try_each

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


@try_each(("level", "name"), [(level, name) for level, names in EVERYDAY.items() for name in names])
def test_everyday_names_resolve(shell: Shell, level: str, name: str) -> None:
    assert shell("level", name, "--json").json["id"] == level


@try_each(("name", "near"), [("snior", "senior"), ("vp of produkt", "executive"), ("lea", "principal")])
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
    assert all(set(each) == {"id", "title", "summary", "in_practice", "formerly"} for each in level["responsibilities"])
    assert all(set(each) == SKILL for each in level["skills"])


def test_the_ladder_holds_the_same_levels(shell: Shell) -> None:
    ladder = shell("ladder", "--json").json
    assert set(ladder) == {"framework", "scale", "not_yet", "tracks", "levels", "skills"}
    assert set(ladder["framework"]) == {"id", "title", "version"}
    assert [set(step) for step in ladder["scale"]] == [{"value", "name", "description"}] * 5
    assert all(set(each) == {"id", "name", "area", "description"} for each in ladder["skills"])
    for level in ladder["levels"]:
        assert level | {"evidence": {}} == shell("level", level["id"], "--json").json


SECTIONS = {
    "scope": "Scope",
    "responsibilities": "Responsible for",
    "skills": "Skills in focus",
    "watch-outs": "Watch out for",
    "not-this-level": "What this level is not",
    "first-90-days": "Just arrived: the first 90 days",
    "growing": "Growing without moving up",
    "ways": "Where it leads",
}
SHORT = {"scope", "responsibilities", "skills", "watch-outs", "ways"}
"""Sections that the page has without --full."""


def test_the_page_holds_the_main_sections_and_full_holds_all(shell: Shell) -> None:
    full = shell("level", "principal", "--full", terminal=100).out
    short = shell("level", "principal", terminal=100).out
    for name, heading in SECTIONS.items():
        assert heading in full
        assert (heading in short) == (name in SHORT)


def find_headings(out: str) -> list[str]:
    """The headings of sections in labelled lines."""
    return [line for line in out.splitlines() if line in SECTIONS.values()]


@pytest.mark.parametrize("option", [(), ("--full",)])
def test_a_pipe_has_the_sections_of_the_terminal(shell: Shell, option: tuple[str, ...]) -> None:
    screen = bare(shell("level", "senior", *option, terminal=80).out)
    headings = [line for line in screen.splitlines() if line in SECTIONS.values()]
    assert find_headings(shell("level", "senior", *option).out) == headings
    assert find_headings(shell("level", "senior", *option, "--plain").out) == headings


@try_each("name", SECTIONS)
def test_only_shows_one_section_as_full_does(shell: Shell, name: str) -> None:
    full = shell("level", "senior", "--full").out
    only = shell("level", "senior", "--only", name).out
    assert find_headings(only) == [SECTIONS[name]]
    title, _, section = only.partition("\n\n")
    assert title == "Level: Senior Product Manager (SPM) (senior)"
    assert section in full


def test_only_shows_several_sections_in_the_order_of_the_page(shell: Shell) -> None:
    out = shell("level", "senior", "--only", "ways", "--only", "scope").out
    assert find_headings(out) == ["Scope", "Where it leads"]


def test_an_unknown_section_is_answered_with_all_names(shell: Shell) -> None:
    result = shell("level", "senior", "--only", "watchouts")
    assert (result.code, result.out) == (2, "")
    assert all(f"'{name}'" in result.err for name in SECTIONS)
    assert "Did you mean watch-outs?" in result.err


def test_a_section_that_a_level_lacks_is_named(shell: Shell, bakery: str) -> None:
    result = shell("level", "master", "--only", "growing", "--framework", bakery)
    assert result.code == 0
    assert "The ladder says nothing of it: growing." in result.out


@pytest.mark.parametrize("ladder", ["pm", "pm-tracks"])
def test_every_level_of_the_shipped_ladders_fits_60_lines(shell: Shell, ladder: str) -> None:
    for level in shell("ladder", "--json", "--framework", ladder).json["levels"]:
        page = shell("level", level["id"], "--framework", ladder, terminal=80).out
        assert len(page.splitlines()) <= 60, level["id"]


def test_full_shows_the_behaviours_of_every_skill(shell: Shell) -> None:
    level = shell("level", "pm", "--json").json
    full = shell("level", "pm", "--full").out
    short = shell("level", "pm").out
    for skill in level["skills"]:
        assert skill["bar"] in short
        for number, behaviour in enumerate(skill["behaviours"]):
            assert behaviour in full
            assert (behaviour in short) == (skill["focus"] and number == 0)
    for number, each in enumerate(level["watch_outs"]):
        assert each in full
        assert (each in short) == (number == 0)


def test_the_step_of_a_skill_is_a_gauge_and_words(shell: Shell) -> None:
    screen = bare(shell("level", "senior", terminal=80).out)
    assert "Team leadership (Leadership)  ●●●··" in screen
    assert "3 On my own" in screen
    assert "Analysis                 ●●●●· 4" in screen
    plain = shell("level", "senior", "--plain").out
    assert "Skill, Analysis: 4 Known for it." in plain
    assert "●" not in plain


def test_a_ladder_with_other_ids_works_the_same(shell: Shell, bakery: str) -> None:
    hand = shell("level", "second hand", "--framework", bakery, "--json").json
    assert (hand["id"], hand["experience_years"]) == ("hand", [3, 3])
    assert [skill["id"] for skill in hand["skills"]] == ["dough", "oven"]
    assert shell("level", "master", "--framework", bakery, "--json").json["experience_years"] is None
    page = shell("level", "hand", "--full", "--framework", bakery, terminal=80).out
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
