"""Split a typed line into words as a shell does; no shell ever sees it. Complete names of files in it."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from pm_career.errors import UsageError

PROGRAM = "pmcareer"
_MAX_FILES = 50


def split_line(line: str) -> list[str]:
    """The words of a command line, without the program's own name before them.

    Raises UsageError for an open quotation mark, and for characters that no command can be given.
    """
    try:
        words = shlex.split(line)
    except ValueError:
        raise UsageError(
            "A quotation mark is not closed, or the line ends with a backslash.",
            'An apostrophe goes between double quotes, such as: "didn\'t"',
        ) from None
    if any("\0" in word or not _is_text(word) for word in words):
        raise UsageError("The line has a character that a command cannot take.", "Type it without.")
    if words[:1] == [PROGRAM]:
        words = words[1:]
    return [os.path.expanduser(word) if word == "~" or word.startswith("~/") else word for word in words]  # noqa: PTH111


def split_unfinished(line: str) -> tuple[list[str], str, int]:
    """The words before the last one, the last one as far as it is typed, and where in the line it begins."""
    start, quote, escaped, inside = len(line), "", False, False
    for place, char in enumerate(line):
        if not inside and not char.isspace():
            start, inside = place, True
        if escaped:
            escaped = False
        elif char == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char.isspace():
            inside = False
            start = len(line)
    before = shlex.split(line[:start])
    if before[:1] == [PROGRAM]:
        before = before[1:]
    return before, line[start:].replace("\\", "").strip("'\""), start


def complete_files(stem: str) -> list[str]:
    """The files and folders whose path begins with `stem`, quoted as words of a line; hidden ones only after a dot."""
    head, tail = os.path.split(stem)
    try:
        folder = Path(head or ".").expanduser()
        found = sorted(os.scandir(folder), key=lambda each: each.name)
    except (OSError, RuntimeError, ValueError):
        return []
    names = [
        each.name + ("/" if each.is_dir() else "")
        for each in found
        if each.name.startswith(tail) and each.name.isprintable() and (tail or not each.name.startswith("."))
    ]
    lead = f"{head.rstrip('/')}/" if head else ""
    return [_quote(f"{lead}{name}") for name in names[:_MAX_FILES]]


def _quote(path: str) -> str:
    """A path as it is typed; a tilde at its beginning stays outside of the quotes."""
    if path.startswith("~/"):
        return f"~/{shlex.quote(path[2:])}" if path[2:] else path
    return shlex.quote(path)


def _is_text(word: str) -> bool:
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
