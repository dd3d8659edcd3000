"""`pmcareer promotion ask TEXT`: what the case asks for."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, streams
from pm_career.commands import options as shared
from pm_career.commands.person_context import open_owner
from pm_career.commands.promotion import options
from pm_career.commands.promotion.questions import ask_sentence
from pm_career.commands.prompts import read_text
from pm_career.domain.text import one_line
from pm_career.journal import claims as journal
from pm_career.journal.access import open_store, open_store_for_change


def command(
    text: Annotated[
        str | None,
        typer.Argument(metavar="TEXT", help="What you ask for, in a sentence; - for stdin. Left out: you are asked."),
    ] = None,
    to: options.To = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
) -> None:
    """Say in a sentence what the case asks for, and by when. '' takes it out."""
    if text is None:
        with open_store() as store:
            present = journal.read_ask(store, open_owner(store, person, framework), to=to)
        text = ask_sentence("What do you ask for, in a sentence", present)
    else:
        text = read_text(text)
    with open_store_for_change(clock.now()) as change:
        asked = journal.write_ask(change, open_owner(change, person, framework), text, to=to)
    streams.tell(f"The ask: {one_line(asked)}" if asked else "The case has no ask now.")
