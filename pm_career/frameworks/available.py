"""Every framework that can be named: shipped, the user's own, and the one in use wherever it lies; broken ones too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from pm_career.errors import FrameworkError, PmCareerError, UsageError
from pm_career.frameworks.in_use import read_choice
from pm_career.frameworks.locate import DEFAULT, find_shipped_directory, is_path, locate
from pm_career.frameworks.open import open_framework
from pm_career.frameworks.source_files import find_manifest
from pm_career.paths import in_use_file, user_frameworks_directory

Where = Literal["own", "shipped", "path"]


class FrameworkEntry(msgspec.Struct, frozen=True):
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


def list_frameworks(asked: str | None) -> list[FrameworkEntry]:
    """All there are, the user's own first, each by name. `asked` is what the environment names, if anything."""
    chosen, fault = _read_choice(asked)
    taken = _real_path(_locate_or_none(chosen)) if chosen else None
    rows = list(_list_folders(taken))
    if chosen and not any(row.in_use for row in rows):
        rows.insert(0, _make_entry_elsewhere(chosen))
    elif fault:
        rows.insert(0, FrameworkEntry("?", "path", in_use_file(), in_use=True, problem=fault))
    return rows


def explain_in_use(folder: Path, asked: str | None) -> str:
    """Why the framework in a folder is the one that commands take; empty where it is not."""
    try:
        if _real_path(locate(asked)) != _real_path(folder):
            return ""
        chosen = read_choice()
    except UsageError:
        return ""
    if asked:
        return "the environment names it"
    return "chosen with framework use" if chosen else "no other was chosen"


def _read_choice(asked: str | None) -> tuple[str, str]:
    """What is in use, and why that cannot be known."""
    if asked:
        return asked, ""
    try:
        return read_choice() or DEFAULT, ""
    except UsageError as error:
        return "", error.message


def _list_folders(taken: str | None) -> Iterator[FrameworkEntry]:
    seen: set[str] = set()
    places: tuple[tuple[Where, Path], ...] = (
        ("own", user_frameworks_directory()),
        ("shipped", find_shipped_directory()),
    )
    for where, directory in places:
        for name in _list_names(directory):
            folder = directory / name
            yield _make_entry(name, where, folder, in_use=_real_path(folder) == taken, hidden=name in seen)
            seen.add(name)


def _make_entry_elsewhere(chosen: str) -> FrameworkEntry:
    """The one in use, which lies elsewhere, or nowhere any more."""
    folder = _locate_or_none(chosen)
    if folder is None or find_manifest(folder) is None:
        return FrameworkEntry(chosen, "path", folder or Path(chosen), in_use=True, problem="It is not there any more.")
    return _make_entry(str(folder), "path", folder, in_use=True, hidden=False)


def _make_entry(name: str, where: Where, folder: Path, *, in_use: bool, hidden: bool) -> FrameworkEntry:
    known = FrameworkEntry(name, where, folder, in_use, hidden=hidden)
    try:
        framework = open_framework(str(folder))
    except PmCareerError as error:
        return msgspec.structs.replace(known, problem=_summarize_faults(error))
    return msgspec.structs.replace(
        known,
        id=framework.id,
        title=framework.title,
        version=framework.version,
        levels=len(framework.levels),
        skills=len(framework.skills),
    )


def _summarize_faults(error: PmCareerError) -> str:
    """How much is wrong, and the first of it at its place."""
    faults = getattr(error, "faults", ())
    if not isinstance(error, FrameworkError) or not faults:
        return error.message
    first = f"{faults[0].place}: {faults[0].message}"
    return first if len(faults) == 1 else f"{len(faults)} problems, the first: {first}"


def _locate_or_none(chosen: str) -> Path | None:
    try:
        return locate(chosen)
    except UsageError:
        return Path(chosen) if is_path(chosen) else None


def _list_names(directory: Path) -> list[str]:
    try:
        return sorted(
            each.name
            for each in directory.iterdir()
            if not each.name.startswith(".") and find_manifest(each) is not None
        )
    except OSError:
        return []


def _real_path(folder: Path | None) -> str:
    return os.path.realpath(folder) if folder is not None else ""
