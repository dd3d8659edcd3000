"""The text of a framework's file: UTF-8 of bounded size, with nothing in it but text and line breaks."""

from __future__ import annotations

import os
import stat

from pm_career.frameworks.characters import lines_of, unfit
from pm_career.frameworks.faults import Fault, excerpt
from pm_career.frameworks.files import MAX_FILE_BYTES, SourceFile, file_fault, too_large

_WIDE = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def text_of(source: SourceFile) -> str | Fault:
    """A file's text without a leading byte order mark, or why it has none that can be read."""
    try:
        with open(source.path, "rb", opener=_without_waiting) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return file_fault(source.path, "unreadable", "this is not a file")
            raw = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        return file_fault(source.path, "unreadable", f"cannot be read: {error.strerror}")
    if len(raw) > MAX_FILE_BYTES:  # it grew since it was listed
        return too_large(source.path)
    return _decoded(raw, source.name)


def _decoded(raw: bytes, name: str) -> str | Fault:
    wide = _wide_encoding(raw)
    if wide:
        return Fault(name, 1, 1, "encoding", f"the file is {wide}", "Save it as UTF-8.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = len(raw[: error.start].decode("utf-8-sig"))
        message = f"the file is not UTF-8: it holds the byte {raw[error.start]:02X}"
        return _fault_at(name, raw.decode("utf-8-sig", "replace"), at, message, "Save it as UTF-8.")
    found = unfit(text)
    return text if found is None else _fault_at(name, text, found.at, f"the file holds {found.called}", "Take it out.")


def _wide_encoding(raw: bytes) -> str:
    """'UTF-16' or 'UTF-32', by the byte order mark or, without one, by every second byte being zero."""
    for mark, called in _WIDE.items():
        if raw.startswith(mark):
            return called
    return "UTF-16" if b"\0\0\0\0" in (raw[0:8:2], raw[1:8:2]) else ""


def _fault_at(name: str, text: str, at: int, message: str, hint: str) -> Fault:
    before = lines_of(text[:at])
    line, column = len(before), len(before[-1]) + 1
    return Fault(name, line, column, "encoding", message, hint, excerpt(lines_of(text)[line - 1], column))


def _without_waiting(path: str, flags: int) -> int:
    """Open as asked, but never wait for the other end of a pipe that took the file's place."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
