"""The page on show: the same lines as the commands draw, made once for a width, so that any length scrolls at once."""

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


class Reading(ScrollView, can_focus=True):
    """A page, scrolled by line, by screen, to its ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", show=False),
        Binding("k", "scroll_up", "Up", show=False),
        Binding("space", "page_down", "Page down", show=False),
    ]

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._lines_for: Callable[[int], Iterable[Text]] = partial(draw_page, ())
        self._lines: list[Text] = []
        self._drawn_for = 0

    def show(self, page: Page, *, stay: bool = False) -> None:
        """Show another page from its beginning, or with `stay` the same one as it is now."""
        self.show_lines(partial(draw_page, page), stay=stay)

    def show_lines(self, lines_for: Callable[[int], Iterable[Text]], *, stay: bool = False) -> None:
        """As `show`, with whatever gives the lines for a width."""
        self._lines_for = lines_for
        self._drawn_for = 0
        self._draw()
        if not stay:
            self.scroll_home(animate=False, immediate=True)

    @property
    def text(self) -> str:
        """All lines of the page as they are drawn, on show or not."""
        return "\n".join(line.plain for line in self._lines)

    def on_resize(self, _: Resize) -> None:
        """Set the page anew where the lines became longer or shorter."""
        if self.scrollable_content_region.width != self._drawn_for:
            self._draw()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        self._drawn_for = width
        self._lines = list(self._lines_for(width))
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the window, as Textual asks for it."""
        at = y + self.scroll_offset.y
        width = self.size.width
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        segments: list[Segment] = list(self._lines[at].render(self.app.console))
        return Strip(segments).adjust_cell_length(width).apply_style(self.rich_style)
