"""Show a page on a terminal: its blocks as Rich's tables, trees and texts, printed by one console.

Without colours the indentation shows what belongs together: sections begin at the left edge, what belongs to them is
indented by two columns, what belongs to one of their entries by two more. Text is never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.columns import Columns
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.padding import Padding
from rich.segment import Segment
from rich.text import Text
from rich.theme import Theme

from pm_career.domain.page import (
    Block,
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
from pm_career.views.remarks import Beside
from pm_career.views.tables import align_gauges, build_columns, build_grid, draw_gauge
from pm_career.views.trees import build_trees

_NARROWEST = 4
"""Columns that a text has at least: a wide character takes two."""


def format_page(page: Page, width: int, *, colored: bool) -> str:
    """The page as text for a terminal of `width` columns, `colored` with ANSI sequences; without trailing blanks.

    Without colours finds are marked with asterisks.
    """
    console = _open_console(width, colored=colored)
    with console.capture() as captured:
        console.print(_Page(page, styled=colored), end="", crop=False)
    return captured.get()


def draw_page(page: Page, width: int, *, styled: bool = True) -> list[Text]:
    """The same as lines, for a program that draws its own screen."""
    console = _open_console(width, colored=True)
    lines = Segment.split_lines(console.render(_Page(page, styled=styled)))
    return [Text.assemble(*((each.text, each.style or "") for each in line)) for line in lines]


def _open_console(width: int, *, colored: bool) -> Console:
    """A console of this width which reads no environment, no markup, and no names of emoji."""
    return Console(
        file=StringIO(),
        width=max(width, _NARROWEST),
        height=100,
        color_system="standard" if colored else None,
        force_terminal=True,
        force_jupyter=False,
        force_interactive=False,
        no_color=False,
        legacy_windows=False,
        theme=Theme(theme.STYLES),
        tab_size=4,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


class _Page:
    """All blocks of a page below one another, without blanks at the ends of lines."""

    def __init__(self, page: Page, *, styled: bool) -> None:
        self._page = page
        self._styled = styled

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        blocks = Group(*_build_page(self._page, options.max_width, styled=self._styled))
        for line in Segment.split_lines(console.render(blocks, options)):
            yield from _strip_blanks(line)
            yield Segment.line()


def _strip_blanks(line: list[Segment]) -> Iterator[Segment]:
    """The line without blanks at its end, and without colours for those within it."""
    while line and not line[-1].text.rstrip():
        line.pop()
    if line:
        text, style, _ = line[-1]
        line[-1] = Segment(text.rstrip(), style)
    for segment in line:
        yield segment if segment.text.strip() else Segment(segment.text)


def _build_page(page: Page, width: int, *, styled: bool) -> Iterator[RenderableType]:
    """What to print for each block, indented, with blank lines between the parts of the page."""
    outer = inner = 0
    previous: Block | None = None
    for block in page:
        own, outer, inner = _find_margins(block, outer, inner)
        indent = min(max(own, block.indent if isinstance(block, Prose) else 0), width // 10)
        most = theme.GRID_WIDTH if isinstance(block, Grid) else theme.PROSE_WIDTH
        room = max(_NARROWEST, min(width, most) - indent)
        drawn = Group(*_build_block(block, room, styled=styled))
        if not drawn.renderables:
            continue
        if previous is not None and _needs_blank_line(previous, block):
            yield Text()
        constrained = Constrain(drawn, room)
        yield Padding(constrained, (0, 0, 0, indent)) if indent else constrained
        previous = block


def _needs_blank_line(previous: Block, block: Block) -> bool:
    if isinstance(block, Grid | Tree | Entry):
        return not isinstance(previous, Section)
    return isinstance(block, Section | Hint | Title) or (isinstance(block, Pairs) and block.apart)


def _find_margins(block: Block, outer: int, inner: int) -> tuple[int, int, int]:
    """The least indentation of a block, and of the entries and the other blocks below it."""
    match block:
        case Title() | Hint() | Pairs(apart=True):
            return 0, 0, 0
        case Section():
            return 0, 2, 2
        case Entry(number=number):
            return outer, outer, outer + (2 if number is None else 1 + len(f"{number}."))
        case _:
            return inner, outer, inner


def _build_block(block: Block, width: int, *, styled: bool) -> Iterator[RenderableType]:
    match block:
        case Title(text=text, aside=aside):
            yield Beside(Text(one_line(text), "title"), Text(one_line(aside), "label"))
        case Section(text=text):
            yield Text(one_line(text), "section")
        case Entry():
            yield _build_entry(block)
        case Prose():
            yield _build_prose(block)
        case Bullets():
            yield from _build_bullets(block, width)
        case Pairs(rows=rows):
            yield from _build_pairs(rows, width)
        case Gauges(rows=rows):
            yield from _build_gauges(rows, width)
        case Grid():
            yield from build_grid(block, width)
        case Tree(branches=branches):
            yield from build_trees(branches, width)
        case Excerpt():
            yield from _build_excerpt(block, styled=styled)
        case Hint(commands=commands):
            yield from _build_hint(commands, width)


def _build_entry(block: Entry) -> RenderableType:
    number = "" if block.number is None else f"{block.number}. "
    heading = Text.assemble((number, "mark"), (one_line(block.text), "entry"))
    if block.meaning:
        heading.append(f": {one_line(block.meaning)}")
    gauge = draw_gauge(block.gauge) if block.gauge else Text()
    remark = Text("  ").join(filter(None, (gauge, Text(one_line(block.aside), "label"))))
    return Beside(heading, remark, hang=len(number))


def _build_prose(block: Prose) -> Text:
    text = Text(escape_hidden(block.text).strip(), block.tone)
    return text if block.quiet else Text.assemble((f"{one_line(block.label)}: ", "label"), text)


def _build_bullets(block: Bullets, width: int) -> Iterator[RenderableType]:
    if not block.quiet:
        yield Text(one_line(block.label), "label")
    rows = [(Text(theme.BULLET, "mark"), Text(escape_hidden(item).strip(), block.tone)) for item in block.items]
    yield build_columns(rows, (1, width - 2), gap=1)


def _build_pairs(rows: tuple[Pair, ...], width: int) -> Iterator[RenderableType]:
    """Names beside their texts; above them if a row has a remark or a gauge, or if there is no room."""
    widest = max((Text(one_line(pair.name)).cell_len for pair in rows), default=0)
    if width >= theme.NARROW and widest <= width // 3 and not any(pair.aside or pair.gauge for pair in rows):
        beside = [(Text(one_line(pair.name), "label"), Text(escape_hidden(pair.text).strip())) for pair in rows]
        yield build_columns(beside, (widest, width - widest - 2))
        return
    for pair, gauge in zip(rows, align_gauges(pair.gauge for pair in rows), strict=True):
        heading = Text.assemble((one_line(pair.name), "entry"))
        if gauge:
            heading.append(" " * (widest + 2 - heading.cell_len if widest <= width // 2 else 2))
            heading.append_text(gauge)
        yield Beside(heading, Text(one_line(pair.aside), "label"))
        if pair.text.strip():
            yield Padding(Text(escape_hidden(pair.text).strip()), (0, 0, 0, 2))


def _build_gauges(rows: tuple[Pair, ...], width: int) -> Iterator[RenderableType]:
    """Names with their gauges, down one column after another, as many as fit."""
    names = [Text(one_line(pair.name)) for pair in rows]
    widest = max((name.cell_len for name in names), default=0)
    for name, pair, gauge in zip(names, rows, align_gauges(pair.gauge for pair in rows), strict=True):
        name.append(" " * (widest + 2 - name.cell_len)).append_text(gauge)
        if pair.gauge:
            name.append(f" {theme.UNKNOWN if pair.gauge.step is None else pair.gauge.step}", "label")
    if any(name.cell_len > width for name in names):
        yield from names  # Rich cuts what is wider than a column
    elif names:
        yield Columns(names, padding=(0, 4, 0, 0), column_first=True, equal=True)


def _build_excerpt(block: Excerpt, *, styled: bool) -> Iterator[RenderableType]:
    """The place, and below it the text with its finds marked."""
    text = Text(escape_hidden(block.marked).strip())
    if styled:
        runs = [(escape_hidden(run), "find" if index % 2 else "") for index, run in enumerate(block.runs)]
        text = Text.assemble(*runs)
    yield Text(one_line(block.place), "label")
    yield Padding(text, (0, 0, 0, 2))


def _build_hint(commands: Sequence[tuple[str, str]], width: int) -> Iterator[RenderableType]:
    """Commands beside what they are for, aligned; below a command that is too long for that."""
    shown = [(one_line(command), one_line(gives)) for command, gives in commands]
    widest = max((len(command) for command, gives in shown if len(command) + 3 + len(gives) <= width), default=0)
    for command, gives in shown:
        if len(command) <= widest and widest + 3 + len(gives) <= width:
            yield Text.assemble((command.ljust(widest + 3), "command"), (gives, "label"))
        else:
            for line in break_command(command, width):
                yield Text(line, "command", no_wrap=True, overflow="ignore")  # to be copied: the terminal may break it
            yield Padding(Text(gives, "label"), (0, 0, 0, 2))
