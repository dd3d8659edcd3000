"""A question before something goes: yes or no, and no where somebody is not sure."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from pm_career.domain.text import one_line
from pm_career.explore.app_base import host_of
from pm_career.explore.widgets.footer import Footer


class Asking(ModalScreen[bool]):
    """Ends with whether to go ahead."""

    EXPLAINED = "y goes ahead, n or Esc leaves everything as it is."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes"),
        Binding("n,escape,q,backspace", "answer(False)", "No", key_display="n"),
    ]

    def __init__(self, question: str, remark: str) -> None:
        super().__init__()
        self._question = question
        self._remark = remark

    def compose(self) -> ComposeResult:
        """The question, what is worth knowing, and the keys."""
        with Vertical(id="dialog", classes="-low"):
            yield Static(Content(one_line(self._question)), id="dialog-title", markup=False)
            yield Static(Content(one_line(self._remark)), markup=False)
        yield Footer()

    def action_answer(self, yes: bool) -> None:
        """End with it."""
        self.dismiss(yes)


class Unkept:
    """A part of every screen to write on."""

    _warned_of: object = None

    @property
    @abstractmethod
    def written(self) -> object:
        """What is written here and would be lost; something that is false where there is nothing."""

    def may_go(self) -> bool:
        """Whether it can be left: with nothing lost, or by somebody who was told of just this."""
        if not self.written or self.written == self._warned_of:
            return True
        self._warned_of = self.written
        host_of(self).say("What you wrote is not kept. Press it again to leave without it.")
        return False
