"""`pmcareer promotion check`: what a committee would send back, where, and what to do about it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pm_career.advice.promotion_check.finding import Remedy
from pm_career.commands import clock, hints, output
from pm_career.commands import options as shared
from pm_career.commands.exit_codes import ExitCode
from pm_career.commands.options import FileOption
from pm_career.commands.person_context import open_owner
from pm_career.commands.promotion import options
from pm_career.commands.prompts import STDIN, read_file
from pm_career.domain.dates import parse_first_day
from pm_career.journal import promotion_check as journal
from pm_career.journal.access import open_store
from pm_career.journal.audience import read_case_for
from pm_career.views.promotion import count_claim_words
from pm_career.views.promotion_check import build_check_page, build_draft_page, format_command


def command(
    to: options.To = None,
    since: options.Since = None,
    audience: options.For = None,
    names: options.Names = False,
    draft: Annotated[
        str | None,
        FileOption("--draft", metavar="FILE|-", help="Check a text that was written from the case; - for stdin."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if anything is found.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Show each finding.")] = False,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
    plain: shared.Plain = False,
    color: shared.Color = None,
) -> None:
    """Check what a committee would send back in your promotion case.

    Each finding has a rule, a place, and what to type. docs/rules.md has the rules. With --draft it checks a text that
    you or an assistant wrote from the case, in Markdown, and names the sentences that rest on none of its evidence.
    """
    today = clock.today()
    text = None if draft is None else read_file(draft, "A draft is a few pages.")
    with open_store() as store:
        owner = open_owner(store, person, framework)
        seen = read_case_for(
            store,
            owner,
            today,
            audience or "self",
            to=to,
            since=parse_first_day(since, today),
            keep_names=names,
        )
    case = seen.case
    report = journal.check_audience_case(owner, seen, count_claim_words(case))

    def format(remedy: Remedy) -> str:
        """What to type, with the options of this call and, on the case, its level if one was typed."""
        words = format_command(remedy)
        on_case = to and words.startswith("pmcareer promotion")
        return hints.complete(f"{words} --to {case.target.id}" if on_case else words)

    checked = None if text is None else journal.check_text(seen, text)
    manner = output.Manner(json, plain, color)
    if json:
        from pm_career.documents.promotion_check import build_check_answer

        output.show_json(build_check_answer(case, report, checked, format))
    elif checked is not None:
        name = "stdin" if draft == STDIN else Path(draft or "").name
        output.show(build_draft_page(case, checked, name, full=full), manner)
    else:
        output.show(build_check_page(case, report, full=full, format=format), manner)
    found = report.findings if checked is None else checked.unsupported
    if strict and found:
        raise typer.Exit(ExitCode.FAILED)
