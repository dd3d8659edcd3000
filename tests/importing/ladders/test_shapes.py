"""The shapes that tables come in, found and told, each at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing import assumed, fates, refused, steps, take_text, take_unsure
from shell import Shell

from pm_career.domain.framework import Framework

WIDE = "Skill,Junior,Senior\nTalking,1,3\nWriting,2,2\n"


def _err(shell: Shell, text: str, *words: str) -> str:
    """What is said where an import is refused, whatever was imported before."""
    Path("other.csv").write_text(text, encoding="utf-8")
    answer = shell("framework", "import", "other.csv", "--output", "./refused", *words)
    assert answer.code in (1, 2)
    assert not Path("refused").exists()
    return answer.err


def _levels(framework: Framework) -> list[str]:
    return [level.title for level in framework.levels]


def test_both_ways_round_and_long_are_one_ladder(shell: Shell) -> None:
    turned = "Level,Talking,Writing\nJunior,1,2\nSenior,3,2\n"
    long = "Score;Competency;Level\n1;Talking;Junior\n3;Talking;Senior\n2;Writing;Junior\n2;Writing;Senior\n"
    nested = '{"Talking": {"Junior": 1, "Senior": 3}, "Writing": {"Junior": 2, "Senior": 2}}'
    deep = """{"Junior": {"Talking": {"score": 1}, "Writing": {"score": 2}},
        "Senior": {"Talking": {"score": 3}, "Writing": {"score": 2}}}"""
    page = "| |Junior|Senior|\n|-|-|-|\n|Talking|1|3|\n|Writing|2|2|\n"
    want, _ = take_text(shell, WIDE)
    for text, name, words in (
        (turned, "ladder.csv", ()),
        (long, "ladder.csv", ("--levels", "Junior, Senior")),
        (nested, "ladder.json", ()),
        (deep, "ladder.json", ("--levels", "Junior, Senior")),
        (page, "ladder.md", ()),
    ):
        got, report = take_text(shell, text, *words, name=name)
        assert got == want, name
        assert report["counts"]["not-understood"] == 0


def test_where_nothing_reads_like_a_level_they_are_asked_for(shell: Shell) -> None:
    text = ",Sprout,Tree\nListening,Hears,Understands\nPlanning,Lists,Foresees\n"
    assert '--levels "Sprout, Tree"' in refused(shell, text).err
    framework, _ = take_text(shell, text, "--levels", "Sprout, Tree")
    assert _levels(framework) == ["Sprout", "Tree"]
    framework, _ = take_text(shell, text, "--shape", "levels-down", "--levels", "Planning, Listening")
    assert _levels(framework) == ["Planning", "Listening"]


def test_rows_of_one_key_gather_and_a_blank_key_is_the_one_above(shell: Shell) -> None:
    text = "Level,Skill,Expectation\nPM 1,Talking,Speaks up\n,,Asks\n,,Answers\nPM 2,Talking,Leads talks\n,,Ends them\n"
    framework, report = take_text(shell, text)
    expectation = framework.skills[0].expectations["pm-1"]
    assert (expectation.bar, expectation.behaviours) == ("Speaks up", ("Asks", "Answers"))
    assert "the first is the bar, the others behaviours" in assumed(report)
    framework, report = take_text(shell, text, "--repeats", "first")
    assert framework.skills[0].expectations["pm-1"].behaviours == ()
    assert len(fates(report, "contradiction")) == 3


def test_what_is_said_twice_is_kept_once_and_what_contradicts_is_named_with_both_places(shell: Shell) -> None:
    text = "Level,Skill,Score,Expectation\nL1,A,1,One\nL2,A,2,Two\nL1,A,1,One\nL2,A,3,Two\nL3,A,4,Three\n"
    framework, report = take_text(shell, text)
    assert steps(framework) == {"a": {"l1": 1, "l2": 2, "l3": 4}}
    assert [at for at, _, _ in fates(report, "duplicate")] == ["4:3", "4:4", "5:4"]
    (contrary,) = (each for each in report["cells"] if each["fate"] == "contradiction")
    assert (contrary["place"][-4:], contrary["text"], contrary["other"][-4:]) == (":5:3", "3", ":3:3")


def test_columns_are_found_by_what_they_say_and_can_be_told(shell: Shell) -> None:
    text = (
        "Notes,Job Level,Proficiency,Capability,Pillar,Definition,Colour,How it looks on a good day\n"
        "x,PM 1,1,Talking,People,Saying things,red,Says what she means to\n"
        "x,PM 2,2,Talking,People,Saying things,blue,\n"
        "y,PM 1,1,Doing,Craft,Making things,red,Does what she says each time\n"
    )
    framework, report = take_unsure(shell, text)
    talking = framework.skill("talking")
    assert (talking.area, talking.description) == ("People", "Saying things")
    assert talking.expectations["pm-1"].behaviours == ()
    assert talking.expectations["pm-1"].bar == "Says what she means to"
    assert [text for _, text, _ in fates(report, "filtered")] == ["x", "red", "x", "blue", "y", "red"]
    framework, report = take_text(
        shell,
        text,
        "--column",
        "Colour=skip",
        "--column",
        "How it looks on a good day=behaviours",
        "--column",
        "Notes=label",
    )
    assert framework.skill("talking").expectations["pm-1"].behaviours == ("Says what she means to",)
    assert framework.skill("talking").expectations["pm-1"].label == "x"
    assert {(text, why) for _, text, why in fates(report, "filtered")} == {
        (text, "left out by --column") for text in ("red", "blue")
    }


def test_pairs_of_columns_below_the_name_of_a_level(shell: Shell) -> None:
    text = ",Junior,,Senior,\nSkill,Score,Behaviours,Score,Behaviours\nTalking,1,Asks,3,Answers\nWriting,2,,3,Edits\n"
    framework, report = take_text(shell, text)
    assert steps(framework) == {"talking": {"junior": 1, "senior": 3}, "writing": {"junior": 2, "senior": 3}}
    assert framework.skill("talking").expectations["senior"].behaviours == ("Answers",)
    assert report["counts"]["not-understood"] == 0


def test_sections_titles_notes_and_headings_again(shell: Shell) -> None:
    text = (
        "Our ladder,,,\nOwner: Bo,,,\n\nSkill,Junior,Mid,Senior\nCraft,,,\nMaking,1,2,3\nSkill,Junior,Mid,Senior\n"
        "People,,,\nTalking,1,1,2\n* not final,,,\n"
    )
    framework, report = take_text(shell, text)
    assert framework.title == "Our ladder"
    assert [(skill.name, skill.area) for skill in framework.skills] == [("Making", "Craft"), ("Talking", "People")]
    assert [text for _, text, _ in fates(report, "not-understood")] == ["Owner: Bo", "* not final"]


def test_text_without_numbers_gets_steps_by_the_order_of_the_levels_marked_in_the_files(shell: Shell) -> None:
    text = "Skill,Junior,Mid,Senior\nTalking,Speaks,,Leads talks\n"
    framework, report = take_text(shell, text)
    assert steps(framework) == {"talking": {"junior": 1, "senior": 3}}
    written = Path(report["framework"]["folder"], "skills", "talking.yaml").read_text(encoding="utf-8")
    assert written.count("# assumed: by the order of the levels\n    step: ") == 2
    framework, _ = take_text(shell, text, "--scale", "Starts, Stands")
    assert steps(framework) == {"talking": {"junior": 1, "senior": 2}}
    assert [step.name for step in framework.scale] == ["Starts", "Stands"]


def test_steps_that_a_legend_names_are_all_there_are(shell: Shell) -> None:
    text = "Skill,Junior,Mid,Senior,Lead\nTalking,Speaks,Asks,Leads talks,Sets the tone\n\n"
    framework, _ = take_text(shell, text + '"Scoring: 1 = learning, 2 = doing, 3 = leading"\n')
    assert [step.name for step in framework.scale] == ["learning", "doing", "leading"]
    assert steps(framework) == {"talking": {"junior": 1, "mid": 1, "senior": 2, "lead": 3}}


def test_ticks_say_that_something_is_expected(shell: Shell) -> None:
    framework, report = take_text(shell, "Skill,Junior,Mid,Senior\nTalking,x,x,x\nHiring,,,✓\n")
    assert steps(framework) == {"talking": {"junior": 1, "mid": 2, "senior": 3}, "hiring": {"senior": 3}}
    assert report["counts"]["assumed"] == 4


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1", "2/5", "3 - Leads"), (1, 2, 3)),
        (("1.0", "2", "4"), (1, 2, 4)),
        (("1.0", "2,5", "4"), (1, 2, 3)),
        (("Awareness", "Working", "Expert"), (1, 2, 3)),
        (("Level 1", "Level 2", "Level 3"), (1, 2, 3)),
    ],
)
def test_the_wordings_of_steps(shell: Shell, cells: tuple[str, ...], expected: tuple[int, ...]) -> None:
    text = "Skill;Junior;Mid;Senior\n" + "".join(f"{name};{';'.join(cells)}\n" for name in ("Talking", "Writing"))
    framework, report = take_text(shell, text)
    assert tuple(framework.skills[0].expectations[level.id].step for level in framework.levels) == expected
    assert report["counts"]["not-understood"] == 0


def test_steps_in_words_that_nobody_orders_are_asked_for(shell: Shell) -> None:
    text = "Skill,Junior,Mid,Senior\n" + "".join(f"S{number},seed,leaf,bloom\n" for number in range(4))
    assert '--scale "seed, leaf, bloom"' in refused(shell, text).err
    framework, _ = take_text(shell, text, "--scale", "seed, leaf, bloom, fruit")
    assert [step.name for step in framework.scale] == ["seed", "leaf", "bloom", "fruit"]
    assert steps(framework)["s1"] == {"junior": 1, "mid": 2, "senior": 3}


def test_the_order_of_the_alphabet_is_never_taken_for_rank(shell: Shell) -> None:
    text = "Skill,Level,Score\n" + "".join(
        f"{skill},{level},{step}\n" for skill in "AB" for level, step in (("Ash", 3), ("Birch", 1), ("Cedar", 2))
    )
    answer = refused(shell, text)
    assert answer.code == 2
    assert "in alphabetical order" in answer.err
    assert '--levels "Ash, Birch, Cedar"' in answer.err
    framework, _ = take_text(shell, text, "--levels", "birch, Cedar, ASH")
    assert _levels(framework) == ["Birch", "Cedar", "Ash"]
    assert "leaves out Ash" in _err(shell, text, "--levels", "Birch, Cedar")
    assert "no level 'Boss'" in _err(shell, text, "--levels", "Birch, Cedar, Ash, Boss")


def test_an_order_that_changes_on_the_way_is_none(shell: Shell) -> None:
    text = "Skill,Level,Score\nA,Scout,1\nA,Chief,2\nA,Elder,3\nB,Elder,3\nB,Scout,1\nB,Chief,2\n"
    assert "the file has them in more than one order" in refused(shell, text).err


@pytest.mark.parametrize(
    ("levels", "ordered"),
    [
        ("Principal,Senior,Junior", ["Junior", "Senior", "Principal"]),
        ("L3,L2,L10", ["L2", "L3", "L10"]),
        ("PM III,PM I,PM II", ["PM I", "PM II", "PM III"]),
        ("PM (L4),Lead (L5),Group (M1)", ["PM (L4)", "Lead (L5)", "Group (M1)"]),
        ("IC5,M4,IC3", ["IC3", "M4", "IC5"]),
    ],
)
def test_the_order_that_the_data_gives(shell: Shell, levels: str, ordered: list[str]) -> None:
    framework, report = take_text(shell, f"Skill,{levels}\nTalking,a b,c d,e f\n")
    assert _levels(framework) == ordered
    assert ", ".join(ordered) in assumed(report)


@pytest.mark.parametrize(
    ("makers", "leaders", "ranks", "before"),
    [
        ("APM,PM,Senior PM", "Group PM,Director", [1, 2, 3, 4, 5], ["Senior PM"]),
        ("PM,Staff PM,Principal PM", "Group PM,Director,VP", [1, 2, 3, 2, 3, 4], ["PM"]),
    ],
)
def test_a_track_branches_off_where_its_titles_fit(
    shell: Shell, makers: str, leaders: str, ranks: list[int], before: list[str]
) -> None:
    above = f",Makers{',' * len(makers.split(','))}Leaders{',' * (len(leaders.split(',')) - 1)}"
    cells = ",".join(f"Writes page {number} of the plan" for number, _ in enumerate(ranks))
    framework, report = take_text(shell, f"{above}\nSkill,{makers},{leaders}\nTalking,{cells}\n")
    assert [level.rank for track in framework.tracks for level in framework.levels if level.track == track.id] == ranks
    first = next(level for level in framework.levels if level.track == "leaders")
    assert [level.title for level in framework.find_levels_below(first.id)] == before
    assert "By their titles" in assumed(report) or "By its title" in assumed(report)


def test_a_track_whose_first_title_says_no_height_is_asked_about(shell: Shell) -> None:
    text = ",Makers,,Leaders,\nSkill,Trainee,Senior Cook,Kitchen Manager,Director\nTasting,salt,soup,menus,wines\n"
    answer = refused(shell, text)
    assert answer.code == 2
    assert "Nothing says on which rank Kitchen Manager (Leaders) is" in answer.err
    framework, _ = take_text(shell, text, "--levels", "Trainee, Senior Cook = Kitchen Manager, Director")
    assert [level.rank for level in framework.levels] == [1, 2, 2, 3]


def test_a_rank_column_is_taken_and_counted_from_one(shell: Shell) -> None:
    framework, report = take_text(shell, "Level,Rank,Skill,Score\nBoss,30,A,3\nHelp,10,A,1\nHand,20,A,2\n")
    assert [(level.title, level.rank) for level in framework.levels] == [("Help", 1), ("Hand", 2), ("Boss", 3)]
    assert {why for _, _, why in fates(report, "assumed")} == {"ranks are counted from 1"}


def test_tracks_from_a_column_from_headings_above_and_from_an_option(shell: Shell) -> None:
    above = ",Maker,,Leader,\nSkill,PM,Staff PM,Group PM,Director\nA,1,2,2,3\n"
    framework, _ = take_text(shell, above, "--levels", "PM, Staff PM = Group PM, Director")
    ranks = {level.id: (level.track, level.rank, level.next) for level in framework.levels}
    assert ranks == {
        "pm": ("maker", 1, ("staff-pm",)),
        "staff-pm": ("maker", 2, ()),
        "group-pm": ("leader", 2, ("director",)),
        "director": ("leader", 3, ()),
    }
    flat = "Skill,PM,Staff PM,Group PM,Director\nA,1,2,2,3\n"
    framework, _ = take_text(shell, flat, "--tracks", "Maker: Staff PM; Leader: Group PM, Director")
    assert framework.level("pm").next == ("staff-pm", "group-pm")
    assert [track.title for track in framework.tracks] == ["Maker", "Leader"]
    column = "Level,Track,Skill,Score\nJunior,,A,1\nSenior,Maker,A,3\nSenior,Leader,A,2\nBoss,Leader,A,3\n"
    framework, _ = take_text(shell, column, "--levels", "Junior, Senior (Maker) = Senior (Leader), Boss")
    assert _levels(framework) == ["Junior", "Senior (Maker)", "Senior (Leader)", "Boss"]
    assert framework.level("junior").next == ("senior-maker", "senior-leader")


def test_several_roles_are_asked_for_and_rows_can_be_chosen_by_any_column(shell: Shell) -> None:
    text = "Role,Level,Skill,Score\nPM,L1,A,1\nPM,L2,A,2\nDesigner,L1,A,2\nDesigner,L2,A,3\n"
    assert '--role "PM"' in refused(shell, text).err
    framework, report = take_text(shell, text, "--role", "designer")
    assert steps(framework) == {"a": {"l1": 2, "l2": 3}}
    assert report["counts"]["filtered"] == 8
    again, _ = take_text(shell, text, "--where", "Role=PM", "--where", "Level=L1")
    assert steps(again) == {"a": {"l1": 1}}
    assert "Columns: Role, Level, Skill, Score" in _err(shell, text, "--where", "Rolle=PM")


def test_a_status_or_a_mark_in_the_name_takes_a_row_out(shell: Shell) -> None:
    text = "Level,Skill,Score,Status\nL1,A,2,active\nL1,B (NOT IN USE),1,active\nL2,A,2,Not in use\nL2,C,1,active\n"
    framework, report = take_text(shell, text)
    assert steps(framework) == {"a": {"l1": 2}, "c": {"l2": 1}}
    assert report["counts"]["filtered"] == 8


@pytest.mark.parametrize(
    ("name", "is_taken"),
    [
        ("B (NOT IN USE)", False),
        ("[Deprecated] B", False),
        ("B (retired in May)", False),
        ("DEPRECATED: B", False),
        ("B – retired", False),
        ("Deprecated features", True),
        ("Semi-retired products", True),
        ("Retired products - deprecated APIs", True),
    ],
)
def test_a_mark_is_told_from_a_name(shell: Shell, name: str, is_taken: bool) -> None:
    framework, _ = take_text(shell, f"Level,Skill,Score\nL1,A,2\nL1,{name},1\nL2,A,2\nL2,C,1\n")
    assert (name in [skill.name for skill in framework.skills]) == is_taken


@pytest.mark.parametrize("blank", ["N/A", "tbd", "Not in use", "-", "—", "k. A.", "?", "(none)", "\u200b"])
def test_ways_to_say_nothing(shell: Shell, blank: str) -> None:
    framework, report = take_text(shell, f"Skill,Junior,Senior\nA,1,{blank}\nB,2,3\n")
    assert steps(framework) == {"a": {"junior": 1}, "b": {"junior": 2, "senior": 3}}
    assert [text for _, text, _ in fates(report, "blank")] == [blank]


def test_nothing_too_long_or_acting_is_kept_unseen(shell: Shell) -> None:
    long, name = "word " * 500, "A name that goes on " * 8
    text = f"Skill,Junior,Senior\nA\x1b[2J,{long},short and \x07 loud\n{name},a b,c d\n"
    framework, report = take_text(shell, text)
    assert len(framework.skills[0].expectations["junior"].bar) <= 2000
    assert framework.skills[0].name == "A[2J"
    why = [why for _, _, why in fates(report, "assumed")]
    assert why == ["control characters were taken out"] * 2
    assert [why for _, _, why in fates(report, "not-understood")] == [
        "longer than 2,000 characters: the last 505 are left out",
        "longer than 120 characters: its end is left out",
    ]


def test_names_in_any_script_have_ids_and_none_that_reads_like_another(shell: Shell) -> None:
    text = "Навык,PM,P-M 2,C++,C\nÜberblick,a b,c d,e f,g h\n課題,i j,k l,m n,o p\n"
    framework, _ = take_text(shell, text, "--levels", "PM, P-M 2, C++, C")
    assert [level.id for level in framework.levels] == ["pm", "p-m-2", "c-plus-plus", "c"]
    assert [skill.id for skill in framework.skills] == ["uberblick", "skill-2"]


def test_a_table_of_levels_beside_the_matrix_describes_them(shell: Shell) -> None:
    page = (
        "# Levels\n\n|Level|Description|Years|Scope|\n|-|-|-|-|\n|Junior|Starts out|0-2|A feature|\n"
        "|Senior|Goes ahead|5+|A product|\n\n# Matrix\n\n|Skill|Junior|Senior|\n|-|-|-|\n|Talking|1|2|\n"
    )
    framework, report = take_text(shell, page, name="page.md")
    junior, senior = framework.levels
    assert (junior.summary, junior.experience_years, junior.scope.impact) == ("Starts out", (0, 2), "A feature")
    assert senior.summary == "Goes ahead\nExperience: 5+"
    assert report["counts"]["not-understood"] == 0


def test_tables_with_other_levels_are_tracks(shell: Shell) -> None:
    page = (
        "# Makers\n\n|Skill|Junior PM|Staff PM|\n|-|-|-|\n|Talking|1|2|\n\n"
        "# Leaders\n\n|Skill|Group PM|Director|\n|-|-|-|\n|Talking|2|3|\n"
    )
    framework, _ = take_text(shell, page, name="page.md")
    assert [(level.title, level.track) for level in framework.levels if level.rank == 1] == [
        ("Junior PM", "makers"),
    ]
    assert [track.title for track in framework.tracks] == ["Makers", "Leaders"]
    framework, _ = take_text(shell, page, "--tables", "nothing", name="page.md")
    assert framework.tracks == ()


def test_what_is_no_ladder_is_refused(shell: Shell) -> None:
    for text in ("", "just a line\n", "a,b\n1,2\n", "Name,Phone\nBo,123\nAda,456\n"):
        answer = _err(shell, text)
        assert "pmcareer: " in answer


def test_a_step_and_a_sentence_in_one_cell_are_taken_apart_and_names_of_steps_are_not(shell: Shell) -> None:
    text = "Skill,Junior,Senior\nTalking,1 - Asks,3 - Answers\nWriting,1 - Reads,3 - Edits\n"
    framework, report = take_text(shell, text)
    assert steps(framework) == {"talking": {"junior": 1, "senior": 3}, "writing": {"junior": 1, "senior": 3}}
    assert [skill.expectations["senior"].bar for skill in framework.skills] == ["Answers", "Edits"]
    assert report["counts"]["assumed"] == 4
    named = "Skill,Junior,Senior\nTalking,1 - Aware,3 - Expert\nWriting,1 - Aware,1 - aware\n"
    framework, report = take_text(shell, named)
    assert [step.name for step in framework.scale] == ["Aware", "Step 2", "Expert"]
    assert framework.skills[0].expectations["junior"].bar == ""
    assert report["counts"]["assumed"] == 0
