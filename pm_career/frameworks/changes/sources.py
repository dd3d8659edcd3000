"""Open the two ladders of a comparison: two frameworks, or one folder now and at a git revision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pm_career.domain.framework import Framework
from pm_career.domain.text import escape_hidden, spell_count
from pm_career.errors import FrameworkError, UsageError
from pm_career.frameworks.changes.compare import Difference, compare
from pm_career.frameworks.locate import locate
from pm_career.frameworks.open import open_framework

if TYPE_CHECKING:
    from pm_career.frameworks.faults import Fault
    from pm_career.frameworks.read import Reading


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


class Earlier(NamedTuple):
    """An earlier version of a framework, to judge the present one by.

    `name` is the revision, or what the other framework was asked for by. `reading` is None where the folder was not
    there, or held no framework, at the revision. `files` is what the names of its files begin with.
    """

    name: str
    reading: Reading | None
    files: str
    one_folder: bool

    def compare(self, new: Framework) -> Difference | None:
        """Everything that differs from it; None where it cannot be compared.

        Raises UsageError where it is another ladder.
        """
        old = self.reading.framework if self.reading is not None else None
        if old is None:
            return None
        if not self.one_folder and old.id != new.id:
            raise UsageError(
                f"'{old.id}' is no earlier version of '{new.id}': they are two ladders.",
                "To see what differs between them: pmcareer framework diff OLD NEW",
            )
        return compare(old, new, one_ladder=True)


def open_earlier(folder: Path, against: str | None, since: str | None, *, with_faults: bool) -> Earlier | None:
    """Open the earlier version of the framework in `folder`: the framework `against`, or what it was at `since`.

    None if neither is given. Unless it may be one `with_faults`, raises FrameworkError where it cannot be used.
    """
    earlier = None
    if since is not None:
        earlier = _read_earlier_revision(folder, since)
    elif against is not None:
        earlier = _read_other_folder(against)
    if earlier is not None and earlier.reading is not None and earlier.reading.framework is None and not with_faults:
        raise EarlierProblems(earlier.files, earlier.reading.faults)
    return earlier


class EarlierProblems(FrameworkError):
    """An earlier version that is to be compared with, and has faults."""

    def __init__(self, where: str, faults: Sequence[Fault]) -> None:
        super().__init__(
            f"The earlier one cannot be compared. The framework in {where} has {spell_count(len(faults), 'problem')}.",
            "Give another one that had none, or only look for what is new since: --new-only",
        )
        self.faults = tuple(faults)


def _read_earlier_revision(folder: Path, revision: str) -> Earlier:
    """The folder as it was at a revision; runs git."""
    from pm_career.frameworks.revision import NotThereYet, name_at_revision, read_files_at_revision

    reading: Reading | None
    try:
        reading = read_files_at_revision(folder, revision)
    except NotThereYet:
        reading = None
    if reading is not None and any(fault.rule == "missing-file" for fault in reading.faults):
        reading = None
    return Earlier(revision, reading, name_at_revision(folder, revision), one_folder=True)


def _read_other_folder(name: str) -> Earlier:
    from pm_career.frameworks.read import read_folder  # imports yaml: 15 ms

    folder = locate(name)
    return Earlier(name, read_folder(folder), escape_hidden(str(folder)), one_folder=False)


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
