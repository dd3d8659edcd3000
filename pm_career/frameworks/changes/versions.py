"""Versions of a ladder: what a version must be at least after a step of some weight."""

from __future__ import annotations

from pm_career.frameworks.changes.weights import Step

Numbers = tuple[int, int, int]


def at_least(version: str, step: Step | None) -> str:
    """The lowest version that tells of a `step` after `version`; None is no change at all.

    Before 1.0.0 a ladder is a draft: whatever asks something new is a step of the second number there.
    """
    major, minor, patch = numbers(version)
    if step is None:
        return version
    if step == "patch":
        return f"{major}.{minor}.{patch + 1}"
    if step == "minor" or not major:
        return f"{major}.{minor + 1}.0"
    return f"{major + 1}.0.0"


def says_enough(declared: str, needed: str) -> bool:
    """Whether a declared version is at least the one that is needed."""
    return numbers(declared) >= numbers(needed)


def numbers(version: str) -> Numbers:
    """The three numbers of a version, as the reader of frameworks takes them."""
    major, minor, patch = (int(each) for each in version.split("."))
    return major, minor, patch
