"""`pmcareer promotion keep ID`: keep a piece of evidence in the case."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, streams
from pm_career.commands import options as shared
from pm_career.commands.options import EvidenceArgument, SkillOption
from pm_career.commands.person_context import open_owner
from pm_career.commands.promotion import options
from pm_career.domain.text import join_names
from pm_career.journal import promotion as journal
from pm_career.journal.access import open_store_for_change


def command(
    id: Annotated[str, EvidenceArgument(help="The evidence's id, such as e3.")],
    skills: Annotated[
        list[str] | None, SkillOption("--skill", help="The skill that it shows; those it is tied to, unless given.")
    ] = None,
    responsibilities: Annotated[
        list[str] | None,
        typer.Option(
            "--responsibility", metavar="RESPONSIBILITY", help="The responsibility of the level that it shows."
        ),
    ] = None,
    behaviour: Annotated[
        int | None,
        typer.Option("--behaviour", metavar="N", help="The number of the behaviour of the skill that it shows."),
    ] = None,
    first: Annotated[
        bool | None, typer.Option("--first/--not-first", help="Put it first, or not. At most three are.")
    ] = None,
    to: options.To = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
) -> None:
    """Keep a piece of evidence in the case. An expectation for which you keep some shows only these, at most seven."""
    with open_store_for_change(clock.now()) as change:
        kept = journal.keep(
            change,
            open_owner(change, person, framework),
            id,
            to=to,
            skills=skills or (),
            responsibilities=responsibilities or (),
            behaviour=behaviour,
            first=first,
        )
    where = join_names([each.title for each in kept.subjects])
    streams.tell(f"Kept {kept.evidence.id} for {where}{', first' if kept.is_first else ''}.")
