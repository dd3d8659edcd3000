"""`pmcareer data move skill|level OLD NEW`: tell pmcareer what a ladder renamed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pm_career.commands import clock, options, streams
from pm_career.commands.completion.values import complete_renamed
from pm_career.domain.renamed_ids import RenamedKind
from pm_career.domain.text import format_counts, join_names, one_line
from pm_career.journal.access import open_store_for_change, parse_person
from pm_career.journal.data_file import move_id


class Kind(StrEnum):
    """The kinds of things that a ladder may rename."""

    SKILL = "skill"
    LEVEL = "level"


def command(
    kind: Annotated[Kind, typer.Argument(metavar="skill|level", help="What the ladder renamed.")],
    old: Annotated[str, typer.Argument(metavar="OLD", autocompletion=complete_renamed, help="The id in your notes.")],
    new: Annotated[
        str, typer.Argument(metavar="NEW", autocompletion=complete_renamed, help="Its name or id on the ladder now.")
    ],
    framework: options.Framework = None,
    person: options.Person = None,
) -> None:
    """Read OLD in your notes as NEW from now on. The notes themselves do not change; undo takes it back."""
    which: RenamedKind = "skill" if kind is Kind.SKILL else "level"
    with open_store_for_change(clock.now()) as change:
        moved = move_id(change, parse_person(person), framework, which, old, new)
    streams.tell(one_line(f"From now on {old} is read as {moved.new}."))
    if not moved.uses:
        streams.tell(one_line(f"Nothing in the notes has the {which} {old} now."))
    elif moved.before:
        streams.tell(
            one_line(
                f"Until now it was read as {join_names(moved.before)}, which this takes away from it: "
                f"{format_counts(dict(moved.uses))}. Take it back with: pmcareer data undo"
            )
        )
