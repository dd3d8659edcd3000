"""Confirm before something is removed or lost."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from pm_career.domain.text import one_line
from pm_career.explore.app_base import get_navigator
from pm_career.explore.keys import make_bindings
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.header import NotesHeader


class ConfirmDialog(ModalScreen[bool]):
    """Asks a question; ends with whether to go ahead."""

    EXPLAINED = "y goes ahead; Esc, n or any other letter leaves everything as it is."
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("question")

    def __init__(self, question: str, remark: str) -> None:
        super().__init__()
        self._question = question
        self._remark = remark

    def compose(self) -> ComposeResult:
        """The question, the remark, and the keys."""
        yield NotesHeader()
        with Vertical(id="dialog", classes="-low"):
            yield Static(Content(one_line(self._question)), id="dialog-title", markup=False)
            yield Static(Content(one_line(self._remark)), markup=False)
        yield Footer()

    def on_key(self, event: Key) -> None:
        """Take any letter or sign without a meaning here for a no."""
        if event.is_printable and event.key not in self.active_bindings:
            event.stop()
            self.dismiss(False)

    def action_answer(self, yes: bool) -> None:
        """End with the answer."""
        self.dismiss(yes)


class UnsavedChanges:
    """A mixin for screens to write on: ask before leaving them with unsaved text."""

    _warned_of: object = None

    @property
    @abstractmethod
    def unsaved(self) -> object:
        """What is typed here and not stored yet; falsy if there is nothing."""

    def may_leave(self) -> bool:
        """Return whether the screen may be left: nothing is unsaved, or a warning about exactly this was shown.

        Otherwise it shows the warning.
        """
        if not self.unsaved or self.unsaved == self._warned_of:
            return True
        self._warned_of = self.unsaved
        get_navigator(self).show_message("What you wrote is not saved. Press the key again to leave without it.")
        return False
