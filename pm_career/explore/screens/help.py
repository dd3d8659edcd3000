"""Help: what the pane with the focus is for, and every key that works in it, by groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Self, get_args

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from pm_career.domain.page import Block, Cell, Grid, Page, Prose, Section, Title
from pm_career.explore.keys import Group, Key, format_keys, list_keys, make_bindings
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.page_view import PageView


class HelpDialog(ModalScreen[None]):
    """A page about a pane and its keys; any of the keys that leave a screen closes it."""

    BINDINGS: ClassVar[list[BindingType]] = make_bindings("help", "everywhere")

    @classmethod
    def about(cls, screen: Screen[Any]) -> Self:
        """Help about the widget that has the focus on a screen, or about the whole screen."""
        text = str(getattr(screen.focused, "EXPLAINED", None) or getattr(screen, "EXPLAINED", ""))
        return cls(text, list_keys(screen))

    def __init__(self, text: str, keys: Sequence[Key]) -> None:
        """`keys` are the rows of the keys that work."""
        super().__init__()
        self._page: Page = (Title("Where you are", "Help"), Prose(text, "About"), *_list_groups(keys))

    def compose(self) -> ComposeResult:
        """The page in a frame."""
        with Vertical(id="dialog"):
            yield PageView("help")
        yield Footer()

    def on_mount(self) -> None:
        """Show the page once there is a width to draw it for."""
        self.query_one(PageView).show(self._page)
        self.query_one(PageView).focus()

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss(None)


def _list_groups(keys: Sequence[Key]) -> Iterator[Block]:
    for group in get_args(Group):
        rows = tuple(
            (Cell((format_keys(each.keys.split(",")),), tone="focus"), Cell((each.does,)))
            for each in keys
            if each.group == group
        )
        if rows:
            yield from (Section(group), Grid(("", ""), rows, stack_below=0))
