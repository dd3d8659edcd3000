"""`pmcareer one-on-one list`: all one-on-ones."""

from __future__ import annotations

from pm_career.commands import clock, output
from pm_career.commands import options as shared
from pm_career.commands.person_context import open_owner
from pm_career.journal import one_on_ones as journal
from pm_career.journal.access import open_store


def command(
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
    plain: shared.Plain = False,
    color: shared.Color = None,
) -> None:
    """List one-on-ones: the next one, then those that were held, the last first.

    In a pipe each is a line: id, state, day, with whom, how many points, goals that were agreed.
    """
    with open_store() as store:
        owner = open_owner(store, person, framework)
        found = journal.list_all(store, owner)
    if json:
        from pm_career.documents.one_on_one import build_one_on_one

        output.show_json([build_one_on_one(each) for each in found])
        return
    from pm_career.views.one_on_one import build_list_page

    output.show(build_list_page(found, owner.mention(), clock.today()), output.Manner(json, plain, color))
