"""Other people's text made safe to show."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_career.domain.text import escape_hidden, has_hidden, one_line

ANY = st.text(st.characters(codec=None, categories=None), max_size=60) | st.text(
    st.sampled_from("a \n\t\r\x00\x1b[31m\x9b\x7f\x85\xad\u200b\u200d\u202e\u2066\u2028\ufeff\ud800\U000e0041\\^"),
    max_size=40,
)


@given(ANY)
def test_nothing_that_acts_is_left(text: str) -> None:
    for character in escape_hidden(text):
        assert character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        }


@given(ANY)
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    shown = escape_hidden(text)
    assert escape_hidden(shown) == shown
    assert not has_hidden(shown)
    controls = [each for each in text if unicodedata.category(each) in {"Cc", "Cs"} and each not in "\n\t"]
    if not controls and not has_hidden(text):
        assert shown == text


@given(ANY)
def test_one_line_is_one_line_with_single_spaces(text: str) -> None:
    line = one_line(text)
    assert line == " ".join(line.split())
    assert "".join(line.split()) == "".join(escape_hidden(text).split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;QQ==\x07", "^[]52;c;QQ==^G"),
        ("\x00\x1f\x7f", "^@^_^?"),
        ("\x80\x9b\xad", r"\x80\x9b\xad"),
        ("\u202eevil\u202c", r"\u202eevil\u202c"),
        ("a\u200bb\ufeff", r"a\u200bb\ufeff"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("line\n\ttab", "line\n\ttab"),
        ("over\rwritten", "over^Mwritten"),
        ("👩‍👩‍👧 क्‍ष می‌خواهم é", "👩‍👩‍👧 क्‍ष می‌خواهم é"),
    ],
)
def test_controls_are_spelled_out_and_scripts_are_left_alone(text: str, shown: str) -> None:
    assert escape_hidden(text) == shown
