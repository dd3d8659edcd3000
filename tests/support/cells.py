"""How many cells of a terminal a text takes, by Unicode's own tables: the measure to hold the program's against."""

from __future__ import annotations

import re
import unicodedata

_SGR = re.compile(r"\x1b\[[0-9;]*m")
OWN_CODES = {"0", "1", "1;4", "2", "36", "1;36", "32", "33", "1;31", "35"}
"""What the program itself ever asks of a terminal: bold, underlined, dim, and colours of the terminal's own palette."""
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def bare(text: str) -> str:
    """`text` without the program's own colours."""
    return _SGR.sub("", text)


def codes(text: str) -> set[str]:
    """The codes of all colours and styles in `text`."""
    return set(re.findall(r"\x1b\[([0-9;]*)m", text))


def cells(text: str) -> int:
    """Cells of one line: a wide character takes two, a mark none, an emoji sequence as much as its first."""
    total = 0
    joined = narrow = False
    for character in text:
        if joined or character == "\u200d":
            joined = character == "\u200d"
        elif character == "\ufe0f":  # the character before it as an emoji
            total += narrow
        elif unicodedata.category(character) not in ("Mn", "Me", "Cf") and character not in _SKIN_TONES:
            narrow = unicodedata.east_asian_width(character) not in "WF"
            total += 1 if narrow else 2
    return total
