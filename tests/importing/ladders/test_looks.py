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
        (
            "ladder.json",
            '{"Tasting": {"Junior Cook": ["Salts"], "Senior Cook": ["Seasons"]}}',
            "Which keys are levels",
        ),
        ("ladder.json", '[{"skill": "Tasting", "Junior Cook": "Salts it", "Senior Cook": "Seasons it"}]', ""),
    ],
)
def test_only_one_plain_table_is_taken_without_a_look(name: str, text: str, reason: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    look = Source(Path(name)).propose(Wishes()).look
    assert look.startswith(reason) if reason else look == ""


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
