"""`pmcareer completion SHELL`: print the script for a shell, or the candidates that the script asks for on TAB."""

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
    ("pmcareer completion bash -- level s", "what the script runs: each word that fits and, after a TAB, its help"),
)


class Shell(StrEnum):
    """The shells that have a script."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def command(
    context: typer.Context,
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS...", help="Words after 'pmcareer'; prints what the last of them could become."),
    ] = None,
) -> None:
    """Print a script that completes commands, options, levels, skills, frameworks, people and ids on TAB.

    The examples show how to load it. Data that cannot be read is left out, without an error.
    """
    if words is None:
        streams.write(Path(__file__).with_name(f"pmcareer.{shell}").read_text(encoding="utf-8"))
        return
    streams.write("".join(f"{line}\n" for line in _list_candidates(context.find_root(), words, shell)))


def _list_candidates(root: Any, words: list[str], shell: Shell) -> list[str]:
    """Return the lines for a script; none if the data they need is missing or broken."""
    from pm_career.commands.completion.candidates import format_candidates
    from pm_career.commands.completion.cursor import find_cursor, unquote
    from pm_career.commands.completion.outline import load_outline

    try:
        typed, cut = unquote(words, splits=shell is Shell.BASH)
        return format_candidates(find_cursor(load_outline(root), typed), cut)
    except (PmCareerError, OSError):
        return []
