"""What each rule proposes of a table, of several beside one another, and what it does not dare to."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from try_each import try_each

from pm_career.importing.ladders.mapping import Doubt, Only, Part
from pm_career.importing.ladders.options import Wishes, parse_columns, parse_levels
from pm_career.importing.ladders.propose.across import propose_tables
from pm_career.importing.ladders.sheets.bounds import Budget
from pm_career.importing.ladders.sheets.csv_tables import Decoded, read_csv
from pm_career.importing.ladders.sheets.table import Merged, Table

ROWS = "Talking,Asks now and then,Answers all of it\nWriting,Notes what was said,Papers that decide"
"""Two skills at two levels, in sentences."""
STEPS = "Talking,1,2\nWriting,2,3"


def make_table(text: str, name: str = "", merged: Sequence[Merged] = ()) -> Table:
    """A table by its rows as they would stand in a CSV file."""
    table = read_csv(Decoded(text), "ladder.csv", Budget("ladder.csv"))
    return msgspec.structs.replace(table, name=name, merged=tuple(merged))


def propose(table: Table | str, wishes: Wishes = Wishes()) -> tuple[Part, list[str]]:  # noqa: B008  frozen
    """What is proposed of one table, and its doubts."""
    parts, doubts, *_ = propose_tables({1: table if isinstance(table, Table) else make_table(table)}, wishes)
    return parts[1], [doubt.said for doubt in doubts]


def propose_all(*tables: tuple[str, str], wishes: Wishes = Wishes()) -> tuple[list[Part], list[Doubt]]:  # noqa: B008
    """What is proposed of several tables, by name and text."""
    numbered = {number: make_table(text, name) for number, (name, text) in enumerate(tables, start=1)}
    parts, doubts, *_ = propose_tables(numbered, wishes)
    return [parts[number] for number in numbered], doubts


def read_cases(text: str) -> list[tuple[str, str]]:
    """Read cases, a blank line between them: rows, what is proposed behind '=', and each doubt behind '?'."""
    cases = (case.partition("\n= ") for case in text.strip("\n").split("\n\n"))
    return [(f"{rows}\n", said.replace("\n? ", " ? ")) for rows, _, said in cases]


def format_columns(part: Part) -> str:
    """The columns of a part in short: 'skill, text PM, nothing'."""
    said = [(each.holds, each.level, each.skill, each.track, each.category) for each in part.columns]
    return ", ".join(" ".join(filter(None, each)) for each in said)


def say(table: Table | str, wishes: Wishes = Wishes()) -> str:  # noqa: B008
    """The columns of what is proposed, and behind '?' the doubts."""
    part, doubts = propose(table, wishes)
    other = part.holds if part.is_taken else "no ladder"
    return " ? ".join([format_columns(part) if part.holds == "table" else other, *doubts])


# The row of headings.


@try_each(
    ("text", "header"),
    [
        ("Skill,Junior,Senior\n" + ROWS, (1,)),
        ("Our ladder,,\nSkill,Junior,Senior\n" + ROWS, (2,)),
        ("Owner,Anna,Bob\nSkill,Junior,Senior\n" + ROWS, (2,)),  # most usual headings and levels
        ("Thing,Junior,Senior\nSkill growth,Asks for it,Gives it\n" + ROWS, (1,)),
        ("Thing,Alpha,Beta\n" + ROWS, (1,)),  # nothing usual: the first that is wide enough
        ("A,\nThing,Alpha,Beta,Gamma\nTalking,a,b,c\nWriting,d,e,f", (2,)),
        ("Skill,1,2\nTalking,Asks for it,Gives it", (1,)),  # numbers of levels
    ],
)
def test_headings_are_in_the_row_that_has_most_usual_ones(text: str, header: tuple[int, ...]) -> None:
    assert propose(text)[0].header == header


ABOVE = """
,Makers,,Leaders,
Skill,Junior,Senior,Lead,Head
Talking,1,2,3,4
= skill, step Junior Makers, step Senior Makers, step Lead Leaders, step Head Leaders

,Associate PM,Senior PM
Skill,L1,L2
Talking,1,2
= skill, step L1, step L2

,PM,,Lead PM,
Skill,Score,Examples,Score,Examples
Talking,1,Asked,2,Led
= skill, step PM, evidence PM, step Lead PM, evidence Lead PM

,PM,,Lead PM,
Skill,Expectation,Manager,Expectation,Manager
Talking,Asks,1,Answers,2
= skill, bar PM, nothing, bar Lead PM, nothing
"""


@try_each(("text", "said"), read_cases(ABOVE))
def test_headings_over_several_columns_are_tracks_titles_or_levels(text: str, said: str) -> None:
    assert say(text) == said


def test_a_merged_heading_is_over_all_its_columns() -> None:
    text = ",Makers,,Leaders\nSkill,Junior,Senior,Head\nTalking,1,2,3"
    assert (
        say(make_table(text, merged=[Merged(1, 2, 1, 3)]))
        == "skill, step Junior Makers, step Senior Makers, step Head Leaders"
    )


# Levels across.


ACROSS = """
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
= skill, text Junior, text Senior

Skill,Trial,Full
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
= skill, text Trial, text Full
? Nothing says whether these headings are levels: Trial, Full.

Ref,Skill,Trial,Full
A1,Talking,1,2
A2,Writing,1,3
= nothing, skill, step Trial, step Full
? Nothing says whether these headings are levels: Trial, Full.

Skill,Trial,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
= skill, text Trial, text Senior
? Nothing says whether these headings are levels: Trial, Senior.

Skill,Cook,Senior Cook
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
= skill, text Cook, text Senior Cook

Skill,K1,K2
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
= skill, text K1, text K2

Skill,PM,PM
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
= skill, text PM, text PM
? Several columns are called 'PM'.

Name,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
= skill, text Junior, text Senior

,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
= skill, text Junior, text Senior

Question,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
= skill, text Junior, text Senior

Team,Junior,Senior
Talking,1,2
Writing,2,3
= skill, step Junior, step Senior
? Nothing says that the names below 'Team' are skills.

Name,Junior,Senior
Talking,1,2
Writing,2,3
= skill, step Junior, step Senior

Topic,Junior,Senior
Talking,1,2
Writing,2,3
= skill, step Junior, step Senior

Skill,Junior,Wizard,Senior
Talking,a b c,d e f,g h i
= skill, text Junior, text Wizard, text Senior
? 'Wizard' stands among the levels, and does not read like one.

Skill,Junior,Unaware,Senior
Talking,a b c,d e f,g h i
= skill, text Junior, text Unaware, text Senior

Skill,Junior,—,Senior
Talking,a b c,d e f,g h i
= skill, text Junior, text —, text Senior
? '—' stands among the levels, and does not read like one.

Skill,Junior,Later,Senior
Talking,a b c,,g h i
= skill, text Junior, nothing, text Senior

Skill,Junior,Intermediate,Senior
Talking,a b c,d e f,g h i
= skill, text Junior, text Intermediate, text Senior

,Early career,Senior,Staff
Talking,a b c,d e f,g h i
= skill, text Early career, text Senior, text Staff
? 'Early career' stands among the levels, and does not read like one.

,Early career,Senior,Staff
Talking,1,2,3
= skill, step Early career, step Senior, step Staff
? 'Early career' stands among the levels, and does not read like one.

Skill,Junior,Senior,Anna
Talking,1,2,3
= skill, step Junior, step Senior, nothing
? 'Anna' stands beside the levels, and is not taken for one.

Skill,Trial,Junior,Senior
Talking,1,2,3
= skill, step Trial, step Junior, step Senior
? 'Trial' stands among the levels, and does not read like one.

Skill,Cook,Senior Cook,Lead Cook
Talking,1,2,3
= skill, step Cook, step Senior Cook, step Lead Cook

Skill,Junior,Senior,Owner
Talking,1,2,Anna
= skill, step Junior, step Senior, nothing

Skill,Junior,Senior,Tags
Talking,1,2,core
= skill, step Junior, step Senior, description
"""


@try_each(("text", "said"), read_cases(ACROSS))
def test_levels_across(text: str, said: str) -> None:
    assert say(text) == said


def test_levels_that_were_given_are_the_only_ones() -> None:
    text = "Team,Trial,Full,Senior\nTalking,1,2,3"
    assert say(text, Wishes(levels=parse_levels("Trial, Full"))) == "skill, step Trial, step Full, nothing"


BEHIND = """
Skill,PM (score),PM (examples),Lead (score),Lead (examples)
Talking,a b,c d,e f,g h
= skill, step PM, evidence PM, step Lead, evidence Lead

Skill,PM,PM examples,Lead,Lead examples
Talking,a b,c d,e f,g h
= skill, text PM, evidence PM, text Lead, evidence Lead

Skill,PM,Examples,Lead,Examples
Talking,a b,c d,e f,g h
= skill, text PM, evidence PM, text Lead, evidence Lead

Skill,PM,PM examples,Lead,Head
Talking,a b,c d,e f,g h
= skill, text PM, text PM examples, text Lead, text Head
? 'PM examples' may be no level, but say more of 'PM'.

Skill,PM,Examples,Lead,Head
Talking,a b,c d,e f,g h
= skill, text PM, nothing, text Lead, text Head
? Nothing says which level 'Examples' is about.
"""


@try_each(("text", "said"), read_cases(BEHIND))
def test_what_else_is_said_of_a_level_in_a_column_of_its_own(text: str, said: str) -> None:
    assert say(text) == said


def test_what_else_is_said_of_a_level_is_so_on_its_track() -> None:
    text = ",Makers,,Leaders,\nSkill,PM,Examples,Lead,Examples\nTalking,a b,c d,e f,g h\n"
    assert say(text) == "skill, text PM Makers, evidence PM Makers, text Lead Leaders, evidence Lead Leaders"


# What cells below levels are.


@try_each(
    ("cells", "holds"),
    [
        ("1,2", "step"),
        ("1,", "text"),
        ("1,Asks", "text"),  # numbers beside texts are texts
        ("●○○,●●○", "step"),
        ("x,x", "tick"),
        ("x,", "tick"),
        ("Yes,No", "tick"),
        ("✓,asks", "tick"),
        ("asks,answers", "text"),
    ],
)
def test_what_the_cells_of_a_level_are(cells: str, holds: str) -> None:
    part, _ = propose(f"Skill,Junior,Senior\nTalking,{cells}\n")
    assert {column.holds for column in part.columns[1:]} == {holds}


# The columns before levels.


BEFORE = """
Area,Skill,Junior,Senior
Talk,Asking,a,b
= category, skill, text Junior, text Senior

,Skill,Junior,Senior
Talk,Asking,a,b
= category, skill, text Junior, text Senior

Skill,,Junior,Senior
Asking,How to ask,a,b
= skill, description, text Junior, text Senior
? A column without a heading stands before the levels: is it one of them?

Skill,What it is not,Junior,Senior
Asking,Telling,a,b
= skill, is not, text Junior, text Senior

Skill,Summary,Junior,Senior
Asking,Telling,a,b
= skill, description, text Junior, text Senior

Skill,Why,For whom,Junior,Senior
Asking,To know,All,a,b
= skill, text Why, text For whom, text Junior, text Senior
? 'Why' stands among the levels, and does not read like one.
? 'For whom' stands among the levels, and does not read like one.

No,Skill,Weight,Junior,Senior
1,Asking,30%,a,b
= nothing, skill, nothing, text Junior, text Senior

Ref,,Junior,Senior
7,Asking,1,2
8,Telling,1,2
= nothing, skill, step Junior, step Senior

Kind,Skill,Junior,Senior
A1,Asking,1,2
A2,Telling,1,2
B1,Noting,2,3
= category, skill, step Junior, step Senior

Area,Skill,Junior,Senior
A,Asking,1,2
,Telling,1,2
B,Noting,2,3
Nobody remembers who made it,,,
= category, skill, step Junior, step Senior

Area,Junior,Senior
Asking,a,b
= skill, text Junior, text Senior

Competency,Skill,Junior,Senior
Talk,Asking,a,b
Talk,Telling,c,d
= category, skill, text Junior, text Senior

Area,Competency,Skill,Junior,Senior
X,Talk,Asking,a,b
X,Talk,Telling,c,d
= category, nothing, skill, text Junior, text Senior

,,Junior,Senior
Talk,Asking,a b c,d e f
,Telling,a b c,d e f
= category, skill, text Junior, text Senior

Behaviour,Junior,Senior
Talking,Asks now,Answers all
= skill, text Junior, text Senior

Skill / Level,Junior,Senior
Talking,Asks now,Answers all
= skill, text Junior, text Senior

#,Skill,Junior,Senior
2,Talking,Asks now,Answers all
1,Writing,Notes it,Writes papers
= nothing, skill, text Junior, text Senior

Behaviour,Junior,Senior
Asks,x,x
Tells,,x
= behaviours, tick Junior, tick Senior

Skill,Behaviour,Junior,Senior
Talk,Asks,x,x
,Tells,,x
= skill, behaviours, tick Junior, tick Senior

1,Junior,Senior
2,3,4
= no ladder
"""


@try_each(("text", "said"), read_cases(BEFORE))
def test_what_stands_before_the_levels(text: str, said: str) -> None:
    assert say(text) == said


def test_what_a_column_holds_can_be_told() -> None:
    text = "Skill,Tip,Junior,Senior\nTalking,Read,1,2\n"
    assert say(text, Wishes(columns=parse_columns(["Tip=is_not"]))) == "skill, is not, step Junior, step Senior"


# The rows.


def list_rows(body: str, headings: str = "Skill,Junior,Senior") -> tuple[dict[str, str], str, list[str]]:
    """The rows that are about no skill, what is alone in its row, and the doubts."""
    part, doubts = propose(f"{headings}\n{body}")
    return {row.text: row.holds for row in part.rows}, part.alone, doubts


@try_each(
    ("body", "rows", "doubts"),
    [
        (f"Years of experience,0-2,5+\n{ROWS}", {"Years of experience": "years"}, 0),
        (f"{ROWS}\nYears of experience,0-2,5+", {"Years of experience": "years"}, 0),
        (f",Junior PM,Senior PM\n{ROWS}", {"Junior PM": "title"}, 0),
        (f"In a nutshell,Helps,Leads\n{ROWS}", {"In a nutshell": "summary"}, 0),
        (f"Scope,A task,A product\n{ROWS}", {"Scope": "impact"}, 1),  # may be a skill
        (f"Motto,Helps,Leads\nScope,A task,A product\n{ROWS}", {"Motto": "summary", "Scope": "impact"}, 1),
        (f"Scope,A task,A product\nMotto,Helps,Leads\n{ROWS}", {"Scope": "impact", "Motto": "summary"}, 0),
        (f"{ROWS}\nScope,A task,A product", {}, 0),
        (f"Reports to,Senior,Head\n{ROWS}", {"Reports to": "nothing"}, 0),
        (f"Salary band,50k,80k\n{ROWS}", {"Salary band": "nothing"}, 0),
        (f"{ROWS}\nTotal,3,7", {"Total": "nothing"}, 0),
        (f"{ROWS}\nFilled,2,2", {"Filled": "nothing"}, 0),  # numbers below texts
        (f"{STEPS}\nHiring,2,2", {}, 0),
        (f"{ROWS}\nLast updated in spring,,", {"Last updated in spring": "nothing"}, 0),
        (f"{ROWS}\n,Checked by Anna,", {"Checked by Anna": "nothing"}, 0),
        (f"{STEPS}\n\"1 = Aware, 2 = Able, 3 = Expert\",,", {"1 = Aware, 2 = Able, 3 = Expert": "scale"}, 0),
        (f"{ROWS}\nHiring,,\nSelling,Sells,Closes", {}, 1),  # a skill that nobody has written about, or a category
    ],
)  # fmt: skip
def test_rows_that_are_about_no_skill(body: str, rows: dict[str, str], doubts: int) -> None:
    found, _, said = list_rows(body)
    assert (found, len(said)) == (rows, doubts)


def test_a_row_above_the_categories_is_about_each_level() -> None:
    body = "Craft,Talking,Asks,Answers\n,Writing,Notes,Papers\n"
    found, _, said = list_rows(f",Who you are,New,Old hand\n{body}", "Area,Skill,Junior,Senior")
    assert found == {"Who you are": "summary"}
    assert said == ["'Who you are' stands above the categories, and is taken for a line about each level."]
    assert list_rows(f"Craft,Who you are,New,Old hand\n{body}", "Area,Skill,Junior,Senior") == ({}, "skill", [])
    assert list_rows(f",Scope,Team,Firm\n{body}", "Area,Skill,Junior,Senior") == ({"Scope": "impact"}, "skill", [])


@try_each(
    ("body", "rows", "alone"),
    [
        (f"CRAFT,,\n{ROWS}\nPEOPLE,,\nHiring,Asks,Decides", {}, "category"),
        (f"{ROWS}\nPEOPLE,,\nHiring,Asks,Decides", {}, "skill"),
        (f"CRAFT,,\n{ROWS}\nPEOPLE,,", {"PEOPLE": "nothing"}, "category"),
        (f"Note: for all,,\n{ROWS}", {"Note: for all": "nothing"}, "skill"),
        (f"In a nutshell,Helps,Leads\nCRAFT,,\n{ROWS}", {"In a nutshell": "summary"}, "category"),
    ],
)
def test_a_cell_alone_in_its_row_is_a_heading_where_the_first_skill_has_one(
    body: str, rows: dict[str, str], alone: str
) -> None:
    assert list_rows(body)[:2] == (rows, alone)


# A row for each level.


DOWN = """
Level,Talking,Writing
Junior,Asks for help,Notes what was said
Senior,Answers all of it,Papers that decide
= level, text Talking, text Writing

Stage of work,Years,Talking,Writing
Junior,0-2,1,2
Senior,5+,3,4
= level, years, step Talking, step Writing

Level,Lead,Place
Junior,Anna,Berlin
Senior,Bob,Paris
= level, text Lead, text Place
? These may not be skills, as their cells are as short as names: 'Lead', 'Place'.

Person,Level,Talking
Anna with us,Junior,Asks for help
Bob in Rome,Senior,Answers all of it
= text Person, level, text Talking
? 'Person' stands before the levels: is it a skill?

Level,Course,Cost
Junior,Asking for beginners,100
Senior,Answering for all,200
= level, text Course, step Cost
? 'Cost' has numbers where others have texts.

Level,Talking,,Writing
Junior,Asks all of it,by Ana,Notes what was said
Senior,Answers all of it,by Bo,Papers that decide
= level, text Talking, nothing, text Writing

Level,Course
Junior,Asking for beginners
Senior,Answering for all
= level, text Course
? Nothing says whether 'Course' is a skill.

Level,Scope,Impact
Junior,Team,Task
Senior,Firm,Product
= level, summary, impact

Level,Scope,Reach
Junior,Team,Task
Senior,Firm,Product
= level, impact, summary

Level,Title,Talking,Writing
1,Junior PM,1,2
2,Senior PM,2,3
= rank, level, step Talking, step Writing

Level,Talking,Writing,Site
Junior,1,2,Rome now
Senior,2,3,Rome now
Lead,3,4,Rome now
= level, step Talking, step Writing, nothing

Level,Talking,Writing,Owner,Note
Junior,1,2,Anna,x
Senior,2,3,Bob,y
= level, step Talking, step Writing, nothing, nothing

Level/Skill,Talking,Writing
1,Asks now and then,Notes what was said
2,Answers all of it,Papers that decide
= level, text Talking, text Writing

Nível,Conversa,Escrita
Zelador,Pergunta de vez em quando,Anota o que foi dito
Chefe,Responde a todas elas,Escreve o que decide
= level, text Conversa, text Escrita

Name,Level,Talking
Anna,Junior,1
Bob,Senior,2
Cleo,Junior,3
= no ladder

Date,Owner,What
2024-01-01,Anna,Asked
2024-01-02,Bob,Told
= no ladder

Skill,Rating,Wish
Talking,2,More
Writing,3,Less
= no ladder
"""


@try_each(("text", "said"), read_cases(DOWN))
def test_a_row_for_each_level(text: str, said: str) -> None:
    assert say(text) == said


def test_skills_across_stand_below_their_categories() -> None:
    text = ",Craft,,People,\nLevel,Talking,Writing,Hiring,Firing\nJunior,1,1,1,1\nSenior,2,2,2,2\n"
    assert say(text) == "level, step Talking Craft, step Writing Craft, step Hiring People, step Firing People"


def test_a_name_alone_above_levels_is_their_track() -> None:
    text = "Level,Talking,Writing\nMakers,,\nJunior,1,1\nSenior,2,2\nLeaders,,\nHead,3,3\nSeen by Anna,,\n"
    part, doubts = propose(text)
    assert [(row.text, row.holds) for row in part.rows] == [
        ("Makers", "track"), ("Leaders", "track"), ("Seen by Anna", "nothing")
    ]  # fmt: skip
    assert len(doubts) == 2


def test_the_shape_of_a_table_can_be_told() -> None:
    text = "Cook,Asks,Tells\nA,Salts,Stirs\nB,Seasons,Folds\n"
    assert say(text, Wishes(shape="levels-down", levels=parse_levels("A, B"))) == "level, text Asks, text Tells"


# A row for each skill and level.


LISTS = """
Level,Skill,Expectation
Junior,Talking,Asks
Senior,Talking,Answers
= level, skill, bar

Level,Area,Expectation
Junior,Talking,Asks
Senior,Talking,Answers
= level, skill, bar

Level,Skill,What you do
Junior,Talking,Asks all of it
Senior,Talking,Answers all of it
= level, skill, text

Level,Skill,What you do,Tip of ours
Junior,Talking,Asks all of it,Read a book
Senior,Talking,Answers all of it,Write a book
= level, skill, text, nothing

Unit,Level,Skill,What you do
The whole firm,Junior,Talking,Asks all of it
The whole firm,Senior,Talking,Answers all of it
= nothing, level, skill, text

Level,Skill,Score,Description
Junior,Talking,1,Asks
Senior,Talking,2,Tells
Junior,Writing,1,Notes
Senior,Writing,2,Papers
= level, skill, step, text

Level,Skill,Score,Definition
Junior,Talking,1,Words
Senior,Talking,2,Words
Junior,Writing,1,Paper
Senior,Writing,2,Paper
= level, skill, step, description

Team,Level,Skill,Bar
A,Junior,Talking,a
A,Senior,Talking,b
B,Junior,Talking,c
B,Senior,Talking,d
= nothing, level, skill, bar

Level,Skill,Bar
"Junior, Senior",Talking,a
Junior|Senior,Reading,a
Junior / Senior,Counting,a
Junior,"Writing; Talking",b
Senior,Writing,c
Senior,"Reading, Arithmetic",d
= level, skill, bar
? These may be several names in one cell: 'Writing; Talking'.

Ref,Level,Skill,Bar
A,Junior,Talking,a
B,Junior,Talking,b
C,Senior,Talking,c
= nothing, level, skill, bar
"""


@try_each(("text", "said"), read_cases(LISTS))
def test_a_row_for_each_skill_and_level(text: str, said: str) -> None:
    assert say(text) == said


def test_rows_of_one_role_and_in_use_are_taken() -> None:
    rows = "PM,Junior,Talking,Asks,Active\nSales,Senior,Talking,Answers,Active\nPM,Senior,Talking,Tells,Retired\n"
    text = f"Role,Level,Skill,Bar,Status\n{rows}"
    part, doubts = propose(text)
    assert part.only == (Only("Role", "PM"), Only("Status", "Active"))
    assert doubts == ["The column Role has 2 values, and a framework is the ladder of one."]
    part, doubts = propose(text, Wishes(role="sales"))
    assert (part.only, doubts) == ((Only("Role", "sales"), Only("Status", "Active")), [])
    assert propose(text.replace("Retired", "Draft"))[1][1].startswith("It is not clear which values of 'Status' count")
    assert propose(text, Wishes(where=(("Role", "PM"), ("Status", "Active"))))[0].only == ()


# Several tables.

LADDER = ("Ladder", f"Skill,Junior,Senior\n{ROWS}")
OTHER = "Skill,Junior,Senior\nHiring,Asks whom we need,Decides whom we hire\n"


def say_all(*tables: tuple[str, str], wishes: Wishes = Wishes()) -> str:  # noqa: B008
    """What each table is about, or that it is none, and the doubts."""
    parts, doubts = propose_all(*tables, wishes=wishes)
    about = [
        " ".join(f"{key} {value}" for key, value in msgspec.to_builtins(part.about).items()) or "ladder"
        if part.is_taken
        else "none"
        for part in parts
    ]
    return " ? ".join([" | ".join(about), *(doubt.said for doubt in doubts)])


TABLES = """
[Ladder]
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
[People]
Skill,Junior,Senior
Hiring,Asks whom we need,Decides whom we hire
= category Ladder | category People

[Makers]
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
[Leaders]
Skill,Lead,Head
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
= track Makers | track Leaders

[Ladder]
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
[Anna]
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
= track Ladder | track Anna
? 'Anna' has the levels and skills of 'Ladder': another track, or about somebody?

[Ladder]
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
[Engineers]
Skill,Junior,Senior
Hiring,Asks whom we need,Decides whom we hire
= category Ladder | category Engineers

[Ladder]
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
[Sales]
Skill,Rep I,Rep II
Calling,Calls ten people,Calls all people
= ladder | none
? 'Sales' has other levels and other skills than the others, and is not taken.

[Ladder]
Skill,L1 Junior,L2 Senior
Talking,1,2
Writing,1,2
[Now]
Skill,Lead Anna (L1),Bob (L2)
Talking,1,2
= ladder | none
? 'Now' is about people, and is not taken.

[Ladder]
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
[Scale]
Step,Name
1,Aware
2,Able
= ladder | ladder

[Ladder]
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
[Levels]
Level,In a nutshell,Years
Junior,Helps,0-2
Senior,Leads,5+
= ladder | ladder

[Ladder]
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
[Skills]
Skill,Definition
Talking,Words
Writing,Paper
= ladder | ladder

[Ladder]
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
[About]
Skill,Description
Talking,Words
Writing,Paper
= ladder | ladder

[Ladder]
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
[Course]
Skill,Course
Talking,How to ask
Writing,How to write
= ladder | ladder

[Ladder]
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
[Hiring]
Skill,Signals
Haste,Is quick
Calm,Is slow
= ladder | none

[Junior]
Skill,Expectation
Talking,Asks
[Senior]
Skill,Expectation
Talking,Answers
= level Junior | level Senior

[Talking]
Level,Expectation
Junior,Asks
Senior,Answers
[Writing]
Level,Expectation
Junior,Notes
Senior,Papers
= skill Talking | skill Writing

[Talking]
Level,Shown by
Junior,Asks
Senior,Answers
[Writing]
Level,Shown by
Junior,Notes
Senior,Papers
= skill Talking | skill Writing

[Ladder]
Skill,Junior,Senior
Talking,Asks now and then,Answers all of it
Writing,Notes what was said,Papers that decide
[Changes]
Date,Who,What
2024-01-01,Anna,Asked
= ladder | none
"""


@try_each(("text", "said"), read_cases(TABLES))
def test_tables_beside_one_another(text: str, said: str) -> None:
    tables = re.findall(r"^\[(.*)\]\n([^\[]*)", text, re.MULTILINE)
    assert say_all(*tables) == said


def test_what_the_names_of_tables_are_can_be_told() -> None:
    tables = (LADDER, ("Anna", LADDER[1]))
    assert say_all(*tables, wishes=Wishes(named="area")) == "category Ladder | category Anna"
    assert say_all(*tables, wishes=Wishes(named="nothing")) == "ladder | ladder"


_HEADINGS = "Skill,Junior,Senior\nTalking,a b,c d\nWriting,e f,g h\n"


@try_each(
    ("text", "doubts"),
    [
        (f"{_HEADINGS}Plans,one, two,three\n", 1),
        (f"{_HEADINGS}Plans,one, two,\n", 1),  # nothing is said of the highest level, and the last cell is blank
        ("Skill,Junior,Senior\nTalking,a b,c d\nPlans,one, two,three\n", 1),  # half of them
        (f'{_HEADINGS}Plans,"one, two",three\n', 0),
        (f"{_HEADINGS}Plans,one\n", 0),
        ("Our ladder\nSkill,Junior,Senior\nTalking,a b,c d\n", 0),
        ("Skill,Junior,Senior\nTalking,a b,c d,why\nWriting,e f,g h,why\nPlans,i j,k l\n", 0),  # more than half
        ("Skill,Junior,Senior\nTalking,a b,c d,why\nWriting,e f,g h\nPlans,i j,k l\n", 1),
    ],
)
def test_a_row_with_more_cells_than_headings_may_have_a_separator_in_a_text(text: str, doubts: int) -> None:
    _, said = propose(text)
    assert len([each for each in said if each.startswith("More cells than headings")]) == doubts
