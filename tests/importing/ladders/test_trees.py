"""Ladders in JSON and YAML: what keys are names, what each path holds, and what a file does not say."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importing import list_doubts, list_lost, take_texts

from pm_career.importing.ladders.import_ladder import propose, take
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.sheets.bounds import Budget
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.sheets.tree_keys import find_names
from pm_career.importing.ladders.sheets.trees import parse_yaml, read_tree


def read(value: Any) -> list[Table | Outline]:
    """The parts of a tree; a text is YAML."""
    return read_tree(parse_yaml(value, "a.yaml") if isinstance(value, str) else value, "a.yaml", Budget("a.yaml"))


def list_doubts_of(value: Any) -> str:
    return list_doubts(read(value))


def take_texts_of(value: Any) -> dict[str, dict[str, tuple[str, ...]]]:
    return take_texts(read(value))


TAKEN = {
    "Code": {"Engineer": ("Writes code",), "Senior Engineer": ("Designs code",)},
    "Talks": {"Engineer": ("Gives talks",), "Senior Engineer": ("Hosts talks",)},
}
PLAIN = {
    "skills, then levels": """
        Code: {Engineer: Writes code, Senior Engineer: Designs code}
        Talks: {Engineer: Gives talks, Senior Engineer: Hosts talks}
    """,
    "levels, then skills": """
        Engineer: {Code: Writes code, Talks: Gives talks}
        Senior Engineer: {Code: Designs code, Talks: Hosts talks}
    """,
    "a title and a date above them": """
        title: Ladder
        updated: 2024-05-01
        Code: {Engineer: Writes code, Senior Engineer: Designs code}
        Talks: {Engineer: Gives talks, Senior Engineer: Hosts talks}
    """,
    "keys that say what they are": """
        levels:
          Engineer: {skills: {Code: Writes code, Talks: Gives talks}}
          Senior Engineer: {skills: {Code: Designs code, Talks: Hosts talks}}
    """,
    "lists of records": """
        levels:
          - name: Engineer
            skills: [{name: Code, description: Writes code}, {name: Talks, description: Gives talks}]
          - name: Senior Engineer
            skills: [{name: Code, description: Designs code}, {name: Talks, description: Hosts talks}]
    """,
    "lists of single keys": """
        - Engineer: [{Code: Writes code}, {Talks: Gives talks}]
        - Senior Engineer: [{Code: Designs code}, {Talks: Hosts talks}]
    """,
    "levels beside the skill's name": """
        list:
          - {skill: Code, Engineer: {text: Writes code}, Senior Engineer: {text: Designs code}}
          - {skill: Talks, Engineer: {text: Gives talks}, Senior Engineer: {text: Hosts talks}}
    """,
    "lists beside a level": """
        levels:
          - {level: Engineer, Code: [Writes code], Talks: [Gives talks]}
          - {level: Senior Engineer, Code: [Designs code], Talks: [Hosts talks]}
    """,
    "texts below levels beside a field": """
        Engineer: {Code: Writes code, Talks: Gives talks, title: [Coder]}
        Senior Engineer: {Code: Designs code, Talks: Hosts talks, title: [Architect]}
    """,
    "ids that stand for names": """
        levels: [{id: a, name: Engineer}, {id: b, name: Senior Engineer}]
        skills: [{id: c, name: Code}, {id: d, name: Talks}]
        expectations:
          - {levelId: a, skillId: c, criteria: [Writes code]}
          - {levelId: b, skillId: c, criteria: [Designs code]}
          - {levelId: a, skillId: d, criteria: [Gives talks]}
          - {levelId: b, skillId: d, criteria: [Hosts talks]}
    """,
    "ids that are keys": """
        levels: [{id: a, name: Engineer}, {id: b, name: Senior Engineer}]
        skills:
          - {name: Code, levels: {a: Writes code, b: Designs code}}
          - {name: Talks, levels: {a: Gives talks, b: Hosts talks}}
    """,
    "keys that are ids of what they hold": """
        levels: {one: {title: Engineer}, two: {title: Senior Engineer}}
        skills:
          Code: {one: Writes code, two: Designs code}
          Talks: {one: Gives talks, two: Hosts talks}
    """,
    "a level or skill in an object of its own": """
        - {level: {name: Engineer, order: 1}, skill: {name: Code}, text: Writes code}
        - {level: {name: Senior Engineer, order: 2}, skill: {name: Code}, text: Designs code}
        - {level: {name: Engineer, order: 1}, skill: {name: Talks}, text: Gives talks}
        - {level: {name: Senior Engineer, order: 2}, skill: {name: Talks}, text: Hosts talks}
    """,
    "records that name both": """
        levels: [Engineer, Senior Engineer]
        skills: [Code, Talks]
        matrix:
          - {level: Engineer, skill: Code, points: [Writes code]}
          - {level: Senior Engineer, skill: Code, points: [Designs code]}
          - {level: Engineer, skill: Talks, points: [Gives talks]}
          - {level: Senior Engineer, skill: Talks, points: [Hosts talks]}
    """,
    "rows of a sheet": {
        "values": [
            ["Skill", "Engineer", "Senior Engineer"],
            ["Code", "Writes code", "Designs code"],
            ["Talks", "Gives talks", "Hosts talks"],
        ]
    },
}


@pytest.mark.parametrize("value", PLAIN.values(), ids=PLAIN)
def test_a_plain_tree_is_taken_at_once(value: Any) -> None:
    assert list_doubts_of(value) == ""
    assert take_texts_of(value) == TAKEN


def test_names_of_levels_that_nobody_knows_are_found_where_the_file_lists_them() -> None:
    tree = "skills:\n  Code: {Bud: Writes code, Oak: Designs code}\n  Talks: {Bud: Gives talks, Oak: Hosts talks}\n"
    for levels in (
        "levels: [Bud, Oak]\n",
        "levels: {Bud: New to it, Oak: Knows it}\n",
        "levels: [{name: Bud}, {name: Oak}]\n",
    ):
        assert "whether" not in list_doubts_of(levels + tree)
        assert take_texts_of(levels + tree)["Code"] == {"Bud": ("Writes code",), "Oak": ("Designs code",)}


def test_the_nearest_names_are_skills_and_those_around_them_categories() -> None:
    tree = """
        areas:
          - name: Craft
            skills: {Code: {Junior: Writes code, Senior: Designs code}}
          - name: People
            skills: {Talks: {Junior: Gives talks, Senior: Hosts talks}, Care: {Junior: Says thanks, Senior: Says sorry}}
    """
    assert list_doubts_of(tree) == ""
    assert [*take_texts_of(tree)] == ["Code (Craft)", "Talks (People)", "Care (People)"]


def test_lists_of_like_records_are_categories_also_where_one_has_a_single_record() -> None:
    tree = """
        craft: [{name: Code, levels: {Junior: Writes it, Senior: Plans it}}]
        people:
          - {name: Care, levels: {Junior: Says thanks, Senior: Says sorry}}
          - {name: Talks, levels: {Junior: Gives one, Senior: Hosts one}}
    """
    assert [*take_texts_of(tree)] == ["Code (craft)", "Care (people)", "Talks (people)"]
    one = (
        "skills: {all: [{care: [{title: Care, Junior: Says it, Senior: Shows it}], code: [{title: Code, Junior: A}]}]}"
    )
    assert [*take_texts_of(one)] == ["Care (care)", "Code (code)"]


def test_what_is_said_of_a_level_or_skill_is_no_expectation() -> None:
    tree = """
        levels:
          - {code: L1, name: Buyer, summary: Buys small things, yearsOfExperience: 0-2, number: 1}
          - {code: L2, name: Senior Buyer, summary: Buys large things, yearsOfExperience: 2-5, number: 2}
        skills:
          - name: Care
            about: Being kind
            levels: {Buyer: {expectation: Says thanks, examples: [A card]}, Senior Buyer: {expectation: Says sorry}}
    """
    parts = read(tree)
    framework = take(parts, propose(parts, Wishes()).mapping).framework
    assert [(level.title, level.summary) for level in framework.levels] == [
        ("Buyer", "Buys small things"),
        ("Senior Buyer", "Buys large things"),
    ]
    assert framework.skills[0].description == "Being kind"
    assert framework.skills[0].expectations["buyer"].evidence == ("A card",)


def test_a_list_of_skills_beside_the_levels_describes_theirs() -> None:
    tree = """
        skills: [{name: Code, description: Making it}]
        levels:
          - {name: Junior, skills: [{name: Code, text: Writes it}]}
          - {name: Senior, skills: [{name: Code, text: Plans it}]}
    """
    parts = read(tree)
    (skill,) = take(parts, propose(parts, Wishes()).mapping).framework.skills
    assert (skill.description, [*skill.expectations]) == ("Making it", ["junior", "senior"])


def test_a_number_called_level_is_a_step_in_a_level_and_a_rank_beside_its_name() -> None:
    steps = """
        levels:
          - {name: Buyer, skills: [{name: Care, level: 1}]}
          - {name: Lead Buyer, skills: [{name: Care, level: 3}]}
    """
    parts = read(steps)
    framework = take(parts, propose(parts, Wishes()).mapping).framework
    assert [said.step for said in framework.skills[0].expectations.values()] == [1, 3]
    ranks = "levels: [{name: Zen, level: 1, skills: {Care: Says it}}, {name: Bud, level: 2, skills: {Care: Shows it}}]"
    assert list_doubts_of(ranks) == ""
    assert take_texts_of(ranks) == {"Care": {"Zen": ("Says it",), "Bud": ("Shows it",)}}


ROLES = """
    skills:
      - {name: SQL, levels: {basic: Writes a query, good: Tunes it}}
      - {name: Git, levels: {basic: Commits it, good: Rebases it}}
    roles:
      - {name: Junior Developer, requirements: [{skill: SQL, level: basic}]}
      - {name: Senior Developer, requirements: [{skill: SQL, level: good}, {skill: Git, level: basic}]}
"""


def test_a_level_below_the_name_of_another_one_is_a_step() -> None:
    parts = read(ROLES)
    assert "basic, good are steps: what skills[].levels.* says of each is not taken." in list_doubts(parts)
    made = take(parts, propose(parts, Wishes(scale=("basic", "good"))).mapping, looked_at=True)
    steps = {
        f"{skill.name}, {level}": said.step
        for skill in made.framework.skills
        for level, said in skill.expectations.items()
    }
    assert steps == {"SQL, junior-developer": 1, "SQL, senior-developer": 2, "Git, senior-developer": 1}
    left_out = [each.text for each in made.report.bookings if each.fate is Fate.FILTERED]
    assert left_out == ["basic", "Writes a query", "good", "Tunes it", "basic", "Commits it", "good", "Rebases it"]


def test_the_name_of_a_level_again_in_its_records_is_no_step() -> None:
    text = """
        levels:
          - {name: Junior, asks: [{skill: Code, level: Junior, text: Writes it}]}
          - {name: Senior, asks: [{skill: Code, level: Senior, text: Plans it}]}
    """
    assert take_texts_of(text) == {"Code": {"Junior": ("Writes it",), "Senior": ("Plans it",)}}


def test_a_job_that_is_called_as_one_of_its_levels_is_no_level() -> None:
    roles = """
        roles:
          - {name: Engineer, levels: [{title: Engineer, asks: [Codes it all]}, {title: Lead Engineer, asks: [Plans]}]}
          - {name: Baker, levels: [{title: Baker, asks: [Bakes it all]}, {title: Lead Baker, asks: [Plans that]}]}
    """
    parts = read(roles)
    doubt, *_ = [doubt for doubt in propose(parts, Wishes()).doubts if doubt.option == "--role"]
    assert doubt.others == ("Engineer", "Baker")
    assert take_texts(parts, Wishes(role="Baker")) == {"A": {"Baker": ("Bakes it all",), "Lead Baker": ("Plans that",)}}


def test_jobs_whose_levels_stand_below_them_are_neither_levels_nor_skills() -> None:
    roles = """
        roles:
          - {name: Software Engineer, levels: [{title: Junior Engineer, asks: [Codes it, Tests it]},
                                               {title: Senior Engineer, asks: [Plans it, Leads it]}]}
          - {name: Data Engineer, levels: [{title: Junior Engineer, asks: [Loads it, Checks it]},
                                           {title: Senior Engineer, asks: [Models it, Leads them]}]}
    """
    parts = read(roles)
    doubt, *_ = [doubt for doubt in propose(parts, Wishes()).doubts if doubt.option]
    assert (doubt.option, doubt.others) == ("--role", ("Software Engineer", "Data Engineer"))
    expected = {"Junior Engineer": ("Loads it", "Checks it"), "Senior Engineer": ("Models it", "Leads them")}
    assert take_texts(parts, Wishes(role="Data Engineer")) == {"A": expected}


@pytest.mark.parametrize(
    "asked",
    ["asks: [Cooks with help, Asks]", "skills: [Cooks with help, Asks]", "items: [Cooks with help, Asks]",
     "responsibilities: [Cooks with help, Asks]", "expectations: [Cooks with help, Asks], hires: [From a school]"],
)  # fmt: skip
def test_what_levels_without_skills_expect_is_one_skill(asked: str) -> None:
    levels = f"[{{title: Junior, summary: Learns it, {asked}}}, {{title: Senior, {asked.replace('help', 'ease')}}}]"
    expected = {"Junior": ("Cooks with help", "Asks"), "Senior": ("Cooks with ease", "Asks")}
    for title in ("", "title: Kitchen, "):
        named = "Kitchen" if title else "A"
        parts = read(f"{{{title}levels: {levels}}}")
        assert take_texts(parts) == {named: expected}
        assert list_doubts(parts).split("\n")[0].endswith(f"all that they expect is one skill, '{named}'.")


LISTS = "{Junior: [Asks first], Senior: [Tells them]}"


@pytest.mark.parametrize("text", [LISTS, f"levels: {LISTS}"])
def test_lists_right_below_the_names_of_levels_are_what_they_expect(text: str) -> None:
    assert take_texts_of(text) == {"A": {"Junior": ("Asks first",), "Senior": ("Tells them",)}}


def test_several_lists_that_are_one_skill_are_named() -> None:
    said = "It has levels[].asks[], levels[].does[]."
    text = "levels: [{name: Junior, asks: [Asks first], does: [Cooks it]}, {name: Senior, asks: [Tells them]}]"
    assert list_doubts_of(text).endswith(said)


def test_a_step_beside_the_name_of_its_skill_is_no_level() -> None:
    text = """
        levels:
          - {name: Agent, skills: {Tone: {level: basic}, SQL: {level: good}}}
          - {name: Senior Agent, skills: {Tone: {level: good}, SQL: {level: expert}}}
    """
    parts = read(text)
    framework = take(parts, propose(parts, Wishes(scale=("basic", "good", "expert"))).mapping).framework
    assert [[said.step for said in skill.expectations.values()] for skill in framework.skills] == [[1, 2], [2, 3]]


def test_tracks_with_levels_of_lists_are_tracks_and_levels_in_levels_are_levels() -> None:
    tracks = """
        tracks:
          - {name: IC, levels: [{name: Junior, asks: [Cooks it all]}, {name: Senior, asks: [Plans it all]}]}
          - {name: M, levels: [{name: Lead, asks: [Leads them all]}]}
    """
    parts = read(tracks)
    framework = take(parts, propose(parts, Wishes()).mapping, looked_at=True).framework
    assert [(level.title, level.track) for level in framework.levels] == [
        ("Junior", "ic"), ("Senior", "ic"), ("Lead", "m")
    ]  # fmt: skip
    nested = "levels: [{name: Junior, levels: [{name: Low, asks: [Cooks it all]}, {name: High, asks: [Does it all]}]}]"
    assert [*take_texts_of(nested)] == ["A"]


@pytest.mark.parametrize("listed", ["tools: [hammer, saw]", "notes: [Asks for more, Gets less]"])
def test_lists_of_words_and_of_notes_below_levels_expect_nothing(listed: str) -> None:
    (part,) = propose(
        read(f"levels: [{{title: Junior, {listed}}}, {{title: Senior, {listed}}}]"), Wishes()
    ).mapping.parts
    assert {line.holds for line in part.lines} <= {"level", "nothing"}


DOUBTED = {
    "which names are levels": (
        "aspen: {Code: Writes code, Talks: Gives talks}\nbirch: {Code: Designs code, Talks: Hosts talks}",
        "Nothing says whether the levels are aspen, birch, or Code, Talks.",
    ),
    "numbers may be steps": (
        "Code: {1: Writes code, 2: Designs code}\nTalks: {1: Gives talks, 2: Hosts talks}",
        "Nothing says whether the levels are Code, Talks, or 1, 2.",
    ),
    "a field that nobody knows": (
        "skills: [{name: Code, howToGrow: Read a book, levels: {Junior: Writes it, Senior: Designs it}}]",
        "It is not clear what skills[].howToGrow holds: 'Read a book'.",
    ),
    "a part of what is expected that nobody knows": (
        "skills: {Code: {Junior: {do: [Write it], dont: [Copy it]}, Senior: {do: [Plan it], dont: [Rush it]}}}",
        "It is not clear what do, dont are.",
    ),
    "watch-outs of one skill": (
        "skills: {Code: {Junior: {bar: Writes it, antiPatterns: [Copies it]}, Senior: {bar: Designs it}}}",
        "It is not clear what skills.*.*.antiPatterns[] holds: 'Copies it'.",
    ),
    "ladders side by side": (
        """
        design: {levels: [{name: Junior, skills: {Craft: Draws it}}, {name: Senior, skills: {Craft: Plans it}}]}
        sales: {levels: [{name: Junior, skills: {Calls: Makes it}}, {name: Senior, skills: {Calls: Plans it}}]}
        """,
        "Levels stand below each of design, sales: tracks, or ladders of their own?",
    ),
    "roles side by side": (
        """
        - {role: Painter, levels: [{name: Junior, skills: {Craft: Draws}}, {name: Senior, skills: {Craft: Plans it}}]}
        - {role: Seller, levels: [{name: Junior, skills: {Calls: Makes it}}, {name: Senior, skills: {Calls: Plans it}}]}
        """,
        "Levels stand below each of Painter, Seller: tracks, or ladders of their own?",
    ),
    "people": (
        """
        people:
          - {name: Ann, level: Senior, skills: {Code: 3, Talks: 2}}
          - {name: Bo, level: Junior, skills: {Code: 1, Talks: 1}}
        """,
        "Levels stand below each of Ann, Bo: tracks, or ladders of their own?",
    ),
    "two lists that say what is expected": (
        """
        changelog: [{level: Senior, skill: Code, text: We moved the text to others}]
        skills: {Code: {Junior: Writes it, Senior: Designs it}}
        """,
        "What is expected stands at changelog[].level and skills.*.*, and all of it is taken.",
    ),
    "a skill in two categories": (
        """
        - {area: Product, skills: {Planning: {Junior: Plans a day, Senior: Plans a year}}}
        - {area: People, skills: {Planning: {Junior: Plans own time, Senior: Plans hiring}}}
        """,
        "Several places describe planning at junior, planning at senior, and all of them are taken together.",
    ),
    "what is no longer in use": (
        """
        skills:
          - {name: Code, status: active, levels: {Junior: Writes it, Senior: Designs it}}
          - {name: Fax, status: retired, levels: {Junior: Sends it, Senior: Mends it}}
        """,
        "skills[].status says that some count no more, and all are taken.",
    ),
}


@pytest.mark.parametrize(("value", "said"), DOUBTED.values(), ids=DOUBTED)
def test_what_a_tree_does_not_say_is_doubted(value: str, said: str) -> None:
    assert said in list_doubts_of(value).split("\n")


@pytest.mark.parametrize("name", ["ladders side by side", "roles side by side"])
def test_one_of_several_ladders_in_a_tree_is_taken(name: str) -> None:
    parts = read(DOUBTED[name][0])
    doubt, *_ = propose(parts, Wishes()).doubts
    wishes = Wishes(role=doubt.others[1])
    assert list_doubts(parts, wishes) == ""
    assert take_texts(parts, wishes) == {"Calls": {"Junior": ("Makes it",), "Senior": ("Plans it",)}}


NO_LADDERS = {
    "a project": {"name": "site", "scripts": {"build": "build all of it"}, "authors": [{"name": "Lead Dev"}]},
    "pay": {"bands": [{"level": "L1", "towns": [{"name": "Rome", "min": 5, "max": 6}]}, {"level": "L2", "towns": []}]},
    "positions of a list are no levels": {"levels": ["Bud", "Oak"], "skills": {"Code": ["Writes it", "Plans it"]}},
    "levels without skills": {"levels": {"Junior": {"summary": "Learns it"}, "Senior": {"summary": "Knows it"}}},
    "points without a skill": {
        "levels": [{"name": "Junior", "skills": ["Writes it"]}, {"name": "Senior", "skills": []}]
    },
}


@pytest.mark.parametrize("value", NO_LADDERS.values(), ids=NO_LADDERS)
def test_a_tree_that_is_no_ladder_says_nothing_of_skills(value: Any) -> None:
    expected = {"text", "bar", "behaviours", "evidence", "step"}
    for part in propose(read(value), Wishes()).mapping.parts:
        held = {line.holds for line in part.lines}
        assert not (expected & held and {"level", "skill"} <= held)


def test_what_is_said_of_levels_in_lists_is_no_level() -> None:
    tree = "levels: [{name: Buyer, tasks: [Buys small]}, {name: Senior Buyer, tasks: [Buys large, Plans it]}]"
    assert [level.name for level in propose(read(tree), Wishes()).mapping.levels] == ["Buyer", "Senior Buyer"]


def test_what_is_not_of_the_ladder_is_named() -> None:
    tree = """
        owner: kim
        export: {by: bo}
        Code: {Junior: Writes it, Senior: Plans it, note: Ask kim first}
        Talks: {Junior: Gives one}
    """
    assert list_doubts_of(tree) == ""
    assert list_lost(read(tree)) == ["kim", "bo", "Ask kim first"]


@pytest.mark.parametrize(
    ("value", "path", "names"),
    [
        ({"skills": {"Code": 1, "Tests": 2}}, ".skills", {"Code", "Tests"}),
        ({"skills": {"name": "Code", "Tests": 2}}, ".skills", set()),
        ({"Junior": {"Code": 1, "Tests": 2}, "Senior": {"Code": 2}}, "", {"Junior", "Senior"}),
        ({"definition": "a b", "Junior": "c d", "Senior": "e f"}, "", {"Junior", "Senior"}),
        ({"lead": "Ann", "team": "Core"}, "", set()),
        ({"a": {"x": "y z"}, "b": {"x": "z y"}}, "", {"a", "b"}),
        ({"a": {"x": "y z"}, "b": {"w": "z y"}}, "", set()),
        ({"a": {"x": "y z"}}, "", set()),
        ([{"a": "y z", "b": "z y"}, {"a": "y y", "b": "z z"}], "[]", set()),
        ([{"a": "y z"}, {"b": "z y"}], "[]", {"a", "b"}),
        ({"format": "json", "tenant": "acme"}, "", set()),
        ([{"level": "L1", "a": ["x"], "b": ["y"]}, {"level": "L2", "a": [], "b": []}], "[]", {"a", "b"}),
        ([{"level": "L1", "a": [{"x": 1}], "b": [["y"]]}, {"level": "L2", "a": [], "b": []}], "[]", set()),
        ([{"level": "L1", "skill": "C", "a": ["x"], "b": ["y"]}] * 2, "[]", set()),
        ({"list": [{"id": "a"}], "of": {"a": "y z", "name": "b"}}, ".of", {"a"}),
    ],
)
def test_which_keys_are_names(value: Any, path: str, names: set[str]) -> None:
    assert find_names(value)[path] == names


_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8))
_KEYS = st.one_of(
    st.text(max_size=4), st.sampled_from(["name", "level", "skills", "Junior", "Senior", "a.b", "x[]", "id"])
)
_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=4)),
    max_leaves=20,
)


def list_scalars(value: Any) -> list[str]:
    """Every single value of a tree that says something, as it is written in a cell."""
    if isinstance(value, dict | list):
        return [text for each in (value.values() if isinstance(value, dict) else value) for text in list_scalars(each)]
    text = {True: "yes", False: "no"}[value] if isinstance(value, bool) else "" if value is None else str(value)
    return [text] if text.strip() else []


@given(st.dictionaries(_KEYS, _TREES, max_size=4))
def test_every_value_of_a_tree_is_counted_once(value: Any) -> None:
    parts = read(value)
    tables = [cell.text for part in parts if isinstance(part, Table) for cell in part.list_filled()]
    outlines = [part for part in parts if isinstance(part, Outline)]
    nodes = [node for part in outlines for node, _ in part.walk() if node.cell.filled]
    texts = [node.cell.text for node in nodes if not node.kind.endswith(".*")]
    assert Counter([*tables, *texts]) == Counter(list_scalars(value))
    assert [node.cell.row for node in nodes] == [*range(1, len(nodes) + 1)]


@pytest.mark.parametrize(("count", "is_read"), [(1_000, True), (1_001, False)])
def test_an_object_has_only_so_many_names(count: int, is_read: bool) -> None:
    assert bool(find_names({f"Senior {number}": "a b" for number in range(count)})[""]) is is_read


@pytest.mark.parametrize(("count", "is_read"), [(1_997, True), (1_998, False)])
def test_a_ladder_has_only_so_many_paths(count: int, is_read: bool) -> None:
    levels = {"name": "Junior", **{f"field {number}": "x" for number in range(count)}}
    (part,) = propose(read({"levels": [levels, {"name": "Senior", "skills": {"Care": "a b"}}]}), Wishes()).mapping.parts
    assert part.is_taken is is_read
