"""The outline of the commands, kept: building all of them takes three times as long as all else on TAB.

It holds for exactly the files of `commands/` as they are now. One that is missing, stale, damaged or cannot be written
is silently as good as none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from pm_career import __version__
from pm_career.commands.completion.outline import Node, outline
from pm_career.files import read_checked, write_checked
from pm_career.paths import cache_directory


class _Kept(msgspec.Struct, array_like=True):
    key: str
    root: Node


def outline_of(context: Any) -> Node:
    """The outline below the context of `pmcareer` itself, kept for the next time."""
    key = _key()
    place = cache_directory() / "commands.json"
    body = read_checked(place)
    if body is not None:
        with suppress(msgspec.DecodeError):
            kept = msgspec.json.decode(body, type=_Kept)
            if kept.key == key:
                return kept.root
    root = outline(context.command, context)
    write_checked(place, msgspec.json.encode(_Kept(key, root)))
    return root


def _key() -> str:
    package = Path(__file__).parents[2]
    return "\n".join((__version__, str(package), _state(package / "cli.py"), *_states(package / "commands")))


def _states(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.name.endswith(".py"):
                yield _state(Path(entry.path))
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _states(Path(entry.path))


def _state(file: Path) -> str:
    state = file.stat()
    return f"{file.name} {state.st_size} {state.st_mtime_ns}"
