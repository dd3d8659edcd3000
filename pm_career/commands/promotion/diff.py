"""`pmcareer promotion diff [COPY]`: what is new since the case was handed over."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.advice.case_diff import compare_cases, follow_renamed
from pm_career.commands import clock, output
from pm_career.commands import options as shared
from pm_career.commands.completion.values import complete_sent
from pm_career.commands.person_context import open_owner
from pm_career.commands.promotion import options
from pm_career.journal import sent_copies
from pm_career.journal.access import open_store


def command(
    copy: Annotated[
        str | None,
        typer.Argument(
            metavar="COPY", help="A copy's id or name; the newest, unless given.", autocompletion=complete_sent
        ),
    ] = None,
    to: options.To = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
    plain: shared.Plain = False,
    color: shared.Color = None,
) -> None:
    """Show what is new in the case since you handed a copy over, as its audience would see it."""
    from pm_career.documents.promotion import build_answer, build_copy

    with open_store() as store:
        owner = open_owner(store, person, framework)
        sent = sent_copies.find_copy(store, owner, copy, to)
        before = sent_copies.read_content(sent)
        now = sent_copies.read_case_again(store, owner, sent, clock.today())
    changes = compare_cases(follow_renamed(before, owner.renamed), build_answer(now))
    if json:
        output.show_json({"copy": build_copy(sent), "changes": changes})
        return
    from pm_career.views.promotion_copies import build_diff_page

    output.show(build_diff_page(sent, changes, clock.today()), output.Manner(json, plain, color))
