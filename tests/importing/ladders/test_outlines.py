"""Ladders as pages of headings and lists: what its lines name, and what is doubted."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from importing import list_doubts, list_lost, take_texts

from pm_career.domain.framework import Level
from pm_career.importing.ladders.import_ladder import propose, take
from pm_career.importing.ladders.mapping import Line
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.sheets.bounds import Budget
from pm_career.importing.ladders.sheets.csv_tables import Decoded
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.pages import read_page
from pm_career.importing.ladders.sheets.table import Table


def read(text: str) -> list[Table | Outline]:
    """The parts of a page. Its lines may be indented as a whole, by eight spaces."""
    return read_page(Decoded(text.replace("\n" + " " * 8, "\n")), "page.md", Budget("page.md"))


def make_page(levels: Sequence[str], skills: Sequence[str]) -> str:
    """A page of levels, with the same skills below each."""
    lines = ["# Ladder"]
    for level in levels:
        lines.append(f"## {level}")
        for skill in skills:
            lines += [f"### {skill}", f"- {skill} as {level} does it"]
    return "\n".join(lines)


@pytest.mark.parametrize("rule", ["---", "***", "- - -"])
def test_plain_paragraphs_behind_the_last_rule_of_a_page_are_about_nothing_above_them(rule: str) -> None:
    page = f"""# Jobs
## Makers
### Junior
#### Talking
- Asks

{rule}
### Senior
#### Talking

{rule}

- Answers

{rule}
## Leaders
### Head
#### Talking
- Decides

{rule}
Made by Jo.
"""
    assert [(level.title, level.track) for level in list_levels(page)] == [
        ("Junior", "makers"), ("Senior", "makers"), ("Head", "leaders")
    ]  # fmt: skip
    assert take_texts(read(page)) == {"Talking": {"Junior": ("Asks",), "Senior": ("Answers",), "Head": ("Decides",)}}
    assert list_lost(read(page)) == ["Made by Jo."]


@pytest.mark.parametrize(
    ("end", "is_about"),
    [("- Answers", True), ("**Often:** Answers", True), ("`Answers`\n\n> Answers", True), ("Answers", False),
     ("Answers\n\nLast updated: May\n\n*Version 2*", False), ("Answers\n\n## Senior\nReads.", True)],
)  # fmt: skip
def test_what_else_stands_behind_a_rule_is_about_what_is_above_it(end: str, is_about: bool) -> None:
    page = f"# Jobs\n## Junior\n### Talking\nAsks\n## Senior\n### Talking\nTells\n\n---\n\n{end}\n"
    assert ("Answers" in str(take_texts(read(page)))) is is_about


def test_a_rule_between_the_points_of_a_list_ends_nothing() -> None:
    page = "# Jobs\n## Junior\n### Talking\n- Asks\n\n  ---\n- Tells\n## Senior\n### Talking\n- Answers\n"
    assert take_texts(read(page))["Talking"]["Junior"] == ("Asks", "Tells")


def list_levels(text: str) -> list[Level]:
    """The levels that a page is taken for, the lowest first."""
    parts = read(text)
    return list(take(parts, propose(parts, Wishes()).mapping, looked_at=True).framework.levels)


TAKEN = {
    "Talking": {"Engineer": ("Talks to the team",), "Senior Engineer": ("Talks to the board",)},
    "Writing": {"Engineer": ("Writes notes",), "Senior Engineer": ("Writes plans",)},
}
PLAIN = {
    "levels, then skills": """
        # Ladder
        ## Engineer
        ### Talking
        - Talks to the team
        ### Writing
        - Writes notes
        ## Senior Engineer
        ### Talking
        - Talks to the board
        ### Writing
        - Writes plans
    """,
    "skills, then levels": """
        # Ladder
        ## Talking
        ### Engineer
        Talks to the team
        ### Senior Engineer
        Talks to the board
        ## Writing
        ### Engineer
        Writes notes
        ### Senior Engineer
        Writes plans
    """,
    "leads of items": """
        # Ladder
        ## Engineer
        - **Talking**: Talks to the team
        - **Writing**: Writes notes
        ## Senior Engineer
        - **Talking**: Talks to the board
        - **Writing**: Writes plans
    """,
    "leads of paragraphs": """
        # Ladder
        ## Engineer
        **Talking.** Talks to the team

        **Writing.** Writes notes
        ## Senior Engineer
        **Talking.** Talks to the board

        **Writing.** Writes plans
    """,
    "leads of lines in one paragraph": """
        # Ladder
        ## Engineer
        **Talking:** Talks to the team
        **Writing:** Writes notes
        ## Senior Engineer
        **Talking:** Talks to the board
        **Writing:** Writes plans
    """,
    "bold lines": """
        **Talking**

        Engineer: Talks to the team

        Senior Engineer: Talks to the board

        **Writing**

        Engineer: Writes notes

        Senior Engineer: Writes plans
    """,
    "headings with ids": """
        # Ladder {#ladder}
        ## Engineer {#one .wide}
        ### Talking {#a}
        Talks to the team
        ### Writing {#b}
        Writes notes
        ## Senior Engineer {#two}
        ### Talking {#c}
        Talks to the board
        ### Writing {#d}
        Writes plans
    """,
    "lists in lists": """
        - Engineer
          - Talking
            - Talks to the team
          - Writing
            - Writes notes
        - Senior Engineer
          - Talking
            - Talks to the board
          - Writing
            - Writes plans
    """,
    "a list of contents and other chapters": """
        # Ladder
        - [Engineer](#engineer)
        - [Senior Engineer](#senior-engineer)

        ## Levels
        ### Engineer
        #### Talking
        - Talks to the team
        #### Writing
        - Writes notes
        ### Senior Engineer
        #### Talking
        - Talks to the board
        #### Writing
        - Writes plans

        ## Questions
        ### Can I skip a level?
    """,
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_a_plain_page_is_taken_at_once(text: str) -> None:
    parts = read(text)
    assert list_doubts(parts) == ""
    assert take_texts(parts) == TAKEN
    assert list_lost(parts) == []


def test_a_paragraph_is_one_text_where_its_lines_begin_with_no_lead() -> None:
    page = make_page(["Junior", "Senior"], ["Talking", "Writing"])
    parts = read(page.replace("- Talking as Junior does it", "Talks to\n**all** of the\n**team** well"))
    assert take_texts(parts)["Talking"]["Junior"] == ("Talks to all of the team well",)


@pytest.mark.parametrize(
    ("levels", "are_found"),
    [
        (["Junior", "Senior", "Wizard"], True),  # the same skills stand below it
        (["Designer", "Senior Designer"], True),  # the others add a word to it
        (["FE1", "FE2", "FE3"], True),
        (["Q1", "Q2", "Q3"], False),
        (["Bud", "Oak"], False),
    ],
)
def test_names_that_are_levels(levels: list[str], are_found: bool) -> None:
    page = make_page(levels, ["Talking", "Writing"])
    assert ("Nothing says whether the levels are" not in list_doubts(read(page))) is are_found
    if are_found:
        assert [level.title for level in list_levels(page)] == levels


def test_a_name_without_the_skills_of_levels_is_left_out() -> None:
    page = make_page(["Junior", "Senior"], ["Talking", "Writing"])
    page = page.replace("## Senior", "## Wizards\n- We have none\n## Senior")
    assert list_lost(read(page)) == ["We have none"]
    assert [level.title for level in list_levels(page)] == ["Junior", "Senior"]


def test_a_lead_among_those_of_levels_that_does_not_read_like_one_is_left_over() -> None:
    page = "## Talking\n- **Junior**: a b\n- **Snior**: c d\n- **Lead**: x y\n"
    page += "## Writing\n- **Junior**: e f\n- **Senior**: g h\n- **Lead**: z\n"
    assert list_lost(read(page)) == ["Snior", "c d"]
    assert list_lost(read(page.replace("Snior", "Senior"))) == []


def test_categories_stand_between_a_level_and_its_skills() -> None:
    people = "### People\n#### Care\n- Cares as {0}\n"
    page = "## {0}\n### Craft\n#### Code\n- Codes as {0}\n#### Tests\n- Tests as {0}\n" + people
    page = page.format("Junior") + page.format("Senior")
    assert list_doubts(read(page)) == ""
    assert [*take_texts(read(page))] == ["Code (Craft)", "Tests (Craft)", "Care (People)"]


def test_skills_that_the_page_describes_first_are_skills_below_its_levels() -> None:
    page = make_page(["Junior", "Senior"], ["Talking", "Writing"])
    parts = read(page.replace("# Ladder", "# Ladder\n### Talking\nSaying it.\n### Writing\nIn words."))
    skills = take(parts, propose(parts, Wishes()).mapping).framework.skills
    assert [(skill.name, skill.description, len(skill.expectations)) for skill in skills] == [
        ("Talking", "Saying it.", 2),
        ("Writing", "In words.", 2),
    ]


def test_a_bold_name_of_a_level_needs_no_sign_behind_it() -> None:
    page = "## Talking\n- **L1** asks the team\n- **L2** asks all\n## Writing\n- **L1** notes it\n- **L2** plans it\n"
    assert take_texts(read(page))["Talking"] == {"L1": ("asks the team",), "L2": ("asks all",)}


def test_behaviours_beside_skills_are_one_of_them() -> None:
    assert [*take_texts(read(make_page(["Junior", "Senior"], ["Behaviours", "Talking"])))] == ["Behaviours", "Talking"]


def test_a_paragraph_that_the_mapping_calls_a_skill_names_what_follows_it() -> None:
    page = make_page(["Junior", "Senior"], ["Talking", "Writing"]).replace("### Writing", "\nWriting*\n")
    parts = read(page)
    mapping = propose(parts, Wishes()).mapping
    (part,) = mapping.parts
    lines = tuple(Line(kind="paragraph", holds="skill") if line.kind == "paragraph" else line for line in part.lines)
    mapping = msgspec.structs.replace(mapping, parts=(msgspec.structs.replace(part, lines=lines),))
    skills = take(parts, mapping).framework.skills
    assert [(skill.name, skill.expectations["junior"].behaviours) for skill in skills] == [
        ("Talking", ("Talking as Junior does it",)),
        ("Writing*", ("Writing as Junior does it",)),
    ]


def test_a_category_may_be_called_skills_beside_others() -> None:
    page = "## {0}\n### Skills\n**Baking**: bakes as {0}\n\n### People\n**Care**: cares as {0}\n\n"
    both = page.format("Junior") + page.format("Senior")
    assert [*take_texts(read(both))] == ["Baking (Skills)", "Care (People)"]
    assert [*take_texts(read(both.replace("### People\n", "")))] == ["Baking", "Care"]


def test_names_that_count_up_are_levels() -> None:
    page = "# Ladder\n" + "".join(
        f"## {skill}\n- **Beginner**\n  - Tries {skill}\n- **Intermediate**\n  - Does it\n- **Expert**\n  - Leads it\n"
        for skill in ("Talking", "Writing")
    )
    assert [level.title for level in list_levels(page)] == ["Beginner", "Intermediate", "Expert"]


def test_a_page_beside_a_table_gives_the_title_and_says_what_more_it_has_of_the_levels() -> None:
    table = "# Cooks\n## Matrix\n|Skill|Junior|Senior|\n|-|-|-|\n|Cutting|Cuts evenly|Sharpens knives|\n"
    parts = read(f"---\ntitle: A page\n---\n{table}")
    assert (list_doubts(parts), propose(parts, Wishes()).mapping.title) == ("", "Cooks")
    described = f"{table}## Cutting\nWith a knife.\n## Junior\nLearns the trade.\n## Words\nCut: in two"
    assert list_lost(read(described)) == ["Cut: in two"]
    made = take(read(described), propose(read(described), Wishes()).mapping).framework
    assert (made.skills[0].description, made.levels[0].summary) == ("With a knife.", "Learns the trade.")
    more = "## Levels\n### Junior (0-2 years)\n- Asks\n"
    said = "Beside the tables, nothing is taken of what stands below 'Junior (0-2 years)'."
    assert list_doubts(read(table + more)) == said
    assert list_doubts(read(table.replace("# Cooks", "# Lead cooks"))) == ""
    more = "## Expected\n### Level 1: Junior\n- Asks\n### Words\n- Cut\n"
    said = "Beside the tables, nothing is taken of what stands below 'Level 1: Junior'."
    assert list_doubts(read(table + more)) == said


def test_parts_that_many_skills_have_are_no_skills() -> None:
    page = "\n".join(
        f"## {level}\n### {skill}\n**Do**\n- {skill} as {level}\n\n**Don't**\n- Stop it"
        for level in ("Junior", "Senior")
        for skill in ("Talking", "Writing")
    )
    assert list_doubts(read(page)) == "It is not clear what 'Do' is.\nIt is not clear what 'Don't' is."
    assert [*take_texts(read(page))] == ["Talking", "Writing"]


def test_a_usual_part_of_a_skill_says_what_is_below_it() -> None:
    page = make_page(["Junior", "Senior"], ["Talking", "Writing"]) + "\n\nExamples:\n- Wrote a book"
    assert list_doubts(read(page)) == ""
    parts = read(page)
    said = take(parts, propose(parts, Wishes()).mapping).framework.skills[1].expectations["senior"]
    assert (said.behaviours, said.evidence) == (("Writing as Senior does it",), ("Wrote a book",))


def test_a_usual_part_of_a_skill_among_its_levels_is_none() -> None:
    page = PLAIN["skills, then levels"].replace(
        "### Senior Engineer", "### Examples\n        None.\n        ### Senior Engineer"
    )
    assert [level.title for level in list_levels(page)] == ["Engineer", "Senior Engineer"]


def test_what_a_part_is_below_a_heading_that_is_left_out_says_nothing_of_it_elsewhere() -> None:
    page = make_page(["Junior", "Senior"], ["Talking", "Writing"])
    page += "\n\n**Examples**\n\nWrote it\n\n**Reports to:** Ann\n\n## History\n\n**Moved**\n\n**Examples**\n\nOld\n"
    assert take_texts(read(page))["Writing"]["Senior"] == ("Writing as Senior does it", "Wrote it")
    assert list_lost(read(page)) == ["Reports to", "Ann", "Moved", "Examples", "Old"]


def test_what_stands_below_a_level_and_above_its_skills_is_said_of_the_level() -> None:
    page = make_page(["Junior", "Senior"], ["Talking", "Writing"])
    page = page.replace(
        "## Junior", "## Junior\nLearns the trade.\n\n**Experience:** 0-2 years\n\n**Impact:** own tasks"
    )
    assert list_doubts(read(page)) == ""
    junior = list_levels(page)[0]
    assert (junior.summary, junior.experience_years, junior.scope.impact) == ("Learns the trade.", (0, 2), "own tasks")


@pytest.mark.parametrize(
    ("labels", "impact"),
    [(("Scope", "Impact"), "b"), (("Impact", "Scope"), "a"), (("Scope", "Reach"), "a"), (("Scope", "Autonomy"), "a")],
)
def test_of_two_labels_of_one_part_of_the_scope_one_says_more_of_the_level(
    labels: tuple[str, str], impact: str
) -> None:
    said = f"Cooks.\n\n**{labels[0]}:** a\n\n**{labels[1]}:** b"
    page = make_page(["Junior", "Senior"], ["Talking", "Writing"])
    page = page.replace("## Junior", f"## Junior\n{said}\n").replace("## Senior", f"## Senior\n{said}\n")
    for level in list_levels(page):
        other, said = ("b", labels[1]) if impact == "a" else ("a", labels[0])
        assert (level.scope.impact, level.scope.autonomy) == (impact, "b" if labels[1] == "Autonomy" else "")
        assert level.summary == ("Cooks." if labels[1] == "Autonomy" else f"Cooks.\n{said}: {other}")
    assert list_lost(read(page)) == []


def test_what_stands_below_a_skill_and_above_its_levels_describes_it() -> None:
    page = PLAIN["skills, then levels"].replace("## Talking", "## Talking\n        Saying it well.")
    parts = read(page)
    assert take(parts, propose(parts, Wishes()).mapping).framework.skills[0].description == "Saying it well."


TRACKS = {
    "# Engineer track\n{}# Design track\n{}": "",
    "# Individual\n{}# Management\n{}": "",
    "# Cooks\n{}# Waiters\n{}": "The same levels stand below Cooks, Waiters: tracks, or ladders of their own?",
}


@pytest.mark.parametrize(("page", "said"), TRACKS.items())
def test_levels_of_the_same_names_are_on_tracks_or_of_several_ladders(page: str, said: str) -> None:
    level = "## {0}\n### Care\n- Cares as {0}\n### Talk\n- Talks as {0}\n"
    levels = level.format("Junior") + level.format("Senior")
    assert list_doubts(read(page.format(levels, levels))) == said
    assert {level.track for level in list_levels(page.format(levels, levels))} != {""}


def test_one_of_several_ladders_on_a_page_is_taken() -> None:
    level = "## {0}\n### Care\n- Cares as {0}\n### {1}\n- Does it as {0}\n"
    cooks, waiters = (level.format("Junior", skill) + level.format("Senior", skill) for skill in ("Cutting", "Serving"))
    parts = read(f"# Cooks\n{cooks}# Waiters\n{waiters}")
    assert list_doubts(parts, Wishes(role="waiters")) == ""
    assert take_texts(parts, Wishes(role="Waiters"))["Serving"]["Junior"] == ("Does it as Junior",)
    assert [*take_texts(parts, Wishes(role="Waiters"))] == ["Care", "Serving"]


NO_LADDERS = {
    "points of levels without skills": "## Junior\n- Talks\n- Writes\n## Senior\n- Leads\n- Plans",
    "a level and a skill in one heading": "## Talking - Junior\n- Talks\n## Talking - Senior\n- Leads",
    "nothing": "Hello.",
}


@pytest.mark.parametrize("text", NO_LADDERS.values(), ids=NO_LADDERS)
def test_a_page_without_skills_below_levels_is_no_ladder(text: str) -> None:
    assert [part.holds for part in propose(read(text), Wishes()).mapping.parts] == ["nothing"]


def test_all_that_levels_without_skills_expect_is_proposed_as_one_skill() -> None:
    parts = read("# Cooks\n## Levels\n### Junior\n- Cuts\n- Peels\n### Senior\n- Seasons\n### Expert\n- Leads\n- Plans")
    said = "Below the levels no skills are named: all that they expect is one skill, 'Cooks'."
    assert list_doubts(parts) == said
    taken = {"Junior": ("Cuts", "Peels"), "Senior": ("Seasons",), "Expert": ("Leads", "Plans")}
    assert take_texts(parts) == {"Cooks": taken}


def test_the_one_skill_of_a_page_whose_title_is_a_level_is_called_as_the_file() -> None:
    assert take_texts(read("# Junior\n- Cuts\n- Peels\n# Senior\n- Seasons")) == {
        "Page": {"Junior": ("Cuts", "Peels"), "Senior": ("Seasons",)}
    }


def test_nothing_says_which_of_two_rows_of_names_are_levels() -> None:
    page = make_page(["Seed", "Tree"], ["Care", "Speed"])
    assert "Nothing says whether the levels are Care, Speed, or Seed, Tree." in list_doubts(read(page))
    assert list_doubts(read(page), Wishes(levels=(("Seed",), ("Tree",)))) == ""


def test_a_page_is_called_by_its_first_heading_unless_that_is_a_level() -> None:
    page = make_page(["Junior", "Senior"], ["Talking", "Writing"])
    assert propose(read(page), Wishes()).mapping.title == "Ladder"
    below = page.replace("# Ladder\n", "").replace("## ", "# ")
    assert propose(read(below), Wishes(), "our_levels").mapping.title == "Our levels"


def test_what_is_of_no_level_is_named() -> None:
    page = make_page(["Junior", "Senior"], ["Talking", "Writing"]) + "\n## History\n### 2024\n- Moved texts\n"
    parts = read(f"Some words before.\n\n{page}")
    assert list_doubts(parts) == ""
    assert list_lost(parts) == ["Some words before.", "Moved texts"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("### How to get promoted", "These may not be skills: How to get promoted."),
        ("**Reports to:** Lead", ""),
    ],
)
def test_names_that_are_no_skills(name: str, said: str) -> None:
    page = make_page(["Junior", "Senior"], ["Talking", "Writing"])
    page = page.replace("### Talking", f"{name}\n- Something else\n### Talking")
    assert list_doubts(read(page)) == said


def test_lines_of_a_paragraph_that_begin_with_leads_are_texts_of_their_own() -> None:
    page = "## Talking\nJunior: Talks{}\nSenior: Leads\n## Writing\nJunior: Writes\nSenior: Plans"
    assert take_texts(read(page.format("")))["Talking"] == {"Junior": ("Talks",), "Senior": ("Leads",)}
    wrapped = page.format("\nand [listens](x.md) with\nthis in mind: all of it")
    assert take_texts(read(wrapped))["Talking"]["Junior"] == ("Talks and listens with this in mind: all of it",)


def test_pages_of_a_folder_are_one_ladder_if_none_is_one_by_itself() -> None:
    page = make_page(["Junior", "Senior"], ["Talking", "Writing"])
    whole = page.removeprefix("# Ladder\n").replace("## ", "# ")
    pages = whole.split("# Senior")
    parts = [*read(pages[0]), *read(f"# Senior{pages[1]}"), *read("# Our ladder\n- [Junior](junior.md)")]
    assert list_doubts(parts) == ""
    assert take_texts(parts) == take_texts(read(page))
