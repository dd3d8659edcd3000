"""`pmcareer today`: what matters today, in three lines."""

from __future__ import annotations

from pm_career.commands import clock, options, output
from pm_career.commands.person_context import open_owner
from pm_career.journal import review as journal
from pm_career.journal.access import open_store

EXAMPLES = (
    ("pmcareer today", "what is due first, what to write down, what to develop"),
    ("pmcareer today --json", "the same as JSON"),
)


def command(
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show what matters today in three lines: what is due first, what to write down and what to develop."""
    today = clock.today()
    with open_store() as store:
        found = journal.read_today(store, open_owner(store, person, framework), today)
    if json:
        from pm_career.documents.review import build_today_answer

        output.show_json(build_today_answer(found))
        return
    from pm_career.views.review import build_today_page

    output.show(build_today_page(found, today), output.Manner(json, plain, color))
