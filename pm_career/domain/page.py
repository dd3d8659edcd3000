"""A page: what a screen says, apart from how it is drawn.

Every view builds one; `screen` draws it with Rich for a terminal, `plain` writes it as lines for pipes, notes and
screen readers. Each piece of text carries a label, so that nothing depends on its place or colour.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import msgspec

Tone = Literal["normal", "strong", "muted", "focus"]


class Block(msgspec.Struct, frozen=True):
    """Base of all blocks. All text is other people's: it is made safe where it is drawn, not before."""


class Title(Block, frozen=True):
    """What the page is about; `aside` is a short remark at its right."""

    text: str
    label: str
    aside: str = ""


class Section(Block, frozen=True):
    """The beginning of a part of the page."""

    text: str


class Entry(Block, frozen=True):
    """A heading within a section: one skill, one responsibility."""

    text: str
    label: str
    aside: str = ""
    number: int | None = None


class Prose(Block, frozen=True):
    """A sentence or two. A `quiet` label is written only in plain output."""

    text: str
    label: str
    indent: int = 0
    tone: Tone = "normal"
    quiet: bool = True


class Bullets(Block, frozen=True):
    """Several texts of one kind, under their label."""

    items: tuple[str, ...]
    label: str
    indent: int = 0
    quiet: bool = False
    tone: Tone = "normal"


class Pair(msgspec.Struct, frozen=True):
    """A short name and what belongs to it."""

    name: str
    text: str
    aside: str = ""


class Pairs(Block, frozen=True):
    """Names beside texts, the texts aligned."""

    rows: tuple[Pair, ...]
    label: str = ""
    indent: int = 0


class Cell(msgspec.Struct, frozen=True):
    """A cell of a grid: several lines on a screen, one field in a record, below a heading if there is one."""

    lines: tuple[str, ...]
    head: str = ""
    tone: Tone = "normal"


class Head(msgspec.Struct, frozen=True):
    """The heading of a row: a short name to type or to find it by, its text, and a remark."""

    name: str
    text: str
    label: str
    aside: str = ""


class Grid(Block, frozen=True):
    """A table. In a pipe each row is one record, its fields separated by TABs, nothing cut.

    `records` are the fields to write there, for a table whose cells are made for the eye; `heads` stand above the
    rows, one each; below `stack_below` columns each row becomes a block of its own. An `outline` shows for the eye
    what another table tells in words: a pipe leaves it out, and so does a screen of fewer columns.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    records: tuple[tuple[str, ...], ...] = ()
    heads: tuple[Head, ...] = ()
    stack_below: int = 72
    outline: bool = False


class Branch(msgspec.Struct, frozen=True):
    """A node of a tree."""

    text: str
    children: tuple[Branch, ...] = ()
    aside: str = ""
    tone: Tone = "normal"


class Tree(Block, frozen=True):
    """Branches below one another."""

    branches: tuple[Branch, ...]


class Excerpt(Block, frozen=True):
    """A text in which words were found, below its place. Every second one of its `runs` is such a find."""

    place: str
    runs: tuple[str, ...]
    label: str

    @property
    def marked(self) -> str:
        """The text with its finds between asterisks, as people mark words in notes: for where there is no bold."""
        return "".join(f"*{run}*" if index % 2 else run for index, run in enumerate(self.runs))


class Records(Block, frozen=True):
    """What a pipe gets in place of a page that is made for the eye: whole records. Drawn nowhere.

    Where there are none, a pipe stays empty, and `otherwise` is for stderr.
    """

    rows: tuple[tuple[str, ...], ...]
    otherwise: str = ""


class Hint(Block, frozen=True):
    """What to type next: commands, each with what it gives. Left out of pipes."""

    commands: tuple[tuple[str, str], ...]


Page = tuple[Block, ...]


def change_texts(page: Page, change: Callable[[str], str]) -> Page:
    """The same page with `change` made to every text in it."""
    return tuple(_rewritten(block, change) for block in page)


def _rewritten(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_rewritten(each, change) for each in value)
    if isinstance(value, msgspec.Struct):
        fields = {name: _rewritten(getattr(value, name), change) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    return value
