"""`pmcareer plan show ID`: one goal with its check-ins and evidence."""

from __future__ import annotations

from pm_career.commands import clock, output
from pm_career.commands import options as shared
from pm_career.commands.person_context import open_owner
from pm_career.commands.plan import options
from pm_career.journal import goals as journal
from pm_career.journal.access import open_store


def command(
    id: options.Id,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
    plain: shared.Plain = False,
    color: shared.Color = None,
) -> None:
    """Show one goal: the sentence, the day, the signs, every check-in, and the evidence tied to it."""
    today = clock.today()
    with open_store() as store:
        owner = open_owner(store, person, framework)
        now, evidence, history, confirmed = journal.read_detail(store, owner, id, today)
    if json:
        from pm_career.documents.plan import build_show_answer

        output.show_json(build_show_answer(now, evidence, history, confirmed))
        return
    from pm_career.views.plan import build_page

    output.show(build_page(now, evidence, history, today, confirmed), output.Manner(json, plain, color))
