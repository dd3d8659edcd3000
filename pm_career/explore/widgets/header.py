"""A line above the screens that says whose notes are shown, and whose view, for notes about another person."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from pm_career.domain.person import ME, Profile
from pm_career.domain.ratings import Rater
from pm_career.domain.text import one_line
from pm_career.explore.app_base import get_navigator
from pm_career.journal.raters import describe_view

_MARGINS = 2
"""Columns beside the text."""


class NotesHeader(Static):
    """Says whose notes are shown, and whose view; hidden for your own."""

    def __init__(self) -> None:
        super().__init__(classes="whose", markup=False)
        self.display = False
        self._said = ""

    def on_mount(self) -> None:
        """Show whose notes and whose view are open."""
        navigator = get_navigator(self)
        with navigator.show_errors():
            self.show(navigator.session.read_profile(), navigator.session.view)

    def show(self, profile: Profile, view: Rater) -> None:
        """Say whose notes they are, and who rates."""
        self.display = profile.person != ME
        self._said = one_line(f"{describe_person(profile)}: {describe_view(view)}")
        self._fit(self.app.size.width)

    def on_resize(self, _: Resize) -> None:
        """Say as much as fits now."""
        self._fit(self.app.size.width)

    def _fit(self, width: int) -> None:
        """Show the whole line, or leave out 'Notes about' if it does not fit."""
        whole = f"Notes about {self._said}"
        self.update(Content(whole if cell_len(whole) + _MARGINS <= width else self._said))


def describe_person(profile: Profile) -> str:
    """Format a person's name and id; 'You' for 'me' without a name."""
    if profile.person == ME:
        return f"{profile.name} (you)" if profile.name else "You"
    return f"{profile.name} ({profile.person})" if profile.name else profile.person
