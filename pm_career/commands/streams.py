"""stdout and stderr as they really are: any encoding, closed readers, full disks, terminals of any width."""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import sys
from typing import IO, TextIO

_ERRORS = "pmcareer.nearest"
_NEAREST = {
    "→": ">", "•": "*", "·": "-", "─": "-", "│": "|", "├": "+", "└": "`", "━": "-", "✓": "+", "…": "...",
    "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ",
}  # fmt: skip


class AnswerNotWritten(Exception):
    """stdout took no more: the reader left (`reason` empty) or the system said no."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


def prepare() -> None:
    """Make both streams take any text: what their encoding lacks is written as its nearest ASCII character."""
    codecs.register_error(_ERRORS, _nearest)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_ERRORS)


def write(text: str) -> None:
    """Write to stdout and flush; AnswerNotWritten where that fails."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise AnswerNotWritten from error
    except OSError as error:
        if error.errno in (errno.EPIPE, errno.EINVAL):
            raise AnswerNotWritten from error
        raise AnswerNotWritten(error.strerror or "unknown error") from error


def flush() -> None:
    """Flush stdout, for what others wrote (help); AnswerNotWritten where that fails."""
    write("")


def tell(text: str) -> None:
    """Write a line to stderr; a stderr that takes nothing is not worth failing for."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def silence(stream: IO[str]) -> None:
    """Point a stream at nothing, so that Python's own flush at the end stays quiet."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
    except (OSError, ValueError):
        return


def is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at the stream."""
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def width() -> int:
    """Columns of the terminal; COLUMNS overrides it unless it is no positive number."""
    return shutil.get_terminal_size().columns


def spells_everything(stream: TextIO) -> bool:
    """Whether the stream's encoding has every character."""
    return (stream.encoding or "").lower().replace("-", "").replace("_", "").startswith("utf")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_NEAREST.get(char, "?") for char in error.object[error.start : error.end]), error.end
