"""A line above the screens: whose notes are shown and whose view of them, where they are somebody else's."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from pm_career.domain.person import ME, Profile
from pm_career.domain.ratings import Rater
from pm_career.domain.text import one_line
from pm_career.journal.raters import describe_view


class NotesHeader(Static):
    """Says whose notes are shown, and whose view; hidden for one's own."""

    def __init__(self) -> None:
        super().__init__(classes="whose", markup=False)
        self.display = False

    def show(self, profile: Profile, view: Rater) -> None:
        """Say whose notes they are, and who rates."""
        self.display = profile.person != ME
        self.update(Content(one_line(f"Notes about {describe_person(profile)}: {describe_view(view)}")))


def describe_person(profile: Profile) -> str:
    """A person's name and id, as far as there are any; `You` for oneself."""
    if profile.person == ME:
        return f"{profile.name} (you)" if profile.name else "You"
    return f"{profile.name} ({profile.person})" if profile.name else profile.person
