"""Read the text of a framework's file: UTF-8, and no character that acts on a terminal, hides or reorders text."""

from __future__ import annotations

import os
import re
import stat
from typing import NamedTuple

from pm_career.domain.text import has_hidden
from pm_career.files import open_without_waiting
from pm_career.frameworks.faults import Fault, make_excerpt, split_lines
from pm_career.frameworks.source_files import MAX_FILE_BYTES, SourceFile, make_file_fault, make_too_large

# Besides controls: NEL, LS and PS, which YAML 1.1 takes for line breaks that no editor shows (they could end a
# comment unseen), the byte order mark, and the two code points that are never characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_CALLED = {
    "\x00": "a NUL character",
    "\x1b": "an escape character",
    "\x85": "a hidden line break",
    "\u2028": "a hidden line break",
    "\u2029": "a hidden line break",
    "\ufeff": "a byte order mark inside the text",
}
# In a name nothing may be invisible. Joiners are needed inside emoji and in several scripts, never after Latin letters.
_UNSEEN = re.compile(
    "[\xad\u115f\u1160\u17b4\u17b5\u180e\u2061-\u2064\u206a-\u206f\u3164\uffa0\ufff9-\ufffb]"
    "|(?:^|[!-~\xa1-\u024f])[\u200c\u200d]"
)
_WIDE = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_text(source: SourceFile) -> str | Fault:
    """A file's text without a leading byte order mark, or the fault that keeps it from being read."""
    try:
        with open(source.path, "rb", opener=open_without_waiting) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return make_file_fault(source.path, "unreadable", "this is not a file")
            raw = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        return make_file_fault(source.path, "unreadable", f"cannot be read: {error.strerror}")
    if len(raw) > MAX_FILE_BYTES:  # it has grown since it was listed
        return make_too_large(source.path)
    return _decode(raw, source.name)


class Unfit(NamedTuple):
    """A character that has no place in a file: where it stands in the text, and what it is called."""

    at: int
    called: str


def find_unfit(text: str) -> Unfit | None:
    """The first character of `text` that no file may hold, written out or as an escape."""
    found = _UNFIT.search(text)
    if found is None:
        return None
    character = found.group()
    return Unfit(found.start(), _CALLED.get(character, f"the control character U+{ord(character):04X}"))


def hides_text(name: str) -> bool:
    """Whether a name hides or reorders text: bidi controls, zero-width characters, fillers."""
    return not name.isascii() and (has_hidden(name) or _UNSEEN.search(name) is not None)


def _decode(raw: bytes, name: str) -> str | Fault:
    wide = _detect_wide_encoding(raw)
    if wide:
        return Fault(name, 1, 1, "encoding", f"the file is {wide}", "Save it as UTF-8.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = len(raw[: error.start].decode("utf-8-sig"))
        message = f"the file is not UTF-8: it holds the byte {raw[error.start]:02X}"
        return _make_fault(name, raw.decode("utf-8-sig", "replace"), at, message, "Save it as UTF-8.")
    found = find_unfit(text)
    return (
        text if found is None else _make_fault(name, text, found.at, f"the file holds {found.called}", "Take it out.")
    )


def _detect_wide_encoding(raw: bytes) -> str:
    """'UTF-16' or 'UTF-32', by the byte order mark or, without one, by every second byte being zero."""
    for mark, called in _WIDE.items():
        if raw.startswith(mark):
            return called
    return "UTF-16" if b"\0\0\0\0" in (raw[0:8:2], raw[1:8:2]) else ""


def _make_fault(name: str, text: str, at: int, message: str, hint: str) -> Fault:
    before = split_lines(text[:at])
    line, column = len(before), len(before[-1]) + 1
    return Fault(name, line, column, "encoding", message, hint, make_excerpt(split_lines(text), line, column))
