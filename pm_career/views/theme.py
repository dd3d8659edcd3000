"""All colours and marks of the program. Colour is never the only sign: words say the same.

The one colour is the terminal's own cyan, for marks and bold headings only: on some light backgrounds it is too pale
for running text. That has the terminal's own foreground, or a dim one for remarks.
"""

from __future__ import annotations

from typing import Final

TITLE: Final = "bold"
SECTION: Final = "bold cyan"
ENTRY: Final = "bold"
NAME: Final = "bold cyan"
LABEL: Final = "dim"
COMMAND: Final = "bold"
FIND: Final = "bold underline"
MARK: Final = "cyan"
GUIDE: Final = "dim"

TONES: Final = {
    "normal": "",
    "strong": "bold",
    "muted": "dim",
    "focus": "",
    "met": "green",
    "to_go": "yellow",
    "owed": "bold red",
    "unknown": "dim",
    "differs": "magenta",
}
STEP: Final = "●"
MISSING: Final = "○"
BEYOND: Final = "·"
MET: Final = "✓"
TO_GO: Final = "▲"
OWED: Final = "▼"
DIFFERS: Final = "≠"
UNKNOWN: Final = "?"

BULLET: Final = "•"
GUIDES: Final = ("├─ ", "│  ")
GUIDES_LAST: Final = ("└─ ", "   ")
SEPARATOR: Final = " · "
SIDE_BY_SIDE: Final = 96
"""The fewest columns in which two texts are side by side; with fewer they are one below the other."""
PROSE_WIDTH: Final = 100
"""Columns that prose has at most: longer lines are hard to read."""
GRID_WIDTH: Final = 140
"""Columns that a table has at most."""
