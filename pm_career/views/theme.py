"""Every colour and mark of the program. Nothing is said by colour alone: each tone has its words beside it.

The one colour is the terminal's own cyan, for marks and bold headings only: on some light backgrounds it is too pale
for text that is read. All text that is read has the terminal's own foreground, or a dim one where it stands aside.
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

TONES: Final = {"normal": "", "strong": "bold", "muted": "dim", "focus": ""}

BULLET: Final = "•"
GUIDES: Final = ("├─ ", "│  ")
GUIDES_LAST: Final = ("└─ ", "   ")
SEPARATOR: Final = " · "
SIDE_BY_SIDE: Final = 96
"""Columns that two texts side by side need; below it they stand under one another."""
PROSE_WIDTH: Final = 100
"""Prose is not set wider than this: longer lines are hard to read."""
GRID_WIDTH: Final = 140
"""Nor is a table, whose cells hold prose."""
