"""Tables and gauges: how columns share the width, where blank lines and rules are, what a narrow screen shows."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from try_each import try_each

from pm_career.domain.page import Block, Cell, Entry, Gauge, Gauges, Grid, Pair, Pairs
from pm_career.views.plain import break_command
from pm_career.views.screen import draw_page
from pm_career.views.tables import draw_gauge, share_width


def draw(block: Block, width: int) -> list[str]:
    return [line.plain for line in draw_page((block,), width)]


def make(*rows: tuple[str, ...], columns: tuple[str, ...] = ("Name", "Text")) -> Grid:
    return Grid(columns, tuple(tuple(Cell((text,) if text else ()) for text in row) for row in rows), stack_below=20)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60)), min_size=1, max_size=5), st.integers(0, 120))
def test_room_is_shared_fairly(columns: list[tuple[int, int]], more: int) -> None:
    least = [low for low, _ in columns]
    wanted = [low + want for low, want in columns]
    room = sum(least) + more
    widths = share_width(least, wanted, room)
    assert all(low <= width <= want for low, width, want in zip(least, widths, wanted, strict=True))
    assert sum(widths) == min(room, sum(wanted))
    short = [width for low, width, want in zip(least, widths, wanted, strict=True) if low < width < want]
    assert not short or max(short) - min(short) <= 1  # whoever gives way gives way alike


def test_a_rule_below_the_names_of_the_columns_is_as_wide_as_the_table() -> None:
    assert draw(make(("one", "The first"), ("second", "Another")), 60) == [
        "Name     Text",
        "──────────────────",
        "one      The first",
        "second   Another",
    ]


def test_a_table_without_names_of_columns_has_no_rule() -> None:
    assert draw(make(("one", "The first"), columns=("", "")), 60) == ["one   The first"]


def test_sentences_wrap_and_names_do_not() -> None:
    lines = draw(make(("Technical understanding", "word " * 30), ("Vision", "word " * 30)), 60)
    assert lines[2].startswith("Technical understanding  word")
    assert len(lines) > 6


@pytest.mark.parametrize(("rows", "parted"), [(3, True), (4, False)])
def test_rows_are_parted_by_blank_lines_if_one_in_three_is_tall(rows: int, parted: bool) -> None:
    short = [("name", "A word")] * (rows - 1)
    lines = draw(make(("name", "word " * 30), *short), 60)
    assert ("" in lines) is parted
    indent = len(lines[3]) - len(lines[3].lstrip())
    assert indent == (6 if parted else 8)  # where no blank line parts them, what goes on is further in


def test_groups_are_parted_and_their_rows_are_not() -> None:
    rows = tuple((Cell(("x",)), Cell((text, "more"))) for text in "abc")
    lines = draw(Grid(("", ""), rows, groups=(2, 1), stack_below=0), 60)
    assert lines == ["x   a", "    more", "x   b", "    more", "", "x   c", "    more"]


def test_numbers_are_aligned_at_their_last_digit() -> None:
    assert draw(make(("one", "7"), ("ten", "10"), ("none", "–")), 60)[2:] == [
        "one       7",
        "ten      10",
        "none      –",
    ]


def test_headed_rows_have_their_heading_first_and_sentences_below() -> None:
    grid = Grid(
        ("Goal", "Due"),
        ((Cell(("Bake",), head="g1", aside="x"), Cell(("today",))), (Cell(("Sell",), head="g2"), Cell(("tomorrow",)))),
        below=(("If it rains, then stay.",), ()),
        stack_below=20,
    )
    assert draw(grid, 60) == [
        "Goal    Due",
        "────────────────",
        "g1  x   today",
        "Bake",
        "  If it rains, then stay.",
        "",
        "g2      tomorrow",
        "Sell",
    ]
    stacked = ["g1  x", "Bake", "  Due  today", "  If it rains, then", "  stay.", "", "g2", "Sell", "  Due  tomorrow"]
    assert draw(grid, 19) == stacked


def test_on_a_narrow_screen_the_cells_of_a_row_are_below_each_other() -> None:
    table = make(("one", "The first one of all", ""), ("two", "", "x"), columns=("Name", "Text", "By"))
    lines = ["one", "  Text  The first", "        one of all", "", "two", "  By    x"]
    assert draw(table, 19) == lines


def test_a_table_that_would_break_words_is_stacked() -> None:
    columns = tuple(f"Column{at}" for at in range(6))
    table = make(("incomprehensible",) * 6, columns=columns)
    assert "Column5  incomprehensible" in "\n".join(draw(table, 60))
    assert draw(table, 120)[0].split() == list(columns)


@pytest.mark.parametrize(("width", "gap"), [(13, 3), (12, 2)])
def test_gaps_give_way_before_texts_do(width: int, gap: int) -> None:
    grid = Grid(("", ""), ((Cell(("name",)), Cell(("a text",))),), stack_below=0)
    assert draw(grid, width) == [f"name{' ' * gap}a text"]


@try_each(("width", "gap"), [(13, 3), (12, 2), (11, 1)])
def test_beside_gauges_gaps_give_way_to_one_blank(width: int, gap: int) -> None:
    grid = Grid(("", ""), ((Cell(("name",)), Cell(("2",), gauge=Gauge(2, 2, 3))),), stack_below=0)
    assert draw(grid, width) == [f"name{' ' * gap}●●│· 2"]


@try_each(
    ("gauge", "drawn"),
    [
        (Gauge(2, 3, 5), "●●○│··"),
        (Gauge(3, 3, 5), "●●●│··"),
        (Gauge(4, 3, 5), "●●●│●·"),
        (Gauge(5, 5, 5), "●●●●●│"),
        (Gauge(0, 2, 4), "○○│··"),
        (Gauge(None, 3, 5), "···│··"),
        (Gauge(2, None, 3), "●●·"),
        (Gauge(9, 8, 3), "●●●│"),
        (Gauge(10, 9, 10), "●●●●●●●●●│●"),
        (Gauge(7, 9, 11), "●7 │9 ·11"),
        (Gauge(None, 9, 20), "? │9 ·20"),
        (Gauge(7, None, 20), "●7 ·20"),
    ],
    ids=str,
)
def test_a_gauge_shows_the_step_and_the_bar(gauge: Gauge, drawn: str) -> None:
    assert draw_gauge(gauge).plain == drawn


@try_each(("step", "style"), [(2, "to_go"), (3, "met"), (4, "met")])
def test_a_gauge_has_the_colour_of_what_it_means(step: int, style: str) -> None:
    assert draw_gauge(Gauge(step, 3, 5)).spans[0].style == style


def test_gauges_beside_names_are_aligned() -> None:
    rows = (Pair("One", "", "x", Gauge(1, 2, 3)), Pair("Second", "", "y", Gauge(0, None, 3)))
    assert draw(Pairs(rows), 60) == ["One     ●○│·  x", "Second  ···   y"]
    assert draw(Gauges(rows), 20) == ["One     ●○│· 1", "Second  ···  0"]
    cells = tuple((Cell((each.aside,), gauge=each.gauge),) for each in rows)
    assert draw(Grid(("",), cells), 80) == ["●○│· x", "···  y"]


def test_gauges_with_names_longer_than_the_screen_are_below_each_other_and_whole() -> None:
    rows = (Pair("x" * 25, "", gauge=Gauge(1, 2, 3)), Pair("Short", "", gauge=Gauge(1, 2, 3)))
    assert draw(Gauges(rows), 26) == ["x" * 25, "●○│· 1", "Short", "●○│· 1"]


@try_each(
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


@pytest.mark.parametrize(("width", "stacked"), [(30, False), (29, True)])
def test_in_a_tight_table_a_gauge_and_its_number_stay_on_one_line(width: int, stacked: bool) -> None:
    rows = (
        (Cell(("Technical understanding",)), Cell(("3",), gauge=Gauge(3, 4, 5)), Cell(("1 ≠",))),
        *((Cell((name,)), Cell(("2",), gauge=Gauge(2, 2, 5)), Cell(("3",))) for name in ("Vision", "Strategy")),
    )
    lines = draw(Grid(("Skill", "You", "Manager"), rows, stack_below=20, wraps=0), width)
    assert any("●●●○│· 3" in line for line in lines)
    assert any("●●│··· 2" in line for line in lines)
    assert (lines[0].split() != ["Skill", "You", "Manager"]) is stacked


@try_each("width", range(40, 100))
def test_between_columns_of_texts_are_two_blanks_also_of_wide_characters(width: int) -> None:
    wide = "烘焙" * 20
    lines = draw(make((wide, wide, wide), columns=("Level", "Work", "Focus")), width)
    assert not any(re.search(r"\S (烘|焙)", line) for line in lines), "\n".join(lines)


def test_a_long_heading_goes_on_below_its_text_and_not_below_its_number() -> None:
    first, *others = draw(Entry("a name of many words " * 6, "Skill", number=1), 60)
    assert first.startswith("1. a name")
    assert others
    assert all(line.startswith("   ") for line in others)
    assert max(map(len, (first, *others))) <= 60


def test_names_with_texts_below_a_row_are_aligned_with_its_cells_where_these_are_stacked() -> None:
    grid = Grid(
        ("Goal", "Skill"),
        ((Cell(("Talk",)), Cell(("Vision",))),),
        below=((Pair("When", "maybe"), "So."),),
        stack_below=60,
    )
    assert draw(grid, 50) == ["Talk", "  Skill  Vision", "  When   maybe", "  So."]
    assert draw(grid, 70)[-2:] == ["  When: maybe", "  So."]
