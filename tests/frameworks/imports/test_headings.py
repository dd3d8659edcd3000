"""What the headings of a matrix are: levels, what describes a skill, or the titles that go with a level."""

from __future__ import annotations

from importing import assumed, fates, steps, take_text
from shell import Shell

from pm_career.domain.framework import Framework


def _levels(framework: Framework) -> list[str]:
    return [level.title for level in framework.levels]


def test_what_stands_before_or_after_the_levels_describes_the_skill(shell: Shell) -> None:
    text = (
        "Name,Applies to,Category,Created by,Junior PM,Product Manager,Senior PM,Tags\n"
        'Empathy,"Junior PM, PM",Craft,Dana,Listens,Plans,Teaches,"core, 2024"\n'
        "Vision,Senior PM,Strategy,Dana,,,Writes it,2024\n"
    )
    framework, report = take_text(shell, text)
    assert _levels(framework) == ["Junior PM", "Product Manager", "Senior PM"]
    assert [(skill.name, skill.area) for skill in framework.skills] == [("Empathy", "Craft"), ("Vision", "Strategy")]
    assert framework.skills[0].description == "Applies to: Junior PM, PM\nTags: core, 2024"
    assert "is no level: Applies to." in assumed(report)
    assert [text for _, text, _ in fates(report, "not-understood")] == ["Dana", "Dana"]
    framework, _ = take_text(shell, text, "--levels", "Applies to, Junior PM, Product Manager, Senior PM")
    assert _levels(framework)[0] == "Applies to"


def test_a_name_between_levels_is_one_and_so_are_names_that_nobody_knows(shell: Shell) -> None:
    framework, _ = take_text(shell, "Skill,Junior,Wizard,Senior\nTalking,a b,c d,e f\n")
    assert _levels(framework) == ["Junior", "Wizard", "Senior"]
    framework, _ = take_text(shell, "Skill,Sprout,Tree,Senior\nTalking,a b,c d,e f\n")
    assert _levels(framework) == ["Sprout", "Tree", "Senior"]


def test_codes_and_titles_of_levels_in_two_rows_are_one_level_each(shell: Shell) -> None:
    below = "Area,Skill,IC2 / PM I,IC3 / PM II\n,,Associate PM,Product Manager\nCraft,Talking,Asks,Answers\n"
    above = ",,Associate PM,Product Manager\nArea,Skill,IC2 / PM I,IC3 / PM II\nCraft,Talking,Asks,Answers\n"
    for text in (below, above):
        framework, report = take_text(shell, text)
        assert [(level.title, level.titles) for level in framework.levels] == [
            ("IC2 / PM I", ("Associate PM",)),
            ("IC3 / PM II", ("Product Manager",)),
        ]
        assert framework.tracks == ()
        assert report["counts"]["not-understood"] == 0


def test_a_heading_that_names_a_level_and_what_it_holds_is_both(shell: Shell) -> None:
    rows = "\nDiscovery,2,Interview notes,4,Research plan\nCoaching,1,,3,Thanks of others\n"
    for headings in (
        "PM (score),PM (evidence),Senior PM (score),Senior PM (evidence)",
        "PM - Score,PM - Evidence,Senior PM - Score,Senior PM - Evidence",
        "Score: PM,Evidence: PM,Score: Senior PM,Evidence: Senior PM",
        '"PM\nscore","PM\nevidence","Senior PM\nscore","Senior PM\nevidence"',
    ):
        framework, report = take_text(shell, f"Skill,{headings}{rows}")
        assert steps(framework) == {"discovery": {"pm": 2, "senior-pm": 4}, "coaching": {"pm": 1, "senior-pm": 3}}
        assert framework.skill("discovery").expectations["pm"].evidence == ("Interview notes",)
        assert report["counts"]["heading"] == 5
        assert report["counts"]["not-understood"] == 0


def test_a_row_of_a_level_is_no_row_of_headings_however_many_titles_it_names(shell: Shell) -> None:
    text = (
        "Job title,Reports to,Salary band,Strategy,Execution\n"
        "Junior Product Manager,PM,45-55k,Knows the strategy,Delivers small work\n"
        "Product Manager,Head of Product,55-75k,Turns goals into a roadmap,Delivers a product\n"
        "Head of Product,CEO,95-130k,Sets the strategy,Builds what delivers\n"
    )
    framework, report = take_text(shell, text)
    assert _levels(framework) == ["Junior Product Manager", "Product Manager", "Head of Product"]
    assert [skill.name for skill in framework.skills] == ["Strategy", "Execution"]
    assert framework.levels[0].summary == "Reports to: PM"
    assert [text for _, text, _ in fates(report, "not-understood")] == ["45-55k", "55-75k", "95-130k"]
    assert steps(framework)["strategy"] == {"junior-product-manager": 1, "product-manager": 2, "head-of-product": 3}
