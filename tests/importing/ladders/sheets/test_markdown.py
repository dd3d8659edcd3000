"""Pipe tables of Markdown pages: found where a page has them, their cells as a reader of the page sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sweep import count_examples
from try_each import try_each

from pm_career.documents.framework_export import escape_cell_text, format_markdown_tables
from pm_career.errors import PmCareerError, UsageError
from pm_career.importing.ladders.sheets.bounds import Budget
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.pages import read_cell as read_html_value
from pm_career.importing.ladders.sheets.pages import read_html
from pm_career.importing.ladders.sheets.read_tables import read_tables
from pm_career.importing.ladders.sheets.table import Cell, Table

PAGE = """\
# Our **ladder**

Some text.

| Skill | Junior | Senior |
|:------|:------:|-------:|
| [Analysis](https://example.org/a_(b)) | Counts<br>Asks | `SELECT *` \\| *more* |
| **Delivery** | | Ships 5 * 3 |

Setext heading
--------------

a | b
--|--
1 | 2
no more table

```
| in | code |
|----|------|
| 1  | 2    |
```

    | indented | code |
    |---|---|

## Third ##
Not this | one
| Only a heading |
|---|
"""


def list_tables(path: Path) -> tuple[Table, ...]:
    """The tables of a file or folder, without the texts beside them."""
    return tuple(part for part in read_tables(path) if isinstance(part, Table))


def read(folder: Path, content: str) -> tuple[Table, ...]:
    file = folder / "page.md"
    file.write_text(content, encoding="utf-8")
    return list_tables(file)


def read_cell(folder: Path, source: str) -> str:
    """What a reader of the page sees of a cell with this source."""
    (table,) = read(folder, f"| a | b |\n|---|---|\n| x | {source} |\n")
    return next((cell.text for cell in table.rows[1] if cell.column == 2), "")


def test_every_table_of_a_page_has_its_name_and_its_lines(tmp_path: Path) -> None:
    first, second, indented, third = read(tmp_path, PAGE)
    assert [first.name, second.name, third.name] == ["Our ladder", "Setext heading", "Third"]
    assert [[cell.text for cell in row] for row in indented.rows] == [["indented", "code"]]
    assert first.rows == (
        (Cell("Skill", 5, 1), Cell("Junior", 5, 2), Cell("Senior", 5, 3)),
        (Cell("Analysis", 7, 1), Cell("Counts\nAsks", 7, 2), Cell("SELECT * | more", 7, 3)),
        (Cell("Delivery", 8, 1), Cell("Ships 5 * 3", 8, 3)),
    )
    assert [[cell.text for cell in row] for row in second.rows] == [["a", "b"], ["1", "2"], ["no more table"]]
    assert third.rows == ((Cell("Only a heading", 29, 1),),)


def test_a_row_with_more_cells_than_headings_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("|Skill|Junior|\n|---|---|\n|Talking|a b|c d|e|\n|Writing|f g|\n", "utf-8")
    (table,) = list_tables(tmp_path / "page.md")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Skill", "Junior"], ["Talking", "a b", "c d", "e"], ["Writing", "f g"],
    ]  # fmt: skip
    assert table.lengths == {1: 2, 3: 4, 4: 2}


def test_a_line_behind_one_that_is_broken_on_purpose_is_in_its_own_row(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# One\n\ntwo  \nthree  \nfour\n", "utf-8")
    (page,) = read_tables(tmp_path / "page.md")
    assert [(cell.text, cell.row) for cell in page.list_filled()] == [("One", 1), ("two", 3), ("three", 4), ("four", 5)]


def test_without_a_heading_the_text_above_is_the_name(tmp_path: Path) -> None:
    (table,) = read(tmp_path, "The *skills*:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert table.name == "The skills"


@try_each(
    ("source", "seen"),
    [
        ("**bold** and *thin* and ***both***", "bold and thin and both"),
        ("__bold__ _thin_ snake_case_name", "bold thin snake_case_name"),
        ("2 * 3 * 4, a*, *", "2 * 3 * 4, a*, *"),
        ("~~gone~~ ~here~", " ~here~"),
        ("`code` ``a ` b`` `open", "code a ` b `open"),
        ("`**not bold**`", "**not bold**"),
        ("[text](url) [ref][1] [x] [ ] a[1]", "text [ref][1] [x] [ ] a[1]"),
        ("![picture](a.png) <https://a.b> <a@b.co>", "picture https://a.b a@b.co"),
        ("a<br>b<br/>c <BR />d", "a\nb\nc \nd"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<b>bold</b> <3 <placeholder> a < b", "bold <3 <placeholder> a < b"),
        ("&amp; &lt;b&gt; &#65;&#x42; &nosuch; AT&T", "& <b> AB &nosuch; AT&T"),
        ("&#0; &#xD800; &#9999999;", "\ufffd \ufffd \ufffd"),
        (r"\*not\* \`x\` \\ \a", r"*not* `x` \ \a"),
        ("a <!-- hidden --> b", "a  b"),
        ("[a [nested] b](url)", "a [nested] b"),
    ],
)
def test_marks_are_taken_off_and_signs_that_mark_nothing_stay(source: str, seen: str, tmp_path: Path) -> None:
    assert read_cell(tmp_path, source) == seen


TEXTS = st.text(
    st.sampled_from(list("\\`*_[]()<>|~&#!:/.-+=@ \n\t\rab1é"))
    | st.characters(codec="utf-8", exclude_categories=["Cc"]),
    max_size=30,
)


@given(TEXTS)
@settings(max_examples=count_examples(120), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_in_a_cell_is_that_text(tmp_path: Path, text: str) -> None:
    assert read_cell(tmp_path, escape_cell_text(text)) == (text if text.strip() else "")
    assert "\n" not in escape_cell_text(text)
    assert "\r" not in escape_cell_text(text)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=3), min_size=1, max_size=4), TEXTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_tables_come_back_from_the_page_that_they_are_written_to(
    tmp_path: Path, rows: list[list[str]], title: str
) -> None:
    heading = (Cell("Skill", 1, 1), Cell("Level", 1, 2), Cell("Bar", 1, 3))
    filled = (tuple(Cell(text, 1, column) for column, text in enumerate(row, 1) if text.strip()) for row in rows)
    written = Table("", "Skills", (heading, *(row for row in filled if row)))
    first, second = read(tmp_path, format_markdown_tables(title, [written, written]))
    for table in (first, second):
        assert table.name == "Skills"
        assert [[(cell.column, cell.text) for cell in row] for row in table.rows] == [
            [(cell.column, cell.text) for cell in row] for row in written.rows
        ]


def test_a_folder_is_all_tables_of_its_pages_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.markdown", "a/.hidden.md", ".git/x.md", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"# {name}\n\n| a | b |\n|---|---|\n", encoding="utf-8")
    assert [table.name for table in list_tables(tmp_path)] == ["a/z.markdown", "b.md"]
    assert {table.file for table in read_tables(tmp_path, sheets=["B.MD"])} == {str(tmp_path / "b.md")}
    with pytest.raises(UsageError, match=r"No table of .* is called 'c'"):
        read_tables(tmp_path, sheets=["c"])


def test_what_else_lies_in_a_folder_is_told(tmp_path: Path) -> None:
    for name in ("levels.csv", "~$open.xlsx", "picture.png"):
        (tmp_path / name).write_text("a,b\n", encoding="utf-8")
    with pytest.raises(PmCareerError) as refused:
        read_tables(tmp_path)
    assert refused.value.hint == "Give one file, such as levels.csv."
    (tmp_path / "page.md").write_text("| a | b |\n|---|---|\n", encoding="utf-8")
    (table,) = list_tables(tmp_path)
    assert table.remarks == ("Of the folder the Markdown pages were read, and not levels.csv.",)


def test_a_folder_or_page_without_tables_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PmCareerError, match="There are no Markdown files in"):
        read_tables(tmp_path)
    with pytest.raises(PmCareerError, match="There is no table with anything in it"):
        read(tmp_path, "\n\n***\n\n<!-- nothing -->\n")
    with pytest.raises(UsageError, match="There is no file"):
        read_tables(tmp_path / "nosuch.csv")


def test_too_many_tables_are_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PmCareerError, match="has over 500 tables"):
        read(tmp_path, "| a |\n|---|\n\n" * 501)


def test_a_page_made_to_be_slow_is_read_at_once(tmp_path: Path) -> None:
    """Each line was chosen to send a careless pattern or search back and forth."""
    marks = "*a_" * 2_000 + "[" * 2_000 + "`" * 1_999 + "<" * 2_000 + "<!--" * 500 + "&" * 2_000
    rows = f"| {marks} | {'|:-' * 1_900} | {'](' * 2_000} | {chr(92) * 3_999} |\n"
    (table,) = read(tmp_path, f"| a | b | c | d |\n|---|---|---|---|\n{rows}")
    assert len(table.rows) == 2


def test_items_of_html_need_no_end() -> None:
    (outline,) = read_html("<ul><li>a<li>b<ul><li>c<li>d</ul><li>e</ul>", "a.html", Budget("a.html"))
    assert isinstance(outline, Outline)
    assert [(node.kind, node.cell.text) for node, _ in outline.walk()] == [
        ("bullet 1", "a"),
        ("bullet 1", "b"),
        ("bullet 2", "c"),
        ("bullet 2", "d"),
        ("bullet 1", "e"),
    ]


def test_a_value_that_is_html_is_read_like_a_cell() -> None:
    assert read_html_value("<p>Asks &amp; tells</p><ul><li>a<li>b</ul>") == "Asks & tells\n- a\n- b"
    assert read_html_value("</td></tr></table>x<b>y</b>") == "</td></tr></table>x<b>y</b>"
