"""`pmcareer promotion claim SKILL TEXT`: one sentence on what was shown."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, hints, streams
from pm_career.commands import options as shared
from pm_career.commands.options import SkillArgument
from pm_career.commands.person_context import open_owner
from pm_career.commands.promotion import options
from pm_career.commands.promotion.questions import ask_sentence
from pm_career.commands.prompts import read_text
from pm_career.domain.text import one_line
from pm_career.journal import claims as journal
from pm_career.journal.access import open_store, open_store_for_change
from pm_career.journal.promotion import read_case


def command(
    about: Annotated[
        str, SkillArgument(metavar="SKILL", help="The skill, or the responsibility of the level, that it is about.")
    ],
    text: Annotated[
        str | None,
        typer.Argument(metavar="TEXT", help="What you have shown, in a sentence; - for stdin. Left out: it is asked."),
    ] = None,
    to: options.To = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
) -> None:
    """Write your claim for a skill or a responsibility: one sentence that the evidence below it shows.

    It has at most 280 characters. '' takes it out.
    """
    if text is None:
        with open_store() as store:
            owner = open_owner(store, person, framework)
            subject, present = journal.read_claim(store, owner, about, to=to)
        text = ask_sentence(f"{subject.title}, in a sentence", present)
    else:
        text = read_text(text)
    with open_store_for_change(clock.now()) as change:
        owner = open_owner(change, person, framework)
        subject, written = journal.write_claim(change, owner, about, text, to=to)
        is_shown = bool(written and read_case(change, owner, clock.today(), to=to).find(subject.id).evidence)
    streams.tell(f"{subject.title}: {one_line(written)}" if written else f"{subject.title} has no claim now.")
    if written and not is_shown:
        option = f"--{subject.kind} {subject.id}"
        streams.tell(f"To tie evidence to it: {hints.complete(f'pmcareer promotion keep ID {option}')}")
