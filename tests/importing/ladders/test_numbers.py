"""The numbers that people put into a matrix: drawn, in hundredths, out of some, from one to another, and spoilt."""

from __future__ import annotations

import pytest
from importing import fates, refused, steps, take_text
from shell import Shell


@pytest.mark.parametrize(
    ("cells", "expected", "scale"),
    [
        (("●○○○", "●●○○", "●●●○"), (1, 2, 3), 4),
        (("★", "★★", "★★★★"), (1, 2, 4), 4),
        (("1/5", "2 / 5", "3 of 5"), (1, 2, 3), 5),
        (("25%", "50 %", "75%"), (1, 2, 3), 3),
        (("1*", "2 †", "3¹"), (1, 2, 3), 3),
        (("Level 1 - Aware", "Level 2 - Able", "Level 3 - Ahead"), (1, 2, 3), 3),
    ],
)
def test_what_is_meant_by_a_number(shell: Shell, cells: tuple[str, ...], expected: tuple[int, ...], scale: int) -> None:
    text = "Skill;Junior;Mid;Senior\n" + "".join(f"{name};{';'.join(cells)}\n" for name in ("Talking", "Writing"))
    framework, report = take_text(shell, text)
    assert tuple(steps(framework)["talking"].values()) == expected
    assert len(framework.scale) == scale
    assert framework.skills[0].expectations["junior"].bar == ""
    assert report["counts"]["not-understood"] == 0


def test_a_number_between_two_steps_is_asked_about(shell: Shell) -> None:
    text = "Skill,Junior,Mid,Senior\nTalking,1-2,2–3,4\nWriting,1,2,4\n"
    assert "between two steps, and the lower one is taken: '1-2', '2–3'" in refused(shell, text).err


def test_a_raised_digit_is_the_mark_of_a_footnote_and_no_number(shell: Shell) -> None:
    text = "Skill,Junior,Senior\nTalking,1,²\nWriting,2,3³\nAsking,2,3\nGiving,1,3\n"
    assert "Among steps stand texts, and are taken as such: '²'" in refused(shell, text).err
    framework, _ = take_text(shell, text.replace("²", "2"))
    assert steps(framework)["writing"] == {"junior": 2, "senior": 3}


def test_words_below_a_heading_of_steps_are_steps_however_few(shell: Shell) -> None:
    text = "Skill,Level,Rating,Text\nTalking,L1,lo,Asks\nTalking,L2,hi,Leads\n"
    assert '--scale "lo, hi"' in refused(shell, text).err
    framework, _ = take_text(shell, text, "--scale", "lo, mid, hi")
    assert steps(framework) == {"talking": {"l1": 1, "l2": 3}}
    assert framework.skills[0].expectations["l2"].bar == "Leads"


def test_steps_in_hundredths_keep_their_names_and_nothing_drawn_is_nothing(shell: Shell) -> None:
    framework, _ = take_text(shell, "Skill,Junior,Senior\nTalking,25%,100%\nWriting,0%,25%\n")
    assert [step.name for step in framework.scale] == ["25%", "100%"]
    assert steps(framework)["writing"] == {"senior": 1}
    framework, _ = take_text(shell, "Skill,Junior,Senior\nTalking,○○,●○\nWriting,●○,●●\n")
    assert steps(framework) == {"talking": {"senior": 1}, "writing": {"junior": 1, "senior": 2}}


@pytest.mark.parametrize("day", ["2024-04-03", "3-Apr", "03. Apr", "Mar-04", "04/03/2024"])
def test_a_day_that_a_spreadsheet_made_of_a_range_is_no_step_and_is_named(shell: Shell, day: str) -> None:
    text = f"Skill,Junior,Senior\nTalking,1,{day}\nWriting,2,3\nAsking,2,4\n"
    framework, report = take_text(shell, text)
    assert steps(framework)["talking"] == {"junior": 1}
    assert len(framework.scale) == 4
    assert fates(report, "not-understood") == [("2:3", day, "a day, such as a spreadsheet makes of 3-4")]
