"""The three panes of the browse screen: the ladder, the page, and the links from it; as many as fit beside another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pm_career.domain.framework import Framework
from pm_career.domain.text import one_line
from pm_career.explore.locations import Link
from pm_career.explore.widgets.ladder_tree import LadderTree
from pm_career.explore.widgets.page_view import PageView

_MIN_COLUMNS = ((140, "-wide"), (76, "-middle"), (0, "-narrow"))
"""From so many columns on, three panes fit, two, or one."""
_MIN_PAGE_COLUMNS = 20


class PagePane(PageView):
    """The page of the present location."""

    EXPLAINED = (
        "The page. Arrow keys, Page Up and Page Down scroll it. Enter lists the links from here: levels, skills, "
        "responsibilities. Backspace goes back to where you were, Esc to the ladder."
    )


class Links(OptionList):
    """The links from the page."""

    EXPLAINED = (
        "The links from this page: its responsibilities, its skills, the levels it leads to. "
        "Enter goes there; Backspace leads back to the page."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Go")]

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        self.border_title = "From here"
        self._links: Sequence[Link] = ()

    def show(self, links: Sequence[Link], *, stay: bool = False) -> None:
        """List links; with `stay` the cursor stays on the link that it is on, where that is still there."""
        at = self.highlighted if stay else None
        to = self._links[at].to if at is not None else None
        self._links = links
        self.clear_options()
        self.add_options([Option(_make_label(link)) for link in links])
        if links:
            self.highlighted = next((place for place, link in enumerate(links) if link.to == to), 0)


def _make_label(link: Link) -> Text:
    return Text.assemble(one_line(link.name), (f"  {one_line(link.how)}", "dim"))


class Panes(Horizontal):
    """The three panes. Where one alone fits, it is the one that was turned to last."""

    def __init__(self, ladder: Framework) -> None:
        super().__init__(id="panes")
        self.ladder = LadderTree(ladder, "ladder")
        self.page = PagePane("page")
        self.links = Links("links")

    def compose(self) -> ComposeResult:
        """From left to right."""
        yield self.ladder
        yield self.page
        yield self.links

    def fit(self) -> None:
        """Show as many panes as fit into the width of the terminal."""
        # Not Textual's own breakpoints: they hold for the screen in front alone.
        width = self.app.size.width
        fitting = next(name for least, name in _MIN_COLUMNS if width >= least)
        if not self.has_class(fitting):
            for _, name in _MIN_COLUMNS:
                self.set_class(name == fitting, name)
            self.app.stylesheet.update(self)

    def turn_to_ladder(self) -> None:
        """Show the ladder and give it the focus."""
        self._turn_to(self.ladder)

    def turn_to_page(self) -> None:
        """Show the page and give it the focus."""
        self._turn_to(self.page)

    def turn_to_links(self) -> None:
        """Show the links and give them the focus."""
        self._turn_to(self.links)

    def measure_page(self) -> int:
        """The columns that the page has once it is shown. Turns from the links to the page."""
        if self.has_class("-on-links"):
            self.turn_to_page()
        return self.page.scrollable_content_region.width or max(_MIN_PAGE_COLUMNS, self.app.size.width - 1)

    def _turn_to(self, pane: Widget) -> None:
        names = {self.page: "-on-page", self.links: "-on-links"}
        if any(self.has_class(name) != (one is pane) for one, name in names.items()):
            for one, name in names.items():
                self.set_class(one is pane, name)
            self.app.stylesheet.update(self)  # now: what is not shown cannot have the focus
        pane.focus()
