"""A file or folder of somebody's ladder -> its tables, with the place of every cell and nothing interpreted."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path

import msgspec

from pm_career.domain.text import escape_hidden, fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.files import open_without_waiting
from pm_career.frameworks.source_files import MANIFEST, get_mode
from pm_career.importing.ladders.sheets.bounds import MAX_BYTES, MAX_FILES, Budget, NotRead
from pm_career.importing.ladders.sheets.csv_tables import decode
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.sheets.trees import parse_json, parse_yaml, read_tree

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".json")
_YAML = (".yaml", ".yml")
_HTML = (".html", ".htm")
_LISTED = 5
_PAGE = re.compile(r"\s*<(?:!doctype html|html|table|h[1-6]|body|div)\b", re.IGNORECASE)
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = {
    b"%PDF": "a PDF",
    b"{\\rtf": "a Word document (RTF)",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3": "a database",
}
_READ = "Give a CSV, TSV, XLSX, Markdown, HTML, JSON or YAML file, or a folder of Markdown."
_SAVE_AS = "Save the table as .xlsx or as CSV."


def read_tables(path: Path, *, sheets: Sequence[str] = ()) -> tuple[Table | Outline, ...]:
    """Every table and outline of a file, or of the Markdown files of a folder, that is not empty.

    What a file is, its bytes tell before its name does. Rows and columns count from 1 as a spreadsheet shows them:
    in CSV a row is a record, also where a cell goes over several lines; in Markdown rows are lines of the page.
    `sheets` name the only tables to read. NotRead (a PmCareerError) for what no table can be had from.
    """
    mode = get_mode(path)
    budget = Budget(escape_hidden(str(path)))
    if not mode:
        raise UsageError(f"There is no file {one_line(str(path))}.", _READ)
    if stat.S_ISDIR(mode):
        tables = [table for file in _list_pages(path) for table in _read_source(file, budget)]
        tables = _add_others_remark(tables, _list_others(path))
    else:
        tables = _read_source(path, budget)
    filled = tuple(part for part in tables if any(True for _ in part.list_filled()))
    if sheets:
        return find_sheets(sheets, filled, path)
    if not filled:
        raise NotRead(f"There is no table with anything in it in {one_line(str(path))}.", _SAVE_AS)
    return filled


def _read_source(path: Path, budget: Budget) -> list[Table | Outline]:
    raw, file = read_bytes(path), escape_hidden(str(path))
    if not raw.strip():
        raise NotRead(f"{file} is empty.", "Give the file with the ladder.")
    if raw.startswith(_OLD_OFFICE):
        message = f"{file} is an old Excel file (.xls), or one with a password."
        raise NotRead(message, "Open it in a spreadsheet and save it as .xlsx without a password, or as CSV.")
    for beginning, called in _FOREIGN.items():
        if raw.startswith(beginning):
            raise NotRead(f"{file} is {called}, not a table.", _SAVE_AS)
    if raw.startswith(_ZIP):
        from pm_career.importing.ladders.sheets.xlsx import read_xlsx  # openpyxl: 100 ms

        return [*read_xlsx(raw, file, budget)]
    text = decode(raw, file)
    if path.suffix.lower() == ".json":
        return read_tree(parse_json(text.text, file), file, budget)
    if path.suffix.lower() in _YAML:
        if any((folder / MANIFEST).exists() for folder in path.absolute().parents[:2]):
            hint = "A framework is opened as it is: pmcareer framework check FOLDER"
            raise NotRead(f"{file} is YAML of a framework, which is not imported.", hint)
        return read_tree(parse_yaml(text.text, file), file, budget)
    if path.suffix.lower() in MARKDOWN:
        from pm_career.importing.ladders.sheets.pages import read_page

        return read_page(text, file, budget)
    if path.suffix.lower() in _HTML or _PAGE.match(text.text):
        from pm_career.importing.ladders.sheets.pages import read_html

        return read_html(text.text, file, budget)
    if text.text.lstrip()[:1] == "<":
        hint = f"Open it in a spreadsheet. {_SAVE_AS}"
        raise NotRead(f"{file} is XML, not a table.", hint)
    from pm_career.importing.ladders.sheets.csv_tables import read_csv

    return [read_csv(text, file, budget)]


def read_bytes(path: Path) -> bytes:
    """Read a file whole. Raises NotRead for what is no file, cannot be read, or is too large."""
    file = escape_hidden(str(path))
    try:
        with open(path, "rb", opener=open_without_waiting) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise NotRead(f"{file} is not a file.", _READ)
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise NotRead(f"{file} cannot be read: {error.strerror}.", "Give a file that can.") from None
    if len(raw) > MAX_BYTES:
        raise NotRead(f"{file} is over {MAX_BYTES // 1_000_000} MB.", "Export the table alone, or split it.")
    return raw


def _list_pages(folder: Path) -> list[Path]:
    """The Markdown files of a folder and of those below it, sorted; hidden ones and links to folders left out."""
    found: list[Path] = []
    for directory, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        found += [Path(directory, name) for name in names if _is_page(name)]
        if len(found) > MAX_FILES:
            raise NotRead(
                f"{escape_hidden(str(folder))} holds over {MAX_FILES} Markdown files.", "Name a folder with fewer."
            )
    if not found:
        others = _list_others(folder)
        hint = f"Give one file, such as {others[0]}." if others else "Give one file, or a folder of Markdown files."
        raise NotRead(f"There are no Markdown files in {escape_hidden(str(folder))}.", hint)
    return sorted(found)


def _list_others(folder: Path) -> list[str]:
    """The files of a folder itself that may hold tables, and are no pages."""
    _, _, names = next(os.walk(folder), ("", [], []))  # which is silent where a folder cannot be read
    names = [name for name in names if name.lower().endswith(_TABLES) and name[0] not in ".~"]
    return sorted(escape_hidden(name) for name in names)


def _add_others_remark(tables: list[Table | Outline], others: list[str]) -> list[Table | Outline]:
    """The tables; on the first of them a remark where other files of the folder may hold some, too."""
    if not others or not tables:
        return tables
    more = f" and {len(others) - _LISTED} more" if len(others) > _LISTED else ""
    remark = f"Of the folder the Markdown pages were read, and not {', '.join(others[:_LISTED])}{more}."
    return [msgspec.structs.replace(tables[0], remarks=(*tables[0].remarks, remark)), *tables[1:]]


def _is_page(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(MARKDOWN)


def find_sheets(sheets: Sequence[str], tables: tuple[Table | Outline, ...], path: Path) -> tuple[Table | Outline, ...]:
    """Find the tables of these names. Raises a UsageError for a name that no table has."""
    called = {fold_spaces(table.name) for table in tables}
    for sheet in sheets:
        if fold_spaces(sheet) not in called:
            names = ", ".join(dict.fromkeys(one_line(table.name) for table in tables[:20] if table.name))
            known = f"There are: {names}" if names else "Its tables have no names: leave --sheet out."
            raise UsageError(f"No table of {one_line(str(path))} is called '{one_line(sheet)}'.", known)
    wanted = set(map(fold_spaces, sheets))
    return tuple(table for table in tables if fold_spaces(table.name) in wanted)
