"""A file of a cache: read as it was written, or not at all; written whole, or not at all."""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from pathlib import Path

from pm_career.private import make_private_folder

READ_WITHOUT_WAITING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""How a file of a cache is opened: should a pipe lie in its place, nobody waits for its other end."""


def whole(place: Path) -> bytes | None:
    """What was kept at `place`; None where nothing is, or where it is damaged."""
    try:
        with open(place, "rb", opener=lambda path, _: os.open(path, READ_WITHOUT_WAITING)) as stream:
            checksum, _, body = (stream.read() or b"").partition(b"\n")
    except OSError:
        return None
    return body if checksum == _checksum(body) else None


def keep_whole(place: Path, body: bytes) -> None:
    """Keep `body` at `place`, to be read by `whole`."""
    write_whole(place, _checksum(body) + b"\n" + body)


def write_whole(place: Path, content: bytes) -> None:
    """Write a file; where that cannot be, nothing is there and nothing is said."""
    half = place.with_suffix(f".{os.getpid()}")
    try:
        make_private_folder(place.parent)
        half.write_bytes(content)
        half.replace(place)
    except OSError:
        with suppress(OSError):
            half.unlink()


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)
