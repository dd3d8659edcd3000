"""What the headings of a matrix are: levels, what describes a skill, or the titles that go with a level."""

from __future__ import annotations

from importing import fates, refused, steps, take_text
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
    assert [text for _, text, _ in fates(report, "not-understood")] == ["Dana", "Dana"]
    framework, _ = take_text(shell, text, "--levels", "Applies to, Junior PM, Product Manager, Senior PM")
    assert _levels(framework)[0] == "Applies to"


def test_people_beside_what_is_expected_of_them_are_no_levels(shell: Shell) -> None:
    text = "Skill,PM,Senior PM,Anna,Ben\nTalking,2,3,1,2\nWriting,2,3,3,2\n"
    assert "'Anna' stands beside the levels" in refused(shell, text).err
    others = "Skill,Scout,Ranger,Lead,Head\nTalking,1,2,3,3\n"
    assert "'Ranger' stands among the levels" in refused(shell, others).err
    order = ("--levels", "Head, Lead, Ranger, Scout")
    assert "Less is expected at a higher level than below it: Talking." in refused(shell, others, *order).err
    framework, report = take_text(shell, text, "--levels", "PM, Senior PM")
    assert _levels(framework) == ["PM", "Senior PM"]
    assert framework.skills[0].description == ""
    assert [text for _, text, _ in fates(report, "not-understood")] == ["1", "2", "3", "2"]
    framework, _ = take_text(shell, others, "--levels", "Scout, Ranger, Lead, Head")
    assert _levels(framework) == ["Scout", "Ranger", "Lead", "Head"]


def test_a_number_and_a_title_of_a_level_are_its_rank_and_its_name(shell: Shell) -> None:
    rows = (
        "1,Associate PM,Feature,Team,Ships small things,Writes short notes",
        "2,PM,Product,Firm,Leads big ones,Writes",
    )
    text = "\n".join(("Level,Title,Scope,Impact,Delivery,Writing", *rows, ""))
    framework, report = take_text(shell, text)
    assert [(level.title, level.rank) for level in framework.levels] == [("Associate PM", 1), ("PM", 2)]
    assert (framework.levels[0].scope.impact, framework.levels[0].summary) == ("Team", "Scope: Feature")
    assert report["counts"]["contradiction"] == 0


def test_a_glossary_beside_the_ladder_is_none(shell: Shell) -> None:
    words = "|Term|Meaning|\n|-|-|\n|PM|Product manager|\n|OKR|Aims in numbers|\n|NPS|What buyers say|\n"
    page = f"# Makers\n|Skill|Junior PM|PM|\n|-|-|-|\n|Talking|1|2|\n\n# Words\n{words}"
    framework, report = take_text(shell, page, name="page.md")
    assert (_levels(framework), framework.tracks) == (["Junior PM", "PM"], ())
    assert len(fates(report, "not-understood")) == 8


def test_a_table_of_areas_for_each_level(shell: Shell) -> None:
    page = "".join(
        f"## {level}\n|Area|Expectations|\n|-|-|\n|Strategy|<ul><li>{does} the plan</li><li>Says no</li></ul>|\n\n"
        for level, does in (("Senior PM", "Owns"), ("Junior PM", "Knows"))
    )
    framework, _ = take_text(shell, page, name="page.md")
    assert _levels(framework) == ["Junior PM", "Senior PM"]
    assert framework.skill("strategy").expectations["junior-pm"].behaviours == ("Knows the plan", "Says no")


def test_a_name_between_levels_is_one_and_names_that_nobody_knows_are_asked_about(shell: Shell) -> None:
    unknown = "Skill,Sprout,Tree,Senior\nTalking,a b,c d,e f\n"
    assert "Nothing says whether these headings are levels: Sprout, Tree, Senior." in refused(shell, unknown).err
    framework, _ = take_text(shell, "Skill,Junior,Intermediate,Senior\nTalking,a b,c d,e f\n")
    assert _levels(framework) == ["Junior", "Intermediate", "Senior"]


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


def test_ids_leave_out_what_stands_in_brackets_where_nothing_is_told_apart_by_it(shell: Shell) -> None:
    text = "Our ladder (v3 of Ana),,\nSkill,Junior PM (L3),Senior PM (L4)\nTalking,a b,c d\nWriting,e f,g h\n"
    framework, _ = take_text(shell, text)
    assert (framework.id, [level.id for level in framework.levels]) == ("our-ladder", ["junior-pm", "senior-pm"])
    assert [level.title for level in framework.levels] == ["Junior PM (L3)", "Senior PM (L4)"]
    framework, _ = take_text(shell, text.replace("Senior PM", "Junior PM"))
    assert [level.id for level in framework.levels] == ["junior-pm-l3", "junior-pm-l4"]
