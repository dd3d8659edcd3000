"""Ask for a sentence of the case on a terminal."""

from __future__ import annotations

from pm_career.commands.prompts import ask_to_change, require_terminal


def ask_sentence(question: str, present: str) -> str:
    """Ask for a sentence; Enter keeps the `present` one, '-' takes it out. Raises a UsageError without a terminal."""
    require_terminal("You wrote nothing.", "the text in quotes, or - for stdin")
    return ask_to_change(question, present, str, present)
