"""Every framework that can be named: shipped, the user's own, and the one in use wherever it lies; broken ones too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from pm_career.errors import FrameworkError, PmCareerError, UsageError
from pm_career.frameworks.files import manifest_in
from pm_career.frameworks.in_use import in_use
from pm_career.frameworks.locate import DEFAULT, is_path, locate, shipped_directory
from pm_career.frameworks.open import open_framework
from pm_career.paths import in_use_file, user_frameworks_directory

Where = Literal["own", "shipped", "path"]


class Known(msgspec.Struct, frozen=True):
    """A framework as a list shows it. `name` is what one types for it; one that has a `problem` cannot be used.

    `hidden` is a shipped one whose name the user's own folder has too: the name finds that one.
    """

    name: str
    where: Where
    folder: Path
    in_use: bool
    id: str = ""
    title: str = ""
    version: str = ""
    levels: int = 0
    skills: int = 0
    hidden: bool = False
    problem: str = ""


def inventory(asked: str | None) -> list[Known]:
    """All there are, the user's own first, each by name. `asked` is what the environment names, if anything."""
    chosen, fault = _chosen(asked)
    taken = _real(_located(chosen)) if chosen else None
    rows = list(_in_folders(taken))
    if chosen and not any(row.in_use for row in rows):
        rows.insert(0, _beside(chosen))
    elif fault:
        rows.insert(0, Known("?", "path", in_use_file(), in_use=True, problem=fault))
    return rows


def in_use_by(folder: Path, asked: str | None) -> str:
    """Why the framework in a folder is the one that commands take; empty where it is not."""
    try:
        if _real(locate(asked)) != _real(folder):
            return ""
        chosen = in_use()
    except UsageError:
        return ""
    if asked:
        return "the environment names it"
    return "chosen with framework use" if chosen else "no other was chosen"


def _chosen(asked: str | None) -> tuple[str, str]:
    """What is in use, and why that cannot be known."""
    if asked:
        return asked, ""
    try:
        return in_use() or DEFAULT, ""
    except UsageError as error:
        return "", error.message


def _in_folders(taken: str | None) -> Iterator[Known]:
    seen: set[str] = set()
    places: tuple[tuple[Where, Path], ...] = (("own", user_frameworks_directory()), ("shipped", shipped_directory()))
    for where, directory in places:
        for name in _names(directory):
            folder = directory / name
            yield _known(name, where, folder, in_use=_real(folder) == taken, hidden=name in seen)
            seen.add(name)


def _beside(chosen: str) -> Known:
    """The one in use, which lies elsewhere, or nowhere any more."""
    folder = _located(chosen)
    if folder is None or manifest_in(folder) is None:
        return Known(chosen, "path", folder or Path(chosen), in_use=True, problem="It is not there any more.")
    return _known(str(folder), "path", folder, in_use=True, hidden=False)


def _known(name: str, where: Where, folder: Path, *, in_use: bool, hidden: bool) -> Known:
    known = Known(name, where, folder, in_use, hidden=hidden)
    try:
        framework = open_framework(str(folder))
    except PmCareerError as error:
        return msgspec.structs.replace(known, problem=_told(error))
    return msgspec.structs.replace(
        known,
        id=framework.id,
        title=framework.title,
        version=framework.version,
        levels=len(framework.levels),
        skills=len(framework.skills),
    )


def _told(error: PmCareerError) -> str:
    """How much is wrong, and the first of it at its place."""
    faults = getattr(error, "faults", ())
    if not isinstance(error, FrameworkError) or not faults:
        return error.message
    first = f"{faults[0].place}: {faults[0].message}"
    return first if len(faults) == 1 else f"{len(faults)} problems, the first: {first}"


def _located(chosen: str) -> Path | None:
    try:
        return locate(chosen)
    except UsageError:
        return Path(chosen) if is_path(chosen) else None


def _names(directory: Path) -> list[str]:
    try:
        return sorted(
            each.name for each in directory.iterdir() if not each.name.startswith(".") and manifest_in(each) is not None
        )
    except OSError:
        return []


def _real(folder: Path | None) -> str:
    return os.path.realpath(folder) if folder is not None else ""
