"""What was read once, kept decoded: a framework opens from JSON many times faster than from its YAML.

An entry holds for exactly the files that it was read from (path, size, times of change of each) and for this version
of the program. One that is missing, stale, damaged or cannot be written is silently as good as none. Its first line
has the checksum and the size of its outline; the pieces that lie behind that are read as they are needed.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from pm_career import __version__
from pm_career.domain.framework import Framework
from pm_career.files import READ_WITHOUT_WAITING, write_whole
from pm_career.frameworks.columns import laid_out
from pm_career.frameworks.files import SourceFile
from pm_career.frameworks.kept import Pieces, assembled
from pm_career.paths import cache_directory


def key_of(folder: Path, sources: Sequence[SourceFile]) -> str:
    """What an entry must agree with: the program's version, the folder, and each file as it is now."""
    parts = [__version__, ascii(os.path.realpath(folder))]  # a path may hold bytes that are no text
    for source in sources:
        try:
            state = source.path.stat()
        except OSError:
            return ""
        # The second time cannot be set: whoever copies a file over another with its date and size is noticed by it.
        parts.append(f"{source.name} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}")
    return "\n".join(parts)


def load(key: str, otherwise: Callable[[], Framework]) -> Framework | None:
    """The framework kept under `key`, or None. `otherwise` reads it from its files, should a piece be damaged."""
    if not key:
        return None
    try:
        descriptor = os.open(_place(key), READ_WITHOUT_WAITING)
    except OSError:
        return None
    pieces = Pieces(descriptor, otherwise)
    outline = pieces.outline()
    if outline is None or outline.key != key:
        return None
    return assembled(outline, pieces)


def keep(key: str, framework: Framework) -> None:
    """Keep a framework under `key`, whole or not at all."""
    if key:
        write_whole(_place(key), laid_out(key, framework))


def _place(key: str) -> Path:
    """One file per folder, so that an entry that went stale is replaced and not left behind."""
    folder = "\n".join(key.split("\n")[1:2])
    return cache_directory() / f"framework-{zlib.crc32(folder.encode('utf-8', 'surrogateescape')):08x}.json"
