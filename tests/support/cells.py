"""How many cells of a terminal a text takes, by Unicode's own tables: the measure to hold the program's against."""

from __future__ import annotations

import re
import unicodedata

_SGR = re.compile(r"\x1b\[[0-9;]*m")


def bare(text: str) -> str:
    """`text` without the program's own colours."""
    return _SGR.sub("", text)


def cells(text: str) -> int:
    """Cells of one line: a wide character takes two, a mark none, an emoji sequence as much as its first."""
    total = 0
    joined = False
    for character in text:
        if joined or character == "\u200d":
            joined = character == "\u200d"
        elif not unicodedata.combining(character) and unicodedata.category(character) not in ("Mn", "Me", "Cf"):
            total += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return total
