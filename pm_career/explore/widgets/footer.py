"""The keys at the bottom: as many as there is room for, each whole; all of them are in the help."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.dom import DOMNode
from textual.events import Resize
from textual.widgets import Footer


class Keys(Footer):
    """Those named first come first, so that a narrow terminal keeps the ones that lead on."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    def compose(self) -> ComposeResult:
        """The keys that fit in: the focused pane's own, then the screen's, then those that work everywhere."""
        named = [*_actions(type(self.screen)), *_actions(type(self.app))]
        room = self.app.size.width
        for key in sorted(super().compose(), key=lambda each: _place(named, getattr(each, "action", ""))):
            room -= cell_len(getattr(key, "key_display", "")) + 1 + cell_len(getattr(key, "description", "")) + 1
            if room < -1:  # the last needs no space behind it
                return
            yield key

    async def recompose(self) -> None:
        """Show the keys of now. Textual's footer still holds on to those before, a megabyte with every page."""
        await super().recompose()
        self.mutate_reactive(Footer.compact)  # it forgets who is gone when it tells the others

    async def on_resize(self, _: Resize) -> None:
        """Make use of the room there is now."""
        await self.recompose()


def _actions(kind: type[DOMNode]) -> list[str]:
    """What the keys of a class do, in the order that it names them, before those of the classes that it is made of."""
    own = [each for one in kind.__mro__ for each in vars(one).get("BINDINGS", ())]
    return [each.action for each in own if isinstance(each, Binding)]


def _place(named: Sequence[str], action: str) -> int:
    return named.index(action) if action in named else -1
