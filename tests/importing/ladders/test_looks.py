"""What is taken without a look, and what somebody has to look at first though nothing speaks against it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from shell import Shell
from try_each import try_each

from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.read_file import Source

TABLE = "Skill,Junior Cook,Senior Cook\nTasting,Salts the soup,Seasons the soup\nKnives,Cuts evenly,Cuts fast\n"
PIPES = (
    "| Skill | Junior Cook | Senior Cook |\n|-|-|-|\n| Tasting | Salts it | Seasons it |\n| Knives | Cuts | Carves |\n"
)
PAGE = "# Cooks\n\n## Junior Cook\n\n### Tasting\n\n- Salts\n\n## Senior Cook\n\n### Tasting\n\n- Seasons\n"
TREE = '{"Tasting": {"Junior Cook": ["Salts it"], "Senior Cook": ["Seasons it"]}, '
TREE += '"Knives": {"Junior Cook": ["Cuts it"], "Senior Cook": ["Carves it"]}}'
SHEETS: dict[str, list[list[str]]] = {
    "Ladder": [["Skill", "Junior Cook", "Senior Cook"], ["Tasting", "Salts the soup", "Seasons the soup"]],
    "People": [["Skill", "Junior Cook", "Senior Cook"], ["Guests", "Greets the guests", "Knows the guests"]],
    "Cover": [["Ask Bo about this"]],
}


@try_each(
    ("name", "text", "reason"),
    [
        ("ladder.csv", TABLE, ""),
        ("ladder.csv", f"Our cooks,,\n{TABLE}", ""),
        ("ladder.md", f"# Our cooks\n\n{PIPES}", ""),
        ("ladder.md", f"# Our cooks\n\n{PIPES}\nAsk Bo.\n", "Not all of the file is taken: 'Ask Bo.'."),
        ("ladder.md", f"{PIPES}\n## People\n\n{PIPES}", "How the 2 tables belong together"),
        ("ladder.md", PAGE, "Which lines are levels and skills"),
        ("ladder.md", f"---\ntitle: Cooks\nlevels: [Junior Cook, Senior Cook]\n---\n{PAGE}", "Which lines are levels"),
        ("ladder.md", f"---\nowner: Ana\n---\n# Cooks\n\n{PIPES}", "Not all of the file is taken: 'Ana'."),
        (
            "ladder.json",
            TREE,
            "Which keys are levels",
        ),
        ("ladder.json", '[{"skill": "Tasting", "Junior Cook": "Salts it", "Senior Cook": "Seasons it"}]', ""),
    ],
)
def test_only_one_plain_table_is_taken_without_a_look(name: str, text: str, reason: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    look = Source(Path(name)).propose(Wishes()).look
    assert look.startswith(reason) if reason else look == ""


@try_each(
    ("levels", "is_said"),
    [
        ("Junior Cook,Senior Cook,Head Cook", True),
        ("Cook,Senior Cook", True),
        ("L3,L4,L5", True),
        ("Senior Cook,Junior Cook", False),
        ("Staff Nurse,Senior Nurse,Head Nurse", False),
        ("Sales Director,Sales Manager,Sales Executive", False),
        ("Person 1,Person 2,Person 3", False),
        ("Level A,Level B,Level C", False),
        ("Senior-,Senior,Senior+", False),
    ],
)
def test_levels_whose_names_do_not_say_their_order_are_looked_at(levels: str, is_said: bool) -> None:
    rows = "".join(f"{skill},{','.join(f'{skill} for {level}' for level in levels.split(','))}\n" for skill in "ABC")
    Path("ladder.csv").write_text(f"Skill,{levels}\n{rows}", encoding="utf-8")
    source = Source(Path("ladder.csv"))
    proposal = source.propose(Wishes())
    assert (proposal.look == "" and not proposal.doubts) == is_said
    if not is_said:
        assert proposal.doubts or "The names do not say that the levels are, from the lowest: " in proposal.look
    assert source.propose(Wishes(levels=tuple((level,) for level in levels.split(",")))).look == ""


@try_each(
    ("row", "is_odd"),
    [
        ("Plating,Stacks what is cooked,Turns what is stacked", False),
        ("Plating,Stacks it up,Turns it", False),
        ("Plating,Stacks it,Turns it", True),  # at most half of four words
        ("Remote work,Is not allowed here,Is not allowed here", True),
        ("Plating,,Turns what is stacked", False),
        ("Plating,N/A,Turns what is stacked", False),
    ],
)
def test_a_row_unlike_the_others_is_looked_at(row: str, is_odd: bool) -> None:
    text = "Skill,Junior Cook,Senior Cook\nTasting,Salts the soup alone,Seasons the soup alone\n"
    Path("ladder.csv").write_text(f"{text}Knives,Cuts the roots evenly,Cuts the roots fast\n{row}\n", encoding="utf-8")
    look = Source(Path("ladder.csv")).propose(Wishes()).look
    said = f"What is said of these is shorter than elsewhere, or the same at several levels: '{row.partition(',')[0]}'."
    assert look == (said if is_odd else "")


def test_a_level_unlike_the_others_is_looked_at() -> None:
    text = (
        TABLE.replace("Seasons the soup", "Anna").replace("Cuts evenly", "Cuts it evenly").replace("Cuts fast", "Ben")
    )
    Path("ladder.csv").write_text(text, encoding="utf-8")
    assert "the same at several levels: 'Senior Cook'." in Source(Path("ladder.csv")).propose(Wishes()).look
    Path("ladder.csv").write_text("Skill,PM,Senior PM\nA,1,2\nB,2,2\nC,1,1\n", encoding="utf-8")
    assert Source(Path("ladder.csv")).propose(Wishes()).look == ""  # steps may well be the same


@pytest.mark.parametrize(
    ("sheets", "hidden", "reason"),
    [
        (["Ladder"], 0, ""),
        (["Ladder"], 2, "Hidden rows of Ladder were read all the same: 2."),
        (["Ladder", "People"], 0, "How the 2 tables belong together was read from their headings and names."),
        (["Ladder", "Cover"], 0, "How the 2 tables belong together was read from their headings and names."),
    ],
)
def test_a_workbook_with_more_than_one_sheet_or_with_something_hidden_is_looked_at(
    sheets: list[str], hidden: int, reason: str
) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in sheets:
        sheet = book.create_sheet(name)
        for row in SHEETS[name]:
            sheet.append(row)
        if hidden:
            sheet.row_dimensions[hidden].hidden = True
    book.save("ladder.xlsx")
    assert Source(Path("ladder.xlsx")).propose(Wishes()).look == reason


def test_a_merged_cell_and_a_day_among_texts_are_no_reason_to_look() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["Skill", "Junior Cook", "Senior Cook"],
        ["Tasting", "Salts the soup", None],
        ["Knives", "2024-03-04", "Cuts it fast"],
        ["Guests", "Greets the guests", "Knows the guests"],
    ):
        sheet.append(row)
    sheet.merge_cells("B2:C2")
    book.save("ladder.xlsx")
    assert Source(Path("ladder.xlsx")).propose(Wishes()).look == ""


def test_what_nobody_looked_at_is_not_taken_in_a_pipe_unless_somebody_says_so(shell: Shell) -> None:
    Path("page.md").write_text(PAGE, encoding="utf-8")
    Path("table.csv").write_text(TABLE, encoding="utf-8")
    answer = shell("framework", "import", "page.md", "--output", "./out")
    assert (answer.code, Path("out").exists()) == (2, False)
    assert "Somebody has to look at this before it is taken. Which lines are levels and skills" in answer.said
    assert "--propose mapping.yaml, then --mapping mapping.yaml" in answer.said
    assert shell("framework", "import", "page.md", "--dry-run").code == 0  # writes nothing
    said = "# Check it: Which lines are levels and skills was read from their places on the page."
    assert said in shell("framework", "import", "page.md", "--propose", "-").out.splitlines()
    assert "# Check it" not in shell("framework", "import", "table.csv", "--propose", "-").out
    assert shell("framework", "import", "page.md", "--output", "./out", "--yes").code == 0
    Path("ask.csv").write_text(
        TABLE.replace("Cook\n", "Cook,Nutzen\n").replace("soup\n", "soup,viel\n"), encoding="utf-8"
    )
    assert shell("framework", "import", "ask.csv", "--output", "./other", "--yes").code == 2  # something is unsure
    assert not Path("other").exists()


def test_a_terminal_shows_what_would_come_and_says_why_to_look(shell: Shell) -> None:
    Path("page.md").write_text(PAGE, encoding="utf-8")
    answer = shell("framework", "import", "page.md", "--output", "./out", terminal=80, stdin="n\n")
    assert (answer.code, Path("out").exists()) == (1, False)
    assert "1 skill and 2 expectations would come" in answer.out.replace("\n", " ")
    assert "Check it before you take it. Which lines are levels and skills" in answer.said
    assert "What speaks against it" not in answer.err
    assert shell("framework", "import", "page.md", "--output", "./out", terminal=80, stdin="y\n").code == 0
