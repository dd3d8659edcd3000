"""The keys in the last line: as many as fit, each whole. All of them are in the help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.events import MouseDown, Resize
from textual.screen import Screen
from textual.widget import Widget


class _Key(NamedTuple):
    """A key as it is shown, and the columns that it takes."""

    key: str
    shown: str
    does: str
    columns: range


class Footer(Widget):
    """Shows the keys that work now, in the order of the BINDINGS, so that a narrow terminal shows the most used.

    Textual's own footer makes a widget for each key whenever the focus moves, which took most of a key's time.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[_Key, ...] = ()

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._update)

    def on_resize(self, _: Resize) -> None:
        """Show as many keys as fit now."""
        self._update(self.screen)

    def _update(self, screen: Screen[Any]) -> None:
        """Show the keys of now; those of before stay while the terminal itself has no focus."""
        if self.app.app_focus and self.is_attached and screen is self.screen:
            keys = tuple(self._list_fitting_keys())
            if keys != self._keys:
                self._keys = keys
                self.refresh()

    def _list_fitting_keys(self) -> Iterator[_Key]:
        """The focused pane's own keys, then the screen's, then those that work everywhere."""
        by_action: dict[str, Binding] = {}
        for each in self.screen.active_bindings.values():
            if each.binding.show:
                by_action.setdefault(each.binding.action, each.binding)
        named = [*_list_actions(type(self.screen)), *_list_actions(type(self.app))]
        column = 0
        for binding in sorted(by_action.values(), key=lambda one: _find_place(named, one.action)):
            shown = self.app.get_key_display(binding)
            end = column + cell_len(shown) + 1 + cell_len(binding.description)
            if end > self.app.size.width:
                return
            yield _Key(binding.key, shown, binding.description, range(column, end))
            column = end + 1

    def render(self) -> Content:
        """One line: each key in the accent colour, and what it does."""
        parts = [Content.assemble((each.shown, "bold $footer-key-foreground"), f" {each.does}") for each in self._keys]
        return Content(" ").join(parts)

    def on_mouse_down(self, event: MouseDown) -> None:
        """Press the key that was clicked."""
        for each in self._keys:
            if event.x in each.columns:
                self.app.simulate_key(each.key)


def _list_actions(kind: type[DOMNode]) -> list[str]:
    """The actions of a class's keys in the order of its BINDINGS, followed by those of its base classes."""
    own = [each for one in kind.__mro__ for each in vars(one).get("BINDINGS", ())]
    return [each.action for each in own if isinstance(each, Binding)]


def _find_place(named: list[str], action: str) -> int:
    return named.index(action) if action in named else -1
