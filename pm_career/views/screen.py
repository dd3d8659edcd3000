"""A page -> Rich renderables for a terminal. Text is never read as markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pm_career.domain.plaintext import one_line, visible
from pm_career.views import theme
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

if TYPE_CHECKING:
    from rich.console import RenderableType

_NARROW = 50
"""Below this width names stand above their texts."""


def drawn(page: Page, width: int) -> Iterator[RenderableType]:
    """The page's blocks as renderables for a terminal of `width` columns, top to bottom."""
    previous: Block | None = None
    for block in page:
        if previous is not None and _needs_air(previous, block):
            yield Text("")
        yield from _draw(block, min(width, theme.PROSE_WIDTH), width)
        previous = block


def _needs_air(previous: Block, block: Block) -> bool:
    if isinstance(block, Section | Hint | Grid | Tree):
        return True
    return isinstance(block, Entry) and not isinstance(previous, Section)


def _draw(block: Block, prose: int, width: int) -> Iterator[RenderableType]:
    match block:
        case Title(text=text, aside=aside):
            yield _beside(Text(one_line(text), theme.TITLE), Text(one_line(aside), theme.TITLE_ASIDE), prose)
        case Section(text=text):
            yield Text(one_line(text), theme.SECTION)
        case Entry():
            yield _entry(block, prose)
        case Prose():
            yield _prose(block, prose)
        case Bullets():
            yield from _bullets(block, prose)
        case Pairs():
            yield from _pairs(block, prose)
        case Grid():
            yield from _grid(block, width)
        case Tree(branches=branches):
            yield from _tree(branches, prose)
        case Hint(commands=commands):
            yield from _hint(commands, prose)


def _beside(left: Text, right: Text, width: int) -> Text:
    """Two texts on one line, the second at the right edge; under one another where they do not fit."""
    room = width - left.cell_len - right.cell_len
    if not right or room < 2:
        return Text("\n").join([left, right]) if right else left
    return Text.assemble(left, " " * room, right)


def _entry(block: Entry, width: int) -> RenderableType:
    mark = f"{block.number}. " if block.number else ""
    heading = Text(mark + one_line(block.text), theme.ENTRY)
    aside = Text(one_line(block.aside), theme.LABEL)
    return Padding(_beside(heading, aside, width - 2), (0, 0, 0, 2))


def _prose(block: Prose, width: int) -> RenderableType:
    text = Text(visible(block.text), theme.TONES[block.tone])
    if not block.quiet:
        text = Text.assemble((f"{block.label}: ", theme.LABEL), text)
    return _indented(text, block.indent, width)


def _bullets(block: Bullets, width: int) -> Iterator[RenderableType]:
    if not block.quiet:
        yield _indented(Text(one_line(block.label), theme.LABEL), block.indent, width)
    step = block.indent if block.quiet else block.indent + 2
    for item in block.items:
        yield _hanging(f"{theme.BULLET} ", Text(visible(item), theme.TONES[block.tone]), step, width)


def _pairs(block: Pairs, width: int) -> Iterator[RenderableType]:
    names = [Text(one_line(pair.name), theme.LABEL) for pair in block.rows]
    widest = max((name.cell_len for name in names), default=0)
    beside = width >= _NARROW and widest <= width // 3 and not any(pair.aside for pair in block.rows)
    for name, pair in zip(names, block.rows, strict=True):
        text = Text(visible(pair.text))
        if beside:
            name.pad_right(widest - name.cell_len + 2)
            yield _hanging(name, text, block.indent, width)
        else:
            heading = Text.assemble(name, (f"  {one_line(pair.aside)}", theme.LABEL)) if pair.aside else name
            yield _indented(heading, block.indent, width)
            yield _indented(text, block.indent + 2, width)


def _hanging(mark: str | Text, text: Text, indent: int, width: int) -> RenderableType:
    """Text whose second and further lines stand below the first's beginning, beside a mark."""
    sign = mark if isinstance(mark, Text) else Text(mark)
    grid = Table.grid(padding=0)
    grid.add_column(width=sign.cell_len, no_wrap=True)
    grid.add_column(width=max(1, width - indent - sign.cell_len))
    grid.add_row(sign, text)
    return Padding(grid, (0, 0, 0, indent)) if indent else grid


def _indented(text: Text, indent: int, width: int) -> RenderableType:
    return Padding(text, (0, 0, 0, indent), expand=False) if indent else text


def _grid(block: Grid, width: int) -> Iterator[RenderableType]:
    if width < block.stack_below:
        yield from _stacked(block, width)
        return
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False, header_style=theme.LABEL)
    for index, column in enumerate(block.columns):
        table.add_column(Text(one_line(column)), overflow="fold", ratio=block.ratios[index] if block.ratios else None)
    for row in block.rows:
        table.add_row(*(_cell(cell) for cell in row))
    yield table


def _stacked(block: Grid, width: int) -> Iterator[RenderableType]:
    for index, row in enumerate(block.rows):
        if index:
            yield Text("")
        for position, (column, cell) in enumerate(zip(block.columns, row, strict=True)):
            if position:
                yield Text(one_line(column), theme.LABEL)
            yield Padding(_cell(cell), (0, 0, 0, 2 if position else 0), expand=False)


def _cell(cell: Cell) -> Text:
    head = [Text(one_line(cell.head), theme.ENTRY)] if cell.head else []
    lines = [Text(one_line(line), theme.TONES[cell.tone]) for line in cell.lines]
    return Text("\n").join([*head, *lines])


def _tree(branches: tuple[Branch, ...], width: int) -> Iterator[RenderableType]:
    from rich.tree import Tree as RichTree  # not every page has one

    def grow(parent: RichTree, branch: Branch) -> None:
        node = parent.add(_branch(branch))
        for child in branch.children:
            grow(node, child)

    for index, branch in enumerate(branches):
        if index:
            yield Text("")
        root = RichTree(_branch(branch), guide_style=theme.GUIDE)
        for child in branch.children:
            grow(root, child)
        yield root


def _branch(branch: Branch) -> Text:
    text = Text(one_line(branch.text), theme.TONES[branch.tone])
    return Text.assemble(text, (f"  {one_line(branch.aside)}", theme.LABEL)) if branch.aside else text


def _hint(commands: tuple[tuple[str, str], ...], width: int) -> Iterator[RenderableType]:
    widest = max(len(command) for command, _ in commands)
    for command, gives in commands:
        if widest + 4 + len(gives) <= width:
            yield Text.assemble((command.ljust(widest + 3), theme.COMMAND), (gives, theme.LABEL))
        else:
            yield Text(command, theme.COMMAND)
            yield _indented(Text(gives, theme.LABEL), 2, width)
