"""`pmcareer framework map FROM TO`: propose how notes made on one ladder are read on another, as a file to edit."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

from pm_career.commands import options, streams
from pm_career.commands import output as answers
from pm_career.commands.options import FileOption, FrameworkArgument
from pm_career.domain.ladder_map import Draft
from pm_career.domain.text import escape_hidden, one_line
from pm_career.frameworks.open import open_framework


def command(
    source: Annotated[str, FrameworkArgument(metavar="FROM", help="The ladder on which you made your notes.")],
    target: Annotated[str, FrameworkArgument(metavar="TO", help="The ladder on which to read them.")],
    output: Annotated[str | None, FileOption("--output", help="The file to write; stdout, unless given.")] = None,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Propose a map between two ladders: which skill, level and step of one is which of the other, and why.

    Check the lines that say guess: each says what it would be otherwise. Then --framework TO --map FILE lets next, me
    and compare read your notes on TO.
    """
    from pm_career.advice.map_proposal import propose_map
    from pm_career.frameworks.map_file import format_map

    draft = propose_map(open_framework(source), open_framework(target))
    to_file = output not in (None, "-")
    if to_file:
        from pm_career.files import write_document

        assert output is not None
        write_document(Path(output), format_map(draft).encode(), force=force)
    if json:
        from pm_career.documents.frameworks import build_map_answer

        answers.show_json(build_map_answer(draft))
    elif not to_file:
        streams.write(escape_hidden(format_map(draft)))
    _tell_next(draft, target, output if to_file else None, in_json=json)


def _tell_next(draft: Draft, target: str, output: str | None, *, in_json: bool) -> None:
    """Print on stderr where the map is, how much of it is to be checked, and how to use it."""
    file = shlex.quote(one_line(output)) if output else "FILE"
    if output:
        streams.tell(f"The map from {draft.source.id} to {draft.target.id} is in {file}.")
    elif in_json:
        return
    guesses = draft.guesses
    check = f"{guesses} lines say guess: check them." if guesses > 1 else "One line says guess: check it."
    streams.tell(check if guesses else "Nothing in it is a guess.")
    streams.tell(f"Then: pmcareer me --framework {shlex.quote(one_line(target))} --map {file}")
