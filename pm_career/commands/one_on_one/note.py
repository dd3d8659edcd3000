"""`pmcareer one-on-one note TEXT`: note something to bring up."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, hints, output, streams
from pm_career.commands import options as shared
from pm_career.commands.one_on_one import options
from pm_career.commands.person_context import open_owner, write_ids
from pm_career.commands.prompts import STDIN, read_text
from pm_career.domain.one_on_ones import OneOnOne
from pm_career.errors import UsageError
from pm_career.journal import one_on_ones as journal
from pm_career.journal.access import open_store_for_change
from pm_career.store.log import make_excerpt


def command(
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="What to bring up; or - for stdin. Left out: stdin.")
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="For yourself alone: it is in no document and no JSON.")
    ] = False,
    remove: Annotated[
        int | None, typer.Option("--remove", metavar="N", help="Take out the point with this number instead.")
    ] = None,
    with_name: options.With = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
) -> None:
    """Note something to bring up in the next one-on-one. It stays until it was talked about."""
    if remove is not None:
        if text is not None or private:
            raise UsageError("--remove takes out a point that is there.", "Leave the text and --private out.")
        with open_store_for_change(clock.now()) as change:
            left, gone = journal.remove_point(change, open_owner(change, person, framework), remove, with_name)
        streams.tell(f"Removed point {remove}: {make_excerpt(gone.text)}")
        streams.tell("Take it back: pmcareer data undo")
        _answer(left, json=json)
        return
    typed = read_text(STDIN if text is None else text)
    with open_store_for_change(clock.now()) as change:
        owner = open_owner(change, person, framework)
        noted, number = journal.note(change, owner, typed, typed=with_name, private=private)
    streams.tell(f"Noted in {noted.id} as point {number}{', private' if private else ''}: {make_excerpt(typed)}")
    streams.tell(f"What it is about: {hints.complete('pmcareer one-on-one')}")
    _answer(noted, json=json)


def _answer(noted: OneOnOne, *, json: bool) -> None:
    if json:
        from pm_career.documents.one_on_one import build_one_on_one

        output.show_json(build_one_on_one(noted))
    else:
        write_ids((noted.id,))
