"""`pmcareer level NAME`: one level whole."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import options, output
from pm_career.domain.names import find_level
from pm_career.frameworks.open import open_framework

EXAMPLES = (
    ("pmcareer level senior", "one level: what it asks, how people go wrong in it, where it leads"),
    ("pmcareer level 'vp of product' --full", "every skill in full"),
    ("pmcareer level pm --json", "the same as JSON"),
)


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A level by its id, title or everyday name.")],
    full: Annotated[bool, typer.Option("--full", help="Show every skill in full, not only those in focus.")] = False,
    framework: options.Framework = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show one level: scope, responsibilities, skills with their bar, and what to watch out for."""
    ladder = open_framework(framework)
    level = find_level(ladder, name)
    if json:
        from pm_career.documents.ladder import build_level_answer

        output.show_json(build_level_answer(ladder, level))
        return
    from pm_career.views.level import build_page

    output.show(build_page(ladder, level, full=full), output.Manner(json, plain, color))
