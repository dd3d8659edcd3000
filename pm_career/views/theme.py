"""Every colour and mark of the program. Nothing is said by colour alone: each tone has its words beside it."""

from __future__ import annotations

from typing import Final

TITLE: Final = "bold"
TITLE_ASIDE: Final = "dim"
SECTION: Final = "bold cyan"
ENTRY: Final = "bold"
LABEL: Final = "dim"
COMMAND: Final = "bold"
GUIDE: Final = "dim"

TONES: Final = {"normal": "", "strong": "bold", "muted": "dim", "focus": "cyan"}

BULLET: Final = "•"
RULE: Final = "─"
SEPARATOR: Final = " · "
SIDE_BY_SIDE: Final = 96
"""Columns that two texts side by side need; below it they stand under one another."""
PROSE_WIDTH: Final = 100
"""Prose is not set wider than this: longer lines are hard to read."""
