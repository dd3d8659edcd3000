"""A dialog to choose one thing from a list. Typing narrows the list or searches for entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Generic, NamedTuple, TypeVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from pm_career.domain.text import fold, one_line
from pm_career.explore.keys import make_bindings
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.header import NotesHeader
from pm_career.explore.widgets.line_input import LineInput, TypingScreen

T = TypeVar("T")
_PAUSE_SECONDS = 0.12
"""How long nothing is typed before a search begins."""


class Choice(NamedTuple, Generic[T]):
    """Something to choose, and how it is shown."""

    shown: Text
    value: T


def make_choice(name: str, value: T, how: str = "") -> Choice[T]:
    """Make a choice shown by its name and, dimmed, by `how` it is related."""
    return Choice(Text.assemble(one_line(name), (f"  {one_line(how)}", "dim") if how else ""), value)


def filter_choices(choices: Sequence[Choice[T]]) -> Callable[[str], Sequence[Choice[T]]]:
    """Return a search that finds the choices that have every word that is typed."""

    def find(typed: str) -> Sequence[Choice[T]]:
        words = fold(typed).split()
        return [each for each in choices if all(word in fold(each.shown.plain) for word in words)]

    return find


class ChoiceDialog(TypingScreen[T | None], Generic[T]):
    """Asks for one of the things that `find` returns for what is typed; ends with it, or with None."""

    EXPLAINED = "Type to narrow the list or to search; the arrow keys move in it, and Enter takes what is marked."
    LIST = "#found"
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("choice")

    def __init__(
        self,
        title: str,
        find: Callable[[str], Sequence[Choice[T]]],
        *,
        nothing: str = "Nothing fits.",
        small: bool = False,
    ) -> None:
        """`nothing` is shown where nothing was found; `small`: the dialog is only as high as its list."""
        super().__init__()
        self._small = small
        self._title = title
        self._find = find
        self._nothing = nothing
        self._found: Sequence[Choice[T]] = ()
        self._found_for: str | None = None
        self._searched_for: str | None = None
        self._then: Callable[[], None] | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """A line to type on, and below it the list."""
        yield NotesHeader()
        with Vertical(id="dialog", classes="-low" if self._small else ""):
            yield Static(Content(one_line(self._title)), id="dialog-title", markup=False)
            yield LineInput(id="typed", placeholder="type to narrow")
            yield OptionList(id="found", markup=False)
            yield Static(id="remark", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Show the list for nothing typed."""
        self.query_one("#found", OptionList).can_focus = False
        self._search()

    def on_input_changed(self) -> None:
        """Search again, once the typing pauses."""
        if self._then is None:
            self._stop_waiting()
            self._timer = self.set_timer(_PAUSE_SECONDS, self._search, name="search")

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.stop()

    def _search(self) -> None:
        """Search for what is typed, unless that goes on already."""
        self._stop_waiting()
        typed = self.typed.value
        if typed != self._searched_for:
            self._searched_for = typed
            self._search_in_thread(typed)

    @work(thread=True, exclusive=True)
    def _search_in_thread(self, typed: str) -> None:
        worker = get_current_worker()
        found = self._find(typed)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, typed, found)

    def _show(self, typed: str, found: Sequence[Choice[T]]) -> None:
        if not self.is_complete:
            return
        self._found, self._found_for = found, typed
        listed = self.query_one("#found", OptionList)
        listed.clear_options()
        listed.add_options([Option(each.shown) for each in found])
        if found:
            listed.highlighted = 0
        self.query_one("#remark", Static).update("" if found or not typed.strip() else self._nothing)
        then, self._then = self._then, None
        self.at_rest.set()
        if then is not None:
            then()

    def _run_once_found(self, do: Callable[[], None]) -> None:
        """Call `do` once the list shows the results for what is typed; search first if it does not."""
        if self.typed.value == self._found_for:
            do()
        else:
            self._then = do
            self.at_rest.clear()
            self._search()

    def on_input_submitted(self) -> None:
        """Take what is highlighted."""
        self._run_once_found(self._take)

    def _take(self) -> None:
        at = self.query_one("#found", OptionList).highlighted
        if at is not None and at < len(self._found):
            self.dismiss(self._found[at].value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self.dismiss(self._found[event.option_index].value)

    def action_move(self, by: int) -> None:
        """Move the cursor in the list; the line keeps the focus."""
        self._run_once_found(partial(self._move, by))

    def _move(self, by: int) -> None:
        listed = self.query_one("#found", OptionList)
        if listed.option_count:
            listed.highlighted = max(0, min(listed.option_count - 1, (listed.highlighted or 0) + by))

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
