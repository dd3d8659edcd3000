"""Questions with few answers: numbered, so that they can be answered without seeing or spelling them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from ladders import write_framework
from shell import Shell

from pm_career.commands import prompts
from pm_career.errors import UsageError

PLAIN = {"PMCAREER_PLAIN": "1"}


def test_a_key_without_a_letter_is_no_answer_and_no_part_of_one(shell: Shell) -> None:
    asked = shell("plan", "add", terminal=80, stdin="\x1b[A\n\x1b[1;5D\x1bOP \x07\nRun\x1b[D two\n\x1b[B\n\n\n\n\n\n")
    assert asked.err.count("That key is no answer.") == 3
    (goal,) = shell("plan", "list", "--json").json
    assert (goal["what"], goal["skill"]) == ("Run two", None)


@pytest.mark.parametrize(("said", "state"), [("2", "slow"), ("stuck", "stuck"), ("", "on-track"), ("9\n3", "stuck")])
def test_how_a_goal_goes_is_a_number_or_a_word(shell: Shell, said: str, state: str) -> None:
    shell("plan", "add", "Run two interviews")
    asked = shell("plan", "check-in", "g1", terminal=80, stdin=f"{said}\n\n", env=PLAIN)
    assert asked.code == 0
    assert "  1. on-track\n  2. slow\n  3. stuck\nHow does it go, by number or name [on-track]: " in asked.err
    assert shell("plan", "show", "g1", "--json").json["check_ins"][0]["state"] == state


def test_where_one_stands_is_a_number_or_any_name(shell: Shell) -> None:
    for said, level in (("3", "senior"), ("vp of product", "executive"), ("apm", "apm")):
        asked = shell("me", "set", terminal=80, stdin=f"{said}\n\n", env=PLAIN)
        assert "Level: 3. senior\nWhat it is: Senior Product Manager (SPM), 5-8 years: Sets the roadmap" in asked.err
        assert "Which one is nearest to what you do now, by number or name" in asked.err
        assert shell("me", "--json").json["level"] == level


def test_a_level_that_is_called_by_a_number_goes_before_its_place(shell: Shell, tmp_path: Path) -> None:
    levels = "levels:\n  - {id: '2', title: Two, rank: 1, next: [one]}\n  - {id: one, title: One, rank: 2}\n"
    skill = "id: dough\nname: Dough\nexpectations:\n  one: {step: 1}\n"
    manifest = "format: 1\nid: n\ntitle: N\nversion: 1.0.0\nscale:\n  - {value: 1, name: A}\n  - {value: 2, name: B}\n"
    files = {"framework.yaml": manifest, "levels/all.yaml": levels, "skills/dough.yaml": skill}
    folder = str(write_framework(tmp_path / "n", files))
    shell("me", "set", "--framework", folder)
    shell("me", "set", terminal=80, stdin="2\n\n")
    assert shell("me", "--framework", folder, "--json").json["level"] == "2"


def test_a_goal_gets_its_skill_by_number_by_name_or_none(shell: Shell) -> None:
    skills = [skill["id"] for skill in shell("ladder", "--json").json["skills"]]
    for number, (said, skill) in enumerate((("2", skills[1]), (skills[3], skills[3]), ("", ""), ("-", "")), start=1):
        asked = shell("plan", "add", terminal=80, stdin=f"Goal {number}\n{said}\n\n\n\n\n", env=PLAIN)
        assert f"  2. {skills[1]}: " in asked.err
        assert shell("plan", "show", f"g{number}", "--json").json["skill"] == (skill or None)


def test_who_says_so_is_a_number_or_a_word(shell: Shell) -> None:
    for number, (said, source) in enumerate((("2", "manager"), ("cust", "customer"), ("", "self")), start=1):
        asked = shell("evidence", "add", terminal=80, stdin=f"Thing\n\n-\n\n\n{said}\n", env=PLAIN)
        assert "2 manager, 3 peer" in asked.err
        assert shell("evidence", "show", f"e{number}", "--json").json["source"] == source


def test_an_assessment_is_asked_in_plain_lines_with_the_numbers_to_type(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    asked = shell("assess", "--plain", terminal=80, stdin="2\n\nq\n").err
    assert "Step 2: With help\n" in asked
    assert not set(asked) & set("│─•→")
    assert "\x1b" not in asked


@pytest.mark.parametrize(("length", "shown"), [(50, "x" * 50), (51, f"{'x' * 49}…")])
def test_what_is_there_is_shown_up_to_fifty_characters(shell: Shell, length: int, shown: str) -> None:
    shell("plan", "add", "x" * length)
    asked = shell("plan", "edit", "g1", terminal=80, stdin="\n" * 6, env=PLAIN)
    assert f"What do you mean to do [{shown}]: " in asked.err
    assert shell("plan", "show", "g1", "--json").json["what"] == "x" * length


@pytest.mark.parametrize(("count", "listed"), [(40, True), (41, False)])
def test_up_to_forty_choices_are_listed_and_numbered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], count: int, listed: bool
) -> None:
    choices = {f"name-{number}": "" for number in range(1, count + 1)}
    monkeypatch.setattr("sys.stdin", io.StringIO("name-7\n"))
    assert prompts.ask_choice("Which", choices, str) == "name-7"
    asked = capsys.readouterr().err
    assert (f" {count}. name-{count}\n" in asked) is listed
    assert asked.endswith("Which, by number or name: " if listed else "Which: ")


def test_numbers_are_parsed_into_places_and_none_is_out_of_range() -> None:
    assert prompts.parse_numbers("1,3 3", 3) == (0, 2)
    for typed in ("0", "4", "1 x", "-1", "\u0663"):
        with pytest.raises(UsageError, match="not a number from 1 to 3"):
            prompts.parse_numbers(typed, 3)
