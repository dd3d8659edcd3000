"""A list, and beside it the page of what is under the cursor: what one keeps, looked through and changed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pm_career.domain.page import Hint, Page
from pm_career.explore.app_base import Hosted
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.header import Heading
from pm_career.explore.widgets.page_view import Reading

T = TypeVar("T")
_ROOM = 76
"""Columns from which list and page stand beside one another."""
_MOST = 300
"""Lines in the list at once: of ten thousand it would take seconds to lay them out."""


class Listed(OptionList):
    """The list; Enter reads what is under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Read")]


class Beside(Hosted, Screen[None], Generic[T]):
    """What is listed, how, and its page, is each screen's own."""

    EMPTY: ClassVar[Page] = ()
    LEADING_ON: ClassVar[tuple[Binding, ...]] = (
        Binding("backspace,q,escape", "leave", "Back", key_display="Bksp"),
        Binding("question_mark,f1", "app.explain", "Help", key_display="?"),
    )
    """What each screen names first, so that a narrow footer keeps it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "app.undo", "Undo"),
        Binding("colon", "app.command", "Command", key_display=":"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[T] = ()
        self._first = 0
        self._read = ""

    @abstractmethod
    def look_up(self) -> Sequence[T]:
        """What there is to list."""

    @abstractmethod
    def id_of(self, each: T) -> str:
        """What it is known by, however the list changes around it."""

    @abstractmethod
    def line(self, each: T, room: int) -> Text:
        """How it is listed, in so many columns."""

    @abstractmethod
    def page(self, each: T) -> Page:
        """All of it."""

    def compose(self) -> ComposeResult:
        """The list, the page and the keys."""
        yield Heading()
        with Container(id="beside"):
            yield Listed(id="listed", markup=False)
            yield Reading("page")
        yield Footer()

    def on_mount(self) -> None:
        """Show what there is."""
        self.renew()
        self.query_one("#listed").focus()

    def on_resize(self) -> None:
        """List and page beside one another where there is room."""
        self.set_class(self.app.size.width < _ROOM, "-narrow")
        self.call_after_refresh(self._list)

    def renew(self, *, follow: bool = False) -> None:
        """Show everything as it is now, the cursor on what it was on; with `follow`, on what is there now and was not.

        Where that is gone, it is on what came behind it.
        """
        before, at = [self.id_of(each) for each in self._all], self._at
        with self.navigator.told():
            self.query_one(Heading).show(self.navigator.notebook.profile())
            self._all = self.look_up()
        now = [self.id_of(each) for each in self._all]
        new = [each for each in now if each not in set(before)] if follow and before else []
        stays = new or [each for each in before[at:] if each in set(now)]
        self.go_to(now.index(stays[0]) if stays else max(0, min(at, len(now) - 1)))

    def _list(self) -> None:
        listed = self.query_one("#listed", OptionList)
        at = listed.highlighted or 0
        room = listed.scrollable_content_region.width
        shown = self._all[self._first : self._first + _MOST]
        listed.clear_options()
        listed.add_options([Option(self.line(each, room)) for each in shown])
        if len(shown) < len(self._all):
            listed.add_option(Option(Text(f"{len(self._all) - len(shown)} more: / finds them", "dim"), disabled=True))
        listed.highlighted = min(at, len(shown) - 1) if shown else None
        self._show()

    def go_to(self, place: int) -> None:
        """Put the cursor on one of all that there are, counted from 0."""
        if not self._first <= place < self._first + _MOST:
            self._first = 0 if place < _MOST else place
        self._list()
        self.query_one("#listed", OptionList).highlighted = place - self._first

    def on_option_list_option_highlighted(self) -> None:
        """The page follows the cursor."""
        self._show()

    def on_option_list_option_selected(self) -> None:
        """Enter turns to the page."""
        self.query_one(Reading).focus()

    def _show(self) -> None:
        each = self.current
        before, self._read = self._read, self.id_of(each) if each is not None else ""
        with self.navigator.told():
            page = self.page(each) if each is not None else self.EMPTY
            shown = tuple(block for block in page if not isinstance(block, Hint))
            self.query_one(Reading).show(shown, stay=self._read == before)

    @property
    def current(self) -> T | None:
        """What is under the cursor."""
        return self._all[self._at] if self._at < len(self._all) else None

    @property
    def _at(self) -> int:
        return self._first + (self.query_one("#listed", OptionList).highlighted or 0)

    def action_leave(self) -> None:
        """From the page to the list, from the list to the ladder."""
        if self.focused is self.query_one(Reading):
            self.query_one("#listed").focus()
        else:
            self.dismiss()
