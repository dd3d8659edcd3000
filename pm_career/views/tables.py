"""Tables of a page as tables of Rich: a rule below the names of the columns, which share the width; and gauges.

On a narrow screen the cells of a row are below each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from rich.box import Box
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pm_career.domain.page import Cell, Gauge, Grid, Pair
from pm_career.domain.text import one_line
from pm_career.views import theme

_HEAD_RULE = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
"""A rule below the names of the columns, and no other lines."""
_GAP = 2
_GAPS = (3, 2, 1)
"""Columns between two cells, the first with which all rows stay on one line. A single one only beside gauges."""
_SHORT = 16
"""Columns that a name may take beside its text where that is more than a third of the screen."""
_NARROWEST = 20
"""Columns that the column keeps which gives way first, and a text beside such a name."""
_LONGEST_WORD = 24
"""Cells of a word that is kept whole. A longer one, such as the path of a file, may be broken."""
_HANG = 2
_THIRD = 3
"""Blank lines part all rows if one in three has several lines."""


class _Shape(NamedTuple):
    """The widths of the columns, and how many columns are between two of them."""

    widths: list[int]
    gap: int


def draw_gauge(gauge: Gauge) -> Text:
    """A sign for each step of the scale: reached, missing up to the bar, beyond it; a line marks the bar.

    Step 0 reaches none. A long scale is drawn as numbers behind these signs.
    """
    step = min(gauge.step or 0, gauge.top)
    bar = min(gauge.bar or 0, gauge.top)
    tone = "mark" if not bar else "met" if step >= bar else "to_go"
    if gauge.top > theme.MOST_SIGNS:
        reached = theme.UNKNOWN if gauge.step is None else f"{theme.STEP if step else theme.MISSING}{step}"
        mark = f" {theme.BAR}{bar}" if bar else ""
        return Text.assemble((reached, tone), (mark, "bar"), (f" {theme.BEYOND}{gauge.top}", "label"))
    text = Text()
    for at in range(1, gauge.top + 1):
        if at <= step:
            text.append(theme.STEP, tone)
        elif at <= bar and gauge.step is not None:
            text.append(theme.MISSING, tone)
        else:
            text.append(theme.BEYOND, "label")
        if at == bar:
            text.append(theme.BAR, "bar")
    return text


def align_gauges(gauges: Iterable[Gauge | None]) -> list[Text]:
    """Draw gauges that are below each other, so that what stands beside them is aligned; nothing for None."""
    drawn = [draw_gauge(gauge) if gauge else Text() for gauge in gauges]
    widest = max((gauge.cell_len for gauge in drawn), default=0)
    for gauge in drawn:
        if gauge:
            gauge.pad_right(widest - gauge.cell_len)
    return drawn


def build_columns(rows: Iterable[Sequence[RenderableType]], widths: Sequence[int], *, gap: int = _GAP) -> Table:
    """Texts beside each other in columns of these widths, without any lines."""
    table = Table.grid(padding=(0, gap, 0, 0))
    for width in widths:
        table.add_column(width=max(1, width), overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def build_grid(block: Grid, width: int) -> Iterator[RenderableType]:
    """What to print for a table in `width` columns."""
    names = [Text(one_line(column), "column") for column in block.columns]
    gauges = zip(*(align_gauges(row[at].gauge for row in block.rows) for at in range(len(names))), strict=True)
    rows = [
        [_Lines(cell, gauge) for cell, gauge in zip(row, drawn, strict=True)]
        for row, drawn in zip(block.rows, gauges, strict=True)
    ]
    shape = _share_width(names, rows, width, block.wraps)
    if shape and width >= block.stack_below:
        yield from _build_table(names, rows, block.below, block.groups, shape)
    else:
        yield from _build_stacked(names, rows, block.below, width)
    if block.legend:
        yield Text(f"\n{one_line(block.legend)}", "muted")


class _Lines:
    """The lines of a cell. Where there are several, what does not fit in one goes on further in.

    A remark is beside the heading, or below it where there is no room.
    """

    def __init__(self, cell: Cell, gauge: Text) -> None:
        self.lines = [Text(one_line(line), cell.tone) for line in cell.lines]
        self.hangs = len(self.lines) - bool(cell.gauge) > 1
        if gauge:
            self.lines[:1] = [Text(" ").join((gauge, *self.lines[:1]))]
        self.apart = [Text(one_line(cell.head), "entry"), Text(one_line(cell.aside), "label")]
        if cell.head:
            self.lines.insert(0, Text("  ").join(filter(None, self.apart)))
        self.width = max((line.cell_len for line in self.lines), default=0)
        self.least = max(map(_measure_longest_word, self.lines), default=0)
        self.has_gauge = bool(gauge)
        if gauge and cell.lines:  # a gauge and the number beside it stay on one line
            number = Text(one_line(cell.lines[0]))
            self.least = max(self.least, min(_LONGEST_WORD, gauge.cell_len + 1 + _measure_longest_word(number)))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        lines = self.lines
        if all(self.apart) and lines[0].cell_len > width:
            lines = [*self.apart, *lines[1:]]
        for line in lines:
            if not self.hangs or line.cell_len <= width or width - _HANG < max(_measure_longest_word(line), 2 * _HANG):
                yield line
            else:
                first, *others = line.wrap(console, width - _HANG)
                yield first
                yield from (Text.assemble(" " * _HANG, other) for other in others)


def _share_width(
    names: Sequence[Text], rows: Sequence[Sequence[_Lines]], width: int, wraps: int | None
) -> _Shape | None:
    """Share out the width among the columns, so that no word has to be broken. None if that cannot be.

    The gaps are as wide as there is room for; the column of number `wraps` gives way first.
    """
    columns = [[name, *(line for row in rows for line in row[at].lines)] for at, name in enumerate(names)]
    wanted = [max(1, *(line.cell_len for line in column)) for column in columns]
    gaps = _GAPS if any(cell.has_gauge for row in rows for cell in row) else _GAPS[:-1]  # texts need two blanks
    for gap in gaps:
        if sum(wanted) + gap * (len(names) - 1) <= width:
            return _Shape(wanted, gap)
    least = [max([_measure_longest_word(name), *(row[at].least for row in rows)]) for at, name in enumerate(names)]
    gap = _GAPS[0] if width >= theme.SIDE_BY_SIDE else _GAP
    if sum(least) + gap * (len(names) - 1) > width:
        gap = gaps[-1]
    room = width - gap * (len(names) - 1)
    if wraps is not None:
        left = room - sum(wanted) + wanted[wraps]
        wanted[wraps] = min(wanted[wraps], max(left, least[wraps], _NARROWEST))
    return _Shape(share_width(least, wanted, room), gap) if sum(least) <= room else None


def _measure_longest_word(line: Text) -> int:
    return min(_LONGEST_WORD, max((Text(word).cell_len for word in line.plain.split()), default=2))


def share_width(least: Sequence[int], wanted: Sequence[int], room: int) -> list[int]:
    """Share out `room` among columns that want so much: none gets less than its least, the widest give way first."""

    def cut(level: int) -> list[int]:
        return [max(low, min(want, level)) for low, want in zip(least, wanted, strict=True)]

    level = room
    while level and sum(cut(level)) > room:
        level -= 1
    widths = cut(level)
    for at, want in enumerate(wanted):
        if widths[at] == level < want and sum(widths) < room:
            widths[at] += 1
    return widths


def _build_table(
    names: Sequence[Text],
    rows: Sequence[Sequence[_Lines]],
    below: Sequence[Sequence[str | Pair]],
    groups: Sequence[int],
    shape: _Shape,
) -> Iterator[RenderableType]:
    """A table; where something stands `below` a row, it ends there, and another of the same shape goes on."""
    parted = _find_parted_rows(rows, groups, shape)
    table = _open_table(names, rows, shape)
    for at, row in enumerate(rows):
        if at not in parted and at + 1 not in parted:
            for cell in row:
                cell.hangs = True
        table.add_row(*row, end_section=at + 1 in parted)
        if below and below[at]:
            yield table
            yield from (Padding(_build_line_below(each), (0, 0, 0, _HANG)) for each in below[at])
            if at + 1 in parted and at + 1 < len(rows):
                yield Text()
            table = _open_table(names, rows, shape)
            table.show_header = False
    if table.row_count:
        yield table


def _build_line_below(each: str | Pair) -> Text:
    return Text(one_line(f"{each.name}: {each.text}" if isinstance(each, Pair) else each), "label")


def _open_table(names: Sequence[Text], rows: Sequence[Sequence[_Lines]], shape: _Shape) -> Table:
    table = Table(
        box=_HEAD_RULE,
        show_header=any(names),
        show_edge=False,
        pad_edge=False,
        padding=(0, shape.gap - 1, 0, 0),
        border_style="rule",
        header_style="column",
    )
    for at, (name, width) in enumerate(zip(names, shape.widths, strict=True)):
        justify: Literal["left", "right"] = "right" if _holds_numbers([row[at] for row in rows]) else "left"
        table.add_column(name, width=width, justify=justify, overflow="fold")
    return table


def _holds_numbers(cells: Sequence[_Lines]) -> bool:
    texts = [line.plain for cell in cells for line in cell.lines]
    return any(text.isdigit() for text in texts) and all(text.isdigit() or len(text) <= 1 for text in texts)


def _find_parted_rows(rows: Sequence[Sequence[_Lines]], groups: Sequence[int], shape: _Shape) -> set[int]:
    """Find the numbers of the rows that a blank line stands before."""
    if groups:
        return set(accumulate(groups))
    tall = [
        row
        for row in rows
        if any(len(cell.lines) > 1 or cell.width > width for cell, width in zip(row, shape.widths, strict=True))
    ]
    return set(range(1, len(rows))) if len(tall) * _THIRD >= len(rows) else set()


def _build_stacked(
    names: Sequence[Text], rows: Sequence[Sequence[_Lines]], below: Sequence[Sequence[str | Pair]], width: int
) -> Iterator[RenderableType]:
    """The cells of each row below its first, each beside the name of its column, or below a long one.

    Names with texts from `below` are among them, sentences stand after them.
    """
    pairs = [[each for each in found if isinstance(each, Pair)] for found in below] or [[] for _ in rows]
    added = [[(Text(one_line(each.name), "column"), Text(one_line(each.text))) for each in row] for row in pairs]
    widest = max([name.cell_len for name in (*names[1:], *(name for row in added for name, _ in row))], default=0)
    room = width - _HANG
    for at, (first, *others) in enumerate(rows):
        if at:
            yield Text()
        yield first
        named: list[tuple[Text, RenderableType]] = [
            *((name, cell) for name, cell in zip(names[1:], others, strict=True) if cell.width),
            *added[at],
        ]
        if widest <= width // _THIRD or widest <= min(_SHORT, room - _GAP - _NARROWEST):
            yield Padding(build_columns(named, (widest, room - widest - _GAP)), (0, 0, 0, _HANG))
        else:
            for name, cell in named:
                yield Padding(name, (0, 0, 0, _HANG))
                yield Padding(cell, (0, 0, 0, 2 * _HANG))
        sentences = (each for each in (below[at] if below else ()) if not isinstance(each, Pair))
        yield from (Padding(_build_line_below(each), (0, 0, 0, _HANG)) for each in sentences)
