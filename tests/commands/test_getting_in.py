"""Somebody who is on no level yet: `me set --level none`, `next --from none`, and every other command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ladders import FORKED, TRACKED, write_framework
from navigating import Person, navigate
from shell import Shell

FOCUS = ["communication", "analysis", "technical"]


def test_next_from_none_is_the_first_level_from_the_present_job(shell: Shell) -> None:
    answer = shell("next", "--from", "none", "--background", "Customer Support", "--json").json
    assert (answer["from"], answer["to"], answer["entry"]) == (None, "apm", True)
    assert [each["skill"] for each in answer["focus"]] == FOCUS
    assert all(each["from_present_job"] == each["actions"][0]["text"] for each in answer["focus"])
    assert all((each["current"], each["gap"]) == (None, None) for each in answer["focus"])
    assert answer["background"]["carries_over"] == ["customer-insight", "communication", "problem-solving"]
    assert answer["background"]["gap"] == "analysis"
    assert answer["interview"]
    assert answer["moving_inside"]
    assert "support" in answer["backgrounds"]
    assert "entry" not in shell("next", "--from", "apm", "--json").json


@pytest.mark.parametrize("ladder", ["pm", "pm-tracks"])
def test_it_fits_a_screen_and_full_has_everything(shell: Shell, ladder: str) -> None:
    for options in (("--background", "sales"), ("--rate", "analysis=1"), ()):
        page = shell("next", "--from", "none", *options, terminal=80, env={"PMCAREER_FRAMEWORK": ladder}).out
        assert len(page.splitlines()) <= 40
    full = shell("next", "--from", "none", "--framework", ladder, "--full", "--plain").out
    for section in ("What carries over", "Moving inside a company", "What an interviewer for Associate"):
        assert section in full
    assert full.count("Background: ") == 8
    short = shell("next", "--from", "none", "--framework", ladder)
    assert shell("next", "--from", "none", "--framework", ladder, "--plain").out.startswith(short.out)
    assert (short.out.count("Interview: "), full.count("Interview: ")) == (3, 6)


def test_a_first_level_as_the_target_needs_no_level_that_is_set(shell: Shell) -> None:
    assert shell("next", "--to", "apm", "--json").json["entry"] is True
    assert "You have not set your present level yet." in shell("next", "--to", "pm").err
    assert shell("next", "--from", "none", "--to", "senior", "--json").json["stages"] == ["apm", "pm", "senior"]
    shell("me", "set", "--level", "pm")
    assert "not above Product Manager" in shell("next", "--to", "apm").err
    refused = shell("next", "--from", "pm", "--background", "sales")
    assert (refused.code, "--from none" in refused.err) == (2, True)
    assert "Backgrounds: engineering" in shell("next", "--from", "none", "--background", "cooking").err


def test_ratings_count(shell: Shell) -> None:
    rated = ("--rate", "communication=5", "--rate", "delivery=0", "--rate", "strategy=1")
    answer = shell("next", "--from", "none", *rated, "--json").json
    assert [each["skill"] for each in answer["focus"]] == ["analysis", "technical", "delivery"]
    assert [each["skill"] for each in answer["strengths"]] == ["communication"]
    skill = shell("next", "delivery", "--from", "none", *rated).out
    assert "Improve one form or tool" in skill


def test_every_command_knows_somebody_on_no_level(shell: Shell) -> None:
    said = shell("me", "set", "--level", "none", "--background", "data").err
    assert "Saved: you are not a product manager yet, from Data and analytics, and aim for Associate" in said
    assert "Now: pmcareer next " in said
    assert shell("next", "--json").json["background"]["id"] == "data"
    assert "None: 1" not in shell("data", "check").out
    assert shell("assess", "--quick", "--rate", "analysis=2").code == 0
    me = shell("me", "--json").json
    focus = [each["skill"] for each in shell("next", "--json").json["focus"]]
    assert (me["level"], me["target"], me["next"]["develop"]) == ("none", "apm", focus)
    analysis = next(each for each in me["skills"] if each["skill"] == "analysis")
    bars = shell("level", "apm", "--json").json["skills"]
    asked = next(each["expected"] for each in bars if each["id"] == "analysis")
    assert (analysis["present_expected"], analysis["target_expected"]) == (None, asked)
    page = shell("me", "--plain").out
    assert "Not a product manager yet → Associate Product Manager" in page
    assert re.search(r"^Analysis: you 2, apm (1 to go|at the bar)", page, re.MULTILINE)
    assert shell("path", "--json").json["to"] == "pm"
    assert [shell("path", "--to", "senior", "--json").json[end] for end in ("from", "to")] == ["apm", "senior"]
    assert "next --from none --to apm" in shell("path", "--to", "apm").err
    assert shell("compare", "--json").json["from"] == "apm"
    proposed = shell("plan", "from-next", "--dry-run", "--json").json
    own = {each["skill"]: each["from_present_job"] for each in shell("next", "--json").json["focus"]}
    assert {each["what"] for each in proposed} >= set(own.values())
    behaviours = [each["behaviours"][0] for each in bars if each["behaviours"]]
    template = " ".join(shell("assess", "--template").out.replace("#", "").split())
    assert sum(each in template for each in behaviours) == len(behaviours)
    assert shell("promotion", "--json").json["to"] == "apm"
    work = shell("level", "apm", "--json").json["responsibilities"][0]["id"]
    assert shell("evidence", "add", "Wrote tickets", "--responsibility", work).code == 0
    assert "stands for no level yet" in shell("data", "move", "level", "none", "apm").err
    for words in (("level", "none"), ("compare", "none", "pm"), ("evidence", "add", "X", "--level", "none")):
        refused = shell(*words)
        assert (refused.code, "next --from none" in refused.err) == (2, True)
    shell("me", "set", "--target", "senior")
    assert shell("next", "--json").json["stages"] == ["apm", "pm", "senior"]
    assert shell("me", "--json").json["target"] == "apm"
    assert shell("data", "undo").code == 0
    shell("me", "set", "--level", "apm", "--background", "")
    assert shell("next", "--json").json["from"] == "apm"


def test_it_is_asked_for_as_0_and_where_one_comes_from(shell: Shell) -> None:
    asked = shell("me", "set", terminal=80, stdin="0\n\nsupport\n")
    assert "0. none" in asked.said
    assert "Not a product manager yet" in asked.said
    assert "What do you come from" in asked.said
    answer = shell("next", "--json").json
    assert (answer["to"], answer["background"]["id"]) == ("apm", "support")


def test_somebody_else_and_an_export_keep_it(shell: Shell) -> None:
    assert "sam is not a product manager yet" in shell("me", "set", "--person", "sam", "--level", "none").err
    page = shell("next", "--person", "sam", "--plain").out
    assert "sam has no ratings yet" in page.lower()
    assert "--person sam" in page
    Path("all.json").write_text(shell("data", "export").out, encoding="utf-8")
    shell("data", "erase", "--person", "sam", "--yes")
    assert shell("next", "--person", "sam", "--json").code == 2
    shell("data", "import", "all.json")
    assert shell("next", "--person", "sam", "--json").json["entry"] is True


def test_a_ladder_that_says_nothing_answers_from_its_first_level(shell: Shell, tmp_path: Path) -> None:
    bakery = str(write_framework(tmp_path / "bakery", FORKED))
    answer = shell("next", "--from", "none", "--framework", bakery, "--json").json
    assert (answer["entry"], answer["background"], answer["backgrounds"]) == (True, None, [])
    assert answer["interview"]
    assert shell("next", "--from", "none", "--framework", bakery, terminal=60).code == 0
    assert shell("next", "--from", "none", "--framework", bakery, "--full").code == 0
    refused = shell("me", "set", "--level", "none", "--background", "sales", "--framework", bakery)
    assert (refused.code, "Leave --background out." in refused.err) == (2, True)


def test_with_several_first_levels_the_way_begins_at_the_right_one(shell: Shell, tmp_path: Path) -> None:
    levels = "levels:\n" + "".join(
        f"  - {{id: {track}-{rank}, title: {track} {rank}, rank: {rank}, track: {track}, next: [{up}]}}\n"
        for track in ("oven", "till")
        for rank, up in ((1, f"{track}-2"), (2, ""))
    )
    manifest = TRACKED["framework.yaml"].partition("tracks:")[0]
    tracks = "tracks:\n  - {id: oven, title: Oven}\n  - {id: till, title: Till}\n"
    skill = "id: dough\nname: Dough\nexpectations:\n  till-1: {step: 2, bar: Counts.}\n  oven-1: {step: 2}\n"
    files = {"framework.yaml": manifest + tracks, "levels/all.yaml": levels, "skills/dough.yaml": skill}
    folder = str(write_framework(tmp_path / "two", files))
    answer = shell("next", "--from", "none", "--to", "till-2", "--framework", folder, "--json").json
    assert (answer["to"], answer["stages"], answer["alternatives"]) == ("till-1", ["till-1", "till-2"], ["oven-1"])
    assert answer["interview"] == ["Dough: Counts."]
    page = shell("next", "--from", "none", "--framework", folder, "--plain").out
    assert "The ladder has other first levels: till 1." in page
    assert "pmcareer next --from none --to till-1" in page


def test_tab_offers_none_and_what_people_come_from(shell: Shell) -> None:
    offered = [
        shell("completion", "zsh", "--", *words).out
        for words in (("me", "set", "--level", "n"), ("next", "--from", "n"))
    ]
    assert offered == ["none\tNot a product manager yet\n"] * 2
    assert "support\tCustomer support" in shell("completion", "zsh", "--", "me", "set", "--background", "").out
    assert "none" not in shell("completion", "zsh", "--", "level", "").out


@pytest.mark.usefixtures("frozen_clock")
def test_the_navigator_sets_and_shows_it(shell: Shell) -> None:
    shell("me", "set", "--level", "none")

    async def story(person: Person) -> None:
        assert "Not a product manager yet" in person.screen
        await person.types("i")
        assert "From" in person.screen
        await person.types("end", "enter")
        await person.writes("design")
        await person.types("enter")
        assert "Design" in person.screen
        await person.types("escape", "n")
        assert "How to become Associate Product Manager" in person.screen

    navigate(story)
    assert shell("next", "--json").json["background"]["id"] == "design"


@pytest.mark.usefixtures("frozen_clock")
def test_the_welcome_of_the_navigator_takes_it_as_an_answer(shell: Shell) -> None:
    async def story(person: Person) -> None:
        assert "Where do you stand now?" in person.screen
        await person.types("end", "enter")
        assert "Not a product manager yet. Where do you want to get to?" in person.screen
        await person.types("enter")
        assert "The quick rating: 3 questions" in person.screen
        await person.types("escape")
        assert "Not a product manager yet" in person.screen

    navigate(story)
    assert shell("me", "--json").json["level"] == "none"
