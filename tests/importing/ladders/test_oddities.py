"""Ladders as people write them: each oddity is taken rightly, named in the report, or refused in a clear sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from importing import assumed, fates, refused, steps, take, take_text
from shell import Shell

from pm_career.domain.framework import Framework
from pm_career.importing.ladders.ledger import OVERLOOKED

UNREAD = "it does not look like a part of the ladder"
LONG = "how salt, acid, fat and heat come together on a plate " * 3
RANKED = """\
| Level | Title | Scope | Impact |
|-|-|-|-|
| 3 | Junior Cook | A post | Guests |
| 4 | Head Cook | A house | The town |

| Skill | K3 | K4 |
|-|-|-|
| Tasting | Salts | Seasons |
"""
AT_LEVELS = [{"level": "Junior", "criteria": ["Salts", "Stirs"]}, {"level": "Senior", "criteria": ["Seasons"]}]


def levels(framework: Framework) -> list[str]:
    return [level.title for level in framework.levels]


def bars(framework: Framework) -> dict[str, list[str]]:
    return {skill.name: [each.bar for each in skill.expectations.values()] for skill in framework.skills}


def test_what_stands_in_quotes_does_not_separate_cells(shell: Shell) -> None:
    text = 'Skill,Junior,Senior\nCooking,"Boils eggs; softly\nAsks; listens","Plans menus; daily\nTastes; salts"\n'
    framework, report = take_text(shell, text)
    assert framework.skills[0].expectations["junior"].bar == "Boils eggs; softly"
    assert framework.skills[0].expectations["senior"].behaviours == ("Tastes; salts",)
    assert report["filled"] == 6


def test_a_separator_line_in_quotes_is_no_title(shell: Shell) -> None:
    framework, _ = take_text(shell, '"sep=;"\r\nSkill;Junior;Senior\r\nCooking;1;2\r\n', name="kitchen.csv")
    assert framework.title == "Kitchen"


def test_a_cell_that_is_too_long_is_called_so(shell: Shell) -> None:
    answer = refused(shell, f"Skill,Junior,Senior\nCooking,{'y' * 150_000},Plans\n")
    assert "has a cell of over 100,000 characters in row 2" in answer.err


def test_a_link_to_itself_is_no_file(shell: Shell, tmp_path: Path) -> None:
    loop = tmp_path / "loop.csv"
    loop.symlink_to(loop)
    answer = shell("framework", "import", str(loop), "--dry-run")
    assert answer.code == 2
    assert "There is no file" in answer.err


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Category,Cook,Senior Cook,Head Cook", ["Cook", "Senior Cook", "Head Cook"]),
        ("Skill,Cook,Senior Cook,Head Cook", ["Cook", "Senior Cook", "Head Cook"]),
        ("Category,Cook (K1),Baker (K2),Host (K3)", None),
        (
            "Category,Baker (L1),Sous Baker (L2)",
            ["Baker (L1)", "Sous Baker (L2)"],
        ),
    ],
)
def test_a_plain_title_beside_longer_ones_is_a_level(shell: Shell, head: str, found: list[str] | None) -> None:
    rows = (["Tools", "Cleans", "Chooses", "Buys"], ["Reach", "A pot", "A menu", "A house"])
    text = "\n".join([head, *(",".join(row[: head.count(",") + 1]) for row in rows), ""])
    if found is None:
        assert refused(shell, text).code == 2
        return
    framework, _ = take_text(shell, text)
    assert levels(framework) == found
    assert [skill.name for skill in framework.skills] == ["Tools", "Reach"]


def test_a_long_name_in_the_first_row_is_a_heading(shell: Shell) -> None:
    long = f"Junior ({'with somebody at hand ' * 4}who knows)"
    framework, report = take_text(shell, f"Skill,{long},Senior\nTools,Cleans,Buys\nReach,A pot,A house\n")
    assert levels(framework) == [long, "Senior"]
    assert len(framework.skills) == 2
    assert report["counts"]["meta"] == 0


def test_the_name_of_a_file_does_not_make_it_a_ladder(shell: Shell) -> None:
    text = "Thing,First,Second\nTools,Cleans,Buys\nReach,A pot,A house\n"
    assert refused(shell, text, name="senior pm.csv").code == refused(shell, text, name="x.csv").code == 2


def test_a_reference_left_of_the_skill_is_no_level(shell: Shell) -> None:
    framework, _ = take_text(
        shell, "ref,pillar,skill,about,K1,K2\nR7,Craft,Tasting,Salt and acid,1,2\nR8,Craft,Plating,On time,1,2\n"
    )
    assert levels(framework) == ["K1", "K2"]
    assert steps(framework) == {"tasting": {"k1": 1, "k2": 2}, "plating": {"k1": 1, "k2": 2}}


def test_what_somebody_can_and_wants_is_no_ladder(shell: Shell) -> None:
    text = "Skill,Area,Current,Target,Distance,Urgency\nTasting,Craft,1,3,2,High\nPlating,Craft,2,3,1,Low\n"
    answer = refused(shell, text)
    assert answer.code == 2
    assert "Its headings are: Skill, Area, Current, Target, Distance, Urgency." in answer.err


def test_levels_by_number_and_by_title_are_the_same(shell: Shell) -> None:
    framework, report = take_text(shell, RANKED, name="kitchen.md")
    assert [(level.title, level.aliases, level.scope.impact) for level in framework.levels] == [
        ("Junior Cook", ("K3",), "Guests"),
        ("Head Cook", ("K4",), "The town"),
    ]
    assert framework.levels[0].summary == "Scope: A post"
    assert bars(framework) == {"Tasting": ["Salts", "Seasons"]}
    assert report["counts"]["contradiction"] == 0


def test_what_all_rows_say_is_about_none_of_them(shell: Shell) -> None:
    text = "House,Level,Skill,What is asked\n" + "".join(
        f"A house by the sea,{level},{skill},{level} {skill.lower()} with care every day\n"
        for level in ("Junior", "Senior")
        for skill in ("Tasting", "Plating")
    )
    framework, report = take_text(shell, text)
    assert bars(framework)["Tasting"] == ["Junior tasting with care every day", "Senior tasting with care every day"]
    assert {cell for _, cell, _ in fates(report, "not-understood")} == {"A house by the sea"}


def test_a_line_that_leads_to_bullets_is_no_bar(shell: Shell) -> None:
    framework, report = take_text(shell, 'Skill,Junior,Senior\nTasting,"You:\n- salt\n- stir","You:\n- season"\n')
    junior, senior = framework.skills[0].expectations.values()
    assert (junior.bar, junior.behaviours) == ("", ("salt", "stir"))
    assert (senior.bar, senior.behaviours) == ("", ("season",))
    assert {why for _, _, why in fates(report, "assumed")} == {"the words that lead to its points are left out"}


def test_a_described_skill_that_no_level_asks_for_is_lost(shell: Shell) -> None:
    text = "Skill,Description,Junior,Senior\nTasting,Salt and acid,Salts,Seasons\nHiring,Whom to take on,,\n"
    _, report = take_text(shell, text)
    assert [cell for _, cell, _ in fates(report, "not-understood")] == ["Hiring", "Whom to take on"]
    answer = shell("framework", "import", "ladder.csv", "--strict", "--yes", "--plain")
    assert answer.code == 1
    assert "2 are not, and named below" in answer.out


def test_amounts_among_texts_are_texts(shell: Shell) -> None:
    text = "Skill,Junior,Mid,Senior\nTasting,Salts,Seasons,Composes\nPlating,Stacks,Turns,Draws\nGuests,2,4-6,9\n"
    framework, report = take_text(shell, text)
    assert "A number or step that stands among texts is a text, too: '2', '4-6', '9'." in assumed(report)
    assert bars(framework)["Guests"] == ["2", "4-6", "9"]
    assert steps(framework)["guests"] == {"junior": 1, "mid": 2, "senior": 3}
    assert len(framework.scale) == 3


def test_half_steps_are_steps_of_their_own(shell: Shell) -> None:
    framework, report = take_text(shell, "Skill,Mid,Senior,Staff\nTasting,2,2.5,3\nPlating,2,2.5,3\n")
    assert [step.name for step in framework.scale] == ["Step 2", "Step 2.5", "Step 3"]
    assert steps(framework)["tasting"] == {"mid": 1, "senior": 2, "staff": 3}
    assert report["counts"]["assumed"] == 0


def test_a_skill_described_in_its_own_cell_is_taken_apart(shell: Shell) -> None:
    framework, report = take_text(shell, f'Skill,Junior,Senior\n"Tasting: {LONG}",a b,c d\nPlating: on time,e f,g h\n')
    assert [(skill.name, skill.description) for skill in framework.skills] == [
        ("Tasting", LONG.strip()),
        ("Plating", "on time"),
    ]
    assert report["counts"]["not-understood"] == 0


def test_tables_of_one_skill_each(shell: Shell) -> None:
    tables = "".join(
        f"## {skill}\n| Level | Shows it by |\n|-|-|\n| Junior | {low} |\n| Senior | {high} |\n\n"
        for skill, low, high in (("Tasting", "Salting", "Seasoning"), ("Plating", "Stacking", "Composing"))
    )
    framework, _ = take_text(shell, tables, name="kitchen.md")
    assert levels(framework) == ["Junior", "Senior"]
    assert bars(framework) == {"Tasting": ["Salting", "Seasoning"], "Plating": ["Stacking", "Composing"]}


def test_several_sheets_are_named_one_by_one(shell: Shell) -> None:
    text = "".join(
        f"## {name}\n| Skill | Junior | Senior |\n|-|-|-|\n| {name}ing | {name}s | {name}s well |\n\n"
        for name in ("Cook", "Host", "Wash")
    )
    framework, _ = take_text(shell, text, "--sheet", "Cook", "--sheet", "wash", name="kitchen.md")
    assert [skill.name for skill in framework.skills] == ["Cooking", "Washing"]
    assert (
        "No table of kitchen.md is called 'Bake'"
        in shell("framework", "import", "kitchen.md", "--sheet", "Cook", "--sheet", "Bake").err
    )


@pytest.mark.parametrize(
    "value",
    [
        [{"skill": "Tasting", "levels": AT_LEVELS}],
        {"topics": [{"name": "tasting", "title": "Tasting", "content": AT_LEVELS}]},
    ],
)
def test_criteria_of_a_level_are_behaviours(shell: Shell, value: object) -> None:
    framework, report = take_text(shell, json.dumps(value), name="kitchen.json")
    assert [(skill.name, [each.behaviours for each in skill.expectations.values()]) for skill in framework.skills] == [
        ("Tasting", [("Salts", "Stirs"), ("Seasons",)])
    ]
    assert report["counts"]["not-understood"] == 0


def test_a_refusal_lists_the_headings_and_no_option_that_was_given(shell: Shell) -> None:
    text = "Junior Cook,Cook,Senior Cook\nSalts,Seasons,Composes\n"
    for words in ((), ("--levels", "Junior Cook, Cook, Senior Cook")):
        answer = refused(shell, text, *words)
        assert "reads like what is expected of a skill" in answer.err
        assert "Its headings are: Junior Cook, Cook, Senior Cook." in answer.err
        assert "--levels" not in answer.err
    answer = refused(shell, "Skill,Cook K1,Cook K2\nTasting,Salts,Seasons\n", "--levels", "Junior Cook, Cook")
    assert "there is no level 'Junior Cook'" in answer.err
    assert "Skill, Cook K1, Cook K2" in answer.err


@pytest.mark.parametrize(("yes", "no"), [("TRUE", "FALSE"), ("☑", "☐"), ("[x]", "[ ]"), ("Ja", "Nein")])
def test_ticks_and_their_opposites(shell: Shell, tmp_path: Path, yes: str, no: str) -> None:
    rows = f"Salts,Tasting,{yes},{yes}\nSeasons,Tasting,{no},{yes}\nStacks,Plating,{no},{yes}\n"
    framework, report = take_text(shell, f"Behaviour,Skill,Junior,Senior\n{rows}")
    assert [each.behaviours for each in framework.skills[0].expectations.values()] == [("Salts",), ("Salts", "Seasons")]
    assert [*framework.skills[1].expectations] == ["senior"]
    assert {cell for _, cell, _ in fates(report, "blank")} == {no}
    (tmp_path / "matrix.csv").write_text(f"Skill,Junior,Senior\nTasting,{yes},{yes}\nPlating,{no},{yes}\n")
    framework, _ = take(shell, tmp_path / "matrix.csv")
    assert [*framework.skills[1].expectations] == ["senior"]


HEADED = """\
# Kitchen ladder

Please read it slowly.

## Junior Cook

Works beside somebody.

### Tasting

Salts with help.

- Stirs
  and tastes
1. Asks

## Senior Cook
### Tasting
They:

* Season
"""


def test_headings_of_two_depths_are_levels_and_skills(shell: Shell) -> None:
    framework, report = take_text(shell, HEADED, name="kitchen.md")
    assert framework.title == "Kitchen ladder"
    assert [(level.title, level.summary) for level in framework.levels] == [
        ("Junior Cook", "Works beside somebody."),
        ("Senior Cook", ""),
    ]
    (skill,) = framework.skills
    junior, senior = skill.expectations.values()
    assert (skill.name, junior.bar, junior.behaviours) == ("Tasting", "Salts with help.", ("Stirs and tastes", "Asks"))
    assert (senior.bar, senior.behaviours) == ("", ("Season",))
    assert fates(report, "not-understood") == [("3", "Please read it slowly.", OVERLOOKED)]
    assert fates(report, "heading") == [("19", "They:", "")]


def test_skills_above_levels_and_headings_that_are_neither(shell: Shell) -> None:
    text = "## How we use this\nKindly.\n## Tasting\nSalt and acid.\n### Junior\n- Salts\n### Senior\n- Seasons\n"
    more = "## Plating\n### Junior\n- Stacks\n### Senior\n- Draws\n"
    framework, report = take_text(shell, f"{text}{more}", name="kitchen.md")
    assert [(skill.name, skill.description) for skill in framework.skills] == [
        ("Tasting", "Salt and acid."),
        ("Plating", ""),
    ]
    assert levels(framework) == ["Junior", "Senior"]
    assert [cell for _, cell, _ in fates(report, "not-understood")] == ["Kindly."]
    assert [cell for _, cell, _ in fates(report, "heading")] == ["How we use this"]


def test_headings_that_name_no_levels_are_asked_about(shell: Shell) -> None:
    text = "".join(
        f"## {level}\n### Tasting\n- Salts {level}s\n### Plating\n- Stacks {level}s\n" for level in ("Seed", "Bloom")
    )
    answer = refused(shell, text, name="kitchen.md")
    assert answer.code == 2
    assert "Nothing says whether the levels are Tasting, Plating, or Seed, Bloom." in answer.err
    framework, _ = take_text(shell, text, "--levels", "Seed, Bloom", name="kitchen.md")
    assert (levels(framework), [skill.name for skill in framework.skills]) == (
        ["Seed", "Bloom"],
        ["Tasting", "Plating"],
    )
    answer = shell("framework", "import", "kitchen.md", "--dry-run", "--levels", "Seed, Leaf, Bud")
    assert (answer.code, "--levels: there is no level 'Leaf'" in answer.err) == (2, True)
    (Path.cwd() / "one.md").write_text("## Seed\n- Salts\n", encoding="utf-8")
    answer = shell("framework", "import", "one.md", "--dry-run", "--levels", "Seed")
    assert "reads like what is expected of a skill" in answer.err


def test_what_stands_beside_a_table_is_counted_as_lost(shell: Shell) -> None:
    text = "# Cooks\n\n| Skill | Junior | Senior |\n|-|-|-|\n| Tasting | a b | c d |\n\n## Plating\n- Junior: stacks\n"
    text += "- Senior: draws\n\nTwo lines\nof one text\n\n***\n"
    _, report = take_text(shell, text, name="kitchen.md")
    assert [(cell, why) for _, cell, why in fates(report, "not-understood")] == [
        ("Junior: stacks", UNREAD),
        ("Senior: draws", UNREAD),
        ("Two lines of one text", UNREAD),
    ]
    answer = shell("framework", "import", "kitchen.md", "--strict", "--yes", "--plain")
    assert answer.code == 1
    assert "kitchen.md:8: Junior: stacks" in answer.out
    _, report = take_text(
        shell, "Our ladder:\n\n| Skill | Junior | Senior |\n|-|-|-|\n| Tasting | a b | c d |\n", name="a.md"
    )
    assert report["counts"]["not-understood"] == 0  # it names the table


HTML = """\
<table><tr><th>Skill</th><th>Junior Cook</th><th>Cook</th><th>Senior Cook</th></tr>
<tr><td rowspan=2><b>Tasting</b></td><td colspan="2">Salts<br>and <i>stirs</i></td><td><ul><li>Seasons</li>
<li>Tells why &amp; how</li></ul></td></tr>
<tr><td>Asks</td><td>Tells</td><td><table><tr><td>Judges</td></tr></table></td></tr></table>
"""


@pytest.mark.parametrize("name", ["kitchen.html", "kitchen.md"])
def test_a_table_in_html(shell: Shell, name: str) -> None:
    page = (
        f"# Cooks\n\nA note\n\n{HTML}"
        if name.endswith("md")
        else f"<h1>Cooks</h1><p>A note</p>{HTML}<script>x</script>"
    )
    framework, report = take_text(shell, page, "--repeats", "gather", name=name)
    assert (framework.title, levels(framework)) == ("Cooks", ["Junior Cook", "Cook", "Senior Cook"])
    (skill,) = framework.skills
    assert [(each.bar, each.behaviours) for each in skill.expectations.values()] == [
        ("Salts", ("and stirs", "Asks")),
        ("Salts", ("and stirs", "Tells")),
        ("", ("Seasons", "Tells why & how", "Judges")),
    ]
    assert [(cell, why) for _, cell, why in fates(report, "not-understood")] == [("A note", UNREAD)]


def test_headings_and_lists_in_html(shell: Shell) -> None:
    page = "<h1>Cooks</h1><h2>Junior</h2><h3>Tasting</h3><ul><li><p>Salts</p></li></ul>"
    page += "<h2>Senior</h2><h3>Tasting</h3><p>Seasons <b>well</b>.</p>"
    framework, _ = take_text(shell, f"<!doctype html><html><head><title>x</title></head>{page}</html>", name="a.html")
    junior, senior = framework.skills[0].expectations.values()
    assert (junior.behaviours, senior.bar) == (("Salts",), "Seasons well.")


def test_a_ladder_at_the_top_of_a_page(shell: Shell) -> None:
    ladder = "topics:\n  - title: Tasting\n    content:\n      - {level: 1, criteria: [Salts]}\n"
    ladder += "      - level: 2\n        criteria: [Seasons]\n"
    framework, _ = take_text(shell, f"---\n{ladder}---\n", name="kitchen.md")
    assert [each.behaviours for each in framework.skills[0].expectations.values()] == [("Salts",), ("Seasons",)]
    framework, report = take_text(shell, f"---\nlayout: wide\ntags: [a, b]\n---\n{HEADED}", name="kitchen.md")
    assert [cell for _, cell, _ in fates(report, "not-understood")] == ["wide", "a", "b", "Please read it slowly."]
    (Path.cwd() / "kitchen.md").write_text("---\ntopics:\n  - a: b\n c: d\n---\n", encoding="utf-8")
    answer = shell("framework", "import", "kitchen.md", "--dry-run")
    assert "The YAML at the top of kitchen.md:3:2: the YAML cannot be read" in answer.err


def test_numbers_of_one_table_are_steps_beside_texts_of_another(shell: Shell) -> None:
    head = "| Skill | Junior | Senior |\n|-|-|-|\n"
    text = f"## Scores\n{head}| Salt | 1 | 3 |\n\n## Words\n{head}| Plating | Stacks | Draws |\n| Menu | Two | Ten |\n"
    framework, report = take_text(shell, text, name="kitchen.md")
    assert steps(framework)["salt"] == {"junior": 1, "senior": 3}
    assert "stands alone" not in assumed(report)


def test_a_page_of_html_is_one_whatever_it_begins_with_and_each_cell_of_it_counts(shell: Shell) -> None:
    rows = "<tr><th>Skill<th>Junior<th>Senior<tr><td>Talk<td>-<td>Leads, and asks<tr><td>Plan<td>Notes<td>Draws</table>"
    for beginning in ("---\ntitle: Cooks\n---\n", '{% extends "base.html" %}\n'):
        framework, report = take_text(shell, f"{beginning}<h1>Our ladder</h1><table>{rows}", name="kitchen.html")
        assert [skill.name for skill in framework.skills] == ["Talk", "Plan"]
        assert [cell for _, cell, _ in fates(report, "blank")] == ["-"]


def test_a_caption_that_several_tables_have_names_none_of_them(shell: Shell) -> None:
    table = "<h2>{}</h2><table><caption>What we expect</caption><tr><th>Skill<th>Bar<tr><td>Talk<td>{}</table>"
    page = table.format("Junior Cook", "Asks") + table.format("Senior Cook", "Answers")
    framework, _ = take_text(shell, page, name="kitchen.html")
    assert levels(framework) == ["Junior Cook", "Senior Cook"]
