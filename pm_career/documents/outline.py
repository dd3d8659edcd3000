"""A page as the parts of a document: headings, paragraphs, lists and tables. Each format writes these four."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from pm_career.domain.framework import Value
from pm_career.domain.page import Bullets, Cell, Entry, Gauges, Grid, Page, Pair, Pairs, Prose, Section, Title


class Heading(Value, frozen=True):
    """A heading; the title of the document has level 1."""

    level: int
    text: str


class Paragraph(Value, frozen=True):
    """A text, behind its label if it has one."""

    text: str
    label: str = ""


class Items(Value, frozen=True):
    """A list: each text behind its name, which may be empty."""

    rows: tuple[tuple[str, str], ...]


class Table(Value, frozen=True):
    """A table; each row has as many texts as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Element: TypeAlias = Heading | Paragraph | Items | Table


def build_outline(page: Page) -> tuple[Element, ...]:
    """The parts of a page that a document has. What to type next, and what only a pipe gets, is left out."""
    return tuple(_list_elements(page))


def _list_elements(page: Page) -> Iterator[Element]:
    for block in page:
        match block:
            case Title():
                yield Heading(1, f"{block.label}: {block.text}")
                if block.aside:
                    yield Paragraph(block.aside)
            case Section():
                yield Heading(2, block.text)
            case Entry():
                yield Heading(3, f"{block.text} ({block.aside})" if block.aside else block.text)
            case Prose():
                yield Paragraph(block.text, "" if block.quiet else block.label)
            case Bullets():
                yield Items(tuple(("", each) for each in block.items))
            case Pairs() | Gauges():
                yield Items(tuple(map(_make_item, block.rows)))
            case Grid():
                yield _make_table(block)
                if block.legend:
                    yield Paragraph(block.legend)
            case _:
                pass


def _make_table(block: Grid) -> Table:
    """The table, with a column for each name that stands below its rows."""
    below = [{each.name: each.text for each in texts if isinstance(each, Pair)} for texts in block.below]
    names = tuple(dict.fromkeys(name for texts in below for name in texts))
    rows = [tuple(map(_join_cell, row)) for row in block.rows]
    if names:
        rows = [(*row, *(texts.get(name, "") for name in names)) for row, texts in zip(rows, below, strict=True)]
    return Table((*block.columns, *names), tuple(rows))


def _make_item(row: Pair) -> tuple[str, str]:
    return row.name, f"{row.text} ({row.aside})" if row.aside else row.text


def _join_cell(cell: Cell) -> str:
    return " ".join(filter(None, (cell.head, *cell.lines)))
