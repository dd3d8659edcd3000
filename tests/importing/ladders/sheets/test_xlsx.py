"""Workbooks: values as people see them, nothing computed, followed or executed, and no file that fills the memory."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importing import fates, take
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from shell import Shell
from sweep import count_examples

from pm_career.documents.framework_export import build_workbook
from pm_career.errors import PmCareerError
from pm_career.importing.ladders.sheets import xlsx_package
from pm_career.importing.ladders.sheets.read_tables import read_tables
from pm_career.importing.ladders.sheets.table import Cell, Merged, Table
from pm_career.importing.ladders.sheets.xlsx_values import UNVALUED

Sheet = Any
several = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def made(fill: Callable[[Sheet], object]) -> bytes:
    workbook = Workbook()
    fill(workbook.active)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def read(folder: Path, content: bytes) -> tuple[Table, ...]:
    file = folder / "ladder.xlsx"
    file.write_bytes(content)
    return tuple(part for part in read_tables(file) if isinstance(part, Table))


def changed(content: bytes, part: str, change: Callable[[bytes], bytes | None], **added: bytes) -> bytes:
    """The same package with one part changed, or left out for None, and others added (`_` for `/`)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = change(old.read(name)) if name == part else old.read(name)
            if body is not None:
                new.writestr(name, body)
        for name, body in added.items():
            new.writestr(name.replace("_", "/"), body)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
SMALL = made(lambda sheet: sheet.append(["Skill", "Level", "=1+1"]))


@pytest.mark.parametrize(
    ("value", "form", "seen"),
    [
        (3, "General", "3"),
        (3.0, "0.0", "3"),
        (2.5, "General", "2.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", "1e+20"),
        (0.25, "0%", "25%"),
        (0.255, "0.0%", "25.5%"),
        (True, "General", "TRUE"),
        (date(2026, 7, 1), "yyyy-mm-dd", "2026-07-01"),
        (datetime(2026, 7, 1, 9, 30), "yyyy-mm-dd h:mm", "2026-07-01 09:30"),  # noqa: DTZ001  a workbook has no zones
        (time(9, 30), "h:mm", "09:30:00"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
        ("  as it is \n", "General", "  as it is \n"),
        ("a_x000D_b", "General", "a\rb"),
        ("_x005F_x000D_", "General", "_x000D_"),
    ],
)
def test_values_are_what_people_see(tmp_path: Path, value: object, form: str, seen: str) -> None:
    def fill(sheet: Sheet) -> None:
        sheet["B2"] = value
        sheet["B2"].number_format = form

    (table,) = read(tmp_path, made(fill))
    assert table.rows == ((Cell(seen, 2, 2),),)


def test_text_in_several_fonts_is_text(tmp_path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        sheet["A1"] = CellRichText("Asks ", TextBlock(InlineFont(b=True), "why"), "?")

    (table,) = read(tmp_path, made(fill))
    assert table.rows == ((Cell("Asks why?", 1, 1),),)


def test_a_formula_is_its_kept_value_and_one_without_is_a_problem(tmp_path: Path) -> None:
    def valued(xml: bytes) -> bytes:
        value = b'<c r="C1" t="str"><f>A1</f><v>kept</v></c><c r="D1" t="str"><f>""</f><v></v></c>'
        return re.sub(rb'<c r="C1".*?</c>', value + b'<c r="E1"><f>NOW()</f><v/></c><c r="F1"><f>1</f></c>', xml)

    (table,) = read(tmp_path, changed(SMALL, SHEET, valued))
    assert table.rows == (
        (
            Cell("Skill", 1, 1), Cell("Level", 1, 2), Cell("kept", 1, 3), Cell("", 1, 5, UNVALUED),
            Cell("", 1, 6, UNVALUED),
        ),
    )  # fmt: skip


def test_an_error_is_a_problem(tmp_path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        sheet["A1"] = "#REF!"
        assert sheet["A1"].data_type == "e"

    (table,) = read(tmp_path, made(fill))
    assert table.rows == ((Cell("", 1, 1, "the error #REF!"),),)


def test_what_is_merged_is_known_and_what_is_hidden_is_read_and_said(tmp_path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.append(["Our ladder"])
        sheet.merge_cells("A1:C2")
        sheet["A3"], sheet["C3"], sheet["D3"] = "a", "c", "d"
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions.group("C", "D", hidden=True)
        other = sheet.parent.create_sheet("Secret")
        other.append(["x"])
        other.sheet_state = "veryHidden"
        sheet.parent.create_sheet("Empty")

    first, second = read(tmp_path, made(fill))
    assert first.merged == (Merged(1, 1, 2, 3),)
    assert [cell.text for cell in first.list_filled()] == ["Our ladder", "a", "c", "d"]
    assert first.hidden == (
        "Hidden rows of Sheet were read all the same: 3.",
        "Hidden columns of Sheet were read all the same: C, D.",
    )
    said = "The sheet Secret is hidden, and was read all the same: --sheet takes one alone."
    assert (second.name, second.hidden) == ("Secret", (said,))


def test_one_sheet_can_be_asked_for(tmp_path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.append(["a"])
        sheet.parent.create_sheet("Other one").append(["b"])

    file = tmp_path / "l.xlsx"
    file.write_bytes(made(fill))
    assert [table.name for table in read_tables(file, sheets=["other  ONE"])] == ["Other one"]
    with pytest.raises(PmCareerError, match="is called 'nosuch'") as refused:
        read_tables(file, sheets=["nosuch"])
    assert refused.value.hint == "There are: Sheet, Other one"


def test_cells_that_are_only_formatted_far_away_are_no_table(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    (table,) = read(tmp_path, changed(SMALL, SHEET, lambda xml: xml.replace(b"</sheetData>", far)))
    assert len(table.rows) == 1


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t\r_x0D="))


@given(st.lists(TEXTS, min_size=1, max_size=30))
@settings(several, max_examples=10)
def test_any_text_is_written_as_text_and_comes_back(tmp_path: Path, texts: list[str]) -> None:
    texts = [text.replace("\ufffe", "").replace("\uffff", "") for text in [*texts, "=1+1", "_x000D_", "+1", "007", "5"]]
    cells = tuple((Cell(text, row, 1),) for row, text in enumerate(texts, 1) if text.strip())
    content = build_workbook([Table("", "Texts", cells)])
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(content)).read(SHEET)
    (table,) = read(tmp_path, content)
    assert table.rows == cells


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (lambda: SMALL[:-100], "is damaged"),
        (lambda: b"PK\x03\x04" + b"x" * 100, "is damaged"),
        (lambda: changed(SMALL, SHEET, lambda xml: xml[:-50]), "is damaged"),
        (lambda: changed(SMALL, SHEET, lambda _: None), "There is no table"),
        (lambda: changed(SMALL, "xl/workbook.xml", lambda _: None), "is an archive"),
        (lambda: changed(SMALL, "xl/workbook.xml", lambda _: b"<workbook/>"), "is "),
        (lambda: changed(SMALL, "xl/workbook.xml", lambda _: None, **{"content.xml": b"<x/>"}), "is an OpenDocument"),
        (lambda: changed(SMALL, "xl/workbook.xml", lambda _: None, **{"word_document.xml": b"<x/>"}), "is a Word doc"),
        (lambda: changed(SMALL, SHEET, lambda xml: b"<!DOCTYPE a>" + xml), "XML that no spreadsheet writes"),
        (lambda: changed(SMALL, SHEET, lambda xml: xml.decode().join(["<!DOCTYPE a>", ""]).encode("utf-16")), "no spr"),
        (
            lambda: changed(SMALL, SHEET, lambda _: b'<?xml version="1.0" encoding="cp037"?><a/>'),
            "sheet1.xml is no sound",
        ),
        (lambda: changed(SMALL, SHEET, lambda _: "<!DOCTYPE a><a/>".encode("cp037")), "sheet1.xml is no sound XML"),
        (lambda: changed(SMALL, SHEET, lambda xml: xml.replace(b'"B1"', b'"1B"')), "something in xl/worksheets/sheet1"),
        (lambda: changed(SMALL, SHEET, lambda xml: xml.replace(b'"B1"', b'"BXY1"')), "something in column 2,001"),
        (lambda: changed(SMALL, SHEET, lambda xml: xml.replace(b'"B1"', b'"B300000"')), "something in row 300,000"),
        (lambda: changed(SMALL, SHEET, lambda xml: xml.replace(b'"B1"', b'"BXW150000"')), "spreads over"),
    ],
)
def test_what_is_no_sound_workbook_is_a_sentence(tmp_path: Path, content: Callable[[], bytes], told: str) -> None:
    with pytest.raises(PmCareerError) as refused:
        read(tmp_path, content())
    assert told in refused.value.message
    assert refused.value.hint


def test_a_sheet_that_is_missing_in_the_package_is_said(tmp_path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.append(["a"])
        sheet.parent.create_sheet("Two").append(["b"])

    (table,) = read(tmp_path, changed(made(fill), "xl/worksheets/sheet2.xml", lambda _: None))
    assert table.remarks == ("Sheets that the workbook names, and that are not in the file: Two.",)


def test_a_package_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_package, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(PmCareerError, match="unpacks to over 1 MB"):
        read(tmp_path, changed(SMALL, SHEET, lambda _: b"<a>" + b"x" * 1_000_000))


def locked(content: bytes) -> bytes:
    """The same package, its parts marked as encrypted."""
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(header), content):
            at = found.start() + flags
            content = content[:at] + b"\x01" + content[at + 1 :]
    return content


def test_a_package_with_a_password_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PmCareerError, match="has a password"):
        read(tmp_path, locked(SMALL))


def test_a_package_of_thousands_of_parts_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_package, "MAX_PARTS", 3)
    with pytest.raises(PmCareerError, match="is not packed as a spreadsheet packs a workbook"):
        read(tmp_path, SMALL)


def test_what_a_package_says_of_its_sizes_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_package, "MAX_UNPACKED", 100_000)
    packed = bytearray(changed(SMALL, SHEET, lambda _: b"<a>" + b"x" * 200_000))
    for at in (found.start() for found in re.finditer(re.escape((200_003).to_bytes(4, "little")), bytes(packed))):
        packed[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(PmCareerError, match=r"unpacks to over|is damaged"):
        read(tmp_path, bytes(packed))


def test_a_cell_that_holds_a_book_is_a_sentence(tmp_path: Path) -> None:
    book = b'<c r="D1" t="str"><v>' + b"x" * 100_001 + b"</v></c></row>"
    with pytest.raises(PmCareerError, match=r"has a cell of over 100,000 characters in row 1"):
        read(tmp_path, changed(SMALL, SHEET, lambda xml: xml.replace(b"</row>", book)))


def test_a_sheet_full_of_formatted_cells_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_package, "MAX_TAGS", 10)
    with pytest.raises(PmCareerError, match=r"ladder.xlsx has over 10 tags in xl/"):
        read(tmp_path, SMALL)


def test_a_merge_of_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    (table,) = read(tmp_path, changed(SMALL, SHEET, lambda xml: xml.replace(b"</sheetData>", merged)))
    assert table.merged == (Merged(1, 1, 1_048_576, 16_384),)


PARTS = zipfile.ZipFile(io.BytesIO(SMALL)).namelist()


@given(part=st.sampled_from(PARTS), at=st.floats(0, 1), cut=st.integers(0, 40), put=st.binary(max_size=20))
@settings(several, max_examples=count_examples(20))
def test_a_damaged_workbook_is_tables_or_a_sentence(tmp_path: Path, part: str, at: float, cut: int, put: bytes) -> None:
    def damage(xml: bytes) -> bytes:
        place = int(at * len(xml))
        return xml[:place] + put + xml[place + cut :]

    with suppress(PmCareerError):
        assert read(tmp_path, changed(SMALL, part, damage))


@given(at=st.floats(0, 1), put=st.binary(min_size=1, max_size=6))
@settings(several, max_examples=count_examples(20))
def test_damaged_bytes_are_tables_or_a_sentence(tmp_path: Path, at: float, put: bytes) -> None:
    place = int(at * len(SMALL))
    with suppress(PmCareerError):
        assert read(tmp_path, SMALL[:place] + put + SMALL[place + len(put) :])


def test_a_merged_cell_holds_for_each_level_and_row_that_it_covers(shell: Shell, tmp_path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        for row in (
            ["Skill", "Junior", "Mid", "Senior"],
            ["Tasting", "Salts", None, "Seasons"],
            ["Plating", "Stacks", "Turns", None],
        ):
            sheet.append(row)
        sheet.merge_cells("B2:C2")
        sheet.merge_cells("D2:D3")

    (tmp_path / "ladder.xlsx").write_bytes(made(fill))
    framework, report = take(shell, tmp_path / "ladder.xlsx")
    assert [[each.bar for each in skill.expectations.values()] for skill in framework.skills] == [
        ["Salts", "Salts", "Seasons"],
        ["Stacks", "Turns", "Seasons"],
    ]
    assert [report["counts"][fate] for fate in ("kept", "heading", "not-understood")] == [9, 1, 0]


def test_a_day_among_texts_is_named_and_not_taken(shell: Shell, tmp_path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        for row in (["Skill", "Junior", "Senior"], ["Tasting", date(2026, 2, 3), "Seasons"], ["Plating", "a b", "c d"]):
            sheet.append(row)

    (tmp_path / "ladder.xlsx").write_bytes(made(fill))
    framework, report = take(shell, tmp_path / "ladder.xlsx")
    assert [*framework.skills[0].expectations] == ["senior"]
    assert fates(report, "not-understood") == [("2:2", "2026-02-03", "a day, such as a spreadsheet makes of 3-4")]


def test_formulas_without_values_are_the_reason_that_is_given(shell: Shell, tmp_path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        for row in (["Skill", "Junior", "Senior"], ["Tasting", "=1+1", "=1+2"]):
            sheet.append(row)

    (tmp_path / "ladder.xlsx").write_bytes(made(fill))
    answer = shell("framework", "import", str(tmp_path / "ladder.xlsx"), "--dry-run")
    assert answer.code == 2
    assert "Cells without a text: 2" in answer.err
    assert UNVALUED in answer.err


@pytest.mark.parametrize("part", ["fill", "properties", "strict"])
def test_what_is_odd_beside_the_cells_does_not_matter(tmp_path: Path, part: str) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.append(["Tasting", 0.25, date(2026, 7, 1)])
        sheet["B1"].number_format = "0%"

    odd = made(fill)
    if part == "fill":
        odd = changed(odd, "xl/styles.xml", lambda xml: re.sub(rb"<fills.*</fills>", b"<fills><fill/></fills>", xml))
    elif part == "properties":
        odd = changed(odd, "docProps/core.xml", lambda xml: re.sub(rb"[0-9-]{10}T[0-9:]{8}Z", b"yesterday", xml))
    else:
        for name in zipfile.ZipFile(io.BytesIO(odd)).namelist():
            odd = changed(odd, name, _make_strict)
    (table,) = read(tmp_path, odd)
    assert [cell.text for cell in table.rows[0]] == ["Tasting", "25%", "2026-07-01"]


def _make_strict(xml: bytes) -> bytes:
    for part in (b"spreadsheetml/2006/main", b"officeDocument/2006/relationships"):
        strict = b"http://purl.oclc.org/ooxml/" + part.replace(b"2006/", b"")
        xml = xml.replace(b"http://schemas.openxmlformats.org/" + part, strict)
    return xml


def test_what_is_struck_out_or_a_comment_is_named_and_the_rest_of_the_cell_is_kept(
    shell: Shell, tmp_path: Path
) -> None:
    struck, bold = InlineFont(strike=True), InlineFont(b=True)

    def fill(sheet: Sheet) -> None:
        for row in (
            ["Skill", "Junior", "Senior"],
            ["Tasting", "Salts", CellRichText("Asks ", TextBlock(struck, "nobody"), "before serving")],
            ["Plating", CellRichText("Old ", TextBlock(bold, "Stacks")), 12],
        ):
            sheet.append(row)
        for cell in ("B2", "B3", "C3"):
            sheet[cell].font = Font(strike=True)
        sheet["A1"].comment = Comment("Do we need\nthis?", "Bo")
        sheet["C2"].comment = Comment("Yes.", "Cy")

    (tmp_path / "ladder.xlsx").write_bytes(made(fill))
    framework, report = take(shell, tmp_path / "ladder.xlsx")
    assert {
        skill.id: {level: each.bar for level, each in skill.expectations.items()} for skill in framework.skills
    } == {
        "tasting": {"senior": "Asks before serving"},
        "plating": {"junior": "Stacks"},
    }
    part, comment = "this part of the cell is struck out", "it is a comment on the cell"
    assert fates(report, "not-understood") == [
        ("1:1", "Do we need\nthis?", comment), ("2:2", "Salts", "it is struck out"), ("2:3", "nobody", part),
        ("2:3", "Yes.", comment), ("3:2", "Old ", part), ("3:3", "12", "it is struck out"),
    ]  # fmt: skip
    answer = shell("framework", "import", str(tmp_path / "ladder.xlsx"), "--dry-run", "--strict")
    assert answer.code == 1


def test_a_thread_of_comments_is_read_and_not_the_note_that_there_is_one(tmp_path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.append(["Skill", "Junior"])
        for cell in ("A1", "B1"):
            sheet[cell].comment = Comment("[Threaded comment] Your version allows you to read", "Bo")

    file = made(fill)
    relation = b'<Relationship Id="t" Type="http://x/threadedComment" Target="/xl/thread.xml"/></Rel'
    thread = b'<t xmlns="u"><threadedComment ref="B1"><text>Why?</text></threadedComment>'
    thread += b'<threadedComment ref="B1"><text>For Bo.</text></threadedComment></t>'
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    file = changed(file, rels, lambda xml: xml.replace(b"</Rel", relation), **{"xl_thread.xml": thread})
    (table,) = read(tmp_path, file)
    told = [cell.text for cell in table.list_filled() if cell.problem]
    assert told == ["[Threaded comment] Your version allows you to read", "Why?\nFor Bo."]


def test_what_is_struck_out_or_a_comment_in_a_workbook_of_ours_is_named(shell: Shell, tmp_path: Path) -> None:
    shell("framework", "export", "pm", "--output", str(tmp_path / "pm.xlsx"))
    workbook = load_workbook(tmp_path / "pm.xlsx")
    levels = workbook["Levels"]
    summary = next(cell for cell in levels[1] if cell.value == "Summary").column_letter
    levels[f"{summary}2"].font = Font(strike=True)
    levels["A1"].comment = Comment("Title", "Bo")
    workbook.save(tmp_path / "pm.xlsx")
    framework, report = take(shell, tmp_path / "pm.xlsx")
    assert framework.levels[0].summary == ""
    assert [why for _, _, why in fates(report, "not-understood")] == ["it is a comment on the cell", "it is struck out"]


def test_numbers_that_are_no_days_and_days_of_the_other_calendar(tmp_path: Path) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.append([-5, 1e300, 1])
        for cell in sheet[1]:
            cell.number_format = "yyyy-mm-dd"
        sheet.parent.epoch = CALENDAR_MAC_1904

    (table,) = read(tmp_path, made(fill))
    assert [(cell.text, cell.problem) for cell in table.list_filled()] == [
        ("1903-12-27", ""), ("1e+300", "it is formatted as a day, and is none"), ("1904-01-02", "")
    ]  # fmt: skip
