"""CSV that no spreadsheet acts on, and that comes back as it was."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_career.documents.personal_csv import format_csv
from pm_career.domain.text import escape_cell, unescape_cell

ACTS = [
    "=1+1",
    "+49 30",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\tx",
    "\rx",
    " \tx",
    "   =1",
    "\n=1",
    "\u00a0=1",
    "\u3000+1",
    "\ufeff=1",
    "\u200b-1",
    "\0@x",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "﹢1",
    "﹣1",
    "﹦1",
    "﹫x",
    "=cmd|' /C calc'!A0",
    "'=1",
    "''\t",
]


@pytest.mark.parametrize("text", ACTS)
def test_text_that_a_spreadsheet_would_act_on_is_behind_an_apostrophe(text: str) -> None:
    assert escape_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", " ", "a=1", "1", "'", "'tis", "e1", "2026-07-01", "é", "(-1)", "\n\n", "–", "→", "/x"]
)
def test_other_text_is_left_alone(text: str) -> None:
    assert escape_cell(text) == text


def test_numbers_and_days_are_left_alone_and_lines_are_quoted() -> None:
    text = format_csv(["id", "=x"], [["e1", -5], ["a\nb", None], ['say "so", then', date(2026, 7, 1)], ["c\rd", -1.5]])
    assert text == 'id,\'=x\r\ne1,-5\r\n"a\nb",\r\n"say ""so"", then",2026-07-01\r\n"c\rd",-1.5\r\n'


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=2)))
def test_it_reads_back_as_what_was_written(records: list[list[str]]) -> None:
    written = format_csv(["a", "b"], records)
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert read == [["a", "b"], *([escape_cell(cell) for cell in record] for record in records)]


@given(st.text(st.characters(codec="utf-8")) | st.text("'=+-@\t\r ＝x", max_size=6))
def test_what_was_put_before_a_text_is_taken_off_again_and_nothing_else(text: str) -> None:
    assert unescape_cell(escape_cell(text)) == text
