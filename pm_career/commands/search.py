"""`pmcareer search WORDS…`: anything in the ladder."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from pm_career.advice.passages import Part
from pm_career.advice.search import search_or_complete
from pm_career.commands import options, output
from pm_career.errors import UsageError
from pm_career.frameworks.open import open_framework

EXAMPLES = (
    ("pmcareer search prioritise roadmap", "both words first, then either, in all their forms and spellings"),
    ("pmcareer search '\"say no\"'", "exactly these words"),
    ("pmcareer search negotiate --in action", "what to do about it: level, skill or action"),
)


def command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words, or a "quoted phrase".')],
    parts: Annotated[
        Optional[list[Part]],  # noqa: UP045  Typer reads the annotation at run time
        typer.Option("--in", help="Only levels, skills with their bars, or actions. Give it again for more."),
    ] = None,
    limit: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--limit", metavar="N", min=1, help="How many places at most; a screen shows 10, a pipe all."),
    ] = None,
    framework: options.Framework = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Find words anywhere in the ladder: levels, responsibilities, skills, behaviours, actions.

    A word finds all its forms: prioritize also prioritization and prioritising. Text in double quotes must be there
    exactly as typed; no other sign has a special meaning. A last word that occurs nowhere is taken for the beginning of
    a word.
    """
    ladder = open_framework(framework)
    asked = " ".join(words)
    found = search_or_complete(ladder, asked, parts or ())
    if not found.asked:
        raise UsageError("There is nothing to look for.", "Such as: pmcareer search negotiation")
    if json:
        from pm_career.documents.ladder import build_search_answer

        output.show_json(build_search_answer(words, found, limit))
        return
    from pm_career.views.search import build_page

    output.show(build_page(asked, found, limit), output.Manner(json, plain, color))
