"""Text set in lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from cells import cells
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from pm_career.views.plain import break_command
from pm_career.views.typesetting import (
    Lines,
    align_at_edges,
    hang_text,
    indent_lines,
    join_columns,
    share_width,
    wrap_text,
)

WORDS = st.text(st.sampled_from("ab c-漢é\u0301👩‍👧 \n"), max_size=60)
WIDTHS = st.integers(1, 40)


def _plain(lines: Lines) -> list[str]:
    return [line.plain for line in lines]


@given(WORDS, WIDTHS, st.integers(0, 4))
def test_wrapping_loses_nothing_and_fits(text: str, width: int, hang: int) -> None:
    lines = _plain(wrap_text(Text(text), width, hang=hang))
    assert "".join("".join(lines).split()) == "".join(text.split())
    for index, line in enumerate(lines):
        indent = hang if index else 0
        fits = cells(line) <= max(width, indent + 1)
        assert fits or len(line.strip()) == 1 or cells(line.strip()) == 2  # one wide character has no narrower form
        assert line == line.rstrip()


@given(st.lists(st.text(st.sampled_from("abc"), min_size=1, max_size=8), max_size=12), st.integers(8, 40))
def test_a_word_that_fits_is_never_broken(words: list[str], width: int) -> None:
    lines = _plain(wrap_text(Text(" ".join(words)), width))
    assert " ".join(lines).split() == words


@given(st.text(st.sampled_from("ab "), max_size=60), st.integers(1, 40))
def test_no_line_could_have_taken_the_next_word(text: str, width: int) -> None:
    lines = _plain(wrap_text(Text(" ".join(text.split())), width))
    for line, following in pairwise(lines):
        word = following.split(" ")[0]
        assert len(line) + 1 + len(word) > width or len(line) == width


def test_paragraphs_and_tabs_stay() -> None:
    assert _plain(wrap_text(Text("one\n\ntwo"), 10)) == ["one", "", "two"]
    assert _plain(wrap_text(Text("a\tb"), 10)) == ["a   b"]
    assert _plain(wrap_text(Text(""), 10)) == [""]


def test_styles_stay_with_their_words() -> None:
    first, second = wrap_text(Text.assemble("one ", ("two three", "bold")), 7)
    assert [(span.start, span.end) for span in first.spans] == [(4, 7)]
    assert [(span.start, span.end) for span in second.spans] == [(0, 5)]


def test_what_hangs_stands_below_its_beginning() -> None:
    assert _plain(hang_text(Text("• "), Text("one two three"), 9)) == ["• one two", "  three"]
    assert _plain(wrap_text(Text("one two three"), 7, hang=2)) == ["one two", "  three"]
    assert _plain(indent_lines([Text("a"), Text("")], 2)) == ["  a", ""]


def test_two_texts_at_the_edges_or_below_one_another() -> None:
    assert _plain(align_at_edges(Text("left"), Text("right"), 11)) == ["left  right"]
    assert _plain(align_at_edges(Text("left"), Text("right"), 10)) == ["left", "right"]
    assert _plain(align_at_edges(Text("left"), Text(""), 10)) == ["left"]


def test_columns_stand_beside_one_another_however_long_they_are() -> None:
    columns = [[Text("a"), Text("b")], [Text("漢")], [Text("x"), Text("y"), Text("z")]]
    assert _plain(list(join_columns(columns, [2, 3, 1], 1))) == ["a  漢  x", "b      y", "       z"]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=5), st.integers(5, 120))
def test_room_is_shared_fairly(wanted: list[int], room: int) -> None:
    widths = share_width(wanted, room)
    assert all(width <= max(1, want) for width, want in zip(widths, wanted, strict=True))
    assert sum(widths) <= max(room, len(wanted))
    if sum(wanted) <= room:
        assert widths == [max(1, want) for want in wanted] or sum(widths) == room
    short = [width for width, want in zip(widths, wanted, strict=True) if width < want]
    assert not short or max(short) - min(short) <= 1  # whoever gives way gives way alike
    assert not short or max(widths) <= max(short) + 1


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (80, ["pmcareer level 'vp of product' --full"]),
        (30, ["pmcareer level \\", "  'vp of product' --full"]),
        (24, ["pmcareer level \\", "  'vp of product' \\", "  --full"]),
        (1, ["pmcareer \\", "  level \\", "  'vp of product' \\", "  --full"]),
    ],
)
def test_a_command_goes_on_after_a_backslash_but_never_inside_quotes(width: int, lines: list[str]) -> None:
    assert break_command("pmcareer level 'vp of product' --full", width) == lines


def test_a_line_at_the_left_edge_keeps_its_style() -> None:
    """As a span: Rich draws a line without any in no style at all."""
    for by in (0, 2):
        (line,) = indent_lines([Text("Scope", "bold cyan")], by)
        assert [str(span.style) for span in line.spans] == ["bold cyan"]
