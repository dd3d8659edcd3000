"""Every length and bound of the import, tested on both sides of it."""

# ruff: noqa: SLF001  some of the functions are private

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from importing import take
from shell import Shell

from pm_career.domain import ids
from pm_career.importing.ladders import cell_text, split_tables
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets import (
    bounds,
    csv_tables,
    pages,
    read_tables,
    xlsx,
    xlsx_package,
)
from pm_career.importing.ladders.sheets.table import Cell, Merged, Table


def _is_refused(read: Callable[[], object]) -> bool:
    try:
        read()
    except bounds.NotRead:
        return True
    return False


@pytest.mark.parametrize(("length", "fits"), [(2_000, True), (2_001, False)])
def test_a_long_text_is_shortened(length: int, fits: bool) -> None:
    assert (cell_text.shorten("x" * length) == cell_text.Fitted("x" * length)) is fits


@pytest.mark.parametrize(("length", "fits"), [(120, True), (121, False)])
def test_a_long_name_is_shortened(length: int, fits: bool) -> None:
    assert (cell_text.clean_name("x" * length) == cell_text.Fitted("x" * length)) is fits


def test_an_id_is_cut() -> None:
    assert [len(ids.make_slug("x" * length)) for length in (63, 64, 65)] == [63, 64, 64]


@pytest.mark.parametrize(("left", "right", "found"), [(30, 30, 30), (31, 1, None), (1, 31, None)])
def test_headings_side_by_side_are_among_the_first_rows(left: int, right: int, found: int | None) -> None:
    # Each side has its headings in one row, at this position among its own rows.
    shared = 30 if found else 31
    sides = [
        Table(
            "a.csv",
            "",
            tuple((Cell("x", shared - at + row, 1), Cell("y", shared - at + row, 2)) for row in range(1, at)),
        )
        for at in (left, right)
    ]
    heading = (Cell("Skill", shared, 1), Cell("Junior", shared, 2))
    whole = [Table("a.csv", "", (*side.rows, heading)) for side in sides]
    assert split_tables._find_common_header(*whole) == found


@pytest.mark.parametrize(("rows", "is_shown"), [(200_000, True), (200_001, False)])
def test_cells_merged_over_too_many_are_not_spread(rows: int, is_shown: bool) -> None:
    table = Table("a.csv", "", ((Cell("x", 1, 1),),), merged=(Merged(1, 1, rows, 1),))
    assert (Sheet(0, table).get_shown_cell(2, 1) is not None) is is_shown


@pytest.mark.parametrize(
    ("row", "column", "refused"),
    [
        (1, 2_000, False),
        (1, 2_001, True),
        (200_000, 1, False),
        (200_001, 1, True),
        (10_000, 2_000, False),
        (10_001, 2_000, True),
    ],
)
def test_a_table_reaches_only_so_far(row: int, column: int, refused: bool) -> None:
    assert _is_refused(lambda: bounds.Budget("a.csv").check_extent(row, column)) is refused


@pytest.mark.parametrize(("count", "refused"), [(200_000, False), (200_001, True)])
def test_an_import_has_only_so_many_cells(count: int, refused: bool) -> None:
    assert _is_refused(lambda: bounds.Budget("a.csv").take_row([Cell("x", 1, 1)] * count)) is refused


@pytest.mark.parametrize(("length", "refused"), [(100_000, False), (100_001, True)])
def test_a_cell_has_only_so_many_characters(length: int, refused: bool) -> None:
    cell = Cell("x" * length, 1, 1)
    assert _is_refused(lambda: bounds.Budget("a.csv").take_row([cell])) is refused


@pytest.mark.parametrize(("length", "refused"), [(10_000_000, False), (10_000_001, True)])
def test_pages_have_only_so_many_characters(length: int, refused: bool) -> None:
    assert _is_refused(lambda: bounds.Budget("a.md").take_page("x" * length)) is refused


@pytest.mark.parametrize(("count", "refused"), [(500, False), (501, True)])
def test_a_page_has_only_so_many_tables(count: int, refused: bool) -> None:
    page = csv_tables.Decoded("|a|b|\n|-|-|\n\n" * count)
    assert _is_refused(lambda: pages.read_page(page, "a.md", bounds.Budget("a.md"))) is refused


@pytest.mark.parametrize(("length", "name"), [(120, "x" * 120), (121, f"{'x' * 119}…")])
def test_the_name_of_a_table_in_a_page_is_cut(length: int, name: str) -> None:
    page = csv_tables.Decoded(f"# {'x' * length}\n|a|b|\n|-|-|\n")
    assert pages.read_page(page, "a.md", bounds.Budget("a.md"))[0].name == name


@pytest.mark.parametrize(("length", "count"), [(20_000, 1), (20_001, 0)])
def test_the_line_that_aligns_an_indented_table_is_short(length: int, count: int) -> None:
    page = csv_tables.Decoded(f"    |a|b|\n    |-|{'-' * (length - 8)}|\n")
    parts = pages.read_page(page, "a.md", bounds.Budget("a.md"))
    assert sum(isinstance(part, Table) for part in parts) == count


@pytest.mark.parametrize(("depth", "refused"), [(100, False), (101, True)])
@pytest.mark.parametrize("line", ["<ul><li>x", "<details><summary>x</summary>"])
def test_the_lines_of_a_page_are_nested_only_so_deep(line: str, depth: int, refused: bool) -> None:
    assert _is_refused(lambda: pages.read_html(line * depth, "a.html", bounds.Budget("a.html"))) is refused


@pytest.mark.parametrize(("count", "end"), [(5, "f4."), (6, "f4 and 1 more.")])
def test_five_other_files_of_a_folder_are_named(count: int, end: str) -> None:
    tables = read_tables._add_others_remark([Table("a.md", "", ())], [f"f{index}" for index in range(count)])
    assert tables[0].remarks[0].endswith(f", {end}")


@pytest.mark.parametrize(("count", "refused"), [(500, False), (501, True)])
def test_a_folder_has_only_so_many_pages(tmp_path: Path, count: int, refused: bool) -> None:
    for index in range(count):
        (tmp_path / f"{index}.md").touch()
    assert _is_refused(lambda: read_tables._list_pages(tmp_path)) is refused


@pytest.mark.parametrize(("size", "refused"), [(20_000_000, False), (20_000_001, True)])
def test_a_file_has_only_so_many_bytes(tmp_path: Path, size: int, refused: bool) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as stream:
        stream.truncate(size)
    assert _is_refused(lambda: read_tables.read_bytes(path)) is refused


@pytest.mark.parametrize(("size", "told"), [(20_000_000, "in a.json."), (20_000_001, "a.json is over 20 MB")])
def test_a_json_file_has_only_so_many_bytes(size: int, told: str, shell: Shell) -> None:
    Path("a.json").write_bytes(b"[" + b" " * (size - 2) + b"]")
    assert told in shell("framework", "import", "a.json", "--output", "new").err


def make_workbook(sheet: str, parts: int = 0) -> bytes:
    """A workbook of a sheet with this XML, of so many parts in all."""
    relation = '<Relationship Id="r1" Type="x/worksheet" Target="s.xml"/>'
    written = {
        xlsx_package.WORKBOOK: '<workbook xmlns:r="r"><sheet name="A" r:id="r1"/></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relation}</Relationships>",
        "xl/s.xml": sheet,
    }
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, xml in (written | {str(part): "" for part in range(parts - len(written))}).items():
            package.writestr(name, xml)
    return out.getvalue()


def read_workbook(sheet: str, parts: int = 0) -> list[Table]:
    return xlsx.read_xlsx(make_workbook(sheet, parts), "a.xlsx", bounds.Budget("a.xlsx"))


@pytest.mark.parametrize(("count", "refused"), [(500, False), (501, True)])
def test_a_workbook_has_only_so_many_sheets(count: int, refused: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_list_sheets", lambda _: [xlsx._Sheet("A", "", hidden=False)] * count)
    assert _is_refused(lambda: read_workbook("<worksheet/>")) is refused


@pytest.mark.parametrize(("count", "refused"), [(3_000_000, False), (3_000_001, True)])
def test_a_sheet_has_only_so_many_tags(count: int, refused: bool) -> None:
    package = xlsx_package.Package(make_workbook("<worksheet/>"), "a.xlsx")
    assert _is_refused(lambda: package._check(b"<a>" + b"<" * (count - 1), "xl/s.xml")) is refused


def test_only_so_many_merged_ranges_are_read() -> None:
    merged = '<mergeCell ref="A1:B1"/>' * 20_001
    (table,) = read_workbook(f"<worksheet>{merged}</worksheet>")
    assert len(table.merged) == 20_000


@pytest.mark.parametrize(("count", "refused"), [(5_000, False), (5_001, True)])
def test_a_workbook_has_only_so_many_parts(count: int, refused: bool) -> None:
    assert _is_refused(lambda: read_workbook("<worksheet/>", parts=count)) is refused


@pytest.mark.parametrize(("count", "names"), [(10, "9, 10"), (11, "9, 10 and 1 more")])
def test_ten_hidden_rows_are_named(count: int, names: str) -> None:
    rows = '<row hidden="1"><c><v>1</v></c></row>' * count
    assert read_workbook(f"<worksheet>{rows}</worksheet>")[0].hidden[0].endswith(f", {names}.")


@pytest.mark.parametrize(("size", "refused"), [(100_000_000, False), (100_000_001, True)])
def test_a_workbook_unpacks_to_only_so_many_bytes(size: int, refused: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    small = make_workbook("<worksheet/>")  # and a bound that is as much lower as it is smaller
    with ZipFile(BytesIO(small)) as package:
        unpacked = sum(info.file_size for info in package.infolist())
    monkeypatch.setattr(xlsx_package, "MAX_UNPACKED", xlsx_package.MAX_UNPACKED - size + unpacked)
    assert _is_refused(lambda: xlsx_package.Package(small, "a.xlsx")) is refused


def write_ladder(levels: int, cell: str) -> Path:
    """A file of one skill on so many levels, each of whose cells is `cell`, with # for the number of the level."""
    names = range(1, levels + 1)
    heading, cells = (",".join(text.replace("#", str(n)) for n in names) for text in ("Grade #", cell))
    path = Path("ladder.csv")
    path.write_text(f"Skill,{heading}\nDough,{cells}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("levels", "steps"), [(20, 20), (21, 20), (45, 20)])
def test_the_places_of_levels_are_counted_in_as_many_steps_as_a_scale_may_have(
    shell: Shell, levels: int, steps: int
) -> None:
    framework, _ = take(shell, write_ladder(levels, "Bakes # kinds of bread before noon"))
    assert len(framework.scale) == steps
    counted = [framework.skills[0].expectations[level.id].step for level in framework.levels]
    assert (counted[0], counted[-1]) == (1, steps)
    assert counted == sorted(counted)


@pytest.mark.parametrize(("count", "refused"), [(20, False), (21, True)])
def test_an_option_names_only_as_many_steps_as_a_scale_may_have(shell: Shell, count: int, refused: bool) -> None:
    scale = ", ".join(f"S{step}" for step in range(count))
    result = shell("framework", "import", str(write_ladder(3, "Bakes #")), "--scale", scale, "--dry-run")
    assert (result.code == 2) is refused
    assert ("--scale names 21 steps, and a scale has at most 20." in result.err) is refused


@pytest.mark.parametrize(("count", "refused"), [(20, False), (21, True)])
def test_a_legend_names_only_as_many_steps_as_a_scale_may_have(shell: Shell, count: int, refused: bool) -> None:
    path = write_ladder(3, "#")
    legend = "; ".join(f"{step} = S{'x' * step}" for step in range(1, count + 1))
    path.write_text(f"{path.read_text(encoding='utf-8')}\nScale: {legend}\n", encoding="utf-8")
    for terminal in (None, 80):
        result = shell("framework", "import", str(path), "--dry-run", terminal=terminal)
        assert (result.code == 2) is refused, result.err
        assert ("a scale has at most 20" in " ".join(result.err.split())) is refused


@pytest.mark.parametrize(("wide", "refused"), [(1_999, False), (2_000, True)])
def test_a_cell_of_html_reaches_over_as_many_others_as_are_read(wide: int, refused: bool) -> None:
    text = f"<table><tr><td rowspan={wide}>a</td></tr></table>"
    assert _is_refused(lambda: pages.read_html(text, "a.html", bounds.Budget("a.html"))) is refused
