"""`pmcareer framework map FROM TO`: how notes made on one ladder are read on another, as a file to edit."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from pm_career.commands import streams
from pm_career.domain.text import escape_hidden, one_line
from pm_career.frameworks.open import open_framework


def command(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The ladder that your notes were made on.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The ladder to look at them on.")],
    output: Annotated[
        str | None, typer.Option("--output", metavar="FILE", help="The file to write; to stdout, unless said.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Relate two ladders: which skill, level and step of one is which of the other, each guess with its reason.

    With the file, next, me and compare show what you rated on FROM as it stands on TO: --framework TO --map FILE.
    """
    from pm_career.advice.map_proposal import propose_map
    from pm_career.frameworks.map_file import format_map

    draft = propose_map(open_framework(source), open_framework(target))
    text = format_map(draft)
    file = "FILE" if output in (None, "-") else one_line(output)
    if output in (None, "-"):
        streams.write(escape_hidden(text))
    else:
        from pm_career.files import write_document

        assert output is not None
        write_document(Path(output), text.encode(), force=force)
        streams.tell(f"The map from {draft.source.id} to {draft.target.id} is in {shlex.quote(file)}.")
    guesses = draft.guesses
    look = f"{guesses} lines say guess: look at them" if guesses > 1 else "One line says guess: look at it"
    streams.tell(f"{look}." if guesses else "Nothing in it is a guess.")
    streams.tell(f"Then: pmcareer me --framework {shlex.quote(one_line(target))} --map {shlex.quote(file)}")
