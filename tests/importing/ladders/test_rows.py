"""What the rows of a table are: skills, headings of sections, the same name twice, pages and totals."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing import assumed, fates, refused, steps, take_text, take_unsure
from shell import Shell

from pm_career.importing.ladders.import_ladder import propose
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.sheets.bounds import Budget
from pm_career.importing.ladders.sheets.csv_tables import Decoded, read_csv


def list_doubts(text: str) -> str:
    """What is doubted of a CSV file, a sentence a line."""
    table = read_csv(Decoded(text), "ladder.csv", Budget("ladder.csv"))
    return "\n".join(doubt.said for doubt in propose([table], Wishes()).doubts)


def test_a_skill_that_nobody_wrote_about_yet_is_no_section(shell: Shell) -> None:
    text = "Skill,What,Junior,Senior\nDiscovery,How we learn,Joins,TBD\nExecution,,,\nWriting,,Notes,Papers\n"
    framework, report = take_unsure(shell, text)
    assert [(skill.name, skill.area) for skill in framework.skills] == [("Discovery", ""), ("Writing", "")]
    assert ("3:1", "Execution", "a skill of which nothing is expected at any level") in fates(report, "blank")


def test_totals_pages_and_the_title_again_stand_beside_the_table(shell: Shell) -> None:
    text = (
        "Our ladder,,\nSkill,Junior,Senior\nTalking,1,3\nPage 1 of 2,,\nOur ladder,,\nSkill,Junior,Senior\n"
        "Writing,2,4\nTotal,3,7\nAverage,,\n"
    )
    framework, report = take_text(shell, text)
    assert steps(framework) == {"talking": {"junior": 1, "senior": 3}, "writing": {"junior": 2, "senior": 4}}
    lost = [text for _, text, _ in fates(report, "not-understood")]
    assert lost == ["Page 1 of 2", "Total", "3", "7", "Average"]
    assert [text for _, text, _ in fates(report, "blank")] == ["Our ladder"]


def test_one_name_in_two_areas_is_two_skills(shell: Shell) -> None:
    wide = (
        "Area,Skill,Junior,Senior\nCustomer,Talking,Listens,Represents\n,Research,Reads,Leads\n"
        "Team,Talking,Reports,Mediates\n"
    )
    long = (
        "Area,Skill,Level,Text\nCustomer,Talking,Junior,Listens\nCustomer,Talking,Senior,Represents\n"
        "Team,Talking,Junior,Reports\nTeam,Talking,Senior,Mediates\nCustomer,Research,Junior,Reads\n"
        "Customer,Research,Senior,Leads\n"
    )
    for text in (wide, long):
        framework, report = take_text(shell, text)
        names = {skill.name: skill.expectations["senior"].bar for skill in framework.skills}
        assert names == {"Talking (Customer)": "Represents", "Talking (Team)": "Mediates", "Research": "Leads"}
        assert "Talking is in several areas" in assumed(report)
        assert report["counts"]["contradiction"] == 0


def test_a_description_that_differs_at_each_level_is_what_is_expected_there(shell: Shell) -> None:
    for heading in ("Skill description", "Level description"):
        rows = "".join(
            f"{level},{skill},{step},{skill} as {level}\n"
            for level, step in (("Trainee PM", "awareness"), ("PM", "working"), ("Chief PM", "expert"))
            for skill in ("Agile", "Ownership")
        )
        framework, report = take_text(shell, f"Role level,Skill,Skill level,{heading}\n{rows}")
        assert framework.skill("agile").expectations["chief-pm"].bar == "Agile as Chief PM"
        assert [step.name for step in framework.scale] == ["awareness", "working", "expert"]
        assert report["counts"]["contradiction"] == report["counts"]["not-understood"] == 0


@pytest.mark.parametrize(
    ("levels", "falls"),
    [
        ("Directora de producto,Gerente sénior,Gerente de producto,Analista de producto", True),
        ("Head of Product,Product Owner,Junior Product Owner", True),
        ("Analyst,Product Manager,Product Director", False),
        ("Staff PM,Principal PM,Manager", False),
    ],
)
def test_titles_tell_which_end_of_a_matrix_is_the_lower(shell: Shell, levels: str, falls: bool) -> None:
    names = levels.split(",")
    framework, report = take_text(shell, f"Skill,{levels}\nTalking,{','.join(f'Says {name}' for name in names)}\n")
    want = names[::-1] if falls else names
    assert [level.title for level in framework.levels] == want
    said = "highest level first; from the lowest they are: " if falls else "levels from the lowest to the highest: "
    assert f"{said}{', '.join(want)}" in assumed(report)


def test_rows_whose_order_the_titles_do_not_bear_out_are_asked_about(shell: Shell) -> None:
    text = "Level,Skill,Text\nSenior PM,A,Leads\nAssociate PM,A,Helps\nLead PM,A,Does\nDean,A,Is\n"
    assert "their titles say another order" in refused(shell, text).err
    text = "Level,Skill,Text\nSenior PM,A,Leads\nAssociate PM,A,Helps\nProduct Manager,A,Does\n"
    framework, _ = take_text(shell, text)  # the titles say the place of each
    assert [level.title for level in framework.levels] == ["Associate PM", "Product Manager", "Senior PM"]
    text = "Level,Skill,Text\nPM,A,Does\nSenior PM,A,Leads\n"
    framework, _ = take_text(shell, text)  # of the alphabet, too: but the titles say it
    assert [level.title for level in framework.levels] == ["PM", "Senior PM"]


@pytest.mark.parametrize(
    "text",
    [
        "Skill,Behaviour,APM,PM\nTalking,Takes notes,x,x\nTalking,Asks,,x\nWriting,Keeps a list,x,\nWriting,Waits,,\n",
        "Behaviour,APM,PM\nTalking,,\nTakes notes,✓,✓\nAsks,-,✓\nWriting,,\nKeeps a list,✓,\nWaits,n/a,\n",
    ],
)
def test_a_behaviour_in_each_row_is_shown_at_the_levels_that_are_ticked(shell: Shell, text: str) -> None:
    framework, report = take_text(shell, text)
    shown = {
        skill.name: {key: each.behaviours for key, each in skill.expectations.items()} for skill in framework.skills
    }
    assert shown == {
        "Talking": {"apm": ("Takes notes",), "pm": ("Takes notes", "Asks")},
        "Writing": {"apm": ("Keeps a list",)},
    }
    assert "each is that of the level's place on the ladder" in assumed(report)
    assert [(text, why) for _, text, why in fates(report, "not-understood")] == [
        ("Waits", "no level is ticked in its row")
    ]


def test_a_level_called_none_gets_another_name_as_none_stands_for_no_level_yet(shell: Shell) -> None:
    framework, report = take_text(
        shell, "Skill,None.,Senior\nTalking,Listens,Represents\nWriting,Notes,Papers\n", "--levels", "None., Senior"
    )
    assert [(level.id, level.title, level.aliases) for level in framework.levels] == [
        ("level-none", "Level none", ()),
        ("senior", "Senior", ()),
    ]
    assert ("1:2", "None.", "no level can be called so: it stands for no level yet") in fates(report, "assumed")


@pytest.mark.parametrize(
    ("name", "is_both"),
    [("Junior, Senior", True), ("Senior|Junior", True), ("Junior / Senior", True), ("Junior;Senior", True),
     ("Lead / Senior", False), ("Junior and Senior", False)],
)  # fmt: skip
def test_what_stands_at_several_levels_in_one_cell_holds_for_each(shell: Shell, name: str, is_both: bool) -> None:
    text = f'Skill,Level,Text\nTalking,"{name}",Listens well\nTalking,Senior,Speaks for all\nWriting,Junior,Notes\n'
    Path("ladder.csv").write_text(text, encoding="utf-8")
    answer = shell("framework", "import", "ladder.csv", "--levels", "Junior, Senior", "--json", "--dry-run")
    assert (answer.code == 0) is is_both
    if is_both:
        (said,) = (each for each in answer.json["cells"] if each["text"] == name)
        assert (said["fate"], said["why"]) == ("meta", "it means several levels")
        framework, _ = take_text(shell, text, "--levels", "Junior, Senior")
        talking = framework.skill("talking").expectations
        assert (talking["junior"].bar, talking["senior"].bar) == ("Listens well", "Listens well")
        assert talking["senior"].behaviours == ("Speaks for all",)


@pytest.mark.parametrize("name", ["Junior, Senior", "Junior|Senior"])
def test_several_levels_in_one_cell_are_those_of_the_mapping(shell: Shell, name: str) -> None:
    text = f'Skill,Level,Text\nTalking,"{name}",Listens well\nWriting,Senior,Writes papers\n'
    assert "These may be several levels in one cell" in list_doubts(text)
    Path("ladder.csv").write_text(text, encoding="utf-8")
    shell("framework", "import", "ladder.csv", "--propose", "mapping.yaml")
    proposed = Path("mapping.yaml").read_text(encoding="utf-8")
    before, after = proposed.index("levels:\n"), proposed.index("# place:")
    levels = "levels: [{name: Junior, rank: 1}, {name: Senior, rank: 2}]\n"
    Path("mapping.yaml").write_text(f"{proposed[:before]}{levels}{proposed[after:]}", encoding="utf-8")
    framework, _ = take_text(shell, text, "--mapping", "mapping.yaml")
    assert [*framework.skill("talking").expectations] == ["junior", "senior"]


def test_what_is_said_of_several_levels_alone_is_said_of_each(shell: Shell) -> None:
    text = (
        "Level,Responsibilities,Skill,Text\nJunior,Washes up,Reading,Reads some\nSenior,Runs it,Reading,Reads more\n"
        '"Junior, Senior",Cooks all,Writing,Writes both\n'
    )
    framework, report = take_text(shell, text, "--yes")
    points = [[each.title for each in level.responsibilities] for level in framework.levels]
    assert points == [["Washes up", "Cooks all"], ["Runs it", "Cooks all"]]
    assert [text for _, text, _ in fates(report, "meta")] == ["Junior, Senior"]


@pytest.mark.parametrize("first", ["Mid", "Senior"])
def test_what_contradicts_one_of_several_levels_is_named(shell: Shell, first: str) -> None:
    text = f'Level,Skill,Step\nMid,Talk,1\nSenior,Talk,2\n{first},Reading,2\n"Mid, Senior",Reading,3\n'
    framework, report = take_text(shell, text, "--yes")
    assert steps(framework)["reading"] == {"mid": 2 if first == "Mid" else 3, "senior": 2 if first == "Senior" else 3}
    assert [text for _, text, _ in fates(report, "contradiction")] == ["3"]


def test_a_level_named_twice_in_one_cell_is_named_once(shell: Shell) -> None:
    text = 'Level,Skill,Text\nMid,Talk,Speaks\nSenior,Read,Reads\n"Senior, Senior",Talk,Talks\n'
    framework, _ = take_text(shell, text, "--yes")
    assert framework.skill("talk").expectations["senior"].behaviours == ()
