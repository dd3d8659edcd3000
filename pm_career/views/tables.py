"""A grid in lines: columns beside one another where there is room for them, else one block a row."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from pm_career.domain.page import Cell, Grid, Head
from pm_career.domain.text import one_line
from pm_career.views import theme
from pm_career.views.typesetting import Lines, align_at_edges, indent_lines, join_columns, share_width, wrap_text

_GAP = 2
_PROSE_GAP = 3
"""Sentences side by side need more air between them than names."""
_NAME = 28
"""What is wider than this is a sentence."""
_OUTDENT = 72
"""From this width on the names of headed rows stand in a margin of their own."""
_STEP = 2


def draw_grid(block: Grid, width: int) -> Lines:
    """The grid in at most `width` columns."""
    if block.heads:
        return list(_headed(block, min(width, theme.PROSE_WIDTH)))
    if width < block.stack_below:
        if block.outline:
            return []
        return list(_stacked(block, width))
    return list(_aligned(block, width))


def _aligned(block: Grid, width: int) -> Iterator[Text]:
    gap = _gap(block, width)
    widths = _widths(block, width, gap)
    rows = [[_cell(cell, room) for cell, room in zip(row, widths, strict=True)] for row in block.rows]
    if any(block.columns):
        labels = [_label(column, room) for column, room in zip(block.columns, widths, strict=True)]
        yield from join_columns(labels, widths, gap)
    tall = any(len(cell) > 1 for row in rows for cell in row)
    for index, row in enumerate(rows):
        if index and tall:
            yield Text()
        yield from join_columns(row, widths, gap)


def _stacked(block: Grid, width: int) -> Iterator[Text]:
    for index, row in enumerate(block.rows):
        if index:
            yield Text()
        for position, (column, cell) in enumerate(zip(block.columns, row, strict=True)):
            if position == 0:
                yield from _cell(cell, width)
            else:
                yield from _below(column, cell, width)


def _headed(block: Grid, width: int) -> Iterator[Text]:
    """Each row below a heading of its own; the headings' names hang in the margin where it is wide enough."""
    widest = max(Text(one_line(head.name)).cell_len for head in block.heads)
    outdented = width >= _OUTDENT and widest + _GAP <= width // 6
    margin = widest + _GAP if outdented else _STEP
    side_by_side = width >= block.stack_below
    widths = _widths(block, width - margin, _GAP, fill=True)
    if side_by_side:
        labels = [_label(column, room) for column, room in zip(block.columns, widths, strict=True)]
        yield from indent_lines(list(join_columns(labels, widths, _GAP)), margin)
    for index, (head, row) in enumerate(zip(block.heads, block.rows, strict=True)):
        if index:
            yield Text()
        yield from _heading(head, margin if outdented else 0, width)
        if side_by_side:
            cells = [_cell(cell, room) for cell, room in zip(row, widths, strict=True)]
            yield from indent_lines(list(join_columns(cells, widths, _GAP)), margin)
        else:
            for column, cell in zip(block.columns, row, strict=True):
                yield from _below(column, cell, width)


def _below(column: str, cell: Cell, width: int) -> Iterator[Text]:
    """A cell below its column's label, both further in than the row they belong to; nothing where it is empty."""
    if cell.head or cell.lines:
        yield from indent_lines(_label(column, width - _STEP), _STEP)
        yield from indent_lines(_cell(cell, width - 2 * _STEP), 2 * _STEP)


def _heading(head: Head, margin: int, width: int) -> Lines:
    name = Text(one_line(head.name), theme.NAME)
    text = Text(one_line(head.text), theme.ENTRY)
    aside = Text(one_line(head.aside), theme.LABEL)
    if margin:
        name.append(" " * (margin - name.cell_len))
    elif text:
        name.append(_GAP * " ")
    if name.cell_len + text.cell_len + _GAP + aside.cell_len <= width:
        return align_at_edges(Text.assemble(name, text), aside, width)
    margin = margin or _STEP
    return [
        *wrap_text(Text.assemble(name, text), width, hang=margin),
        *indent_lines(wrap_text(aside, width - margin), margin),
    ]


def _gap(block: Grid, width: int) -> int:
    """The air between columns: what sentences need, and for names and numbers no more than there is."""
    wanted = _wanted_widths(block)
    fits = sum(wanted) + _PROSE_GAP * (len(wanted) - 1) <= width
    return _PROSE_GAP if fits or max(wanted) > _NAME else 1


def _wanted_widths(block: Grid) -> list[int]:
    return [
        max([Text(one_line(column)).cell_len, *(_wanted(row[index]) for row in block.rows)])
        for index, column in enumerate(block.columns)
    ]


def _widths(block: Grid, width: int, gap: int, *, fill: bool = False) -> list[int]:
    """How wide each column is; with `fill`, what is left over goes to all of them."""
    wanted = _wanted_widths(block)
    room = max(len(wanted), width - gap * (len(wanted) - 1))
    widths = share_width(wanted, room)
    if fill:
        over = (room - sum(widths)) // len(widths)
        return [each + over for each in widths]
    return widths


def _wanted(cell: Cell) -> int:
    return max((Text(one_line(line)).cell_len for line in (cell.head, *cell.lines)), default=0)


def _label(text: str, width: int) -> Lines:
    return wrap_text(Text(one_line(text), theme.LABEL), width)


def _cell(cell: Cell, width: int) -> Lines:
    """A cell's heading and its lines; of several lines, what does not fit hangs, so that one sees where each begins."""
    lines = wrap_text(Text(one_line(cell.head), theme.ENTRY), width) if cell.head else []
    step = _STEP if len(cell.lines) > 1 and width > 3 * _STEP else 0
    for line in cell.lines:
        lines += wrap_text(Text(one_line(line), theme.TONES[cell.tone]), width, hang=step)
    return lines
