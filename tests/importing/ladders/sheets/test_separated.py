"""CSV as spreadsheets and people systems write it: every encoding and separator, each cell at its place."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sweep import count_examples

from pm_career.domain.text import escape_cell
from pm_career.errors import PmCareerError
from pm_career.importing.ladders.sheets import bounds
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.read_tables import read_tables
from pm_career.importing.ladders.sheets.table import Cell, Table

TABLE = "Skill;Level;Bar\r\nMüller;1;Says “no”\r\nÉcole;2;x\r\n"
several = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(folder: Path, content: bytes | str, name: str = "ladder.csv") -> Table:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    (table,) = read_tables(file)
    assert isinstance(table, Table)
    return table


def grid(table: Table) -> list[list[str]]:
    """The texts of a table's rows, cells that are not filled left out."""
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encoding_is_told_by_the_bytes(tmp_path: Path, encoding: str) -> None:
    table = read(tmp_path, TABLE.encode(encoding))
    assert grid(table) == [["Skill", "Level", "Bar"], ["Müller", "1", "Says “no”"], ["École", "2", "x"]]
    assumed = [remark for remark in table.remarks if "cp1252" in remark]
    assert len(assumed) == (encoding == "cp1252")


def test_utf_16_with_a_mark_at_the_big_end(tmp_path: Path) -> None:
    assert grid(read(tmp_path, b"\xfe\xff" + TABLE.encode("utf-16-be")))[1][0] == "Müller"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_separator_is_found_by_the_whole_file(tmp_path: Path, sign: str) -> None:
    rows = [
        ["Our ladder, as of May; draft"],
        ["Skill", "Level", "Bar"],
        ["Analysis", "A", "Writes, counts; and | asks\tagain"],
        ["Analysis", "B", "One, two, three, four"],
        ["Delivery", "A", "Says: yes; no; perhaps"],
    ]
    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows(rows)
    assert grid(read(tmp_path, out.getvalue())) == rows


def test_prose_with_a_comma_in_each_line_is_not_parted_by_it(tmp_path: Path) -> None:
    assert grid(read(tmp_path, "Skill;Bar\nA;One, two\nB;Three, four\n")) == [
        ["Skill", "Bar"],
        ["A", "One, two"],
        ["B", "Three, four"],
    ]


def test_a_sign_that_stands_in_a_few_ragged_rows_parts_nothing(tmp_path: Path) -> None:
    assert grid(read(tmp_path, "Skill,Bar\nA,B\n,,,|\n,,|\n,|\n")) == [
        ["Skill", "Bar"],
        ["A", "B"],
        ["|"],
        ["|"],
        ["|"],
    ]


def test_one_column_is_a_table_too(tmp_path: Path) -> None:
    assert grid(read(tmp_path, "Skills\nAnalysis\nDelivery\n")) == [["Skills"], ["Analysis"], ["Delivery"]]


def test_excels_own_first_line_is_no_row(tmp_path: Path) -> None:
    table = read(tmp_path, "sep=;\r\na;b,c\r\n")
    assert table.rows == ((Cell("a", 1, 1), Cell("b,c", 1, 2)),)


def test_rows_are_records_as_a_spreadsheet_numbers_them(tmp_path: Path) -> None:
    table = read(tmp_path, 'a,b\r\n"one\r\ntwo",c\r\n\r\n,,\r\n,d,,e\r\n')
    assert [(cell.row, cell.column, cell.text) for cell in table.list_filled()] == [
        (1, 1, "a"), (1, 2, "b"), (2, 1, "one\r\ntwo"), (2, 2, "c"), (5, 2, "d"), (5, 4, "e"),
    ]  # fmt: skip
    assert table.place(table.rows[2][0]) == f"{tmp_path / 'ladder.csv'}:5:2"


@pytest.mark.parametrize("name", ["ladder.tsv", "ladder.txt", "ladder", "ladder.xls", "ladder.xlsx"])
def test_the_bytes_say_more_than_the_name(tmp_path: Path, name: str) -> None:
    assert grid(read(tmp_path, "a\tb\n1\t2\n", name)) == [["a", "b"], ["1", "2"]]


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))), min_size=2), min_size=1)
)
@settings(several, max_examples=count_examples(40))
def test_what_was_kept_from_acting_comes_back_as_it_was(tmp_path: Path, rows: list[list[str]]) -> None:
    out = io.StringIO("sep=,\r\n")
    out.seek(0, io.SEEK_END)
    csv.writer(out).writerows([escape_cell(text) for text in row] for row in rows)
    table = read(tmp_path, f"{out.getvalue()}the,end\r\n")
    expected = {
        (row, column): text
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
        if text.strip()
    }
    assert {(cell.row, cell.column): cell.text for cell in table.list_filled() if cell.row <= len(rows)} == expected


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b" \n,,\n\n", "There is no table with anything in it"),
        (b"a,b\x00c\n", "is no text"),
        (bytes(range(256)), "is no text"),
        (b"a;b\nM\x81;c\n", "line 2 holds the byte 81"),
        (b"\xff\xfea\x00b", "is cut short or damaged: it begins as UTF-16"),
        (b"\xff\xfe\x00\xd8a\x00", "is cut short or damaged: it begins as UTF-16"),
        (b'a,b\n1,"open\n2,3\n4,5\n', "a quote that is opened in row 2 and never closed"),
        (b"a,b\n1," + b'"' + b"x,\n" * 70_000, "a quote that is opened in row 2"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old Excel file"),
        (b"<html><table>", "There is no table with anything in it"),
        (b"<feed>Skill", "is XML"),
        (b"a" + b"," * 2_000 + b"b", "something in column 2,001"),
        (b"x" * 20_000_001, "is over 20 MB"),
    ],
)
def test_what_is_no_table_is_a_sentence(tmp_path: Path, content: bytes, told: str) -> None:
    with pytest.raises(PmCareerError) as refused:
        read(tmp_path, content)
    assert told in refused.value.message
    assert refused.value.hint


def test_a_ladder_in_yaml_is_opened_and_not_imported(tmp_path: Path) -> None:
    (tmp_path / "framework.yaml").write_text("title: Ours\n", encoding="utf-8")
    with pytest.raises(PmCareerError) as refused:
        read_tables(tmp_path / "framework.yaml")
    assert "is YAML" in refused.value.message
    assert "pmcareer framework check" in refused.value.hint


def test_what_is_too_much_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_CELLS", 100)
    monkeypatch.setattr(bounds, "MAX_ROWS", 1_000)
    assert len(read(tmp_path, "a,b\n" * 50).rows) == 50
    with pytest.raises(PmCareerError, match="has over 100 filled cells"):
        read(tmp_path, "a,b\n" * 51)
    with pytest.raises(PmCareerError, match="something in row 1,001"):
        read(tmp_path, "\n" * 1_000 + "a")


@given(st.binary(max_size=200) | st.text(",;\t|\"'\n\r=ab é", max_size=60).map(str.encode))
@settings(several, max_examples=count_examples(60))
@pytest.mark.parametrize("name", ["any.csv", "any.md"])
def test_any_bytes_are_tables_or_a_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    tables: tuple[Table | Outline, ...] = ()
    with suppress(PmCareerError):
        tables = read_tables(file)
    for table in tables:
        places = [(cell.row, cell.column) for cell in table.list_filled()]
        assert places == sorted(set(places))
