"""A line to type on, and the screens that are about one."""

from __future__ import annotations

import asyncio
from typing import ClassVar, TypeVar

from textual.events import Paste
from textual.screen import ModalScreen
from textual.widgets import Input

T = TypeVar("T")
LONGEST = 20_000
"""Characters that are taken: more than anybody writes, less than would stall."""


class Line(Input):
    """One line; of several that are pasted it makes one, where Textual's own would drop all but the first."""

    def __init__(self, value: str = "", *, id: str, placeholder: str = "") -> None:
        super().__init__(value, placeholder=placeholder, id=id, max_length=LONGEST, select_on_focus=False)

    def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.splitlines()), *self.selection)


class Typed(ModalScreen[T]):
    """A screen with a line on it that is called `typed`."""

    LISTED: ClassVar[str] = "#typed"
    """Where it lists what was looked up, if it does."""

    def __init__(self) -> None:
        super().__init__()
        self.at_rest = asyncio.Event()
        """Not set while it is at something that has to end before the next key means anything."""
        self.at_rest.set()

    def on_unmount(self) -> None:
        """Left, it is at nothing any more."""
        self.at_rest.set()

    @property
    def stands(self) -> bool:
        """Whether all of it is there: what was looked up meanwhile may come back to a screen that was left."""
        return self.is_attached and all(self.query(name) for name in ("#typed", "#remark", self.LISTED))

    @property
    def typed(self) -> Line:
        """The line."""
        return self.query_one("#typed", Line)
