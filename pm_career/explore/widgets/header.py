"""The title above the screens: whose notes are shown, by whose view, and on which ladder."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from pm_career.domain.framework import Framework
from pm_career.domain.person import ME, Profile
from pm_career.domain.ratings import Rater
from pm_career.domain.text import one_line
from pm_career.explore.app_base import get_navigator
from pm_career.journal.raters import describe_view

_MARGINS = 2
"""Columns beside the text."""
_GAP = 2
"""The fewest columns between the two ends of the title."""


class NotesHeader(Static):
    """Says whose notes are shown, and whose view; notes about another person have another colour than your own."""

    def __init__(self) -> None:
        super().__init__(classes="whose", markup=False)
        self._said: tuple[str, ...] = ("",)
        self._ladder = ""

    def on_mount(self) -> None:
        """Say it as it is stored now."""
        navigator = get_navigator(self)
        with navigator.show_errors():
            session = navigator.session
            self.show(session.read_profile(), session.view, session.ladder)

    def show(self, profile: Profile, view: Rater, ladder: Framework) -> None:
        """Say whose notes they are, who rates, and on which ladder."""
        is_own = profile.person == ME
        self.set_class(is_own, "-own")
        self._said = _describe_own(profile) if is_own else _describe_other(profile, view)
        self._ladder = one_line(f"{ladder.title} {ladder.version}")
        self._fit(self.app.size.width)

    def on_resize(self, _: Resize) -> None:
        """Say as much as fits now."""
        self._fit(self.app.size.width)

    def _fit(self, width: int) -> None:
        """Show the longest wording that fits, and the ladder at the other end where it fits, too."""
        room = width - _MARGINS
        said = next((each for each in self._said if cell_len(each) <= room), self._said[-1])
        gap = room - cell_len(said) - cell_len(self._ladder)
        self.update(Content(f"{said}{' ' * gap}{self._ladder}" if gap >= _GAP else said))


def _describe_own(profile: Profile) -> tuple[str, ...]:
    """The title of your own notes, the longest wording first."""
    name = one_line(f"{profile.name}: your" if profile.name else "Your")
    return (f"{name} notes, your own ratings", f"{name} notes")


def _describe_other(profile: Profile, view: Rater) -> tuple[str, ...]:
    """The title of notes about somebody, the longest wording first."""
    said = one_line(f"{describe_person(profile)}: {describe_view(view)}")
    return (f"Notes about {said}", said)


def describe_person(profile: Profile) -> str:
    """Format a person's name and id; 'You' for 'me' without a name."""
    if profile.person == ME:
        return f"{profile.name} (you)" if profile.name else "You"
    return f"{profile.name} ({profile.person})" if profile.name else profile.person
