"""The two ladders of a comparison: by name, by folder, or one folder now and at a git revision."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Annotated, NamedTuple

import typer

from pm_career.commands.options import FRAMEWORK_VARIABLE
from pm_career.domain.framework import Framework
from pm_career.errors import FrameworkError, UsageError
from pm_career.frameworks.changes.compare import Difference, compare
from pm_career.frameworks.locate import locate
from pm_career.frameworks.open import open_framework

Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="REVISION", help="Compare with the same folder at a git revision, such as HEAD~1 or v1.0."
    ),
]
Against = Annotated[
    str | None,
    typer.Option("--against", metavar="NAME|PATH", help="Judge the version by what changed since this framework."),
]


class Sides(NamedTuple):
    """Two ladders; `same_folder` where they are one folder at two times, `asked` how the newer one was asked for."""

    old: Framework
    new: Framework
    same_folder: bool
    asked: str | None

    def difference(self) -> Difference:
        """Everything that differs between them."""
        return compare(self.old, self.new, one_ladder=True if self.same_folder else None)


def opened(names: Sequence[str], since: str | None) -> Sides:
    """The ladders that OLD and NEW, or FOLDER and --since, stand for; both are opened before a fault is told."""
    if len(names) > 2 or (since is not None and len(names) > 1):
        raise UsageError(
            "It takes two ladders, or one and --since.", "Such as: pmcareer framework diff ./ladder --since HEAD~1"
        )
    if since is None:
        if len(names) < 2:
            raise UsageError(
                "It takes two ladders to compare.",
                "Such as: pmcareer framework diff pm ./ladder, or ./ladder --since HEAD~1",
            )
        old = _side("older", lambda: open_framework(names[0]))
        return Sides(old, _side("newer", lambda: open_framework(names[1])), same_folder=False, asked=names[1])
    asked = names[0] if names else os.environ.get(FRAMEWORK_VARIABLE)
    old = _side("older", lambda: _at(asked, since))
    return Sides(old, _side("newer", lambda: open_framework(asked)), same_folder=True, asked=asked)


def comparing(name: str | None, against: str | None, since: str | None) -> Callable[[Framework], Difference] | None:
    """What compares a framework with its earlier version; None where none was named."""
    if against is not None and since is not None:
        raise UsageError("--against and --since name two earlier versions.", "Give one of them.")
    if against is None and since is None:
        return None
    old = _side("earlier", lambda: open_framework(against) if since is None else _at(name, since))

    def compare_with(new: Framework) -> Difference:
        if since is None and old.id != new.id:
            raise UsageError(
                f"'{old.id}' is no earlier version of '{new.id}': they are two ladders.",
                "What differs between them: pmcareer framework diff OLD NEW",
            )
        return compare(old, new, one_ladder=True)

    return compare_with


def _at(name: str | None, revision: str) -> Framework:
    from pm_career.frameworks.revision import read_at_revision  # git is run only where it is asked for

    return read_at_revision(locate(name), revision)


def _side(which: str, opening: Callable[[], Framework]) -> Framework:
    try:
        return opening()
    except FrameworkError as problems:
        problems.message = f"The {which} one cannot be compared. {problems.message}"
        raise
