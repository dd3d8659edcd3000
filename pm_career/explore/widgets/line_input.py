"""A line to type on, and the base of the screens that have one."""

from __future__ import annotations

import asyncio
from typing import ClassVar, TypeVar

from textual.events import Paste
from textual.screen import ModalScreen
from textual.widgets import Input

T = TypeVar("T")
MAX_CHARACTERS = 20_000
"""What a line takes: more than anybody writes, less than would stall the screen."""


class LineInput(Input):
    """One line to type on. Several lines that are pasted become one, where Textual's own drops all but the first."""

    def __init__(self, value: str = "", *, id: str, placeholder: str = "") -> None:
        super().__init__(value, placeholder=placeholder, id=id, max_length=MAX_CHARACTERS, select_on_focus=False)

    def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.splitlines()), *self.selection)


class TypingScreen(ModalScreen[T]):
    """A screen with a line to type on, whose id is `typed`, and a remark below it, whose id is `remark`."""

    LIST: ClassVar[str] = "#typed"
    """The selector of the widget that lists what was found for the typed text, where there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.at_rest = asyncio.Event()
        """Not set while something goes on that has to end before the next key is handled."""
        self.at_rest.set()

    def on_unmount(self) -> None:
        """Let keys through that waited for this screen."""
        self.at_rest.set()

    @property
    def is_complete(self) -> bool:
        """Whether all its widgets are there: results of a search may come back after the screen was left."""
        return self.is_attached and all(self.query(name) for name in ("#typed", "#remark", self.LIST))

    @property
    def typed(self) -> LineInput:
        """The line to type on."""
        return self.query_one("#typed", LineInput)
