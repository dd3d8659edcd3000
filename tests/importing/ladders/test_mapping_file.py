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
    MappedStep,
    Mapping,
    Only,
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
TEXTS = TEXTS.map(str.rstrip).filter(lambda text: text != "" and "\ufeff" not in text)
"""Texts as a proposal has them: `spell` has put what separates lines and paragraphs on one line."""
WORDS = st.sampled_from(HOLDS)
ABOUT = st.builds(About, *[st.just("") | TEXTS] * 4)
COLUMNS = st.builds(Column, TEXTS | st.just(""), st.integers(1, 99), WORDS, *[st.just("") | TEXTS] * 4)
LINES = st.builds(Line, TEXTS, TEXTS | st.just(""), WORDS, WORDS | st.none(), WORDS | st.none())
TABLES = st.builds(
    Part,
    TEXTS,
    st.integers(1, 9),
    st.just("table"),
    ABOUT,
    st.lists(st.integers(1, 9), max_size=2).map(tuple),
    st.lists(COLUMNS, max_size=3).map(tuple),
    st.lists(st.builds(Row, TEXTS, WORDS), max_size=2).map(tuple),
    st.lists(st.builds(Only, TEXTS, TEXTS), max_size=2).map(tuple),
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
    st.lists(st.builds(MappedStep, TEXTS, TEXTS), max_size=3).map(tuple),
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
        (("holds: skill", "holds: skil"), r"11:44: `holds` must be autonomy or"),
        (("{name: Junior, rank: 1}", "{name: Junior, rung: 1}"), "4:20: `rung` is not a key of `levels`"),
        (("rank: 1", "rank: low"), "4:26: `rank` must be a whole number"),
        (("{name: Junior, rank: 1}", "{name: no, rank: 1}"), "`name` must be text, but `no` is read as a yes/no value"),
        (("{name: Junior, rank: 1}", "{name: Junior, rank: 1, also: X}"), "`also` must be a list"),
        (("{name: Junior, rank: 1}", "{name: Junior}"), "`levels` has no `rank`"),
        (("{name: Junior, rank: 1}", "Junior"), "`levels` must be a mapping"),
        (("part: Sheet1", "sheet: Sheet1"), "6:5: `sheet` is not a key of `parts`"),
        (("holds: skill", "holds: skip"), "`holds` must be autonomy or"),
        (("mapping: 1", "mapping: 1\nsteps: number"), "`steps` must be names or numbers or place"),
        (("mapping: 1", "mapping: 1\nseveral: al"), "`several` must be all or first"),
        (("mapping: 1", "mapping: 1\nscales: []"), "`scales` is not a key of the mapping"),
        (("part: Sheet1", "part: Sheet1\n    only: {Area: Craft}"), "`only` must be a list"),
        (("part: Sheet1", "part: Sheet1\n    only: PM"), "`only` must be a list"),
        (("part: Sheet1", "part: Sheet1\n    rows: [Total]"), "`rows` must be a mapping"),
        (("part: Sheet1", "part: Sheet1\n    rows: [{text: Total, holds: nothing}]"), "`text` is not a key of `rows`"),
        (("part: Sheet1", "part: Sheet1\n    about: {foo: PM}"), "`foo` is not a key of `about`"),
        (("holds: skill", "holds: skill, about: {level: PM}"), "`about` is not a key of `columns`"),
        (("part: Sheet1", "part: Sheet1\n    about: PM"), "`about` must be a mapping"),
        (("mapping: 1", "mapping: 9"), "is a mapping of version 9"),
        (("mapping: 1\n", ""), "is no mapping of an import"),
        (("mapping: 1", "from: pm\nto: ours"), "is a map between two ladders"),
        (("levels:", "levels: ["), "not valid YAML"),
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
    ("change", "hint"),
    [
        (("holds: skill", "hold: skill"), "Did you mean `holds`?"),
        (("part: Sheet1", "part: Sheet1\n    rows: [{name: A, holds: nothing}]"), "Known here: row, holds."),
        (("holds: skill", "holds: skil"), "Did you mean `skill`?"),
    ],
)
def test_what_is_known_is_said(tmp_path: Path, change: tuple[str, str], hint: str) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(WRITTEN.replace(*change), encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        read_mapping(path)
    assert raised.value.hint == hint


def test_what_is_written_by_hand_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(WRITTEN, encoding="utf-8")
    assert read_mapping(path).parts[0].columns == (Column("Skill", 1, "skill"),)
