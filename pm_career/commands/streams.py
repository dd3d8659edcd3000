"""Write to stdout and stderr safely: any encoding, readers that close, full disks, terminals of any width."""

from __future__ import annotations

import codecs
import errno
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from pm_career.errors import PmCareerError

_ERRORS = "pmcareer.nearest"
_NEAREST = {
    "→": ">", "←": "<", "•": "*", "·": "-", "─": "-", "│": "|", "├": "+", "└": "`", "━": "-", "✓": "+", "…": "...",
    "‐": "-", "‑": "-", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ",
    "⇄": "<>", "−": "-", "●": "#", "○": "o", "▲": "^", "▼": "v", "≠": "!=", "×": "x",
    "▁": "_", "▂": ".", "▃": ":", "▄": "-", "▅": "=", "▆": "+", "▇": "*", "█": "#", "⤷": ">", "«": '"', "»": '"',
}  # fmt: skip
_WORD = re.compile(r"( *)([^ ]+)")
_BEFORE_REMARK = 3
"""Blanks between a command and a remark on it."""
_USUAL = 80
"""Columns of a terminal that does not say how wide it is."""
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
    """Write a message to stderr, wrapped between words if that is a terminal. Errors are ignored, as by `tell_raw`."""
    tell_raw(f"{wrap_for_stderr(text)}\n")


def tell_raw(text: str) -> None:
    """Write `text` to stderr as it is. Errors are ignored: a closed stderr is no reason to fail."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def wrap_for_stderr(text: str) -> str:
    """Break each line of `text` between words at the width of stderr; return it unchanged if that is no terminal.

    What follows a break is indented as its line is. A longer word, such as a path, stays whole, to be copied; a remark
    behind a command, three blanks from it, begins a line rather than be broken.
    """
    if not is_terminal(sys.stderr):
        return text
    width = measure_width(sys.stderr)
    shown = text if encodes_everything(sys.stderr) else replace_unencodable(text, sys.stderr)
    return "\n".join(_wrap_line(line, width) for line in shown.split("\n"))


def _wrap_line(line: str, width: int) -> str:
    if _measure(line) <= width:
        return line
    indent = line[: len(line) - len(line.lstrip(" "))]
    lines = [""]
    for found in _WORD.finditer(line):
        blanks, word = found.groups()
        kept = line[found.start() :] if len(blanks) >= _BEFORE_REMARK else found[0]
        if lines[-1].strip() and _measure(f"{lines[-1]}{kept}") > width:
            lines.append(f"{indent}{word}")
        else:
            lines[-1] += f"{blanks}{word}"
    return "\n".join(lines)


def _measure(text: str) -> int:
    """Return how many columns a terminal shows the text in."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # 20 ms, and most messages are ASCII

    return cell_len(text)


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


def measure_width(stream: TextIO | None = None) -> int:
    """Return the width of the terminal in columns: of stdout's, or of the one at `stream`.

    COLUMNS overrides it if it is a positive number.
    """
    width = shutil.get_terminal_size(fallback=(0, 0)).columns  # COLUMNS, else of stdout, else 0
    if not width and stream is not None:
        with suppress(OSError, ValueError):
            width = os.get_terminal_size(stream.fileno()).columns
    return min(width or _USUAL, _WIDEST)


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
