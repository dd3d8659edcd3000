"""Where the text of evidence comes from when nobody is asked: the command line or stdin."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pm_career.commands import streams
from pm_career.commands.prompts import can_ask, require_terminal
from pm_career.errors import UsageError

_MOST = 100_000
"""Characters read from stdin: more than can be kept, so that it is refused and not cut."""


def text_given(words: Sequence[str] | None) -> str | None:
    """What was said to have happened: the words of the call, or stdin for '-' and for a pipe; None: ask for it."""
    if words and list(words) != ["-"]:
        return must_say(" ".join(words))
    if words:
        if streams.is_terminal(sys.stdin):
            streams.tell("Write what happened. Ctrl-D on a line of its own ends it.")
        return must_say(_all_of_stdin())
    if can_ask():
        return None
    if streams.is_terminal(sys.stdin):
        require_terminal("It was not said what happened.", "it in quotes, or - to write it here")
    return must_say(_all_of_stdin())


def must_say(text: str) -> str:
    """A text that says something, without the white space around it."""
    said = text.strip()
    if not said:
        raise UsageError(
            "It was not said what happened.", "Such as: pmcareer evidence add 'Cut the release to one form'"
        )
    return said


def _all_of_stdin() -> str:
    if sys.stdin is None:  # how Python starts where descriptor 0 is closed
        return ""
    try:
        return sys.stdin.read(_MOST).replace("\r\n", "\n").removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UsageError("What stdin holds is not text in this terminal's encoding.", "Give it as UTF-8.") from None
