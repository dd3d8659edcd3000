"""What a change between two ladders is: its kind, what it is about, what was and what is, and how much it weighs."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pm_career.domain.framework import Value
from pm_career.frameworks.changes.weights import Step, weight_of

About = Literal["framework", "scale", "track", "level", "responsibility", "skill", "expectation"]


class Kind(StrEnum):
    """What happened to a part of a ladder, in the order in which people want to read it."""

    RAISED = "raised"
    NEW = "new"
    LOWERED = "lowered"
    REMOVED = "removed"
    FOCUS_PUT = "focus-put"
    FOCUS_TAKEN = "focus-taken"
    RENAMED = "renamed"
    MOVED = "moved"
    CLARIFIED = "clarified"
    REWORDED = "reworded"


class Change(Value, frozen=True, kw_only=True):
    """One difference. `before` and `after` are None where there was or is nothing.

    `level` and `skill` are ids, of the newer ladder where it has them; `name` says which of several it is: a
    responsibility by its title, a step of the scale by its number, a way up by the step it leads to. `field` is the
    key in the files. `alike` is the share of words that an id gone and an id come have in common, 1 for all.
    """

    kind: Kind
    about: About
    field: str = ""
    level: str = ""
    skill: str = ""
    name: str = ""
    before: str | None = None
    after: str | None = None
    alike: float | None = None
    rule: str

    @property
    def step(self) -> Step:
        """The step of the version that this change alone would be."""
        return weight_of(self.rule).step

    @property
    def why(self) -> str:
        """Why it is that step, in a sentence."""
        return weight_of(self.rule).why

    @property
    def harder(self) -> bool:
        """Whether somebody is asked for more than before."""
        return self.step == "major" and self.kind in (Kind.RAISED, Kind.NEW)
