"""Every number that decides something while a ladder is guessed, tested on both sides of it."""

# ruff: noqa: SLF001  the functions that guess are private

from __future__ import annotations

import pytest
from try_each import try_each

from pm_career.importing.ladders import (
    columns,
    headings,
    level_order,
    long_columns,
    ranks,
    row_filter,
    scale,
    skills,
    steps,
    table_layout,
    table_names,
    vocabulary,
)
from pm_career.importing.ladders.claims import Claim, Gathered, LevelKey
from pm_career.importing.ladders.ledger import Account, At
from pm_career.importing.ladders.options import Question, Wishes
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets import bounds, csv_tables
from pm_career.importing.ladders.sheets.table import Cell, Table
from pm_career.importing.ladders.take_old import Row

SENTENCE = "a whole sentence that is the name of nothing"


def make_sheet(*rows: list[str]) -> Sheet:
    """A sheet with these rows, from the first row and column on; empty texts are empty cells."""
    cells = (
        tuple(Cell(text, row, column) for column, text in enumerate(texts, start=1) if text)
        for row, texts in enumerate(rows, start=1)
    )
    return Sheet(0, Table("ladder.csv", "", tuple(row for row in cells if row)))


def make_column(*texts: str) -> Sheet:
    """A sheet with these texts in its only column."""
    return make_sheet(*([text] for text in texts))


def make_cells(*texts: str) -> dict[int, Cell]:
    """These texts as the cells of the first row, by column."""
    return {column: Cell(text, 1, column) for column, text in enumerate(texts, start=1)}


def make_gathered() -> Gathered:
    """The claims of no table."""
    return Gathered(Account([]))


def _make_row(number: int, level: str, skill: str) -> Row:
    return Row(number, {"level": level, "skill": skill}, {})


def make_words(count: int) -> list[str]:
    """Different words that name nothing."""
    return [f"w{chr(97 + index)}" for index in range(count)]


# Lists: what a column is about.


@pytest.mark.parametrize(("same", "total", "of_level"), [(4, 5, True), (7, 9, False)])
def test_a_column_that_mostly_follows_from_the_level_describes_it(same: int, total: int, of_level: bool) -> None:
    texts = ["same"] * same + make_words(total - same)
    cells = [(_make_row(row, "PM", f"skill {row}"), Cell(text, row, 3)) for row, text in enumerate(texts, start=2)]
    meaning = long_columns._find_meaning("", cells, has_content=False, only="")
    assert meaning == ("level-note" if of_level else "")


@pytest.mark.parametrize(("same", "total", "of_skill"), [(4, 5, True), (7, 9, False)])
def test_a_column_that_mostly_follows_from_the_skill_describes_it(same: int, total: int, of_skill: bool) -> None:
    texts = ["same"] * same + make_words(total - same)
    cells = [(_make_row(row, f"L{row}", "Talking"), Cell(text, row, 3)) for row, text in enumerate(texts, start=2)]
    meaning = long_columns._find_meaning("", cells, has_content=False, only="")
    assert meaning == ("skill-note" if of_skill else "")


@pytest.mark.parametrize(("length", "meaning"), [(20, "bar"), (19, "")])
def test_an_unnamed_column_of_sentences_is_content(length: int, meaning: str) -> None:
    cells = [
        (_make_row(row, f"L{row}", f"skill {row}"), Cell("x" * (length + difference), row, 3))
        for row, difference in ((2, -5), (3, 5))
    ]
    assert long_columns._find_meaning("", cells, has_content=False, only="") == meaning


# Skills: several rows of one skill and level.


def _make_pairs(what: str, several: int, total: int) -> dict[str, dict[LevelKey, list[Claim]]]:
    """One skill at `total` levels, of which `several` have two different texts in two rows."""
    pairs: dict[LevelKey, list[Claim]] = {}
    for index in range(total):
        level = LevelKey(f"l{index}")
        pairs[level] = [
            Claim(At(0, Cell(text, 10 * index + row, 1)), what, text, level, "talking")
            for row, text in enumerate(["one", "two"] if index < several else ["one"])
        ]
    return {"talking": pairs}


@pytest.mark.parametrize(("several", "total", "gathers"), [(3, 10, False), (1, 3, True)])
def test_rows_are_gathered_above_a_share_of_pairs_with_several_texts(several: int, total: int, gathers: bool) -> None:
    rows = skills._find_row_rules(_make_pairs("content", several, total), Wishes(), make_gathered())
    assert (rows.gather, rows.repeat) == (gathers, gathers)


@pytest.mark.parametrize(("several", "total", "repeats"), [(3, 10, False), (1, 3, True)])
def test_rows_repeat_above_a_share_of_pairs_with_several_behaviours(several: int, total: int, repeats: bool) -> None:
    rows = skills._find_row_rules(_make_pairs("behaviours", several, total), Wishes(), make_gathered())
    assert (rows.gather, rows.repeat) == (False, repeats)


# The order of levels.


@pytest.mark.parametrize(("for_it", "asks"), [(19, False), (18, True)])
def test_an_order_that_too_many_rows_contradict_is_asked_for(for_it: int, asks: bool) -> None:
    low, high = LevelKey("junior"), LevelKey("senior")
    names = {low: "Junior", high: "Senior"}
    sequences = [(low, high)] * for_it + [(high, low)]
    if asks:
        with pytest.raises(Question, match="now in one order, now in another"):
            level_order._order_by_place(names, sequences, make_gathered(), wide=False)
    else:
        assert level_order._order_by_place(names, sequences, make_gathered(), wide=False) == [low, high]


def test_a_product_manager_is_of_the_middle_height() -> None:
    assert ranks.find_height("PM") == ranks.find_height("Product Owner") == ranks.find_height("Mid") == 2


@pytest.mark.parametrize(("titles", "both"), [("Junior, Staff, Senior", False), ("Junior, Staff, Mid", True)])
def test_titles_go_both_ways_when_they_fall_by_more_than_one_height(titles: str, both: bool) -> None:
    assert ranks.is_mixed(titles.split(", ")) is both


# The row of headings.


@pytest.mark.parametrize(("width", "below", "found"), [(3, 5, 1), (4, 7, 2)])
def test_a_row_of_headings_is_nearly_as_wide_as_the_rows_below(width: int, below: int, found: int) -> None:
    body = [[f"r{row}{word}" for word in make_words(below)] for row in "abcd"]
    assert headings.find_header_row(make_sheet(make_words(width), *body), Wishes()) == found


def test_ten_rows_below_tell_how_wide_a_table_is() -> None:
    wide, narrow = [7] * 5, [3] * 5
    body = [[f"r{row}{word}" for word in make_words(width)] for row, width in enumerate([*wide, *narrow, 7])]
    assert headings.find_header_row(make_sheet(make_words(3), *body), Wishes()) == 1


@pytest.mark.parametrize(("row", "found"), [(["Owner", "Blah"], 1), (["Skill", "1", "2"], 2)])
def test_a_narrow_row_of_headings_is_found_by_its_score(row: list[str], found: int) -> None:
    body = [[f"r{number}{word}" for word in make_words(9)] for number in range(4)]
    assert headings.find_header_row(make_sheet(row, *body), Wishes()) == found


@try_each(
    ("texts", "score"),
    [
        (["Foo", "Zig"], 2),
        (["Foo", "Foo"], 0),
        (["Owner", "Zig"], 8 + 2),
        (["Skill", "Zig"], 8 + 15 + 2),
        (["Skill", "Level"], 2 * 8 + 2 * 15 + 2),
        (["Junior", "Zig"], 2),
        (["Junior", "Senior"], 2 * 5 + 2),
        (["Mine", "Zig"], 12 + 2),
        (["Foo", "3"], 2 - 8),
    ],
)
def test_the_score_of_a_row_of_headings(texts: list[str], score: int) -> None:
    cells = list(make_cells(*texts).values())
    assert headings._score_row(cells, Wishes(columns=(("Mine", "skill"),)), of_level=False) == score


def test_a_row_as_wide_as_those_below_counts_more_than_an_earlier_one() -> None:
    body = [[f"r{number}{word}" for word in make_words(9)] for number in range(4)]
    wide = ["Junior", "Senior", "Staff", "a", "a", "b"]  # 3 levels: 15, and 3 for its width
    less = ["Skill", "Owner", "1", "2"]  # 2 roles, one of them the skill, distinct, 2 numbers: 16 + 15 + 2 - 16 = 17
    same = ["Owner", "Status"]  # 2 roles, distinct: 18
    assert headings.find_header_row(make_sheet(less, wide, *body), Wishes()) == 2
    assert headings.find_header_row(make_sheet(same, wide, *body), Wishes()) == 1


@pytest.mark.parametrize(
    ("texts", "begins"),
    [
        (["Junior", "Mid", "Senior", "foo", "bar"], True),
        (["Junior", "Mid", "Senior", "foo", "bar", "baz"], False),
        (["Junior", "Mid", "Senior", "Staff", "foo", "bar", "baz"], True),
        (["Junior"], False),
        (["Junior", "Mid"], True),
    ],
)
def test_a_row_of_a_level_is_known_by_the_levels_below_it(texts: list[str], begins: bool) -> None:
    assert headings._begins_with_level(make_column(*texts), 1, Wishes()) is begins


@pytest.mark.parametrize(("row", "found"), [(30, 30), (31, 1)])
def test_headings_are_looked_for_in_the_first_rows(row: int, found: int) -> None:
    rows = [[f"r{number}a", f"r{number}b"] for number in range(40)]
    rows[row - 1] = ["Skill", "Level"]
    assert headings.find_header_row(make_sheet(*rows), Wishes()) == found


@pytest.mark.parametrize(("length", "found"), [(80, 1), (81, 2)])
def test_a_heading_is_short(length: int, found: int) -> None:
    rows = [["Skill", "x" * length], ["a", "b"], ["c", "d"], ["e", "f"]]
    assert headings.find_header_row(make_sheet(*rows), Wishes()) == found


@pytest.mark.parametrize(("length", "found"), [(80, 1), (81, None)])
def test_a_heading_over_several_columns_is_short(length: int, found: int | None) -> None:
    sheet = make_sheet(["", "Makers", "x" * length], ["Skill", "Junior", "Senior"])
    assert headings.find_row_above(sheet, 2) == found


@pytest.mark.parametrize(
    ("above", "found"),
    [
        (["", "Makers", "Leaders"], 1),
        (["", "Makers", ""], None),
        (["a", "b", "c", "d"], 1),
        (["a", "b", "c", "d", "e"], None),
    ],
)
def test_headings_over_others_are_several_and_hardly_more_than_those(above: list[str], found: int | None) -> None:
    assert headings.find_row_above(make_sheet(above, ["Skill", "Junior", "Senior"]), 2) == found


# Steps: numbers, names or texts.


@pytest.mark.parametrize(("numbers", "total", "kind"), [(4, 5, "numbers"), (7, 9, "texts")])
def test_cells_that_are_mostly_numbers_are_steps(numbers: int, total: int, kind: str) -> None:
    texts = [str(number) for number in range(1, numbers + 1)] + [SENTENCE] * (total - numbers)
    assert steps._find_kind(texts, Wishes(), {}, steps=False) == kind


@pytest.mark.parametrize(("named", "total", "kind"), [(4, 5, "names"), (7, 9, "texts")])
def test_cells_that_are_mostly_names_of_steps_are_steps(named: int, total: int, kind: str) -> None:
    texts = ["expert"] * named + [SENTENCE] * (total - named)
    assert steps._find_kind(texts, Wishes(), {}, steps=False) == kind


@pytest.mark.parametrize(("different", "total", "kind"), [(2, 5, "names"), (5, 12, "texts")])
def test_unknown_words_that_come_often_are_names_of_steps(different: int, total: int, kind: str) -> None:
    words = make_words(different)
    texts = words + [words[0]] * (total - different)
    assert steps._find_kind(texts, Wishes(), {}, steps=False) == kind


@pytest.mark.parametrize(("different", "kind"), [(1, "texts"), (2, "names"), (10, "names"), (11, "texts")])
def test_unknown_names_of_steps_are_few(different: int, kind: str) -> None:
    assert steps._find_kind(make_words(different), Wishes(), {}, steps=True) == kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [("x" * 30, "names"), ("x" * 31, "texts"), ("ab cd ef", "names"), ("ab cd ef gh", "texts")],
)
def test_unknown_names_of_steps_are_short(word: str, kind: str) -> None:
    assert steps._find_kind([word, "other"], Wishes(), {}, steps=True) == kind


@pytest.mark.parametrize(("highest", "step"), [("10", 10), ("11", 2)])
def test_numbers_above_ten_are_taken_in_their_order(highest: str, step: int) -> None:
    read = steps.Scale(["1", highest], Wishes(), {}, make_gathered(), steps=True)
    meant = read.parse(highest)
    assert meant is not None
    assert meant.step == step


@pytest.mark.parametrize(("different", "step"), [(10, 10), (11, 110)])
def test_high_numbers_are_steps_where_they_are_few(different: int, step: int) -> None:
    texts = [str(10 * number) for number in range(1, different + 1)]
    meant = steps.Scale(texts, Wishes(), {}, make_gathered(), steps=True).parse(texts[-1])
    assert meant is not None
    assert meant.step == step


@pytest.mark.parametrize(("out_of", "highest"), [(10, 10), (11, 2)])
def test_a_scale_of_ten_steps_is_believed_and_none_of_more(out_of: int, highest: int) -> None:
    read = steps.Scale([f"1/{out_of}", f"2/{out_of}"], Wishes(), {}, make_gathered(), steps=True)
    assert len(read.build_steps(2, [])) == highest


@pytest.mark.parametrize(("number", "is_step"), [("10", True), ("11", False)])
def test_a_number_among_names_is_a_step_up_to_ten(number: str, is_step: bool) -> None:
    read = steps.Scale(["expert", "working"], Wishes(), {}, make_gathered(), steps=True)
    assert (read.parse(number) is not None) is is_step


# Columns.


@pytest.mark.parametrize(("length", "role"), [(45, "skill"), (46, "description")])
def test_the_column_of_the_skills_holds_short_texts(length: int, role: str) -> None:
    sheet = make_sheet(["x" * (length - 5), "a"], ["y" * (length + 5), "b"])
    across = {2: Cell("PM", 0, 2)}
    assert columns._find_columns_before(sheet, (1, 2), {}, {}, across) == {1: role}


@pytest.mark.parametrize(("first", "second", "skill"), [(4, 2, 2), (3, 1, 1)])
def test_the_last_column_with_at_least_half_as_many_names_has_the_skills(first: int, second: int, skill: int) -> None:
    rows = [[f"a{row}b", f"c{min(row, second - 1)}d"] for row in range(first)]
    across = {3: Cell("PM", 0, 3)}
    found = columns._find_columns_before(make_sheet(*rows), tuple(range(1, first + 1)), {}, {}, across)
    assert next(column for column, role in found.items() if role == "skill") == skill


@pytest.mark.parametrize(("levels", "total", "shape"), [(1, 2, "levels-down"), (6, 13, "skills-down")])
def test_levels_lie_down_where_half_of_the_first_column_is_levels(levels: int, total: int, shape: str) -> None:
    texts = ["Junior"] * levels + make_words(total - levels)
    sheet = make_sheet(*([text, "said"] for text in texts))
    rows = tuple(range(1, total + 1))
    assert columns.find_shape(sheet, rows, make_cells("Foo", "Zig"), {}, Wishes()) == shape


@pytest.mark.parametrize(("numbers", "total", "all_numbers"), [(9, 10, True), (6, 7, False)])
def test_a_column_of_numbers_may_hold_few_others(numbers: int, total: int, all_numbers: bool) -> None:
    sheet = make_column(*["3"] * numbers, *make_words(total - numbers))
    assert columns._are_numbers(sheet, 1, sheet.rows) is all_numbers


@pytest.mark.parametrize(("levels", "total", "all_levels"), [(3, 5, True), (4, 7, False)])
def test_a_column_of_levels_may_hold_some_others(levels: int, total: int, all_levels: bool) -> None:
    sheet = make_column(*["Junior"] * levels, *make_words(total - levels))
    assert columns._are_levels(sheet, 1, sheet.rows) is all_levels


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        ("Foo, Junior, Senior, Tags", [1, 2, 3]),
        ("Foo, Junior, Senior, Tags, More", [1, 2, 3, 4, 5]),
        ("Foo, Junior, Mid, Senior, Tags", [2, 3, 4]),
        ("Junior, Tags", [1, 2]),
    ],
)
def test_headings_outside_of_the_levels_are_none_where_half_are_levels(texts: str, kept: list[int]) -> None:
    assert list(columns._drop_edges(make_cells(*texts.split(", ")), Wishes(), ())) == kept


@pytest.mark.parametrize(("column", "found"), [(4, 4), (5, 1)])
def test_the_levels_are_in_one_of_the_first_columns(column: int, found: int) -> None:
    row = make_words(6)
    row[column - 1] = "Junior"
    roles, _ = columns.find_levels_down(make_sheet(row), (1,), {}, {})
    assert roles == {found: "level"}


@pytest.mark.parametrize(("headings_", "shape"), [(["Foo", "Zig"], "skills-down"), (["Foo"], "long")])
def test_a_matrix_has_several_columns_beside_that_of_its_skills(headings_: list[str], shape: str) -> None:
    cells = make_cells("Skill", *headings_)
    assert columns.find_shape(make_sheet(["a", "b", "c"]), (1,), cells, {1: "skill"}, Wishes()) == shape


# Layout, names of tables, ticks, rows, legends.


@pytest.mark.parametrize(("pairs", "paired"), [("step bar step bar", True), ("step step step", False)])
def test_pairs_of_columns_are_four_at_least(pairs: str, paired: bool) -> None:
    roles = {1: "skill", **dict(enumerate(pairs.split(), start=2))}
    cells = {column: Cell(role, 2, column) for column, role in roles.items()}
    above = {column: Cell(f"L{column // 2}", 1, 2 * (column // 2)) for column in roles if column > 1}
    assert bool(table_layout._find_paired(cells, roles, above)) is paired


@pytest.mark.parametrize(
    ("shared", "mostly"), [([set("ab"), set("b")], True), ([set("abcdefgh"), set("defghijk")], False)]
)
def test_tables_share_their_names_where_each_stands_in_most(shared: list[set[str]], mostly: bool) -> None:
    assert table_names._are_mostly_shared(shared) is mostly


@pytest.mark.parametrize(("ticks", "others", "column"), [(9, 2, 1), (8, 2, None)])
def test_a_matrix_of_ticks_holds_few_other_texts(ticks: int, others: int, column: int | None) -> None:
    texts = ["x"] * ticks + make_words(others)
    sheet = make_sheet(*(["says it", text] for text in texts))
    found = table_layout.find_ticked_column(sheet, sheet.rows, {1: "behaviours"}, {2: Cell("PM", 0, 2)})
    assert found == (column or 0)


@pytest.mark.parametrize(("length", "is_note"), [(60, False), (61, True)])
def test_a_long_text_after_the_table_is_a_note(length: int, is_note: bool) -> None:
    assert row_filter._is_note(Cell("x" * length, 9, 1), after=True) is is_note


@pytest.mark.parametrize(("length", "titles"), [(100, True), (101, False)])
def test_a_title_is_short(length: int, titles: bool) -> None:
    assert row_filter._take_titles(Cell("x" * length, 1, 1)) is titles


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1 = Aware", 0),
        ("1 = Aware, 2 = Able", 2),
        ("0 = None, 1 = Aware", 2),
        ("2 = Aware, 3 = Able", 0),
        (f"1 = {'x' * 60}, 2 = Able", 2),
        (f"1 = {'x' * 61}, 2 = Able", 0),
    ],
)
def test_a_legend_counts_up_from_one_at_most_and_its_names_are_short(text: str, count: int) -> None:
    assert len(scale.parse_legend(text)) == count


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
