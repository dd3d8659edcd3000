"""The pipe tables of a Markdown page, each under the name of the heading or, without one, of the text above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pm_career.frameworks.sheets.bounds import MAX_CELL, MAX_TABLES, Budget, NotRead
from pm_career.frameworks.sheets.encodings import Decoded
from pm_career.frameworks.sheets.inline import shown_text
from pm_career.frameworks.sheets.table import Cell, Table

_BREAK = re.compile("\r\n?|\n")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}(?!.*`)|~{3,})")
_ALIGNMENT = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
# The bar of a cell's end, unless it is escaped. Inside of `code` a bar ends the cell all the same.
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_LONGEST_NAME = 120
_LONGEST_HEADING = 2_000
_LONGEST_ALIGNMENT = 20_000


def page_tables(decoded: Decoded, file: str, budget: Budget) -> list[Table]:
    """Every table of a page. A cell's row is its line in the file, its column counts the cells of the line."""
    budget.page(decoded.text)
    remarks = (decoded.remark,) if decoded.remark else ()
    page = _Page(_BREAK.split(decoded.text))
    tables: list[Table] = []
    for name, lines in page.tables():
        if len(tables) >= MAX_TABLES:
            raise NotRead(f"{file} has over {MAX_TABLES} tables.", "Split the page.")
        rows = (budget.row(_cells(page.lines[line], line + 1, file)) for line in lines)
        tables.append(Table(file, name, tuple(row for row in rows if row), remarks=remarks))
    return tables


def _cells(line: str, row: int, file: str) -> Iterator[Cell]:
    for column, source in enumerate(_parted(line), start=1):
        if len(source) > MAX_CELL:
            message = f"{file} has a cell of over {MAX_CELL:,} characters in line {row}."
            raise NotRead(message, "Is this a table? Save it as .xlsx or as CSV.")
        text = shown_text(source)
        if text.strip():
            yield Cell(text, row, column)


def _parted(line: str) -> list[str]:
    """The sources of a line's cells, without the bars at its ends and the space around each."""
    parts = _BAR.sub("\\1\0", line.strip()).split("\0")
    if parts and not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    return [part.replace("\\|", "|").strip() for part in parts]


class _Page:
    """A page's lines, gone through once."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self._heading = ""
        self._text = ""

    def tables(self) -> Iterator[tuple[str, list[int]]]:
        """The name of each table and the numbers, from 0, of its lines but the one that aligns."""
        at = 0
        fence = ""
        while at < len(self.lines):
            line = self.lines[at]
            fence, fenced = _fence(line, fence)
            if fenced:
                at += 1
            elif self._begins_table(at):
                end = self._end_of_table(at)
                yield self._name(), [at, *range(at + 2, end)]
                self._text = ""
                at = end
            else:
                self._remember(line, at)
                at += 1

    def _begins_table(self, at: int) -> bool:
        if at + 1 >= len(self.lines) or "|" not in self.lines[at] or _is_code(self.lines[at]):
            return False
        below = self.lines[at + 1]
        aligned = (
            len(below) <= _LONGEST_ALIGNMENT
            and "-" in below
            and "|" in below
            and _ALIGNMENT.fullmatch(below) is not None
        )
        return aligned and len(_parted(self.lines[at])) <= len(_parted(below)) + 1

    def _end_of_table(self, at: int) -> int:
        end = at + 2
        while end < len(self.lines):
            line = self.lines[end]
            if not line.strip() or "|" not in line or _FENCE.match(line) or _is_heading(line):
                break
            end += 1
        return end

    def _name(self) -> str:
        name = " ".join((self._heading or self._text).split())
        return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"

    def _remember(self, line: str, at: int) -> None:
        """Keep the last heading, and the last text since, as names for what follows."""
        if _is_heading(line):
            found = _HEADING.fullmatch(line)
            self._heading, self._text = shown_text((found and found["text"]) or "").strip(), ""
        elif (
            len(line) <= _LONGEST_HEADING
            and _UNDERLINE.fullmatch(line)
            and self._text
            and at
            and self.lines[at - 1].strip()
        ):
            self._heading, self._text = self._text, ""
        elif line.strip() and not _is_code(line):
            self._text = shown_text(line[:_LONGEST_HEADING].strip().lstrip("#>").strip()).rstrip(":")


def _fence(line: str, fence: str) -> tuple[str, bool]:
    """The fence that is open after a line, if any, and whether the line belongs to fenced code."""
    found = _FENCE.match(line)
    if not fence:
        return (found["fence"], True) if found else ("", False)
    closes = found is not None and found["fence"].startswith(fence) and line.strip() == found["fence"]
    return ("" if closes else fence), True


def _is_heading(line: str) -> bool:
    if len(line) > _LONGEST_HEADING:
        return False
    return line.lstrip().startswith("#") and _HEADING.fullmatch(line) is not None


def _is_code(line: str) -> bool:
    return line.startswith(("    ", "\t"))
