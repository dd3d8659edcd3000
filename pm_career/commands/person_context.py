"""What the commands about a person's notes share: whose notes they open, and the ids of what they stored."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from pm_career.commands import streams
from pm_career.domain.ratings import Rater
from pm_career.domain.text import one_line
from pm_career.journal.access import Owner, find_owner, parse_person
from pm_career.store.log import Store

RaterOption = Annotated[Rater, typer.Option("--rater", help="Whose ratings: your own, or those somebody gave you.")]


def open_owner(store: Store, person: str | None, framework: str | None) -> Owner:
    """The notes of the person that --person names, on the ladder of --framework or the person's own.

    Says on stderr where the person's own ladder cannot be opened: the notes can be read and written without it.
    """
    owner = find_owner(store, parse_person(person), framework)
    if owner.fault is not None:
        message = one_line(owner.fault.message)
        streams.tell(f"Your ladder cannot be opened, so skills are shown by their ids: {message}")
    return owner


def write_ids(ids: Iterable[str]) -> None:
    """Write the ids of what was stored to stdout, one a line, for a script; nothing where stdout is a terminal."""
    if not streams.is_terminal(sys.stdout):
        streams.write("".join(f"{each}\n" for each in ids))
