"""`pmcareer evidence remove ID...`: take evidence out."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import options, output, streams
from pm_career.commands.evidence.setting import Setting
from pm_career.commands.personal import changing, reading
from pm_career.store.evidence import remove_evidence
from pm_career.store.log import excerpt


def command(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of evidence, such as e12.")],
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
) -> None:
    """Take evidence out, with its history, as one change: pmcareer data undo brings all of it back."""
    with reading() as store:
        setting = Setting.of(store, person, framework)
        going = tuple(dict.fromkeys(setting.evidence(store, id).id for id in ids))
    with changing() as change:
        removed = [remove_evidence(change, id) for id in going]
    for each in removed:
        streams.tell(f"Removed {each.id} {excerpt(each.what)}")
    streams.tell(f"pmcareer data undo brings {'it' if len(removed) == 1 else 'them'} back.")
    if json:
        from pm_career.documents.evidence import evidence as document

        output.show_json([document(each, setting.moves) for each in removed])
