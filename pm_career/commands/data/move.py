"""`pmcareer data move skill|level OLD NEW`: tell pmcareer what a ladder renamed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pm_career.commands import clock, options, streams
from pm_career.domain.renamed_ids import RenamedKind
from pm_career.domain.text import one_line
from pm_career.journal.access import open_store, open_store_for_change, parse_person
from pm_career.journal.data_file import find_ladder_and_id
from pm_career.store.renamed_ids import save_move


class Kind(StrEnum):
    """The kinds of things that a ladder may rename."""

    SKILL = "skill"
    LEVEL = "level"


def command(
    kind: Annotated[Kind, typer.Argument(metavar="skill|level", help="What the ladder renamed.")],
    old: Annotated[str, typer.Argument(metavar="OLD", help="The id in your notes.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its name or id on the ladder now.")],
    framework: options.Framework = None,
    person: options.Person = None,
) -> None:
    """Read OLD in your notes as NEW from now on. The notes themselves do not change; undo takes it back."""
    which: RenamedKind = "skill" if kind is Kind.SKILL else "level"
    with open_store() as store:
        ladder, new_id = find_ladder_and_id(store, parse_person(person), framework, which, new)
    with open_store_for_change(clock.now()) as change:
        save_move(change, ladder.id, which, old, new_id)
    streams.tell(one_line(f"From now on {old} is read as {new_id}."))
