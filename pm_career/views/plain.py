"""Show a page as plain lines: `Label: value` for notes and screen readers, TAB-separated records for pipes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from pm_career.domain.page import (
    Block,
    Branch,
    Bullets,
    Cell,
    Entry,
    Excerpt,
    Gauges,
    Grid,
    Hint,
    Page,
    Pair,
    Pairs,
    Prose,
    Records,
    Section,
    Title,
    Tree,
)
from pm_career.domain.text import one_line


def format_lines(page: Page) -> Iterator[str]:
    """The whole page as `Label: value` lines, a blank line before each part. Nothing is wrapped or cut."""
    for index, block in enumerate(page):
        apart = isinstance(block, Pairs) and block.apart
        if index and (apart or isinstance(block, Section | Entry | Hint | Grid | Tree)):
            yield ""
        yield from _format_block(block)


def format_for_pipe(page: Page) -> Iterator[str]:
    """The lines for a pipe: the records of the page's tables; without tables, the labelled lines without hints.

    A table that has sentences for its rows and no records is one of the labelled parts.
    """
    page = tuple(block for block in page if not isinstance(block, Grid) or block.piped)
    tables = [block for block in page if isinstance(block, Records) or _is_table(block)]
    if tables:
        for table in tables:
            for record in _list_records(table):
                yield "\t".join(one_line(field) for field in record)
        return
    yield from format_lines(tuple(block for block in page if not isinstance(block, Hint)))


def _is_table(block: Block) -> TypeGuard[Grid]:
    return isinstance(block, Grid) and bool(block.records or not block.spoken)


def format_pipe_remarks(page: Page) -> Iterator[str]:
    """The lines for stderr where a pipe stays empty."""
    empty = (block for block in page if isinstance(block, Records) and not block.rows)
    return (one_line(f"{block.otherwise} {block.offer}") for block in empty)


def _list_records(table: Grid | Records) -> Sequence[tuple[str, ...]]:
    if isinstance(table, Records):
        return table.rows
    return table.records or [tuple(_format_cell(cell) for cell in row) for row in table.rows]


def _format_block(block: Block) -> Iterator[str]:
    match block:
        case Title(text=text, label=label, aside=aside):
            yield _format_line(label, text, aside)
        case Entry(text=text, label=label, aside=aside, spoken=spoken, meaning=meaning):
            yield _format_line(label, text, spoken or aside)
            yield from (_format_line("Means", each) for each in (meaning,) if each)
        case Section(text=text):
            yield one_line(text)
        case Prose(text=text, label=label):
            yield _format_line(label, text)
        case Bullets(items=items, label=label):
            yield from (_format_line(label, item) for item in items)
        case Pairs(rows=rows, label=label) | Gauges(rows=rows, label=label):
            name = ""
            for pair in rows:
                name = pair.name or name
                text = ". ".join(filter(None, (pair.aside, pair.text)))
                yield _format_line(f"{label}, {name}" if label else name, text)
        case Grid():
            yield from _format_rows(block)
        case Tree(branches=branches):
            yield from _format_branches(branches, 0)
        case Excerpt(place=place, label=label):
            yield _format_line("Where", place)
            yield _format_line(label, block.marked)
        case Hint(commands=commands):
            yield from (_format_line("Next", command, gives) for command, gives in commands)


def _format_rows(grid: Grid) -> Iterator[str]:
    """Each row as a few lines, or as the sentence that says it."""
    if grid.spoken:
        yield from map(one_line, grid.spoken)
        return
    for index, row in enumerate(grid.rows):
        if index:
            yield ""
        fields = ((column, _format_cell(cell)) for column, cell in zip(grid.columns, row, strict=True))
        yield from (_format_line(column, field) for column, field in fields if field)
        if grid.below:
            for each in grid.below[index]:
                yield _format_line(each.name, each.text) if isinstance(each, Pair) else one_line(each)


def _format_line(label: str, text: str, aside: str = "") -> str:
    """'Label: text (aside)'; a table's first column may have no label."""
    name = f"{one_line(label)}: " if label else ""
    remark = f" ({one_line(aside)})" if aside else ""
    return f"{name}{one_line(text)}{remark}"


def _format_cell(cell: Cell) -> str:
    if cell.spoken:
        return one_line(cell.spoken)
    lines = "; ".join(one_line(line) for line in cell.lines)
    head = one_line(f"{cell.head} ({cell.aside})" if cell.aside else cell.head)
    return f"{head}: {lines}" if head and lines else lines or head


def _format_branches(branches: tuple[Branch, ...], depth: int) -> Iterator[str]:
    for branch in branches:
        remark = f" ({one_line(branch.aside)})" if branch.aside else ""
        yield f"{'  ' * depth}{one_line(branch.text)}{remark}"
        yield from _format_branches(branch.children, depth + 1)


_SHELL_WORD = re.compile(r"""(?:[^\s'"]|'[^']*'|"[^"]*"|['"])+""")


def break_command(command: str, width: int) -> list[str]:
    """Break a shell command into lines of at most `width`, joined by backslashes, so that it can be copied.

    A word that is longer stays whole.
    """
    if len(command) <= width:
        return [command]
    lines = [""]
    for word in _SHELL_WORD.findall(command):
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) + 2 <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(f"  {word}")
    return [f"{line} \\" for line in lines[:-1]] + lines[-1:]
