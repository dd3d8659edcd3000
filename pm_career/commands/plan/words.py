"""Words that are given in the call, or on stdin for '-', so that they stay out of the history of the shell."""

from __future__ import annotations

import sys

from pm_career.commands import streams
from pm_career.errors import UsageError

_MOST = 100_000
"""Characters read from stdin: more than can be kept, so that it is refused and not cut."""


def given(said: str) -> str:
    """The words themselves; all of stdin for '-'."""
    if said != "-":
        return said.strip()
    if streams.is_terminal(sys.stdin):
        streams.tell("Write it here. Ctrl-D on a line of its own ends it.")
    try:
        return sys.stdin.read(_MOST).removeprefix("\ufeff").strip() if sys.stdin is not None else ""
    except UnicodeDecodeError:
        raise UsageError("What stdin holds is not text in this terminal's encoding.", "Give it as UTF-8.") from None


def must_say(said: str) -> str:
    """What a goal is, which cannot be left out."""
    words = said.strip()
    if not words:
        raise UsageError("It was not said what the goal is.", "Such as: Run two customer interviews")
    return words
