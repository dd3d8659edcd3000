"""The program to compare the navigator with: the least that Textual needs to show a tree, a text and the keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Footer, Static, Tree


class Bare(App[None]):
    """An app with a tree and a text beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "Leave")]

    def compose(self) -> ComposeResult:
        """Lay out the tree, the text and the footer."""
        tree: Tree[None] = Tree("A ladder")
        for rung in ("Junior Baker", "Baker", "Master Baker", "Head of Baking", "Owner"):
            tree.root.add(rung)
        tree.root.expand()
        with Horizontal():
            yield tree
            yield Static("Has the dough ready at four.")
        yield Footer()


if __name__ == "__main__":
    Bare().run()
