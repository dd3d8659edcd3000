"""Laws of drawn pages, for any text in any block: nothing is lost, it fits, it is aligned, nothing in it acts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any
from unittest import mock

from cells import OWN_CODES, bare, cells, codes
from hypothesis import given
from hypothesis import strategies as st
from try_each import try_each

from pm_career.domain.page import (
    Block,
    Branch,
    Bullets,
    Cell,
    Entry,
    Excerpt,
    Gauge,
    Gauges,
    Grid,
    Hint,
    Page,
    Pair,
    Pairs,
    Prose,
    Section,
    Title,
    Tree,
)
from pm_career.domain.text import escape_hidden
from pm_career.views.screen import draw_page, format_page

WIDTHS = st.sampled_from((120, 80, 60, 40, 20))
WORD = st.text(st.sampled_from("abc-漢é\u0301[]:*\x1b\u202e"), min_size=1, max_size=14)
TEXT = st.lists(WORD, min_size=1, max_size=9).map(" ".join)
CELL = st.builds(
    Cell,
    st.lists(TEXT, max_size=3).map(tuple),
    head=st.just("") | TEXT,
    tone=st.sampled_from(("normal", "strong", "muted", "met", "to_go", "owed", "unknown", "differs")),
    gauge=st.none() | st.builds(Gauge, st.none() | st.integers(0, 20), st.none() | st.integers(1, 20), st.just(20)),
)
BRANCH = st.recursive(
    st.builds(Branch, TEXT, aside=st.just("") | TEXT),
    lambda below: st.builds(Branch, TEXT, st.lists(below, max_size=3).map(tuple)),
    max_leaves=5,
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A table of one to four columns, some with sentences below the rows."""
    columns = tuple(draw(st.lists(TEXT, min_size=1, max_size=4)))
    rows = tuple(tuple(draw(CELL) for _ in columns) for _ in range(draw(st.integers(1, 4))))
    below = tuple((draw(TEXT | st.builds(Pair, TEXT, TEXT)),) for _ in rows) if draw(st.booleans()) else ()
    return Grid(columns, rows, below=below, stack_below=draw(st.sampled_from((0, 30, 72))))


PAIRS = st.lists(st.builds(Pair, TEXT, TEXT, st.just("") | TEXT), min_size=1, max_size=3).map(tuple)
GAUGED = st.lists(st.builds(Pair, TEXT, TEXT, gauge=st.just(Gauge(1, 2, 3))), min_size=1, max_size=4).map(tuple)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Title, TEXT, TEXT, TEXT),
    st.builds(Section, TEXT),
    st.builds(
        Entry, TEXT, TEXT, TEXT, st.none() | st.integers(1, 12), st.none() | st.just(Gauge(2, 3, 5)), meaning=TEXT
    ),
    st.builds(Prose, TEXT, TEXT, st.integers(0, 4), quiet=st.booleans()),
    st.builds(Bullets, st.lists(TEXT, min_size=1, max_size=3).map(tuple), TEXT),
    st.builds(Pairs, PAIRS | GAUGED),
    st.builds(Gauges, GAUGED),
    grids(),
    st.builds(Tree, st.lists(BRANCH, min_size=1, max_size=2).map(tuple)),
    st.builds(Excerpt, TEXT, st.lists(TEXT, min_size=1, max_size=3).map(tuple), TEXT),
)
PAGES = st.lists(BLOCKS, min_size=1, max_size=4).map(tuple)


def drawn_texts(value: Any) -> Iterator[str]:
    """The texts of a page that a screen shows."""
    match value:
        case tuple():
            for each in value:
                yield from drawn_texts(each)
        case Title():
            yield from (value.text, value.aside)
        case Entry():
            yield from (value.text, value.meaning, value.aside)
        case Prose():
            yield from (value.text, "" if value.quiet else value.label)
        case Bullets():
            yield from (value.label, *value.items)
        case Gauges():
            yield from (pair.name for pair in value.rows)
        case Pair():
            yield from (value.name, value.text, value.aside)
        case Cell():
            yield from (value.head, *value.lines)
        case Branch():
            yield from (value.text, value.aside)
            yield from drawn_texts(value.children)
        case Excerpt():
            yield from (value.place, *value.runs)
        case Section():
            yield value.text
        case Pairs():
            yield from drawn_texts(value.rows)
        case Tree():
            yield from drawn_texts(value.branches)
        case Grid():
            yield from drawn_texts(value.rows)
            for below in value.below:
                yield from (each for each in below if isinstance(each, str))
                yield from drawn_texts(tuple(each for each in below if isinstance(each, Pair)))
        case _:
            raise AssertionError(value)


def characters(texts: Iterable[str]) -> dict[str, int]:
    """How often each character that no sign of ours has is there."""
    written = escape_hidden("".join(texts))
    return {character: written.count(character) for character in "abc漢é\u0301[]:^\\"}


@given(PAGES, WIDTHS)
def test_nothing_is_lost_at_any_width(page: Page, width: int) -> None:
    drawn = format_page(page, width, colored=False)
    wanted = characters(drawn_texts(page))
    seen = characters([drawn])
    assert all(seen[character] >= count for character, count in wanted.items())


@given(PAGES, WIDTHS)
def test_every_line_fits_and_ends_without_blanks(page: Page, width: int) -> None:
    for line in format_page(page, width, colored=False).splitlines():
        assert cells(line) <= width
        assert line == line.rstrip()


@given(PAGES, WIDTHS)
def test_nothing_in_a_text_acts_and_colours_change_no_line(page: Page, width: int) -> None:
    page = tuple(block for block in page if not isinstance(block, Excerpt))  # its finds have asterisks without colours
    colored, plain = (format_page(page, width, colored=each) for each in (True, False))
    assert bare(colored) == plain
    assert codes(colored) <= OWN_CODES
    assert "\x1b" not in plain
    assert "\u202e" not in plain


@given(PAGES, WIDTHS)
def test_the_lines_are_what_is_printed(page: Page, width: int) -> None:
    lines = "".join(f"{line.plain}\n" for line in draw_page(page, width, styled=False))
    assert lines == format_page(page, width, colored=False)


@given(st.text("ab ", max_size=60), WIDTHS)
def test_no_line_could_have_taken_the_next_word(text: str, width: int) -> None:
    lines = format_page((Prose(" ".join(text.split()), "Text"),), width, colored=False).splitlines()
    for line, following in pairwise(lines):
        assert len(line) + 1 + len(following.split(" ")[0]) > width or len(line) == width


@given(st.lists(st.text("abc漢", min_size=1, max_size=6), min_size=1, max_size=5))
def test_columns_are_aligned_beside_wide_characters(names: list[str]) -> None:
    table = Grid(("Name", "Sign"), tuple((Cell((name,)), Cell(("@",))) for name in names), stack_below=20)
    lines = [line for line in format_page((table,), 80, colored=False).splitlines() if "@" in line]
    assert len({cells(line[: line.index("@")]) for line in lines}) == 1


@try_each("start", ["\u0301", "\u200d", "\ufe0f", "\u200d\u200d"], ids=ascii)
def test_a_text_may_begin_with_a_mark_that_has_no_width(start: str) -> None:
    page: Page = (Grid(("",), ((Cell((f"{start}{'a' * 30}",) * 2),),), stack_below=0),)
    assert format_page(page, 20, colored=False).count("a") == 60


def test_paragraphs_stay_and_tabs_are_blanks() -> None:
    assert format_page((Prose("one\n\ntwo\ta", "x"),), 40, colored=False) == "one\n\ntwo a\n"


@try_each(
    "env",
    [
        ("COLUMNS", "0"),
        ("COLUMNS", "7"),
        ("TERMINAL_WIDTH", "9"),
        ("FORCE_COLOR", "0"),
        ("NO_COLOR", "1"),
        ("TERM", "dumb"),
        ("TTY_COMPATIBLE", "0"),
        ("COLORTERM", "truecolor"),
        ("JUPYTER_COLUMNS", "9"),
    ],
    ids=str,
)
def test_the_environment_changes_no_page(env: tuple[str, str]) -> None:
    """What it means is decided once, in `commands/output.py`."""
    page: Page = (
        Title("Title", "Title", "aside"),
        Prose("word " * 30, "Text"),
        Gauges((Pair("A", "", gauge=Gauge(1, 2, 3)),)),
    )
    usual = format_page(page, 80, colored=True)
    with mock.patch.dict(os.environ, [env]):
        assert format_page(page, 80, colored=True) == usual


@try_each("width", [1, 5, 12])
def test_a_word_that_is_wider_than_the_screen_is_whole(width: int) -> None:
    page: Page = (Title("Unforeseeable", "Title", "aside"), Prose("Unforeseeable", "x"))
    assert "".join(format_page(page, width, colored=False).split()).count("Unforeseeable") == 2


def test_a_command_that_is_wider_than_the_screen_is_broken_by_the_terminal_alone() -> None:
    page: Page = (Hint((("pmcareer " + "x" * 60, "to copy"),)),)
    assert "x" * 60 in format_page(page, 40, colored=False)


def test_a_remark_is_beside_its_text_or_below_it_where_there_is_no_room() -> None:
    page: Page = (
        Title("A title", "Title", "aside"),
        Tree((Branch("Root", (Branch("A leaf", aside="its remark"),)),)),
        Entry("A skill", "Skill", "2 With help", number=1, gauge=Gauge(2, 3, 5)),
    )
    assert format_page(page, 60, colored=False).splitlines() == [
        "A title  aside",
        "",
        "Root",
        "└── A leaf  its remark",
        "",
        "1. A skill  ●●○│··  2 With help",
    ]
    assert format_page(page, 18, colored=False).splitlines()[2:] == [
        "Root",
        "└ A leaf",
        "    its remark",
        "",
        "1. A skill",
        "   ●●○│··  2 With",
        "   help",
    ]


def test_remarks_in_a_tree_form_a_column_as_far_as_all_of_them_fit() -> None:
    one = Branch("One", (Branch("A", aside="x" * 8), Branch("Longer", aside="y")))
    tree: Page = (Tree((Branch("Root", (one, Branch("Two", (Branch("Longest of all", aside="z"),)))),)),)
    drawn = format_page(tree, 60, colored=False).splitlines()
    assert {line.index(each) for line in drawn for each in "xyz" if each in line} == {24}
    narrow = format_page(tree, 24, colored=False).splitlines()
    assert "│ ├ A           xxxxxxxx" in narrow
    assert "│ └ Longer      y" in narrow
    assert "  └ Longest of all  z" in narrow


def test_finds_stand_out_by_style_or_by_asterisks() -> None:
    page: Page = (Excerpt("There", ("a ", "find", " b"), "Text"),)
    assert format_page(page, 40, colored=False) == "There\n  a *find* b\n"
    assert format_page(page, 40, colored=True) == "\x1b[2mThere\x1b[0m\n  a \x1b[1;4mfind\x1b[0m b\n"
