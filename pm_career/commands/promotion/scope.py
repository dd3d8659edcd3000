"""`pmcareer promotion scope PART TEXT`: one's own line about a part of the scope."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, streams
from pm_career.commands import options as shared
from pm_career.commands.person_context import open_owner
from pm_career.commands.promotion import options
from pm_career.commands.promotion.questions import ask_sentence
from pm_career.commands.prompts import read_text
from pm_career.domain.text import one_line, start_sentence
from pm_career.journal import claims as journal
from pm_career.journal.access import open_store, open_store_for_change


def command(
    part: Annotated[str, typer.Argument(metavar="PART", help="One of: impact, autonomy, influence, complexity.")],
    text: Annotated[
        str | None,
        typer.Argument(metavar="TEXT", help="How far your work reaches; - for stdin. Left out: you are asked."),
    ] = None,
    to: options.To = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
) -> None:
    """Write your own line about the scope, how far your work reaches, to stand beside the level's. '' takes it out."""
    if text is None:
        with open_store() as store:
            part, present = journal.read_scope(store, open_owner(store, person, framework), part, to=to)
        text = ask_sentence(f"{start_sentence(part)}, in a sentence", present)
    else:
        text = read_text(text)
    with open_store_for_change(clock.now()) as change:
        written = journal.write_scope(change, open_owner(change, person, framework), part, text, to=to)
    streams.tell(f"{start_sentence(written[0])}: {one_line(written[1]) or 'nothing of your own now'}")
