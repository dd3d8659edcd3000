"""A list to choose from while one types: what is typed narrows it or looks something up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Generic, NamedTuple, TypeVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from pm_career.domain.text import one_line
from pm_career.explore.widgets.line_input import Line, Typed

T = TypeVar("T")
_PAUSE = 0.12
"""Seconds without a key before a search begins: while somebody types on, none is worth its time."""


class Choice(NamedTuple, Generic[T]):
    """Something to choose, as it is shown."""

    shown: Text
    value: T


def named(name: str, value: T, how: str = "") -> Choice[T]:
    """A choice by its name, and how it belongs here."""
    return Choice(Text.assemble(one_line(name), (f"  {one_line(how)}", "dim") if how else ""), value)


def among(choices: Sequence[Choice[T]]) -> Callable[[str], Sequence[Choice[T]]]:
    """What is typed narrows these choices to those that hold all its words."""

    def narrowed(typed: str) -> Sequence[Choice[T]]:
        words = typed.casefold().split()
        return [each for each in choices if all(word in each.shown.plain.casefold() for word in words)]

    return narrowed


class Pick(Typed[T | None], Generic[T]):
    """Asks for one of the things that `find` gives for what is typed; None where nothing was chosen."""

    LISTED = "#found"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back"),
        Binding("down", "move(1)", "Next", show=False, priority=True),
        Binding("up", "move(-1)", "Previous", show=False, priority=True),
        Binding("pagedown", "move(8)", "Further", show=False, priority=True),
        Binding("pageup", "move(-8)", "Back up", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        find: Callable[[str], Sequence[Choice[T]]],
        *,
        nothing: str = "Nothing fits.",
        small: bool = False,
    ) -> None:
        """`small`: the list is as high as it is long."""
        super().__init__()
        self._small = small
        self._title = title
        self._find = find
        self._nothing = nothing
        self._found: Sequence[Choice[T]] = ()
        self._found_for: str | None = None
        self._looked_for: str | None = None
        self._then: Callable[[], None] | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """A line to type on, and below it what was found."""
        with Vertical(id="dialog", classes="-low" if self._small else ""):
            yield Static(Content(one_line(self._title)), id="dialog-title", markup=False)
            yield Line(id="typed", placeholder="type to narrow, Enter takes, Esc goes back")
            yield OptionList(id="found", markup=False)
            yield Static(id="remark", markup=False)

    def on_mount(self) -> None:
        """Show what there is before anything is typed."""
        self.query_one("#found", OptionList).can_focus = False
        self._look()

    def on_input_changed(self) -> None:
        """Look again, once the typing pauses."""
        if self._then is None:
            self._stop_waiting()
            self._timer = self.set_timer(_PAUSE, self._look, name="look")

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.stop()

    def _look(self) -> None:
        """Look up what is typed, unless that is under way."""
        self._stop_waiting()
        typed = self.typed.value
        if typed != self._looked_for:
            self._looked_for = typed
            self._look_up(typed)

    @work(thread=True, exclusive=True)
    def _look_up(self, typed: str) -> None:
        worker = get_current_worker()
        found = self._find(typed)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, typed, found)

    def _show(self, typed: str, found: Sequence[Choice[T]]) -> None:
        if not self.stands:
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

    def _once_found(self, do: Callable[[], None]) -> None:
        """Do it with the list of what is typed; where it is not yet that, it is looked up first."""
        if self.typed.value == self._found_for:
            do()
        else:
            self._then = do
            self.at_rest.clear()
            self._look()

    def on_input_submitted(self) -> None:
        """Take what is highlighted."""
        self._once_found(self._take)

    def _take(self) -> None:
        at = self.query_one("#found", OptionList).highlighted
        if at is not None and at < len(self._found):
            self.dismiss(self._found[at].value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self.dismiss(self._found[event.option_index].value)

    def action_move(self, by: int) -> None:
        """Move along the list while the typing goes on above it."""
        self._once_found(partial(self._move, by))

    def _move(self, by: int) -> None:
        listed = self.query_one("#found", OptionList)
        if listed.option_count:
            listed.highlighted = max(0, min(listed.option_count - 1, (listed.highlighted or 0) + by))

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
