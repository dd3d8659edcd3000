"""`pmcareer completion SHELL`: print the script for a shell, or the candidates that the script asks for on TAB."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from pm_career.commands import streams

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
    """Print a script that completes commands, options, levels, skills, frameworks, people, ids and files on TAB.

    The examples show how to load it. Data that cannot be read is left out, without an error.
    """
    if words is None:
        streams.write(Path(__file__).with_name(f"pmcareer.{shell}").read_text(encoding="utf-8"))
        return
    streams.write("".join(f"{line}\n" for line in _list_lines(context.find_root().command, words, shell)))


def _list_lines(program: Any, words: list[str], shell: Shell) -> Iterator[str]:
    """Yield the lines for a script: each word that fits and, after a TAB, its help; `FILES` for names of files."""
    from pm_career.commands.completion.candidates import list_candidates
    from pm_career.commands.completion.values import FILES

    cut = ""
    if shell is Shell.BASH:
        words = _join_words(words)
        cut = words[-1][: words[-1].rfind("=") + 1]
    for value, text in list_candidates(program, [*words[:-1], words[-1].lstrip("'\"")]):
        yield FILES if text == FILES else f"{value.removeprefix(cut)}\t{text}"


def _join_words(words: list[str]) -> list[str]:
    """Return the words as the program would get them: bash splits them at '=', and passes them with their quotes."""
    from typer._click.shell_completion import split_arg_string  # unlike shlex.split, it takes an open quote

    joined: list[str] = []
    after_equals = False
    for word in words:
        if joined and joined[-1] and (after_equals or word == "="):
            joined[-1] += word
        else:
            joined.append(word)
        after_equals = word == "="
    return ["".join(split_arg_string(word)) for word in joined]
