"""`pmcareer completion SHELL`: what a shell needs to complete words, and what it asks on TAB."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from pm_career.commands import streams
from pm_career.errors import PmCareerError

EXAMPLES = (
    ("pmcareer completion bash", "once in ~/.bashrc: source <(pmcareer completion bash)"),
    ("pmcareer completion zsh", "once in ~/.zshrc, after compinit: source <(pmcareer completion zsh)"),
    ("pmcareer completion fish", "once: pmcareer completion fish > ~/.config/fish/completions/pmcareer.fish"),
    ("pmcareer completion bash -- level s", "what a script asks: each word that fits, and its help after a TAB"),
)


class Shell(StrEnum):
    """The shells there is a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def command(
    context: typer.Context,
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS...", help="Words after 'pmcareer', to see what the last of them could become."),
    ] = None,
) -> None:
    """Print a script that completes commands, options, levels, skills, frameworks, people and ids on TAB.

    The examples say how each shell gets it. What cannot be read is not offered, without a word.
    """
    if words is None:
        streams.write(Path(__file__).with_name(f"pmcareer.{shell}").read_text(encoding="utf-8"))
        return
    streams.write("".join(f"{line}\n" for line in _offered(context.find_root(), words, shell)))


def _offered(root: Any, words: list[str], shell: Shell) -> list[str]:
    """The lines for a script; none where whatever is needed for them is missing or broken."""
    from pm_career.commands.completion.candidates import lines
    from pm_career.commands.completion.cursor import cursor_in, unquoted
    from pm_career.commands.completion.kept import outline_of

    try:
        typed, cut = unquoted(words, splits=shell is Shell.BASH)
        return lines(cursor_in(outline_of(root), typed), cut)
    except (PmCareerError, OSError):
        return []
