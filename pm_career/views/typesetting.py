"""Set text in lines of a width: wrapped, hung beside a mark, in columns, and as a table.

Widths are cells of a terminal: a wide character takes two, a combining mark none. Nothing is ever cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from rich.cells import cell_len
from rich.text import Text

from pm_career.domain.page import Cell, Gauge, Grid, Head
from pm_career.domain.text import one_line
from pm_career.views import theme

_WORD = re.compile(r"\s*\S+\s*")
Lines = list[Text]
_GAP = 2
_PROSE_GAP = 3
"""Columns between cells that hold sentences: they need more than names do."""
_NAME = 28
"""Columns from which a cell counts as a sentence."""
_OUTDENT = 72
"""The fewest columns in which the names of headed rows have a margin of their own."""
_INDENT = 2
_NARROWEST = 20
"""Columns that the column keeps which gives way first."""


def wrap_text(text: Text, width: int, *, hang: int = 0) -> Lines:
    """`text` in lines of at most `width` cells, broken between words, and within one that is longer than a line.

    All lines but the first are indented by `hang` more cells.
    """
    if text.cell_len <= width and text.plain.isprintable():
        line = text.copy()
        line.rstrip()
        return [line]
    lines: Lines = []
    later = max(1, width - hang)
    for part in text.split("\n", allow_blank=True):
        part.expand_tabs(4)
        lines += part.divide(list(_find_breaks(part.plain, later if lines else max(1, width), later)))
    for line in lines:
        line.rstrip()
    return [*lines[:1], *indent_lines(lines[1:], hang)] if hang else lines


def hang_text(mark: Text, text: Text, width: int) -> Lines:
    """`text` beside a mark, its further lines indented as far as the first begins."""
    first, *others = wrap_text(text, width - mark.cell_len)
    return [Text.assemble(mark, first), *indent_lines(others, mark.cell_len)]


def indent_lines(lines: Sequence[Text], by: int) -> Lines:
    """The same lines, `by` cells further right."""
    if not by:
        return [Text.assemble(line) if line.style else line for line in lines]  # a span: Rich drops a line's own style
    return [Text.assemble(" " * by, line) if line else line for line in lines]


def align_at_edges(left: Text, right: Text, width: int) -> Lines:
    """Two texts at both edges of a line; below one another where they do not fit."""
    room = width - left.cell_len - right.cell_len
    if not right:
        return wrap_text(left, width)
    if room < 2:
        return [*wrap_text(left, width), *wrap_text(right, width)]
    return [Text.assemble(left, " " * room, right)]


def join_columns(columns: Sequence[Lines], widths: Sequence[int], gap: int) -> Iterator[Text]:
    """Join columns of lines to lines; `widths` are the columns' widths."""
    for row in zip_longest(*columns):
        line = Text()
        for cell, width in zip(row, widths, strict=True):
            start = cell or Text()
            line.append_text(start)
            line.append(" " * (width - start.cell_len + gap))
        line.rstrip()
        yield line


def share_width(wanted: Sequence[int], room: int) -> list[int]:
    """Share out `room` among columns that want so much: none gets more than it wants, the widest give way first."""
    widths = list(wanted)
    by_want = sorted(range(len(wanted)), key=lambda each: wanted[each])
    for position, column in enumerate(by_want):
        fair = room // (len(wanted) - position)
        widths[column] = max(1, min(wanted[column], fair))
        room -= widths[column]
    return widths


def _find_breaks(line: str, width: int, later: int) -> Iterator[int]:
    """Where new lines begin: the first has `width` cells, those after it have `later`."""
    measure = len if line.isascii() else cell_len
    used = 0
    for match in _WORD.finditer(line):
        start, word = match.start(), match.group()
        size = measure(word.rstrip())
        if used and used + size > width:
            yield start
            used, width = 0, later
        while size > width and (fold := _measure_fold(word, width)):
            start, word = start + fold, word[fold:]
            yield start
            size, width = measure(word.rstrip()), later
        used += measure(word)


def _measure_fold(word: str, width: int) -> int:
    """How many characters of a word fit a line, at least one; 0 if all do. Combining marks stay with theirs."""
    fitting = 1
    while fitting < len(word) and cell_len(word[: fitting + 1]) <= max(width, cell_len(word[:fitting])):
        fitting += 1
    return fitting if fitting < len(word) else 0


def draw_grid(block: Grid, width: int) -> Lines:
    """The lines of a table in at most `width` columns."""
    if block.heads:
        return list(_draw_headed(block, min(width, theme.PROSE_WIDTH)))
    if width < block.stack_below:
        return list(_draw_stacked(block, width))
    return list(_draw_aligned(block, width))


def _draw_aligned(block: Grid, width: int) -> Iterator[Text]:
    gap = _choose_gap(block, width)
    widths = _share_widths(block, width, gap)
    rows = [[_draw_cell(cell, room) for cell, room in zip(row, widths, strict=True)] for row in block.rows]
    if any(block.columns):
        labels = [_draw_label(column, room) for column, room in zip(block.columns, widths, strict=True)]
        yield from join_columns(labels, widths, gap)
    parted = _find_parted_rows(block, tall=any(len(cell) > 1 for row in rows for cell in row))
    for index, row in enumerate(rows):
        if index in parted:
            yield Text()
        yield from join_columns(row, widths, gap)


def _find_parted_rows(block: Grid, *, tall: bool) -> set[int]:
    """Find the numbers of the rows that a blank line stands before; `tall`: a row has several lines."""
    if block.groups:
        return set(accumulate(block.groups))
    return set(range(1, len(block.rows))) if tall else set()


def _draw_stacked(block: Grid, width: int) -> Iterator[Text]:
    for index, row in enumerate(block.rows):
        if index:
            yield Text()
        for position, (column, cell) in enumerate(zip(block.columns, row, strict=True)):
            if position == 0:
                yield from _draw_cell(cell, width)
            else:
                yield from _draw_below(column, cell, width)


def _draw_headed(block: Grid, width: int) -> Iterator[Text]:
    """Draw each row below its heading; the names of the headings are in the margin if it is wide enough."""
    widest = max(Text(one_line(head.name)).cell_len for head in block.heads)
    outdented = width >= _OUTDENT and widest + _GAP <= width // 6
    margin = widest + _GAP if outdented else _INDENT
    side_by_side = width >= block.stack_below
    widths = _share_widths(block, width - margin, _GAP, fill=True)
    if side_by_side:
        labels = [_draw_label(column, room) for column, room in zip(block.columns, widths, strict=True)]
        yield from indent_lines(list(join_columns(labels, widths, _GAP)), margin)
    for index, (head, row) in enumerate(zip(block.heads, block.rows, strict=True)):
        if index:
            yield Text()
        yield from _draw_heading(head, margin if outdented else 0, width)
        if side_by_side:
            cells = [_draw_cell(cell, room) for cell, room in zip(row, widths, strict=True)]
            yield from indent_lines(list(join_columns(cells, widths, _GAP)), margin)
        else:
            for column, cell in zip(block.columns, row, strict=True):
                yield from _draw_below(column, cell, width)
        for each in head.below:
            yield from indent_lines(wrap_text(Text(one_line(each), theme.LABEL), width - margin), margin)


def _draw_below(column: str, cell: Cell, width: int) -> Iterator[Text]:
    """A cell below its column's label, both indented; nothing if the cell is empty."""
    if cell.head or cell.lines:
        yield from indent_lines(_draw_label(column, width - _INDENT), _INDENT)
        yield from indent_lines(_draw_cell(cell, width - 2 * _INDENT), 2 * _INDENT)


def _draw_heading(head: Head, margin: int, width: int) -> Lines:
    name = Text(one_line(head.name), theme.NAME)
    text = Text(one_line(head.text), theme.ENTRY)
    aside = Text(one_line(head.aside), theme.LABEL)
    if margin:
        name.append(" " * (margin - name.cell_len))
    elif text:
        name.append(_GAP * " ")
    if name.cell_len + text.cell_len + _GAP + aside.cell_len <= width:
        return align_at_edges(Text.assemble(name, text), aside, width)
    margin = margin or _INDENT
    return [
        *wrap_text(Text.assemble(name, text), width, hang=margin),
        *indent_lines(wrap_text(aside, width - margin), margin),
    ]


def _choose_gap(block: Grid, width: int) -> int:
    """The columns between cells: what sentences need; less where the cells hold names and have no room."""
    wanted = _measure_columns(block)
    fits = sum(wanted) + _PROSE_GAP * (len(wanted) - 1) <= width
    if fits:
        return _PROSE_GAP
    return _GAP if max(wanted) > _NAME else 1


def _measure_columns(block: Grid) -> list[int]:
    return [
        max([Text(one_line(column)).cell_len, *(_measure_cell(row[index]) for row in block.rows)])
        for index, column in enumerate(block.columns)
    ]


def _share_widths(block: Grid, width: int, gap: int, *, fill: bool = False) -> list[int]:
    """The width of each column; with `fill`, what is left over is shared out among all of them."""
    wanted = _measure_columns(block)
    room = max(len(wanted), width - gap * (len(wanted) - 1))
    if block.wraps is not None:
        left = room - sum(wanted) + wanted[block.wraps]
        if _NARROWEST <= left < wanted[block.wraps]:
            wanted[block.wraps] = left
    widths = share_width(wanted, room)
    if fill:
        over = (room - sum(widths)) // len(widths)
        return [each + over for each in widths]
    return widths


def _measure_cell(cell: Cell) -> int:
    return max((line.cell_len for line in (_style_head(cell), *_style_lines(cell))), default=0)


def _style_head(cell: Cell) -> Text:
    """The heading of a cell, a remark beside it."""
    head = Text(one_line(cell.head))
    head.stylize(theme.ENTRY)
    return head.append(f"  {one_line(cell.aside)}", theme.LABEL) if cell.aside else head


def _style_lines(cell: Cell) -> Lines:
    """The lines of a cell in its tone, its gauge before the first."""
    lines = [Text(one_line(line), theme.TONES[cell.tone]) for line in cell.lines]
    if cell.gauge:
        first = Text(" ").append_text(lines[0]) if lines else Text()
        lines[:1] = [draw_gauge(cell.gauge).append_text(first)]
    return lines


def draw_gauge(gauge: Gauge) -> Text:
    """A sign for each step of the scale: reached, missing up to the bar, beyond it."""
    reached = min(gauge.step or 0, gauge.top)
    missing = max(0, min(gauge.bar or 0, gauge.top) - reached) if gauge.step is not None else 0
    beyond = gauge.top - reached - missing
    return Text.assemble(
        (theme.STEP * reached, theme.MARK),
        (theme.MISSING * missing, theme.TONES["to_go"]),
        (theme.BEYOND * beyond, theme.LABEL),
    )


def _draw_label(text: str, width: int) -> Lines:
    return wrap_text(Text(one_line(text), theme.LABEL), width)


def _draw_cell(cell: Cell, width: int) -> Lines:
    """A cell's heading and lines; where there are several, what does not fit is indented."""
    lines = wrap_text(_style_head(cell), width) if cell.head else []
    step = _INDENT if len(cell.lines) > 1 and width > 3 * _INDENT else 0
    for line in _style_lines(cell):
        lines += wrap_text(line, width, hang=step)
    return lines
