"""A workbook that somebody has edited: what fits is taken, and every other cell is named, with why."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ladders import FORKED, write_framework
from sweep import count_examples

from pm_career.domain.framework import Framework
from pm_career.domain.text import fold_name
from pm_career.frameworks.read import read_folder
from pm_career.frameworks.writing.folder import write_folder
from pm_career.frameworks.writing.framework_files import format_files
from pm_career.importing.ladders.ledger import At, Fate
from pm_career.importing.ladders.sheets.table import Cell, Table
from pm_career.importing.ladders.workbook import ReadBack, build_tables, is_workbook, read_workbook
from pm_career.importing.ladders.workbook.cells import split_texts
from pm_career.importing.ladders.workbook.records import Records

Grid = list[list[str]]


@pytest.fixture(scope="module")
def bakers(tmp_path_factory: pytest.TempPathFactory) -> Framework:
    framework = read_folder(write_framework(tmp_path_factory.mktemp("bakers"), FORKED)).framework
    assert framework is not None
    return framework


@dataclasses.dataclass
class Book:
    """A workbook as a person has it open: sheets by their names, cells by their headings."""

    grids: dict[str, Grid]

    @classmethod
    def of(cls, framework: Framework) -> Book:
        grids = {}
        for table in build_tables(framework):
            width = max(cell.column for cell in table.rows[0])
            texts = [{cell.column: cell.text for cell in row} for row in table.rows]
            grids[table.name] = [[row.get(column, "") for column in range(1, width + 1)] for row in texts]
        return cls(grids)

    def set(self, sheet: str, row: int, heading: str, text: str) -> None:
        self.grids[sheet][row][self.grids[sheet][0].index(heading)] = text

    def add(self, sheet: str, **texts: str) -> None:
        named = {key.replace("_", " ").casefold(): text for key, text in texts.items()}
        self.grids[sheet].append([named.get(heading.casefold(), "") for heading in self.grids[sheet][0]])

    def tables(self) -> tuple[Table, ...]:
        return tuple(Table("book.xlsx", name, _rows(grid)) for name, grid in self.grids.items())

    def taken(self) -> ReadBack:
        tables = self.tables()
        assert is_workbook(tables)
        return read_workbook(tables)


def _rows(grid: Iterable[Iterable[str]]) -> tuple[tuple[Cell, ...], ...]:
    rows = (
        tuple(Cell(text, number, column) for column, text in enumerate(row, 1) if text)
        for number, row in enumerate(grid, 1)
    )
    return tuple(row for row in rows if row)


def odd(taken: ReadBack) -> dict[str, str]:
    return {each.at.cell.text: each.why for each in taken.odd}


def framework_in(taken: ReadBack) -> Framework:
    assert taken.framework is not None
    return taken.framework


def test_a_text_that_was_changed_is_the_only_thing_that_changed(bakers: Framework) -> None:
    book = Book.of(bakers)
    book.set("Expectations", 2, "Bar", "Judges by ear.")
    taken = book.taken()
    assert taken.odd == ()
    assert framework_in(taken).skill("dough").expectations["hand"].bar == "Judges by ear."


def test_people_write_names_for_ids_and_lists_as_they_like(bakers: Framework) -> None:
    book = Book.of(bakers)
    book.set("Levels", 1, "Next", "Journeyman; counter")
    book.set("Expectations", 2, "Level", "JOURNEYMAN")
    book.set("Expectations", 2, "Focus", "X")
    book.set("Expectations", 2, "Behaviours", "- Kneads\n- Waits")
    book.set("Skills", 2, "Builds on", "Dough")
    taken = book.taken()
    assert taken.odd == ()
    framework = framework_in(taken)
    assert framework.level("boy").next == ("hand", "counter")
    assert framework.skill("dough").expectations["hand"].behaviours == ("Kneads", "Waits")
    assert framework.skill("oven").builds_on == ("dough",)


def test_columns_and_rows_may_move_and_new_ones_be_left_empty(bakers: Framework) -> None:
    book = Book.of(bakers)
    book.grids["Levels"] = [["Our ladder"] + [""] * 19, [], *(row[::-1] for row in book.grids["Levels"]), [], [""] * 20]
    taken = book.taken()
    assert framework_in(taken) == bakers
    assert odd(taken) == {"Our ladder": "it stands above the headings"}


def test_a_column_of_ones_own_is_named_cell_by_cell(bakers: Framework) -> None:
    book = Book.of(bakers)
    for row, text in zip(book.grids["Levels"], ["Salary", "10", "20", "30"], strict=False):
        row.append(text)
    taken = book.taken()
    assert framework_in(taken) == bakers
    assert odd(taken) == {
        "Salary": "Levels has no such column",
        **dict.fromkeys(("10", "20", "30"), "its column has no heading that is known"),
    }


def test_a_sheet_of_ones_own_is_named_cell_by_cell(bakers: Framework) -> None:
    book = Book.of(bakers)
    book.grids["Notes"] = [["Ask Ann"]]
    taken = book.taken()
    assert framework_in(taken) == bakers
    assert odd(taken) == {"Ask Ann": "it is in no sheet of a ladder"}


def test_a_level_between_two_others_moves_those_above_it_up(bakers: Framework) -> None:
    book = Book.of(bakers)
    book.add("Levels", id="foreman", title="Foreman", rank="3", track="craft")
    book.grids["Levels"].insert(4, book.grids["Levels"].pop())
    taken = book.taken()
    assert {level.id: level.rank for level in framework_in(taken).levels} == {
        "boy": 1, "hand": 2, "counter": 2, "foreman": 3, "master": 3,
    }  # fmt: skip
    assert taken.odd == ()
    book.set("Levels", 4, "Track", "")
    taken = book.taken()
    assert framework_in(taken).level("master").rank == 4
    assert [(each.why, each.fate) for each in taken.odd] == [("ranks count up from 1: it was taken as 4", Fate.ASSUMED)]


def test_a_level_that_was_deleted_takes_with_it_what_named_it_and_nothing_else(bakers: Framework) -> None:
    book = Book.of(bakers)
    del book.grids["Levels"][1]
    taken = book.taken()
    framework = framework_in(taken)
    assert [(level.id, level.rank) for level in framework.levels] == [("hand", 1), ("counter", 1), ("master", 2)]
    assert framework.skill("oven") == bakers.skill("oven")
    lost = [(each.at.cell.text, each.why) for each in taken.odd if each.fate is not Fate.ASSUMED]
    assert lost == [(text, "there is no level `boy`") for text in ("dough", "boy", "1")]


def test_a_level_under_the_id_of_another_lends_it_neither_its_name_nor_its_expectations(bakers: Framework) -> None:
    book = Book.of(bakers)
    book.set("Levels", 4, "Id", "boy")
    taken = book.taken()
    assert taken.framework is not None
    assert [level.title for level in taken.framework.levels] == ["Baker's Help (BH)", "Journeyman", "Shopkeeper"]
    assert "boy" not in taken.framework.skill("oven").expectations
    assert odd(taken)["master"] == "there is no level `master`"


def test_a_new_row_without_an_id_gets_one_from_its_name(bakers: Framework) -> None:
    book = Book.of(bakers)
    book.add("Skills", name="Cake & Icing")
    book.add("Expectations", skill="Cake & Icing", level="master", step="2")
    taken = book.taken()
    assert taken.odd == ()
    assert framework_in(taken).skills[-1].id == "cake-and-icing"
    assert framework_in(taken).skills[-1].expectations["master"].step == 2


def test_what_stands_there_twice_is_told_with_the_first(bakers: Framework) -> None:
    book = Book.of(bakers)
    book.add("Expectations", skill="till", level="counter", step="2", focus="yes", bar="Closes the till alone.")
    book.add("Expectations", skill="till", level="Shopkeeper", step="3")
    taken = book.taken()
    assert framework_in(taken) == bakers
    assert {
        (each.fate is Fate.DUPLICATE, each.at.cell.row, each.first and each.first.cell.row) for each in taken.odd
    } == {
        (True, 9, 8),
        (False, 10, 8),
    }


REFUSED: list[tuple[Callable[[Book], None], dict[str, str]]] = [
    (
        lambda book: book.set("Expectations", 1, "Step", "9"),
        {"9": "9 is not a step of the scale (1 to 3)", "boy": "it went with what could not be taken: 9 is not a step"},
    ),
    (
        lambda book: book.set("Expectations", 1, "Step", "two"),
        {"two": "`step` must be a whole number", "dough": "it went with what could not be taken: `step` must be"},
    ),
    (lambda book: book.set("Expectations", 1, "Focus", "maybe"), {"maybe": "it is neither yes nor no"}),
    (lambda book: book.set("Levels", 1, "Lateral", "baker"), {"baker": "there is no level `baker`"}),
    (lambda book: book.set("Levels", 1, "Years from", "2"), {"2": "a range of years needs both its ends"}),
    (lambda book: book.set("Levels", 2, "Years from", "9"), {"9": "the range must go from fewer to more years"}),
    (lambda book: book.set("Levels", 2, "Years to", "few"), {"few": "`experience_years` must be a whole number"}),
    (lambda book: book.set("Levels", 1, "Stage", "One\ntwo"), {"One\ntwo": "`stage` must be one line, without tabs"}),
    (lambda book: book.set("Levels", 1, "Summary", "a\x07"), {"a\x07": "the text holds the control character U+0007"}),
    (lambda book: book.set("Levels", 1, "Summary", "x" * 2001), {"x" * 2001: "`summary` is 2001 characters long"}),
    (lambda book: book.set("Levels", 1, "Track", "nowhere"), {"nowhere": "there is no track `nowhere`"}),
    (lambda book: book.set("Framework", 1, "Allow", "vague"), {"vague": "each line is a name, a colon and a text"}),
    (
        lambda book: book.set("Framework", 1, "Allow", "vague: One.\nvague: Two."),
        {"vague: One.\nvague: Two.": "each line is a name, a colon and a text, and each name stands once"},
    ),
    (
        lambda book: book.set("Framework", 1, "Allow", "No Verb: Ours."),
        {"No Verb: Ours.": "the key cannot be `No Verb`"},
    ),
    (lambda book: book.set("Framework", 1, "Version", "2.1"), {"2.1": "`version` cannot be `2.1`"}),
    (lambda book: book.add("Actions", skill="dough", to_step="2", kind="play", text="Go"), {"play": "an action is of"}),
    (
        lambda book: book.add("Actions", skill="dough", to_step="2", kind="study", size="week", text="Read"),
        {"week": "only practice has a size"},
    ),
    (lambda book: book.add("Growth", to_step="3", trap="None"), {"None": "its row names no skill"}),
    (lambda book: book.add("Watch-outs", level="king", text="Sits"), {"Sits": "there is no level `king`"}),
]


@pytest.mark.parametrize(("edit", "told"), REFUSED)
def test_what_cannot_stand_in_a_framework_is_left_out_and_named(
    bakers: Framework, tmp_path: Path, edit: Callable[[Book], None], told: dict[str, str]
) -> None:
    book = Book.of(bakers)
    edit(book)
    taken = book.taken()
    said = odd(taken)
    for text, why in told.items():
        assert said[text].startswith(why)
    write_folder(format_files(framework_in(taken)), tmp_path / "ladder")
    assert read_folder(tmp_path / "ladder").framework == taken.framework


def test_a_scale_with_a_step_missing_is_counted_anew(bakers: Framework) -> None:
    book = Book.of(bakers)
    del book.grids["Scale"][2]
    taken = book.taken()
    assert [step.name for step in framework_in(taken).scale] == ["Step 1", "Step 2", "Step 3"]
    assert framework_in(taken).skills == bakers.skills
    assert {each.at.cell.text for each in taken.odd} == {"1", "Watches", "3", "Bakes"}


@pytest.mark.parametrize(("step", "steps"), [("1", 2), ("20", 20), ("21", 2), ("999", 2), ("1000", 2)])
def test_a_scale_that_is_made_up_goes_as_far_as_the_steps_that_are_expected(
    bakers: Framework, step: str, steps: int
) -> None:
    book = Book.of(bakers)
    del book.grids["Scale"][2]
    for row in range(1, len(book.grids["Expectations"])):
        book.set("Expectations", row, "Step", step)
    assert len(framework_in(book.taken()).scale) == steps


@pytest.mark.parametrize(("rank", "place"), [("", 1), ("999999", 4), ("1000000", 1), ("2.5", 1)])
def test_levels_without_a_rank_that_counts_come_after_the_row_above(bakers: Framework, rank: str, place: int) -> None:
    book = Book.of(bakers)
    helpers = [f"helper-{letter}" for letter in "abcdefghijkl"]
    for own in reversed(helpers):
        book.add("Levels", id=own, title=own, rank=rank)
        book.grids["Levels"].insert(2, book.grids["Levels"].pop())
    levels = [level.id for level in framework_in(book.taken()).levels]
    assert levels[place : place + len(helpers)] == helpers


def test_a_workbook_without_any_level_is_none(bakers: Framework) -> None:
    book = Book.of(bakers)
    del book.grids["Levels"][1:]
    taken = book.taken()
    assert taken.framework is None
    lost = {each.why for each in taken.odd}
    assert lost == {"there is no level `boy`", "there is no level `hand`"} | {
        f"there is no level `{level}`" for level in ("counter", "master")
    }


def test_tables_of_somebody_else_are_no_workbook(bakers: Framework) -> None:
    book = Book.of(bakers)
    del book.grids["Expectations"]
    assert not is_workbook(book.tables())
    assert not is_workbook((Table("f", "Levels", _rows([["Id", "Title", "Rank"]])),))


def leaves(value: object) -> Iterator[str]:
    """Every text and number of a framework, keys among them, and yes and no."""
    if isinstance(value, dict):
        yield from value
    if isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from leaves(each)
    elif value is not None:
        yield {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def is_among(text: str, there: set[str]) -> bool:
    """Whether a text, or each of the texts or names in it, is in a framework: names as people compare them."""
    parts = [text], split_texts(text), re.split(r"[,\s]+", text.strip())
    return any(there.issuperset(map(fold_name, each)) for each in parts)


@settings(max_examples=count_examples(20))
@given(st.data())
def test_whatever_is_typed_anywhere_what_comes_of_it_can_be_read_and_every_cell_is_somewhere(
    bakers: Framework, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    book = Book.of(bakers)
    typed = st.sampled_from(
        ["", "q", "3", "-1", "boy", "hand, master", "yes", "a\nb", "• \n", "\x1b", "x" * 200, "1.0"]
    )
    for _ in range(data.draw(st.integers(1, 12))):
        grid = data.draw(st.sampled_from(list(book.grids.values())))
        row = data.draw(st.sampled_from(grid))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(typed)
    tables = book.tables()
    taken = read_workbook(tables)
    places = [(each.at.table, each.at.cell.row, each.at.cell.column) for each in taken.odd]
    headings = [(each.table, each.cell.row, each.cell.column) for each in taken.headings]
    assert len(set(places + headings)) == len(places + headings)
    filled = {(index, cell.row, cell.column) for index, table in enumerate(tables) for cell in table.list_filled()}
    assert filled.issuperset(places + headings)
    if taken.framework is not None:
        there = set(map(fold_name, leaves(msgspec.to_builtins(taken.framework))))
        kept = filled.difference(places, headings)
        for index, table in enumerate(tables):
            for cell in table.list_filled():
                if (index, cell.row, cell.column) in kept:
                    assert is_among(cell.text, there)
        folder = tmp_path_factory.mktemp("typed") / "ladder"
        write_folder(format_files(taken.framework), folder)
        assert read_folder(folder).framework == taken.framework
    elif is_workbook(tables):
        assert places


def test_what_is_odd_of_a_cell_that_is_not_taken_stays_the_reason() -> None:
    tables = [Table("ladder.xlsx", "Mine", (_rows([["a"]])[0],))]
    records = Records(tables)
    (at,) = [each.at for each in records.odd]
    before = records.odd[0].why
    records.note(at, "it was taken as 4", Fate.ASSUMED)
    assert [each.why for each in records.odd] == [before]
    other = At(0, Cell("b", 2, 1))
    records.note(other, "it was taken as 4", Fate.ASSUMED)
    records.note(other, "it is no rank")
    records.note(other, "it is no rank either")
    assert [each.why for each in records.odd] == [before, "it is no rank"]
