"""A framework written as a workbook, a page or JSON and taken back is the same framework, with nothing odd about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sweep import count_examples
from try_each import try_each
from whole_ladders import whole_frameworks

from pm_career.documents.framework_export import DOCUMENTS, LONGEST, build_workbook
from pm_career.domain.framework import Framework
from pm_career.errors import PmCareerError
from pm_career.frameworks.open import open_framework
from pm_career.importing.ladders.sheets.read_tables import read_tables
from pm_career.importing.ladders.sheets.table import Cell, Table
from pm_career.importing.ladders.workbook import is_workbook, read_workbook
from pm_career.importing.ladders.workbook.cells import join_texts, split_texts
from pm_career.importing.ladders.workbook.json_form import read_json_framework

several = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def taken_back(framework: Framework, kind: str, folder: Path) -> Framework:
    file = folder / f"ladder.{kind}"
    file.write_bytes(DOCUMENTS[kind](framework))
    tables = [part for part in read_tables(file) if isinstance(part, Table)]
    assert is_workbook(tables)
    taken = read_workbook(tables)
    assert taken.odd == ()
    assert taken.framework is not None
    return taken.framework


@given(framework=whole_frameworks())
@settings(several, max_examples=count_examples(25))
@pytest.mark.parametrize("kind", ["csv", "md"])
def test_any_framework_comes_back_from_text(framework: Framework, kind: str, tmp_path: Path) -> None:
    assert taken_back(framework, kind, tmp_path) == framework


@given(framework=whole_frameworks(most_levels=3, most_skills=3))
@settings(several, max_examples=8)
def test_any_framework_comes_back_from_a_workbook(framework: Framework, tmp_path: Path) -> None:
    assert taken_back(framework, "xlsx", tmp_path) == framework


@given(framework=whole_frameworks())
def test_any_framework_comes_back_from_json(framework: Framework) -> None:
    assert read_json_framework(DOCUMENTS["json"](framework), "ladder.json") == framework


@pytest.mark.parametrize("name", ["pm", "pm-tracks"])
@pytest.mark.parametrize("kind", ["csv", "md", "xlsx"])
def test_the_shipped_ladders_come_back(name: str, kind: str, tmp_path: Path) -> None:
    framework = open_framework(name)
    assert taken_back(framework, kind, tmp_path) == framework


@pytest.mark.parametrize("kind", list(DOCUMENTS))
def test_the_same_framework_is_the_same_bytes_whether_read_or_from_the_cache(kind: str) -> None:
    read, cached = open_framework("pm"), open_framework("pm")
    assert DOCUMENTS[kind](read) == DOCUMENTS[kind](cached)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=8).map(str.rstrip)))
def test_any_texts_share_a_cell(texts: list[str]) -> None:
    assert split_texts(join_texts(texts)) == (texts if join_texts(texts).strip() else [])


@pytest.mark.parametrize(
    "typed",
    [
        "one\ntwo",
        "- one\n- two",
        "* one\n* two\n",
        "\n one \n\n two",
        "• one\n• two",
        "•one\n•  two".replace("  ", " "),
    ],
)
def test_a_person_may_write_a_list_as_people_do(typed: str) -> None:
    assert split_texts(typed) == ["one", "two"]


def test_a_text_that_goes_over_lines_is_told_from_two() -> None:
    assert join_texts(["one\ntwo", "three"]) == "• one\n  two\n• three"


def test_a_workbook_says_which_text_is_too_long_for_a_cell() -> None:
    table = Table("", "Skills", ((Cell("Id", 1, 1),), (Cell("x" * (LONGEST + 1), 2, 1),)))
    with pytest.raises(PmCareerError, match="Skills, row 2, column 1, is 32,768 characters long"):
        build_workbook([table])


BAD: list[Callable[[str], str]] = [
    lambda _: "",
    lambda _: "[1]",
    lambda _: '{"format": 1}',
    lambda text: text.replace('"format": 2', '"format": 3'),
    lambda text: text.replace('"rank": 2', '"rank": "2"'),
    lambda text: text.replace('"rank": 2', '"ranks": 2'),
    lambda text: text[: len(text) // 2],
    lambda _: "[" * 100_000,
]


@try_each("spoil", BAD)
def test_json_that_is_no_framework_is_a_sentence(spoil: Callable[[str], str]) -> None:
    text = DOCUMENTS["json"](open_framework("pm")).decode()
    with pytest.raises(PmCareerError, match=r"^ladder\.json is "):
        read_json_framework(spoil(text).encode(), "ladder.json")
