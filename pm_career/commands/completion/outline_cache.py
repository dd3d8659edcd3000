"""Cache the outline of the commands: loading all commands takes three times as long as all the rest of a TAB.

The cache is valid for exactly the present files of `commands/`. If it is missing, stale, damaged or cannot be written,
the outline is built anew without an error.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from pm_career import __version__
from pm_career.commands.completion.outline import Node, build_outline
from pm_career.files import read_checked, write_checked
from pm_career.paths import cache_directory


class _Cached(msgspec.Struct, array_like=True):
    key: str  # the state of the files it was built from
    root: Node


def load_outline(context: Any) -> Node:
    """Return the outline below the root context: from the cache, or built and written to the cache."""
    key = _make_key()
    place = cache_directory() / "commands.json"
    body = read_checked(place)
    if body is not None:
        with suppress(msgspec.DecodeError):
            cached = msgspec.json.decode(body, type=_Cached)
            if cached.key == key:
                return cached.root
    root = build_outline(context.command, context)
    write_checked(place, msgspec.json.encode(_Cached(key, root)))
    return root


def _make_key() -> str:
    package = Path(__file__).parents[2]
    return "\n".join(
        (__version__, str(package), _describe_file(package / "cli.py"), *_describe_files(package / "commands"))
    )


def _describe_files(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.name.endswith(".py"):
                yield _describe_file(Path(entry.path))
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _describe_files(Path(entry.path))


def _describe_file(file: Path) -> str:
    state = file.stat()
    return f"{file.name} {state.st_size} {state.st_mtime_ns}"
