"""What the navigator asks of whoever opens the data: the ladder, what a person keeps, and every change she can make.

The command that starts the navigator brings it, so that the navigator opens nothing itself and a change made here is
the same change as at the command line, kept at once and taken back by the same undo.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple, Protocol

from pm_career.domain.framework import Framework, Level
from pm_career.views.page import Page


class Standing(NamedTuple):
    """What is known of the person: her level, her aim and her newest ratings, as far as this ladder has them.

    `told` is whether she ever said where she stands, on this ladder or on another.
    """

    level: Level | None = None
    target: Level | None = None
    rated: Mapping[str, int] = {}
    told: bool = False


class Notebook(Protocol):
    """One person's own data beside one ladder. Whatever is refused is a PmCareerError, and nothing changed."""

    @property
    def ladder(self) -> Framework:
        """The ladder to wander through."""

    def stamp(self) -> Hashable:
        """Something that is another one as soon as anybody changed the data: cheap enough to ask every second."""

    def standing(self) -> Standing:
        """What is known of the person now."""

    def settle(self, level: str, target: str) -> str:
        """Keep her level and her aim (empty: the next rung); a sentence that says so."""

    def setting(self, name: str) -> str:
        """A setting of the navigator's, empty where there is none."""

    def remember(self, name: str, value: str) -> None:
        """Keep a setting of the navigator's."""

    def dashboard(self) -> Page:
        """Where she stands."""

    def advice(self, start: Level, to: Level | None) -> Page:
        """What to develop next on the way from one level to another (None: the first it leads to)."""

    def undo(self) -> str:
        """Take back the last change, whoever made it; a sentence that says which."""
