"""All colours and signs of the program. Colour is never the only sign: a sign or a word says the same.

The colours are names of the sixteen that every terminal has in a palette of its own, light or dark; none of the bright
ones, which are too pale on a light ground. One accent, cyan, is for headings, names to type and marks.
"""

from __future__ import annotations

from typing import Final

STYLES: Final = {
    "title": "bold",
    "section": "bold cyan",
    "entry": "bold",
    "name": "bold cyan",
    "label": "dim",
    "command": "bold",
    "find": "bold underline",
    "mark": "cyan",
    "bar": "none",
    "rule": "dim",
    "column": "dim",
    # tones of a page
    "normal": "none",
    "strong": "bold",
    "muted": "dim",
    "focus": "none",
    "met": "green",
    "to_go": "yellow",
    "owed": "bold red",
    "unknown": "dim",
    "differs": "magenta",
}
"""A Rich style for each part of a page, and for each tone of `domain/page.py`."""

STEP: Final = "●"
MISSING: Final = "○"
BEYOND: Final = "·"
BAR: Final = "│"
MET: Final = "✓"
LARGER: Final = "✓+"
TO_GO: Final = "▲"
OWED: Final = "▼"
DIFFERS: Final = "≠"
UNKNOWN: Final = "?"
OTHERS_WORD: Final = "“"
BULLET: Final = "•"
SEPARATOR: Final = " · "

MOST_SIGNS: Final = 10
"""Steps of a scale that a gauge has a sign for each of; a longer scale is shown by numbers."""
SIDE_BY_SIDE: Final = 96
"""The fewest columns in which two texts are side by side; with fewer they are one below the other."""
NARROW: Final = 50
"""With fewer columns names are above their texts, and trees are drawn closer."""
PROSE_WIDTH: Final = 100
"""Columns that prose has at most: longer lines are hard to read."""
GRID_WIDTH: Final = 140
"""Columns that a table has at most."""
