"""`pmcareer data move skill|level OLD NEW`: what a ladder renamed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pm_career.commands import clock, options, streams
from pm_career.domain.names import find_level, find_skill
from pm_career.domain.text import one_line
from pm_career.journal.access import open_ladder, open_store, open_store_for_change, parse_person
from pm_career.store.people import read_profile
from pm_career.store.renamed_ids import save_move


class Kind(StrEnum):
    """What was renamed."""

    SKILL = "skill"
    LEVEL = "level"


def command(
    kind: Annotated[Kind, typer.Argument(metavar="skill|level", help="What the ladder renamed.")],
    old: Annotated[str, typer.Argument(metavar="OLD", help="The id that your data has.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What the ladder calls it now.")],
    framework: options.Framework = None,
    person: options.Person = None,
) -> None:
    """Read what your data calls OLD as NEW from now on. What was written keeps its name; undo takes it back."""
    with open_store() as store:
        ladder = open_ladder(read_profile(store, parse_person(person)), framework)
    present = find_skill(ladder, new).id if kind == Kind.SKILL else find_level(ladder, new).id
    with open_store_for_change(clock.now()) as change:
        save_move(change, ladder.id, "skill" if kind == Kind.SKILL else "level", old, present)
    streams.tell(one_line(f"From now on {old} is read as {present}."))
