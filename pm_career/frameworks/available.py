"""List every framework that can be named: shipped, the user's own, the one in use elsewhere; broken ones too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from pm_career.errors import FrameworkError, PmCareerError, UsageError
from pm_career.frameworks.locate import DEFAULT, find_shipped_directory, is_path, list_names_in, locate, read_choice
from pm_career.frameworks.open import open_framework
from pm_career.frameworks.source_files import find_manifest
from pm_career.paths import find_in_use_file, find_user_frameworks_directory

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


def list_frameworks(from_environment: str | None) -> list[FrameworkEntry]:
    """All frameworks, the user's own first. `from_environment` is the one that a variable names, if any."""
    chosen, problem = _read_choice(from_environment)
    in_use = _resolve(_locate_or_none(chosen)) if chosen else None
    entries = list(_list_folders(in_use))
    if chosen and not any(entry.in_use for entry in entries):
        entries.insert(0, _make_entry_elsewhere(chosen))
    elif problem:
        entries.insert(0, FrameworkEntry("?", "path", find_in_use_file(), in_use=True, problem=problem))
    return entries


def explain_in_use(folder: Path, from_environment: str | None) -> str:
    """Why the framework in a folder is the one that commands take; empty if it is not."""
    try:
        if _resolve(locate(from_environment)) != _resolve(folder):
            return ""
        chosen = read_choice()
    except UsageError:
        return ""
    if from_environment:
        return "the environment names it"
    return "chosen with framework use" if chosen else "no other was chosen"


def _read_choice(from_environment: str | None) -> tuple[str, str]:
    """The name or path in use; where that cannot be known, an empty one and the reason."""
    if from_environment:
        return from_environment, ""
    try:
        return read_choice() or DEFAULT, ""
    except UsageError as error:
        return "", error.message


def _list_folders(in_use: str | None) -> Iterator[FrameworkEntry]:
    seen: set[str] = set()
    places: tuple[tuple[Where, Path], ...] = (
        ("own", find_user_frameworks_directory()),
        ("shipped", find_shipped_directory()),
    )
    for where, directory in places:
        for name in list_names_in(directory):
            folder = directory / name
            yield _make_entry(name, where, folder, in_use=_resolve(folder) == in_use, hidden=name in seen)
            seen.add(name)


def _make_entry_elsewhere(chosen: str) -> FrameworkEntry:
    """The entry of a framework in use that lies in neither folder, or is gone."""
    folder = _locate_or_none(chosen)
    if folder is None or find_manifest(folder) is None:
        return FrameworkEntry(chosen, "path", folder or Path(chosen), in_use=True, problem="It is not there any more.")
    return _make_entry(str(folder), "path", folder, in_use=True, hidden=False)


def _make_entry(name: str, where: Where, folder: Path, *, in_use: bool, hidden: bool) -> FrameworkEntry:
    entry = FrameworkEntry(name, where, folder, in_use, hidden=hidden)
    try:
        framework = open_framework(str(folder))
    except PmCareerError as error:
        return msgspec.structs.replace(entry, problem=_summarize_problem(error))
    return msgspec.structs.replace(
        entry,
        id=framework.id,
        title=framework.title,
        version=framework.version,
        levels=len(framework.levels),
        skills=len(framework.skills),
    )


def _summarize_problem(error: PmCareerError) -> str:
    """How much is wrong, and the first of it with its place."""
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


def _resolve(folder: Path | None) -> str:
    return os.path.realpath(folder) if folder is not None else ""
