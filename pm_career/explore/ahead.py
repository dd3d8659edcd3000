"""A screen with a line to type on, on which nothing is lost of what is typed before it stands there."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input

T = TypeVar("T")


class Ahead(ModalScreen[T]):
    """Its line is called `typed`. Keys of a fast typist still go to the screen below while this one is built."""

    LISTED: ClassVar[str] = "#typed"
    """Where it lists what was looked up, if it does."""

    def __init__(self) -> None:
        super().__init__()
        self._early: list[Key] | None = []

    def on_mount(self) -> None:
        """The line is there: what came before it is typed on it."""
        waiting, self._early = self._early or [], None
        for key in waiting:
            self._type(key)

    def take(self, key: Key) -> None:
        """A key on its way that the line has not seen: one that it has seen comes no further, but for Enter."""
        if self._early is not None:
            self._early.append(key)
        elif key.is_printable or not self._typed.has_focus:
            self._type(key)

    @property
    def stands(self) -> bool:
        """Whether all of it is there: what was looked up meanwhile may come back to a screen that was left."""
        return self.is_attached and all(self.query(name) for name in ("#typed", "#remark", self.LISTED))

    @property
    def _typed(self) -> Input:
        return self.query_one("#typed", Input)

    def _type(self, key: Key) -> None:
        if self._typed.disabled:
            return
        if key.key == "enter":
            self.call_later(self._typed.action_submit)
        elif key.is_printable and key.character is not None:
            self._typed.insert_text_at_cursor(key.character)
