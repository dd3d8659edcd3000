"""The base of the lists of evidence and goals: a list, and the page of the entry under the cursor beside it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from itertools import islice
from typing import ClassVar, Generic, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pm_career.domain.page import Page
from pm_career.domain.text import fold, one_line
from pm_career.explore.app_base import NavigatorAccess
from pm_career.explore.keys import KEYS, make_bindings
from pm_career.explore.screens.choice_dialog import Choice, ChoiceDialog, make_choice
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.header import NotesHeader
from pm_career.explore.widgets.page_view import PageView

T = TypeVar("T")
_MIN_COLUMNS = 76
"""The fewest columns in which list and page are side by side."""
_MAX_LINES = 300
"""The most entries in the list at once: ten thousand would take seconds to lay out."""

_MAX_FOUND = 50
"""The most entries that a search lists. Typing more narrows them."""
_ROW_ACTIONS = frozenset(row.action for row in KEYS if row.group == "Selected row")


class EntryList(OptionList):
    """The list; Enter turns to the page of the entry under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = make_bindings("rows", "sides")


class EntryPage(PageView):
    """The page of the entry under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = make_bindings("sides")


class SplitView(NavigatorAccess, Screen[None], Generic[T]):
    """Shows entries of type T. What they are, and how they are shown, is up to each subclass."""

    EMPTY: ClassVar[Page] = ()
    """What is shown where there is no entry."""
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("list")

    def __init__(self, first_id: str = "") -> None:
        """`first_id`: the entry that the cursor is on at first; empty: the first one."""
        super().__init__()
        self._first_id = first_id
        self._entries: Sequence[T] = ()
        self._first = 0
        """The place of the first entry in the list among all entries."""
        self._shown_id = ""

    @abstractmethod
    def read_entries(self) -> Sequence[T]:
        """Read all entries, in their order."""

    @abstractmethod
    def find_id(self, entry: T) -> str:
        """Return the id of an entry, which stays the same when the list changes."""

    @abstractmethod
    def make_line(self, entry: T, width: int) -> Text:
        """Format an entry for the list, in so many columns."""

    @abstractmethod
    def read_page(self, entry: T) -> Page:
        """Build the page of an entry."""

    @abstractmethod
    def format_found(self, entry: T) -> str:
        """Format an entry on a line of what a search found."""

    @abstractmethod
    def list_texts(self, entry: T) -> Sequence[str]:
        """List the texts of an entry that a search looks through."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the keys of the selected row only where there is one."""
        if action in _ROW_ACTIONS:
            return self.current is not None
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        """Choose an entry by its words."""
        texts = [(self.format_found(each), fold("\n".join(self.list_texts(each)))) for each in self._entries]

        def find(typed: str) -> Sequence[Choice[int]]:
            words = fold(typed).split()
            places = (place for place, (_, text) in enumerate(texts) if all(word in text for word in words))
            return [make_choice(texts[place][0], place) for place in islice(places, _MAX_FOUND)]

        def go(place: int | None) -> None:
            if place is not None:
                self.go_to(place)

        self.app.push_screen(ChoiceDialog("Find in this list", find, nothing="Nothing here has these words."), go)

    @property
    def _list(self) -> EntryList:
        return self.query_one(EntryList)

    def compose(self) -> ComposeResult:
        """Whose notes are shown, the list, the page, and the keys."""
        yield NotesHeader()
        with Container(id="split"):
            yield EntryList(id="entries", markup=False)
            yield EntryPage("page")
        yield Footer()

    def on_mount(self) -> None:
        """Show the entries."""
        self.update_list()
        places = [place for place, each in enumerate(self._entries) if self.find_id(each) == self._first_id]
        if places:
            self.go_to(places[0])
        self._list.focus()

    def on_resize(self) -> None:
        """Put list and page beside one another where they fit."""
        self.set_class(self.app.size.width < _MIN_COLUMNS, "-narrow")
        self.call_after_refresh(self._fill_list)

    def update_list(self, *, follow: bool = False) -> None:
        """Show everything as it is stored now. The cursor stays on its entry or, if that is gone, on the next one.

        `follow`: the cursor goes to an entry that is new.
        """
        before, at = [self.find_id(each) for each in self._entries], self._place
        with self.navigator.show_errors():
            profile = self.session.read_profile()
            self.query_one(NotesHeader).show(profile, self.session.view, self.session.ladder)
            self._entries = self.read_entries()
        now = [self.find_id(each) for each in self._entries]
        new = [each for each in now if each not in set(before)] if follow and before else []
        left = new or [each for each in before[at:] if each in set(now)]
        self.go_to(now.index(left[0]) if left else max(0, min(at, len(now) - 1)))

    def _fill_list(self) -> None:
        at = self._list.highlighted or 0
        width = self._list.scrollable_content_region.width
        shown = self._entries[self._first : self._first + _MAX_LINES]
        self._list.clear_options()
        self._list.add_options([Option(self.make_line(each, width)) for each in shown])
        if len(shown) < len(self._entries):
            more = f"{len(self._entries) - len(shown)} more: / finds them"
            self._list.add_option(Option(Text(more, "dim"), disabled=True))
        self._list.highlighted = min(at, len(shown) - 1) if shown else None
        self._show_page()

    def go_to(self, place: int) -> None:
        """Put the cursor on one of all entries, counted from 0."""
        if not self._first <= place < self._first + _MAX_LINES:
            self._first = 0 if place < _MAX_LINES else place
        self._fill_list()
        self._list.highlighted = place - self._first

    def on_option_list_option_highlighted(self) -> None:
        """Let the page follow the cursor."""
        self._show_page()

    def on_option_list_option_selected(self) -> None:
        """Turn to the page."""
        self.action_go_right()

    def action_go_right(self) -> None:
        """Turn to the page."""
        self.query_one(PageView).focus()

    def action_go_left(self) -> None:
        """Turn from the page to the list, and from there back to the places."""
        self.action_leave()

    def _show_page(self) -> None:
        entry = self.current
        before, self._shown_id = self._shown_id, self.find_id(entry) if entry is not None else ""
        with self.navigator.show_errors():
            page = self.read_page(entry) if entry is not None else self.EMPTY
            self.query_one(PageView).show(page, stay=self._shown_id == before)
        self.refresh_bindings()

    @property
    def current(self) -> T | None:
        """The entry under the cursor."""
        return self._entries[self._place] if self._place < len(self._entries) else None

    @property
    def _place(self) -> int:
        """The place of the cursor among all entries."""
        return self._first + (self._list.highlighted or 0)

    def action_leave(self) -> None:
        """Turn from the page to the list, and from the list go back to the places."""
        if self.focused is self.query_one(PageView):
            self._list.focus()
        else:
            self.dismiss()


def cut_line(text: str, width: int) -> Text:
    """Put a text on one line, and cut it with an ellipsis if it does not fit."""
    line = Text(one_line(text))
    if width > 0:
        line.truncate(width, overflow="ellipsis")
    return line
