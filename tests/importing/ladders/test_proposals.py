"""Whatever is proposed of a file is written as a mapping, read back, and takes the same; and the next file, too."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from dirty_ladders import FIXTURES
from importing import assumed, refused, take_text
from shell import Shell
from try_each import try_each

from pm_career.domain.framework import Framework
from pm_career.errors import PmCareerError
from pm_career.importing.ladders.mapping import Row
from pm_career.importing.ladders.mapping_file import format_mapping, read_mapping
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.read_file import Source

KNOWN = Path(__file__).parent / "corpus" / "known"
LADDERS = sorted(
    path
    for folder in (KNOWN, FIXTURES)
    for path in folder.iterdir()
    if not path.name.endswith((".expect.json", ".mapping.yaml"))
)


@try_each("path", LADDERS)
def test_what_is_proposed_of_a_file_is_taken_by_the_mapping_that_is_written(path: Path, tmp_path: Path) -> None:
    source, file = Source(path), tmp_path / "mapping.yaml"
    if source.is_export:
        return
    proposal = source.propose(Wishes())
    file.write_text(format_mapping(proposal, path.name, "mapping.yaml"), encoding="utf-8")
    mapping = read_mapping(file)
    assert mapping == proposal.mapping
    try:
        source.check(proposal, Wishes())
    except PmCareerError:
        return
    assert source.take_by(mapping, Wishes()).framework == source.take(proposal, Wishes(), looked_at=True).framework


def _propose(shell: Shell, name: str = "ladder.csv") -> str:
    """What is proposed of a file, as it stands in mapping.yaml."""
    assert shell("framework", "import", name, "--propose", "mapping.yaml", "--force").code == 0
    return Path("mapping.yaml").read_text(encoding="utf-8")


def _titles(framework: Framework) -> dict[str, dict[str, str]]:
    return {
        skill.name: {level: each.bar or each.behaviours[0] for level, each in skill.expectations.items()}
        for skill in framework.skills
    }


NEXT = """\
Our cooks
Senior,Skill,Junior
Seasons,Tasting,Salts
Draws,Plating,Stacks
Bakes,Baking,Rolls
"""
PAGE = "# Cooks\n## Junior\n### Tasting\n- Salts\n### Plating\n- Stacks\n## Senior\n### Tasting\n- Seasons\n"
MORE = (
    "## Junior\nNew here.\n### Plating\n- Stacks plates\n### Tasting\n- Salts\n### Baking\n- Rolls\n## Senior\n- Eats\n"
)
TREE = '{"skills": [{"name": "Tasting", "levels": {"Junior": "Salts", "Senior": "Seasons"}}]}'


@pytest.mark.parametrize(
    ("name", "first", "then", "taken"),
    [
        (  # with a title, columns in another order, and one more row
            "ladder.csv",
            "Skill,Junior,Senior\nTasting,Salts,Seasons\nPlating,Stacks,Draws\n",
            NEXT,
            {
                "Tasting": {"junior": "Salts", "senior": "Seasons"},
                "Plating": {"junior": "Stacks", "senior": "Draws"},
                "Baking": {"junior": "Rolls", "senior": "Bakes"},
            },
        ),
        (
            "ladder.md",
            PAGE,
            MORE,
            {"Tasting": {"junior": "Salts"}, "Plating": {"junior": "Stacks plates"}, "Baking": {"junior": "Rolls"}},
        ),
        (
            "ladder.json",
            TREE,
            TREE.replace("Salts", "Stirs").replace("Tasting", "Baking"),
            {"Baking": {"junior": "Stirs", "senior": "Seasons"}},
        ),
    ],
)
def test_a_mapping_takes_the_next_file(
    shell: Shell, name: str, first: str, then: str, taken: dict[str, dict[str, str]]
) -> None:
    Path(name).write_text(first, encoding="utf-8")
    assert shell("framework", "import", name, "--propose", "mapping.yaml").code == 0
    framework, _ = take_text(shell, then, "--mapping", "mapping.yaml", name=name)
    assert _titles(framework) == taken


def test_a_file_of_which_nothing_is_clear_is_taken_once_somebody_says_what_is_in_it(shell: Shell) -> None:
    text = "Junior Cook,Cook,Senior Cook\nSalts,Seasons,Composes\nAsks,Tells,Decides\n"
    Path("ladder.csv").write_text(text, encoding="utf-8")
    answer = shell("framework", "import", "ladder.csv", "--propose", "mapping.yaml")
    assert "By it, nothing would be imported" in answer.err
    mapping = Path("mapping.yaml").read_text(encoding="utf-8")
    for old, new in (
        ("levels: []", "levels: [{name: Junior Cook, rank: 1}, {name: Cook, rank: 2}, {name: Senior Cook, rank: 3}]"),
        ("holds: nothing  #", "about: {skill: Cooking}\n    holds: table  #"),
        ("heading: Cook, holds: nothing", "heading: Cook, holds: text, level: Cook"),
    ):
        assert old in mapping
        mapping = mapping.replace(old, new)
    Path("mapping.yaml").write_text(mapping, encoding="utf-8")
    framework, report = take_text(shell, text, "--mapping", "mapping.yaml")
    assert _titles(framework) == {"Cooking": {"junior-cook": "Salts", "cook": "Seasons", "senior-cook": "Composes"}}
    assert report["counts"]["not-understood"] == 0


def test_a_page_of_which_nothing_is_clear_lists_its_kinds_of_lines(shell: Shell) -> None:
    Path("page.md").write_text("# Kitchen\n## Cook\n- Salts\n", encoding="utf-8")
    assert shell("framework", "import", "page.md", "--propose", "mapping.yaml").code == 0
    mapping = read_mapping(Path("mapping.yaml"))
    assert [line.kind for line in mapping.parts[0].lines] == ["heading 1", "heading 2", "bullet 1"]


@try_each(
    ("then", "said"),
    [
        ("Skill,Junior\nTasting,Salts\n", "has no column 'Senior', which the mapping names"),
        ("Skill,Junior,Senior,Chef\nTasting,Salts,Seasons,Bakes\n", "has a column 'Chef', which the mapping does not"),
        ("Skill,Junior,Senior\nTasting,Salts,Seasons,Bakes\n", "has a column '4', which the mapping does not"),
    ],
)
def test_a_next_file_with_other_columns_is_not_taken(shell: Shell, then: str, said: str) -> None:
    Path("ladder.csv").write_text("Skill,Junior,Senior\nTasting,Salts,Seasons\n", encoding="utf-8")
    assert shell("framework", "import", "ladder.csv", "--propose", "mapping.yaml", "--force").code == 0
    answer = refused(shell, then, "--mapping", "mapping.yaml")
    assert answer.code == 2
    assert said in answer.err
    assert "--propose" in answer.err


@try_each(
    ("name", "first", "then", "said"),
    [
        ("ladder.csv", "Level,Discovery\nAPM,Joins\nPM,Runs\n", "Level,Discovery\nAPM,Joins\nPM,Runs\nLead,Decides\n",
         "The file has levels that the mapping does not: Lead."),
        ("ladder.md", "## PM\n### Vision\n- a b\n## Lead PM\n### Vision\n- c d\n",
         "## PM\n### Vision\n- a b\n## Lead PM\n### Vision\n- c d\n## Head PM\n### Vision\n- e f\n",
         "The file has levels that the mapping does not: Head PM."),
        ("ladder.md", "## PM\n### Vision\n- a b\n## Lead PM\n### Vision\n- c d\n",
         "## PM\n### Vision\n- a b\n## Lead PM\n### Vision\n- c d\n## Bands\n|A|B|\n|-|-|\n|c|d|\n",
         "The file has part 1 ('Bands'), which the mapping does not."),
        ("ladder.md", "## PM\n### Vision\n- a b\n## Lead PM\n### Vision\n- c d\n", "|A|B|\n|-|-|\n|c|d|\n",
         "The mapping has part 1, which the file does not. It has part 1."),
    ],
)  # fmt: skip
def test_what_is_new_in_the_next_file_is_not_dropped(shell: Shell, name: str, first: str, then: str, said: str) -> None:
    Path(name).write_text(first, encoding="utf-8")
    assert shell("framework", "import", name, "--propose", "mapping.yaml", "--force").code == 0
    answer = refused(shell, then, "--mapping", "mapping.yaml", name=name)
    assert (answer.code, said in answer.err) == (2, True), answer.err


def test_a_part_that_was_left_out_may_be_gone_and_two_may_have_one_number(shell: Shell) -> None:
    page = "## PM\n### Vision\n- a b\n## Lead PM\n### Vision\n- c d\n"
    Path("ladder.md").write_text(f"{page}## Bands\n|A|B|\n|-|-|\n|c|d|\n", encoding="utf-8")
    assert shell("framework", "import", "ladder.md", "--propose", "mapping.yaml").code == 0
    framework, _ = take_text(shell, page, "--mapping", "mapping.yaml", name="ladder.md")
    assert [*_titles(framework)] == ["Vision"]
    text = Path("mapping.yaml").read_text(encoding="utf-8")
    Path("mapping.yaml").write_text(text.replace("number: 2", "number: 1"), encoding="utf-8")
    assert take_text(shell, page, "--mapping", "mapping.yaml", name="ladder.md")[0] == framework


def test_a_title_is_given_with_a_mapping_and_a_mapping_is_not_proposed(shell: Shell) -> None:
    text = "Skill,Junior,Senior\nTasting,Salts,Seasons\n"
    Path("ladder.csv").write_text(text, encoding="utf-8")
    assert shell("framework", "import", "ladder.csv", "--propose", "mapping.yaml").code == 0
    framework, _ = take_text(shell, text, "--mapping", "mapping.yaml", "--title", "Kitchen")
    assert framework.title == "Kitchen"
    answer = shell("framework", "import", "ladder.csv", "--mapping", "mapping.yaml", "--propose", "-")
    assert (answer.code, "--propose cannot be given with --mapping" in answer.err) == (2, True)


def test_a_proposal_is_never_written_over_the_ladder_and_an_edited_one_is_kept(shell: Shell) -> None:
    text = "Skill,Junior,Senior\nTasting,Salts,Seasons\n"
    Path("ladder.csv").write_text(text, encoding="utf-8")
    answer = shell("framework", "import", "ladder.csv", "--propose", "./ladder.csv", "--force")
    assert (answer.code, "is the ladder itself" in answer.err) == (2, True)
    assert Path("ladder.csv").read_text(encoding="utf-8") == text
    Path("mapping.yaml").write_text("mine", encoding="utf-8")
    assert shell("framework", "import", "ladder.csv", "--propose", "mapping.yaml").code == 1
    assert Path("mapping.yaml").read_text(encoding="utf-8") == "mine"


def test_two_names_of_a_skill_are_one_by_a_mapping(shell: Shell) -> None:
    text = "Skill,Junior PM,Senior PM\nDashboards,Reads them,\nDashbords,,Builds them\nWriting,Notes,Papers\n"
    assert "'Dashboards' and 'Dashbords' may be one skill." in refused(shell, text).err
    mapping = _propose(shell)
    line = "skills: [{name: Dashboards, also: [Dashbords]}]"
    assert f"#   or: {line}" in mapping
    Path("mapping.yaml").write_text(mapping.replace("parts:\n", f"{line}\nparts:\n", 1), encoding="utf-8")
    framework, report = take_text(shell, text, "--mapping", "mapping.yaml")
    assert _titles(framework)["Dashboards"] == {"junior-pm": "Reads them", "senior-pm": "Builds them"}
    assert [*_titles(framework)] == ["Dashboards", "Writing"]
    assert [(each["text"], each["why"]) for each in report["cells"] if each["fate"] == "meta"] == [
        ("Dashbords", "another name of a skill")
    ]


def test_a_skill_has_the_name_that_the_mapping_gives_it(shell: Shell) -> None:
    text = "Skill,Junior PM,Senior PM\nDashbords,Reads them,Builds them\nDashboard,,Plans them\n"
    Path("ladder.csv").write_text(text, encoding="utf-8")
    mapping = _propose(shell)
    line = "skills: [{name: Charts, also: [Dashbords, Dashboard]}, {name: Nope, also: []}]"
    Path("mapping.yaml").write_text(mapping.replace("parts:\n", f"{line}\nparts:\n", 1), encoding="utf-8")
    framework, report = take_text(shell, text, "--mapping", "mapping.yaml")
    assert [*_titles(framework)] == ["Charts"]
    assert assumed(report) == "The mapping names what the file does not have: Nope."


def test_what_a_mapping_names_and_the_file_does_not_have_is_told(shell: Shell) -> None:
    text = "Skill,Junior,Senior,Notes\nTasting,Salts,Seasons,x\n"
    Path("ladder.csv").write_text(text, encoding="utf-8")
    mapping = _propose(shell)
    rows = "    rows:\n      - {row: Nope, holds: nothing}\n"
    Path("mapping.yaml").write_text(mapping.replace("    columns:", f"{rows}    columns:"), encoding="utf-8")
    _, report = take_text(shell, "Skill,Junior,Senior\nTasting,Salts,Seasons\n", "--mapping", "mapping.yaml")
    assert assumed(report) == "The mapping names what the file does not have: Nope, Notes."
    _, report = take_text(shell, f"{text}Nope,a,b,c\n", "--mapping", "mapping.yaml")
    assert assumed(report) == ""


def test_an_unedited_proposal_names_nothing_that_its_file_does_not_have(tmp_path: Path) -> None:
    for path in [*LADDERS, FIXTURES / "pages"]:
        source = Source(path)
        if not source.is_export:
            proposal = source.propose(Wishes())
            with suppress(PmCareerError):
                assert source.take_by(proposal.mapping, Wishes()).unused == ""


@try_each(
    ("change", "said"),
    [
        (("header: [1]", "header: [2, 1]"), "is not in the order of its rows"),
        (("    columns:", "    only: [{heading: Team, value: A}]\n    columns:"), "has no column 'Team'"),
    ],
)
def test_a_mapping_of_a_table_that_cannot_be_meant_is_refused(shell: Shell, change: tuple[str, str], said: str) -> None:
    Path("ladder.csv").write_text("Skill,Junior,Senior\nTasting,Salts,Seasons\n", encoding="utf-8")
    mapping = _propose(shell)
    assert change[0] in mapping
    Path("mapping.yaml").write_text(mapping.replace(*change), encoding="utf-8")
    answer = shell("framework", "import", "ladder.csv", "--mapping", "mapping.yaml")
    assert (answer.code, said in " ".join(answer.err.split())) == (2, True), answer.err


@try_each(
    ("line", "said"),
    [
        ("{text: Tastin, holds: nothing}", "Tastin"),
        ("{kind: heading 2, text: Tasting, holds: nothing}", "'Tasting' as a heading 2"),
        ("{kind: heading 4, holds: nothing}", ""),  # which the next version of the page may have
        ("{kind: heading4, holds: nothing}", "heading4"),
        ("{text: Baking, holds: nothing}", ""),
        ("{kind: bullet 1, text: Asks, holds: text}", ""),
    ],
)
def test_lines_of_a_mapping_that_the_page_does_not_have_are_told(shell: Shell, line: str, said: str) -> None:
    text = f"{PAGE}### Baking\n- **Asks**: often\n"
    Path("page.md").write_text(text, encoding="utf-8")
    mapping = _propose(shell, "page.md").replace("    lines:", f"    lines:\n      - {line}")
    Path("mapping.yaml").write_text(mapping, encoding="utf-8")
    answer = shell("framework", "import", "page.md", "--mapping", "mapping.yaml", "--dry-run")
    told = f"The mapping names what the file does not have: {said}. Is it a slip, or gone since?" if said else ""
    assert [each for each in answer.err.splitlines() if "mapping" in each] == [*filter(None, [told])]


@try_each(
    ("change", "said"),
    [
        (("heading 3, holds: skill", "heading 3, holds: heading"), "about: {skill: NAME}"),
        (("bullet 1, holds: text", "bullet 1, holds: nothing"), "Say what holds one of these: bar, behaviours"),
        (("bullet 1, holds: text", "bullet 1, holds: step"), "counts where a level and a skill stand above it"),
        (("heading 2, holds: level", "heading 2, holds: nothing"), "say where they stand that it holds: level"),
        (("bullet 1, holds: text", "bullett, holds: text"), "The mapping names what the file does not have: bullett."),
        (("holds: outline", "holds: table"), "says that part 1 ('Cooks') holds: table, and it is no table."),
    ],
)
def test_a_mapping_by_which_nothing_comes_says_what_it_lacks(shell: Shell, change: tuple[str, str], said: str) -> None:
    Path("page.md").write_text(PAGE, encoding="utf-8")
    mapping = _propose(shell, "page.md")
    assert change[0] in mapping
    Path("mapping.yaml").write_text(mapping.replace(*change), encoding="utf-8")
    answer = shell("framework", "import", "page.md", "--mapping", "mapping.yaml")
    assert answer.code == 2
    assert said in answer.err
    assert "--propose" not in answer.err


def take_csv(tmp_path: Path, text: str, rows: tuple[Row, ...] = ()) -> Framework:
    path = tmp_path / "ladder.csv"
    path.write_text(text, encoding="utf-8")
    source = Source(path)
    mapping = source.propose(Wishes()).mapping
    parts = (msgspec.structs.replace(mapping.parts[0], rows=rows),)
    return source.take_by(msgspec.structs.replace(mapping, parts=parts), Wishes()).framework


def test_a_row_that_a_mapping_calls_a_category_is_one_whatever_else_it_says(tmp_path: Path) -> None:
    text = "Skill,What it is,Junior,Senior\nCraft,Of the hand,,\nTalking,Words,Asks now and then,Answers all of it\n"
    framework = take_csv(tmp_path, text, (Row("Craft", "category"),))
    assert [(skill.name, skill.area) for skill in framework.skills] == [("Talking", "Craft")]


def test_tags_in_a_cell_are_read_as_those_of_a_page(tmp_path: Path) -> None:
    text = "Skill,Junior,Senior\nTalking,<p>Asks <b>now</b></p><ul><li>Whom?</li><li>Why?</li></ul>,Answers\n"
    expected = take_csv(tmp_path, text).skills[0].expectations["junior"]
    assert (expected.bar, expected.behaviours) == ("Asks now", ("Whom?", "Why?"))


def test_another_name_of_a_level_is_left_out_where_it_is_the_title_of_another(shell: Shell) -> None:
    text = "Level,Title,Talking,Writing\nL1,Junior,Asks about it,Notes it\nL2,Senior,Answers to it,Papers on it\n"
    Path("ladder.csv").write_text(text, encoding="utf-8")
    assert shell("framework", "import", "ladder.csv", "--propose", "mapping.yaml").code == 0
    mapping = Path("mapping.yaml").read_text(encoding="utf-8")
    for others, kept in (("[Junior]", ()), ("[Senior]", ("Senior",)), ("[Lead]", ("Lead",))):
        changed = mapping.replace("{name: L2, rank: 2}", f"{{name: L2, rank: 2, also: {others}}}")
        assert changed != mapping
        Path("mapping.yaml").write_text(changed, encoding="utf-8")
        framework, _ = take_text(shell, text, "--mapping", "mapping.yaml")
        assert framework.levels[1].aliases == kept


def test_a_part_that_is_a_table_is_none_of_a_page(shell: Shell) -> None:
    Path("page.md").write_text("# Cooks\n## Matrix\n|Skill|Junior|Senior|\n|-|-|-|\n|A|b c|d e|\n", encoding="utf-8")
    mapping = _propose(shell, "page.md").replace("holds: table", "holds: outline")
    Path("mapping.yaml").write_text(mapping, encoding="utf-8")
    answer = shell("framework", "import", "page.md", "--mapping", "mapping.yaml")
    assert answer.code == 2
    assert "part 1 ('Matrix') holds: outline, and it is a table. Write holds: table" in " ".join(answer.err.split())
