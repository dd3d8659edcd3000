"""Where an imported ladder is written and under which id."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from pm_career.domain.framework import Framework
from pm_career.domain.ids import parse_id
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.frameworks.locate import is_path, is_shipped, parse_folder
from pm_career.frameworks.writing.folder import check_target, write_folder
from pm_career.frameworks.writing.framework_files import format_files
from pm_career.importing.ladders.audit import check_round_trip
from pm_career.importing.ladders.build import choose_id
from pm_career.importing.ladders.import_ladder import Imported
from pm_career.importing.ladders.options import Wishes
from pm_career.paths import require_frameworks_directory


class Target(NamedTuple):
    """A name in the user's own folder of frameworks, or another folder. Neither: the own folder, under the id."""

    name: str = ""
    folder: Path | None = None

    def find_folder(self, id: str) -> Path:
        """Return the folder in which a framework with this id is written."""
        return self.folder or require_frameworks_directory() / (self.name or id)


class Saved(NamedTuple):
    """The framework under its final id, where it was written (None: nowhere), and where the former one is."""

    framework: Framework
    folder: Path | None = None
    backup: Path | None = None


def parse_target(output: str | None) -> Target:
    """Read the value of --output. Raises a UsageError for a name that cannot be, or that would hide a shipped one."""
    if output is None:
        return Target()
    if is_path(output):
        return Target(folder=parse_folder(output))
    if is_shipped(output):
        raise UsageError(
            f"The framework '{one_line(output)}' comes with pmcareer, and would be hidden by yours.",
            f"Choose another name, such as: --output my-{one_line(output)}",
        )
    return Target(name=parse_id(output))


def check_free(target: Target, title: str, wishes: Wishes, *, force: bool) -> None:
    """Raise what writing a ladder of this title would raise, so that nobody answers questions in vain."""
    id = _choose_id(choose_id(wishes.title or title, wishes.id), keep=bool(wishes.id))
    check_target(target.find_folder(id), force=force)


def save_ladder(imported: Imported, target: Target, wishes: Wishes, *, write: bool, force: bool) -> Saved:
    """Format the files, check that they read back as the same framework, and write them if `write`.

    With `force` a framework that is there is kept in a hidden folder beside the new one.
    """
    keep = bool(wishes.id or target.name or target.folder)
    id = _choose_id(imported.framework.id, keep=keep)
    framework = msgspec.structs.replace(imported.framework, id=id)
    files = format_files(framework, imported.remarks)
    check_round_trip(files, framework)
    if not write:
        return Saved(framework)
    folder = target.find_folder(id)
    return Saved(framework, folder, write_folder(files, folder, force=force))


def _choose_id(id: str, *, keep: bool) -> str:
    """Put `my-` before the id of a shipped framework, unless the person asked for this id or place."""
    return f"my-{id}" if not keep and is_shipped(id) else id
