"""Help: what the pane with the focus is for, and every key that works in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from pm_career.domain.page import Cell, Grid, Prose, Section, Title
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.page_view import PageView

_KEY_NAMES = {"backspace": "Bksp", "delete": "Del", "escape": "Esc", "f1": "F1", "tab": "Tab"}


class HelpDialog(ModalScreen[None]):
    """A page about a pane and its keys; any of the keys that leave a screen closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter,backspace", "leave", "Back", key_display="Esc"),
    ]

    @classmethod
    def about(cls, screen: Screen[Any]) -> Self:
        """Help about the widget that has the focus on a screen, or about the whole screen."""
        text = str(getattr(screen.focused, "EXPLAINED", None) or getattr(screen, "EXPLAINED", ""))
        keys: dict[str, list[str]] = {}
        for each in sorted(screen.active_bindings.values(), key=lambda one: not one.binding.show):  # the footer's first
            if each.enabled and each.binding.description:
                plain = replace(each.binding, key_display=_KEY_NAMES.get(each.binding.key))
                keys.setdefault(each.binding.description, []).append(screen.app.get_key_display(plain))
        return cls(text, [(", ".join(names), does) for does, names in keys.items()])

    def __init__(self, text: str, keys: Iterable[tuple[str, str]]) -> None:
        """`keys` are the names of keys and what they do."""
        super().__init__()
        rows = tuple((Cell((key,), tone="strong"), Cell((does,))) for key, does in keys)
        self._page = (
            Title("Where you are", "Help"),
            Prose(text, "About"),
            Section("Keys"),
            Grid(("", ""), rows, stack_below=0),
        )

    def compose(self) -> ComposeResult:
        """The page in a frame."""
        with Vertical(id="dialog"):
            yield PageView("help")
        yield Footer()

    def on_mount(self) -> None:
        """Show the page once there is a width to draw it for."""
        self.query_one(PageView).show(self._page)
        self.query_one(PageView).focus()

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss(None)
