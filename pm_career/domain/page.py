"""A page: what a command answers, as one tree of blocks, apart from how it is shown.

Every view builds one. `views/screen.py` draws it for a terminal, `views/plain.py` writes it as lines for pipes, notes
and screen readers. Each piece of text carries a label, so that nothing depends on its place or colour.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import msgspec

Tone = Literal["normal", "strong", "muted", "focus", "met", "to_go", "owed", "unknown", "differs"]
"""What a text means: `met` is at the bar, `to_go` below the aimed-at bar, `owed` below that of the present level,
`unknown` not rated, `differs` seen otherwise by another rater. Each has a sign or words beside its colour."""


class Block(msgspec.Struct, frozen=True):
    """Base of all blocks. Texts may have any characters; the code that shows a block makes them safe."""


class Gauge(msgspec.Struct, frozen=True):
    """A step on a scale from 1 to `top`, drawn as a row of signs with the bar marked.

    `step` is None if not rated, and 0 for not yet: rated, and none is reached.
    """

    step: int | None
    bar: int | None
    top: int


class Title(Block, frozen=True):
    """What the page is about; `aside` is a short remark to its right."""

    text: str
    label: str
    aside: str = ""


class Section(Block, frozen=True):
    """A heading: the blocks up to the next one belong below it."""

    text: str


class Entry(Block, frozen=True):
    """A heading within a section: one skill, one responsibility.

    `spoken` are the words for plain output, where the aside has signs. `meaning` says in a sentence what the heading
    stands for: it goes on in the heading's line.
    """

    text: str
    label: str
    aside: str = ""
    number: int | None = None
    gauge: Gauge | None = None
    spoken: str = ""
    meaning: str = ""


class Prose(Block, frozen=True):
    """A sentence or two. A `quiet` label is shown in plain output only.

    `indent` is in columns, where it is to be further in than what belongs to its heading is anyway.
    """

    text: str
    label: str
    indent: int = 0
    tone: Tone = "normal"
    quiet: bool = True


class Bullets(Block, frozen=True):
    """A list of texts below their label."""

    items: tuple[str, ...]
    label: str
    quiet: bool = False
    tone: Tone = "normal"


class Pair(msgspec.Struct, frozen=True):
    """A short name and what belongs to it; a `gauge` stands beside the name.

    An empty name means that of the row above, which plain output repeats.
    """

    name: str
    text: str
    aside: str = ""
    gauge: Gauge | None = None


class Pairs(Block, frozen=True):
    """Names beside texts, the texts aligned. In plain output `label` stands before each name.

    `apart`: they are about the whole page, not about the heading above them.
    """

    rows: tuple[Pair, ...]
    label: str = ""
    apart: bool = False


class Gauges(Block, frozen=True):
    """Names with their gauges and the number of the step, in as many columns as there is room for.

    Each row has a gauge; its text says the step in words, for plain output.
    """

    rows: tuple[Pair, ...]
    label: str = ""


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table: several lines on a screen, one field in a pipe; `head` is a heading within the cell.

    An `aside` is a remark beside the head. A `gauge` stands before the first line. `spoken` are the words for plain
    output, where the lines are signs.
    """

    lines: tuple[str, ...]
    head: str = ""
    tone: Tone = "normal"
    gauge: Gauge | None = None
    spoken: str = ""
    aside: str = ""


class Grid(Block, frozen=True):
    """A table. In a pipe each row is one record: a line of fields separated by TABs, nothing cut.

    `records` are these lines where the cells are made for the eye; without them the cells are written. `below` has what
    stands below the cells of each row: sentences, and names with their texts. On a screen of fewer than `stack_below`
    columns the cells of a row stand below each other. `groups` are the numbers of rows that belong together: a blank
    line stands between two groups. Without them, it stands between all rows if one in three has several lines. `spoken`
    has a sentence for each row, for plain output. `wraps` is the number of the column that gives way first where there
    is no room for all: the others hold names that are better read on one line. A `legend` says what the signs of the
    cells mean, where these are drawn. A table that is not `piped` is a list to choose from, which a pipe leaves out.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    records: tuple[tuple[str, ...], ...] = ()
    below: tuple[tuple[str | Pair, ...], ...] = ()
    stack_below: int = 72
    groups: tuple[int, ...] = ()
    spoken: tuple[str, ...] = ()
    wraps: int | None = None
    legend: str = ""
    piped: bool = True


class Branch(msgspec.Struct, frozen=True):
    """A node of a tree. A `gauge` stands before the remark, which says the same in words."""

    text: str
    children: tuple[Branch, ...] = ()
    aside: str = ""
    tone: Tone = "normal"
    gauge: Gauge | None = None


class Tree(Block, frozen=True):
    """Several trees below one another."""

    branches: tuple[Branch, ...]


class Excerpt(Block, frozen=True):
    """A text in which something stands out, below its place. The second, fourth, … of its `runs` stand out."""

    place: str
    runs: tuple[str, ...]
    label: str

    @property
    def marked(self) -> str:
        """The text with asterisks around what is highlighted, for output without bold."""
        return "".join(f"*{run}*" if index % 2 else run for index, run in enumerate(self.runs))


class Records(Block, frozen=True):
    """What a pipe gets instead of the page: lines of fields separated by TABs. A screen does not show it.

    Where there are none, a pipe stays empty, and `otherwise` is said on stderr, with the command to `offer`.
    """

    rows: tuple[tuple[str, ...], ...]
    otherwise: str = ""
    offer: str = ""


class Hint(Block, frozen=True):
    """What to type next: (command, what it is for) each. A pipe leaves it out."""

    commands: tuple[tuple[str, str], ...]


Page = tuple[Block, ...]


def change_texts(page: Page, change: Callable[[str], str]) -> Page:
    """The same page with `change` applied to every text in it."""
    return tuple(_change(block, change) for block in page)


def _change(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_change(each, change) for each in value)
    if isinstance(value, msgspec.Struct):
        fields = {name: _change(getattr(value, name), change) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    return value
