"""What is asked about in files that look right at first sight, each kind beside a file in which nothing is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from try_each import try_each

from pm_career.importing.ladders.cell_text import leads_in
from pm_career.importing.ladders.mapping import MappedStep, format_texts
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.read_file import Source
from pm_career.importing.ladders.sheets.bounds import NotRead
from pm_career.importing.ladders.vocabulary import is_pay

H = "Skill,PM,Senior PM,Lead PM\n"
A = "Discovery,Runs interviews every week,Leads research for the area,Sets the strategy of research\n"
B = "Delivery,Ships small changes on time,Ships whole products,Owns a line of products\n"
C = "Influence,Is heard in the team,Is heard in the area,Is heard in the company\n"
DOWN = "Level,Discovery,Delivery\nPM,Runs interviews every week,Ships small changes on time\n"
DOWN += "Senior PM,Leads research for the area,Ships whole products\n"
NUMBERS = "Skill,PM,Senior PM,Lead PM\nDiscovery,1,2,3\nDelivery,1,3,4\n"


def list_doubts(text: str, name: str) -> str:
    """What is doubted of a file with this text, a sentence a line."""
    path = Path.cwd() / name
    path.write_text(text, encoding="utf-8")
    return "\n".join(doubt.said for doubt in Source(path).propose(Wishes()).doubts)


def find_look(text: str, name: str) -> str:
    """Why a file with this text has to be looked at."""
    path = Path.cwd() / name
    path.write_text(text, encoding="utf-8")
    return Source(path).propose(Wishes()).look


# Rows of tables.


@try_each(
    ("text", "said"),
    [
        (H + A + B, ""),
        (H + A + "Delivery,<p></p>,Ships whole products,Owns a line of products\n", ""),
        (H + A + H.replace("Skill", "People") + B, "Levels are named again in row 3"),
        (H + A + "Skill,Designer,Senior Designer,Lead Designer\n" + B + C, "Levels are named again in row 3"),
        (H + A + H + B, ""),  # the same headings again
        (H + A + B + "Note,Changed in May,,\n", "Behind the last whole row stands 'Note'"),
        (H + "Hiring,Screens people,,\n" + A + B, ""),
        (H + A + "Ask Bo about this,,,\n" + B, "'Ask Bo about this' stands alone in row 3"),
        (H + A + "Page 2,,,\n" + B, ""),
        (H + "CRAFT,,,\n" + A + "Pricing,,,\n" + B + "PEOPLE,,,\n" + C, "These may not be categories: Pricing."),
        (H + "CRAFT,,,\n" + A + "See the wiki for more of this,,,\n" + B, "These may not be categories: See the wiki"),
        (H + "CRAFT,,,\n" + A + "PEOPLE,,,\n" + C, ""),
        (H + A + f",{B.split(',', 1)[1]}" + C, "Nothing stands below 'Skill' in row 3: is it what stands above?"),
        (H + A + ",Asks one,Asks two,Asks all\n" + C + ",Tells one,Tells two,Tells all\n", ""),  # each has two rows
        (DOWN + ",,Asks others\n", "Nothing stands below 'Level' in row 4"),
        (DOWN + "Lead PM,Sets the strategy,Owns a line\n", ""),
        (DOWN + "Total,3 of them are said,4 of them are said\n", "These may not be levels: Total."),
        (DOWN + "Ana,Runs them well enough,Ships them well enough\n", "These stand above or below the levels"),
        (f"{H}{A}{B}Hiring,Screens people,See PM,as Senior PM\n", "These seem to stand for other texts"),
        (f"{H}{A}{B}Hiring,Screens people,dto.,s. o.\n", "These seem to stand for other texts"),
        (f"{H}{A}{B}Hiring,Screens people,Mentors a PM,See customers\n", ""),
        ("Skill,PM,Lead PM\nSQL,✗,✓\nR,,x\n", ""),
        ("Talking,Asks,Answers\nSkill,PM,Lead\nWriting,Notes,Papers\n", "'Asks', 'Answers' above the levels are not"),
        (f"Area,{H}Craft,{A},Years,0-2,2-5,5+\n", ""),
    ],
)  # fmt: skip
def test_rows_that_are_unlike_the_others(text: str, said: str) -> None:
    assert list_doubts(text, "ladder.csv").startswith(said)
    assert bool(list_doubts(text, "ladder.csv")) == bool(said)


# Columns and what stands above them.


@try_each(
    ("text", "said"),
    [
        (",0-2 years,2-5 years,5+ years\n" + H + A + B, ""),
        (",1 team,2-3 teams,4+ teams\n" + H + A + B, "'1 team', '2-3 teams', '4+ teams' above the levels are not"),
        (",$80k,$100k,$120k\n" + H + A + B, "'$80k', '$100k', '$120k' above the levels are not taken."),
        (",Berlin,Paris,Rome\n" + H + A + B, "'Berlin', 'Paris', 'Rome' above the levels are not taken."),
        ("Expectations,,,\n" + H + A + B, ""),
        (",Now,,Then,\nSkill,PM,Lead PM,PM,Lead PM\nTalking,a b,c d,e f,g h\n", "The same levels stand below Now,"),
        (",Makers,,Heads,\nSkill,PM,Lead PM,Head,Chief\nTalking,a b,c d,e f,g h\n", ""),
        ("Skill,,Senior PM,Lead PM\n" + A + B, "A column without a heading stands before the levels"),
        ("Skill,PM,Lead PM,Head approval\nTalking,Asks now,Answers all,Fine so far\nWriting,Notes,Papers,Good\n",
         "'Head approval' stands beside the levels"),
        ('Skill,"L1\nPM\n0-2 years","L2\nLead\n2-5 years"\nTalking,Asks now,Answers all\n', "Headings of several"),
        ('Skill,"L1\nPM","L2\nLead"\nTalking,Asks now,Answers all\n', ""),
        ("Skill,Level 1,Level 2,PM\nTalking,Asks it now and then,Answers all of it,1\nWriting,Notes it,Papers it,2\n",
         "There are numbers alone below PM, and texts below others."),
        (f"Owner: Ana,,,\n{H}{A}{B}", ""),
    ],
)  # fmt: skip
def test_columns_and_headings_that_may_be_something_else(text: str, said: str) -> None:
    assert list_doubts(text, "ladder.csv").startswith(said)
    assert bool(list_doubts(text, "ladder.csv")) == bool(said)


def test_a_caption_over_all_levels_is_no_track(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (["", "Level", "", ""], *(line.split(",") for line in (H + A + B).splitlines())):
        book.active.append(row)
    book.active.merge_cells("B1:D1")
    book.save(tmp_path / "ladder.xlsx")
    proposal = Source(tmp_path / "ladder.xlsx").propose(Wishes())
    assert (proposal.doubts, {level.track for level in proposal.mapping.levels}) == ((), {""})


def test_a_cell_that_is_not_read_is_no_end_of_a_row(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (H + A + B).splitlines():
        book.active.append(row.split(","))
    book.active["D3"].font = Font(strike=True)
    book.save(tmp_path / "ladder.xlsx")
    doubts = Source(tmp_path / "ladder.xlsx").propose(Wishes()).doubts
    assert "Behind the last whole row" not in "".join(doubt.said for doubt in doubts)


# Numbers.


@try_each(
    ("text", "said"),
    [
        (NUMBERS, ""),
        (NUMBERS + "Hiring,4,2,1\n", ""),  # one of three
        ("Skill,PM,Lead PM\nDiscovery,4,2\nDelivery,3,1\n", "Less is expected at a higher level than below it"),
        (NUMBERS + "Hiring,2,3,2.5\n", ""),
        (NUMBERS + "Level fit,1,2.5,3.7\n", "These may be sums or means of the others, and no skills: Level fit."),
        (NUMBERS.replace("3", "3.3"), ""),  # so have most
        (NUMBERS.replace("3", "13"), "Numbers as high as 13 may be no steps."),
        ("Skill,PM,Lead PM\nSpeed,15%,80%\nCare,10%,90%\nTrust,5%,6%\n", ""),
        (NUMBERS + "Weight,2,3,4\n", "These may not be skills: Weight."),
    ],
)
def test_numbers_that_are_hardly_steps(text: str, said: str) -> None:
    assert list_doubts(text, "ladder.csv").startswith(said)
    assert bool(list_doubts(text, "ladder.csv")) == bool(said)


def test_a_word_beside_one_number_is_no_name_of_its_step() -> None:
    Path("ladder.csv").write_text(NUMBERS.replace("1,3,4", "1,3,4 (stretch)"), encoding="utf-8")
    assert MappedStep("4", "Step 4") in Source(Path("ladder.csv")).propose(Wishes()).mapping.scale
    Path("ladder.csv").write_text("Skill,PM,Lead\nA,1 - Low,2 - High\nB,1 - Low,2 - High\n", encoding="utf-8")
    assert Source(Path("ladder.csv")).propose(Wishes()).mapping.scale == (
        MappedStep("1", "Low"),
        MappedStep("2", "High"),
    )


# Names.


def make_levels(*names: str) -> str:
    """A list with one skill for each of several levels."""
    rows = "".join(f"{name},Talking,{name} talks\n{name},Writing,{name} writes\n" for name in names)
    return f"Level,Skill,Expectation\n{rows}"


@try_each(
    ("levels", "said"),
    [
        ("Junior PM,Senior PM", ""),
        ("Senior PM,Sr PM", "'Senior PM' and 'Sr PM' may be one level."),
        ("Middle,Mid-level", "'Middle' and 'Mid-level' may be one level."),
        ("Junior Engineer,Junior Engineers", "'Junior Engineer' and 'Junior Engineers' may be one level."),
        ("Senior,Seniour", "'Senior' and 'Seniour' may be one level."),
        ("Engineer 1,Engineer 2", ""),
        ("Engineer I,Engineer II", ""),
        ("L3 IC,L3 Manager,L4 IC", "These levels have the same code, and may be of one rank: L3 IC, L3 Manager."),
        ("Junior,From Junior to Senior,Senior", "These may not be levels: From Junior to Senior."),
        ("Week 1,Week 2,Week 3", "These may not be levels: Week 1, Week 2, Week 3."),
        ("Junior,To get to Senior,Senior", "These may not be levels: To get to Senior."),
        (
            "Junior must,Junior nice to have,Senior must,Senior nice to have",
            "These may be parts of levels, rather than levels: Junior must, Junior nice to have",
        ),
        ("Junior (DE),Junior (EN),Senior (DE),Senior (EN)", "These may be parts of levels"),
        ("Junior,Junior goals,Senior,Senior goals", "These may be parts of levels"),
        ("Engineer I,Engineer II,Senior Engineer I,Senior Engineer II", ""),
        ("Associate Manager,Senior Manager,Associate Director,Senior Director", ""),
        ("Junior PM,Senior PM,Wizard", "These stand above or below the levels, and do not read like one: Wizard."),
        ("Junior PM,Senior PM,Expert", ""),  # a word for a high step
    ],
)
def test_names_of_levels(levels: str, said: str) -> None:
    names = levels.split(",")
    wishes = "\n".join(list_doubts(make_levels(*names), "ladder.csv").splitlines())
    found = [line for line in wishes.splitlines() if not line.startswith("Nothing says which of")]
    assert [line[: len(said)] for line in found] == ([said] if said else [])


@try_each(
    ("skill", "said"),
    [
        ("Delivery", ""),
        ("Discovrey", "'Discovery' and 'Discovrey' may be one skill."),
        ("Discoveries", ""),  # a quarter of its letters is another
        ("Contacts", "These may not be skills: Contacts."),
        ("Contact details", "These may not be skills: Contact details."),
        ("Contact centre", ""),
        ("First contact", ""),
        ("How to get promoted", "These may not be skills: How to get promoted."),
        ("7", "These may not be skills: 7."),
        ("Feedback", ""),
        ("Total people", "These may not be skills: Total people."),
        ("Typical promotion time", "These may not be skills: Typical promotion time."),
        ("Reports to / team size", "These may not be skills: Reports to / team size."),
        ("Minimum to pass", "These may not be skills: Minimum to pass."),
        ("Total quality management", ""),
        ("(name of the skill)", "These may not be skills: (name of the skill)."),
        ("EXAMPLE - Making tea", "These may not be skills: EXAMPLE - Making tea."),
    ],
)
def test_names_of_skills(skill: str, said: str) -> None:
    text = "Skill,PM,Senior PM\nDiscovery,Runs it every week,Leads it for all\n"
    assert list_doubts(f"{text}{skill},Does it now and then,Does all of it\n", "ladder.csv") == said


def test_signs_tell_names_apart() -> None:
    text = "Skill,PM,Senior PM\nC,Writes some of it,Writes all of it\nC++,Reads some of it,Reads all of it\n"
    assert list_doubts(text, "ladder.csv") == ""


# Pages.

PAGE = """\
# Ladder
## Coding
### Junior
- Writes functions with help
### Senior
- Designs services for the team
## Talking
### Junior
- Explains own work
### Senior
- Explains the work of all
"""
BELOW = """\
# Ladder
## Junior Engineer
### Coding
- Writes functions with help
### Talking
- Explains own work
## Senior Engineer
### Coding
- Designs services for the team
### Talking
- Explains the work of all
"""


@try_each(
    ("text", "said"),
    [
        (PAGE, ""),
        (BELOW, ""),
        (PAGE.replace("### Senior", "### Pleno\n- Does it\n### Senior"), ""),  # by its place
        (BELOW.replace("### Talking\n- Explains own", "## Talking\n- Explains own"), "'Talking' is a skill elsewhere"),
        (BELOW.replace("### Talking\n- Explains own", "#### Talking\n- Explains own"), "'Talking' is a skill else"),
        (BELOW.replace("# Ladder\n", "# Ladder\n### Coding\nWriting it.\n### Talking\nSaying it.\n"), ""),
        (PAGE.replace("### Junior\n- Explains", "## Junior\n- Explains"), "'Junior' stands where skills do"),
        ("# Ladder\n## Craft\n" + PAGE[9:].replace("###", "####").replace("## ", "### ").replace("#####", "####"), ""),
        (PAGE.replace("- ", "\n"), ""),
        (BELOW.replace("- Explains own work", "- Explains own work\n- **Note:** ask Jo"), ""),
        (BELOW + "\nMade by Jo.\n", "These stand behind lists, and may be about something else: 'Made by Jo.'."),
        (BELOW.replace("\n- ", "\n\n").replace("of all", "of all\n\nMade by Jo."), ""),  # there is no list
        (BELOW.replace("### T", "Often.\n### T").replace("help", "help\n"), "These stand behind lists, and may"),
        (BELOW.replace("\n#", "\n\nMade by Jo.\n\n#") + "\nMade by Jo.\n", ""),  # so does each
    ],
)  # fmt: skip
def test_names_and_lines_of_pages_in_odd_places(text: str, said: str) -> None:
    found = list_doubts(text, "ladder.md")
    assert any(line.startswith(said) for line in found.splitlines()) if said else found == "", found


def test_ladders_of_several_roles_are_asked_about_where_not_all_say_that_they_are_tracks() -> None:
    page = "# Ladders\n## {}\n### Junior\n- Talk: a b\n- Plan: c d\n### Senior\n- Talk: e f\n- Plan: g h\n"
    both = page.format("Product Manager") + page.format("Designer")[10:]
    assert "tracks, or ladders of their own?" in list_doubts(both, "ladder.md")
    both = page.format("Individual track") + page.format("Management track")[10:]
    assert "tracks, or ladders" not in list_doubts(both, "ladder.md")


def test_typed_marks_are_bullets_and_furniture_of_a_page_is_no_text() -> None:
    page = BELOW.replace("- Explains own work", "• Explains own work\n• Asks others")
    Path("ladder.md").write_text(page, encoding="utf-8")
    source = Source(Path("ladder.md"))
    framework = source.take(source.propose(Wishes()), Wishes(), looked_at=False).framework
    junior = framework.skill("talking").expectations["junior-engineer"]
    assert (junior.bar, junior.behaviours) == ("", ("Explains own work", "Asks others"))
    html = "<h2>Junior</h2><h3>Talk</h3><p>Asks</p><h2>Senior</h2><h3>Talk</h3><p>Answers</p><footer>Page 1</footer>"
    Path("ladder.html").write_text(html, encoding="utf-8")
    source = Source(Path("ladder.html"))
    report = source.take(source.propose(Wishes()), Wishes(), looked_at=False).report
    assert [(each.text, each.fate) for each in report.bookings][-1] == ("Page 1", "not-understood")


# What is left out, and what cannot be read.


@try_each(
    ("text", "said"),
    [
        ("Skill,PM,Lead,\nTalking,Asks,Answers,hm\n", "'hm'"),
        ("Skill,PM,Lead,Notes\nTalking,Asks,Answers,hm\n", "'hm'"),
        ("Skill,Active,PM,Lead\nTalking,yes,Asks,Answers\nTyping,no,Slowly,Fast\n", "'Typing', 'no', 'Slowly', 'Fast'"),
        ("Owner,Ana\nSkill,PM,Lead\nWriting,Notes,Papers\n", "'Owner', 'Ana'"),
        ("Our ladder\nSkill,PM,Lead\nWriting,Notes,Papers\n", ""),
        ("Skill,PM,Lead\nTalking,Asks,Answers\nAverage,1,2\n", "'Average', '1', '2'"),
        (f"{H}{A},Ask Bo about this,,\n{B}", "'Ask Bo about this'"),
        (f"{H}{A}{B}Headcount,3,2,1\n", "'Headcount', '3', '2', '1'"),
        (f"{H}{A}{B}Base,$80k,$100k,$130k\n", "'Base', '$80k', '$100k', '$130k'"),
        (f"{NUMBERS}Reports to,2,3,4\n", "'Reports to', '2', '3', '4'"),
        ("Level,Discovery,Delivery,Gifts\nPM,Runs it,Ships it,$10\nLead PM,Leads it,Owns it,$50\n", "'$10', '$50'"),
        ("Level,Discovery,Delivery,Done\nPM,Runs it,Ships it,x\nLead PM,Leads it,Owns it,x\n", "'x'"),
        ("Skill,PM,Lead PM\nSQL,x,x\nR,o,x\n", "'o'"),
        ("Skill,PM,Lead PM\nSQL,◔,●\nR,,●\n", "'◔'"),
        ("Skill,PM,Lead PM\nSQL,✗,✓\nR,,x\n", ""),
        ("Skill,Description,PM,Lead\nCRAFT,What is made,,\nText,Of any,Notes,Papers\n", "'CRAFT', 'What is made'"),
    ],
)  # fmt: skip
def test_what_would_be_left_out_of_a_table_is_looked_at(text: str, said: str) -> None:
    assert find_look(text, "ladder.csv") == (f"Not all of the file is taken: {said}." if said else "")


def test_a_line_that_leads_to_points_and_names_another_level_is_not_dropped_unnamed() -> None:
    for lead, is_named in (("Everything of Junior, and:", True), ("As a senior you:", False), ("You can:", False)):
        Path("ladder.md").write_text(PAGE.replace("- Designs", f"{lead}\n- Designs"), encoding="utf-8")
        source = Source(Path("ladder.md"))
        report = source.take(source.propose(Wishes()), Wishes(), looked_at=True).report
        assert [each.text for each in report.lost] == ([lead] if is_named else [])


def test_a_column_or_field_that_says_what_is_in_use_is_asked_about() -> None:
    rows = "Skill,Level,Expectation,Is archived\n"
    rows += "".join(f"{skill},{level},{level} does {skill},FALSE\n" for skill in "ABC" for level in ("PM", "Lead PM"))
    assert "'FALSE', 'TRUE'" in find_look(rows[:-6] + "TRUE\n", "ladder.csv")
    skill = '{"name":"{}","is_active":{},"expectations":[{"level":"PM","text":"Asks"},{"level":"Lead PM","text":"Is"}]}'
    skills = [skill.replace("{}", name, 1).replace("{}", active) for name, active in (("A", "true"), ("B", "false"))]
    assert "is_active says that some count no more" in list_doubts(f'{{"skills":[{",".join(skills)}]}}', "ladder.json")


def test_a_web_address_behind_a_name_is_no_part_of_it() -> None:
    page = "(https://wiki.example/{}?v=1)"
    rows = "".join(f"Writes it,SQL {page.format(1)},{level} {page.format(2)}\n" for level in ("PM", "Lead PM"))
    Path("ladder.csv").write_text(f"Expectation,Skill,Level\n{rows}", encoding="utf-8")
    source = Source(Path("ladder.csv"))
    proposal = source.propose(Wishes())
    assert [level.name for level in proposal.mapping.levels] == ["PM", "Lead PM"]
    made = source.take(proposal, Wishes(), looked_at=False)
    assert ([skill.name for skill in made.framework.skills], made.report.lost) == (["SQL"], ())


@try_each(("line", "is_title"), [("Bakers", True), ("Exported by Dana", False), ("As of 2026-05-01", False)])
def test_a_line_about_the_file_is_no_title(line: str, is_title: bool) -> None:
    Path("ladder.csv").write_text(f"{line},,,\n{H}{A}{B}", encoding="utf-8")
    assert (Source(Path("ladder.csv")).propose(Wishes()).mapping.title == line) == is_title


def test_text_of_another_encoding_is_refused() -> None:
    polish = "Umiejętność,PM,Starszy PM\nPoznawanie użytkowników,Pyta ludzi,Układa całość\n"
    Path("ladder.csv").write_bytes(polish.encode("cp1250"))
    with pytest.raises(NotRead, match="in which encoding"):
        Source(Path("ladder.csv"))


@pytest.mark.parametrize(
    "cell", ["Gespräch – offen, Führt §", "¿Qué sabe? ¡Pregunta!", "Liest «alles»", "Knows Acme® and 20 m²", "3½ hours"]
)
def test_windows_text_of_the_west_is_read(cell: str) -> None:
    Path("ladder.csv").write_bytes(f'Fähigkeit,PM,Leiter\nReden,"{cell}",Führt\n'.encode("cp1252"))
    source = Source(Path("ladder.csv"))
    framework = source.take(source.propose(Wishes()), Wishes(), looked_at=True).framework
    assert framework.skills[0].expectations["pm"].bar == cell


# What is not asked about.


@try_each(
    "headings",
    [
        "Skill,Engineer,Senior,Staff",
        "Skill,Junior,Senior,Architect",
        "Skill,Beginner,Intermediate,Expert",
        "Skill,Phase 1,Phase 2,Phase 3",
        "Skill,A,B,C",
        "Skill,1,2,3",
        "Skill,I,II,III",
        "Level,Junior,Mid,Senior",
        "Role,Junior,Mid,Senior",
        "Expectation,Junior,Mid,Senior",
        "Competência,Júnior,Pleno,Sênior",
    ],
)
def test_headings_of_clean_tables(headings: str) -> None:
    text = f"{headings}\nCoding,Writes some of it,Designs modules of it,Sets standards for all\n"
    text += "Talking,Asks early and often,Explains the work,Aligns the teams\n"
    assert list_doubts(text, "ladder.csv") == ""
    source = Source(Path("ladder.csv"))
    proposal = source.propose(Wishes())
    source.check(proposal, Wishes())
    assert [level.name for level in proposal.mapping.levels] == headings.split(",")[1:]


def test_a_heading_that_counts_nothing_is_asked_about() -> None:
    for headings in ("Skill,Phase 1,Phase 3", "Skill,Expert,Beginner", "Skill,B,C"):
        text = f"{headings}\nCoding,Writes some of it,Designs modules of it\nTalking,Asks early,Explains the work\n"
        assert list_doubts(text, "ladder.csv").startswith("Nothing says whether these headings are levels")


@try_each(
    "text",
    [
        BELOW + "## FAQ\nNobody skips a level.\n",
        BELOW.replace("### Coding\n- Writes", "- Learns the stack\n- Asks early\n### Coding\n- Writes"),
        BELOW.replace("### Coding", "**Level:** 3\n\n### Coding"),
        BELOW.replace("## Junior", "## 1.1 Junior")
        .replace("## Senior", "## 1.2 Senior")
        .replace("### T", "### 1.2.2 T"),
    ],
)
def test_pages_with_ordinary_lines_beside_skills(text: str) -> None:
    doubts = list_doubts(text, "ladder.md")
    assert "Coding" not in doubts
    assert "Not understood" not in doubts
    source = Source(Path("ladder.md"))
    framework = source.take(source.propose(Wishes()), Wishes(), looked_at=True).framework
    assert [skill.name for skill in framework.skills] == ["Coding", "Talking"]
    assert [level.title for level in framework.levels] == ["Junior Engineer", "Senior Engineer"]


def test_numbered_lists_in_cells_are_points() -> None:
    text = 'Skill,Recruiter,Senior Recruiter\nSourcing,"1. Searches all\n2. Writes","1. Builds\n2. Runs"\n'
    assert list_doubts(text + 'Closing,"1. Offers\n2. Calls","1. Negotiates\n2. Closes"\n', "ladder.csv") == ""
    source = Source(Path("ladder.csv"))
    framework = source.take(source.propose(Wishes()), Wishes(), looked_at=False).framework
    assert framework.skill("sourcing").expectations["recruiter"].behaviours == ("Searches all", "Writes")


def test_a_sentence_before_points_is_no_lead_in_and_is_kept() -> None:
    page = BELOW.replace("- Writes functions", "Writes small features. In particular:\n- Writes functions")
    page = page.replace("- Explains own work", "- Owns the notes, including:\n  - writing them")
    Path("ladder.md").write_text(page, encoding="utf-8")
    source = Source(Path("ladder.md"))
    framework = source.take(source.propose(Wishes()), Wishes(), looked_at=True).framework
    coding, talking = (framework.skill(id).expectations["junior-engineer"] for id in ("coding", "talking"))
    assert (coding.bar, coding.behaviours) == ("Writes small features. In particular:", ("Writes functions with help",))
    assert talking.behaviours == ("Owns the notes, including:", "writing them")


@try_each(
    ("text", "said"),
    [
        (BELOW.replace("- Explains own work", "Do:\n- Explains\n\nDon't:\n- Hides"), "What stands below 'Don't:'"),
        (BELOW.replace("- Explains own work", "Do:\n- Explains\n\nDon’t:\n- Hides"), "What stands below 'Don’t:'"),
        (BELOW.replace("- Explains own work", "- Explains\n- Nice to have\n  - Talks"), "What stands below 'Nice"),
        (BELOW.replace("- Explains own work", "You can:\n- Explains"), ""),
        (BELOW + "## More\nResources:\n- Books\n", ""),  # which is not taken
        ("# Ladder\n## Junior → Senior\n### Talk\n- a b\n### Plan\n- c\n## Senior → Lead\n### Talk\n- d\n### Plan\n- e",
         "These may not be levels: Junior → Senior, Senior → Lead."),
    ],
)  # fmt: skip
def test_labels_and_names_that_say_that_something_else_follows(text: str, said: str) -> None:
    found = list_doubts(text, "ladder.md")
    assert any(line.startswith(said) for line in found.splitlines()) if said else found == "", found


@try_each(
    ("text", "said"),
    [
        ("Skill,Engineer,Staff Engineer,Engineering Manager\nCoding,Writes it,Leads it,Hires for it\n",
         "These may be on a track of their own: Engineering Manager."),
        ("Skill,PM,Principal PM,Director\nCoding,Writes it,Leads it,Hires for it\n", ""),
        ("Skill,P1,P2\nCoding,Writes it all,Leads it all\nExample,The cart of it,The guide of it\n",
         "These may not be skills: Example."),
        ("Skill,P1,P2\nCoding,Writes it all,Leads it all\nAnti-patterns,Hides it well,Does it alone\n",
         "These may not be skills: Anti-patterns."),
        ("Skill,P1,P2\nCoding,Writes it all,No change\nTalking,Says it,Says more of it\n", "These seem to stand for"),
    ],
)  # fmt: skip
def test_levels_and_rows_that_belong_elsewhere(text: str, said: str) -> None:
    found = list_doubts(text, "ladder.csv")
    assert found.startswith(said) if said else found == "", found


# Numbers that decide.


@try_each(("one", "other", "is_alike"), [("Coach", "Coachs", True), ("Care", "Cares", False)])
def test_short_words_are_not_misspelt(one: str, other: str, is_alike: bool) -> None:
    text = (
        f"Skill,PM,Senior PM\n{one},Does it now and then,Does all of it\n{other},Runs it every week,Leads it for all\n"
    )
    assert ("may be one skill" in list_doubts(text, "ladder.csv")) == is_alike


@try_each(("words", "is_remark"), [("WHAT WE LOOK FOR", False), ("WHAT WE ALL LOOK FOR", True)])
def test_the_name_of_a_category_has_few_words(words: str, is_remark: bool) -> None:
    text = f"{H}CRAFT,,,\n{A}{words},,,\n{C}"
    assert ("These may not be categories" in list_doubts(text, "ladder.csv")) == is_remark


@try_each(("low", "high", "is_sum"), [(2, 6, False), (2, 7, True), (0, 5, False), (0, 6, True)])
def test_the_number_of_a_sum_is_far_above_a_scale(low: int, high: int, is_sum: bool) -> None:
    text = f"{H}Asking,1,1,{low + 1}\nTalking,1,1,{low + 2}\nTyping,1,1,{low + 2}\nHiring,1,1,{high}\n"
    assert ("may be sums" in list_doubts(text, "ladder.csv")) == is_sum


@try_each(
    ("text", "is_money"),
    [
        ("50-60k", True),
        ("€ 60,000", True),
        ("80.000 EUR", True),
        ("from 80 000 to 90 000 EUR", True),
        ("from 80 000 to about 90 000 EUR", False),
        ("3 studies", False),
        ("Level 4", False),
    ],
)
def test_amounts_of_money(text: str, is_money: bool) -> None:
    assert is_pay(text) == is_money


@try_each(
    ("text", "leads"),
    [
        ("At this level you can:", True),
        ("At this level you often can:", False),
        ("It helps. So:", False),
        ("Can", False),
    ],
)
def test_a_line_that_only_leads_to_others_is_short(text: str, leads: bool) -> None:
    assert leads_in(text) == leads


def test_so_many_texts_of_a_file_stand_in_a_sentence() -> None:
    letters = [*"abcdefghij"]
    assert format_texts(letters[:8]) == "a, b, c, d, e, f, g, h"
    assert format_texts(letters[:9]) == "a, b, c, d, e, f, g, h and 1 more"
    assert format_texts(["a", "a", "b\nc"]) == "a, b c"
