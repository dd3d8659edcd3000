"""The file of a mapping: what is written reads back the same, and what does not fit is said in a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from try_each import try_each

from pm_career.errors import UsageError
from pm_career.importing.ladders.mapping import (
    HOLDS,
    About,
    Column,
    Doubt,
    Line,
    MappedLevel,
    MappedSkill,
    Mapping,
    Part,
    Proposal,
    Row,
    Steps,
)
from pm_career.importing.ladders.mapping_file import format_mapping, read_mapping

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp"], include_characters="\n"),
    min_size=1,
    max_size=12,
)
TEXTS = TEXTS.filter(lambda text: text.strip() != "" and "\ufeff" not in text)
"""Texts as a proposal has them: `spell` has put what separates lines and paragraphs on one line."""
WORDS = st.sampled_from(HOLDS)
ABOUT = st.builds(About, *[st.just("") | TEXTS] * 4)
COLUMNS = st.builds(Column, TEXTS | st.just(""), st.integers(1, 99), WORDS, ABOUT)
LINES = st.builds(Line, TEXTS, TEXTS | st.just(""), WORDS, WORDS | st.just(""), WORDS | st.just(""))
TABLES = st.builds(
    Part,
    TEXTS,
    st.integers(1, 9),
    st.just("table"),
    ABOUT,
    st.lists(st.integers(1, 9), max_size=2).map(tuple),
    st.lists(COLUMNS, max_size=3).map(tuple),
    st.lists(st.builds(Row, TEXTS, WORDS), max_size=2).map(tuple),
    st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple),
    WORDS,
)
OUTLINES = st.builds(
    Part, TEXTS, st.integers(1, 9), st.just("outline"), ABOUT, lines=st.lists(LINES, max_size=3).map(tuple)
)
LEVELS = st.builds(
    MappedLevel, TEXTS, st.integers(1, 9), TEXTS | st.just(""), st.lists(TEXTS, max_size=2).map(tuple),
    st.none() | st.lists(TEXTS, max_size=2).map(tuple),
)  # fmt: skip
MAPPINGS = st.builds(
    Mapping,
    TEXTS,
    st.lists(LEVELS, max_size=3).map(tuple),
    st.lists(TABLES | OUTLINES | st.builds(Part, TEXTS, st.integers(1, 9)), max_size=3).map(tuple),
    st.sampled_from(get_args(Steps)),
    st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple),
    st.sampled_from(["all", "first"]),
    st.lists(TEXTS, max_size=2).map(tuple),
    st.lists(st.builds(MappedSkill, TEXTS, st.lists(TEXTS, max_size=2).map(tuple)), max_size=2).map(tuple),
)
WRITTEN = """\
mapping: 1
title: Ours
levels:
  - {name: Junior, rank: 1}
parts:
  - part: Sheet1
    number: 1
    holds: table
    header: [1]
    columns:
      - {column: 1, heading: Skill, holds: skill}
"""


@given(MAPPINGS, st.lists(st.builds(Doubt, TEXTS, st.sampled_from(["levels", "steps", "parts.1", ""])), max_size=2))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_reads_back_the_same(tmp_path: Path, mapping: Mapping, doubts: list[Doubt]) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(format_mapping(Proposal(mapping, tuple(doubts)), "a.csv", "mapping.yaml"), encoding="utf-8")
    assert read_mapping(path) == mapping


def test_doubts_stand_as_comments_where_they_belong(tmp_path: Path) -> None:
    mapping = Mapping("Ours", (MappedLevel("A", 1),), (Part("Sheet1", 1),))
    doubts = (Doubt("Is it?", "parts.1", ("table",)), Doubt("Which is the lowest?", "levels", ("A", "B")))
    lines = format_mapping(Proposal(mapping, doubts), "a.csv", "m.yaml").splitlines()
    assert lines[lines.index("  # ? Is it?") + 1 :][:2] == ["  #   or: table", "  - part: Sheet1"]
    assert lines.index("# ? Which is the lowest?") < lines.index("levels:")


@pytest.mark.parametrize(
    ("option", "is_listed"), [("", True), ("--role", True), ("--levels", False), ("--scale", False)]
)
def test_names_to_be_put_in_order_are_no_alternatives(option: str, is_listed: bool) -> None:
    doubt = Doubt("Which is the lowest?", "levels", ("A", "B"), option)
    assert ("#   or: A" in format_mapping(Proposal(Mapping("Ours", (), ()), (doubt,)), "a.csv", "m.yaml")) is is_listed


@try_each(
    ("change", "said"),
    [
        (
            ("holds: skill", "holds: skil"),
            r"parts\[0\]\.columns\[0\]: 'skil' is not known here. Did you mean 'skill'\?",
        ),
        (("{name: Junior, rank: 1}", "{name: Junior, rung: 1}"), r"levels\[0\] has an unknown key 'rung'"),
        (("rank: 1", "rank: low"), r"levels\[0\]: 'rank' must be a number"),
        (("{name: Junior, rank: 1}", "{name: no, rank: 1}"), "'name' must be a text: put it in quotes"),
        (("{name: Junior, rank: 1}", "{name: Junior, rank: 1, also: X}"), r"'also' must be a list, such as \[A, B\]"),
        (("{name: Junior, rank: 1}", "{name: Junior}"), "'rank' is missing"),
        (("{name: Junior, rank: 1}", "Junior"), "levels is no list of rows with keys"),
        (("part: Sheet1", "sheet: Sheet1"), r"parts\[0\] has no text for 'part'"),
        (("holds: skill", "holds: skip"), "'skip' is not known here. Did you mean 'nothing'"),
        (("mapping: 1", "mapping: 1\nsteps: number"), "'number' is not known for steps"),
        (("mapping: 1", "mapping: 1\nseveral: al"), "'al' is not known for several"),
        (("mapping: 1", "mapping: 1\nscales: []"), "has an unknown key 'scales'"),
        (("part: Sheet1", "part: Sheet1\n    only: {Area: Craft}"), r"parts\[0\].only is no list of rows with keys"),
        (("part: Sheet1", "part: Sheet1\n    only: PM"), r"parts\[0\].only is no list"),
        (("part: Sheet1", "part: Sheet1\n    rows: [Total]"), r"parts\[0\].rows is no list"),
        (
            ("part: Sheet1", "part: Sheet1\n    rows: [{text: Total, holds: nothing}]"),
            "Did you mean 'row'|unknown key 'text'",
        ),
        (("part: Sheet1", "part: Sheet1\n    about: {foo: PM}"), r"about has an unknown key 'foo'"),
        (("holds: skill", "holds: skill, about: {level: PM}"), "has an unknown key 'about'"),
        (("part: Sheet1", "part: Sheet1\n    about: PM"), "must be keys with values"),
        (("mapping: 1", "mapping: 9"), "is a mapping of version 9"),
        (("mapping: 1\n", ""), "is no mapping of an import"),
        (("mapping: 1", "from: pm\nto: ours"), "is a map between two ladders"),
        (("levels:", "levels: ["), "the YAML cannot be read"),
        (("title: Ours", "title: Ours\ntitle: Theirs"), "title"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    path = tmp_path / "mapping.yaml"
    assert change[0] in WRITTEN
    path.write_text(WRITTEN.replace(*change), encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        read_mapping(path)


@try_each(
    ("change", "known"),
    [
        (("holds: skill", "hold: skill"), "Known: heading, column, holds, level, track, skill, category"),
        (("part: Sheet1", "part: Sheet1\n    rows: [{row: A, hold: nothing}]"), "Known: row, holds"),
        (("part: Sheet1", "part: Sheet1\n    hold: table"), "Known: part, number, holds, about, "),
    ],
)
def test_the_keys_that_are_known_are_those_of_the_file(tmp_path: Path, change: tuple[str, str], known: str) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(WRITTEN.replace(*change), encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        read_mapping(path)
    assert raised.value.hint.startswith(known)


def test_what_is_written_by_hand_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(WRITTEN, encoding="utf-8")
    assert read_mapping(path).parts[0].columns == (Column("Skill", 1, "skill"),)
