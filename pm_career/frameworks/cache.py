"""The cache: each framework that was read, as one file, and the versions that ratings were made on.

An entry holds for exactly the files that it was made from (name, size and both times of each), for their folder and for
this version of the program. One that is missing, stale or damaged, or cannot be read or written, counts as none.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from pm_career import __version__
from pm_career.domain.framework import Framework
from pm_career.files import make_private_folder, make_temporary_file, open_without_waiting
from pm_career.frameworks.source_files import SourceFile
from pm_career.paths import find_cache_directory


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


def write_checked(path: Path, body: bytes) -> None:
    """Write a cache file with a checksum and its size, for `read_checked`; make its folder. Failures are ignored.

    Not flushed: what a crash of the system leaves of it fails the checksum.
    """
    with suppress(OSError):
        make_private_folder(path.parent)
        with make_temporary_file(path) as temporary:
            temporary.write_bytes(b"%b %d\n%b" % (_compute_checksum(body), len(body), body))
            temporary.replace(path)


def read_checked(path: Path) -> bytes | None:
    """The body of a file that `write_checked` wrote; None if there is none, or it is damaged."""
    try:
        with open(path, "rb", opener=open_without_waiting) as stream:
            checksum, _, size = stream.readline(64).partition(b" ")
            if int(size) != os.fstat(stream.fileno()).st_size - stream.tell():
                return None  # without reading it: a damaged file may be of any size
            body = stream.read()
    except (OSError, ValueError):
        return None
    return body if checksum == _compute_checksum(body) else None


def _compute_checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)
