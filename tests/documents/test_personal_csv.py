"""CSV that no spreadsheet acts on, and that comes back as it was."""

from __future__ import annotations

import csv
import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from try_each import try_each

from pm_career.documents.personal_csv import format_csv
from pm_career.domain.text import escape_cell, escape_hidden, unescape_cell, unify_line_ends

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


@try_each("text", ACTS)
def test_text_that_a_spreadsheet_would_act_on_is_behind_an_apostrophe(text: str) -> None:
    assert escape_cell(text) == f"'{text}"


@try_each("text", ["", " ", "a=1", "1", "'", "'tis", "e1", "2026-07-01", "é", "(-1)", "\n\n", "–", "→", "/x"])
def test_other_text_is_left_alone(text: str) -> None:
    assert escape_cell(text) == text


def test_numbers_and_days_are_left_alone_and_lines_are_quoted() -> None:
    text = format_csv(["id", "=x"], [["e1", -5], ["a\nb", None], ['say "so", then', date(2026, 7, 1)], ["c\rd", -1.5]])
    assert text == 'id,\'=x\r\ne1,-5\r\n"a\nb",\r\n"say ""so"", then",2026-07-01\r\n"c\nd",-1.5\r\n'


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=2)))
def test_it_reads_back_as_what_is_shown_of_it(records: list[list[str]]) -> None:
    written = format_csv(["a", "b"], records)
    read = list(csv.reader(io.StringIO(written, newline="")))
    shown = [[escape_cell(escape_hidden(unify_line_ends(cell))) for cell in record] for record in records]
    assert read == [["a", "b"], *shown]
    assert escape_hidden(written.replace("\r\n", "\n")) == written.replace("\r\n", "\n")


def test_no_control_or_reordering_character_reaches_a_spreadsheet() -> None:
    written = format_csv(["a"], [["a\x1b]0;x\x07b"], ["left\u202eright"], ["\x9b2J"], ["\x1b=1+1"], ["\u200b=1"]])
    assert written == "a\r\na^[]0;x^Gb\r\nleft\\u202eright\r\n\\x9b2J\r\n^[=1+1\r\n\\u200b=1\r\n"


@given(st.text(st.characters(codec="utf-8")) | st.text("'=+-@\t\r ＝x", max_size=6))
def test_what_was_put_before_a_text_is_taken_off_again_and_nothing_else(text: str) -> None:
    assert unescape_cell(escape_cell(text)) == text
