"""Whose notes are open, plainly, above everything else; with one's own there is nothing to say."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from pm_career.domain.person import ME, Profile
from pm_career.domain.text import one_line


class Heading(Static):
    """A line at the top of every screen that shows or changes somebody's notes."""

    def __init__(self) -> None:
        super().__init__(classes="whose", markup=False)
        self.display = False

    def show(self, whose: Profile) -> None:
        """Say whose notes they are."""
        self.display = whose.person != ME
        self.update(Content(one_line(f"Notes about {called(whose)}")))


def called(whose: Profile) -> str:
    """What somebody is called where it must be clear who it is."""
    if whose.person == ME:
        return f"{whose.name} (you)" if whose.name else "You"
    return f"{whose.name} ({whose.person})" if whose.name else whose.person
