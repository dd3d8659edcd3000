"""The keys in the last line, in groups: as many as fit, the most used first, each whole. The help has all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.events import MouseDown, Resize
from textual.screen import Screen
from textual.widget import Widget

from pm_career.explore.keys import Key, format_keys, list_keys

_RULE = " │ "
"""What stands between two groups."""


class _Shown(NamedTuple):
    """A key of the footer: its name for Textual, what is shown of it, and the columns that it takes."""

    name: str
    key: str
    label: str
    begins_group: bool
    columns: range


class Footer(Widget):
    """Shows the keys that work now.

    Textual's own footer makes a widget for each key whenever the focus moves, which took most of a key's time.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[_Shown, ...] = ()

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._update)

    def on_resize(self, _: Resize) -> None:
        """Show as many keys as fit now."""
        self._update(self.screen)

    def _update(self, screen: Screen[Any]) -> None:
        """Show the keys of now; those of before stay while the terminal itself has no focus."""
        if self.app.app_focus and self.is_attached and screen is self.screen:
            rows = tuple(row for row in list_keys(screen) if row.rank)
            keys = _place_fitting(rows, self.app.size.width)
            if keys != self._keys:
                self._keys = keys
                self.refresh()

    def render(self) -> Content:
        """One line: each key in the accent colour, and what it does."""
        parts = []
        for place, each in enumerate(self._keys):
            parts.append((_RULE if each.begins_group else " " if place else "", "$footer-description-foreground 50%"))
            parts += [(each.key, "bold $footer-key-foreground"), (f" {each.label}", "")]
        return Content.assemble(*parts)

    def on_mouse_down(self, event: MouseDown) -> None:
        """Press the key that was clicked."""
        for each in self._keys:
            if event.x in each.columns:
                self.app.simulate_key(each.name)


@lru_cache  # a key asks several times, and a screen has few sets of rows
def _place_fitting(rows: tuple[Key, ...], width: int) -> tuple[_Shown, ...]:
    """Place the rows that fit, the most used first, in the order of the table."""
    fitting: tuple[_Shown, ...] = ()
    taken: list[Key] = []
    for row in sorted(rows, key=lambda each: each.rank):
        taken.append(row)
        shown = tuple(_place(each for each in rows if each in taken))
        if shown[-1].columns.stop > width:
            break
        fitting = shown
    return fitting


def _place(rows: Iterable[Key]) -> Iterator[_Shown]:
    """Yield the keys of a footer with these rows, by groups."""
    column, group = 0, None
    for row in rows:
        begins_group = group not in (None, row.group)
        column += len(_RULE) if begins_group else 1 if group else 0
        names = row.keys.split(",")
        key = format_keys(names if names[0].isdigit() else names[:1])
        end = column + cell_len(key) + 1 + cell_len(row.label)
        yield _Shown(names[0], key, row.label, begins_group, range(column, end))
        column, group = end, row.group
