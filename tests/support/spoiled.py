"""Data files spoiled in every way that is known, each with what the refusal must say."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from pm_career.store import schema


def another_programs(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE evidence (number INTEGER)")
    other.close()


def from_the_future(path: Path) -> None:
    with sqlite3.connect(path) as ours:
        ours.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    ours.close()


def cut(path: Path, size: int) -> None:
    os.truncate(path, size if size > 0 else path.stat().st_size + size)


def overwritten(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(content)


SPOILED: dict[str, tuple[Callable[[Path], object], str]] = {
    "0 bytes": (lambda path: path.write_bytes(b""), "is empty (0 bytes)"),
    "1 byte": (lambda path: path.write_bytes(b"S"), "damaged"),
    "cut in the header": (lambda path: cut(path, 60), "damaged"),
    "cut after the header": (lambda path: cut(path, 512), "damaged"),
    "cut after a page": (lambda path: cut(path, 4096), "damaged"),
    "cut in the middle": (lambda path: cut(path, 50_000), "damaged"),
    "cut by one page": (lambda path: cut(path, -4096), "damaged"),
    "cut by one byte": (lambda path: cut(path, -1), "cut short"),
    "garbage": (lambda path: path.write_bytes(bytes(range(256)) * 200), "damaged or is not one of pmcareer's"),
    "zeros": (lambda path: path.write_bytes(b"\0" * 8192), "damaged or is not one of pmcareer's"),
    "a text": (lambda path: path.write_text("Dear diary\n" * 400), "damaged or is not one of pmcareer's"),
    "another program's": (another_programs, "another program's"),
    "a broken header": (lambda path: overwritten(path, 16, b"\x00\x07"), "damaged"),
    "a broken schema page": (lambda path: overwritten(path, 100, b"\xff" * 300), "damaged"),
    "newer": (from_the_future, "from a newer pmcareer"),
}
