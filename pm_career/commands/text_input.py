"""Read texts from the call, or for '-' from stdin, so that they stay out of the shell's history."""

from __future__ import annotations

import sys

from pm_career.commands import streams
from pm_career.domain.text import unify_line_ends
from pm_career.errors import UsageError

MOST_CHARACTERS = 100_000
"""Characters read from stdin: more than can be stored, so that a longer text is refused and not cut."""
STDIN = "-"


def read_text(typed: str) -> str:
    """Return a typed text, stripped; for '-' read it from stdin, and print on a terminal how to end it."""
    if typed != STDIN:
        return typed.strip()
    if streams.is_terminal(sys.stdin):
        streams.tell("Write it here. Ctrl-D on a line of its own ends it.")
    return read_stdin().strip()


def read_stdin() -> str:
    """All of stdin, with plain line ends and no byte order mark; empty if it is closed."""
    if sys.stdin is None:  # how Python starts where descriptor 0 is closed
        return ""
    try:
        return unify_line_ends(sys.stdin.read(MOST_CHARACTERS)).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UsageError("What stdin holds is not text in this terminal's encoding.", "Give it as UTF-8.") from None
