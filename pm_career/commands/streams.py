"""Write to stdout and stderr safely: any encoding, readers that close, full disks, terminals of any width."""

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
    "⇄": "<>", "●": "#", "○": "o", "▲": "^", "▼": "v", "≠": "!=", "×": "x",
}  # fmt: skip
_WIDEST = 1000
"""The greatest width in columns, so that COLUMNS=1000000 does not make lines of a million characters."""


class AnswerNotWritten(PmCareerError):
    """stdout could not be written, as the disk is full or stdout is closed."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The answer could not be written: {reason}.")


class ReaderLeft(Exception):
    """The reader of stdout, such as `head`, has closed it. This is no error."""


def prepare() -> None:
    """Set both streams to replace characters that their encoding lacks by similar ones."""
    codecs.register_error(_ERRORS, _replace_by_nearest)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_ERRORS)


def write(text: str) -> None:
    """Write to stdout and flush. Raises AnswerNotWritten if that fails, ReaderLeft if the reader has closed it."""
    with _convert_errors():
        sys.stdout.write(text)
        sys.stdout.flush()


def write_bytes(content: bytes) -> None:
    """Write bytes to stdout as they are and flush. Raises the same errors as `write`."""
    with _convert_errors():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


@contextmanager
def _convert_errors() -> Iterator[None]:
    """Turn errors of writing to stdout into AnswerNotWritten or ReaderLeft."""
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
    """Write a line to stderr. Errors are ignored: a closed stderr is no reason to fail."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Redirect a stream to the null device, so that the flush at exit does not fail."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
    except (OSError, ValueError):
        return


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether the stream is open and a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def measure_width() -> int:
    """Return the width of the terminal in columns; COLUMNS overrides it if it is a positive number."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def encodes_everything(stream: TextIO | None) -> bool:
    """Return whether the stream's encoding has every character, as UTF-8 does."""
    return codecs.lookup(_find_encoding(stream)).name.startswith("utf")


def replace_unencodable(text: str, stream: TextIO | None) -> str:
    """Replace the characters that the stream's encoding lacks. Do it before layout, so that columns stay aligned."""
    encoding = _find_encoding(stream)
    return text.encode(encoding, _ERRORS).decode(encoding)


def encode(text: str, stream: TextIO | None) -> bytes:
    """Encode `text` as the stream would, with characters replaced that its encoding lacks."""
    return text.encode(_find_encoding(stream), _ERRORS)


def _find_encoding(stream: TextIO | None) -> str:
    return (stream.encoding if stream is not None else "") or "ascii"


def _replace_by_nearest(error: UnicodeError) -> tuple[str, int]:
    """Replace what cannot be encoded: our signs by ASCII, accented letters by plain ones, others by '?'."""
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
