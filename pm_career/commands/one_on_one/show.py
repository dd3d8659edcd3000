"""`pmcareer one-on-one show ID`: one of them whole."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, output
from pm_career.commands import options as shared
from pm_career.commands.completion.values import complete_one_on_ones
from pm_career.commands.person_context import open_owner
from pm_career.journal import one_on_ones as journal
from pm_career.journal.access import open_store
from pm_career.store.goals import find_goal


def command(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="The one-on-one's id, such as m1.", autocompletion=complete_one_on_ones)
    ],
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
    plain: shared.Plain = False,
    color: shared.Color = None,
) -> None:
    """Show one of them whole: its points, which of them carried over, and the goals that were agreed."""
    with open_store() as store:
        owner = open_owner(store, person, framework)
        found = journal.find(store, owner, id)
        goals = tuple(find_goal(store, each) for each in found.goals)
    if json:
        from pm_career.documents.one_on_one import build_one_on_one

        output.show_json(build_one_on_one(found))
        return
    from pm_career.views.one_on_one import build_held_page

    output.show(build_held_page(found, goals, owner.mention(), clock.today()), output.Manner(json, plain, color))
