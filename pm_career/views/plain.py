"""A page -> plain lines: `Label: value` for notes and screen readers, TAB-separated records for pipes."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.domain.plaintext import one_line
from pm_career.views.page import (
    Block,
    Branch,
    Bullets,
    Cell,
    Entry,
    Grid,
    Hint,
    Page,
    Pairs,
    Prose,
    Section,
    Title,
    Tree,
)


def labelled(page: Page) -> Iterator[str]:
    """The whole page as `Label: value` lines, a blank line before each part; nothing is wrapped or cut."""
    for index, block in enumerate(page):
        if index and isinstance(block, Section | Entry | Hint | Grid | Tree):
            yield ""
        yield from _lines(block)


def piped(page: Page) -> Iterator[str]:
    """What a pipe gets: a page with a table is that table's records alone; any other page its labelled lines."""
    grids = [block for block in page if isinstance(block, Grid)]
    if grids:
        for grid in grids:
            records = grid.records or tuple(tuple(_field(cell) for cell in row) for row in grid.rows)
            for record in records:
                yield "\t".join(one_line(field) for field in record)
        return
    yield from labelled(tuple(block for block in page if not isinstance(block, Hint)))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Title(text=text, label=label, aside=aside):
            yield _line(label, text, aside)
        case Section(text=text):
            yield one_line(text)
        case Entry(text=text, label=label, aside=aside):
            yield _line(label, text, aside)
        case Prose(text=text, label=label):
            yield _line(label, text)
        case Bullets(items=items, label=label):
            yield from (_line(label, item) for item in items)
        case Pairs(rows=rows, label=label):
            for pair in rows:
                text = ". ".join(filter(None, (pair.aside, pair.text)))
                yield _line(f"{label}, {pair.name}" if label else pair.name, text)
        case Grid(columns=columns, rows=cells):
            for index, row in enumerate(cells):
                if index:
                    yield ""
                yield from (_line(column, _field(cell)) for column, cell in zip(columns, row, strict=True))
        case Tree(branches=branches):
            yield from _branches(branches, 0)
        case Hint(commands=commands):
            yield from (_line("Next", command, gives) for command, gives in commands)


def _line(label: str, text: str, aside: str = "") -> str:
    remark = f" ({one_line(aside)})" if aside else ""
    return f"{one_line(label)}: {one_line(text)}{remark}" if label else f"{one_line(text)}{remark}"


def _field(cell: Cell) -> str:
    lines = "; ".join(one_line(line) for line in cell.lines)
    return f"{one_line(cell.head)}: {lines}" if cell.head and lines else lines or one_line(cell.head)


def _branches(branches: tuple[Branch, ...], depth: int) -> Iterator[str]:
    for branch in branches:
        remark = f" ({one_line(branch.aside)})" if branch.aside else ""
        yield f"{'  ' * depth}{one_line(branch.text)}{remark}"
        yield from _branches(branch.children, depth + 1)
