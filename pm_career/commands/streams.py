"""stdout and stderr as they really are: any encoding, closed readers, full disks, terminals of any width."""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from pm_career.errors import PmCareerError

_ERRORS = "pmcareer.nearest"
_NEAREST = {
    "→": ">", "←": "<", "•": "*", "·": "-", "─": "-", "│": "|", "├": "+", "└": "`", "━": "-", "✓": "+", "…": "...",
    "‐": "-", "‑": "-", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ",
    "⇄": "<>",
}  # fmt: skip
_WIDEST = 1000
"""No screen is wider: a COLUMNS of a million must not make lines of a million characters."""


class AnswerNotWritten(PmCareerError):
    """The system took no more of the answer: the disk is full, stdout is closed."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The answer could not be written: {reason}.")


class ReaderLeft(Exception):
    """Whoever reads stdout had enough, such as `head`: nothing went wrong."""


def prepare() -> None:
    """Make both streams take any text: what their encoding lacks is written as its nearest character."""
    codecs.register_error(_ERRORS, _nearest)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_ERRORS)


def write(text: str) -> None:
    """Write to stdout and flush; AnswerNotWritten where that fails, ReaderLeft where nobody reads any more."""
    with _convert_errors():
        sys.stdout.write(text)
        sys.stdout.flush()


def write_bytes(content: bytes) -> None:
    """As `write`, for what is a file and not text in the stream's encoding."""
    with _convert_errors():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


@contextmanager
def _convert_errors() -> Iterator[None]:
    try:
        if sys.stdout is None:  # how Python starts where descriptor 1 is closed
            raise AnswerNotWritten("stdout is closed")
        yield
    except OSError as error:
        silence(sys.stdout)
        if error.errno == errno.EPIPE or (sys.platform == "win32" and error.errno == errno.EINVAL):
            raise ReaderLeft from error
        raise AnswerNotWritten(error.strerror or "unknown error") from error


def tell(text: str) -> None:
    """Write a line to stderr; a stderr that takes nothing is not worth failing for."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Point a stream at nothing, so that Python's own flush at the end stays quiet."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
    except (OSError, ValueError):
        return


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person looks at the stream."""
    return stream is not None and not stream.closed and stream.isatty()


def width() -> int:
    """Columns of the terminal; COLUMNS overrides it unless it is no positive number."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def encodes_everything(stream: TextIO | None) -> bool:
    """Whether the stream's encoding has every character."""
    return codecs.lookup(_encoding(stream)).name.startswith("utf")


def replace_unencodable(text: str, stream: TextIO | None) -> str:
    """`text` as the stream will show it: done before a layout, so that what is aligned stays aligned."""
    encoding = _encoding(stream)
    return text.encode(encoding, _ERRORS).decode(encoding)


def encode(text: str, stream: TextIO | None) -> bytes:
    """`text` as the stream would write it."""
    return text.encode(_encoding(stream), _ERRORS)


def _encoding(stream: TextIO | None) -> str:
    return (stream.encoding if stream is not None else "") or "ascii"


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Our own signs as ASCII, an accented letter as its letter, a mark as nothing, anything else as '?'."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from unicodedata import combining, normalize  # only for streams that lack characters

    def nearest(char: str) -> str:
        if char in _NEAREST:
            return _NEAREST[char]
        if combining(char) or char in "\u200c\u200d\ufe0e\ufe0f":
            return ""
        base = normalize("NFD", char)[0]
        return base if base.isascii() else "?"

    return "".join(nearest(char) for char in error.object[error.start : error.end]), error.end
