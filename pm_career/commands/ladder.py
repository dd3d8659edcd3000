"""`pmcareer ladder`: the whole ladder."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import options, output
from pm_career.frameworks.open import open_framework

EXAMPLES = (
    ("pmcareer ladder", "every level on one screen"),
    ("pmcareer ladder --tree", "responsibilities and focus skills as a tree"),
    ("pmcareer ladder --json", "all of it as JSON"),
)


def command(
    tree: Annotated[bool, typer.Option("--tree", help="Responsibilities and focus skills as a tree.")] = False,
    framework: options.Framework = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show the whole ladder: each level, its titles, what it is responsible for, what is in focus."""
    ladder = open_framework(framework)
    if json:
        from pm_career.documents.ladder import build_answer

        output.show_long_json(build_answer(ladder))
        return
    from pm_career.views import ladder as views

    shown = views.build_tree_page(ladder) if tree else views.build_table_page(ladder)
    output.show(shown, output.Manner(json, plain, color))
