"""A change between two ladders: its kind, what it is about, what was and what is, how severe it is.

How severe a change is decides which number of the ladder's version has to rise.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple

from pm_career.domain.framework import Value

About = Literal["framework", "scale", "track", "background", "level", "responsibility", "skill", "expectation"]


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
    """One difference. `before` and `after` are None if there was or is nothing.

    `level` and `skill` are ids, of the newer ladder where it has them; `name` says which of several it is: a
    responsibility by its title, a step of the scale by its number, a way up by the step it leads to, a track or a
    background by its id. `field` is the key in the files. `alike` is the share of words that an id gone and an id come
    have in common, 1 for all. `rule` is a key of `SEVERITIES`.
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
    def step(self) -> VersionStep:
        """The step of the version that this change alone asks for."""
        return SEVERITIES[self.rule].step

    @property
    def why(self) -> str:
        """Why it is that step, in a sentence."""
        return SEVERITIES[self.rule].why

    @property
    def harder(self) -> bool:
        """Whether somebody is asked for more than before."""
        return self.step == "major" and self.kind in (Kind.RAISED, Kind.NEW)


VersionStep = Literal["major", "minor", "patch"]
VERSION_STEPS: tuple[VersionStep, ...] = ("major", "minor", "patch")
"""The heaviest first."""


class Severity(NamedTuple):
    """How severe a sort of change is: the step of the version, what belongs to the sort, and why it is that step."""

    step: VersionStep
    what: str
    why: str


SEVERITIES: dict[str, Severity] = {
    "raised": Severity("major", "an expectation on a higher step", "A level asks for more than it did."),
    "new-expectation": Severity(
        "major", "a skill expected at a level that did not expect it", "A level asks for what it did not ask for."
    ),
    "new-behaviour": Severity(
        "major",
        "a behaviour that no former one resembles",
        "Behaviours are what people look for: one more has to be shown.",
    ),
    "new-responsibility": Severity(
        "major", "a responsibility that no former one resembles", "Somebody is responsible for something new."
    ),
    "new-on-the-way": Severity(
        "major",
        "a level that levels of before lead up to",
        "What comes next for somebody is now a bar that was not there.",
    ),
    "scale-meaning": Severity(
        "major",
        "another name or another description for a step of the scale",
        "Every bar is measured by the scale: no program can tell a clearer step from a higher one.",
    ),
    "lowered": Severity("minor", "an expectation on a lower step", "Less is asked than before."),
    "removed": Severity(
        "minor",
        "a level, skill, expectation, responsibility, behaviour, track, background or step that is gone",
        "Nobody has to do what is no longer asked.",
    ),
    "new-aside": Severity(
        "minor", "a level that no level of before leads up to", "Nobody comes to it by going on as before."
    ),
    "new-skill": Severity(
        "minor", "a skill, apart from its expectations", "A skill asks nothing: each level that expects it counts."
    ),
    "new-step": Severity("minor", "a step more on the scale", "A step asks nothing until an expectation stands on it."),
    "new-track": Severity("minor", "a track", "A track asks nothing: each level on it counts."),
    "new-background": Severity("minor", "a background that people come from", "It helps people to get in."),
    "focus-put": Severity("minor", "a skill put in focus at a level", "The bar is the same; it is looked at first."),
    "focus-taken": Severity("minor", "a skill taken out of focus", "The bar is the same; others are looked at first."),
    "renamed": Severity("minor", "another name or title under the same id", "The same is asked under another name."),
    "renamed-id": Severity(
        "minor",
        "another id for the same content",
        "The same is asked; notes made under the old id follow `formerly`, or one command.",
    ),
    "moved": Severity(
        "minor",
        "another rank, track, area, way on, foundation or place among the skills",
        "The bars are the same; their order is another.",
    ),
    "clarified": Severity("minor", "another text", "The bar is the same; what is said of it is clearer."),
    "order": Severity("patch", "the same texts or levels in another order", "Nothing is said that was not."),
    "reworded": Severity("patch", "other spaces, capitals or punctuation", "Not a word is another."),
    "former-id": Severity("patch", "an id under `formerly`", "It says where notes belong, and asks nothing."),
    "allowed": Severity("patch", "another allowed rule, or another reason", "It is about the check, and asks nothing."),
    "source": Severity("patch", "another attribution", "It says where the ladder comes from, and asks nothing."),
}
"""By the rule of a change; in this order docs/framework-diff.md has them."""


def compute_lowest_version(version: str, step: VersionStep | None) -> str:
    """The lowest version that says that a `step` was made after `version`; None is no change at all.

    Before 1.0.0 a ladder is a draft: there a major change raises the second number.
    """
    major, minor, patch = _parse_numbers(version)
    if step is None:
        return version
    if step == "patch":
        return f"{major}.{minor}.{patch + 1}"
    if step == "minor" or not major:
        return f"{major}.{minor + 1}.0"
    return f"{major + 1}.0.0"


def is_at_least(version: str, needed: str) -> bool:
    """Whether one version is another or a later one."""
    return _parse_numbers(version) >= _parse_numbers(needed)


def _parse_numbers(version: str) -> tuple[int, int, int]:
    major, minor, patch = (int(each) for each in version.split("."))
    return major, minor, patch
