"""Help: what the pane with the focus is for, and every key that works in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from pm_career.domain.page import Cell, Grid, Page, Prose, Section, Title
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.page_view import Reading

_KEY_NAMES = {"backspace": "Bksp", "delete": "Del", "escape": "Esc", "f1": "F1", "tab": "Tab"}


class Help(ModalScreen[None]):
    """A page about the pane that had the focus; any of the keys that leave takes it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter,backspace", "leave", "Back", key_display="Esc"),
    ]

    @classmethod
    def of(cls, screen: Screen[Any]) -> Self:
        """Help with what has the focus on a screen, or with all of it."""
        about = str(getattr(screen.focused, "EXPLAINED", None) or getattr(screen, "EXPLAINED", ""))
        keys: dict[str, list[str]] = {}
        for each in sorted(screen.active_bindings.values(), key=lambda one: not one.binding.show):  # the footer's first
            if each.enabled and each.binding.description:
                plain = replace(each.binding, key_display=_KEY_NAMES.get(each.binding.key))
                keys.setdefault(each.binding.description, []).append(screen.app.get_key_display(plain))
        return cls(about, [(", ".join(names), does) for does, names in keys.items()])

    def __init__(self, about: str, keys: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._about = about
        self._keys = tuple(keys)

    def compose(self) -> ComposeResult:
        """The page in a frame."""
        with Vertical(id="dialog"):
            yield Reading("help")
        yield Footer()

    def on_mount(self) -> None:
        """Show it once there is a width to draw it for."""
        self.query_one(Reading).show(self._page())
        self.query_one(Reading).focus()

    def _page(self) -> Page:
        rows = tuple((Cell((key,), tone="strong"), Cell((does,))) for key, does in self._keys)
        return (
            Title("Where you are", "Help"),
            Prose(self._about, "About"),
            Section("Keys"),
            Grid(("", ""), rows, stack_below=0),
        )

    def action_leave(self) -> None:
        """Back to where one was."""
        self.dismiss(None)
