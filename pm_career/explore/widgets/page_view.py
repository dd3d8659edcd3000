"""A page as the commands draw it, to scroll: drawn once for a width, so that a long one scrolls without delay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from pm_career.domain.page import Block, Hint, Page, Prose
from pm_career.explore.keys import make_bindings, name_keys
from pm_career.views.screen import draw_page

_OFFERS = ("Next", "Note")
"""The labels of the sentences that may name a command to type."""
FOUND = Style(reverse=True)
"""How words that a search found are marked."""
_LINES_ABOVE = 2
"""Lines that stay in view above a text that is scrolled to, so that its heading shows."""
_FIRST_WORDS = 3
"""Words of a text by which it is found where a table breaks its lines."""


class PageView(ScrollView, can_focus=True):
    """A page that scrolls by the line, by the screen, and to its ends."""

    BINDINGS: ClassVar[list[BindingType]] = make_bindings("page")

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._draw_lines: Callable[[int], Iterable[Text]] = partial(draw_page, ())
        self._lines: list[Text] = []
        self._drawn_width = 0
        self._sought: tuple[Sequence[str], Sequence[str]] | None = None
        """What to scroll to once the page is drawn."""

    def show(self, page: Page, *, stay: bool = False) -> None:
        """Show a page from its beginning; with `stay` from where the one before is scrolled to.

        Commands that it offers become keys, and the hints of what to type are left out: the footer has the keys.
        """
        shown = tuple(_name_keys(block) for block in page if not isinstance(block, Hint))
        self.show_lines(partial(draw_page, shown), stay=stay)

    def show_lines(self, draw: Callable[[int], Iterable[Text]], *, stay: bool = False) -> None:
        """As `show`, for anything that draws lines for a width."""
        self._draw_lines = draw
        self._drawn_width = 0
        self._sought = None
        self._draw()
        if not stay:
            self.scroll_home(animate=False, immediate=True)

    def scroll_to_text(self, texts: Sequence[str], marked: Sequence[str]) -> None:
        """Scroll to the first of `texts` that the page has, and mark the words `marked` there."""
        if not self._drawn_width:  # it has no room yet
            self._sought = (texts, marked)
            return
        plain = [line.plain for line in self._lines]
        lines = next(filter(None, (find_lines(plain, text) for text in texts)), None)
        if lines is None:
            return
        pattern = "|".join(map(re.escape, sorted(marked, key=len, reverse=True)))
        for line in self._lines[lines.start : lines.stop]:
            if pattern:
                line.highlight_regex(rf"(?i)(?<!\w)(?:{pattern})(?!\w)", FOUND)
        self.scroll_to(y=max(0, lines.start - _LINES_ABOVE), animate=False, force=True, immediate=True)
        self.refresh()

    @property
    def text(self) -> str:
        """All lines of the page as they are drawn, also those that are scrolled away."""
        return "\n".join(line.plain for line in self._lines)

    def on_resize(self, _: Resize) -> None:
        """Draw the page again where its width has changed."""
        if self.scrollable_content_region.width != self._drawn_width:
            self._draw()
        if self._sought is not None and self._drawn_width:
            texts, marked = self._sought
            self._sought = None
            self.call_after_refresh(self.scroll_to_text, texts, marked)

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        self._drawn_width = width
        self._lines = list(self._draw_lines(width))
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the widget, as Textual asks for it, with the part of it that is marked with the mouse."""
        at = y + self.scroll_offset.y
        width = self.size.width
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[at]
        marked = self.text_selection.get_span(at) if self.text_selection is not None else None
        if marked is not None:
            line = line.copy()
            style = self.screen.get_component_rich_style("screen--selection")
            line.stylize(style, marked[0], None if marked[1] == -1 else marked[1])
        segments: list[Segment] = list(line.render(self.app.console))
        strip = Strip(segments).adjust_cell_length(width).apply_style(self.rich_style)
        return strip.apply_offsets(self.scroll_offset.x, at)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return the marked text, and what stands behind it where several widgets are marked."""
        return selection.extract(self.text), "\n"


def find_lines(lines: Sequence[str], text: str) -> range:
    """Find the lines that a text is on, wherever it is wrapped; the line that it begins on in a table; else no line."""
    words = [(word.casefold(), number) for number, line in enumerate(lines) for word in line.split()]
    wanted = text.casefold().split()
    for sought in (wanted, wanted[:_FIRST_WORDS]):
        for at in range(len(words) - len(sought) + 1):
            if all(words[at + place][0] == word for place, word in enumerate(sought)):
                return range(words[at][1], words[at + len(sought) - 1][1] + 1)
    return range(0)


def _name_keys(block: Block) -> Block:
    """Return a block with keys in the place of commands where it is ours; what people wrote stays as it is."""
    if isinstance(block, Prose) and block.label in _OFFERS:
        return replace(block, text=name_keys(block.text))
    return block
