"""Every number that decides something while a ladder is read and proposed, tested on both sides of it."""

from __future__ import annotations

import pytest

from pm_career.errors import PmCareerError
from pm_career.importing.ladders import scale, vocabulary
from pm_career.importing.ladders.import_ladder import propose, take
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.propose import header
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets import bounds, csv_tables, pages
from pm_career.importing.ladders.sheets.outline import Node, Outline
from pm_career.importing.ladders.sheets.table import Cell, Table


def make_table(*rows: list[str]) -> Table:
    """A table with these rows, from the first row and column on; empty texts are empty cells."""
    cells = (
        tuple(Cell(text, row, column) for column, text in enumerate(texts, start=1) if text)
        for row, texts in enumerate(rows, start=1)
    )
    return Table("ladder.csv", "", tuple(row for row in cells if row))


def make_sheet(*rows: list[str]) -> Sheet:
    """The sheet of such a table."""
    return Sheet(0, make_table(*rows))


def make_words(count: int) -> list[str]:
    """Different words that name nothing."""
    return [f"w{chr(97 + index)}" for index in range(count)]


def find_header(*rows: list[str]) -> int | None:
    """Find the row of headings of such a sheet."""
    return header.find_header(make_sheet(*rows), vocabulary.looks_like_level)


# The rows of headings.


@pytest.mark.parametrize(("below", "found"), [(6, 1), (7, 2)])
def test_a_row_of_headings_is_half_as_wide_as_the_rows_below(below: int, found: int) -> None:
    assert find_header(make_words(3), *([f"{row}{word}" for word in make_words(below)] for row in "abcd")) == found


def test_ten_rows_below_tell_how_wide_a_table_is() -> None:
    narrow, wide = [3] * 5, [8] * 6
    body = [[f"{row}{word}" for word in make_words(width)] for row, width in enumerate([*narrow, *wide])]
    assert find_header(make_words(3), *body) == 1
    assert find_header(make_words(3), *body[1:], [f"z{word}" for word in make_words(8)]) == 6


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["Blah", "Blub"], 1),
        (["Owner", "Blub"], 2),  # a usual heading
        (["Owner", "3"], 1),  # which a number outweighs
        (["Skill", "3"], 2),  # but for the heading of the skills, which counts four times
        (["Skill", "3", "4"], 1),
        (["Junior", "Blub"], 1),  # one level is none
        (["Junior", "Senior"], 2),
    ],
)
def test_a_row_of_headings_has_most_usual_headings_and_levels(row: list[str], found: int) -> None:
    assert find_header(make_words(3), row, ["a", "b", "c"], ["d", "e", "f"]) == found


@pytest.mark.parametrize(("row", "found"), [(30, 30), (31, 1)])
def test_headings_are_looked_for_in_the_first_rows(row: int, found: int) -> None:
    rows = [[f"r{number}a", f"r{number}b"] for number in range(40)]
    rows[row - 1] = ["Skill", "Level"]
    assert find_header(*rows) == found


@pytest.mark.parametrize(("length", "found"), [(80, 1), (81, 2)])
def test_a_row_of_headings_without_a_usual_one_is_short(length: int, found: int) -> None:
    assert find_header(["Thing", "x" * length], ["a", "b"], ["c", "d"], ["e", "f"]) == found


@pytest.mark.parametrize(("levels", "found"), [(2, 1), (3, 2)])
def test_a_row_of_a_level_is_known_by_the_levels_below_it(levels: int, found: int) -> None:
    titles = ["Senior PM", "Group PM"]  # two more levels in the row of a level
    column = ["Lead PM", "Staff PM", "Head of it"][:levels] + make_words(2)
    rows = [[text, *(titles if text == "Lead PM" else ["a", "b"])] for text in column]
    assert find_header(["Thing", "Owner", "Blub"], *rows) == (1 if levels == 3 else 2)


@pytest.mark.parametrize(
    ("above", "is_above"),
    [
        (["", "Makers", "Leaders"], True),
        (["", "Makers", ""], False),
        (["a", "b", "c", "d"], True),
        (["a", "b", "c", "d", "e"], False),
    ],
)
def test_headings_over_others_are_several_and_hardly_more_than_those(above: list[str], is_above: bool) -> None:
    assert bool(header.find_above(make_sheet(above, ["Skill", "Junior", "Senior"]), 2)) is is_above


@pytest.mark.parametrize(("length", "title"), [(100, "x" * 100), (101, "Ladder")])
def test_a_title_above_a_table_is_short(length: int, title: str) -> None:
    table = make_table(["x" * length], ["Skill", "Junior", "Senior"], ["Talking", "Asks", "Answers"])
    assert take([table], propose([table], Wishes()).mapping).framework.title == title


@pytest.mark.parametrize(("rows", "is_found"), [(28, True), (29, False)])
def test_a_mapping_finds_the_headings_of_the_next_file_among_its_first_rows(rows: int, is_found: bool) -> None:
    ladder = (["Skill", "Junior", "Senior"], ["Talking", "Asks", "Answers"])
    mapping = propose([make_table(*ladder)], Wishes()).mapping
    following = make_table(*([f"line {row}"] for row in range(rows + 1)), *ladder)
    if is_found:
        assert [skill.name for skill in take([following], mapping).framework.skills] == ["Talking"]
    else:
        with pytest.raises(PmCareerError, match="has no column 'Skill'"):
            take([following], mapping)


# The lines of a page.


def _read_line(text: str) -> Node:
    (outline,) = pages.read_page(csv_tables.Decoded(text), "a.md", bounds.Budget("a.md"))
    assert isinstance(outline, Outline)
    return outline.nodes[0]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        (f"**{'x' * 80}** – runs talks", "x" * 80),
        (f"**{'x' * 81}** – runs talks", ""),
        (f"{'x' * 80}: runs talks", "x" * 80),
        (f"{'x' * 81}: runs talks", ""),
        ("a b c d e f: runs talks", "a b c d e f"),
        ("a b c d e f g: runs talks", ""),
        ("a b c d e f:", "a b c d e f"),
        ("a b c d e f g:", ""),
    ],
)
def test_the_beginning_of_a_line_that_names_something_is_short(text: str, lead: str) -> None:
    assert _read_line(text).lead == lead


@pytest.mark.parametrize(("length", "kind"), [(120, "bold line"), (121, "paragraph")])
def test_a_bold_line_that_names_something_is_short(length: int, kind: str) -> None:
    assert _read_line(f"**{'x' * length}**").kind == kind


@pytest.mark.parametrize(
    ("number", "text"), [("10.12. ", "x"), ("123. ", "123. x"), ("1.123. ", "1.123. x"), ("Part 2. ", "Part 2. x")]
)
def test_the_number_of_a_heading_has_parts_of_two_digits(number: str, text: str) -> None:
    assert _read_line(f"# {number}x").cell.text == text


# Legends, levels, files.


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([["1", "Aware"], ["2", "Able"]], 2),
        ([["1", "Aware"]], 0),
        ([["1", "Aware", "Knows"], ["2", "Able"]], 2),
        ([["1", "Aware", "Knows", "More"], ["2", "Able"]], 0),
        ([["1"], ["2"]], 0),
        ([["2", "Aware"], ["3", "Able"]], 0),
    ],
)
def test_a_table_of_the_scale_has_two_rows_and_two_or_three_columns(rows: list[list[str]], count: int) -> None:
    assert len(scale.find_legend(make_sheet(["Scale", "Name"], *rows))) == count


@pytest.mark.parametrize(("number", "count"), [("02", 2), ("002", 0)])
def test_a_table_of_the_scale_counts_in_two_digits(number: str, count: int) -> None:
    assert len(scale.find_legend(make_sheet(["Scale", "Name"], ["1", "Aware"], [number, "Able"]))) == count


@pytest.mark.parametrize(("length", "like"), [(60, True), (61, False)])
def test_the_name_of_a_level_is_short(length: int, like: bool) -> None:
    assert vocabulary.looks_like_level(f"Senior {'x' * (length - 7)}") is like


@pytest.mark.parametrize(("zeros", "is_text"), [(9, True), (8, False)])
def test_unmarked_utf_16_has_zeros_on_one_side(zeros: int, is_text: bool) -> None:
    # In UTF-16 with the low byte first, 'a' has a zero second and U+0100 has one first.
    raw = ("," + "a" * (zeros - 1) + "\u0100").encode("utf-16-le")
    if is_text:
        assert csv_tables.decode(raw, "ladder.csv").text.startswith(",a")
    else:
        with pytest.raises(bounds.NotRead):
            csv_tables.decode(raw, "ladder.csv")
