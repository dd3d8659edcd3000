"""The first five minutes: find the level, set it, and rate quickly. No command that is offered has a wrong level."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ladders import write_framework
from shell import Shell

ASKED = "Which one is nearest to what you do now, by number or name: "


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


@pytest.mark.parametrize("ladder", ["pm", "pm-tracks"])
def test_me_shows_each_level_with_its_years_and_what_sets_it_apart(shell: Shell, ladder: str) -> None:
    env = {"PMCAREER_FRAMEWORK": ladder, "NO_COLOR": "1"}
    page = " ".join(shell("me", terminal=100, env=env).out.split())
    for level in shell("ladder", "--json", env=env).json["levels"]:
        low, high = level["experience_years"]
        assert level["title"] in page
        assert f"{low}-{high} years" in page
        assert level["sets_apart"] in page
        assert level["summary"] not in page
    assert "pmcareer me set --level LEVEL say which it is" in page
    assert not re.search("--(level|from) [a-z]", page)


def test_without_a_level_a_pipe_gets_no_records_and_what_to_do_is_on_stderr(shell: Shell, bakery: str) -> None:
    answer = shell("me", "--framework", bakery)
    assert (answer.code, answer.out) == (0, ""), "levels are no skills, which the records of me are"
    assert "You have not set your level yet. pmcareer me set --level LEVEL --framework" in answer.err


def test_next_asks_on_a_terminal_and_advises_at_once(shell: Shell, sealed: Path) -> None:
    asked = shell("next", terminal=80, stdin="2\n", env={"NO_COLOR": "1"})
    assert asked.code == 0
    assert "You have not set your present level yet." in asked.err
    assert "2. pm " in asked.err
    assert ASKED in asked.err
    assert asked.out == shell("next", "--from", "pm", terminal=80, env={"NO_COLOR": "1"}).out
    assert asked.err.endswith("To be asked no more: pmcareer me set --level pm\n")
    assert not sealed.exists(), "an answer to next is not kept"


def test_next_asks_again_for_a_level_that_there_is_not_and_enter_leaves(shell: Shell) -> None:
    assert shell("next", terminal=80, stdin="9\nnobody\nsenior\n").err.count(ASKED) == 3
    left = shell("next", terminal=80, stdin="\n")
    assert (left.code, left.out) == (2, "")
    assert "You named no level." in left.err


def test_next_about_somebody_else_asks_about_that_person(shell: Shell) -> None:
    asked = shell("next", "--person", "kim", terminal=80, stdin="pm\n")
    assert "Which one is nearest to what kim does now" in asked.err
    assert asked.err.endswith("pmcareer me set --level pm --person kim\n")


def test_where_nobody_can_be_asked_next_is_refused_with_one_error(shell: Shell) -> None:
    refused = shell("next")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "pmcareer: You have not set your present level yet.\nSet it once: pmcareer me set --level LEVEL "
        "(LEVEL is apm, pm, senior, principal, executive or none; or give --from LEVEL)\n"
    )


@pytest.mark.parametrize("terminal", [None, 80])
def test_next_as_json_neither_asks_nor_lists(shell: Shell, terminal: int | None) -> None:
    refused = shell("next", "--json", terminal=terminal)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith('{\n  "error": {')
    assert "apm, pm, senior, principal, executive or none" in refused.err


def make_ladder(folder: Path, count: int) -> str:
    """A ladder of so many levels with one skill, which is nowhere in focus."""
    levels = "levels:\n" + "".join(f"  - {{id: l{n}, title: Level {n}, rank: {n}}}\n" for n in range(1, count + 1))
    skill = "id: dough\nname: Dough\nexpectations:\n  l1: {step: 1}\n"
    manifest = "format: 1\nid: n\ntitle: N\nversion: 1.0.0\nscale:\n  - {value: 1, name: A}\n  - {value: 2, name: B}\n"
    files = {"framework.yaml": manifest, "levels/all.yaml": levels, "skills/dough.yaml": skill}
    return str(write_framework(folder / "n", files))


def test_of_many_levels_only_a_few_are_named(shell: Shell, tmp_path: Path) -> None:
    folder = make_ladder(tmp_path, 41)
    page = shell("me", "--framework", folder, "--plain").out
    assert "The ladder has 41 levels: see pmcareer ladder" in page
    assert "l41" not in page
    asked = shell("next", "--framework", folder, terminal=80, stdin="l2\n")
    assert (asked.code, "l41" in asked.err) == (0, False)
    assert "(LEVEL is one of pmcareer ladder, or none; or" in " ".join(shell("next", "--framework", folder).err.split())


@pytest.mark.parametrize(("count", "named"), [(12, "l1, l2, "), (13, "one of pmcareer ladder")])
def test_a_refusal_names_twelve_levels_at_most(shell: Shell, tmp_path: Path, count: int, named: str) -> None:
    refused = shell("next", "--framework", make_ladder(tmp_path, count), "--json")
    assert f"(LEVEL is {named}" in refused.err


def test_after_the_level_a_quick_assessment_is_offered_with_its_minutes(shell: Shell) -> None:
    said = shell("me", "set", "--level", "pm").err
    assert "Now: pmcareer assess --quick   (5 questions, about 4 minutes)\n" in said
    assert "Or: pmcareer assess   (12 questions, about 9 minutes)\n" in said
    about_kim = shell("me", "set", "--level", "executive", "--person", "kim").err
    assert "Now: pmcareer assess --quick --person kim   (3 questions, about 3 minutes)\n" in about_kim


def test_what_is_offered_asks_as_many_questions_as_it_says(shell: Shell) -> None:
    for level in ("apm", "pm", "principal"):
        offered = shell("me", "set", "--level", level).err
        for options in (["--quick"], []):
            begun = shell("assess", *options, "--restart", terminal=80, stdin="1\n\nq\n", env={"NO_COLOR": "1"}).err
            total = re.search(r"1 of (\d+)\n", begun)
            assert total is not None
            command = " ".join(["pmcareer assess", *options])
            assert f"{command}   ({total[1]} questions, about " in offered


def test_without_a_level_to_set_first_it_is_the_level_that_is_offered(shell: Shell) -> None:
    said = shell("me", "set", "--name", "Ana").err
    assert "Now: pmcareer me set --level LEVEL   (the levels: pmcareer ladder)" in said
    assert "assess" not in said


def test_where_nothing_is_in_focus_the_whole_assessment_is_offered(shell: Shell, tmp_path: Path) -> None:
    said = shell("me", "set", "--level", "l1", "--framework", make_ladder(tmp_path, 2)).err
    assert "Now: pmcareer assess   (1 question, about 1 minute)" in said
    assert "--quick" not in said
    refused = shell("assess", "--quick", terminal=80)
    assert refused.code == 2
    assert "No skill is in focus there" in refused.err
    assert shell("me", "--json").json["next"]["command"] == "pmcareer assess"


def test_an_assessment_begins_with_its_questions_and_minutes(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    assert shell("assess", terminal=80, stdin="q\n").err.startswith(
        "12 questions, about 9 minutes; 5 with --quick, about 4.\nEach answer is saved at once: q stops,"
    )
    assert shell("assess", "--quick", terminal=80, stdin="q\n").err.startswith(
        "5 questions, about 4 minutes; 12 without --quick.\nEach answer is saved at once: q stops,"
    )
    shell("assess", "--quick", terminal=80, stdin="1\n\n2\n\nq\n")
    assert "2 of 5 answered, about 3 minutes to go." in shell("assess", terminal=80, stdin="q\n").err


def test_below_each_question_stand_the_skill_and_that_steps_are_absolute(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    asked = shell("assess", "--quick", terminal=80, stdin="1\n\n2\n\nq\n").err
    told = "Steps are absolute: what was done, not how good that is for a level."
    assert asked.count(f"{told}\nStrategy: 0 not yet, 1 to 5, ? not known, s skip, b back, q stop: ") == 1
    assert asked.count(told) == 3


@pytest.mark.parametrize(
    "words",
    [
        ("me", "set", "--level", "pm"),
        ("plan", "add", "Run two interviews"),
        ("evidence", "add", "Ran two interviews"),
        ("assess", "--rate", "vision=2"),
    ],
)
def test_the_first_note_about_somebody_is_said_to_be_the_first(shell: Shell, words: tuple[str, ...]) -> None:
    for number, person in enumerate((("--person", "ana"), ("--person", "ana"), ())):
        said = shell(*words, *person).err
        assert ("This is the first note about ana." in said) is (number == 0)
        assert "first note about me" not in said


def test_the_list_of_changes_says_whose_they_are(shell: Shell) -> None:
    for person in ((), ("--person", "ana")):
        shell("plan", "add", "Run two interviews", *person)
        shell("evidence", "add", "Ran them", *person)
    listed = [line.split("\t")[1] for line in shell("data", "undo", "--list").out.splitlines()]
    assert listed == [
        "added evidence e2 “Ran them” about ana",
        "added goal g2 “Run two interviews” about ana",
        "added evidence e1 “Ran them”",
        "added goal g1 “Run two interviews”",
    ]


def lose(bakery: str, level: str) -> None:
    """Rename a level in the files of the ladder, without saying so."""
    for file in Path(bakery).rglob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace(level, "another"), "utf-8")


def test_me_and_assess_go_on_without_a_target_that_the_ladder_lost(shell: Shell, bakery: str) -> None:
    shell("me", "set", "--level", "boy", "--target", "counter", "--framework", bakery)
    lose(bakery, "counter")
    told = (
        "Your target 'counter' is not on this ladder any more; all that was written is kept. It is left out here. "
        "Say what it is called now: pmcareer data move level counter NEW"
    )
    page = shell("me", terminal=80, env={"NO_COLOR": "1"})
    assert page.code == 0
    assert told in " ".join(page.out.split())
    assert shell("me", "--json").json["target"] == "hand"
    rated = shell("assess", "--rate", "dough=2")
    assert rated.code == 0
    assert told in rated.err


def test_a_target_can_be_set_alone_where_the_ladder_lost_the_level(shell: Shell, bakery: str) -> None:
    shell("me", "set", "--level", "boy", "--target", "hand", "--framework", bakery)
    lose(bakery, "boy")
    for target, said in (("master", "you are at 'boy' and aim for Master."), ("", "aim for the next level.")):
        done = shell("me", "set", "--target", target)
        assert done.code == 0
        assert said in done.err
        assert "The level 'boy' is not on this ladder.\nNow: pmcareer me set --level LEVEL" in done.err
    assert shell("me", "set", "--target", "nosuch").code == 2
    assert shell("me", "set", "--name", "Ana").code == 2
    assert "Your level 'boy' is not on this ladder any more" in shell("me").err


def test_the_target_is_a_number_of_the_list_too(shell: Shell) -> None:
    asked = shell("me", "set", terminal=80, stdin="2\n4\n")
    assert "Where to (Enter for the next level), by number or name: " in asked.err
    answer = shell("me", "--json").json
    assert (answer["level"], answer["target"]) == ("pm", "principal")


def test_an_assessment_before_a_level_is_set_says_so_and_offers_to_set_it(shell: Shell) -> None:
    begun = shell("assess", terminal=80, stdin="q\n")
    assert begun.err.startswith(
        "No level is set, so the questions are about every level.\nTo set it first: pmcareer me set\n"
    )
    rated = shell("assess", "--rate", "vision=2", "--plain")
    assert "Next: pmcareer me set --level LEVEL (say which level you are at, to see the bars)" in rated.out
    shell("me", "set", "--level", "pm")
    assert "No level is set" not in shell("assess", terminal=80, stdin="q\n").err
