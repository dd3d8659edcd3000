"""`pmcareer data move skill|level OLD NEW`: what a ladder renamed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pm_career.commands import options, streams
from pm_career.commands.personal import changing, ladder_of, reading, whose
from pm_career.commands.session import level_called, skill_called
from pm_career.domain.text import one_line
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
    with reading() as store:
        ladder = ladder_of(read_profile(store, whose(person)), framework)
    present = skill_called(ladder, new).id if kind == Kind.SKILL else level_called(ladder, new).id
    with changing() as change:
        save_move(change, ladder.id, "skill" if kind == Kind.SKILL else "level", old, present)
    streams.tell(one_line(f"From now on {old} is read as {present}."))
