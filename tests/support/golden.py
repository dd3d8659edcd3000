"""Screens that must stay as they are: files to read and to argue about, written anew where that is asked for."""

from __future__ import annotations

import os
from pathlib import Path

WRITE = "WRITE_GOLDENS"
"""Set to 1, the tests write what they see in place of comparing it: look at the difference before you commit it."""


def assert_golden(path: Path, seen: str) -> None:
    """What was seen is what the file holds."""
    if os.environ.get(WRITE):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(seen, encoding="utf-8")
    assert seen == path.read_text(encoding="utf-8"), f"not as in {path}; {WRITE}=1 writes it anew"
