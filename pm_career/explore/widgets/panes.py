"""The ladder, the page and the ways on, beside one another: as many of them as there is room for."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from pm_career.domain.framework import Framework
from pm_career.explore.widgets.ladder_tree import LadderPane
from pm_career.explore.widgets.links import Ways
from pm_career.explore.widgets.page_view import Reading

_ROOM = ((140, "-wide"), (76, "-middle"), (0, "-narrow"))
"""From so many columns on there is room for three panes, for two, for one."""


class PagePane(Reading):
    """The page of where one is."""

    EXPLAINED = (
        "The page. Arrow keys, Page Up and Page Down scroll it. Enter lists the ways on from here: levels, skills, "
        "responsibilities. Backspace goes back to where you were, Esc to the ladder."
    )


class Panes(Horizontal):
    """The three panes. Where there is room for one alone, it is the one that was turned to last."""

    def __init__(self, ladder: Framework) -> None:
        super().__init__(id="panes")
        self.ladder = LadderPane(ladder, "ladder")
        self.page = PagePane("page")
        self.ways = Ways("ways")

    def compose(self) -> ComposeResult:
        """From left to right."""
        yield self.ladder
        yield self.page
        yield self.ways

    def fit(self) -> None:
        """Show as many panes as there is room for."""
        # Not Textual's own breakpoints: they hold for the screen in front alone.
        width = self.app.size.width
        fitting = next(name for least, name in _ROOM if width >= least)
        if not self.has_class(fitting):
            for _, name in _ROOM:
                self.set_class(name == fitting, name)
            self.app.stylesheet.update(self)

    def to_ladder(self) -> None:
        """Turn to the ladder."""
        self._turn_to(self.ladder, reading=False)

    def to_page(self) -> None:
        """Turn to the page."""
        self._turn_to(self.page, reading=True)

    def to_ways(self) -> None:
        """Turn to the ways on."""
        self._turn_to(self.ways, reading=True, leaving=True)

    def width_of_page(self) -> int:
        """Columns that the page has, once it is turned to."""
        if self.has_class("-leaving"):
            self.to_page()
        return self.page.scrollable_content_region.width or max(20, self.app.size.width - 1)

    def _turn_to(self, pane: Widget, *, reading: bool, leaving: bool = False) -> None:
        if (reading, leaving) != (self.has_class("-reading"), self.has_class("-leaving")):
            self.set_class(reading, "-reading")
            self.set_class(leaving, "-leaving")
            self.app.stylesheet.update(self)  # now: what is not on show cannot have the focus
        pane.focus()
