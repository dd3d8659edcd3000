"""A page as the commands draw it, to scroll: drawn once for a width, so that a long one scrolls without delay."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from pm_career.domain.page import Page
from pm_career.views.screen import draw_page


class PageView(ScrollView, can_focus=True):
    """A page that scrolls by the line, by the screen, and to its ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", show=False),
        Binding("k", "scroll_up", "Up", show=False),
        Binding("space", "page_down", "Page down", show=False),
    ]

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._draw_lines: Callable[[int], Iterable[Text]] = partial(draw_page, ())
        self._lines: list[Text] = []
        self._drawn_width = 0

    def show(self, page: Page, *, stay: bool = False) -> None:
        """Show a page from its beginning; with `stay` from where the one before is scrolled to."""
        self.show_lines(partial(draw_page, page), stay=stay)

    def show_lines(self, draw: Callable[[int], Iterable[Text]], *, stay: bool = False) -> None:
        """As `show`, for anything that draws lines for a width."""
        self._draw_lines = draw
        self._drawn_width = 0
        self._draw()
        if not stay:
            self.scroll_home(animate=False, immediate=True)

    @property
    def text(self) -> str:
        """All lines of the page as they are drawn, also those that are scrolled away."""
        return "\n".join(line.plain for line in self._lines)

    def on_resize(self, _: Resize) -> None:
        """Draw the page again where its width has changed."""
        if self.scrollable_content_region.width != self._drawn_width:
            self._draw()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        self._drawn_width = width
        self._lines = list(self._draw_lines(width))
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the widget, as Textual asks for it."""
        at = y + self.scroll_offset.y
        width = self.size.width
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        segments: list[Segment] = list(self._lines[at].render(self.app.console))
        return Strip(segments).adjust_cell_length(width).apply_style(self.rich_style)
