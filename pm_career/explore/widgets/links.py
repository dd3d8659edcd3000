"""The ways on from a page, to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pm_career.explore.locations import Link
from pm_career.explore.screens.choice_dialog import named


class Ways(OptionList):
    """The ways on from the page."""

    EXPLAINED = (
        "The ways on from this page: what it is answerable for, its skills, the rungs it leads to. "
        "Enter goes there; Backspace leads back to the page."
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Go")]

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        self.border_title = "From here"
        self._links: Sequence[Link] = ()

    def show(self, links: Sequence[Link], *, stay: bool = False) -> None:
        """List these ways in place of those before; with `stay`, the cursor stays on the way that it is on."""
        at = self.highlighted if stay else None
        on = self._links[at].place if at is not None else None
        self._links = links
        self.clear_options()
        self.add_options([Option(named(link.name, link, link.how).shown) for link in links])
        if links:
            self.highlighted = next((place for place, link in enumerate(links) if link.place == on), 0)
