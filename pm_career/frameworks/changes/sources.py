"""Open the two ladders of a comparison: two frameworks, or one folder now and at a git revision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pm_career.domain.framework import Framework
from pm_career.errors import FrameworkError, UsageError
from pm_career.frameworks.changes.compare import Difference, compare
from pm_career.frameworks.locate import locate
from pm_career.frameworks.open import open_framework

CompareWithEarlier = Callable[[Framework], Difference]
"""Compares the newer version of a framework with an earlier one that is open already."""


class Sources(NamedTuple):
    """An older and a newer ladder. `one_folder`: they are the same folder at two times.

    `newer_name` is the name or path by which the newer one was asked for; None for the framework in use.
    """

    old: Framework
    new: Framework
    one_folder: bool
    newer_name: str | None

    def compare(self) -> Difference:
        """Return everything that differs between the two."""
        return compare(self.old, self.new, one_ladder=True if self.one_folder else None)


def open_sources(names: Sequence[str], since: str | None, default: str | None) -> Sources:
    """Open OLD and NEW, or one folder as it is and as it was at the git revision `since`.

    With `since` and no name, the framework is `default` (None: the one in use). Raises a UsageError for another number
    of names and a FrameworkError that says which of the two has faults.
    """
    if len(names) > 2 or (since is not None and len(names) > 1):
        raise UsageError(
            "Give two ladders, or one and --since.", "For example: pmcareer framework diff ./ladder --since HEAD~1"
        )
    if since is None:
        if len(names) < 2:
            raise UsageError(
                "Give two ladders to compare.",
                "For example: pmcareer framework diff pm ./ladder, or ./ladder --since HEAD~1",
            )
        old_name, new_name = names
        old = _open_side("older", lambda: open_framework(old_name))
        new = _open_side("newer", lambda: open_framework(new_name))
        return Sources(old, new, one_folder=False, newer_name=new_name)
    name = names[0] if names else default
    old = _open_side("older", lambda: _open_at(name, since))
    new = _open_side("newer", lambda: open_framework(name))
    return Sources(old, new, one_folder=True, newer_name=name)


def open_earlier(name: str | None, against: str | None, since: str | None) -> CompareWithEarlier | None:
    """Open the earlier version of the framework `name`: the framework `against`, or the revision `since` of its folder.

    Returns a function that compares a newer version with it, or None if neither is given. That function raises a
    UsageError if `against` is another ladder.
    """
    if against is not None and since is not None:
        raise UsageError("--against and --since name two earlier versions.", "Give one of them.")
    if against is None and since is None:
        return None
    old = _open_side("earlier", lambda: open_framework(against) if since is None else _open_at(name, since))

    def compare_with_earlier(new: Framework) -> Difference:
        if since is None and old.id != new.id:
            raise UsageError(
                f"'{old.id}' is no earlier version of '{new.id}': they are two ladders.",
                "To see what differs between them: pmcareer framework diff OLD NEW",
            )
        return compare(old, new, one_ladder=True)

    return compare_with_earlier


def _open_at(name: str | None, revision: str) -> Framework:
    from pm_career.frameworks.revision import read_at_revision  # runs git, so only if asked

    return read_at_revision(locate(name), revision)


def _open_side(which: str, open_it: Callable[[], Framework]) -> Framework:
    """Open one side; a FrameworkError says `which` one it is."""
    try:
        return open_it()
    except FrameworkError as problems:
        problems.message = f"The {which} one cannot be compared. {problems.message}"
        raise
