"""Show a page on a terminal: lines that fit a width, and the same lines with colours.

Without colours the indentation shows what belongs together: sections begin at the left edge, what belongs to them is
indented by two columns, what belongs to one of their entries by two more. Text is never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.color import ColorSystem
from rich.style import Style
from rich.text import Text

from pm_career.domain.page import (
    Block,
    Branch,
    Bullets,
    Entry,
    Excerpt,
    Gauges,
    Grid,
    Hint,
    Page,
    Pair,
    Pairs,
    Prose,
    Section,
    Title,
    Tree,
)
from pm_career.domain.text import escape_hidden, one_line
from pm_career.views import theme
from pm_career.views.plain import break_command
from pm_career.views.typesetting import (
    Lines,
    align_at_edges,
    draw_gauge,
    draw_grid,
    hang_text,
    indent_lines,
    join_columns,
    wrap_text,
)

_NARROW = 50
"""With fewer columns names are above their texts."""
_COLUMN_GAP = 4
"""Columns between two columns of gauges."""


def draw_page(page: Page, width: int, *, styled: bool = True) -> Iterator[Text]:
    """The lines of a page for a terminal of `width` columns. Without `styled`, finds are marked with asterisks."""
    margin = 0
    previous: Block | None = None
    for block in page:
        own, margin = _find_margins(block, margin)
        indent = min(max(own, getattr(block, "indent", 0)), width // 10)
        room = min(width, theme.GRID_WIDTH if isinstance(block, Grid) else theme.PROSE_WIDTH) - indent
        lines = list(
            _draw_excerpt(block, room, styled=styled) if isinstance(block, Excerpt) else _draw_block(block, room)
        )
        if not lines:
            continue
        if previous is not None and _needs_blank_line(previous, block):
            yield Text()
        yield from indent_lines(lines, indent)
        previous = block


def _needs_blank_line(previous: Block, block: Block) -> bool:
    if isinstance(block, Grid | Tree | Entry):
        return not isinstance(previous, Section)
    return isinstance(block, Section | Hint | Title)


def _find_margins(block: Block, margin: int) -> tuple[int, int]:
    """The least indentation of a block, and of the blocks below it: a heading indents what follows."""
    match block:
        case Title() | Hint():
            return 0, 0
        case Section():
            return 0, 2
        case Entry(number=number):
            return 2, 4 if number is None else 3 + len(f"{number}.")
        case _:
            return margin, margin


def _draw_block(block: Block, width: int) -> Iterator[Text]:
    match block:
        case Title(text=text, aside=aside):
            yield from align_at_edges(Text(one_line(text), theme.TITLE), Text(one_line(aside), theme.LABEL), width)
        case Section(text=text):
            yield from wrap_text(Text(one_line(text), theme.SECTION), width)
        case Entry():
            yield from _draw_entry(block, width)
        case Prose():
            yield from _draw_prose(block, width)
        case Bullets():
            yield from _draw_bullets(block, width)
        case Pairs():
            yield from _draw_pairs(block, width)
        case Gauges(rows=rows):
            yield from _draw_gauges(rows, width)
        case Grid():
            yield from draw_grid(block, width)
        case Tree(branches=branches):
            yield from _draw_trees(branches, width)
        case Hint(commands=commands):
            yield from _draw_hint(commands, width)


def _draw_entry(block: Entry, width: int) -> Lines:
    number = f"{block.number}. " if block.number else ""
    heading = Text.assemble((number, theme.MARK), (one_line(block.text), theme.ENTRY))
    if block.gauge:
        heading.append("  ").append_text(draw_gauge(block.gauge))
    return align_at_edges(heading, Text(one_line(block.aside), theme.LABEL), width)


def _draw_prose(block: Prose, width: int) -> Lines:
    text = Text(escape_hidden(block.text).strip(), theme.TONES[block.tone])
    if not block.quiet:
        text = Text.assemble((f"{one_line(block.label)}: ", theme.LABEL), text)
    return wrap_text(text, width)


def _draw_bullets(block: Bullets, width: int) -> Lines:
    lines = [] if block.quiet else wrap_text(Text(one_line(block.label), theme.LABEL), width)
    for item in block.items:
        mark = Text(f"{theme.BULLET} ", theme.MARK)
        lines += hang_text(mark, Text(escape_hidden(item).strip(), theme.TONES[block.tone]), width)
    return lines


def _draw_pairs(block: Pairs, width: int) -> Iterator[Text]:
    """Names beside their texts; above them if a row has a remark, or if there is no room."""
    names = [one_line(pair.name) for pair in block.rows]
    widest = max((Text(name).cell_len for name in names), default=0)
    if width < _NARROW or widest > width // 3 or any(pair.aside or pair.gauge for pair in block.rows):
        for name, pair in zip(names, block.rows, strict=True):
            heading = Text.assemble((name, theme.ENTRY))
            if pair.gauge:
                heading.append(" " * (widest + 2 - heading.cell_len if widest <= width // 2 else 2))
                heading.append_text(draw_gauge(pair.gauge))
            yield from align_at_edges(heading, Text(one_line(pair.aside), theme.LABEL), width)
            yield from indent_lines(wrap_text(Text(escape_hidden(pair.text).strip()), width - 2), 2)
        return
    for name, pair in zip(names, block.rows, strict=True):
        mark = Text(name, theme.LABEL)
        mark.append(" " * (widest + 2 - mark.cell_len))
        yield from hang_text(mark, Text(escape_hidden(pair.text).strip()), width)


def _draw_gauges(rows: tuple[Pair, ...], width: int) -> Iterator[Text]:
    """Names with their gauges, down one column after another, as many as fit."""
    if not rows:
        return
    names = [Text(one_line(pair.name)) for pair in rows]
    widest = max(name.cell_len for name in names)
    cells = []
    for name, pair in zip(names, rows, strict=True):
        name.append(" " * (widest + 2 - name.cell_len))
        if pair.gauge:
            name.append_text(draw_gauge(pair.gauge)).append(f" {pair.gauge.step or theme.UNKNOWN}", theme.LABEL)
        cells.append(name)
    room = max(cell.cell_len for cell in cells)
    columns = max(1, (width + _COLUMN_GAP) // (room + _COLUMN_GAP))
    height = -(-len(cells) // columns)
    stacks = [cells[start : start + height] for start in range(0, len(cells), height)]
    if columns == 1:
        for cell in cells:
            yield from wrap_text(cell, width)
        return
    yield from join_columns(stacks, [room] * len(stacks), _COLUMN_GAP)


def _draw_excerpt(block: Excerpt, width: int, *, styled: bool) -> Lines:
    """The place, and below it the text with its finds marked."""
    text = Text(escape_hidden(block.marked).strip())
    if styled:
        runs = [(escape_hidden(run), theme.FIND if index % 2 else "") for index, run in enumerate(block.runs)]
        text = Text.assemble(*runs)
    return [*wrap_text(Text(one_line(block.place), theme.LABEL), width), *indent_lines(wrap_text(text, width - 2), 2)]


def _draw_trees(branches: tuple[Branch, ...], width: int) -> Iterator[Text]:
    for index, branch in enumerate(branches):
        if index:
            yield Text()
        yield from wrap_text(_format_branch(branch, 0), width)
        yield from _draw_children(branch, Text(), width)


def _draw_children(branch: Branch, guides: Text, width: int) -> Iterator[Text]:
    """Draw the children of a branch, with guides to them; the remarks of children without children form a column."""
    ends = [child for child in branch.children if child.aside and not child.children]
    column = max((Text(one_line(child.text)).cell_len for child in ends), default=0)
    if column > width // 3:
        column = 0
    for index, child in enumerate(branch.children):
        last = index == len(branch.children) - 1
        fork, on = theme.GUIDES_LAST if last else theme.GUIDES
        onward = Text.assemble(guides, (on, theme.GUIDE))
        named = _format_branch(child, column if child in ends else 0)
        first, *others = wrap_text(named, width - guides.cell_len - len(fork))
        yield Text.assemble(guides, (fork, theme.GUIDE), first)
        yield from (Text.assemble(onward, other) for other in others)
        yield from _draw_children(child, onward, width)


def _format_branch(branch: Branch, column: int) -> Text:
    text = Text(one_line(branch.text), theme.TONES[branch.tone])
    if not branch.aside:
        return text
    gap = max(0, column - text.cell_len) + 2
    return Text.assemble(text, " " * gap, (one_line(branch.aside), theme.LABEL))


def _draw_hint(commands: tuple[tuple[str, str], ...], width: int) -> Iterator[Text]:
    """Commands beside what they are for, aligned; below a command that is too long for that."""
    shown = [(one_line(command), one_line(gives)) for command, gives in commands]
    widest = max((len(command) for command, gives in shown if len(command) + 3 + len(gives) <= width), default=0)
    for command, gives in shown:
        if len(command) <= widest and widest + 3 + len(gives) <= width:
            yield Text.assemble((command.ljust(widest + 3), theme.COMMAND), (gives, theme.LABEL))
        else:
            yield from (Text(line, theme.COMMAND) for line in break_command(command, width))
            yield from indent_lines(wrap_text(Text(gives, theme.LABEL), width - 2), 2)


def format_ansi(lines: Iterable[Text], *, colored: bool) -> str:
    """The lines as text for a terminal, `colored` with ANSI sequences; without trailing blanks.

    Rich's own Console takes a tenth of a call's time for this. The colours are the standard ones, which are those of
    the terminal's own palette, light or dark.
    """
    return "".join(f"{(''.join(_style_pieces(line)) if colored else line.plain).rstrip()}\n" for line in lines)


def _style_pieces(line: Text) -> Iterator[str]:
    """The line cut where a span begins or ends, each piece in the styles of the spans around it."""
    text, spans = line.plain, line.spans
    cuts = sorted({0, len(text), *(span.start for span in spans), *(span.end for span in spans)})
    for start, end in pairwise(cuts):
        style = Style.null()
        for span in spans:
            if span.start <= start and end <= span.end:
                style += Style.parse(str(span.style))
        yield style.render(text[start:end], color_system=ColorSystem.STANDARD)
