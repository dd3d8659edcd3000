"""Open a framework by name or path: from the cache, or from its files.

Decoding the one file of the cache is many times faster than parsing YAML. An entry of the cache holds for exactly the
files that it was made from (name, size and both times of each), for their folder and for this version of the program.
One that is missing, stale or damaged, or cannot be read or written, counts as none.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from pm_career import __version__
from pm_career.domain.framework import Framework
from pm_career.errors import FrameworkError
from pm_career.files import read_checked, write_checked
from pm_career.frameworks.locate import WAY_BACK, locate, read_choice
from pm_career.frameworks.source_files import SourceFile, list_files
from pm_career.paths import find_cache_directory


def open_framework(asked: str | None) -> Framework:
    """The framework of a name or at a path; for None the one in use.

    Writes the cache. Raises UsageError if there is no such framework, FrameworkProblems if it has faults.
    """
    folder = locate(asked)
    sources, faults = list_files(folder)
    key = "" if faults else make_cache_key(folder, sources)
    cached = load_cached(folder, key)
    if cached is not None:
        return cached
    try:
        framework = _read(folder)
    except FrameworkError as problems:
        if not asked and read_choice():
            problems.hint = f"{problems.hint} {WAY_BACK}"
        raise
    save_cached(folder, key, framework)
    return framework


def _read(folder: Path) -> Framework:
    from pm_career.frameworks.faults import FrameworkProblems
    from pm_career.frameworks.read import read_folder  # imports yaml: 15 ms

    reading = read_folder(folder)
    if reading.framework is None:
        raise FrameworkProblems(folder, reading.faults)
    return reading.framework


class _Entry(msgspec.Struct, frozen=True):
    key: str
    framework: Framework


def make_cache_key(folder: Path, sources: Sequence[SourceFile]) -> str:
    """What an entry must have been made from: program version, folder, and each file as it is now.

    Empty where a file cannot be looked at: then nothing is cached.
    """
    parts = [__version__, _resolve(folder)]
    for source in sources:
        try:
            state = source.path.stat()
        except OSError:
            return ""
        # The second time cannot be set: it tells of a file that was replaced by one of the same size and date.
        parts.append(f"{source.name} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}")
    return "\n".join(parts)


def load_cached(folder: Path, key: str) -> Framework | None:
    """The framework of `folder` that was saved under `key`; None if there is none."""
    body = read_checked(_find_cache_file(folder)) if key else None
    if body is None:
        return None
    try:
        entry = msgspec.msgpack.decode(body, type=_Entry)
    except msgspec.DecodeError:
        return None
    return entry.framework if entry.key == key else None


def save_cached(folder: Path, key: str, framework: Framework) -> None:
    """Write the framework of `folder` to the cache, in place of the entry before it. Fails silently."""
    if key:
        write_checked(_find_cache_file(folder), msgspec.msgpack.encode(_Entry(key, framework)))


def save_rated_version(framework: Framework) -> None:
    """Keep the text of a ladder that ratings are made on, so that a newer version can be compared with it later.

    The text that a version had first stays. Fails silently.
    """
    if load_rated_version(framework.id, framework.version) is None:
        write_checked(_find_version_file(framework.id, framework.version), msgspec.msgpack.encode(framework))


def load_rated_version(id: str, version: str) -> Framework | None:
    """The ladder as it was when ratings were made on this version; None where its text is not at hand."""
    body = read_checked(_find_version_file(id, version))
    if body is None:
        return None
    try:
        found = msgspec.msgpack.decode(body, type=Framework)
    except msgspec.DecodeError:
        return None
    return found if (found.id, found.version) == (id, version) else None


def _find_version_file(id: str, version: str) -> Path:
    return find_cache_directory() / f"rated-{zlib.crc32(f'{id} {version}'.encode()):08x}.msgpack"


def _find_cache_file(folder: Path) -> Path:
    """One file per folder, so that a stale entry is replaced and not left behind."""
    return find_cache_directory() / f"framework-{zlib.crc32(_resolve(folder).encode()):08x}.msgpack"


def _resolve(folder: Path) -> str:
    return ascii(os.path.realpath(folder))  # a path may hold bytes that are no text
