"""Tables that stand side by side on one sheet: each is read for itself."""

from __future__ import annotations

from importing import fates, steps, take_text
from shell import Shell

TWO = (
    "Makers,,,,Leaders,,\nSkill,PM,Staff PM,,Skill,Group PM,Director\nVision,1,2,,Budget,3,4\n"
    "Delivery,2,3,,Vision,4,5\nHiring,,1,,,,\n"
)


def test_two_ladders_side_by_side_are_two_tracks_whatever_stands_in_one_row(shell: Shell) -> None:
    framework, report = take_text(shell, TWO)
    assert steps(framework) == {
        "vision": {"pm": 1, "staff-pm": 2, "group-pm": 4, "director": 5},
        "delivery": {"pm": 2, "staff-pm": 3},
        "hiring": {"staff-pm": 1},
        "budget": {"group-pm": 3, "director": 4},
    }
    assert {level.title: level.track for level in framework.levels} == {
        "PM": "makers", "Staff PM": "makers", "Group PM": "leaders", "Director": "leaders",
    }  # fmt: skip
    assert [(each["fate"], each["text"]) for each in report["cells"] if each["text"] in ("Makers", "Leaders")] == [
        ("heading", "Makers"),
        ("heading", "Leaders"),
    ]
    assert report["counts"]["not-understood"] == report["counts"]["contradiction"] == 0
    assert len(report["tables"]) == 2


def test_a_legend_beside_the_table_names_the_steps(shell: Shell) -> None:
    text = "Skill,PM,Senior PM,,Score,Meaning\nVision,1,2,,1,Learns\nDelivery,2,3,,2,Does\nHiring,,1,,3,Leads\n"
    framework, report = take_text(shell, text)
    assert [step.name for step in framework.scale] == ["Learns", "Does", "Leads"]
    assert steps(framework)["delivery"] == {"pm": 2, "senior-pm": 3}
    assert fates(report, "not-understood", "contradiction") == []


def test_an_empty_column_within_a_table_parts_nothing(shell: Shell) -> None:
    framework, report = take_text(shell, "Skill,PM,,Senior PM\nVision,1,,2\nDelivery,2,,3\n")
    assert steps(framework) == {"vision": {"pm": 1, "senior-pm": 2}, "delivery": {"pm": 2, "senior-pm": 3}}
    assert len(report["tables"]) == 1
