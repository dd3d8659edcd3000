"""`pmcareer evidence show ID`: one piece of evidence whole."""

from __future__ import annotations

from msgspec.structs import replace

from pm_career.commands import clock, output
from pm_career.commands import options as shared
from pm_career.commands.evidence import options
from pm_career.commands.person_context import open_owner
from pm_career.journal import evidence as journal
from pm_career.journal.access import open_store
from pm_career.journal.local_time import convert_to_local_time


def command(
    id: options.Id,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
    plain: shared.Plain = False,
    color: shared.Color = None,
) -> None:
    """Show one piece of evidence whole, and what it was before each edit."""
    with open_store() as store:
        owner = open_owner(store, person, framework)
        each, history, goals, said = journal.read_detail(store, owner, id)
    if json:
        from pm_career.documents.evidence import build_show_answer

        output.show_json(build_show_answer(each, history, owner.renamed, said))
        return
    from pm_career.views.evidence import build_page

    local = tuple(replace(former, replaced=convert_to_local_time(former.replaced)) for former in history)
    shown = build_page(each, local, goals, owner.names, clock.today(), said)
    output.show(shown, output.Manner(json, plain, color))
